//! Crawlers do not find pages that only a click handler opens.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.buttons-as-links",
    title: "Pages opened by a click handler are also linked",
    failure_title: "A click handler opens a page that no link points to",
    severity: Minor,
    why: "Crawlers follow links and do not click buttons, so they may never find the target page. Visitors cannot open \
          it in a new tab either.",
    fix: "Use a link, `<a href=\"/cats\">Cats</a>`, and style it as a button with CSS.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-a-element"),
    ],
    examples: &[
        Pass(r#"<div onclick="location='/%c3%a4'">Cats</div><a href="/%C3%A4">Cats</a>"#),
        Pass(r#"<button onclick="location.href='/cats'">Cats</button> <a href="/cats">All cats</a>"#),
        Pass(r#"<div onclick="window.location = '/cats'"><a href="/cats?from=card">Cats</a></div>"#),
        Fail(r#"<button onclick="window.location.href = '/cats'">Cats</button>"#),
        Fail(r#"<div onclick="location='/cats'">Cats</div>"#),
        Inapplicable(r#"<a onclick="location.href='/cats'">Owned by technical.crawlable-anchors</a>"#),
        Inapplicable(r#"<button onclick="location.reload()">Again</button> <b onclick="go('/cats')">Cats</b>"#),
        Inapplicable(r##"<button onclick="location.href='#top'">Up</button> <b onclick="location.href=url">Cats</b>"##),
    ],
    check: Page(check),
};

/// Maximum number of elements that are checked.
const MAX_ELEMENTS: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let handlers = page.having("onclick").filter_map(|element| Some((element, element.get("onclick")?)));
    let others = handlers
        .filter(|(element, _)| element.is_html() && !element.is_any(&["a", "area", "body"]) && !element.is_hidden());
    let navigating = others.filter_map(|(element, code)| Some((element, page.resolve(target(code)?)?)));
    let navigating: Vec<_> = navigating.take(MAX_ELEMENTS).collect();
    if navigating.is_empty() {
        return inapplicable();
    }
    let links = page.links().iter().filter_map(|link| link.url.as_ref());
    let linked: HashSet<_> = links.map(|url| text_key(url.as_str())).collect();
    let is_link = |element: &Element<'_>| element.is("a") && element.has("href");
    let unlinked: Vec<_> = navigating
        .iter()
        .filter(|(element, url)| {
            !linked.contains(&text_key(url.as_str()))
                && !element.ancestors().take(64).any(|ancestor| is_link(&ancestor))
                && !element.descendants().take(200).any(|descendant| is_link(&descendant))
        })
        .map(|(element, _)| *element)
        .collect();
    match unlinked.len() {
        0 => pass().with("checked", navigating.len()),
        count => fail("An `onclick` handler opens a URL that no link on the page points to")
            .with("count", count)
            .at_all(unlinked),
    }
}

/// Returns the URL that a click handler opens, if the code contains it as a literal.
fn target(code: &str) -> Option<&str> {
    let (at, _) = code.match_indices("location").find(|(at, _)| {
        let before = code.get(..*at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | '$'))
    })?;
    let rest = code.get(at..)?.strip_prefix("location")?.trim_start();
    let rest = rest.strip_prefix(".href").unwrap_or(rest).trim_start();
    let rest = ["=", ".assign(", ".replace("].iter().find_map(|operator| rest.strip_prefix(operator))?.trim_start();
    let quote = rest.chars().next().filter(|character| matches!(character, '\'' | '"' | '`'))?;
    let url = rest.get(1..)?.split(quote).next()?.trim();
    let is_page = match url.split_once(':') {
        Some((scheme, _)) => scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"),
        None => !url.is_empty() && !url.starts_with('#') && !url.contains(['{', '<']),
    };
    is_page.then_some(url)
}
