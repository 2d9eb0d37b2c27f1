//! Content-Security-Policy matching: URLs that a source allows (CSP Level 3, 6.7.2).
use url::Url;

/// Schemes that match each other here.
const WEB_SCHEMES: [&str; 2] = ["http", "https"];

/// Returns the host of a source as it is looked up: in lower case; `.example.com` for `*.example.com`. `None` for a source
/// without a host, or with another wildcard.
pub(super) fn own_host(source: &str) -> Option<String> {
    if source.starts_with('\'') || source == "*" || !source.contains("://") && source.ends_with(':') {
        return None;
    }
    let rest = source.split_once("://").map_or(source, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host).to_ascii_lowercase();
    match host.strip_prefix('*') {
        Some(below) => below.starts_with('.').then(|| below.to_owned()),
        None => (!host.is_empty()).then_some(host),
    }
}

/// Returns true if a source allows this URL.
pub(super) fn matches(source: &str, url: &Url, page: &Url) -> bool {
    let is_web = WEB_SCHEMES.contains(&url.scheme());
    if source.eq_ignore_ascii_case("'self'") {
        return url.host() == page.host() && (is_web || url.scheme() == page.scheme());
    }
    if source.starts_with('\'') {
        return false;
    }
    if source == "*" {
        return is_web || url.scheme() == page.scheme();
    }
    let (scheme, rest) = match source.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => match source.strip_suffix(':') {
            Some(scheme) => (Some(scheme), ""),
            None => (None, source),
        },
    };
    let fits_scheme = match scheme {
        None => is_web,
        Some(scheme) => {
            scheme.eq_ignore_ascii_case(url.scheme())
                || is_web && WEB_SCHEMES.iter().any(|web| scheme.eq_ignore_ascii_case(web))
        }
    };
    fits_scheme && (rest.is_empty() || matches_host(rest, url))
}

/// Returns true if host, port and path of a source match.
fn matches_host(rest: &str, url: &Url) -> bool {
    let (authority, path) = rest.split_once('/').map_or((rest, None), |(authority, path)| (authority, Some(path)));
    let (host, port) = authority.rsplit_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let Some(own) = url.host_str() else { return false };
    let (host, own) = (host.to_ascii_lowercase(), own.to_ascii_lowercase());
    let fits_host = match host.strip_prefix('*') {
        Some("") => true,
        Some(below) => own.ends_with(below),
        None => own == host,
    };
    let fits_port = match port {
        Some("*") => true,
        Some(port) => url.port_or_known_default().is_some_and(|own| {
            let is_default = |port: &str| matches!(port, "80" | "443");
            port.parse() == Ok(own) || is_default(port) && matches!(own, 80 | 443)
        }),
        None => url.port().is_none(),
    };
    let fits_path = path.is_none_or(|path| {
        let own = url.path().trim_start_matches('/');
        path.is_empty()
            || path.contains('%')
            || own.contains('%')
            || own == path.split(['?', '#']).next().unwrap_or_default()
            || path.ends_with('/') && own.starts_with(path)
    });
    fits_host && fits_port && fits_path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_match_urls() {
        let page = Url::parse("https://example.com/").unwrap();
        for (source, url, expected) in [
            ("'self'", "https://example.com/a.js", true),
            ("'self'", "https://www.example.com/a.js", false),
            ("*", "https://a.b/", true),
            ("*", "data:text/plain,x", false),
            ("data:", "data:text/plain,x", true),
            ("https:", "https://a.b/", true),
            ("http:", "https://a.b/", true),
            ("a.b", "https://a.b/x", true),
            ("a.b", "https://c.a.b/x", false),
            ("*.a.b", "https://c.a.b/x", true),
            ("*.a.b", "https://a.b/x", false),
            ("A.B:443", "https://a.b/x", true),
            ("a.b", "https://a.b:8443/x", false),
            ("a.b:*", "https://a.b:8443/x", true),
            ("https://a.b/js/", "https://a.b/js/x.js", true),
            ("https://a.b/js", "https://a.b/js/x.js", false),
            ("'none'", "https://a.b/", false),
        ] {
            assert_eq!(matches(source, &Url::parse(url).unwrap(), &page), expected, "{source} {url}");
        }
    }
}
