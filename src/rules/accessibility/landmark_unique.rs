//! Landmarks with the same role need different names.
use crate::rule::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-unique",
    title: "Landmarks with the same role have different names",
    failure_title: "Landmarks with the same role share a name or have none",
    severity: Minor,
    why: "Screen readers list the landmarks of a page. \"Navigation, navigation\" does not say which one contains the \
        chapters and which one the login.",
    fix: "Give each landmark its own name: `<nav aria-label=\"Main\">`, `<nav aria-label=\"Chapters\">`.",
    references: &[Wcag("1.3.1"), Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/")],
    examples: &[
        Pass(r#"<nav aria-label="Main">Cats</nav><nav aria-label="Chapters">Food</nav>"#),
        Inapplicable("<nav>Cats</nav><aside>Dogs</aside>"),
        // Landmarks with the same links may have the same name.
        Pass(r#"<nav><a href="/2">Next</a></nav><p>Cats</p><nav><a href="/2">Page 2</a></nav>"#),
        Fail("<nav>Cats</nav><nav>Food</nav>"),
        Fail(r#"<aside aria-label="More">Cats</aside><aside aria-label="more">Food</aside>"#),
        Inapplicable("<header>Cats</header><nav>Food</nav><nav hidden>Sleep</nav>"),
        Inapplicable("<form>Cats</form><form>Food</form>"),
        Inapplicable("<aside></aside><aside>Cats</aside>"),
        CannotTell(r#"<nav class="desktop">Cats, Food</nav><nav class="mobile">Cats, Food, Sleep</nav>"#),
    ],
    check: Page(check),
};

/// Maximum number of elements that are checked in a landmark.
const MAX_ELEMENTS: usize = 500;
/// Maximum number of bytes of text that are read in a landmark.
const MAX_TEXT: usize = 2_000;

/// Landmarks with the same role and the same name.
#[derive(Default)]
struct Group<'a> {
    members: Vec<Element<'a>>,
    /// The content of the first member.
    content: BTreeSet<Cow<'a, str>>,
    is_unsure: bool,
}

fn check(page: &PageFacts) -> Verdict {
    let mut groups: BTreeMap<(&str, String), Group<'_>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for landmark in page.landmarks().filter(|landmark| !matches!(landmark.role, "banner" | "contentinfo" | "main")) {
        let element = landmark.element;
        let content = content(element);
        if content.is_empty() {
            continue;
        }
        *counts.entry(landmark.role).or_default() += 1;
        let name = page.name(element);
        let group = groups.entry((landmark.role, name.text().to_lowercase())).or_default();
        if group.members.is_empty() {
            group.content = content;
        } else if group.content == content {
            continue;
        } else if 2 * group.content.intersection(&content).count() > group.content.len().min(content.len()) {
            // Landmarks with mostly the same links are often variants for different window widths.
            group.is_unsure = true;
        }
        group.is_unsure |= name.exists().is_none() || page.is_shown_sometimes(element);
        group.members.push(element);
    }
    let checked: usize = counts.values().filter(|count| **count > 1).sum();
    let alike = || groups.values().filter(|group| group.members.len() > 1);
    let certain = alike().filter(|group| !group.is_unsure);
    let duplicates: Vec<Element<'_>> = certain.flat_map(|group| group.members.iter().copied()).collect();
    match (checked, duplicates.len()) {
        (0, _) => inapplicable(),
        (_, 0) if alike().next().is_some() => cannot_tell("Stylesheets may show only one of these landmarks at a time"),
        (_, 0) => pass().with("checked", checked),
        (_, count) => {
            fail("Some landmarks with the same role share a name or have none").with("count", count).at_all(duplicates)
        }
    }
}

/// Returns the URLs of the links in a landmark, or its text if it has no links.
fn content(landmark: Element<'_>) -> BTreeSet<Cow<'_, str>> {
    let links = landmark.descendants().take(MAX_ELEMENTS).filter(|element| element.is("a"));
    let content: BTreeSet<_> = links.filter_map(|link| Some(clip(link.attr_text("href")?, 200).into())).collect();
    if !content.is_empty() {
        return content;
    }
    let text = collapse(clip(landmark.text(), MAX_TEXT));
    let is_control = |element: &Element<'_>| element.is_any(&["button", "iframe", "img", "input", "select"]);
    let has_control = || landmark.descendants().take(MAX_ELEMENTS).any(|element| is_control(&element));
    // A landmark without text and controls counts as empty.
    if text.is_empty() && !has_control() { content } else { BTreeSet::from([text.into()]) }
}
