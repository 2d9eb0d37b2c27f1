//! A cookie for a domain that is not the site's own is dropped.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-domain",
    title: "Cookies are for the site's own domain",
    failure_title: "",
    severity: Minor,
    why: "Browsers drop a cookie whose Domain does not cover the host that sets it, or covers a whole public suffix such \
          as `co.uk`. The sign-in or the setting that it was to keep is lost.",
    fix: "Leave `Domain` out, so that the cookie is for this host alone, or name the site's own registered domain.",
    references: &[Url("https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html"), Rfc(6265)],
    examples: &[
        Pass("GET https://www.example.com/\n200\nset-cookie: a=1; Domain=.Example.com\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: a=1; Path=/\n\n"),
        Fail("GET https://www.example.com/\n200\nset-cookie: a=1; Domain=example.org\n\n"),
        Fail("GET https://www.example.com/\n200\nset-cookie: a=1; Domain=shop.example.com\n\n"),
        Fail("GET https://www.example.co.uk/\n200\nset-cookie: a=1; Domain=co.uk\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

/// Second levels of country domains that nobody can own.
const SHARED: [&str; 6] = ["ac", "co", "com", "gov", "net", "org"];

fn check(page: &PageFacts) -> Verdict {
    let host = page.url().host_str().unwrap_or_default();
    let mut checked = 0;
    let mut dropped = Vec::new();
    for cookie in page.exchange.cookies() {
        checked += 1;
        let domain = cookie.attribute("domain").unwrap_or_default().trim_start_matches('.').to_ascii_lowercase();
        if !domain.is_empty() && !fits(host, &domain) {
            dropped.push(format!("set-cookie: {}=…; domain={domain}", shorten(cookie.name, 60)));
        }
    }
    match dropped.len() {
        _ if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => {
            let found = fail("Browsers drop a cookie because of its domain").with("count", count);
            dropped.iter().fold(found, |verdict, line| verdict.seen(line))
        }
    }
}

/// Whether browsers take a cookie for this domain from this host.
fn fits(host: &str, domain: &str) -> bool {
    let is_suffix = match domain.split_once('.') {
        None => true,
        Some((second, top)) => top.len() == 2 && SHARED.contains(&second),
    };
    host == domain || is_below(host, domain) && !is_suffix
}
