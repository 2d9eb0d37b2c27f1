//! Crawlers that run no JavaScript can follow only the links in the served HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.links-without-js",
    title: "The served HTML has links to other pages",
    failure_title: "The served HTML has no links to other pages",
    severity: Major,
    why: "Most crawlers of AI services do not run JavaScript. If scripts build the navigation, these crawlers cannot \
          find the other pages of the site.",
    fix: "Include the navigation links in the HTML that the server sends: `<nav><a href=\"/cats\">Cats</a></nav>`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://vercel.com/blog/the-rise-of-the-ai-crawler"),
    ],
    examples: &[
        CannotTell("GET https://example.com/%C3%A4\n200\n\n<a href=/%c3%a4>Here</a><script src=/a.js></script>"),
        Pass(r#"<nav><a href="/cats">Cats</a></nav><h1>Mugs</h1><script src=/a.js></script>"#),
        Pass(r#"<nav></nav><h1>Mugs</h1><a href="https://example.org/">Our shop</a><script src=/a.js></script>"#),
        Fail(r#"<a href="/">Home</a><nav id="menu"></nav><h1>Mugs</h1><p>Ours are blue.<script src=/a.js></script>"#),
        Fail("<site-header></site-header><h1>Mugs</h1><p>Ours are blue.<script type=module src=/a.js></script>"),
        CannotTell("<h1>Mugs</h1><p>Ours are blue.<script src=/a.js></script>"),
        CannotTell("<div id=root></div><nav></nav><script src=/a.js></script>"),
        Inapplicable("<h1>Mugs</h1><p>Ours are blue."),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

fn check(page: &PageFacts) -> Verdict {
    let is_home = |url: &url::Url| page.is_own(url) && url.path() == "/" && url.query().is_none();
    let leads = |link: &Link| link.url.as_ref().is_some_and(|url| !same_page(url, page.url()) && !is_home(url));
    let is_link = |link: &&Link| matches!(link.kind, LinkKind::Internal | LinkKind::External) && leads(link);
    let count = page.links().iter().filter(is_link).count();
    if count > 0 {
        return pass().with("count", count);
    }
    if page.first("script").is_none() || page.first("frameset").is_some() {
        return inapplicable();
    }
    // If scripts build the whole page, ai.content-without-js reports it.
    if page.empty_mount().is_some() {
        return cannot_tell("Scripts build the page, including its links");
    }
    // An element with only images or SVG has no text either. An element that scripts fill has no children at all.
    let is_empty = |element: &Element<'_>| element.children().next().is_none() && element.text().trim().is_empty();
    let is_navigation = |element: &Element<'_>| {
        let is_part = contains_any(element.name(), &["header", "nav", "menu", "footer"]);
        is_part && (element.is("nav") || element.is_custom()) || element.attr_is("role", "navigation")
    };
    match page.document.elements().find(|element| !element.is_hidden() && is_navigation(element) && is_empty(element)) {
        Some(navigation) => {
            fail("No link leads to another page, and the navigation is empty until scripts run").at(navigation)
        }
        None => cannot_tell("No link leads to another page, but scripts may add some"),
    }
}
