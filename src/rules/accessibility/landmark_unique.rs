//! Two navigations need two names.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-unique",
    title: "Landmarks of one kind have different names",
    severity: Minor,
    why: "Screen readers list the landmarks of a page. “Navigation, navigation” does not tell which one holds the chapters \
        and which one the login.",
    fix: "Name each of them: `<nav aria-label=\"Main\">`, `<nav aria-label=\"Chapters\">`.",
    references: &[Wcag("1.3.1"), Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/")],
    examples: &[
        Pass(r#"<nav aria-label="Main">Cats</nav><nav aria-label="Chapters">Food</nav>"#),
        Inapplicable("<nav>Cats</nav><aside>Dogs</aside>"),
        // The same links may come again under the same name.
        Pass("<nav>Page 1, page 2</nav><p>Cats</p><nav>Page 1, page 2</nav>"),
        Fail("<nav>Cats</nav><nav>Food</nav>"),
        Fail(r#"<aside aria-label="More">Cats</aside><aside aria-label="more">Food</aside>"#),
        Inapplicable("<header>Cats</header><nav>Food</nav><nav hidden>Sleep</nav>"),
        Inapplicable("<form>Cats</form><form>Food</form>"),
        CannotTell(r#"<nav class="desktop">Cats, Food</nav><nav class="mobile">Cats, Food, Sleep</nav>"#),
    ],
    check: Page(check),
};

/// How much of the text of two landmarks is compared, in bytes.
const MOST_TEXT: usize = 2_000;

#[derive(Default)]
struct Group<'a> {
    text: String,
    same: Vec<Element<'a>>,
    is_unsure: bool,
}

fn check(page: &PageFacts) -> Verdict {
    let of_kind = |each: &Landmark<'_>| !matches!(each.role, "banner" | "contentinfo" | "main");
    // By role and name: those that differ in what they hold.
    let mut groups: BTreeMap<(&str, String), Group<'_>> = BTreeMap::new();
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    for landmark in page.landmarks().filter(of_kind) {
        let element = landmark.element;
        *roles.entry(landmark.role).or_default() += 1;
        let name = page.name(element);
        let text = collapse(clip(element.text(), MOST_TEXT));
        let group = groups.entry((landmark.role, name.text().to_lowercase())).or_default();
        if group.same.is_empty() {
            group.text = text;
        } else if group.text == text && !text.is_empty() {
            continue;
        }
        group.is_unsure |= !name.is_complete() && name.text().is_empty() || page.is_shown_sometimes(element);
        group.same.push(element);
    }
    let checked: usize = roles.values().filter(|count| **count > 1).sum();
    let alike = || groups.values().filter(|group| group.same.len() > 1);
    let faults: Vec<Element<'_>> =
        alike().filter(|group| !group.is_unsure).flat_map(|group| group.same.clone()).collect();
    match (checked, faults.len()) {
        (0, _) => inapplicable(),
        (_, 0) if alike().next().is_some() => cannot_tell("Style sheets may show one of several at a time"),
        (_, 0) => pass().with("checked", checked),
        (_, count) => {
            fail("Some landmarks of one kind have the same name, or none").with("count", count).at_all(faults)
        }
    }
}
