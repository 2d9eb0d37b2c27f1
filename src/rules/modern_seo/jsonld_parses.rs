//! A JSON-LD script with a slip in its syntax is dropped as a whole.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.jsonld-parses",
    title: "Every JSON-LD script is valid JSON",
    failure_title: "",
    severity: Major,
    why: "One stray comma and search engines ignore the whole script: everything it says about the page is lost.",
    fix: "Write the script with a JSON serialiser instead of a text template. JSON has no comments, no comma after the \
          last entry, no line breaks inside strings and only straight double quotes.",
    references: &[
        Rfc(8259),
        Url("https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/intro-structured-data"),
    ],
    examples: &[
        Pass(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Thing"}</script>"#),
        Pass("<script type=\"application/ld+json\">\n//<![CDATA[\n[]\n//]]></script>"),
        Fail(r#"<script type="application/ld+json">{"@type": "Thing",}</script>"#),
        Fail("<script type=\"application/ld+json\">{\"name\": \"two\nlines\"}</script>"),
        Fail(r#"<script type="application/ld+json">{&quot;name&quot;: 1}</script>"#),
        Fail(r#"<script type="application/ld+json"> </script>"#),
        Inapplicable("<script>let thing = {a: 1,};</script>"),
        Inapplicable(r#"<template><script type="application/ld+json">{{json}}</script></template>"#),
        CannotTell("GET https://example.com/\nbroken\n\n<script type=\"application/ld+json\">{\"name\": \"Mu"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let scripts = &page.structured_data().scripts;
    let broken = scripts.iter().filter_map(|script| match &script.reading {
        Reading::Broken { reason, line, excerpt } => Some((reason, line, excerpt)),
        _ => None,
    });
    if let Some((reason, line, _)) = broken.clone().next() {
        let message = format!("A JSON-LD script is no valid JSON: {reason} in its line {line}");
        let count = broken.clone().count();
        let verdict = broken.clone().fold(fail(message).with("count", count), |verdict, (reason, line, excerpt)| {
            verdict.seen(&format!("line {line}: {reason}: {excerpt}"))
        });
        // A bare line break in a string is wrong, but some readers put up with it.
        let is_line_break = broken.into_iter().all(|(reason, ..)| reason.starts_with("control character"));
        return if is_line_break { verdict.as_severity(Minor) } else { verdict };
    }
    let is = |reading: Reading| scripts.iter().find(|script| script.reading == reading);
    match is(Reading::Empty).and_then(|script| script.element(&page.document)) {
        _ if scripts.is_empty() => inapplicable(),
        Some(script) => fail("A JSON-LD script is empty").at(script).as_severity(Minor),
        None if is(Reading::Unread).is_some() => cannot_tell("A JSON-LD script is too long or too deep to be read"),
        None => pass().with("scripts", scripts.len()),
    }
}
