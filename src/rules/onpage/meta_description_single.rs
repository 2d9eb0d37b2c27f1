//! Of two descriptions nobody knows which one counts.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-description-single",
    title: "The page has one meta description",
    failure_title: "",
    severity: Minor,
    why: "With several, search engines take one or join them. It usually means that a theme and a plugin both write \
          one.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let metas: Vec<_> = page.all("meta").filter(|meta| meta.attr_is("name", "description")).collect();
    let mut texts: Vec<_> = metas.iter().filter_map(|meta| meta.text_of("content")).collect();
    texts.sort_unstable();
    texts.dedup();
    match texts.len() {
        _ if metas.is_empty() => inapplicable(),
        0 | 1 => pass(),
        count => fail(format!("The page has {count} meta descriptions")).with("count", count).at_all(metas),
    }
}
