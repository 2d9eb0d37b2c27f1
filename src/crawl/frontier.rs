//! Which URLs of a site an audit may ask for, and why not the others. It never makes up a URL.
use super::address::{self, pattern};
use crate::facts::{Robots, fits, same_site};
use crate::model::target::Policy;
use crate::model::{Candidate, Scope, SkipReason, Source, Target};
use url::Url;

/// Who we are to robots.txt.
pub const AGENT: &str = "sitegauge";
/// Links away from the start that are followed.
const MAX_DEPTH: u32 = 50;

/// What decides about the URLs of a site.
#[derive(Debug)]
pub struct Frontier<'a> {
    /// A URL of the site.
    pub site: &'a Url,
    /// Its robots.txt.
    pub robots: Option<&'a Robots>,
    /// Which of its pages are wanted.
    pub scope: &'a Scope,
    /// Which addresses may be fetched.
    pub policy: Policy,
}

impl Frontier<'_> {
    /// A URL that was found so many links away from the start; none where it belongs to another site.
    pub fn candidate(&self, url: &Url, depth: u32, source: Source) -> Option<Candidate> {
        // http and https are one site, and so are a name with and without www.; another port is another site.
        if !same_site(url, self.site) || url.port() != self.site.port() {
            return None;
        }
        let url = address::normal(url);
        Some(Candidate {
            host: url.host_str().unwrap_or_default().to_owned(),
            pattern: pattern(&url),
            reason: self.reason(&url, depth),
            url: url.into(),
            depth,
            source,
        })
    }

    fn reason(&self, url: &Url, depth: u32) -> Option<SkipReason> {
        let fits_one = |patterns: &[String]| patterns.iter().any(|each| fits(each, url.as_str()));
        let is_wanted = self.scope.include.is_empty() || fits_one(&self.scope.include);
        if Target::parse(url.as_str(), self.policy).is_err() {
            Some(SkipReason::Address)
        } else if !is_wanted || fits_one(&self.scope.exclude) {
            Some(SkipReason::Excluded)
        } else if self.robots.is_some_and(|robots| !robots.allows(AGENT, url.as_str())) {
            Some(SkipReason::Robots)
        } else if address::is_file(url) {
            Some(SkipReason::NotHtml)
        } else if address::has_session(url) {
            Some(SkipReason::Session)
        } else if address::repeats_itself(url) {
            Some(SkipReason::Repetition)
        } else if depth > MAX_DEPTH {
            Some(SkipReason::Depth)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str, scope: &Scope) -> Option<Option<SkipReason>> {
        let site = Url::parse("https://example.com/").unwrap();
        let robots = Robots::parse("User-agent: sitegauge\nDisallow: /private\n");
        let frontier = Frontier { site: &site, robots: Some(&robots), scope, policy: Policy::Public };
        let candidate = frontier.candidate(&Url::parse(text).unwrap(), 1, Source::Link);
        candidate.map(|candidate| candidate.reason)
    }

    #[test]
    fn every_url_has_its_reason() {
        let scope = Scope { exclude: vec!["/old/*".into()], ..Scope::default() };
        for (text, expected) in [
            ("https://example.com/a", Some(None)),
            ("http://www.example.com/a", Some(None)),
            ("https://shop.example.com/a", None),
            ("https://example.com:8443/a", None),
            ("https://example.com/private/a", Some(Some(SkipReason::Robots))),
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
