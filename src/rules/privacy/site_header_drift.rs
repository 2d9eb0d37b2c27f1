//! Some pages lack the security headers that most other pages send.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.site-header-drift",
    title: "All pages send the same security headers",
    failure_title: "Some pages lack security headers that most other pages send",
    severity: Minor,
    why: "Attackers choose the page that is not protected. If most pages send a header and a few do not, those few are \
          usually served by another server or another part of the application that was overlooked.",
    fix: "Set the headers in one place that all responses pass through: the server, the proxy or the CDN.",
    references: &[
        Url("https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html"),
        Url("https://owasp.org/www-project-secure-headers/"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\nx-frame-options: DENY\ncontent-security-policy: default-src 'self'\n\n<a href=/a>A</a><a href=/embed/b>B</a>\n\
             GET https://example.com/a\n200\ncontent-security-policy: frame-ancestors 'none'\n\n<title>A</title>\n\
             GET https://example.com/embed/b\n200\ncontent-security-policy: default-src 'self'\n\n<title>To be framed</title>",
        ),
        Fail(
            "GET https://example.com/\n200\nx-content-type-options: nosniff\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\nx-content-type-options: nosniff\n\n<title>A</title>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
        // A header that no page sends is reported on each page.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
    ],
    check: Site(check),
};

/// Minimum number of pages for a comparison.
const MIN_PAGES: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    let start = format!("{}/", site.url.origin().ascii_serialization());
    let own: Vec<&SitePage> = site.judged().filter(|page| page.summary.url.starts_with(&start)).collect();
    if !site.is_crawled() || own.len() < MIN_PAGES {
        return inapplicable();
    }
    let (mut checked, mut lacking) = (0_usize, Vec::new());
    for header in SECURITY_HEADERS {
        let has = |page: &&SitePage| page.summary.headers.iter().any(|sent| sent == header);
        // Pages that are made to be embedded omit X-Frame-Options on purpose.
        let is_expected = |page: &&SitePage| header != "x-frame-options" || !page.is_utility();
        let with = own.iter().copied().filter(has).count();
        let without: Vec<&SitePage> = own.iter().copied().filter(|page| !has(page) && is_expected(page)).collect();
        let is_norm = with > 1 && (without.len() == 1 || without.len() * 4 <= with);
        if with == 0 || !without.is_empty() && !is_norm {
            continue;
        }
        checked += 1;
        lacking.extend(without.into_iter().map(|page| format!("{}: no {header}", page.url)));
    }
    match lacking.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", own.len()).with("headers", checked),
        count => fail("Some pages lack security headers that most other pages send")
            .with("checked", own.len())
            .with("count", count)
            .with_text_evidence_from(lacking),
    }
}
