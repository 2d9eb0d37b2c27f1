//! Browsers use only the first of several titles.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-single",
    title: "The page has one title",
    failure_title: "The page has several titles",
    severity: Minor,
    why: "Browsers show the first title and ignore the others, but search engines may use any of them. The usual cause \
          is a theme and a plugin that both write one.",
    fix: "Remove all `title` elements but one.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/semantics.html#the-title-element"),
        Url("https://developers.google.com/search/docs/appearance/title-link"),
    ],
    examples: &[
        Pass("<title>Cats</title><p>Cats</p>"),
        Pass("<title>Cats</title><svg><title>A cat</title></svg>"),
        Fail("<title>Cats</title><title>Cats and dogs</title>"),
        Fail("<head><title>Cats</title></head><body><title>Cats and dogs</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(|page| {
        let titles: Vec<_> = page.all("title").collect();
        match titles.len() {
            0 => inapplicable(),
            1 => pass(),
            count => {
                let in_body = titles.iter().filter(|title| !title.in_head()).count();
                let place = if in_body > 0 { format!(", {in_body} of them in the body") } else { String::new() };
                let message = format!("The page has {count} `title` elements{place}; browsers use the first");
                fail(message).with("count", count).at_all(titles)
            }
        }
    }),
};
