//! A separator with nothing beside it shows that something was left out.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-half-empty",
    title: "No part of the title is missing",
    failure_title: "",
    severity: Minor,
    why: "“| Example” has lost what tells this page from all others; usually a field of the template was empty.",
    fix: "Fill in the missing part, or leave the separator out where there is none.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Cats | Example</title>"),
        Pass("<title>-40 degrees: cats in winter</title>"),
        Fail("<title>| Example</title>"),
        Fail("<title>Cats – </title>"),
        Fail("<title>Cats | | Example</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title").filter(|title| !title.words().is_empty()) else { return inapplicable() };
    let text = title.words();
    let words: Vec<&str> = text.split(' ').collect();
    let is_separator = |word: &&str| matches!(*word, "|" | "-" | "–" | "—" | "·" | "•" | "»" | "::");
    let at_end = words.first().is_some_and(is_separator) || words.last().is_some_and(is_separator);
    let in_row = words.iter().zip(words.iter().skip(1)).any(|(one, next)| is_separator(one) && is_separator(next));
    if at_end || in_row { fail("A part of the title is missing").at(title) } else { pass() }
}
