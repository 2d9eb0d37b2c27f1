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
        CannotTell(
            r#"<body><div hidden>
               <link rel="canonical" href="https://example.com/"></div><script src="/_next/static/a.js"></script>"#,
        ),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// Elements that are allowed in the head.
const IN_HEADS: [&str; 8] = ["base", "link", "meta", "noscript", "script", "style", "template", "title"];

fn check(page: &PageFacts) -> Verdict {
    let titles = page.all("title").take(1);
    let links = page.all("link").filter(|link| {
        link.has_token("rel", "canonical") || link.has_token("rel", "alternate") && link.has("hreflang")
    });
    let metas = page.meta_elements("robots").chain(page.meta_elements("description"));
    let metadata: Vec<_> = titles.chain(links).chain(metas).collect();
    let misplaced: Vec<_> = metadata.iter().copied().filter(|element| !element.in_head()).collect();
    if metadata.is_empty() || misplaced.is_empty() {
        return if metadata.is_empty() { inapplicable() } else { pass() };
    }
    // Some frameworks send metadata after the head and move it there by script.
    let is_streamed =
        page.all("script").any(|script| script.get("src").is_some_and(|source| source.contains("/_next/")));
    if is_streamed {
        return cannot_tell("The framework may move the metadata to the head by script");
    }
    let body = page.first("body");
    let stray = body.filter(|body| body.is_implied()).and_then(|body| body.children().next());
    match stray.filter(|stray| !misplaced.contains(stray)) {
        // This element is allowed in the head, so text before it must have ended the head.
        Some(stray) if stray.is_any(&IN_HEADS) => {
            fail("Stray text ends the head before the metadata").at_all(misplaced)
        }
        Some(stray) => fail(format!("A stray {} element ends the head before the metadata", stray.name()))
            .at(stray)
            .at_all(misplaced),
        None if misplaced.iter().all(|element| element.is("title")) => {
            fail("The title is in the body: browsers use it, but it belongs in the head")
                .at_all(misplaced)
                .as_severity(Minor)
        }
        None => fail("Metadata is in the body, where search engines ignore it").at_all(misplaced),
    }
}
