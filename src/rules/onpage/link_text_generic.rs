//! Link text such as "click here" does not describe the target page.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.link-text-generic",
    title: "Links have descriptive text",
    failure_title: "Links do not have descriptive text",
    severity: Minor,
    why: "Screen-reader users often have the links of a page read to them as a list, in which \"read more\" twenty \
          times tells them nothing. Search engines learn from link text what the target page is about.",
    fix: "Use the title of the target page as the link text, or add words to the text: `Read more about cat food`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Wcag("2.4.4"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/link-text"),
    ],
    examples: &[
        Pass(r#"<a href="/cats">Cat food</a> <a href="/dogs" aria-label="Read more about dogs">Read more</a>"#),
        Inapplicable(r##"<a href="#more">more</a> <a href="javascript:go()">here</a> <a href="">click here</a>"##),
        Pass(r#"<a href="/cats"><h2>More</h2></a> <a href="/cats"><img src="/a.png" alt="Cats">more</a>"#),
        Fail(r#"<html lang="en"><a href="/cats">Click here</a>"#),
        Fail(r#"<html lang="de"><a href="/katzen">Mehr erfahren …</a>"#),
        Fail(r#"<a href="https://example.org/">click aquí</a>"#),
        Pass(r#"<html lang="de"><a href="/">Start</a> <a href="/go">Go</a>"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// Generic link texts, in lower case, by language.
const GENERIC: [(&str, &str); 10] = [
    (
        "en",
        "click here|click this|here|learn more|more|more info|more information|read more|\
           right here|see more|this|this link|this page",
    ),
    (
        "de",
        "hier|hier klicken|klick hier|klicke hier|klicken sie hier|mehr|mehr dazu|mehr erfahren|mehr infos|\
           mehr lesen|weiter|weiterlesen",
    ),
    ("es", "aquí|click aquí|haz clic aquí|haga clic aquí|clic aquí|leer más|más|más información|saber más|ver más"),
    ("fr", "cliquez ici|cliquer ici|en savoir plus|ici|lire la suite|lire plus|plus|plus d'infos|voir plus"),
    ("it", "clicca qui|continua|leggi di più|leggi tutto|maggiori informazioni|qui|scopri di più"),
    ("nl", "hier|klik hier|lees meer|lees verder|meer|meer info|meer informatie|meer lezen"),
    ("pt", "aqui|clique aqui|leia mais|ler mais|mais|mais informações|saiba mais|ver mais"),
    ("pl", "czytaj więcej|dowiedz się więcej|kliknij tutaj|tutaj|więcej|zobacz więcej"),
    ("sv", "här|klicka här|läs mer|mer|mer information"),
    ("ja", "こちら|こちらをクリック|もっと見る|詳しくはこちら|続きを読む|詳細|詳細はこちら"),
];

/// Maximum length of a generic text in bytes, including whitespace.
const MAX_BYTES: usize = 200;

fn check(page: &PageFacts) -> Verdict {
    let links: Vec<_> = [LinkKind::Internal, LinkKind::External]
        .iter()
        .flat_map(|kind| page.links_of(*kind))
        .filter(|(link, element)| {
            let is_elsewhere = link.url.as_ref().is_some_and(|url| !same_page(url, page.url()));
            is_elsewhere && !element.is_hidden_from_all() && !element.has_token("rel", "nofollow")
        })
        .map(|(_, element)| element)
        .collect();
    let generic = generic_texts(page.primary_language().as_deref());
    let is_generic = |link: Element<'_>| {
        let text = link.text();
        text.len() <= MAX_BYTES && generic.contains(trim_punctuation(&collapse(text).to_lowercase())) && is_plain(link)
    };
    each(links, |link| !is_generic(link), "The text of a link does not describe its target page")
}

/// Returns the generic texts for a page in this language: all lists if the page declares no language, the English list
/// if its language has no list.
fn generic_texts(language: Option<&str>) -> BTreeSet<&'static str> {
    let own =
        language.map(|language| GENERIC.iter().find(|(code, _)| *code == language).map_or("en", |(code, _)| code));
    let lists = GENERIC.iter().filter(|(code, _)| own.is_none_or(|own| own == *code));
    lists.flat_map(|(_, texts)| texts.split('|')).collect()
}

/// Returns true if the link has only its text. Labels and images add words, and a heading stands for its section.
fn is_plain(link: Element<'_>) -> bool {
    let adds_words = |part: Element<'_>| {
        part.is_any(&["img", "h1", "h2", "h3", "h4", "h5", "h6"]) || part.has("aria-label") || part.is_svg()
    };
    let has_label = ["aria-label", "aria-labelledby", "aria-describedby", "title"].iter().any(|name| link.has(name));
    !has_label && !link.descendants().any(adds_words)
}
