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
        Fail("<title>Oops! | Cats</title><p>Go back to the start page"),
        Fail(
            "<title>This page doesn’t exist</title><h1>Sorry, we can't find the page you're looking for</h1><p>Search",
        ),
        Fail("<title>Content not found – Cats</title><p>Try the search."),
        Fail("<html lang=ja><title>ページが見つかりません｜猫</title><p>トップページへ"),
        Fail("<html lang=ru><title>Ошибка 404: страница не найдена</title><p>На главную"),
        Fail("<html lang=tr><title>Sayfa bulunamadı - Kediler</title><h1>Sayfa bulunamadı</h1>"),
        Fail("<html lang=ar><title>الصفحة غير موجودة | قطط</title><p>العودة"),
        Fail("<html lang=fi><title>Sivua ei löytynyt</title><meta name=robots content=noindex>"),
        Pass("<title>Oops, I did it again: cats and mirrors</title><p>They look"),
        Pass("<title>Lost and found: not found yet</title><p>Three cats"),
        CannotTell("<html lang=mt><title>Il-paġna ma nstabitx</title><p>Lura"),
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
const FILLERS: &str = " 404 404エラー 404错误 404錯誤 blad błąd chyba code erro error erreur errore fehler feil fejl fel fout \
    hata http oops oups sorry status uups virhe whoops ошибка خطأ エラー 错误 錯誤 ";
/// Words that may be left out.
const ARTICLES: &str = " the this ";

fn check(page: &PageFacts) -> Verdict {
    let title = page.first("title").filter(|title| says_missing(title.text()));
    let heading = page.all("h1").filter(|h1| !h1.is_hidden()).take(5).find(|h1| says_missing(h1.text()));
    let content = page.main_content().map_or("", Element::text);
    let (is_short, is_long) = (!has_words(content, MIN_CONTENT_WORDS), has_words(content, MAX_ERROR_PAGE_WORDS + 1));
    let Some(main) = title.or(heading) else {
        if is_short && !MISSING_PAGES.holds(page.content_language()) {
            return cannot_tell("The texts of error pages in the language of this page are not known");
        }
        return pass();
    };
    let has_error_class = |element: Option<Element<'_>>| {
        element.is_some_and(|element| ["error404", "error-404"].iter().any(|name| element.has_token("class", name)))
    };
    let is_marked = has_error_class(page.document.root()) || has_error_class(page.first("body"));
    let is_confirmed = title.is_some() && heading.is_some() || page.directives().is_noindex() || is_short;
    if is_marked || is_confirmed && !is_long {
        let found = fail("The page says that it does not exist but returns a success status");
        return found.with("status", page.exchange.status).at(main).at_all(heading.filter(|h1| *h1 != main));
    }
    cannot_tell("The page may be an error page or an article about errors")
}

/// Returns true if one part of a title says that the page does not exist, and nothing else.
fn says_missing(text: &str) -> bool {
    let text = format!(" {} ", collapse(clip(text, 400))).to_lowercase();
    let text = [" | ", " – ", " — ", " · ", " :: ", " » ", " • ", "|", "｜"]
        .iter()
        .fold(text, |text, separator| text.replace(separator, " - "));
    text.split(" - ").any(|part| {
        let words = || part.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        let without = |left_out: &[&str]| {
            let is_left_out = |word: &&str| left_out.iter().any(|list| contains(list, &format!(" {word} ")));
            words().filter(|word| !is_left_out(word)).collect::<Vec<_>>().join(" ")
        };
        let (rest, bare) = (without(&[FILLERS]), without(&[FILLERS, ARTICLES]));
        [&without(&[]), &rest, &bare].iter().any(|text| MISSING_PAGES.is_one(None, text))
            || words().any(|word| word == "404") && matches!(bare.as_str(), "" | "page")
    })
}
