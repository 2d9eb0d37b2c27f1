//! The title and the main heading should name the same subject.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-vs-h1",
    title: "The title and the main heading have words in common",
    failure_title: "The title and the main heading have no word in common",
    severity: Info,
    why: "People who come from a search result look for the words of its title. Google uses the heading for the title \
          link if the two do not match.",
    fix: "Name the same subject in both. They need not be identical.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("GET https://example.com/cats\n200\n\n<title>Cat food and toys | Example</title><h1>Food for cats</h1>"),
        Pass("GET https://example.com/cats\n200\n\n<title>Hundefutter kaufen</title><h1>Futter für Hunde</h1>"),
        Fail("GET https://example.com/cats\n200\n\n<title>Cat food | Example</title><h1>Dogs and their people</h1>"),
        Inapplicable("<title>Example Ltd</title><h1>We make things that last</h1>"),
        Inapplicable("GET https://example.com/cats\n200\n\n<title>Cats</title><p>They sleep"),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

fn check(page: &PageFacts) -> Verdict {
    // The start page is about the whole site, and its heading is often a slogan.
    if page.url().path() == "/" {
        return inapplicable();
    }
    let Some(title) = page.first("title") else { return inapplicable() };
    let mut headings = page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading);
    // If there are several main headings, each of them names only a part.
    let Some(heading) = headings.next().filter(|_| headings.next().is_none()) else { return inapplicable() };
    let words = |text: &str| -> Vec<String> { spoken_words(text).into_iter().take(60).collect() };
    let (of_title, of_heading) = (words(clip(title.text(), 1_000)), words(clip(&heading.label_text(), 1_000)));
    if of_title.is_empty() || of_heading.is_empty() {
        return inapplicable();
    }
    let is_shared = of_title.iter().any(|one| of_heading.iter().any(|other| are_related(one, other)));
    if is_shared { pass() } else { fail("The title and the main heading have no word in common").at(title).at(heading) }
}

/// Returns true if two words are equal, start with the same four characters, or if one contains the other.
fn are_related(one: &str, other: &str) -> bool {
    let start = |word: &str| word.char_indices().nth(4).map_or(word.len(), |(at, _)| at);
    let is_long = |word: &str| word.chars().nth(3).is_some();
    one == other
        || is_long(one)
            && is_long(other)
            && (one.get(..start(one)) == other.get(..start(other)) || one.contains(other) || other.contains(one))
}
