//! Capitals and underscores in paths make URLs harder to read and to type.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-form",
    title: "URL paths use lower case and hyphens",
    failure_title: "URL paths have capitals or underscores",
    severity: Info,
    why: "Paths are case-sensitive: a URL that is typed or copied in another case is another page or none. Google \
          recommends hyphens, because it does not take underscores for spaces between words.",
    fix: "For new pages, write paths such as `/blue-mugs`. Existing URLs may stay; a change costs redirects.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/blue-mugs?Color=Dark_Blue\n200\n\nMugs"),
        // A language tag, an id, a file, and a percent-escape.
        Pass(
            "GET https://example.com/en-US/\n200\n\n<a href=/zh_CN/a>A</a> <a href=/v/dQw4w9WgXcQ>B</a>\
             <a href=/My_Price_List.pdf>C</a> <a href=/gr%C3%B6%C3%9Fe>D</a> <a href=https://example.org/A_b>E</a>",
        ),
        Pass("<a href='{{ mug_URL }}'>A template</a>"),
        Fail("GET https://example.com/blue_mugs\n200\n\nMugs"),
        Fail("GET https://example.com/Blue-Mugs\n200\n\nMugs"),
        Fail("<a href=/Blue_Mugs>Mugs</a>"),
    ],
    check: Page(check),
};

/// Extensions of pages. Other files keep the name that they have on a disk.
const PAGES: [&str; 9] = ["asp", "aspx", "cfm", "htm", "html", "jsp", "php", "shtml", "xhtml"];

fn check(page: &PageFacts) -> Verdict {
    let own = fault(page.url());
    let links: Vec<_> = page
        .links_of(LinkKind::Internal)
        .filter(|(link, _)| link.url.as_ref().and_then(fault).is_some())
        .map(|(_, element)| element)
        .collect();
    let verdict = match (own, links.len()) {
        (Some(fault), _) => {
            fail(format!("The path of the page's URL has {fault}")).with_text_evidence(page.url().as_str())
        }
        (None, 0) => return pass(),
        (None, 1) => fail("The path of 1 internal link has capitals or underscores"),
        (None, count) => fail(format!("The paths of {count} internal links have capitals or underscores")),
    };
    verdict.with("links", links.len()).at_all(links)
}

fn fault(url: &url::Url) -> Option<&'static str> {
    let path = percent_decoded(url.path());
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.rsplit_once('.').is_some_and(|(_, extension)| !PAGES.contains(&extension.to_ascii_lowercase().as_str())) {
        return None;
    }
    if has_template_syntax(&path) {
        return None;
    }
    let has = |segment: &str, is_odd: fn(char) -> bool| {
        // Ids mix capitals and digits, and a leading underscore is a framework's own.
        let is_id = segment.contains(|letter: char| letter.is_ascii_digit()) && !segment.contains(['-', '_', ' ']);
        let is_exempt =
            is_id || is_language_tag(&segment.replace('_', "-")) || segment.starts_with(['_', '.', '~', '@']);
        !is_exempt && segment.contains(is_odd)
    };
    if path.split('/').any(|segment| has(segment, |letter| letter.is_ascii_uppercase())) {
        Some("capitals")
    } else if path.split('/').any(|segment| has(segment, |letter| letter == '_')) {
        Some("underscores")
    } else {
        None
    }
}
