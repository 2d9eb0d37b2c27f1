//! Whose host it is: registrable domains, and which addresses belong to another party than the page.
//!
//! The list of public suffixes would add 900 kB to the program. In its place stands what holds for nearly all hosts:
//! the last two labels, or three where a two-letter top-level domain has a general second level (`co.uk`). Where that
//! is wrong (`github.io`), two parties look like one, and a rule stays silent.
use super::PageFacts;
use crate::facts::text::contains;
use url::{Host, Url};

/// Second-level labels under which two-letter top-level domains register names.
const SECOND_LEVEL: [&str; 22] = [
    "ac", "asn", "co", "com", "edu", "gen", "gob", "gouv", "gov", "govt", "gv", "id", "info", "ltd", "me", "mil", "ne",
    "net", "nom", "or", "org", "plc",
];
/// Where anybody can rent a place, most often for files of their own.
const RENTED: [&str; 22] = [
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
/// Shortest name that tells an own host of another domain by its likeness: `example.com` and `example-cdn.net`.
const TELLING: usize = 5;

/// The part of a host name that somebody registered.
pub fn registrable_domain(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    let dots = host.bytes().enumerate().rev().filter(|(_, byte)| *byte == b'.');
    let mut ends = dots.map(|(at, _)| host.get(at + 1..).unwrap_or(host));
    let (Some(top), Some(second), third) = (ends.next(), ends.next(), ends.next()) else { return host };
    let label = second.split('.').next().unwrap_or_default();
    if top.len() == 2 && SECOND_LEVEL.contains(&label) { third.unwrap_or(host) } else { second }
}

/// Whether a host is this one or below it.
pub fn is_below(host: &str, other: &str) -> bool {
    host.strip_suffix(other).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

impl PageFacts {
    /// Whether an address leads to a host that is certainly not run for the owner of this page.
    pub fn is_third_party(&self, url: &Url) -> bool {
        match (url.host(), self.url().host()) {
            (other, own) if other == own => false,
            (Some(Host::Domain(other)), Some(Host::Domain(own))) => {
                let (other, own) = (registrable_domain(other), registrable_domain(own));
                other != own && !RENTED.contains(&other) && !alike(other, own)
            }
            (Some(other), Some(own)) => other != own,
            _ => false,
        }
    }
}

/// Whether an address is of plain http and leads over a network where others can listen.
pub fn is_insecure(url: &Url) -> bool {
    let is_loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => true,
    };
    url.scheme() == "http" && !is_loopback
}

/// Whether one domain's name is part of the other's.
fn alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|domain| domain.split('.').next().unwrap_or_default());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= TELLING && contains(long, short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_can_be_registered() {
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
        assert!(alike("example.com", "example-cdn.net") && alike("cdnexample.com", "example.de"));
        assert!(!alike("mozilla.org", "fb.me") && !alike("go.com", "google.com"));
    }
}
