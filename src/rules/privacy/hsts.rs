//! Without Strict-Transport-Security the first step of every visit can be taken over plain http, where others listen.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.hsts",
    title: "Browsers are told to use only https",
    failure_title: "",
    severity: Major,
    why: "A browser that was never told so follows a typed address or an old link over plain http first. Whoever \
          controls the network in between can read that request and answer it with a page of their own.",
    fix: "Send `Strict-Transport-Security: max-age=31536000; includeSubDomains` with every https answer, once. Begin \
          with a short max-age and leave out includeSubDomains while a subdomain still needs http.",
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

/// Top-level domains that browsers reach over TLS only, as they were built in as a whole.
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
        return if BUILT_IN.contains(&top) { pass() } else { fail("Missing Strict-Transport-Security header") };
    };
    match Hsts::parse(header) {
        Ok(Hsts { max_age: 0, .. }) => fail("A max-age of 0 switches Strict-Transport-Security off").seen(header),
        Ok(hsts) => pass().with("max_age_seconds", hsts.max_age),
        // Two lines may have been joined on the way; then browsers heed the first one.
        Err(_) if header.split(',').all(|part| Hsts::parse(part).is_ok()) => {
            fail("Strict-Transport-Security is given twice").seen(header).as_severity(Minor)
        }
        Err(reason) => fail(format!("Browsers ignore the Strict-Transport-Security header: {reason}")).seen(header),
    }
}
