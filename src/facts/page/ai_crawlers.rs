//! Crawlers that robots.txt blocks from a page.
use super::PageFacts;
use crate::facts::http::same_site;
use url::Url;

impl PageFacts {
    /// Returns those of these crawlers that robots.txt blocks from this page. `None` if there is no robots.txt, or if
    /// it blocks Googlebot from the page too: then the page is closed to all, and single crawlers are not reported.
    pub fn blocked_crawlers<'a>(&self, agents: &[&'a str]) -> Option<Vec<&'a str>> {
        let robots = self.robots.as_ref()?;
        let is_blocked = |agent: &str| !robots.allows_page(agent, self.url());
        (!is_blocked("Googlebot")).then(|| agents.iter().copied().filter(|agent| is_blocked(agent)).collect())
    }

    /// Returns true if robots.txt blocks this crawler from a URL on this page's own host.
    pub fn blocks_crawler(&self, url: &Url, agent: &str) -> bool {
        let is_own_host = same_site(url, self.url()) && url.host_str() == self.url().host_str();
        is_own_host && self.robots.as_ref().is_some_and(|robots| !robots.allows_page(agent, url))
    }
}
