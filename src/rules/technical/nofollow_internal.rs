//! A nofollow on internal links keeps crawlers from the site's own pages.
use crate::rule::*;
use std::collections::HashSet;

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
        Pass(
            r#"<a href="/print/cats" rel="nofollow">Print</a> <a href="/cats/share-by-mail" rel="nofollow">Tell a friend</a>
               <a href="/product_compare/add/3" rel="nofollow">Compare</a> <a href="/x/3" rel="nofollow">Vergleichen</a>
               <a href="/cats/feed/" rel="nofollow">News</a> <a class="wishlist-add" href="/w/3" rel="nofollow">♥</a>
               <a href="/user/ann" rel="nofollow">Ann</a> <a href="/cats/filter/age-3" rel="nofollow">3 years</a>"#,
        ),
        Fail(r#"<a href="/how-to-print-your-own-cat-calendar" rel="nofollow">Cats for every day of the year</a>"#),
        Inapplicable(r#"<a href="https://example.org/">Elsewhere</a>"#),
    ],
    check: Page(check),
};

/// Words for what is private, or of no value to a search engine, in paths, classes, and texts of links.
const WORDS: &str = "abonnieren account anmelden anmeldung antworten auth basket bookmark buscar carrello carrito cart \
    cerca checkout chercher compare comparar compartilhar compartir compte condividi connexion currency drucken entrar \
    favoris favorite favorites feed filter filters filtre forgot imprimer imprimir inloggen inscription kasse kirjaudu \
    konto kosár koszyk login logout logowanie lost merken merkliste merkzettel odpowiedz panier partager password \
    pinterest preferences print printable printer quickview recover redirect register registrace registrati registreren \
    registrieren registro rejestracja reply reset responder rispondi rss search share signin signup sort stampa subscribe \
    suche suchen teilen trackback unsubscribe vergleich vergleichen vote warenkorb whatsapp winkelwagen wishlist zoeken \
    войти вход корзина поиск регистрация カート ログイン 検索 登录 购物车 搜索";
/// Parts of paths, and whole texts of links, that have other meanings among other words.
const NAMES: &str = "_sources acheter admin calendar commande comment delete download edit email export facebook flag go \
    instagram link linkedin log-in mail member members my-account newsletter order orders out profil profile quick-order \
    rate recherche report répondre sign-in sign-up tag tags tell-a-friend track twitter user users view-source wp-admin \
    wp-login";
/// Words that occur within other words.
const PRIVATE_PARTS: [&str; 6] = ["contrase", "login", "mot-de-passe", "passwor", "wishlist", "wunschliste"];
/// More words than this are a sentence or the title of a page, not the name of a function.
const MAX_WORDS: usize = 4;

fn check(page: &PageFacts) -> Verdict {
    let own: Vec<_> = page.links_of(LinkKind::Internal).collect();
    let [words, names] = [WORDS, NAMES].map(|list| list.split_ascii_whitespace().collect::<HashSet<&str>>());
    let is_private = |text: &str| is_private(&words, &names, text);
    // Links for filters, sort orders and comment replies have a query string.
    let is_intended = |url: &url::Url| url.query().is_some() || url.path().split('/').any(is_private);
    let is_function = |link: Element<'_>| {
        let names = ["class", "id"].into_iter().filter_map(|name| link.get(name));
        names.flat_map(str::split_ascii_whitespace).any(is_private) || is_private(clip(link.text(), 200))
    };
    let hidden: Vec<_> = own
        .iter()
        .filter(|(link, element)| element.has_token("rel", "nofollow") && !link.url.as_ref().is_some_and(is_intended))
        .filter(|(_, element)| !is_function(*element))
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

/// Returns true if a part of a path, a class or a text names something private.
fn is_private(private_words: &HashSet<&str>, names: &HashSet<&str>, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let words = || text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_short = words().nth(MAX_WORDS).is_none();
    let is_word = || words().any(|word| private_words.contains(word)) || contains_any(&text, &PRIVATE_PARTS);
    let stem = text.split('.').next().unwrap_or_default();
    names.contains(stem) || PRIVATE_PATHS.is_one(None, &percent_decoded(stem)) || is_short && is_word()
}
