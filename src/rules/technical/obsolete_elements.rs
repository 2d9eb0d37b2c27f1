//! Elements that were taken out of HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.obsolete-elements",
    title: "The page uses no obsolete elements",
    failure_title: "",
    severity: Minor,
    why: "Browsers keep frames and applets alive badly or not at all; crawlers and assistive technology skip them.",
    fix: "Replace frames with pages, `blink` with still text, and `font`, `center` and `big` with CSS.",
    references: &[Url("https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features")],
    examples: &[
        Pass("<p><small>Cats</small></p><svg><font/></svg>"),
        // Text that runs across the page is for `accessibility.blink-marquee`.
        Pass("<marquee>Cats</marquee>"),
        Fail("<blink>Cats</blink>"),
        Fail("<frameset><frame src=/a></frameset>"),
        Fail("<center>Cats</center>"),
    ],
    check: Page(check),
};

/// What hides content.
const HARMFUL: [&str; 6] = ["applet", "bgsound", "blink", "frame", "frameset", "noembed"];
/// What only sets a style.
const STYLING: [&str; 6] = ["basefont", "big", "center", "font", "strike", "tt"];

fn check(page: &PageFacts) -> Verdict {
    let find = |names: &[&str]| names.iter().flat_map(|name| page.all(name)).collect::<Vec<_>>();
    let (harmful, styling) = (find(&HARMFUL), find(&STYLING));
    match (harmful.len(), styling.len()) {
        (0, 0) => pass(),
        (0, count) => {
            fail("The page sets styles with obsolete elements").with("count", count).at_all(styling).as_severity(Info)
        }
        (count, _) => fail("The page uses obsolete elements").with("count", count).at_all(harmful),
    }
}
