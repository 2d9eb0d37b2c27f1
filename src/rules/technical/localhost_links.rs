//! URLs of a developer's machine or network work only there.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.localhost-links",
    title: "The page references no local or private URLs",
    failure_title: "The page references local or private URLs",
    severity: Major,
    why: "Images, styles and canonical URLs on `localhost` or in a private network fail for everyone except the person \
          who made the page.",
    fix: "Use relative URLs, or set the public base URL in the configuration of the live site.",
    references: &[Rfc(6761), Rfc(1918)],
    examples: &[
        Pass(r#"<img src="/cat.png" alt="A cat"><a href="https://example.org/localhost">Localhost</a>"#),
        Fail(r#"<img src="http://localhost:3000/cat.png" alt="A cat">"#),
        Fail(r#"<link rel="canonical" href="http://127.0.0.1/">"#),
        Fail(r#"<meta property="og:url" content="http://192.168.0.7/">"#),
        Fail(r#"<p>Then open <a href="http://localhost:8080/">your server</a>.</p>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if is_private(page.url()) {
        return inapplicable();
    }
    let is_private_url = |url: &str| page.resolve(url).is_some_and(|url| is_private(&url));
    let loaded = page.resources().iter().filter(|resource| is_private(&resource.url));
    let metas = page
        .meta_elements("og:url")
        .chain(page.meta_elements("og:image"))
        .filter(|meta| meta.get("content").is_some_and(is_private_url));
    let heads =
        page.all("link").filter(|link| link.has_token("rel", "canonical") || link.has_token("rel", "alternate"));
    let heads = heads.filter(|link| link.get("href").is_some_and(is_private_url));
    let found: Vec<_> =
        loaded.filter_map(|resource| resource.element(&page.document)).chain(metas).chain(heads).collect();
    if !found.is_empty() {
        return fail("The page references a local or private URL").with("count", found.len()).at_all(found);
    }
    // Instructions may link to such URLs on purpose.
    let links: Vec<_> = page
        .links()
        .iter()
        .filter(|link| link.url.as_ref().is_some_and(is_private))
        .filter_map(|link| link.element(&page.document))
        .collect();
    if links.is_empty() {
        return pass();
    }
    fail("The page links to a local or private URL").with("count", links.len()).at_all(links).as_severity(Info)
}

fn is_private(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback() || address.is_private() || address.is_unspecified(),
        Some(url::Host::Ipv6(address)) => address.is_loopback() || address.is_unspecified(),
        Some(url::Host::Domain(name)) => matches!(name, "localhost") || name.ends_with(".localhost"),
        None => url.scheme() == "file" && url.path().len() > 1,
    }
}
