//! Comparing the pages of a site: which are comparable, which are variants of each other, which share a text.
use super::{SiteFacts, SitePage, series};
use crate::facts::http::path;
use crate::facts::text::{PRIVATE_PATHS, percent_decoded};
use crate::model::Category;
use crate::model::urls::text_key;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Maximum number of consecutive redirects that are followed.
const MAX_HOPS: usize = 10;
/// Minimum number of links of a typical page with a menu.
const MIN_MENU_LINKS: usize = 4;
/// Path segments of utility pages, which are not meant to be found in search, besides those of [`PRIVATE_PATHS`].
const UTILITY: [&str; 6] = ["amp", "embed", "feed", "subscribe", "widget", "wp-login.php"];

impl SitePage {
    /// Returns true if the page does not exist: status 404 or 410.
    pub const fn is_missing(&self) -> bool {
        matches!(self.summary.status, 404 | 410)
    }

    /// Returns true if it is the home page of its host.
    pub fn is_home(&self) -> bool {
        path(&self.url) == "/" && !self.url.contains('?')
    }

    /// Returns true if it lists other pages and so has few words of its own.
    pub const fn is_overview(&self) -> bool {
        use Category::{BlogListPage, CategoryPage, ProductListPage, SearchPage, UtilityPage};
        matches!(self.category, Some(BlogListPage | CategoryPage | ProductListPage | SearchPage | UtilityPage))
    }

    /// Returns the kind of a page that usually has a template of its own: an article, a product.
    pub fn kind(&self) -> Option<Category> {
        use Category::{BlogPost, CaseStudy, DocsPage, EcommerceProductPage, Guide, KnowledgeBaseArticle, ProductPage};
        let kinds = [BlogPost, CaseStudy, DocsPage, EcommerceProductPage, Guide, KnowledgeBaseArticle, ProductPage];
        self.category.filter(|category| kinds.contains(category))
    }

    /// Returns the target of a permanent redirect.
    pub fn moved_to(&self) -> Option<&str> {
        let is_permanent = matches!(self.summary.status, 301 | 308);
        self.summary.redirect.as_deref().filter(|_| is_permanent)
    }

    /// Returns true for utility pages, which are not meant to be found in search: a cart, a login, a print version.
    pub fn is_utility(&self) -> bool {
        let is_word = |part: &str| {
            UTILITY.iter().any(|word| part.eq_ignore_ascii_case(word))
                || PRIVATE_PATHS.is_one(None, &percent_decoded(part))
        };
        let query = self.url.split_once('?').map_or("", |(_, query)| query);
        let is_parameter =
            |part: &str| matches!(part.split('=').next(), Some("print" | "amp" | "s" | "q" | "replytocom"));
        path(&self.url).split('/').any(is_word) || query.split('&').any(is_parameter)
    }

    /// Returns the primary subtag of its language in lower case, or an empty string.
    pub fn primary_language(&self) -> String {
        let language = self.summary.language.as_deref().unwrap_or_default();
        language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    }
}

impl SiteFacts {
    /// Returns the pages that can be compared: they are indexable, and their HTML has their content.
    pub fn comparable(&self) -> impl Iterator<Item = &SitePage> {
        self.judged().filter(|page| page.is_indexable() && !page.summary.app_shell && !page.is_utility())
    }

    /// Returns true if the audit started at this page.
    pub fn is_start(&self, page: &SitePage) -> bool {
        self.pages.first().is_some_and(|first| first.url == page.url)
    }

    /// Follows the redirects of a page. Returns the last page, or `None` if it was not requested.
    pub fn redirect_target<'a>(&'a self, page: &'a SitePage) -> Option<&'a SitePage> {
        let mut page = page;
        for _ in 0..MAX_HOPS {
            match page.summary.redirect.as_deref() {
                Some(redirect) => page = self.page(redirect)?,
                None => return Some(page),
            }
        }
        None
    }

    /// Returns true if all links of the site are known: no page was skipped, truncated, unreachable or built by scripts.
    pub fn knows_all_links(&self) -> bool {
        let is_known = |page: &SitePage| {
            let is_complete = !page.summary.truncated && !page.summary.app_shell && !page.has_more_links;
            if page.is_judged() { is_complete } else { page.skipped.is_some() || page.is_missing() }
        };
        // Search engines do not read links in files and in pages that robots.txt blocks.
        let is_unread = |url: &String| {
            is_file(path(url)) || self.robots.as_ref().is_some_and(|robots| !robots.allows("googlebot", url))
        };
        self.is_complete
            && self.has_links
            && self.has_menus()
            && self.pages.iter().all(is_known)
            && self.not_requested.iter().all(is_unread)
    }

