//! Links with the same text should lead to the same page.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.identical-links",
    title: "Links of one list with the same name have the same target",
    failure_title: "Links of one list have the same name but different targets",
    severity: Info,
    why: "Screen-reader users who list the links of a page hear the same name twice and cannot tell which link they \
        need.",
    fix: "Add the difference to the text: `<a href=\"/shop/help\">Help with orders</a>`, `<a href=\"/blog/help\">Help \
        for authors</a>`.",
    references: &[
        Wcag("2.4.9"),
        Wcag("2.4.4"),
        Url("https://dequeuniversity.com/rules/axe/4.10/identical-links-same-purpose"),
    ],
    examples: &[
        Pass(r#"<ul><li><a href="/a">Help</a><li><a href="/b">Jobs</a></ul>"#),
        // The same target in different forms.
        Pass(
            r#"<ul><li><a href="/%7ea">Help</a><li><a href="https://www.example.com:443/%7Ea/?from=menu">help</a></ul>"#,
        ),
        // Text around the links, headings and lists around them tell them apart.
        Inapplicable(r#"<ul><li>Cats <a href="/a">Read more</a><li>Dogs <a href="/b">Read more</a></ul>"#),
        Inapplicable(
            r#"<article><h2>Cats</h2><a href="/a">More</a></article><article><h2>Dogs</h2><a href="/b">More</a></article>"#,
        ),
        Pass(r#"<ul><li>Cats<ul><li><a href="/a">Food</a></ul><li>Dogs<ul><li><a href="/b">Food</a></ul></ul>"#),
        Pass(r#"<nav><a href="/a">Help</a></nav><footer><nav><a href="/b">Help</a></nav></footer>"#),
        Fail(r#"<ul><li><a href="/a">Help</a><li><a href="/b">Help</a></ul>"#),
        Fail(r##"<nav><a href="/a">Help</a> <a href="/b" aria-label="help"><img src="/i.png" alt=""></a></nav>"##),
        Inapplicable(r#"<p>See <a href="/a">here</a> for cats and <a href="/b">here</a> for dogs.</p>"#),
        Inapplicable(r##"<ul><li><a href="#a">Help</a><li><a href="javascript:go()">Help</a></ul>"##),
        CannotTell(
            r#"<ul><li class="d-lg-none"><a href="/a">Shop</a><li class="d-none d-lg-block"><a href="/b">Shop</a></ul>"#,
        ),
    ],
    check: Page(check),
};

/// Maximum number of links that are compared.
const MAX_LINKS: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut undecided) = (0, 0);
    // The first link by list and name, with its target.
    let mut firsts: BTreeMap<(usize, String), (Element<'_>, String)> = BTreeMap::new();
    let mut found = Vec::new();
    let links = [LinkKind::Internal, LinkKind::External].into_iter().flat_map(|kind| page.links_of(kind));
    for (link, element) in links.take(MAX_LINKS) {
        let Some(list) = list_of(element).filter(|_| page.is_exposed(element)) else { continue };
        let (Some(url), label) = (link.url.as_ref(), element.label_text().to_lowercase()) else { continue };
        if label.is_empty() {
            continue;
        }
        checked += 1;
        let target = target(url);
        let (first, known) = firsts.entry((list.index(), label)).or_insert_with(|| (element, target.clone()));
        if *known != target {
            let (one, other) = (page.name(*first), page.name(element));
            let is_sometimes = page.is_shown_sometimes(element) || page.is_shown_sometimes(*first);
            let is_same = one.text().to_lowercase() == other.text().to_lowercase();
            match is_same && one.is_complete() && other.is_complete() {
                true if is_sometimes => undecided += 1,
                true => found.push(element),
                false => {}
            }
        }
    }
    match (checked, found.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => cannot_tell("Stylesheets may show only one of the links at a time"),
        (_, None) => pass().with("checked", checked),
        (_, Some(first)) => {
            let name = shorten(page.name(*first).text(), 60);
            let message = format!("Links named “{name}” in the same list have different targets");
            fail(message).with("count", found.len()).at_all(found)
        }
    }
}

/// Returns the list or navigation of a link that is alone in its item, so that nothing near it tells it apart.
fn list_of(link: Element<'_>) -> Option<Element<'_>> {
    let parent = link.parent()?;
    let (item, list) = if parent.is("li") { (parent, parent.parent()?) } else { (link, parent) };
    let is_alone = item.text().trim().len() == link.text().trim().len();
    (is_alone && list.is_any(&["menu", "nav", "ol", "ul"])).then_some(list)
}

/// Returns what a URL leads to, without differences of spelling: host without `www.`, path without a final slash.
fn target(url: &url::Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let path = url.path().trim_end_matches('/').to_ascii_lowercase();
    format!("{}{path}#{}", host.strip_prefix("www.").unwrap_or(host), url.fragment().unwrap_or_default())
}
