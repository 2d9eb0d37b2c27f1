//! A library that is loaded twice is downloaded and run twice, and often breaks.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.duplicate-libraries",
    title: "No JavaScript library is loaded more than once",
    failure_title: "A JavaScript library is loaded more than once",
    severity: Minor,
    why: "The second copy costs its full size again. It also replaces the first copy and everything that was \
          registered there.",
    fix: "Keep the newer copy and remove the other one, which often comes from a plugin or theme.",
    references: &[Url("https://developer.chrome.com/docs/performance/insights/duplicated-javascript")],
    examples: &[
        Pass("<script src=/jquery-3.7.1.min.js></script><script src=/jquery-ui.min.js></script>"),
        Pass("<script type=module src=/vue.js></script><script nomodule src=/old/vue.js></script>"),
        Fail(
            "<script src=/jquery-3.7.1.min.js></script><script src=https://code.jquery.com/jquery-1.12.4.min.js></script>",
        ),
        Inapplicable("<script src=/app.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut libraries: Vec<(&str, Element<'_>)> = page
        .libraries()
        .iter()
        .filter_map(|library| Some((library.name, library.element(page)?)))
        .filter(|(_, script)| !script.has("nomodule"))
        .collect();
    if libraries.is_empty() {
        return inapplicable();
    }
    libraries.sort_by_key(|(name, script)| (*name, script.index()));
    let duplicates = libraries.iter().zip(libraries.iter().skip(1)).filter(|(one, other)| one.0 == other.0);
    let duplicates: Vec<_> = duplicates.flat_map(|(one, other)| [one.1, other.1]).collect();
    if duplicates.is_empty() { pass() } else { fail("A library is loaded more than once").at_all(duplicates) }
}
