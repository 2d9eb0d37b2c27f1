//! A page that only frames another has nothing of its own.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.framed-content",
    title: "The content stands in the page, not in a frame around another",
    failure_title: "",
    severity: Major,
    why: "What stands in frames belongs to the framed page. Search engines find no text and no links under this \
          address, and bookmarks and the back button lead nowhere useful.",
    fix: "Put the content into the page. Where a domain is to lead to another, use a redirect with status 301 in place \
          of “masked” forwarding.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/obsolete.html#frames"),
        Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
    ],
    examples: &[
        Pass("<h1>Cats</h1><p>A film about cats: <iframe src=https://www.youtube-nocookie.com/embed/x></iframe>"),
        Fail("<frameset cols='20%,80%'><frame src=/menu><frame src=/cats></frameset>"),
        Fail("<title>Cats</title><body><iframe src=https://example.net/ width=100% height=100%></iframe>"),
        Inapplicable("<h1>Cats</h1>"),
    ],
    check: Page(check),
};

/// Words with which a page says something by itself.
const FEW: usize = 15;

fn check(page: &PageFacts) -> Verdict {
    if let Some(frameset) = page.first("frameset") {
        return fail("The page is a set of frames").at(frameset);
    }
    let mut frames = page.all("iframe").filter(|frame| frame.has("src") && !frame.is_hidden());
    let (Some(frame), second) = (frames.next(), frames.next()) else { return inapplicable() };
    let has_words = page.document.text().split_whitespace().nth(FEW).is_some();
    let has_links = page.all("a").any(|link| link.has("href"));
    let has_more = ["img", "input", "button"].into_iter().any(|name| page.all(name).any(|each| !each.is_hidden()));
    if second.is_some() || has_words || has_links || has_more || !fills_window(frame) {
        return pass();
    }
    fail("The page shows nothing but another page in a frame").at(frame)
}

/// Whether attributes make the frame as wide and as high as the window.
fn fills_window(frame: Element<'_>) -> bool {
    ["width", "height"].into_iter().all(|side| {
        let is_full = |value: &str| matches!(value.trim(), "100%" | "100vw" | "100vh");
        frame.declared(side).map(|declared| declared.value).or(frame.get(side)).is_some_and(is_full)
    })
}
