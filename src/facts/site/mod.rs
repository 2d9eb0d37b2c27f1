//! SiteFacts: the facts about a whole site.
mod ai_agents;
mod compare;
mod crawler_files;
mod further_pages;
mod pagination;
mod robots_index;
mod robots_match;
mod robots_parser;
mod robots_txt;
mod sitemap;
mod sitemap_extensions;

pub use ai_agents::{AI_FETCHERS, AI_SEARCH, AI_TRAINING};
pub use compare::{bare, distinct, folder, grouped, joined_urls, sharing};
pub use crawler_files::crawler_files;
pub(super) use pagination::is_page_link;
pub use pagination::series;
pub use robots_index::Group;
pub use robots_match::fits;
pub use robots_txt::{Extra, MAX_ROBOTS, Merge, Oddity, OddityKind, Robots};
pub use sitemap::{Sitemap, SitemapEntry, SitemapKind};
pub use sitemap_extensions::Extensions;

use crate::model::urls::{same_page_text, text_key};
use crate::model::{Category, PageLink, PageSummary, SiteFiles, SkipReason};
use std::collections::{HashMap, HashSet, VecDeque};
use url::Url;

/// The facts about a site: its files and its crawled pages.
#[derive(Debug)]
pub struct SiteFacts {
    /// The start URL, after redirects.
    pub url: Url,
    /// The responses to the requests for files of the site.
    pub files: SiteFiles,
    /// The robots.txt. `None` without a successful response.
    pub robots: Option<Robots>,
    /// The sitemap. `None` without a successful response.
    pub sitemap: Option<Sitemap>,
    /// The requested pages in the order they were found. Only one if the site was not crawled.
    pub pages: Vec<SitePage>,
    /// True if all pages that were found were requested.
    pub is_complete: bool,
    /// Unique URLs of the site that pages link to and that were not requested. At most 1,000.
    pub not_requested: Vec<String>,
    /// True if the links between pages are known.
    pub has_links: bool,
    /// The index in `pages` of each URL, by its key.
    indexes: HashMap<String, usize>,
    /// Links between pages: indexes of source and target.
    links: Vec<(u32, u32)>,
    /// Links to elements of other pages, without duplicates. At most 5,000.
    pub anchor_links: Vec<AnchorLink>,
    /// The targets in `anchor_links`.
    anchor_set: HashSet<(usize, String)>,
    /// The URLs in `not_requested`.
    not_requested_set: HashSet<String>,
}

/// A link to an element of another page.
#[derive(Clone, Debug)]
pub struct AnchorLink {
    /// Index in `pages` of the first page that has it.
    pub from: usize,
    /// Index in `pages` of the target.
    pub to: usize,
    /// The id of the element, as written.
    pub anchor: String,
}

/// A requested page.
#[derive(Clone, Debug, Default)]
pub struct SitePage {
    /// Its URL in normal form, as in links to it.
    pub url: String,
    /// The kind of page. `None` if it was not audited.
    pub category: Option<Category>,
    /// The reason why it was not audited, if that was not a failure: it redirects or is not HTML.
    pub skipped: Option<SkipReason>,
    /// The reason why it could not be reached.
    pub error: Option<String>,
    /// True if a sitemap lists it.
    pub is_listed: bool,
    /// The summary of the page. Its URL is empty without a response.
    pub summary: PageSummary,
    /// Number of pages of the site that link to it.
    pub inlinks: u32,
    /// Number of pages of the site that link to it without `nofollow`.
    pub followed: u32,
    /// Indexes in `pages` of the first pages that link to it.
    pub linked_from: Vec<usize>,
    /// Number of other pages of the site that it links to.
    pub outlinks: u32,
    /// True if it may have more links than were read.
    pub has_more_links: bool,
    /// True if it is the second or a later page of a list.
    pub is_further: bool,
    /// Number of clicks from the start page. `None` if no path of links leads to it.
    pub clicks: Option<u32>,
}

/// Maximum length of [`SitePage::linked_from`].
const MAX_SOURCES: usize = 5;
/// Maximum number of links of a page that are followed. A page with this many may have more.
pub const MAX_PAGE_LINKS: usize = 300;
/// Maximum length of [`SiteFacts::not_requested`].
const MAX_NOT_REQUESTED: usize = 1_000;
/// Maximum length of [`SiteFacts::anchor_links`].
const MAX_ANCHOR_LINKS: usize = 5_000;

impl SitePage {
    /// Returns true if it was audited.
    pub const fn is_judged(&self) -> bool {
        self.category.is_some()
    }

