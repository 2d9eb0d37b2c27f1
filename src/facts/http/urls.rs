//! Cutting URLs, and comparing their hosts. URLs as a whole are compared by `model::urls`.
use url::Url;

/// Returns the path of an absolute URL without parsing it, so the URL should be in its normal form.
pub(in crate::facts) fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').and_then(|start| rest.get(start..)).unwrap_or("/");
    path.split(['?', '#']).next().unwrap_or("/")
}

/// Returns true if two URLs have the same host, ignoring `www.` and the scheme.
pub fn same_site(one: &Url, other: &Url) -> bool {
    let [one, other] = [one, other].map(|url| url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host)));
    one.is_some() && one == other
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn cuts_paths() {
        assert_eq!(path("https://example.com/a/b?c=/d#e"), "/a/b");
        assert_eq!(path("https://example.com/"), "/");
    }
}
