//! Obsolete elements were removed from the HTML standard.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.obsolete-elements",
    title: "The page uses no obsolete elements",
    failure_title: "The page uses obsolete elements",
    severity: Minor,
    why: "Browsers support frames and applets poorly or not at all, and crawlers and assistive technology skip them.",
    fix: "Replace frames with pages, `blink` and `marquee` with static text, `acronym` with `abbr`, `dir` with `ul`, \
          `tt` with `code`, and `font`, `center` and `big` with CSS.",
    references: &[Url("https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features")],
    examples: &[
        Pass("<p><small>Cats</small> <s>Dogs</s></p><svg><font/></svg>"),
        Pass("<template><center>Cats</center></template>"),
        Fail("<blink>Cats</blink>"),
        Fail("<frameset><frame src=/a></frameset>"),
        Fail("<p>Cats<spacer>"),
        Fail("<center>Cats</center>"),
        Fail("<p>The <acronym title='World Wide Web'>WWW</acronym>"),
        Fail("<object data=/a.mid><param name=loop value=1></object>"),
        Fail("<xmp><p>Cats</xmp>"),
        // Scrolling text is rated by `accessibility.blink-marquee`.
        Fail("<marquee>Cats</marquee>"),
    ],
    check: Page(check),
};

/// Obsolete elements that browsers support poorly or not at all.
const HARMFUL: [&str; 14] = [
    "applet",
    "bgsound",
    "blink",
    "frame",
    "frameset",
    "isindex",
    "keygen",
    "menuitem",
    "multicol",
    "nextid",
    "noembed",
    "noframes",
    "plaintext",
    "spacer",
];
/// Obsolete elements that browsers still render as they did.
const HARMLESS: [&str; 15] = [
    "acronym", "basefont", "big", "center", "dir", "font", "listing", "marquee", "nobr", "param", "rb", "rtc",
    "strike", "tt", "xmp",
];

fn check(page: &PageFacts) -> Verdict {
    let find = |names: &[&str]| names.iter().flat_map(|name| page.all(name)).collect::<Vec<_>>();
    let (harmful, harmless) = (find(&HARMFUL), find(&HARMLESS));
    match (harmful.is_empty(), harmless.is_empty()) {
        (true, true) => pass(),
        (true, false) => fault(&harmless).as_severity(Info),
        (false, _) => fault(&harmful),
    }
}

fn fault(found: &[Element<'_>]) -> Verdict {
    let mut names: Vec<String> = found.iter().map(|element| format!("`{}`", element.name())).collect();
    names.dedup();
    let verdict = fail(format!("The page uses obsolete elements: {}", names.join(", ")));
    verdict.with("count", found.len()).at_all(found.iter().copied())
}
