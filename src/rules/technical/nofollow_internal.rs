//! A nofollow on internal links keeps crawlers from the site's own pages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nofollow-internal",
    title: "Internal links do not have nofollow",
    failure_title: "Internal links have nofollow",
    severity: Minor,
    why: "`rel=\"nofollow\"` tells search engines not to follow the link. On internal links, it hides pages that are \
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
        Pass(
            r#"<a href="/cats">Cats</a> <a href="/fr/mot-de-passe-oublie" rel="nofollow">Mot de passe oublié ?</a>
               <a href="/warenkorb" rel="nofollow">Warenkorb</a> <a href="register.php" rel="nofollow">Register</a>
               <a href="_sources/cats.rst.txt" rel="nofollow">Source</a> <a href="" rel="nofollow">Reload</a>"#,
        ),
        Inapplicable(r#"<a href="https://example.org/">Elsewhere</a>"#),
    ],
    check: Page(check),
};

/// Path segments, without a file extension, that are hidden from crawlers on purpose.
const PRIVATE: [&str; 47] = [
    "_sources",
    "account",
    "admin",
    "anmelden",
    "auth",
    "basket",
    "carrito",
    "cart",
    "checkout",
    "commande",
    "compare",
    "compte",
    "connexion",
    "edit",
    "forgot-password",
    "kasse",
    "konto",
    "koszyk",
    "login",
    "logout",
    "logowanie",
    "lost-password",
    "lostpassword",
    "my-account",
    "order",
    "orders",
    "panier",
    "password",
    "preferences",
    "print",
    "printer",
    "quick-order",
    "recover",
    "register",
    "registrieren",
    "remind_password",
    "reply",
    "reset",
    "search",
    "share",
    "sign-in",
    "signin",
    "signup",
    "unsubscribe",
    "warenkorb",
    "wishlist",
    "wp-login",
];
/// Words that occur within such path segments.
const PRIVATE_WORDS: [&str; 4] = ["contrase", "mot-de-passe", "passwor", "wishlist"];

fn check(page: &PageFacts) -> Verdict {
    let own: Vec<_> = page.links_of(LinkKind::Internal).collect();
    // Links for filters, sort orders and comment replies have a query string.
    let is_intended = |url: &url::Url| url.query().is_some() || url.path().split('/').any(is_private);
    let hidden: Vec<_> = own
        .iter()
        .filter(|(link, element)| element.has_token("rel", "nofollow") && !link.url.as_ref().is_some_and(is_intended))
        // An empty href leads to the page itself.
        .filter(|(_, element)| element.attr_text("href").is_some())
        .map(|(_, element)| *element)
        .collect();
    match hidden.len() {
        0 if own.is_empty() => inapplicable(),
        0 => pass().with("checked", own.len()),
        count => fail("An internal link has nofollow").with("count", count).at_all(hidden),
    }
}

fn is_private(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    let name = part.split('.').next().unwrap_or_default();
    PRIVATE.contains(&name) || contains_any(name, &PRIVATE_WORDS) || PRIVATE_PATHS.is_one(None, &percent_decoded(name))
}
