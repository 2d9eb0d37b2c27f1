//! Redirects between one address and the next, and which of them only tidy it up.
use super::exchange::{Exchange, Hop};
use super::urls::same_site;
use url::Url;

impl Exchange {
    /// The redirects on the way, each with the address that was asked for next.
    pub fn steps(&self) -> impl Iterator<Item = (&Hop, &Url)> {
        let next = self.hops.iter().skip(1).map(|hop| &hop.url).chain([&self.url]);
        self.hops.iter().zip(next)
    }
}

impl Hop {
    /// Whether this address and the next are one page but for scheme, `www.`, capitals and a slash at the end.
    pub fn is_normalization(&self, next: &Url) -> bool {
        let path = |url: &Url| url.path().trim_end_matches('/').to_ascii_lowercase();
        same_site(&self.url, next) && path(&self.url) == path(next) && self.url.query() == next.query()
    }

    /// The redirect in one line.
    pub fn line(&self, next: &Url) -> String {
        format!("{} {} → {next}", self.status, self.url)
    }
}
