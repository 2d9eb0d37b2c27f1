//! Obsolete elements were removed from the HTML standard.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.obsolete-elements",
    title: "The page uses no obsolete elements",
    failure_title: "The page uses obsolete elements",
    severity: Minor,
    why: "Browsers support frames and applets poorly or not at all, and crawlers and assistive technology skip them.",
    fix: "Replace frames with pages, `blink` with static text, and `font`, `center` and `big` with CSS.",
    references: &[Url("https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features")],
    examples: &[
        Pass("<p><small>Cats</small></p><svg><font/></svg>"),
        // Scrolling text is checked by `accessibility.blink-marquee`.
        Pass("<marquee>Cats</marquee>"),
        Fail("<blink>Cats</blink>"),
        Fail("<frameset><frame src=/a></frameset>"),
        Fail("<center>Cats</center>"),
    ],
    check: Page(check),
};

/// Obsolete elements that hide content.
const HARMFUL: [&str; 6] = ["applet", "bgsound", "blink", "frame", "frameset", "noembed"];
/// Obsolete elements that only set styles.
const STYLING: [&str; 6] = ["basefont", "big", "center", "font", "strike", "tt"];

fn check(page: &PageFacts) -> Verdict {
    let find = |names: &[&str]| names.iter().flat_map(|name| page.all(name)).collect::<Vec<_>>();
    let (harmful, styling) = (find(&HARMFUL), find(&STYLING));
    match (harmful.len(), styling.len()) {
        (0, 0) => pass(),
        (0, count) => {
            fail("The page uses obsolete elements for styling").with("count", count).at_all(styling).as_severity(Info)
        }
        (count, _) => fail("The page uses obsolete elements").with("count", count).at_all(harmful),
    }
}
