//! Browsers reject a cookie whose Domain does not match the host.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-domain",
    title: "Cookie Domain attributes are valid",
    failure_title: "A cookie has an invalid Domain attribute",
    severity: Minor,
    why: "Browsers reject a cookie whose `Domain` does not cover the host that sets it, or covers a whole public \
          suffix such as `co.uk`. The session or setting in the cookie is lost.",
    fix: "Omit `Domain` to limit the cookie to this host, or set it to the site's own registered domain.",
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

/// Second-level labels that are public suffixes under country-code domains.
const SHARED: [&str; 6] = ["ac", "co", "com", "gov", "net", "org"];

fn check(page: &PageFacts) -> Verdict {
    let host = page.url().host_str().unwrap_or_default();
    let mut checked = 0;
    let mut rejected = Vec::new();
    for cookie in page.exchange.cookies() {
        checked += 1;
        let domain = cookie.attribute("domain").unwrap_or_default().trim_start_matches('.').to_ascii_lowercase();
        if !domain.is_empty() && !is_accepted(host, &domain) {
            rejected.push(format!("set-cookie: {}=…; domain={domain}", shorten(cookie.name, 60)));
        }
    }
    match rejected.len() {
        _ if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => {
            let found = fail("Browsers reject a cookie because of its Domain").with("count", count);
            rejected.iter().fold(found, |verdict, line| verdict.with_text_evidence(line))
        }
    }
}

/// Returns true if browsers accept a cookie for this domain from this host.
fn is_accepted(host: &str, domain: &str) -> bool {
    let is_public_suffix = match domain.split_once('.') {
        None => true,
        Some((second, top)) => top.len() == 2 && SHARED.contains(&second),
    };
    host == domain || is_below(host, domain) && !is_public_suffix
}
