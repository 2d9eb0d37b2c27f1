//! Shares of a page are split if `og:url` and the canonical URL differ.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-url-matches-canonical",
    title: "og:url and the canonical URL are the same",
    failure_title: "og:url and the canonical URL differ",
    severity: Minor,
    why: "Search engines use the canonical URL, networks use `og:url`. If they differ, likes and links are counted for \
          different pages.",
    fix: "Fill both from the same value.",
    references: &[Url("https://developers.facebook.com/docs/sharing/webmasters/#markup"), Rfc(6596)],
    examples: &[
        Pass(
            "GET https://example.com/%E3%83%86\n200\n\n<link rel=canonical href=https://example.com/%e3%83%86>\
             <meta property=og:url content=https://example.com/テ>",
        ),
        Pass(
            r#"<link rel="canonical" href="https://example.com/"><meta property="og:url"
            content="https://EXAMPLE.com">"#,
        ),
        Fail(
            r#"<link rel="canonical" href="https://example.com/"><meta property="og:url"
            content="https://example.com/old">"#,
        ),
        Fail(
            r#"<link rel="canonical" href="https://example.com/"><meta property="og:url"
            content="http://www.example.com/?utm_source=x">"#,
        ),
        Inapplicable(
            r#"<link rel="canonical" href="https://other.test/"><meta property="og:url" content="https://example.com/">"#,
        ),
        Inapplicable(r#"<meta property="og:url" content="https://example.com/">"#),
        Inapplicable(
            r#"<link rel="canonical" href="https://example.com/"><meta property="og:url" content="/relative">"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("og:url").next() else { return inapplicable() };
    let content = meta.attr_text("content").unwrap_or_default();
    let url = if content.starts_with("http") { page.resolve(content) } else { None };
    let Some((url, canonical)) = url.zip(page.canonical()) else { return inapplicable() };
    if same_page(&url, &canonical) {
        return pass();
    }
    // technical.canonical-cross-host reports a canonical URL on another site or with HTTP.
    let is_canonical_odd = !page.is_own(&canonical) || canonical.scheme() != page.url().scheme();
    if is_canonical_odd && same_page(&url, page.url()) {
        return inapplicable();
    }
    let verdict = fail(format!("og:url differs from the canonical URL {}", shorten(canonical.as_str(), 120))).at(meta);
    // Only the scheme, `www`, a trailing slash or parameters differ: networks follow redirects and canonical links.
    let is_close =
        same_site(&url, &canonical) && url.path().trim_end_matches('/') == canonical.path().trim_end_matches('/');
    if is_close { verdict.as_severity(Info) } else { verdict }
}
