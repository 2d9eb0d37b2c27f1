//! Networks count the shares of a page for its `og:url`.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-url",
    title: "og:url is an absolute URL without a fragment",
    failure_title: "og:url is empty, not absolute or has a fragment",
    severity: Minor,
    why: "Networks collect likes and comments under `og:url`. With a relative or empty value, they use a wrong page or \
          none.",
    fix: "Set it to the canonical URL: `<meta property=\"og:url\" content=\"https://example.com/page\">`. \
          Alternatively, remove the tag.",
    references: &[
        Url("https://ogp.me/#metadata"),
        Url("https://developers.facebook.com/docs/sharing/webmasters/#markup"),
    ],
    examples: &[
        Pass(r#"<meta property="og:url" content="https://example.com/mugs">"#),
        Fail(r#"<meta property="og:url" content="/mugs">"#),
        Fail(r#"<meta property="og:url" content="">"#),
        Fail(r#"<meta property="og:url" content="https://example.com/mugs#blue">"#),
        CannotTell(r#"<meta property="og:url" ng-attr-content="{{ page.url }}">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("og:url").next() else { return inapplicable() };
    let url = meta.attr_text("content").unwrap_or_default();
    let lower = clip(url, 16).to_ascii_lowercase();
    if url.is_empty() && meta.is_bound("content") {
        cannot_tell("A script sets og:url").at(meta)
    } else if url.is_empty() {
        fail("og:url is empty").at(meta)
    } else if !lower.starts_with("https://") && !lower.starts_with("http://") {
        fail("og:url is not an absolute URL").at(meta)
    } else if url.contains('#') {
        fail("og:url has a fragment").at(meta)
    } else {
        pass()
    }
}
