//! Crawlers that run no scripts go on by the links in the HTML, or not at all.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.links-without-js",
    title: "The served HTML has links to other pages",
    failure_title: "",
    severity: Major,
    why: "Most crawlers of AI services run no scripts. Where scripts build the navigation they find no way to the other \
          pages of the site.",
    fix: "Put the links of the navigation into the HTML that the server sends: `<nav><a href=\"/cats\">Cats</a></nav>`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://vercel.com/blog/the-rise-of-the-ai-crawler"),
    ],
    examples: &[
        Pass(r#"<nav><a href="/cats">Cats</a></nav><h1>Mugs</h1><script src=/a.js></script>"#),
        Pass(r#"<nav></nav><h1>Mugs</h1><a href="https://example.org/">Our shop</a><script src=/a.js></script>"#),
        Fail(r#"<a href="/">Home</a><nav id="menu"></nav><h1>Mugs</h1><p>Ours are blue.<script src=/a.js></script>"#),
        Fail("<site-header></site-header><h1>Mugs</h1><p>Ours are blue.<script type=module src=/a.js></script>"),
        CannotTell("<h1>Mugs</h1><p>Ours are blue.<script src=/a.js></script>"),
        CannotTell("<div id=root></div><nav></nav><script src=/a.js></script>"),
        Inapplicable("<h1>Mugs</h1><p>Ours are blue."),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_home = |url: &url::Url| page.is_own(url) && url.path() == "/" && url.query().is_none();
    let here = without_fragment(page.url());
    let leads = |link: &Link| link.url.as_ref().is_some_and(|url| without_fragment(url) != here && !is_home(url));
    let is_link = |link: &&Link| matches!(link.kind, LinkKind::Internal | LinkKind::External) && leads(link);
    let count = page.links().iter().filter(is_link).count();
    if count > 0 {
        return pass().with("count", count);
    }
    if page.first("script").is_none() || page.first("frameset").is_some() {
        return inapplicable();
    }
    // Where scripts build all of the page, ai.content-without-js says so.
    if page.empty_mount().is_some() {
        return cannot_tell("Scripts build the page, its links too");
    }
    // Drawings and images in it have no text; an element that is there for scripts has nothing at all.
    let is_empty = |each: &Element<'_>| each.children().next().is_none() && each.text().trim().is_empty();
    let is_place = |each: &Element<'_>| {
        let is_part = contains_any(each.name(), &["header", "nav", "menu", "footer"]);
        is_part && (each.is("nav") || each.is_custom()) || each.attr_is("role", "navigation")
    };
    match page.document.elements().find(|each| !each.is_hidden() && is_place(each) && is_empty(each)) {
        Some(place) => fail("No link leads to another page; scripts fill the navigation").at(place),
        None => cannot_tell("No link leads to another page, but scripts may add some"),
    }
}
