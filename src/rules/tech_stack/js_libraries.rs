//! JavaScript libraries are identified by the names of their files.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.js-libraries",
    title: "JavaScript libraries are identified",
    failure_title: "No JavaScript library is identified",
    severity: Info,
    why: "Libraries become outdated. Site owners should know which libraries their site loads, and in which versions.",
    fix: "No action is needed here. Known vulnerabilities are reported as a separate finding.",
    references: &[Url("https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/")],
    examples: &[Pass("<script src=/jquery-3.7.1.min.js></script>"), Inapplicable("<script src=/app.js></script>")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let libraries = page.libraries();
    let shown = |library: &Library| match library.version_text() {
        Some(version) => format!("{} {version}", library.name),
        None => library.name.to_owned(),
    };
    let mut names: Vec<String> = libraries.iter().map(shown).collect();
    names.sort();
    names.dedup();
    if names.is_empty() { inapplicable() } else { pass().with("names", names) }
}
