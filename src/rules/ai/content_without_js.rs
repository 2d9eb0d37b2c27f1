//! A page that scripts fill is empty for crawlers that run none.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.content-without-js",
    title: "The served HTML has the page's text",
    failure_title: "",
    severity: Major,
    why: "Most crawlers of AI services run no scripts. Of a page that scripts build they see an empty frame, so \
          answers cannot use or cite it.",
    fix: "Render pages on the server or at build time, so that the text stands in the HTML before any script runs.",
    references: &[
        Url("https://vercel.com/blog/the-rise-of-the-ai-crawler"),
        Url("https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics"),
    ],
    examples: &[
        Pass("<h1>Mugs</h1><p>Ours are blue.</p><script src=\"/menu.js\"></script>"),
        Pass("<p>No script at all"),
        Fail(r#"<div id="root"></div><script src="/app.js"></script>"#),
        Fail(r#"<app-root></app-root><script src="/main.js"></script><noscript>Please turn on JavaScript.</noscript>"#),
        Inapplicable(r#"<meta name="robots" content="noindex"><div id="root"></div><script src="/app.js"></script>"#),
        CannotTell(
            "<p>Loading</p><script src=a.js></script><script src=b.js></script><script src=c.js></script>\
             <script src=d.js></script>",
        ),
    ],
    check: Indexable(check),
};

/// Fewer words than a paragraph has.
const FEW: usize = 50;
/// So many may still be menu and footer around a place that is filled later.
const SOME: usize = 150;
/// A few scripts do not build a page.
const BUNDLES: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let words = count_words(clip(page.document.text(), 8 << 10));
    let scripts = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Script).count();
    let verdict = match page.empty_mount().filter(|_| page.first("script").is_some()) {
        Some(mount) if words < FEW => fail("Scripts build the page; the served HTML has hardly a word").at(mount),
        Some(_) if words < SOME => cannot_tell("Scripts may add the page's text"),
        None if words < FEW && scripts > BUNDLES => cannot_tell("Scripts may add the page's text"),
        _ => pass(),
    };
    verdict.with("words", words)
}
