//! Evidence from the URL: host, path and query.
use super::score::Scores;
use super::vocabulary::{At, is_known};
use super::words::{leaf, plain, section};
use crate::facts::{PageFacts, registrable_domain};
use crate::model::Category as C;
use url::{Url, form_urlencoded};

/// Maximum number of path segments that are read.
const MAX_SEGMENTS: usize = 12;

/// File extensions of pages; they are no evidence.
const PAGE_EXTENSIONS: [&str; 9] = ["html", "htm", "php", "aspx", "asp", "jsp", "xhtml", "shtml", "cfm"];

/// File names of the index page of a folder.
const INDEX_NAMES: [&str; 4] = ["index", "home", "default", "accueil"];

/// First path segments that select a language or a region, in addition to tags such as `fr-ch`.
const LOCALES: &str = " en fr de es it pt nl pl sv da no nb fi cs sk hu ro bg el tr ru uk ar he ja zh ko id vi th hi ca eu \
    us gb ie au nz in za mx br at ch be lu eu int intl global germany france spain deutschland espana ";

/// Query parameters that contain a search term.
const SEARCH_PARAMETERS: &str =
    " q s k query search keyword keywords search_query searchterm search_keywords st suchbegriff text term ntt ";

/// Returns true for the root of a host or of one of its languages, without a query that selects content.
pub(super) fn is_home(page: &PageFacts) -> bool {
    let url = page.url();
    let has_route = url.query_pairs().any(|(name, _)| {
        let is_route = ["p", "page_id", "cat", "id", "page", "route", "tag", "author", "post", "title"];
        is_route.contains(&&*name) || is_search(&name)
    });
    // A path without any letter or digit, such as /-/, is not a root.
    let is_root_path = url.path().bytes().any(|byte| byte.is_ascii_alphanumeric()) || url.path() == "/";
    !has_route && is_root_path && segments(url).iter().all(|segment| INDEX_NAMES.contains(&segment.as_str()))
}

/// Adds points for host, path and query.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) {
    let url = page.url();
    let mut segments = segments(url);
    if segments.len() > 1 && segments.last().is_some_and(|last| INDEX_NAMES.contains(&last.as_str())) {
        segments.pop();
    }
    weigh_query(url, &segments, scores);
    let is_number = |segment: &String| segment.parse::<u32>().is_ok_and(|number| number < 10_000);
    // A page of a list: /blog/page/2
    if let [.., page, number] = segments.as_slice()
        && matches!(page.as_str(), "page" | "seite" | "pagina")
        && is_number(number)
    {
        segments.truncate(segments.len() - 2);
        scores.add_all(&[(C::BlogListPage, 4), (C::CategoryPage, 3), (C::ProductListPage, 2)]);
    }
    if has_date(&segments) {
        scores.add(C::BlogPost, 4);
    }
    let mut of_path = Scores::default();
    let mut parents = segments.iter().rev();
    if let Some(last) = parents.next() {
        leaf(last, At::Path, &mut of_path);
    }
    let labels: Vec<String> = subdomains(url).map(plain).collect();
    // Every section above the page counts, the nearest one most.
    for (segment, distance) in parents.chain(labels.iter().rev()).zip([0, 1].into_iter().chain(std::iter::repeat(2))) {
        section(segment, At::Path, distance, &mut of_path);
    }
    scores.merge(&of_path);
}

/// Adds points for a search term or the id of a post in the query.
fn weigh_query(url: &Url, segments: &[String], scores: &mut Scores) {
    let is_searched = url.query_pairs().take(50).any(|(name, value)| is_search(&name) && !value.is_empty());
    if is_searched {
        let is_root = segments.is_empty();
        scores.add(C::SearchPage, if is_root { 8 } else { 4 });
    }
    if url.query_pairs().take(50).any(|(name, _)| name == "replytocom" || name == "p" && segments.is_empty()) {
        scores.add(C::BlogPost, 4);
    }
}

/// Returns true if a query parameter of this name contains a search term.
fn is_search(name: &str) -> bool {
    SEARCH_PARAMETERS.split_whitespace().any(|parameter| parameter.eq_ignore_ascii_case(name))
}

/// Returns the path segments in plain words: decoded, without file extensions and leading locales.
fn segments(url: &Url) -> Vec<String> {
    let decoded = url.path().split('/').filter(|segment| !segment.is_empty()).take(MAX_SEGMENTS).map(|segment| {
        let name = match segment.rsplit_once('.') {
            Some((name, extension)) if PAGE_EXTENSIONS.iter().any(|page| page.eq_ignore_ascii_case(extension)) => name,
            _ => segment,
        };
        // Decodes percent-encoding; a plus sign becomes a space, which `plain` treats like any separator.
        let name = form_urlencoded::parse(name.as_bytes()).next().map(|(name, _)| name.into_owned());
        plain(&name.unwrap_or_default())
    });
    let mut segments: Vec<String> = decoded.filter(|segment| !segment.is_empty()).collect();
    let locales = segments.iter().take(2).take_while(|segment| is_locale(segment)).count();
    segments.drain(..locales);
    segments
}

/// Returns true for a language or region, alone or with a second part: `fr`, `fr-ch`, `es-419`.
fn is_locale(segment: &str) -> bool {
    let is_listed = |word: &str| LOCALES.split_whitespace().any(|locale| locale == word);
    match segment.split_once('-') {
        Some((language, region)) => {
            language.len() == 2 && is_listed(language) && (region.len() == 2 || region == "419")
        }
        None => is_listed(segment) && !is_known(segment),
    }
}

/// Returns true if the path contains a year and a month: /2024/05/, /2024/jul/, /2024-05-17/.
fn has_date(segments: &[String]) -> bool {
    let is_year = |year: &str| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) && is_digits(year);
    let is_month = |month: &str| {
        let name = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        month.len() <= 2 && is_digits(month) || name.contains(&month)
    };
    let is_day = |day: &str| {
        let mut parts = day.split('-');
        parts.next().is_some_and(is_year) && parts.next().is_some_and(is_month)
    };
    segments.windows(2).any(|pair| matches!(pair, [year, month] if is_year(year) && is_month(month)))
        || segments.iter().any(|segment| is_day(segment))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the labels before the registrable domain, without `www`: `docs` of docs.example.com.
fn subdomains(url: &Url) -> impl Iterator<Item = &str> {
    let host = url.domain().unwrap_or_default();
    let before = host.strip_suffix(registrable_domain(host)).unwrap_or_default();
    before.split('.').filter(|label| !label.is_empty() && *label != "www").take(4)
}
