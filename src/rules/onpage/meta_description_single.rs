//! A page should have only one meta description.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-description-single",
    title: "The page has one meta description",
    failure_title: "The page has several meta descriptions",
    severity: Minor,
    why: "If there are several, search engines take one or join them. The usual cause is a theme and a plugin that \
          both write one.",
    fix: "Remove all meta descriptions but one.",
    references: &[Url("https://developers.google.com/search/docs/appearance/snippet")],
    examples: &[
        Pass(r#"<meta name="description" content="All about cats."><meta property="og:description" content="Cats!">"#),
        Pass(
            r#"<meta name="description" content="All about cats."><meta name="description" content="All about cats.">"#,
        ),
        Fail(r#"<meta name="description" content="All about cats."><meta name="Description" content="Cats!">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let metas: Vec<_> = page.all("meta").filter(|meta| meta.attr_is("name", "description")).collect();
    let mut texts: Vec<_> = metas.iter().filter_map(|meta| meta.attr_text("content")).collect();
    texts.sort_unstable();
    texts.dedup();
    match texts.len() {
        _ if metas.is_empty() => inapplicable(),
        0 | 1 => pass(),
        count => fail(format!("The page has {count} different meta descriptions")).with("count", count).at_all(metas),
    }
}
