//! The pages of a site side by side: which are fit to be compared, which belong together, which share something.
use super::{SiteFacts, SitePage};
use crate::facts::http::path;
use crate::model::Category;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use url::Url;

/// Redirects one after another that are followed.
const MOST_HOPS: usize = 10;
/// Links of a menu.
const MENU: usize = 4;
/// Parts of paths of pages that are there for a purpose of their own and not to be found.
const UTILITY: [&str; 34] = [
    "account",
    "admin",
    "amp",
    "auth",
    "basket",
    "cart",
    "checkout",
    "compare",
    "embed",
    "feed",
    "forgot-password",
    "login",
    "logout",
    "my-account",
    "panier",
    "print",
    "register",
    "reply",
    "search",
    "share",
    "sign-in",
    "sign-up",
    "signin",
    "signup",
    "subscribe",
    "suche",
    "thank-you",
    "thanks",
    "unsubscribe",
    "warenkorb",
    "widget",
    "wishlist",
    "wp-admin",
    "wp-login.php",
];
/// Parameters that say which part of a list is shown.
const PAGE_PARAMETERS: [&str; 14] = [
    "after", "cursor", "from", "offset", "p", "page", "page_num", "paged", "pagenum", "pageno", "pg", "seite", "skip",
    "start",
];
/// Parts of paths that say so, before a number.
const PAGE_WORDS: [&str; 6] = ["p", "page", "pagina", "pagine", "seite", "strona"];

impl SitePage {
    /// Whether it is certain that nothing is there any more.
    pub const fn is_missing(&self) -> bool {
        matches!(self.summary.status, 404 | 410)
    }

    /// Whether it is the start page of its host.
    pub fn is_home(&self) -> bool {
        path(&self.url) == "/" && !self.url.contains('?')
    }

    /// Whether it lists other pages, and so has few words of its own.
    pub const fn is_overview(&self) -> bool {
        use Category::{BlogListPage, CategoryPage, ProductListPage, SearchPage, UtilityPage};
        matches!(self.category, Some(BlogListPage | CategoryPage | ProductListPage | SearchPage | UtilityPage))
    }

    /// Whether it redirects there for good.
    pub fn moved_to(&self) -> Option<&str> {
        let is_permanent = matches!(self.summary.status, 301 | 308);
        self.summary.redirect.as_deref().filter(|_| is_permanent)
    }

    /// Whether it is there for a purpose of its own and not to be found: a cart, a login, a printed version.
    pub fn is_utility(&self) -> bool {
        let is_word = |part: &str| UTILITY.iter().any(|each| part.eq_ignore_ascii_case(each));
        let query = self.url.split_once('?').map_or("", |(_, query)| query);
        let is_asked = |part: &str| matches!(part.split('=').next(), Some("print" | "amp" | "s" | "q" | "replytocom"));
        path(&self.url).split('/').any(is_word) || query.split('&').any(is_asked)
    }

    /// Whether it is a further page of a list: the second, the third …
    pub fn is_later_list_page(&self) -> bool {
        series(&self.url) != self.url
    }

    /// The first subtag of its language, in lower case, or nothing.
    pub fn primary_language(&self) -> String {
        let language = self.summary.language.as_deref().unwrap_or_default();
        language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    }
}

impl SiteFacts {
    /// The pages that can be compared: search engines may list them, and what they say stands in their HTML.
    pub fn comparable(&self) -> impl Iterator<Item = &SitePage> {
        self.judged().filter(|page| page.is_indexable() && !page.summary.app_shell && !page.is_utility())
    }

    /// Whether this is where the audit started.
    pub fn is_start(&self, page: &SitePage) -> bool {
        self.pages.first().is_some_and(|first| first.url == page.url)
    }

