//! CSS frameworks are identified by their class names.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.css-framework",
    title: "The CSS framework is identified",
    failure_title: "No CSS framework is identified",
    severity: Info,
    why: "Advice on styles depends on the CSS framework.",
    fix: "No action is needed.",
    references: &[Url("https://developer.mozilla.org/en-US/docs/Glossary/CSS")],
    examples: &[
        Pass(
            "<div class='container'><div class='row'><div class='col-md-6'>Cats</div><div class='col-md-6'>Dogs</div><a class='btn btn-primary'>Go</a><a class='btn btn-primary'>Go</a><a class='btn btn-primary'>Go</a></div></div>",
        ),
        Inapplicable("<p class=row>Cats"),
    ],
    check: Page(check),
};

/// CSS frameworks and classes that only they have.
const MARKS: [(&str, &[&str]); 4] = [
    (
        "Bootstrap",
        &["btn-primary", "btn-secondary", "col-lg-4", "col-lg-6", "col-md-4", "col-md-6", "col-sm-6", "navbar-nav"],
    ),
    (
        "Tailwind CSS",
        &["items-center", "justify-between", "text-gray-500", "text-sm", "font-semibold", "rounded-lg", "space-x-4"],
    ),
    ("Bulma", &["is-primary", "is-half", "is-one-third", "has-text-centered", "navbar-burger", "columns"]),
    ("Foundation", &["large-6", "medium-6", "small-12", "top-bar-left", "grid-x", "callout"]),
];
/// Maximum number of elements that are checked.
const MAX_ELEMENTS: usize = 3_000;
/// Minimum number of elements with a class of the framework.
const MIN_ELEMENTS: usize = 5;

fn check(page: &PageFacts) -> Verdict {
    let mut counts = [0; MARKS.len()];
    for class in page.having("class").filter_map(|element| element.get("class")).take(MAX_ELEMENTS) {
        let mut has = [false; MARKS.len()];
        for word in class.split_ascii_whitespace() {
            MARKS.iter().zip(&mut has).for_each(|((_, marks), has)| *has |= marks.contains(&word));
        }
        counts.iter_mut().zip(has).for_each(|(count, has)| *count += usize::from(has));
    }
    let most = MARKS.iter().zip(counts).max_by_key(|(_, count)| *count);
    match most.filter(|(_, count)| *count >= MIN_ELEMENTS) {
        Some(((name, _), count)) => pass().with("names", vec![*name]).with("count", count),
        None => inapplicable(),
    }
}
