//! A page that only frames another page has no content of its own.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.framed-content",
    title: "The content is in the page itself, not in frames",
    failure_title: "The content is in frames instead of the page itself",
    severity: Major,
    why: "Content in frames belongs to the framed page. Search engines find no text and no links under the URL of the \
          outer page, and bookmarks and the back button do not work as expected.",
    fix: "Put the content into the page. To point a domain to another one, use a redirect with status 301 instead of \
          \"masked\" forwarding.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/obsolete.html#frames"),
        Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
    ],
    examples: &[
        Pass("<h1>Cats</h1><p>A film about cats: <iframe src=https://www.youtube-nocookie.com/embed/x></iframe>"),
        Fail("<frameset cols='20%,80%'><frame src=/menu><frame src=/cats></frameset>"),
        Fail("<title>Cats</title><body><iframe src=https://example.net/ width=100% height=100%></iframe>"),
        Fail(
            "<title>Cats</title><body><iframe src=https://example.net/ width=100% height=100%></iframe>\
             <iframe src=/count width=0 height=0></iframe><img src=/pixel.gif width=1 height=1>",
        ),
        Inapplicable("<h1>Cats</h1>"),
    ],
    check: Page(check),
};

/// A page with more words than this has content of its own.
const MAX_WORDS: usize = 15;

fn check(page: &PageFacts) -> Verdict {
    if let Some(frameset) = page.first("frameset") {
        return fail("The page consists of a frameset").at(frameset);
    }
    let is_seen = |element: &Element<'_>| !element.is_hidden() && !element.is_invisible_by_size();
    let mut frames = page.all("iframe").filter(|frame| frame.has("src") && is_seen(frame));
    let (Some(frame), second) = (frames.next(), frames.next()) else { return inapplicable() };
    let has_words = page.document.text().split_whitespace().nth(MAX_WORDS).is_some();
    let has_links = page.all("a").any(|link| link.has("href"));
    let has_more = ["img", "input", "button"].into_iter().any(|name| page.all(name).any(|element| is_seen(&element)));
    if second.is_some() || has_words || has_links || has_more || !fills_window(frame) {
        return pass();
    }
    fail("The page only displays another page in a frame").at(frame)
}

/// Returns true if attributes or inline styles make the frame as wide and as high as the window.
fn fills_window(frame: Element<'_>) -> bool {
    ["width", "height"].into_iter().all(|side| {
        let is_full = |value: &str| matches!(value.trim(), "100%" | "100vw" | "100vh");
        frame.declared(side).map(|declared| declared.value).or(frame.get(side)).is_some_and(is_full)
    })
}
