//! SiteFacts: a whole site as rules see it.
use super::{Robots, Sitemap};
use crate::model::SiteFiles;
use url::Url;

/// A whole site: its files, and what they say.
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
}

impl SiteFacts {
    /// The facts of the site that starts here.
    pub fn new(url: Url, files: SiteFiles) -> Self {
        let robots = files.robots.success().map(|answer| Robots::parse(&answer.body));
        let sitemap = files.sitemap.success().map(|answer| Sitemap::parse(&answer.body, answer.truncated));
        Self { url, files, robots, sitemap }
    }

    /// Whether the site was reached over TLS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }
}
