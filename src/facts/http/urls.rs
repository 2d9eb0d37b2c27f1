//! Comparing and cutting URLs.
use url::Url;

/// The URL up to its fragment.
pub fn without_fragment(url: &Url) -> &str {
    url.as_str().split('#').next().unwrap_or_default()
}

/// Whether two URLs are of one host, `www.` and the scheme aside.
pub fn same_site(one: &Url, other: &Url) -> bool {
    let [one, other] = [one, other].map(|url| url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host)));
    one.is_some() && one == other
}
