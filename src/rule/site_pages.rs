//! Lists of pages in the data of a finding about a site.
use super::Verdict;
use crate::facts::{SiteFacts, SitePage};

/// Maximum length of all URLs of a list together, in bytes.
const MAX_BYTES: usize = 200_000;

impl Verdict {
    /// Adds all pages as `pages`: paths on the site, URLs of other hosts.
    pub fn with_pages(self, site: &SiteFacts, pages: &[&SitePage]) -> Self {
        let mut list = List::new(site);
        let urls: Vec<String> = pages.iter().filter_map(|page| list.add(page)).collect();
        list.finish(self.with("pages", urls))
    }

    /// Adds all groups as `pages`: a list of pages for each, as [`Verdict::with_pages`] writes them.
    pub fn with_page_groups(self, site: &SiteFacts, groups: &[Vec<&SitePage>]) -> Self {
        let mut list = List::new(site);
        let urls = groups.iter().map(|group| group.iter().filter_map(|page| list.add(page)).collect());
        let urls: Vec<Vec<String>> = urls.filter(|urls: &Vec<String>| !urls.is_empty()).collect();
        list.finish(self.with("pages", urls))
    }
}

struct List {
    origin: String,
    bytes: usize,
    omitted: usize,
}

impl List {
    fn new(site: &SiteFacts) -> Self {
        Self { origin: site.url.origin().ascii_serialization(), bytes: 0, omitted: 0 }
    }

    fn add(&mut self, page: &SitePage) -> Option<String> {
        let path = page.url.strip_prefix(&self.origin).filter(|path| path.starts_with('/'));
        let url = path.unwrap_or(&page.url);
        self.bytes += url.len();
        if self.bytes > MAX_BYTES {
            self.omitted += 1;
            return None;
        }
        Some(url.to_owned())
    }

    fn finish(self, verdict: Verdict) -> Verdict {
        if self.omitted == 0 { verdict } else { verdict.with("pages_omitted", self.omitted) }
    }
}
