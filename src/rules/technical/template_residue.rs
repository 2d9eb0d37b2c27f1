//! Search results and shared links show a placeholder that was not filled in.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.template-residue",
    title: "Title and description contain no template placeholders",
    failure_title: "The title or description is a template placeholder",
    severity: Major,
    why: "`{{ title }}` or `undefined` in the title or description is shown in search results and in every shared \
          link.",
    fix: "Fill in the value on the server, and leave out the element if there is no value.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>undefined - JavaScript</title>"),
        Pass("<title>How to write {{ braces }} in a template</title>"),
        Fail("<title>{{ page.title }}</title>"),
        Fail("<title>undefined</title>"),
        Fail(r#"<meta name="description" content="[object Object]">"#),
        Fail(r#"<title>Cats</title><meta property="og:title" content="%title%">"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["description", "og:title", "og:description", "twitter:title"];
    let metas = names
        .iter()
        .flat_map(|name| page.meta_elements(name))
        .filter_map(|meta| Some((meta, collapse(meta.get("content")?))));
    let texts: Vec<_> = page.all("title").take(1).map(|title| (title, title.words())).chain(metas).collect();
    let leftovers: Vec<_> = texts.iter().filter(|(_, text)| is_leftover(text)).map(|(element, _)| *element).collect();
    match leftovers.len() {
        0 if texts.is_empty() => inapplicable(),
        0 => pass(),
        _ => fail("A placeholder was not filled in").at_all(leftovers),
    }
}

/// Returns true if the whole text is a placeholder; texts that only mention one are fine.
fn is_leftover(text: &str) -> bool {
    let is_within =
        |open: &str, close: &str| text.len() > open.len() && text.starts_with(open) && text.ends_with(close);
    let is_one_word = !text.contains(' ');
    is_within("{{", "}}")
        || is_within("${", "}")
        || is_within("<%", "%>")
        || is_within("{%", "%}")
        || is_one_word && is_within("%", "%")
        || matches!(text, "undefined" | "null" | "NaN" | "[object Object]")
}
