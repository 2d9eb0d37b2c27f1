//! An error page must not return a success status.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.soft-404",
    title: "The page is not a soft 404",
    failure_title: "The page is a soft 404: an error page with a success status",
    severity: Major,
    why: "A soft 404 tells visitors that the page does not exist, but its status tells crawlers that all is well. \
          Search engines list the page and fetch it again and again, and eventually drop the URL.",
    fix: "Return status 404 or 410 if there is no content, or 301 if the content has moved.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/http-network-errors#soft-404-errors"),
        Rfc(9110),
    ],
    examples: &[
        Pass("<title>How to fix “page not found” errors</title><h1>Page not found: what now?</h1>"),
        Fail("<title>Page not found | Cats</title><h1>404</h1><p>The page has moved or never was."),
        Fail("<title>Cats</title><body class='home error404'><h1>Oops! Page not found.</h1><p>Try the search."),
        Fail("<title>Seite nicht gefunden – Katzen</title><meta name=robots content=noindex><p>Zur Startseite"),
        CannotTell(
            "<title>404 Not Found - HTTP</title><h1>404 Not Found</h1><main>The status 404 Not Found says that \
            a server cannot find what was asked for. Links that lead to a page of status 404 are often called broken \
            or dead. A server may send this status in place of 403 to hide that something exists. A status of 404 \
            tells nothing of whether the absence is temporary or permanent; where a server knows that it is for good, \
            it should send 410 instead. Pages that are shown with the status can be made by hand, and a good one helps \
            people to find what they were looking for: with a search, with a list of popular pages, with words that \
            put no blame on them. Caches may keep such an answer.</main>",
        ),
        Inapplicable("GET https://example.com/a\n404\n\n<title>Page not found</title>"),
    ],
    check: Page(check),
};

/// With fewer words, the page says little more than that it does not exist.
const MIN_CONTENT_WORDS: usize = 25;
/// With more words, the page may be an article about errors.
const MAX_ERROR_PAGE_WORDS: usize = 100;
/// Words next to the number 404 that add no meaning.
const FILLERS: [&str; 12] =
    ["404", "code", "error", "erreur", "fehler", "http", "oops", "sorry", "status", "the", "this", "uups"];
/// Text that remains of a title that only says that the page does not exist.
const PHRASES: [&str; 22] = [
    "file not found",
    "nicht gefunden",
    "nie znaleziono strony",
    "not found",
    "page can t be found",
    "page cannot be found",
    "page could not be found",
    "page does not exist",
    "page introuvable",
    "page non trouvée",
    "page not found",
    "page t existe pas",
    "pagina niet gevonden",
    "pagina non trovata",
    "página no encontrada",
    "página não encontrada",
    "seite konnte nicht gefunden werden",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "sidan hittades inte",
    "siden blev ikke fundet",
    "страница не найдена",
];

fn check(page: &PageFacts) -> Verdict {
    let title = page.first("title").filter(|title| says_missing(title.text()));
    let heading = page.all("h1").filter(|h1| !h1.is_hidden()).take(5).find(|h1| says_missing(h1.text()));
    let Some(main) = title.or(heading) else { return pass() };
    let has_error_class = |element: Option<Element<'_>>| {
        element.is_some_and(|element| ["error404", "error-404"].iter().any(|name| element.has_token("class", name)))
    };
    let is_marked = has_error_class(page.document.root()) || has_error_class(page.first("body"));
    let words = page
        .main_content()
        .map_or(0, |content| content.text().split_whitespace().take(MAX_ERROR_PAGE_WORDS + 1).count());
    let is_confirmed =
        title.is_some() && heading.is_some() || page.directives().is_noindex() || words < MIN_CONTENT_WORDS;
    if is_marked || is_confirmed && words <= MAX_ERROR_PAGE_WORDS {
        let found = fail("The page says that it does not exist but returns a success status");
        return found.with("status", page.exchange.status).at(main).at_all(heading.filter(|h1| *h1 != main));
    }
    cannot_tell("The page may be an error page or an article about errors")
}

/// Returns true if one part of a title says that the page does not exist, and nothing else.
fn says_missing(text: &str) -> bool {
    let text = format!(" {} ", collapse(clip(text, 400))).to_lowercase();
    let text =
        [" | ", " – ", " — ", " · ", " :: ", " » "].iter().fold(text, |text, separator| text.replace(separator, " - "));
    text.split(" - ").any(|part| {
        let words = || part.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        let rest: Vec<&str> = words().filter(|word| !FILLERS.contains(word)).collect();
        let rest = rest.join(" ");
        PHRASES.contains(&rest.as_str()) || words().any(|word| word == "404") && matches!(rest.as_str(), "" | "page")
    })
}
