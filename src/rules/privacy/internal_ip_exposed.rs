//! Response headers should not reveal the network behind the server.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.internal-ip-exposed",
    title: "Response headers expose no internal IP addresses or host names",
    failure_title: "A response header exposes an internal IP address or host name",
    severity: Minor,
    why: "Internal IP addresses and host names are useless to visitors. They help an attacker who wants to reach the \
          machines behind the server.",
    fix: "Remove the header at the outermost proxy, for example in nginx: `proxy_hide_header X-Backend-Server;`.",
    references: &[
        Rfc(1918),
        Url("https://cwe.mitre.org/data/definitions/200.html"),
        Url("https://owasp.org/www-project-secure-headers/"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\nserver: apache/10.0.0.1\nvia: 1.1 varnish\n\n"),
        Fail("GET https://example.com/\n200\nx-backend-server: 10.2.0.17:8080\n\n"),
        Fail("GET https://example.com/\n200\nx-served-by: ip-10-0-3-9.ec2.internal\n\n"),
    ],
    check: Response(check),
};

/// Headers that are not searched: they contain version numbers or list what the page may load.
const SKIPPED: [&str; 5] =
    ["content-security-policy", "content-security-policy-report-only", "server", "x-generator", "x-powered-by"];

fn check(page: &PageFacts) -> Verdict {
    if page.url().host_str().is_some_and(|host| private_address(host).is_some()) {
        return inapplicable();
    }
    let headers =
        page.exchange.headers.iter().filter(|(name, _)| !SKIPPED.contains(&name.as_str()) && !name.contains("version"));
    let found: Vec<(&str, &str)> = headers
        .filter_map(|(name, value)| {
            Some((name.as_str(), private_address(value).or_else(|| internal_host_name(value))?))
        })
        .collect();
    match found.first() {
        None => pass(),
        Some((name, _)) => {
            let verdict = fail(format!("The {name} header exposes an internal IP address or host name"));
            found.iter().fold(verdict, |verdict, (name, value)| verdict.with_text_evidence(&format!("{name}: {value}")))
        }
    }
}

/// Returns a host name under `internal`, the top-level domain that is reserved for private networks.
fn internal_host_name(value: &str) -> Option<&str> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-');
    clip(value, 4_000)
        .split(|character| !is_name(character))
        .find(|name| name.strip_suffix(".internal").is_some_and(|before| !before.is_empty()))
}
