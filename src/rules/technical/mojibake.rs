//! Text that was decoded with the wrong encoding is garbled.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.mojibake",
    title: "Text is not garbled by a wrong encoding",
    failure_title: "Text is garbled by a wrong encoding",
    severity: Minor,
    why: "Text such as \"CafÃ©\" was decoded with the wrong encoding at some point. It looks careless, and searches \
          for the correct word do not find it.",
    fix: "Find the step that reads UTF-8 as Latin-1 (database connection, import, template file), and correct the \
          stored text.",
    references: &[Url("https://www.w3.org/International/questions/qa-what-is-encoding")],
    examples: &[
        Pass("<p>Café, naïve, “quoted”, ÂNGELA, Ã</p>"),
        Pass("<p>Look at this: Ã©</p><pre>Ã© Ã¨ Ã¼ â€™</pre>"),
        Fail("<p>ÐŸÑ€Ð¸Ð²ÐµÑ‚, ÐºÐ°Ðº Ð´ÐµÐ»Ð°</p>"),
        Fail("<p>CafÃ© and naÃ¯ve, itâ€™s fine</p>"),
        Fail("<p>Caf\u{fffd} and na\u{fffd}ve, it\u{fffd}s</p>"),
    ],
    check: Page(check),
};

/// Garbled forms of common letters and quotes, and the replacement character for unreadable bytes.
const MANGLED: [&str; 24] = [
    "â€™", "â€œ", "â€“", "â€”", "â€¦", "Ã¤", "Ã¶", "Ã¼", "ÃŸ", "Ã©", "Ã¨", "Ã¯", "Ã±", "Ð°", "Ð¾", "Ðµ", "Ð¸", "Ð½",
    "Ð»", "ã\u{81}", "ãƒ", "å\u{8f}", "ç\u{9a}", "\u{fffd}",
];
/// Fewer matches than this may be accidental.
const MIN_MATCHES: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let is_mangled =
        |text: &str, index| text.get(index..).is_some_and(|rest| MANGLED.iter().any(|form| rest.starts_with(form)));
    let count_in = |text: &str| {
        let indexes = memchr::memchr2_iter(0xc3, 0xef, text.as_bytes());
        indexes.filter(|index| is_mangled(text, *index)).count()
    };
    let text = page.document.text();
    let count = count_in(text);
    if count < MIN_MATCHES {
        return pass();
    }
    let mut code = ["pre", "code"].iter().flat_map(|name| page.all(name).take(200));
    if code.any(|code| count_in(clip(code.text(), 10_000)) > 0) {
        return pass();
    }
    let line = text.lines().find(|line| count_in(line) > 0).unwrap_or_default();
    fail("The text contains characters that were decoded with the wrong encoding")
        .with("count", count)
        .with_text_evidence(line.trim())
}
