//! A link over HTTP starts with an insecure connection.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.http-links",
    title: "Links use HTTPS",
    failure_title: "Links use HTTP",
    severity: Minor,
    why: "Each click on such a link first goes over unencrypted HTTP, where others can read and change it, and costs a \
          redirect.",
    fix: "Write links to your own pages as `/path` or with `https://`, and links to other sites with `https://` if they \
          support it.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/canonicalization"), Rfc(6797)],
    examples: &[
        Pass(r#"<a href="/cats">Cats</a> <a href="https://example.org/">Elsewhere</a>"#),
        // Hosts that have no certificate.
        Pass(r#"<a href="http://localhost/">A</a> <a href="http://10.0.0.1/">B</a> <a href="http://a.onion/">C</a>"#),
        Fail(r#"<a href="http://example.com/cats">Cats</a>"#),
        Fail(r#"<a href="http://www.example.com/cats">Cats</a>"#),
        Fail(r#"<a href="/cats">Cats</a> <a href="http://example.org/">Elsewhere</a>"#),
        Inapplicable("<p>Cats"),
        Inapplicable("GET http://example.com/\n200\n\n<a href=http://example.com/cats>Cats</a>"),
    ],
    check: Page(check),
};

/// Ends of host names that no public certificate is issued for.
const PRIVATE: [&str; 8] = [".home", ".internal", ".invalid", ".lan", ".local", ".localhost", ".onion", ".test"];

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_https() {
        return inapplicable();
    }
    let is_plain = |(link, _): &(&Link, Element<'_>)| link.url.as_ref().is_some_and(is_plain);
    let (own, others): (Vec<_>, Vec<_>) =
        (page.links_of(LinkKind::Internal).collect(), page.links_of(LinkKind::External).collect());
    let plain: Vec<_> = own.iter().copied().filter(is_plain).map(|(_, element)| element).collect();
    let outward: Vec<_> = others.iter().copied().filter(is_plain).map(|(_, element)| element).collect();
    match (plain.len(), outward.len()) {
        (0, 0) if own.is_empty() && others.is_empty() => inapplicable(),
        (0, 0) => pass().with("checked", own.len() + others.len()),
        // The other site may not support HTTPS.
        (0, count) => fail(match count {
            1 => "1 link to another site uses HTTP".to_owned(),
            count => format!("{count} links to other sites use HTTP"),
        })
        .with("count", count)
        .at_all(outward)
        .as_severity(Info),
        (count, _) => fail("A link to the site's own page uses HTTP").with("count", count).at_all(plain),
    }
}

fn is_plain(url: &url::Url) -> bool {
    let is_public = match url.host() {
        Some(url::Host::Domain(host)) => host.contains('.') && !PRIVATE.iter().any(|end| host.ends_with(end)),
        _ => false,
    };
    url.scheme() == "http" && url.port().is_none() && is_public
}
