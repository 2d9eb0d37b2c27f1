//! A separator with no text beside it shows that a part of the title is missing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-half-empty",
    title: "No part of the title is missing",
    failure_title: "A part of the title is missing",
    severity: Minor,
    why: "A title such as \"| Example\" lacks the part that distinguishes the page from others. The usual cause is an \
          empty field of the template.",
    fix: "Fill in the missing part, or omit the separator if there is none.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Cats | Example</title>"),
        Pass("<title>-40 degrees: cats in winter</title>"),
        Pass("<title>« Les mots » - Attac France</title>"),
        Pass("<title>Example — « Les mots »</title>"),
        Pass("<title>:: Example ::</title>"),
        Pass("<title>• Example</title>"),
        Pass("<title>→ Cats 🐈 - Example</title>"),
        Fail("<title>» Example</title>"),
        Fail("<title>Cats » - Example</title>"),
        Fail("<title>| Example |</title>"),
        Fail("<title>| Example</title>"),
        Fail("<title>Cats – </title>"),
        Fail("<title>Cats | | Example</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title").filter(|title| !title.words().is_empty()) else { return inapplicable() };
    let text = title.words();
    let words: Vec<&str> = text.split(' ').collect();
    // French quotation marks stand apart from the words between them.
    let is_quoted = text.contains('«');
    let is_separator = |word: &&str| match *word {
        "»" => !is_quoted,
        word => matches!(word, "|" | "-" | "–" | "—" | "·" | "•" | "::"),
    };
    // A bullet before the name, and the same mark on both sides of it, are decoration.
    let is_decorated = words.first() == words.last() && words.first() != Some(&"|") || words.first() == Some(&"•");
    let at_end = words.first().is_some_and(is_separator) && !is_decorated
        || words.last().is_some_and(is_separator) && words.first() != words.last()
        || words.last() == Some(&"|");
    let in_row = words.iter().zip(words.iter().skip(1)).any(|(one, next)| is_separator(one) && is_separator(next));
    if at_end || in_row {
        fail("The title starts or ends with a separator, or has two in a row").at(title)
    } else {
        pass()
    }
}