    /// Returns its canonical URL without fragment, if that is another page.
    pub fn other_canonical(&self) -> Option<&str> {
        let canonical = self.summary.canonical.as_ref()?.split('#').next()?;
        let is_own = [&self.summary.url, &self.url].iter().any(|own| same_page_text(canonical, own));
        (!is_own).then_some(canonical)
    }

    /// Returns true if it was audited and search engines may list it.
    pub fn is_indexable(&self) -> bool {
        self.is_judged() && !self.summary.noindex && self.other_canonical().is_none()
    }
}

impl SiteFacts {
    /// Creates the facts of a site from its start URL and files.
    pub fn new(url: Url, files: SiteFiles) -> Self {
        let robots = files.robots.success().map(|answer| Robots::parse(&answer.body));
        let sitemap = files.sitemap.success().map(|answer| Sitemap::parse(&answer.body, answer.truncated));
        Self {
            url,
            files,
            robots,
            sitemap,
            pages: Vec::new(),
            is_complete: false,
            not_requested: Vec::new(),
            has_links: false,
            indexes: HashMap::new(),
            links: Vec::new(),
            anchor_links: Vec::new(),
            anchor_set: HashSet::new(),
            not_requested_set: HashSet::new(),
        }
    }

    /// Adds the requested pages.
    pub fn with_pages(mut self, pages: Vec<SitePage>, is_complete: bool) -> Self {
        self.indexes =
            pages.iter().enumerate().map(|(index, page)| (text_key(&page.url).into_owned(), index)).collect();
        self.pages = pages;
        self.is_complete = is_complete;
        self.mark_further_pages();
        self
    }

    /// Adds the links of the page with this index.
    pub fn add_links(&mut self, from: usize, links: &[PageLink]) {
        let mut others = 0_u32;
        for PageLink(url, is_followed, details) in links {
            let to = self.indexes.get(&*text_key(url)).copied();
            others += u32::from(to != Some(from));
            let Some(to) = to else {
                if self.not_requested.len() < MAX_NOT_REQUESTED && self.not_requested_set.insert(url.clone()) {
                    self.not_requested.push(url.clone());
                }
                continue;
            };
            if to == from {
                continue;
            }
            self.links.push((from as u32, to as u32));
            for anchor in &details.anchors {
                let is_kept = self.anchor_links.len() < MAX_ANCHOR_LINKS;
                if is_kept && self.anchor_set.insert((to, anchor.clone())) {
                    self.anchor_links.push(AnchorLink { from, to, anchor: anchor.clone() });
                }
            }
            if let Some(page) = self.pages.get_mut(to) {
                page.inlinks += 1;
                page.followed += u32::from(*is_followed);
                page.is_further |= details.numbered;
                if page.linked_from.len() < MAX_SOURCES {
                    page.linked_from.push(from);
                }
            }
        }
        if let Some(page) = self.pages.get_mut(from) {
            page.has_more_links = links.len() >= MAX_PAGE_LINKS;
            page.outlinks = others;
        }
    }

    /// Counts the clicks from the first page to each page, after all links were added. Redirects do not count.
    pub fn count_clicks(&mut self) {
        self.has_links = true;
        self.links.sort_unstable();
        let mut reached: Vec<Option<u32>> = vec![None; self.pages.len()];
        let mut next = VecDeque::from([(0_usize, 0_u32)]);
        while let Some((index, clicks)) = next.pop_front() {
            let Some(slot @ None) = reached.get_mut(index) else { continue };
            *slot = Some(clicks);
            let redirect = self.pages.get(index).and_then(|page| page.summary.redirect.as_ref());
            if let Some(target) = redirect.and_then(|url| self.indexes.get(&*text_key(url))) {
                next.push_front((*target, clicks));
            }
            let first = self.links.partition_point(|(from, _)| (*from as usize) < index);
            let own = self.links.iter().skip(first).take_while(|(from, _)| *from as usize == index);
            next.extend(own.map(|(_, to)| (*to as usize, clicks + 1)));
        }
        for (page, clicks) in self.pages.iter_mut().zip(reached) {
            page.clicks = clicks;
        }
    }

    /// Returns the page with this absolute URL. The fragment is ignored.
    pub fn page(&self, url: &str) -> Option<&SitePage> {
        self.pages.get(*self.indexes.get(&*text_key(url))?)
    }

    /// Returns the audited pages.
    pub fn judged(&self) -> impl Iterator<Item = &SitePage> {
        self.pages.iter().filter(|page| page.is_judged())
    }

    /// Returns true if at least two pages were audited, so that they can be compared.
    pub fn is_crawled(&self) -> bool {
        self.judged().nth(1).is_some()
    }

    /// Returns true if the start URL uses HTTPS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }
}
