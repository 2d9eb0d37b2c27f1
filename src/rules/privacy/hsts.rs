//! Without Strict-Transport-Security, a visit can start over plain HTTP, where the request can be intercepted.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.hsts",
    title: "HSTS (Strict-Transport-Security) is enabled",
    failure_title: "HSTS (Strict-Transport-Security) is missing or misconfigured",
    severity: Major,
    why: "Without HSTS, a browser first follows a typed URL or an old link over plain HTTP. An attacker who controls \
          the network can read that request and answer it with a page of their own.",
    fix: "Send `Strict-Transport-Security: max-age=31536000; includeSubDomains` once with every HTTPS response. Start \
          with a short `max-age`, and omit `includeSubDomains` while a subdomain still needs HTTP.",
    references: &[
        Rfc(6797),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\nstrict-transport-security: max-age=31536000; includeSubDomains\n\n"),
        Pass("GET https://example.com/\n200\nstrict-transport-security: MAX-AGE=\"63072000\" ;preload;\n\n"),
        Pass("GET https://example.dev/\n200\n\nBrowsers know that everything under .dev uses TLS."),
        Fail("<title>Cats</title>"),
        Fail("GET https://example.com/\n200\nstrict-transport-security: max-age=0\n\n"),
        Fail("GET https://example.com/\n200\nstrict-transport-security: includeSubDomains\n\n"),
        Fail("GET https://example.com/\n200\nstrict-transport-security: max-age=9; max-age=9\n\n"),
        Fail("GET https://example.com/\n200\nstrict-transport-security: max-age=31536000, max-age=31536000\n\n"),
        Inapplicable("GET http://example.com/\n200\nstrict-transport-security: max-age=31536000\n\n"),
        Inapplicable("GET https://example.com/\n503\n\nA proxy may answer in place of the site."),
    ],
    check: Response(check),
};

/// Top-level domains that are preloaded as a whole: browsers connect to them only over TLS.
const BUILT_IN: [&str; 20] = [
    "app",
    "bank",
    "boo",
    "channel",
    "dad",
    "day",
    "dev",
    "esq",
    "foo",
    "google",
    "ing",
    "insurance",
    "meme",
    "mov",
    "new",
    "nexus",
    "page",
    "phd",
    "prof",
    "zip",
];

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_https() || !page.exchange.is_success() {
        return inapplicable();
    }
    let top = page.url().host_str().and_then(|host| host.trim_end_matches('.').rsplit('.').next()).unwrap_or_default();
    let Some(header) = page.header("strict-transport-security") else {
        return if BUILT_IN.contains(&top) {
            pass()
        } else {
            fail("The response has no Strict-Transport-Security header")
        };
    };
    match Hsts::parse(header) {
        Ok(Hsts { max_age: 0, .. }) => {
            fail("A max-age of 0 turns Strict-Transport-Security off").with_text_evidence(header)
        }
        Ok(hsts) => pass().with("max_age_seconds", hsts.max_age),
        // A proxy may have joined two header lines into one. Browsers use the first of two lines.
        Err(_) if header.split(',').all(|part| Hsts::parse(part).is_ok()) => {
            fail("Strict-Transport-Security is sent more than once").with_text_evidence(header).as_severity(Minor)
        }
        Err(reason) => {
            fail(format!("Browsers ignore the Strict-Transport-Security header: {reason}")).with_text_evidence(header)
        }
    }
}
