//! Pages that scripts fill are empty for crawlers that run no JavaScript.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.content-without-js",
    title: "The served HTML contains the page's text",
    failure_title: "The served HTML does not contain the page's text",
    severity: Major,
    why: "Most crawlers of AI services do not run JavaScript. If scripts build the page, these crawlers see an empty \
          frame, and answers cannot use or cite the page.",
    fix: "Render pages on the server or at build time, so that the HTML contains the text before any script runs.",
    references: &[
        Url("https://vercel.com/blog/the-rise-of-the-ai-crawler"),
        Url("https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics"),
    ],
    examples: &[
        Pass("<h1>Mugs</h1><p>Ours are blue.</p><script src=\"/menu.js\"></script>"),
        Pass("<p>No script at all"),
        Fail(r#"<div id="root"></div><script src="/app.js"></script>"#),
        Fail(r#"<app-root></app-root><script src="/main.js"></script><noscript>Please turn on JavaScript.</noscript>"#),
        Fail(r#"<meta name="robots" content="noindex"><div id="root"></div><script src="/app.js"></script>"#),
        CannotTell(
            "<p>Loading</p><script src=a.js></script><script src=b.js></script><script src=c.js></script>\
             <script src=d.js></script>",
        ),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
        CannotTell("<style>body{visibility:hidden}</style><h1>Cats</h1><p>They sleep.<script src=/show.js></script>"),
        CannotTell("<div id=app v-cloak><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Fewer words than one paragraph has.
const MIN_PARAGRAPH_WORDS: usize = 50;
/// A menu and footer around an area that scripts fill can have this many words.
const MIN_CONTENT_WORDS: usize = 150;
/// A page with up to this many scripts is probably not built by them.
const MAX_SCRIPTS: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let words = count_words(clip(page.document.text(), 8 << 10));
    let scripts = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Script).count();
    let verdict = match page.empty_mount().filter(|_| page.first("script").is_some()) {
        Some(mount) if words < MIN_PARAGRAPH_WORDS => {
            fail("Scripts build the page; the served HTML has almost no text").at(mount)
        }
        Some(_) if words < MIN_CONTENT_WORDS => cannot_tell("Scripts may add the page's text"),
        None if words < MIN_PARAGRAPH_WORDS && scripts > MAX_SCRIPTS => cannot_tell("Scripts may add the page's text"),
        _ => pass(),
    };
    verdict.with("words", words)
}
