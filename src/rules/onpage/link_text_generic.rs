//! Link text such as "click here" does not describe the target page.
use crate::rule::*;

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
        Fail(r#"<html lang="cs"><a href="/kocky">Číst dál »</a>"#),
        Fail(r#"<html lang="fi"><a href="/kissat">Lue lisää</a>"#),
        Fail(r#"<html lang="tr"><a href="/kediler">Devamını oku…</a>"#),
        Fail(r#"<html lang="ru"><a href="/koshki">Читать далее</a>"#),
        Fail(r#"<html lang="zh-TW"><a href="/mao">閱讀更多</a>"#),
        Fail(r#"<html lang="ar"><a href="/qitat">اقرأ المزيد</a>"#),
        Fail(r#"<html lang="mt"><a href="/qtates">Read more</a>"#),
        CannotTell(r#"<html lang="mt"><a href="/qtates">Aqra iktar</a>"#),
        Pass(r#"<html lang="de"><a href="/">Start</a> <a href="/go">Go</a>"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

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
    let language = page.content_language();
    let is_generic = |link: Element<'_>| {
        let text = link.text();
        text.len() <= MAX_BYTES && GENERIC_LINKS.is_one(language, text) && is_plain(link)
    };
    if !GENERIC_LINKS.holds(language) && !links.is_empty() && !links.iter().any(|link| is_generic(*link)) {
        return cannot_tell("The generic link texts in the language of this page are not known");
    }
    each(links, |link| !is_generic(link), "The text of a link does not describe its target page")
}

/// Returns true if the link has only its text. Labels and images add words, and a heading stands for its section.
fn is_plain(link: Element<'_>) -> bool {
    let adds_words = |part: Element<'_>| {
        part.is_any(&["img", "h1", "h2", "h3", "h4", "h5", "h6"]) || part.has("aria-label") || part.is_svg()
    };
    let has_label = ["aria-label", "aria-labelledby", "aria-describedby", "title"].iter().any(|name| link.has(name));
    !has_label && !link.descendants().any(adds_words)
}
