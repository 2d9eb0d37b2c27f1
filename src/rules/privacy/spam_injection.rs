//! Hidden links to casinos and pills are the mark of a hacked site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.spam-injection",
    title: "The page holds no hidden spam links",
    failure_title: "",
    severity: Major,
    why: "Somebody has had access to the site. Search engines warn of hacked pages or drop them, and whoever put the \
          links there can do more.",
    fix: "Bring the system and all plugins up to date, change every password, look for files and users that nobody \
          knows, restore a clean copy, and ask for a review in Search Console.",
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
/// Fewer may be an accident.
const MANY: usize = 3;
/// Links whose words are looked at, and of those with such words the ones whose place is.
const MOST: (usize, usize) = (20_000, 100);

fn check(page: &PageFacts) -> Verdict {
    let mut is_any = false;
    let mut found = Vec::new();
    let mut hosts: Vec<&str> = Vec::new();
    let mut suspects = 0;
    for (link, element) in page.links_of(LinkKind::External).take(MOST.0) {
        is_any = true;
        let Some(url) = link.url.as_ref().filter(|url| page.is_third_party(url)) else { continue };
        if suspects == MOST.1 || !speaks_of_spam(element.text()) {
            continue;
        }
        suspects += 1;
        if is_out_of_sight(element) {
            found.push(element);
            hosts.extend(url.host_str());
        }
    }
    hosts.sort_unstable();
    hosts.dedup();
    if found.len() < MANY || hosts.len() < 2 {
        return if is_any { pass() } else { inapplicable() };
    }
    let headings = page.all("h1").chain(page.all("title"));
    if headings.into_iter().take(100).any(|heading| speaks_of_spam(heading.text())) {
        return cannot_tell("The hidden links may belong to what the page is about");
    }
    fail("The page holds hidden links to spam").with("count", found.len()).at_all(found)
}

fn speaks_of_spam(text: &str) -> bool {
    let text = clip(text, 400).to_ascii_lowercase();
    contains_any(&text, &WORDS)
}

/// Whether the markup keeps it from being seen: hidden, far outside of the window, or without a size.
fn is_out_of_sight(element: Element<'_>) -> bool {
    let is_tiny = |each: Element<'_>| {
        each.declared("font-size").and_then(Declaration::number).is_some_and(|(size, _)| size < 0.5)
    };
    element.is_hidden()
        || std::iter::once(element)
            .chain(element.ancestors())
            .take(64)
            .any(|each| each.is_placed_off_screen() || is_tiny(each))
}
