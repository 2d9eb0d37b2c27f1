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
        Fail("<p>Mugs"),
        Fail(r#"<title>Mugs</title><meta property="og:title" content=" ">"#),
        Fail("<title>Mugs</title>"),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.meta_elements("og:title").next() {
        Some(meta) if meta.attr_text("content").is_none() => fail("og:title is empty").at(meta),
        Some(_) => pass(),
        None if page.title().is_some_and(|title| !title.is_empty()) => {
            fail("og:title is missing, so previews show the page title").as_severity(Info)
        }
        None => fail("og:title and the page title are both missing"),
    }
}
