//! Sites whose pages are built by scripts are empty for most AI crawlers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.site-js-dependence",
    title: "The site's pages have content without JavaScript",
    failure_title: "Several of the site's pages are empty without JavaScript",
    severity: Major,
    why: "Most crawlers of AI services do not run JavaScript. For them a page that scripts build is empty, so answers \
          cannot use it.",
    fix: "Render these pages on the server or at build time; every major framework supports this. Scripts can then \
          enhance the existing HTML.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics"),
        Url("https://vercel.com/blog/the-rise-of-the-ai-crawler"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<h1>Mugs</h1><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<h1>A</h1><div id=root></div>",
        ),
        // A page with noindex, such as an application behind a login, is not counted.
        Pass(
            "GET https://example.com/\n200\n\n<h1>Mugs</h1><a href=/a>A</a><a href=/app>App</a>\n\
             GET https://example.com/a\n200\n\n<h1>A</h1>\n\
             GET https://example.com/app\n200\nx-robots-tag: noindex\n\n<div id=root></div><script src=/a.js></script>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<h1>Mugs</h1><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<div id=root></div><script src=/a.js></script>\n\
             GET https://example.com/b\n200\n\n<div id=root></div><script src=/a.js></script>",
        ),
        Inapplicable("<div id=root></div><script src=/a.js></script>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let open = || site.judged().filter(|page| page.is_indexable() && !page.is_utility());
    let checked = open().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let empty: Vec<&SitePage> = open().filter(|page| page.summary.app_shell).collect();
    // A single empty page may be an interactive tool.
    if empty.len() < 2 || empty.len() * 10 <= checked {
        return pass().with("checked", checked).with("empty", empty.len());
    }
    fail(format!("{} of {checked} pages are empty until scripts run", empty.len()))
        .with("checked", checked)
        .with("count", empty.len())
        .with_text_evidence_from(empty.iter().map(|page| &page.url))
}
