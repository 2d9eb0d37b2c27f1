//! Frontier: decides which discovered URLs of a site may be fetched. It never invents a URL.
use super::urls;
use crate::facts::{Robots, fits, same_site};
use crate::model::target::Policy;
use crate::model::{Candidate, Scope, SkipReason, Source, Target};
use url::Url;

/// Our user agent in robots.txt.
pub const AGENT: &str = "sitegauge";
/// Maximum number of links between the start page and a page.
const MAX_DEPTH: u32 = 50;

/// The rules that a crawl applies to the URLs of one site.
#[derive(Debug)]
pub struct Frontier<'a> {
    /// Start URL of the site.
    pub site: &'a Url,
    /// Parsed robots.txt; `None` allows everything.
    pub robots: Option<&'a Robots>,
    /// Pages that the audit covers.
    pub scope: &'a Scope,
    /// Hosts and ports that may be fetched.
    pub policy: Policy,
}

impl Frontier<'_> {
    /// Normalizes a discovered URL and decides if it may be fetched. Returns `None` if the URL belongs to another site.
    pub fn candidate(&self, url: &Url, depth: u32, source: Source) -> Option<Candidate> {
        // http and https are the same site, and so are a host name with and without `www.`; another port is another
        // site.
        if !same_site(url, self.site) || url.port() != self.site.port() {
            return None;
        }
        let (written, url) = (url, urls::normal(url));
        Some(Candidate {
            host: url.host_str()?.to_owned(),
            pattern: urls::pattern(&url),
            reason: self.reason(&url, written, depth),
            url: url.into(),
            depth,
            source,
        })
    }

    /// Returns the first reason to skip the URL. `written` is the URL as it was found.
    fn reason(&self, url: &Url, written: &Url, depth: u32) -> Option<SkipReason> {
        let fits_any = |patterns: &[String]| patterns.iter().any(|pattern| fits(pattern, url.as_str()));
        let is_included = self.scope.include.is_empty() || fits_any(&self.scope.include);
        if Target::parse(url.as_str(), self.policy).is_err() {
            Some(SkipReason::Address)
        } else if !is_included || fits_any(&self.scope.exclude) {
            Some(SkipReason::Excluded)
        } else if self.robots.is_some_and(|robots| is_blocked(robots, url, written)) {
            Some(SkipReason::Robots)
        } else if urls::is_file(url) {
            Some(SkipReason::NotHtml)
        } else if urls::has_session(url) {
            Some(SkipReason::Session)
        } else if urls::repeats_itself(url) {
            Some(SkipReason::Repetition)
        } else if depth > MAX_DEPTH {
            Some(SkipReason::Depth)
        } else {
            None
        }
    }
}

/// Returns true if robots.txt forbids the URL, normal or as written, or if it has cost too much to tell.
fn is_blocked(robots: &Robots, url: &Url, written: &Url) -> bool {
    let as_written = (url != written).then_some(written);
    let is_forbidden = |url: &Url| !robots.allows_page(AGENT, url);
    is_forbidden(url) || as_written.is_some_and(is_forbidden) || robots.is_exhausted()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str, scope: &Scope) -> Option<Option<SkipReason>> {
        let site = Url::parse("https://example.com/").unwrap();
        let robots = Robots::parse("User-agent: sitegauge\nDisallow: /private\nDisallow: /%7Eann\n");
        let frontier = Frontier { site: &site, robots: Some(&robots), scope, policy: Policy::Public };
        let candidate = frontier.candidate(&Url::parse(text).unwrap(), 1, Source::Link);
        candidate.map(|candidate| candidate.reason)
    }

    #[test]
    fn urls_are_skipped_for_the_right_reason() {
        let scope = Scope { exclude: vec!["/old/*".into()], ..Scope::default() };
        for (text, expected) in [
            ("https://example.com/a", Some(None)),
            ("http://www.example.com/a", Some(None)),
            ("https://shop.example.com/a", None),
            ("https://example.com:8443/a", None),
            ("https://example.com/private/a", Some(Some(SkipReason::Robots))),
            ("https://example.com/%7eann", Some(Some(SkipReason::Robots))),
            ("https://example.com/old/a", Some(Some(SkipReason::Excluded))),
            ("https://example.com/a.PDF", Some(Some(SkipReason::NotHtml))),
            ("https://example.com/a;jsessionid=1F", Some(Some(SkipReason::Session))),
            ("https://example.com/a/b/a/b/a/b", Some(Some(SkipReason::Repetition))),
        ] {
            assert_eq!(reason(text, &scope), expected, "{text}");
        }
        let scope = Scope { include: vec!["/blog/".into()], ..Scope::default() };
        assert_eq!(reason("https://example.com/blog/a", &scope), Some(None));
        assert_eq!(reason("https://example.com/", &scope), Some(Some(SkipReason::Excluded)));
    }
}
