//! A script whose type is misspelt never runs.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.script-type",
    title: "Script types are spelt right",
    failure_title: "",
    severity: Major,
    why: "Browsers take a script of an unknown type for data: they neither load nor run it, and say nothing.",
    fix: "Leave the type out, or write `type=\"module\"`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type"),
        Url("https://mimesniff.spec.whatwg.org/#javascript-mime-type"),
    ],
    examples: &[
        Pass("<script type=TEXT/JavaScript src=a.js></script><script type=module></script>"),
        Pass("<script type=text/x-javascript src=a.js></script>"),
        Pass(
            "<script type=text/typescript></script><script type=text/plain></script><script type=3f-text/javascript></script>",
        ),
        Fail("<script type=text/javscript src=a.js></script>"),
        Fail("<script type=text/javascirpt src=a.js></script>"),
        Fail("<script type=modul src=a.js></script>"),
        Inapplicable("<script src=a.js></script>"),
    ],
    check: Page(check),
};

const MEANT: [&str; 3] = ["text/javascript", "application/javascript", "module"];

fn check(page: &PageFacts) -> Verdict {
    let typed = page.all("script").filter(|script| script.text_of("type").is_some());
    each(typed, |script| is_javascript(script) || !is_slip(script), "A script has a misspelt type and never runs")
}

/// Whether its type is one or two slips away from a type of scripts.
fn is_slip(script: Element<'_>) -> bool {
    let given = script.text_of("type").unwrap_or_default().to_ascii_lowercase();
    MEANT.iter().any(|meant| {
        let most = if meant.len() > 8 { 2 } else { 1 };
        (1..=most).contains(&distance(&given, meant))
    })
}

/// Letters to be added, taken away or changed to make one word the other; more than two where the lengths differ so.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > 2 {
        return 3;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.bytes().enumerate() {
        let mut next = vec![place + 1];
        for (above, (beside, wanted)) in row.iter().zip(row.iter().skip(1).zip(other.bytes())) {
            let left = next.last().copied().unwrap_or_default();
            next.push((above + usize::from(letter != wanted)).min(beside + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
