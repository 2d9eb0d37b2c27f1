//! Which address the shares of a page are counted for.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-url",
    title: "og:url is an absolute address without a fragment",
    failure_title: "",
    severity: Minor,
    why: "Networks gather likes and comments under `og:url`. From a relative or empty one they get a wrong page or \
          none.",
    fix: "Write the canonical address: `<meta property=\"og:url\" content=\"https://example.com/page\">`, or leave it \
          out.",
    references: &[
        Url("https://ogp.me/#metadata"),
        Url("https://developers.facebook.com/docs/sharing/webmasters/#markup"),
    ],
    examples: &[
        Pass(r#"<meta property="og:url" content="https://example.com/mugs">"#),
        Fail(r#"<meta property="og:url" content="/mugs">"#),
        Fail(r#"<meta property="og:url" content="">"#),
        Fail(r#"<meta property="og:url" content="https://example.com/mugs#blue">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.metas("og:url").next() else { return inapplicable() };
    let address = meta.text_of("content").unwrap_or_default();
    let lower = clip(address, 16).to_ascii_lowercase();
    if address.is_empty() {
        fail("og:url is empty").at(meta)
    } else if !lower.starts_with("https://") && !lower.starts_with("http://") {
        fail("og:url is no absolute address").at(meta)
    } else if address.contains('#') {
        fail("og:url has a fragment").at(meta)
    } else {
        pass()
    }
}
