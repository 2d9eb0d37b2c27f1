//! A nofollow on the site's own links keeps crawlers from the site's own pages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nofollow-internal",
    title: "Links to the site's own pages may be followed",
    severity: Minor,
    why: "`rel=\"nofollow\"` tells search engines not to go there. On the site's own links it hides pages that are \
          meant to be found.",
    fix: "Remove `nofollow` from links to your own pages. Keep pages out of search with `noindex` or robots.txt.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links")],
    examples: &[
        Pass(
            r#"<a href="/cats">Cats</a> <a href="/login?back=/" rel="nofollow">Log in</a>
               <a href="/cats?sort=age" rel="nofollow">Sort</a>"#,
        ),
        Pass(r#"<a href="https://example.org/" rel="nofollow">Elsewhere</a> <a href="/cats">Cats</a>"#),
        Fail(r#"<a href="/cats" rel="noopener nofollow">Cats</a>"#),
        Inapplicable(r#"<a href="https://example.org/">Elsewhere</a>"#),
    ],
    check: Page(check),
};

/// Parts of paths that are kept from crawlers on purpose.
const PRIVATE: [&str; 20] = [
    "account",
    "admin",
    "auth",
    "basket",
    "cart",
    "checkout",
    "compare",
    "login",
    "logout",
    "my-account",
    "print",
    "register",
    "reply",
    "search",
    "share",
    "sign-in",
    "signin",
    "signup",
    "wishlist",
    "wp-login.php",
];

fn check(page: &PageFacts) -> Verdict {
    let own: Vec<_> = page.links_of(LinkKind::Internal).collect();
    // Filters, sortings and answers to comments have a query.
    let is_meant = |url: &url::Url| {
        url.query().is_some() || url.path().split('/').any(|part| PRIVATE.contains(&part.to_ascii_lowercase().as_str()))
    };
    let hidden: Vec<_> = own
        .iter()
        .filter(|(link, element)| element.has_token("rel", "nofollow") && !link.url.as_ref().is_some_and(is_meant))
        .map(|(_, element)| *element)
        .collect();
    match hidden.len() {
        0 if own.is_empty() => inapplicable(),
        0 => pass().with("checked", own.len()),
        count => fail("A link to the site's own page has nofollow").with("count", count).at_all(hidden),
    }
}
