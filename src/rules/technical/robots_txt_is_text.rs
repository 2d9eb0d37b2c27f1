//! A web page that is served as robots.txt contains no rules.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-is-text",
    title: "robots.txt is plain text",
    failure_title: "robots.txt is not plain text",
    severity: Major,
    why: "Many sites answer every unknown URL with their start page. Served as robots.txt, that page has no rules that \
          a crawler understands, so the rules that the site needs do not apply.",
    fix: "Serve a text file in UTF-8 with the type `text/plain` at `/robots.txt`, or return 404.",
    references: &[Rfc(9309)],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\ncontent-type: text/plain\n\nUser-agent: *\nDisallow:",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\ncontent-type: text/html\n\n\
             <!doctype html><title>Cats</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\ncontent-type: application/octet-stream\n\n\
             User-agent: *\nDisallow:",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\ncontent-type: text/plain\n\n\
             \u{FFFD}\u{FFFD}U\0s\0e\0r\0-\0a\0g\0e\0n\0t\0:\0 \0*\0",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.robots.success() else { return inapplicable() };
    if answer.body.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return fail("/robots.txt returns markup, not plain text").with_text_evidence(&answer.body);
    }
    // UTF-16 has a zero byte beside each ASCII letter.
    let start = answer.body.chars().take(200);
    if start.clone().filter(|character| *character == '\0').count() * 3 > start.count() {
        return fail("robots.txt is in UTF-16, and crawlers read UTF-8").with_text_evidence(&answer.url);
    }
    match answer.media_type() {
        Some(media) if media != "text/plain" => fail(format!("robots.txt is served as {media}, not as text/plain"))
            .with_text_evidence(&media)
            .as_severity(Minor),
        _ => pass(),
    }
}
