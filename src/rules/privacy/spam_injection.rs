//! Hidden links to casinos and pills are typical of a hacked site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.spam-injection",
    title: "The page contains no hidden spam links",
    failure_title: "The page contains hidden spam links",
    severity: Major,
    why: "An attacker has had access to the site and can do more damage. Search engines warn visitors about hacked \
          pages or remove them from the results.",
    fix: "Bring the system and all plugins up to date, change every password, look for unknown files and users, restore a clean \
          copy, and request a review in Search Console.",
    references: &[
        Url("https://developers.google.com/search/docs/essentials/spam-policies#hacked-content"),
        Url("https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links"),
    ],
    examples: &[
        Pass("<p>Our clinic on sildenafil: <a href=https://pills.test/>a study</a></p>"),
        Inapplicable("<div style='display:none'><a href=/casino>Casino</a> <a href=/casino/2>Casino</a></div>"),
        Fail(
            "<h1>Cats</h1><div style='position:absolute;left:-9999px'><a href=https://a.test/>buy viagra</a>\
             <a href=https://b.test/>cheap cialis</a><a href=https://b.test/c>online casino</a></div>",
        ),
        CannotTell(
            "<h1>Casino tests</h1><ul style='display:none'><li><a href=https://a.test/>Casino A</a>\
             <li><a href=https://b.test/>Casino B</a><li><a href=https://c.test/>Casino C</a></ul>",
        ),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

const WORDS: [&str; 20] = [
    "casino",
    "cialis",
    "escort",
    "essay writing",
    "judi",
    "kamagra",
    "levitra",
    "payday loan",
    "poker online",
    "porn",
    "replica watch",
    "sildenafil",
    "situs slot",
    "slot gacor",
    "slot online",
    "sportsbook",
    "tadalafil",
    "togel",
    "viagra",
    "xanax",
];
/// Minimum number of hidden links. Fewer may be an accident.
const MIN_LINKS: usize = 3;
/// Maximum number of links whose text is checked.
const MAX_LINKS: usize = 20_000;
/// Maximum number of links with spam words whose visibility is checked.
const MAX_SUSPECTS: usize = 100;

fn check(page: &PageFacts) -> Verdict {
    let mut has_links = false;
    let mut found = Vec::new();
    let mut hosts: Vec<&str> = Vec::new();
    let mut suspects = 0;
    for (link, element) in page.links_of(LinkKind::External).take(MAX_LINKS) {
        has_links = true;
        let Some(url) = link.url.as_ref().filter(|url| page.is_third_party(url)) else { continue };
        if suspects == MAX_SUSPECTS || !has_spam_words(element.text()) {
            continue;
        }
        suspects += 1;
        if is_visually_hidden_by_style(element) {
            found.push(element);
            hosts.extend(url.host_str());
        }
    }
    hosts.sort_unstable();
    hosts.dedup();
    if found.len() < MIN_LINKS || hosts.len() < 2 {
        return if has_links { pass() } else { inapplicable() };
    }
    let headings = page.all("h1").chain(page.all("title"));
    if headings.into_iter().take(100).any(|heading| has_spam_words(heading.text())) {
        return cannot_tell("The hidden links may belong to the topic of the page");
    }
    fail("The page contains hidden spam links").with("count", found.len()).at_all(found)
}

fn has_spam_words(text: &str) -> bool {
    let text = clip(text, 400).to_ascii_lowercase();
    contains_any(&text, &WORDS)
}

/// Returns true if the markup hides the element: it is hidden, far outside the window, or has a tiny font size.
fn is_visually_hidden_by_style(element: Element<'_>) -> bool {
    let is_tiny = |node: Element<'_>| {
        node.declared("font-size").and_then(Declaration::number).is_some_and(|(size, _)| size < 0.5)
    };
    element.is_hidden()
        || std::iter::once(element)
            .chain(element.ancestors())
            .take(64)
            .any(|node| node.is_off_screen() || is_tiny(node))
}
