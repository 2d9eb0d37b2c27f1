//! The preload list of browsers has requirements of its own.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.hsts-preload",
    title: "HSTS with preload meets the requirements of the preload list",
    failure_title: "HSTS with preload does not meet the requirements of the preload list",
    severity: Minor,
    why: "`preload` asks browsers to build the domain into their HTTPS-only list. Without `includeSubDomains` or with \
          less than a year, the list does not accept the domain, and drops it if it is already on it.",
    fix: "Send `Strict-Transport-Security: max-age=63072000; includeSubDomains; preload` if every subdomain uses HTTPS; \
          otherwise remove `preload`.",
    references: &[
        Url("https://hstspreload.org/#submission-requirements"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\nstrict-transport-security: max-age=31536000; includeSubDomains; preload\n\n",
        ),
        Fail("GET https://example.com/\n200\nstrict-transport-security: max-age=31536000; preload\n\n"),
        Fail(
            "GET https://example.com/\n200\nstrict-transport-security: max-age=10886400; includeSubDomains; preload\n\n",
        ),
        Inapplicable("GET https://example.com/\n200\nstrict-transport-security: max-age=31536000\n\n"),
        Inapplicable("GET http://example.com/\n200\nstrict-transport-security: max-age=31536000; preload\n\n"),
        Fail("GET https://www.example.com/\n200\nstrict-transport-security: max-age=31536000; preload\n\n"),
        Inapplicable("GET https://shop.example.com/\n200\nstrict-transport-security: max-age=31536000; preload\n\n"),
        Inapplicable("GET https://example.com/\n200\nstrict-transport-security: max-age=0; preload\n\n"),
    ],
    check: Response(check),
};

/// One year.
const MIN_SECONDS: u64 = 31_536_000;

fn check(page: &PageFacts) -> Verdict {
    // The list takes registrable domains only, which send the header that their www host sends.
    let host = page.url().host_str().unwrap_or_default();
    let is_listable = registrable_domain(host) == host.strip_prefix("www.").unwrap_or(host);
    let Some(hsts) = page.hsts().filter(|hsts| hsts.preload && is_listable) else { return inapplicable() };
    let header = page.header("strict-transport-security").unwrap_or_default();
    if !hsts.include_subdomains {
        fail("preload is set without includeSubDomains").with_text_evidence(header)
    } else if hsts.max_age < MIN_SECONDS {
        fail("preload is set with a max-age below one year").with_text_evidence(header)
    } else {
        pass()
    }
}
