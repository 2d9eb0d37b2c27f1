//! A stray element ends the head, and search engines ignore metadata after it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.head-closed-early",
    title: "Metadata is in the head",
    failure_title: "Metadata is outside the head",
    severity: Major,
    why: "A `div`, an `img` or text inside the head ends the head. Canonical links, hreflang links and robots \
          directives after it are in the body, where search engines ignore them.",
    fix: "Keep only `title`, `meta`, `link`, `base`, `script`, `style`, `noscript` and `template` elements in the \
          head, with the metadata first.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/valid-page-metadata"),
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead"),
    ],
    examples: &[
        Pass(r#"<head><title>Cats</title><link rel="canonical" href="https://example.com/"></head><body>Cats</body>"#),
        Pass(r#"<head></head><link rel="canonical" href="https://example.com/"><body>Cats"#),
        Pass(
            r#"<head><title>Cats</title></head><body>
               <link rel="stylesheet" href="/a.css"><meta itemprop="name" content="Cats">"#,
        ),
        Fail(r#"<head><title>Cats</title><div></div><link rel="canonical" href="https://example.com/"></head>"#),
        Fail(r#"<head><title>Cats</title></head><body><meta name="robots" content="max-snippet:9">"#),
        Fail("<body><title>Cats: browsers use it</title><p>Cats"),
        Fail(r#"<head><img src="/pixel" alt=""><title>Cats</title></head>"#),
        Fail(r#"<head>Cats <meta name="author" content="Cats"><title>Cats</title></head>"#),
        Fail("<head><meta name=author content=Ann>\u{feff}<title>Cats</title></head><body>Cats"),
        // `technical.single-head-body` reports an early end of the head that loses no metadata.
        Inapplicable("<html><head><title>Cats</title><div id=x></div></head><body>Cats</body></html>"),
        CannotTell(
            r#"<body><div hidden>
               <link rel="canonical" href="https://example.com/"></div><script src="/_next/static/a.js"></script>"#,
        ),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let metadata: Vec<_> = page.head_metadata().collect();
    let misplaced: Vec<_> = metadata.iter().copied().filter(|element| !element.in_head()).collect();
    if metadata.is_empty() || misplaced.is_empty() {
        return if metadata.is_empty() || page.early_body().is_some() { inapplicable() } else { pass() };
    }
    // Some frameworks send metadata after the head and move it there by script.
    let is_streamed =
        page.all("script").any(|script| script.get("src").is_some_and(|source| source.contains("/_next/")));
    if is_streamed {
        return cannot_tell("The framework may move the metadata to the head by script");
    }
    let body = page.first("body");
    let first = body.and_then(|body| body.children().next().filter(|first| first.offset() == body.offset()));
    let is_title_only = misplaced.iter().all(|element| element.is("title"));
    let effect = if is_title_only {
        "which browsers use there but other readers may miss"
    } else {
        "where search engines ignore it"
    };
    let found = match page.body_start().filter(|_| first.is_none_or(|first| !misplaced.contains(&first))) {
        Some(start) if is_title_only => {
            fail(format!("The body begins early, at {start}, and contains the title, {effect}"))
        }
        Some(start) => fail(format!("The body begins early, at {start}, and contains metadata, {effect}")),
        None if is_title_only => fail(format!("The body contains the title, {effect}")),
        None => fail(format!("The body contains metadata, {effect}")),
    };
    let stray = first.filter(|first| !misplaced.contains(first));
    let found = found.at_all(stray).at_all(misplaced);
    if is_title_only { found.as_severity(Minor) } else { found }
}
