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
        CannotTell("<h1>Cats</h1><div ng-view></div><script src=/a.js></script>"),
        CannotTell("<h1>Cats</h1><main><router-outlet></router-outlet></main><script src=/a.js></script>"),
        CannotTell(
            "<main><h1>Cats</h1><div class=row id=cat-grid></div></main><script type=module src=/a.js></script>",
        ),
        Fail("<main><h1>Cats</h1><p>They sleep.</main><div id=fb-root></div><script src=/a.js></script>"),
        CannotTell(r#"<script>location.replace("https://example.com/cats")</script>"#),
        CannotTell(r#"<meta http-equiv="refresh" content="0; url=/cats"><p>You are redirected."#),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words: about one paragraph.
const MIN_WORDS: usize = 50;
const MAX_ELEMENTS: usize = 5_000;
/// Parts of the IDs of elements that never hold content.
const HELPERS: [&str; 10] =
    ["ad", "banner", "consent", "cookie", "fb-root", "gtm", "modal", "overlay", "toast", "tracking"];

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
    } else if page.has_scripts() && (page.empty_mount().is_some() || has_empty_part(page)) {
        cannot_tell("Scripts may fill the page")
    } else if leads_away(page) {
        cannot_tell("The page leads to another one")
    } else {
        fail(format!("The page has only {words} {}", if words == 1 { "word" } else { "words" })).with("words", words)
    }
}

/// Returns true if the content has an empty element with an ID, such as a list that a script fills.
fn has_empty_part(page: &PageFacts) -> bool {
    let Some(content) = page.first("main").or_else(|| page.first("body")) else { return false };
    content.descendants().take(MAX_ELEMENTS).any(|part| {
        let is_empty = part.is_any(&["div", "ol", "section", "ul"]) && part.children().next().is_none();
        is_empty
            && part.id().is_some_and(|id| !contains_any(&clip(id, 60).to_ascii_lowercase(), &HELPERS))
            && part.text().trim().is_empty()
    })
}

fn leads_away(page: &PageFacts) -> bool {
    let calls = ["location.replace(", "location.assign("];
    page.refresh().is_some() || page.inline_scripts().any(|script| contains_any(script.text(), &calls))
}
