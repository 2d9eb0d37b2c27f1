//! Users must be able to skip blocks that are repeated on every page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.bypass-blocks",
    title: "The page has a main landmark, heading or skip link",
    failure_title: "The page has no main landmark, heading or skip link",
    severity: Major,
    why: "Keyboard and screen-reader users have to go through every link of the navigation on every page before they \
        reach the content.",
    fix: "Put the content into `<main>` under a heading, and add a link to it at the top of the page: `<a \
        href=\"#content\">Skip to content</a> … <main id=\"content\"><h1>…`.",
    references: &[Wcag("2.4.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/general/G1")],
    examples: &[
        Pass(text(&WITH_MAIN)),
        Pass(text(&WITH_HEADING)),
        Pass(text(&WITH_LINK)),
        Fail(text(&WITHOUT)),
        Inapplicable(r#"<nav><a href="/">Cats</a></nav><p>Cats</p>"#),
        CannotTell(text(&FOLDED)),
        CannotTell(text(&SHELL)),
    ],
    check: Page(check),
};

const NAV: &str = r#"<a href="/a">A</a> "#;
const WITH_MAIN: [u8; 150] = long("<main>Cats</main><nav>", NAV);
const WITH_HEADING: [u8; 150] = long("<h1>Cats</h1><nav>", NAV);
const WITH_LINK: [u8; 200] = long(r##"<a href="#content">Skip</a><p id="content">Cats</p><nav>"##, NAV);
const WITHOUT: [u8; 150] = long("<p>Cats</p><nav>", NAV);
const FOLDED: [u8; 200] = long("<p>Cats</p><nav><button aria-expanded=\"true\">Menu</button>", NAV);
const SHELL: [u8; 200] = long(r#"<div id="root"></div><script src="/app.js"></script><nav>"#, NAV);

/// A landmark with this many links takes long to go through.
const MIN_LINKS: usize = 5;
/// Maximum number of landmarks, and of elements in each, that are checked.
const MAX_BLOCKS: usize = 20;
const MAX_INSIDE: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let is_link = |element: &Element<'_>| element.is("a") && element.has("href") && page.is_exposed(*element);
    let mut blocks =
        page.landmarks().filter(|landmark| matches!(landmark.role, "banner" | "navigation")).take(MAX_BLOCKS);
    let block =
        blocks.find(|landmark| landmark.element.descendants().take(MAX_INSIDE).filter(is_link).count() >= MIN_LINKS);
    let Some(block) = block else { return inapplicable() };
    let has_main = || page.all("main").next().is_some() || page.landmarks_of("main").next().is_some();
    let is_target = |link: Element<'_>| {
        let id = link.get("href").and_then(|href| href.trim().strip_prefix('#'));
        id.is_some_and(|id| page.by_id(id).is_some())
    };
    if has_main() || has_heading(page) || page.all("a").any(is_target) {
        return pass();
    }
    // Users can skip a navigation that can be collapsed by collapsing it.
    let is_collapsible = || page.having_any(&["aria-expanded"]).next().is_some() || page.first("summary").is_some();
    if page.may_be_incomplete() || is_collapsible() {
        return cannot_tell("A script or a collapsible menu may let users skip the navigation");
    }
    fail("The page has no main landmark, no heading and no link that skips the navigation").at(block.element)
}

fn has_heading(page: &PageFacts) -> bool {
    let names = ["h1", "h2", "h3", "h4", "h5", "h6"];
    names.iter().any(|name| page.with_implicit_role(name).next().is_some())
        || page.with_explicit_role(&["heading"]).next().is_some()
}