    /// Where one ends who asks for this page: it or what it redirects to, if that was asked for.
    pub fn redirect_target<'a>(&'a self, page: &'a SitePage) -> Option<&'a SitePage> {
        let mut page = page;
        for _ in 0..MOST_HOPS {
            match page.summary.redirect.as_deref() {
                Some(redirect) => page = self.page(redirect)?,
                None => return Some(page),
            }
        }
        None
    }

    /// Whether every link is known that could lead somewhere: nothing was left out, cut off, hidden or made by scripts.
    pub fn knows_all_links(&self) -> bool {
        let is_seen = |page: &SitePage| {
            let is_whole = !page.summary.truncated && !page.summary.app_shell && !page.has_more_links;
            if page.is_judged() { is_whole } else { page.skipped.is_some() || page.is_missing() }
        };
        // What search engines may not read either hides nothing from them.
        let is_blind = |url: &String| {
            is_file(path(url)) || self.robots.as_ref().is_some_and(|robots| !robots.allows("googlebot", url))
        };
        self.is_complete
            && self.has_links
            && self.has_menus()
            && self.pages.iter().all(is_seen)
            && self.not_requested.iter().all(is_blind)
    }

    /// Whether most pages have some links, as menus make them; otherwise scripts may make the menus.
    fn has_menus(&self) -> bool {
        let mut counts: Vec<u32> = self.comparable().map(|page| page.outlinks).collect();
        counts.sort_unstable();
        let (middle, all) = (counts.get(counts.len() / 2).copied().unwrap_or(0), counts.len());
        middle as usize >= all.saturating_sub(1).min(MENU)
    }

    /// The first page that links to it, in words for evidence.
    pub fn linked_from(&self, page: &SitePage) -> String {
        let source = page.linked_from.first().and_then(|place| self.pages.get(*place));
        source.map_or_else(|| page.url.clone(), |source| format!("{} (linked from {})", page.url, source.url))
    }
}

/// Whether a path ends as those of files do that are no pages.
fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| {
        let is_page = ["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "jspx", "cgi", "cfm", "do"];
        (2..=5).contains(&ending.len()) && !is_page.contains(&ending.as_str())
    })
}

/// The folder that a page lies in: its path up to its last part. Nothing for what lies at the top.
pub fn folder(url: &str) -> &str {
    path(url).trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A URL without scheme, `www.` and a slash at the end of its path: what servers level by redirects.
pub fn bare(url: &str) -> String {
    let rest = url.split('#').next().unwrap_or_default();
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    match rest.split_once('?') {
        Some((path, query)) => format!("{}?{query}", path.trim_end_matches('/')),
        None => rest.trim_end_matches('/').to_owned(),
    }
}

/// A URL without what says which part of a list is shown, so that all pages of a list have the same.
pub fn series(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else { return text.to_owned() };
    let is_list = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        PAGE_PARAMETERS.iter().any(|each| name.eq_ignore_ascii_case(each))
    };
    let query = url.query().map(|query| query.split('&').filter(|part| !is_list(part)).collect::<Vec<_>>().join("&"));
    url.set_query(query.as_deref().filter(|query| !query.is_empty()));
    // Four digits are a year.
    let is_number = |part: &str| matches!(part.len(), 1..=3) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |part: &str| PAGE_WORDS.iter().any(|each| part.eq_ignore_ascii_case(each));
    let parts: Vec<&str> = url.path().trim_end_matches('/').split('/').collect();
    let kept = match parts.as_slice() {
        [kept @ .., word, number] if is_number(number) && is_word(word) => kept,
        [kept @ .., last] if is_number(last) || PAGE_WORDS.iter().any(|word| is_numbered(last, word)) => kept,
        _ => return url.into(),
    };
    let slash = if url.path().ends_with('/') { "/" } else { "" };
    let path = format!("{}{slash}", kept.join("/"));
    url.set_path(&path);
    url.into()
}

