//! The same library twice is fetched twice, run twice, and often breaks itself.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.duplicate-libraries",
    title: "No library is loaded twice",
    failure_title: "",
    severity: Minor,
    why: "The second copy costs its whole weight again, and replaces the first with all that was registered there.",
    fix: "Keep the newer one and remove the other, often one that a plugin or a theme brings along.",
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
    let twins = libraries.iter().zip(libraries.iter().skip(1)).filter(|(one, other)| one.0 == other.0);
    let twins: Vec<_> = twins.flat_map(|(one, other)| [one.1, other.1]).collect();
    if twins.is_empty() { pass() } else { fail("A library is loaded twice").at_all(twins) }
}
