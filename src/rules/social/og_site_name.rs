//! Link previews show which site a link belongs to.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-site-name",
    title: "The page has an og:site_name for link previews",
    failure_title: "The page has no og:site_name for link previews",
    severity: Info,
    why: "Networks show `og:site_name` next to the title. Without it, they show the host name.",
    fix: "Add `<meta property=\"og:site_name\" content=\"…\">`.",
    references: &[Url("https://ogp.me/#optional")],
    examples: &[
        Pass(r#"<meta property="og:site_name" content="Mugs &amp; More">"#),
        Fail(r#"<meta property="og:title" content="Mugs">"#),
        Inapplicable("<title>A page without Open Graph</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_given = ["og:title", "og:image", "og:url"].iter().any(|name| page.meta_text(name).is_some());
    match page.meta_text("og:site_name") {
        Some(_) => pass(),
        None if is_given => fail("og:site_name is missing"),
        None => inapplicable(),
    }
}