/// Whether a part of a path is a word and a number: `page-2`, `seite3`.
fn is_numbered(part: &str, word: &str) -> bool {
    let number = part.strip_prefix(word).map(|rest| rest.trim_start_matches(['-', '_']));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The pages that are no others in another guise: of the pages of one list, of the versions for languages and of what
/// differs in scheme, `www.` or a slash at its end only the first.
pub fn distinct<'a>(pages: &[&'a SitePage]) -> Vec<&'a SitePage> {
    let (mut seen, mut kept): (HashSet<String>, Vec<&SitePage>) = (HashSet::new(), Vec::new());
    for page in pages.iter().copied() {
        let own = [bare(&series(&page.url)), bare(&page.url), bare(&page.summary.url)];
        let versions: Vec<String> = page.summary.alternates.iter().map(|(_, url)| bare(url)).collect();
        if !own.iter().chain(&versions).any(|each| seen.contains(each)) {
            kept.push(page);
        }
        seen.extend(own);
        seen.extend(versions);
    }
    kept
}

/// The groups of at least two pages that have the same key, in the order of their first pages.
pub fn grouped<'a, K: Eq + Hash>(
    pages: impl Iterator<Item = &'a SitePage>,
    key: impl Fn(&SitePage) -> Option<K>,
) -> Vec<Vec<&'a SitePage>> {
    let (mut places, mut groups): (HashMap<K, usize>, Vec<Vec<&SitePage>>) = (HashMap::new(), Vec::new());
    for page in pages {
        let Some(key) = key(page) else { continue };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(page),
            None => groups.push(vec![page]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The groups of distinct pages in one language that have this text in common, capitals aside. Copies of a page count
/// as one.
pub fn sharing<'a>(
    pages: impl Iterator<Item = &'a SitePage>,
    text: impl Fn(&SitePage) -> Option<&str>,
) -> Vec<Vec<&'a SitePage>> {
    let groups = grouped(pages, |page| {
        let text = crate::facts::text::collapse(text(page)?).to_lowercase();
        (!text.is_empty()).then(|| (text, page.primary_language()))
    });
    let without_copies = |group: Vec<&'a SitePage>| {
        let mut texts = HashSet::new();
        let is_new = |page: &&'a SitePage| page.summary.text.is_empty() || texts.insert(page.summary.text.as_str());
        distinct(&group).into_iter().filter(is_new).collect::<Vec<_>>()
    };
    groups.into_iter().map(without_copies).filter(|group| group.len() > 1).collect()
}

/// The URLs of a group in one line of evidence.
pub fn joined_urls(group: &[&SitePage]) -> String {
    let first: Vec<&str> = group.iter().take(2).map(|page| page.url.as_str()).collect();
    let more = group.len().saturating_sub(first.len());
    if more == 0 { first.join(" = ") } else { format!("{} and {more} more", first.join(" = ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_list_have_one_series() {
        for (text, expected) in [
            ("https://example.com/a?page=2", "https://example.com/a"),
            ("https://example.com/a?b=1&page=2", "https://example.com/a?b=1"),
            ("https://example.com/a/page/2/", "https://example.com/a/"),
            ("https://example.com/a/page-2", "https://example.com/a"),
            ("https://example.com/a/2", "https://example.com/a"),
            ("https://example.com/page/2", "https://example.com/"),
            ("https://example.com/a?b=1", "https://example.com/a?b=1"),
            ("https://example.com/a/20240517", "https://example.com/a/20240517"),
            ("https://example.com/pages", "https://example.com/pages"),
        ] {
            assert_eq!(series(text), expected, "{text}");
        }
    }

    #[test]
    fn parts_of_urls() {
        assert_eq!(folder("https://example.com/blog/a/?b=/c"), "/blog");
        assert_eq!(folder("https://example.com/"), "");
        assert_eq!(folder("https://example.com/a"), "");
        assert_eq!(bare("https://www.example.com/a/?b#c"), bare("http://example.com/a?b"));
        assert!(is_file("/a/b.pdf") && is_file("/b.md") && !is_file("/b.html") && !is_file("/b.c/d"));
    }
}
