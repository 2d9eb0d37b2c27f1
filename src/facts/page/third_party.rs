//! Registrable domains, and which URLs belong to another party than the page.
//!
//! The Public Suffix List would add 900 kB to the program. Instead, a rule that is right for nearly all hosts is used:
//! the last two labels, or three if a two-letter top-level domain has a generic second level (`co.uk`). If that is
//! wrong (`github.io`), two parties are taken for one, and nothing is reported.
use super::PageFacts;
use crate::facts::text::contains;
use url::{Host, Url};

/// Second-level labels under which two-letter top-level domains register names.
const SECOND_LEVEL: [&str; 22] = [
    "ac", "asn", "co", "com", "edu", "gen", "gob", "gouv", "gov", "govt", "gv", "id", "info", "ltd", "me", "mil", "ne",
    "net", "nom", "or", "org", "plc",
];
/// Shared hosting and CDN domains, on which sites most often host their own files.
const SHARED_HOSTS: [&str; 22] = [
    "akamaihd.net",
    "akamaized.net",
    "amazonaws.com",
    "azureedge.net",
    "azurefd.net",
    "azurewebsites.net",
    "b-cdn.net",
    "cdn77.org",
    "cloudfront.net",
    "digitaloceanspaces.com",
    "edgesuite.net",
    "fastly.net",
    "firebasestorage.app",
    "herokuapp.com",
    "imgix.net",
    "kxcdn.com",
    "netdna-ssl.com",
    "netlify.app",
    "r2.dev",
    "vercel.app",
    "windows.net",
    "workers.dev",
];
/// Shortest name by which two domains are taken for the same party: `example.com` and `example-cdn.net`.
const MIN_SHARED_NAME: usize = 5;

/// Returns the registrable domain of a host name.
pub fn registrable_domain(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    let dots = host.bytes().enumerate().rev().filter(|(_, byte)| *byte == b'.');
    let mut suffixes = dots.map(|(dot, _)| host.get(dot + 1..).unwrap_or(host));
    let (Some(top), Some(second), third) = (suffixes.next(), suffixes.next(), suffixes.next()) else { return host };
    let label = second.split('.').next().unwrap_or_default();
    if top.len() == 2 && SECOND_LEVEL.contains(&label) { third.unwrap_or(host) } else { second }
}

/// Returns true if a host is this domain or a subdomain of it.
pub fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

impl PageFacts {
    /// Returns true if the host of a URL is certainly not run for the owner of this page.
    pub fn is_third_party(&self, url: &Url) -> bool {
        match (url.host(), self.url().host()) {
            (other, own) if other == own => false,
            (Some(Host::Domain(other)), Some(Host::Domain(own))) => {
                let (other, own) = (registrable_domain(other), registrable_domain(own));
                other != own && !SHARED_HOSTS.contains(&other) && !are_similar(other, own)
            }
            (Some(other), Some(own)) => other != own,
            _ => false,
        }
    }
}

/// Returns true if a URL is plain HTTP and its host is not the loopback interface.
pub fn is_insecure(url: &Url) -> bool {
    let is_loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => true,
    };
    url.scheme() == "http" && !is_loopback
}

/// Returns true if the name of one domain is part of the other's.
fn are_similar(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|domain| domain.split('.').next().unwrap_or_default());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= MIN_SHARED_NAME && contains(long, short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_registrable_domain() {
        for (host, domain) in [
            ("example.com", "example.com"),
            ("a.b.example.com", "example.com"),
            ("www.example.co.uk", "example.co.uk"),
            ("example.com.au", "example.com.au"),
            ("co.uk", "co.uk"),
            ("fb.me", "fb.me"),
            ("localhost", "localhost"),
            ("www.example.com.", "example.com"),
        ] {
            assert_eq!(registrable_domain(host), domain, "{host}");
        }
        assert!(are_similar("example.com", "example-cdn.net") && are_similar("cdnexample.com", "example.de"));
        assert!(!are_similar("mozilla.org", "fb.me") && !are_similar("go.com", "google.com"));
    }
}
