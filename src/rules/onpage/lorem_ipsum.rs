//! Live pages should not contain placeholder text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.lorem-ipsum",
    title: "The page contains no placeholder text",
    failure_title: "The page contains placeholder text",
    severity: Major,
    why: "\"Lorem ipsum\" tells visitors that the page is unfinished, and gives search engines nothing to list it for.",
    fix: "Replace the placeholder with the real text, or take the page offline until the text is ready.",
    references: &[Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content")],
    examples: &[
        Pass("<h1>What is lorem ipsum?</h1><p>Lorem ipsum is a text that begins: lorem ipsum dolor sit amet.</p>"),
        Pass(
            "<title>Lorem ipsum generator</title><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.</p>",
        ),
        Pass("<h1>Files</h1><pre>TEXT = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit'</pre>"),
        Fail("<h1>Cats</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.</p>"),
        Fail("<h1>Cats</h1><p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam.</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // Ten words are more than a mention. A page about placeholder text names it in its title or heading.
    let is_subject =
        |text: &str| ["ipsum", "placeholder", "dummy"].iter().any(|word| text.to_lowercase().contains(word));
    let heading = page.first("h1").map(Element::words).unwrap_or_default();
    if is_subject(&page.title().unwrap_or_default()) || is_subject(clip(&heading, 1_000)) {
        return pass();
    }
    let is_quoted = ["code", "pre", "textarea"]
        .iter()
        .flat_map(|name| page.all(name).take(200))
        .any(|code| contains(clip(code.text(), 20_000), "ipsum dolor"));
    if is_quoted {
        return pass();
    }
    let text = page.document.text();
    let found = ["consectetur adipis", "consetetur sadipscing"]
        .iter()
        .filter_map(|words| find(text, words))
        .filter_map(|position| text.get(text.floor_char_boundary(position.saturating_sub(80))..))
        // The evidence begins with the placeholder text: what precedes it changes with every edit of the page.
        .find_map(|around| {
            let start = clip(around, 80).to_ascii_lowercase().find("ipsum dolor sit amet")?;
            around.get(start..)
        });
    match found {
        None => pass(),
        Some(around) => fail("The page contains \"lorem ipsum\" text").with_text_evidence(&collapse(clip(around, 200))),
    }
}
