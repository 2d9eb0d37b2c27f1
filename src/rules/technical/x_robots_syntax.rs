//! Search engines ignore robots directives that they do not know.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.x-robots-syntax",
    title: "Robots directives are valid",
    failure_title: "A robots directive is misspelled or invalid",
    severity: Minor,
    why: "Search engines ignore directives that they do not know. With the typo `noindx`, a page that should stay out \
          of search is listed. With a wrong number, `max-snippet` sets no limit.",
    fix: "Separate directives with commas and use the documented names, for example `<meta name=\"robots\" \
          content=\"noindex, max-snippet:50, max-image-preview:large\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag"),
        Url("https://www.bing.com/webmasters/help/which-robots-metatags-does-bing-support-5198d240"),
    ],
    examples: &[
        Pass(r#"<meta name="robots" content="index, max-snippet:-1, max-image-preview:large, max-video-preview:-1">"#),
        Pass(r#"<meta name="robots" content="unavailable_after: Friday, 25-Jun-2027 15:00:00 PST">"#),
        Pass(r#"<meta name="robots" content="noai, noimageai, some-engine-own">"#),
        Fail(r#"<meta name="robots" content="noindx">"#),
        Fail(r#"<meta name="robots" content="noindex nofollow">"#),
        Fail(r#"<meta name="robots" content="max-snippet:many">"#),
        Fail("GET https://example.com/\n200\nx-robots-tag: max-image-preview: huge\n\n"),
        Fail(r#"<meta name="robots" content="unavailable_after: soon">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

/// Directives that search engines know or once knew.
const KNOWN: [&str; 22] = [
    "all",
    "index",
    "follow",
    "noindex",
    "nofollow",
    "none",
    "noarchive",
    "nocache",
    "nosnippet",
    "noimageindex",
    "notranslate",
    "noodp",
    "noydir",
    "noyaca",
    "nositelinkssearchbox",
    "indexifembedded",
    "max-snippet",
    "max-image-preview",
    "max-video-preview",
    "unavailable_after",
    "noai",
    "noimageai",
];

fn check(page: &PageFacts) -> Verdict {
    // A page has far fewer directives than this.
    let directives = page.directives().0.get(..200).unwrap_or(&page.directives().0);
    let wrong: Vec<String> = directives.iter().filter(|directive| !is_valid(directive)).map(as_text).collect();
    match wrong.first() {
        _ if directives.is_empty() => inapplicable(),
        None => pass(),
        Some(first) => {
            let verdict =
                fail(format!("Search engines do not understand “{}”", shorten(first, 60))).with("count", wrong.len());
            wrong.iter().fold(verdict, |verdict, text| verdict.with_text_evidence(text))
        }
    }
}

fn as_text(directive: &Directive) -> String {
    directive.value.as_ref().map_or(directive.name.clone(), |value| format!("{}: {value}", directive.name))
}

fn is_valid(directive: &Directive) -> bool {
    let value = directive.value.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
    match directive.name.as_str() {
        "max-snippet" | "max-video-preview" => value.parse::<i64>().is_ok_and(|limit| limit >= -1),
        "max-image-preview" => matches!(value.as_str(), "none" | "standard" | "large"),
        "unavailable_after" => day_of(&value).is_some(),
        name if KNOWN.contains(&name) => true,
        // Unknown names may be for other engines and are accepted. Typos and known names without a comma between
        // them are not.
        name if name.contains(' ') => !name.split(' ').all(|word| KNOWN.contains(&word)),
        name => name.len() < 6 || !KNOWN.iter().any(|known| distance(name, known) <= 1),
    }
}
