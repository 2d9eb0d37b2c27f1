//! From which site a shared link comes.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-site-name",
    title: "Previews show the name of the site",
    failure_title: "",
    severity: Info,
    why: "Networks show `og:site_name` beside the title; without it they show the host.",
    fix: "`<meta property=\"og:site_name\" content=\"…\">`",
    references: &[Url("https://ogp.me/#optional")],
    examples: &[
        Pass(r#"<meta property="og:site_name" content="Mugs &amp; More">"#),
        Fail(r#"<meta property="og:title" content="Mugs">"#),
        Inapplicable("<title>A page without Open Graph</title>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_given = ["og:title", "og:image", "og:url"].iter().any(|name| page.meta_text(name).is_some());
    match page.meta_text("og:site_name") {
        Some(_) => pass(),
        None if is_given => fail("og:site_name is missing"),
        None => inapplicable(),
    }
}
