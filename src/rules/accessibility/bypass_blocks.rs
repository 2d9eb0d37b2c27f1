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
        // A heading or target inside the navigation, hidden content, and a link behind the navigation skip nothing.
        Fail(text(&HEADING_INSIDE)),
        Fail(text(&TARGET_INSIDE)),
        Fail(text(&HIDDEN)),
        Fail(text(&LINK_TO_ALL)),
        Pass(text(&NAMED)),
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
const HEADING_INSIDE: [u8; 200] = long("<p>Cats</p><nav><h2>Menu</h2>", NAV);
const TARGET_INSIDE: [u8; 200] = long(r##"<p>Cats</p><nav><a href="#b">Skip</a><b id="b">B</b>"##, NAV);
const HIDDEN: [u8; 200] = long("<p>Cats</p><main hidden>Cats</main><h1 hidden>Cats</h1><nav>", NAV);
const LINK_TO_ALL: [u8; 200] = long(r##"<div id="top"><p>Cats</p><a href="#top">Up</a><nav>"##, NAV);
const NAMED: [u8; 200] = long(r##"<a href="#main">Skip</a><p><a name="main">Cats</a></p><nav>"##, NAV);
const FOLDED: [u8; 200] = long("<p>Cats</p><nav><button aria-expanded=\"true\">Menu</button>", NAV);
const SHELL: [u8; 200] = long(r#"<div id="root"></div><script src="/app.js"></script><nav>"#, NAV);

/// A landmark with this many links takes long to go through.
const MIN_LINKS: usize = 5;
/// Maximum number of landmarks, and of elements in each, that are checked.
const MAX_BLOCKS: usize = 20;
const MAX_INSIDE: usize = 1_000;
/// Maximum number of links to parts of the page that are checked.
const MAX_SKIP_LINKS: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let is_link = |element: &Element<'_>| element.is("a") && element.has("href") && page.is_exposed(*element);
    let blocks = page.landmarks().filter(|landmark| matches!(landmark.role, "banner" | "navigation"));
    let blocks: Vec<Element<'_>> = blocks.take(MAX_BLOCKS).map(|landmark| landmark.element).collect();
    let is_long = |block: &Element<'_>| block.descendants().take(MAX_INSIDE).filter(is_link).count() >= MIN_LINKS;
    let Some(block) = blocks.iter().copied().find(is_long) else { return inapplicable() };
    let in_block = |element: Element<'_>| blocks.iter().any(|block| *block == element || block.contains(element));
    let is_content = |element: Element<'_>| !in_block(element) && !element.contains(block) && page.is_exposed(element);
    let is_skip = |link: Element<'_>| {
        let id = link.get("href").and_then(|href| href.trim().strip_prefix('#'));
        let named = |id| page.all("a").find(|anchor| anchor.get("name") == Some(id));
        let target = id.filter(|id| !id.is_empty()).and_then(|id| page.by_id(id).or_else(|| named(id)));
        target.is_some_and(is_content) && (block.contains(link) || link.index() < block.index())
    };
    let is_heading = |heading: (u8, Element<'_>)| is_content(heading.1) && page.has_name(heading.1) != Some(false);
    let skip_links = || {
        page.all("a").filter(is_link).filter(|link| link.get("href").is_some_and(|href| href.trim().starts_with('#')))
    };
    if page.landmarks_of("main").next().is_some()
        || page.headings().any(is_heading)
        || skip_links().take(MAX_SKIP_LINKS).any(is_skip)
    {
        return pass();
    }
    // Users can skip a navigation that can be collapsed by collapsing it, and scripts may show a hidden part.
    let is_switch = |switch: Element<'_>| block.contains(switch) || switch.index() < block.index();
    let is_collapsible = || page.having("aria-expanded").chain(page.all("summary")).any(is_switch);
    let may_be_shown = || page.all("main").next().is_some() && page.has_scripts();
    if page.may_be_incomplete() || is_collapsible() || may_be_shown() {
        return cannot_tell("A script or a collapsible menu may let users skip the navigation");
    }
    fail("The page has no main landmark, no heading and no link that skips the navigation").at(block)
}
