//! An HTTP link to the site's own page detours through an insecure connection.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.http-links",
    title: "Links to the site's own pages use HTTPS",
    failure_title: "Links to the site's own pages use HTTP",
    severity: Minor,
    why: "Each click on such a link first goes over unencrypted HTTP, where others can read and change it, and costs a \
          redirect.",
    fix: "Write links to your own pages as `/path` or with `https://`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/canonicalization"), Rfc(6797)],
    examples: &[
        Pass(r#"<a href="/cats">Cats</a> <a href="http://example.org/">Elsewhere</a>"#),
        Fail(r#"<a href="http://example.com/cats">Cats</a>"#),
        Fail(r#"<a href="http://www.example.com/cats">Cats</a>"#),
        Inapplicable(r#"<a href="http://example.org/">Elsewhere</a>"#),
        Inapplicable("GET http://example.com/\n200\n\n<a href=http://example.com/cats>Cats</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_https() {
        return inapplicable();
    }
    let own: Vec<_> = page.links_of(LinkKind::Internal).collect();
    let plain: Vec<_> = own
        .iter()
        .filter(|(link, _)| link.url.as_ref().is_some_and(|url| url.scheme() == "http" && url.port().is_none()))
        .map(|(_, element)| *element)
        .collect();
    match plain.len() {
        0 if own.is_empty() => inapplicable(),
        0 => pass().with("checked", own.len()),
        count => fail("A link to the site's own page uses HTTP").with("count", count).at_all(plain),
    }
}
