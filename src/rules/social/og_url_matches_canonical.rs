//! Two addresses of one page split its shares.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-url-matches-canonical",
    title: "og:url and the canonical address are the same",
    failure_title: "",
    severity: Minor,
    why: "Search engines follow the canonical address, networks `og:url`. Where they differ, likes and links are \
          counted for different pages.",
    fix: "Fill both from the same value.",
    references: &[Url("https://developers.facebook.com/docs/sharing/webmasters/#markup"), Rfc(6596)],
    examples: &[
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
        Inapplicable(r#"<meta property="og:url" content="https://example.com/">"#),
        Inapplicable(
            r#"<link rel="canonical" href="https://example.com/"><meta property="og:url" content="/relative">"#,
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.metas("og:url").next() else { return inapplicable() };
    let address = meta.text_of("content").unwrap_or_default();
    let url = if address.starts_with("http") { page.resolve(address) } else { None };
    let Some((url, canonical)) = url.zip(page.canonical()) else { return inapplicable() };
    if without_fragment(&url) == without_fragment(&canonical) {
        return pass();
    }
    let verdict = fail(format!("og:url is not the canonical address {}", shorten(canonical.as_str(), 120))).at(meta);
    // Scheme, www, a last slash or parameters only: networks follow redirects and canonical links there.
    let is_close =
        same_site(&url, &canonical) && url.path().trim_end_matches('/') == canonical.path().trim_end_matches('/');
    if is_close { verdict.as_severity(Info) } else { verdict }
}
