//! SiteFacts: a whole site as rules see it.
mod ai_agents;
mod compare;
mod crawler_files;
mod robots_match;
mod robots_parser;
mod robots_txt;
mod sitemap;
mod sitemap_extensions;

pub use ai_agents::{AI_FETCHERS, AI_SEARCH, AI_TRAINING};
pub use compare::{bare, distinct, folder, grouped, joined_urls, series, sharing};
pub use crawler_files::crawler_files;
pub use robots_match::fits;
pub use robots_txt::{Extra, Group, MAX_ROBOTS, Oddity, OddityKind, Robots};
pub use sitemap::{Sitemap, SitemapEntry, SitemapKind};
pub use sitemap_extensions::Extensions;

use crate::model::{Category, PageLink, PageSummary, SiteFiles, SkipReason};
use std::collections::{HashMap, HashSet, VecDeque};
use url::Url;

/// A whole site: its files, what they say, and its pages as far as they were crawled.
#[derive(Debug)]
pub struct SiteFacts {
    /// Where the audit started, after redirects.
    pub url: Url,
    /// The companion requests.
    pub files: SiteFiles,
    /// robots.txt, where it was answered with a success.
    pub robots: Option<Robots>,
    /// The sitemap, where it was answered with a success.
    pub sitemap: Option<Sitemap>,
    /// The pages that were asked for, in the order they were found; one page only where nothing was crawled.
    pub pages: Vec<SitePage>,
    /// Whether every page that could be found was asked for.
    pub is_complete: bool,
    /// URLs of the site that pages link to and that were not asked for, each once, at most a thousand.
    pub not_requested: Vec<String>,
    /// Whether it is known how the pages are linked.
    pub has_links: bool,
    /// The place in `pages` of each URL.
    places: HashMap<String, usize>,
    /// Which page links to which, by their places.
    links: Vec<(u32, u32)>,
    /// What is in `not_requested`.
    not_requested_set: HashSet<String>,
}

/// A page that was asked for.
#[derive(Clone, Debug, Default)]
pub struct SitePage {
    /// Its URL in normal form: what links to it say.
    pub url: String,
    /// What kind of page it is; none where it was not judged.
    pub category: Option<Category>,
    /// Why it was not judged, where that was no failure: it redirects, or is no HTML.
    pub skipped: Option<SkipReason>,
    /// Why it could not be reached.
    pub error: Option<String>,
    /// Whether a sitemap lists it.
    pub is_listed: bool,
    /// What it said; with an empty URL where no answer came.
    pub summary: PageSummary,
    /// How many pages of the site link to it.
    pub inlinks: u32,
    /// How many of them link to it without `nofollow`.
    pub followed: u32,
    /// The places in `pages` of the first that link to it.
    pub linked_from: Vec<usize>,
    /// How many other pages of the site it links to.
    pub outlinks: u32,
    /// Whether it has more links than are known.
    pub has_more_links: bool,
    /// How many clicks it is away from the start; none where no links lead to it.
    pub clicks: Option<u32>,
}

/// Pages that link to a page which are remembered.
const MOST_SOURCES: usize = 5;
/// Links of a page that are followed; one that has so many may have more.
pub const MAX_PAGE_LINKS: usize = 300;
/// URLs that were not asked for which are remembered.
const MOST_UNASKED: usize = 1_000;

impl SitePage {
    /// Whether it was judged.
    pub const fn is_judged(&self) -> bool {
        self.category.is_some()
    }

    /// The URL that it names as its canonical, if that is another one.
    pub fn other_canonical(&self) -> Option<&str> {
        let canonical = self.summary.canonical.as_ref()?.split('#').next()?;
        (canonical != self.summary.url && canonical != self.url).then_some(canonical)
    }

    /// Whether it was judged and search engines may list it.
    pub fn is_indexable(&self) -> bool {
        self.is_judged() && !self.summary.noindex && self.other_canonical().is_none()
    }
}

impl SiteFacts {
    /// The facts of the site that starts here.
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
            places: HashMap::new(),
            links: Vec::new(),
            not_requested_set: HashSet::new(),
        }
    }

    /// The same with the pages that were asked for.
    pub fn with_pages(mut self, pages: Vec<SitePage>, is_complete: bool) -> Self {
        self.places = pages.iter().enumerate().map(|(place, page)| (page.url.clone(), place)).collect();
        self.pages = pages;
        self.is_complete = is_complete;
        self
    }

    /// Takes note of the links of the page at this place.
    pub fn add_links(&mut self, from: usize, links: &[PageLink]) {
        for PageLink(url, is_followed) in links {
            let Some(to) = self.places.get(url).copied() else {
                if self.not_requested.len() < MOST_UNASKED && self.not_requested_set.insert(url.clone()) {
                    self.not_requested.push(url.clone());
                }
                continue;
            };
            if to == from {
                continue;
            }
            self.links.push((from as u32, to as u32));
            if let Some(page) = self.pages.get_mut(to) {
                page.inlinks += 1;
                page.followed += u32::from(*is_followed);
                if page.linked_from.len() < MOST_SOURCES {
                    page.linked_from.push(from);
                }
            }
        }
        if let Some(page) = self.pages.get_mut(from) {
            page.has_more_links = links.len() >= MAX_PAGE_LINKS;
            page.outlinks = u32::try_from(links.iter().filter(|link| link.0 != page.url).count()).unwrap_or(u32::MAX);
        }
    }

    /// Counts the clicks from the first page to each, once all links are known. A redirect is no click.
    pub fn count_clicks(&mut self) {
        self.has_links = true;
        self.links.sort_unstable();
        let mut reached: Vec<Option<u32>> = vec![None; self.pages.len()];
        let mut next = VecDeque::from([(0_usize, 0_u32)]);
        while let Some((place, clicks)) = next.pop_front() {
            let Some(slot @ None) = reached.get_mut(place) else { continue };
            *slot = Some(clicks);
            let redirect = self.pages.get(place).and_then(|page| page.summary.redirect.as_ref());
            if let Some(target) = redirect.and_then(|url| self.places.get(url)) {
                next.push_front((*target, clicks));
            }
            let first = self.links.partition_point(|(from, _)| (*from as usize) < place);
            let own = self.links.iter().skip(first).take_while(|(from, _)| *from as usize == place);
            next.extend(own.map(|(_, to)| (*to as usize, clicks + 1)));
        }
        for (page, clicks) in self.pages.iter_mut().zip(reached) {
            page.clicks = clicks;
        }
    }

    /// The page with this URL, in normal form.
    pub fn page(&self, url: &str) -> Option<&SitePage> {
        self.pages.get(*self.places.get(url.split('#').next().unwrap_or_default())?)
    }

    /// The pages that were judged.
    pub fn judged(&self) -> impl Iterator<Item = &SitePage> {
        self.pages.iter().filter(|page| page.is_judged())
    }

    /// Whether at least two pages were judged, so that they can be compared.
    pub fn is_crawled(&self) -> bool {
        self.judged().nth(1).is_some()
    }

    /// Whether the site was reached over TLS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }
}
