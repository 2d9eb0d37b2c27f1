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
        Pass(
            "<html lang=ja><main><h1>猫</h1><p>猫は一日のほとんどを眠って過ごし、夜明けと夕暮れに狩りをする。肉を食べ、ほかのものはあまり食べない。\
             人と暮らす猫は、欲しいものをねだることを覚え、それぞれに自分の声を持っている。多くの猫は高い場所と箱と、あなたが座りたい椅子を好む。",
        ),
        Fail("<html lang=zh><main><h1>猫</h1><p>猫整天睡觉。</main>"),
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
    let words = count_words(text);
    if words >= MIN_WORDS {
        pass().with("words", words)
    } else {
        fail(format!("The page has only {words} {}", if words == 1 { "word" } else { "words" })).with("words", words)
    }
}