    /// Returns true if most pages have several links. Otherwise scripts may build the menus.
    fn has_menus(&self) -> bool {
        let mut counts: Vec<u32> = self.comparable().map(|page| page.outlinks).collect();
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or(0);
        median as usize >= counts.len().saturating_sub(1).min(MIN_MENU_LINKS)
    }

    /// Returns the URL of a page and of the first page that links to it, as evidence.
    pub fn linked_from(&self, page: &SitePage) -> String {
        let source = page.linked_from.first().and_then(|index| self.pages.get(*index));
        source.map_or_else(|| page.url.clone(), |source| format!("{} (linked from {})", page.url, source.url))
    }
}

/// Returns true if a path has a file extension that is not that of a page.
fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| {
        let pages = ["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "jspx", "cgi", "cfm", "do"];
        (2..=5).contains(&extension.len()) && !pages.contains(&extension.as_str())
    })
}

/// Returns the folder of a page: its path without the last segment. Empty for a page at the top.
pub fn folder(url: &str) -> &str {
    path(url).trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns a URL without scheme, `www.`, fragment and the slash at the end of its path. Servers usually redirect between
/// such variants.
pub fn bare(url: &str) -> String {
    let key = text_key(url);
    let rest = key.as_ref();
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    match rest.split_once('?') {
        Some((path, query)) => format!("{}?{query}", path.trim_end_matches('/')),
        None => rest.trim_end_matches('/').to_owned(),
    }
}

/// Returns the pages without variants of earlier ones: later pages of a list, versions in other languages, and URLs that
/// differ only in scheme, `www.` or a slash at the end.
pub fn distinct<'a>(pages: &[&'a SitePage]) -> Vec<&'a SitePage> {
    let (mut seen, mut kept): (HashSet<String>, Vec<&SitePage>) = (HashSet::new(), Vec::new());
    for page in pages.iter().copied() {
        let list = if page.is_later_list_page() { bare(&series(&page.url)) } else { bare(&page.url) };
        let own = [list, bare(&page.url), bare(&page.summary.url)];
        let versions: Vec<String> = page.summary.alternates.iter().map(|(_, url)| bare(url)).collect();
        if !own.iter().chain(&versions).any(|variant| seen.contains(variant)) {
            kept.push(page);
        }
        seen.extend(own);
        seen.extend(versions);
    }
    kept
}

/// Returns the groups of at least two pages with the same key, in the order of their first pages. Pages without a key are
/// skipped.
pub fn grouped<'a, K: Eq + Hash>(
    pages: impl Iterator<Item = &'a SitePage>,
    key: impl Fn(&SitePage) -> Option<K>,
) -> Vec<Vec<&'a SitePage>> {
    let (mut indexes, mut groups): (HashMap<K, usize>, Vec<Vec<&SitePage>>) = (HashMap::new(), Vec::new());
    for page in pages {
        let Some(key) = key(page) else { continue };
        let index = *indexes.entry(key).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(page),
            None => groups.push(vec![page]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// Returns the groups of distinct pages in one language that share a text, ignoring case. Pages with the same content
/// count as one.
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

/// Joins the first two URLs of a group and the number of others to a line of evidence.
pub fn joined_urls(group: &[&SitePage]) -> String {
    let first: Vec<&str> = group.iter().take(2).map(|page| page.url.as_str()).collect();
    let more = group.len().saturating_sub(first.len());
    if more == 0 { first.join(" = ") } else { format!("{} and {more} more", first.join(" = ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_urls() {
        assert_eq!(folder("https://example.com/blog/a/?b=/c"), "/blog");
        assert_eq!(folder("https://example.com/"), "");
        assert_eq!(folder("https://example.com/a"), "");
        assert_eq!(bare("https://www.example.com/a/?b#c"), bare("http://example.com/a?b"));
        assert_eq!(bare("https://example.com/%e3%81%82/%7ea"), bare("https://example.com/%E3%81%82/~a"));
        assert!(is_file("/a/b.pdf") && is_file("/b.md") && !is_file("/b.html") && !is_file("/b.c/d"));
    }
}
