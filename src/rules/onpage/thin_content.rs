//! A page with only a few words does not answer a search.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.thin-content",
    title: "The page has enough text to be found in search",
    failure_title: "The page has very little text",
    severity: Minor,
    why: "Search engines list pages for their text. A page with only a few words ranks for no searches, and many such \
          pages make a site look empty. Google names no number.",
    fix: "Add the text that visitors come for, or merge the page with a related one. Pages that need no text can have \
          `noindex`.",
    references: &[
        Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content"),
        Url("https://developers.google.com/search/docs/essentials/spam-policies"),
    ],
    examples: &[
        Pass(
            "<main><h1>Cats</h1><p>Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. \
              A cat that lives with people learns to ask for what it wants, and each has a voice of its own. Most cats are fond of \
              high places, of boxes, and of the one chair that you would like to sit on.</p></main>",
        ),
        Fail("<nav>Home</nav><main><h1>Cats</h1><p>They sleep.</p></main>"),
        Inapplicable("<form><input name=user><input type=password name=password></form>"),
        Inapplicable("<h1>Cats</h1><video src=/cats.mp4></video>"),
        CannotTell("<div id=root></div><script src=/a.js></script>"),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words: about one paragraph.
const MIN_WORDS: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    // Tools, galleries and lists of links do not depend on text.
    let is_tool =
        ["form", "video", "audio", "canvas", "iframe", "object", "table"].iter().any(|name| page.first(name).is_some());
    let is_gallery = page.all("img").nth(4).is_some() || page.links_of(LinkKind::Internal).nth(19).is_some();
    if is_tool || is_gallery {
        return inapplicable();
    }
    let text = page.first("main").map_or(page.document.text(), Element::text);
    // Chinese and Japanese are written without spaces; two characters are about one word.
    let letters = text.chars().filter(|character| ('\u{2e80}'..='\u{d7a3}').contains(character)).count();
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() + letters / 2;
    if words >= MIN_WORDS {
        pass().with("words", words)
    } else {
        fail(format!("The page has only {words} {}", if words == 1 { "word" } else { "words" })).with("words", words)
    }
}
