//! Which crawlers robots.txt lets in.
use super::PageFacts;
use crate::facts::http::same_site;
use url::Url;

impl PageFacts {
    /// Those of these crawlers that robots.txt keeps from this page. None where there is no robots.txt, or where it
    /// keeps Google from the page too: then the page is closed on the whole, and nothing is said of single crawlers.
    pub fn blocked_crawlers<'a>(&self, agents: &[&'a str]) -> Option<Vec<&'a str>> {
        let robots = self.robots.as_ref()?;
        let path = path_of(self.url());
        let is_shut = |agent: &str| !robots.allows(agent, &path);
        (!is_shut("Googlebot")).then(|| agents.iter().copied().filter(|agent| is_shut(agent)).collect())
    }

    /// Whether robots.txt keeps this crawler from an address on this page's own host.
    pub fn blocks_crawler(&self, url: &Url, agent: &str) -> bool {
        let is_here = same_site(url, self.url()) && url.host_str() == self.url().host_str();
        is_here && self.robots.as_ref().is_some_and(|robots| !robots.allows(agent, &path_of(url)))
    }
}

/// The path with its query.
fn path_of(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}
