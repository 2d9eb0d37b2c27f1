//! An embedded player or map far down the page can load more than all the content above it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.iframe-lazy",
    title: "Embedded players and maps after the first are lazy-loaded",
    failure_title: "An embedded player or map is not lazy-loaded",
    severity: Minor,
    why: "An embedded player downloads about a megabyte, even if the visitor never scrolls to it, and delays the rest \
          of the page.",
    fix: "Add `loading=\"lazy\"` to the iframe, or show an image that the player replaces when the visitor clicks it.",
    references: &[
        Url("https://web.dev/articles/iframe-lazy-loading"),
        Url("https://developer.chrome.com/docs/lighthouse/performance/third-party-facades"),
    ],
    examples: &[
        Pass(
            "<h1>Film</h1><iframe src=https://www.youtube.com/embed/a></iframe><iframe loading=lazy src=https://www.youtube.com/embed/b></iframe>",
        ),
        Fail(
            "<h1>Films</h1><iframe src=https://www.youtube.com/embed/a></iframe><iframe src=https://www.youtube.com/embed/b></iframe>",
        ),
        Inapplicable("<iframe src=https://www.youtube.com/embed/a></iframe>"),
        Inapplicable("<iframe src=/a.html></iframe><iframe src=/b.html></iframe>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let heavy =
        ["youtube.com/embed/", "youtube-nocookie.com/embed/", "player.vimeo.com/video/", "google.com/maps/embed"];
    let is_heavy = |url: &str| contains_any(url, &heavy);
    let frames = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Frame);
    let heavy = frames.filter(|frame| is_heavy(frame.url.as_str())).filter_map(|frame| frame.element(&page.document));
    each(
        heavy.skip(1).filter(|frame| !frame.is_hidden() && !frame.is_invisible_by_size()),
        |frame| frame.attr_is("loading", "lazy"),
        "An embedded player or map is not lazy-loaded",
    )
}
