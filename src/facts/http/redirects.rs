//! Redirects of an exchange, and those that only normalize the URL.
use super::exchange::{Exchange, Hop};
use super::urls::same_site;
use crate::model::urls::normalized;
use url::Url;

impl Exchange {
    /// Returns the redirects in order, each with the URL that was requested next.
    pub fn steps(&self) -> impl Iterator<Item = (&Hop, &Url)> {
        let next = self.hops.iter().skip(1).map(|hop| &hop.url).chain([&self.url]);
        self.hops.iter().zip(next)
    }
}

impl Hop {
    /// Returns true if this URL and the next differ only in scheme, `www.`, escapes, case of the path and a slash at its end.
    pub fn is_normalization(&self, next: &Url) -> bool {
        let [own, next] = [&self.url, next].map(normalized);
        let path = |url: &Url| url.path().trim_end_matches('/').to_ascii_lowercase();
        same_site(&own, &next) && path(&own) == path(&next) && own.query() == next.query()
    }

    /// Returns the redirect as one line of evidence.
    pub fn line(&self, next: &Url) -> String {
        format!("{} {} → {next}", self.status, self.url)
    }
}
