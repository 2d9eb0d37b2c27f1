//! Letters read in the wrong encoding.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.mojibake",
    title: "Letters are not mangled",
    failure_title: "",
    severity: Minor,
    why: "Text such as “CafÃ©” was read in the wrong encoding at some point. It looks careless, and searches for the \
          right word do not find it.",
    fix: "Find the step that reads UTF-8 as Latin-1 (database connection, import, template file), and repair the \
          stored text.",
    references: &[Url("https://www.w3.org/International/questions/qa-what-is-encoding")],
    examples: &[
        Pass("<p>Café, naïve, “quoted”, ÂNGELA, Ã</p>"),
        Pass("<p>Look at this: Ã©</p><pre>Ã© Ã¨ Ã¼ â€™</pre>"),
        Fail("<p>CafÃ© and naÃ¯ve, itâ€™s fine</p>"),
        Fail("<p>Caf\u{fffd} and na\u{fffd}ve, it\u{fffd}s</p>"),
    ],
    check: Page(check),
};

/// What common letters and quotes become, and the mark for what could not be read.
const MANGLED: [&str; 14] =
    ["â€™", "â€œ", "â€“", "â€”", "â€¦", "Ã¤", "Ã¶", "Ã¼", "ÃŸ", "Ã©", "Ã¨", "Ã¯", "Ã±", "\u{fffd}"];
/// So many are no accident.
const FEW: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let is_mangled =
        |text: &str, place| text.get(place..).is_some_and(|rest| MANGLED.iter().any(|each| rest.starts_with(each)));
    let count_in = |text: &str| {
        let places = memchr::memchr2_iter(0xc3, 0xef, text.as_bytes());
        places.filter(|place| is_mangled(text, *place)).count()
    };
    let text = page.document.text();
    let count = count_in(text);
    if count < FEW {
        return pass();
    }
    let mut code = ["pre", "code"].iter().flat_map(|name| page.all(name).take(200));
    if code.any(|code| count_in(clip(code.text(), 10_000)) > 0) {
        return pass();
    }
    let line = text.lines().find(|line| count_in(line) > 0).unwrap_or_default();
    fail("Letters were read in the wrong encoding").with("count", count).seen(line.trim())
}
