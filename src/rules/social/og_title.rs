//! Link previews need a title.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-title",
    title: "The page has an og:title for link previews",
    failure_title: "og:title is missing or empty",
    severity: Minor,
    why: "A link preview shows `og:title`, or the page title if there is none. Without both, it shows only the URL.",
    fix: "Add `<meta property=\"og:title\" content=\"…\">` with the title of the page, without the site name.",
    references: &[Url("https://ogp.me/#metadata")],
    examples: &[
        Pass(r#"<title>Mugs – Shop</title><meta property="og:title" content="Mugs">"#),
        Pass(r#"<meta name="og:title" content="Mugs">"#),
        Fail(r#"<title>Mugs</title><meta property="og:title" content=" ">"#),
        Fail(r#"<title>Mugs</title><meta property="og:type" content="website">"#),
        CannotTell(r#"<title>Mugs</title><meta property="og:title" ng-attr-content="{{ page.title }}">"#),
        Inapplicable("<title>Without Open Graph tags: social.og-image reports it</title>"),
        Inapplicable(r#"<p>No title: onpage.title reports it<meta property="og:type" content="website">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.meta_elements("og:title").next() {
        Some(meta) if meta.is_bound("content") => cannot_tell("A script sets og:title").at(meta),
        Some(meta) if meta.attr_text("content").is_none() => fail("og:title is empty").at(meta),
        Some(_) => pass(),
        // Other rules report that the page has no title, or no Open Graph tags at all.
        None if !page.has_open_graph() || page.title().is_none_or(|title| title.is_empty()) => inapplicable(),
        None => fail("og:title is missing, so previews show the page title").as_severity(Info),
    }
}
