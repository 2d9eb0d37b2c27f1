//! Search engines ignore a whole JSON-LD script if it has a syntax error.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.jsonld-parses",
    title: "All JSON-LD scripts are valid JSON",
    failure_title: "A JSON-LD script is not valid JSON",
    severity: Major,
    why: "Search engines ignore a JSON-LD script that has a syntax error, even a single stray comma. All structured \
          data in that script is lost.",
    fix: "Generate the script with a JSON serializer instead of a text template. JSON allows only straight double \
          quotes, and no comments, trailing commas or line breaks inside strings.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let scripts = &page.structured_data().scripts;
    let invalid = scripts.iter().filter_map(|script| match &script.status {
        ScriptStatus::Invalid { reason, line, excerpt } => Some((reason, line, excerpt)),
        _ => None,
    });
    if let Some((reason, line, _)) = invalid.clone().next() {
        let message = format!("A JSON-LD script is not valid JSON: {reason} on line {line}");
        let count = invalid.clone().count();
        let verdict = invalid.clone().fold(fail(message).with("count", count), |verdict, (reason, line, excerpt)| {
            verdict.with_text_evidence(&format!("line {line}: {reason}: {excerpt}"))
        });
        // A raw line break in a string is invalid, but some parsers accept it.
        let is_line_break = invalid.into_iter().all(|(reason, ..)| reason.starts_with("control character"));
        return if is_line_break { verdict.as_severity(Minor) } else { verdict };
    }
    let script_with = |status: ScriptStatus| scripts.iter().find(|script| script.status == status);
    match script_with(ScriptStatus::Empty).and_then(|script| script.element(&page.document)) {
        _ if scripts.is_empty() => inapplicable(),
        Some(script) => fail("A JSON-LD script is empty").at(script).as_severity(Minor),
        None if script_with(ScriptStatus::Unread).is_some() => {
            cannot_tell("A JSON-LD script is cut off, too long or too deeply nested to be read")
        }
        None => pass().with("scripts", scripts.len()),
    }
}
