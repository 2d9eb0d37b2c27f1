//! What a shared link is called.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-title",
    title: "The page has a title for link previews",
    failure_title: "",
    severity: Minor,
    why: "A preview shows `og:title`, and the page's title where there is none. With neither it shows the bare \
          address.",
    fix: "`<meta property=\"og:title\" content=\"…\">`, the title without the name of the site.",
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
    match page.metas("og:title").next() {
        Some(meta) if meta.text_of("content").is_none() => fail("og:title is empty").at(meta),
        Some(_) => pass(),
        None if page.title().is_some_and(|title| !title.is_empty()) => {
            fail("No og:title; previews show the page's title").as_severity(Info)
        }
        None => fail("Neither og:title nor a title"),
    }
}
