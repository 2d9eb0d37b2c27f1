//! The sources of one directive, indexed: a site controls both the sources and the URLs that they are matched with.
use super::matching::{matches, own_host};
use super::{has, is_hash};
use std::collections::{HashMap, HashSet};
use url::Url;

/// The sources of a directive.
#[derive(Debug, Default)]
pub(super) struct SourceIndex<'a> {
    pub(super) allows_inline: bool,
    pub(super) has_hash: bool,
    pub(super) is_strict_dynamic: bool,
    nonces: HashSet<&'a str>,
    /// Sources with a host, by that in lower case; by `.example.com` if it begins with `*.`.
    hosts: HashMap<String, Vec<&'a str>>,
    /// All others.
    others: Vec<&'a str>,
}

impl<'a> SourceIndex<'a> {
    pub(super) fn new(sources: &'a [String]) -> Self {
        let is_nonce = |source: &String| source.starts_with("'nonce-");
        let mut index = Self {
            allows_inline: has(sources, "'unsafe-inline'") && !sources.iter().any(is_nonce),
            has_hash: sources.iter().any(|source| is_hash(source)),
            is_strict_dynamic: has(sources, "'strict-dynamic'"),
            ..Self::default()
        };
        let mut seen = HashSet::new();
        for source in sources.iter().map(String::as_str).filter(|source| seen.insert(*source)) {
            if source.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("'nonce-")) {
                index.nonces.extend(source.get(7..).and_then(|rest| rest.strip_suffix('\'')));
            } else if let Some(host) = own_host(source) {
                index.hosts.entry(host).or_default().push(source);
            } else if !source.starts_with('\'') || source.eq_ignore_ascii_case("'self'") {
                index.others.push(source);
            }
        }
        index
    }

    /// Returns true if one of the nonces is this one.
    pub(super) fn has_nonce(&self, nonce: Option<&str>) -> bool {
        nonce.is_some_and(|nonce| self.nonces.contains(nonce))
    }

    /// Returns true if a source allows this URL. `work` counts the sources that are compared, and returns false to end it;
    /// then the URL counts as allowed.
    pub(super) fn allows(&self, url: &Url, page: &Url, work: &dyn Fn() -> bool) -> bool {
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        let parents = host.match_indices('.').filter_map(|(dot, _)| host.get(dot..));
        let of_host = std::iter::once(host.as_str()).chain(parents).filter_map(|host| self.hosts.get(host)).flatten();
        self.others.iter().chain(of_host).any(|source| !work() || matches(source, url, page))
    }
}
