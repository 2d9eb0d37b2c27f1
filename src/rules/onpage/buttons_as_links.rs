//! A button that opens another page by script is a link that crawlers do not find.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.buttons-as-links",
    title: "What leads to another page is a link",
    failure_title: "",
    severity: Minor,
    why: "Crawlers follow links and press no buttons, so the page behind one may never be found. People cannot open it in \
          a new tab either.",
    fix: "Write `<a href=\"/cats\">Cats</a>` and let CSS make it look like a button.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-a-element"),
    ],
    examples: &[
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

/// Most such elements that are looked at.
const MOST: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let actors = page.having("onclick").filter_map(|each| Some((each, each.get("onclick")?)));
    let others = actors.filter(|(each, _)| each.is_html() && !each.is_any(&["a", "area", "body"]) && !each.is_hidden());
    let leading = others.filter_map(|(each, code)| Some((each, page.resolve(target(code)?)?)));
    let leading: Vec<_> = leading.take(MOST).collect();
    if leading.is_empty() {
        return inapplicable();
    }
    let linked: HashSet<&str> =
        page.links().iter().filter_map(|link| link.url.as_ref()).map(without_fragment).collect();
    let is_link = |each: &Element<'_>| each.is("a") && each.has("href");
    let lost: Vec<_> = leading
        .iter()
        .filter(|(element, url)| {
            !linked.contains(without_fragment(url))
                && !element.ancestors().take(64).any(|each| is_link(&each))
                && !element.descendants().take(200).any(|each| is_link(&each))
        })
        .map(|(element, _)| *element)
        .collect();
    match lost.len() {
        0 => pass().with("checked", leading.len()),
        count => fail("A script leads where no link does").with("count", count).at_all(lost),
    }
}

/// The address that a handler sends the browser to, where it is written out.
fn target(code: &str) -> Option<&str> {
    let (at, _) = code.match_indices("location").find(|(at, _)| {
        let before = code.get(..*at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|each| each.is_alphanumeric() || matches!(each, '_' | '-' | '$'))
    })?;
    let rest = code.get(at..)?.strip_prefix("location")?.trim_start();
    let rest = rest.strip_prefix(".href").unwrap_or(rest).trim_start();
    let rest = ["=", ".assign(", ".replace("].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
    let quote = rest.chars().next().filter(|each| matches!(each, '\'' | '"' | '`'))?;
    let address = rest.get(1..)?.split(quote).next()?.trim();
    let is_page = match address.split_once(':') {
        Some((scheme, _)) => scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"),
        None => !address.is_empty() && !address.starts_with('#') && !address.contains(['{', '<']),
    };
    is_page.then_some(address)
}
