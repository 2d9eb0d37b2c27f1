//! A page that only redirects visitors by script is slow and hard to crawl.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.js-redirect-hint",
    title: "The page is not a JavaScript redirect",
    failure_title: "The page is a JavaScript redirect",
    severity: Minor,
    why: "A redirect by script is slow and breaks the back button. Search engines see it late or not at all.",
    fix: "Return status 301 or 308 with a `Location` header.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects#jslocation")],
    examples: &[
        Pass("<p>Cats<script>count(location.href == 'x')</script>"),
        Fail("<p>Please wait …<script>window.location.href = 'https://example.com/cats'</script>"),
        Fail("<script>location.replace('/cats');</script>"),
        CannotTell("<script>if (navigator.language == 'de') { location = '/de' }</script>"),
        CannotTell("<a onclick=go()>Cats</a><script>function go() { location.assign('/cats') }</script>"),
        Inapplicable("<meta http-equiv=refresh content='0; url=/cats'><script>location.replace('/cats')</script>"),
        Pass("<script>// location.replace('/cats');\nlog('location = 1')</script>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// A page with more characters of text than this has content of its own.
const MAX_CHARACTERS: usize = 200;
/// A script that is longer than this does more than redirect.
const MAX_SCRIPT_BYTES: usize = 2_048;
/// Words in scripts that may redirect later, or only in some cases.
const DOUBTS: [&str; 8] = ["addEventListener", "case", "catch", "else", "function", "if", "onclick", "while"];

fn check(page: &PageFacts) -> Verdict {
    let is_long =
        || page.document.text().chars().filter(|character| !character.is_whitespace()).nth(MAX_CHARACTERS).is_some();
    // Another rule reports redirects by a meta element.
    let is_refresh = || page.all("meta").any(|meta| meta.attr_is("http-equiv", "refresh"));
    if page.inline_scripts().next().is_none() || is_long() || is_refresh() {
        return inapplicable();
    }
    let redirecting: Vec<_> = page
        .inline_scripts()
        .filter(|script| script.text().len() < MAX_SCRIPT_BYTES && redirects(script.text()))
        .collect();
    let is_doubtful = |script: &Element<'_>| {
        let text = script.text();
        let mut words = text.split(|character: char| !character.is_alphanumeric());
        words.any(|word| DOUBTS.contains(&word)) || text.contains("=>") || text.contains(['?', '&'])
    };
    match redirecting.iter().find(|script| !is_doubtful(script)) {
        Some(script) => fail("A script redirects visitors to another page").at(*script),
        None if redirecting.is_empty() => pass(),
        None => cannot_tell("A script may redirect visitors to another page"),
    }
}

/// Returns true if a script sets the URL of the window.
fn redirects(script: &str) -> bool {
    let name = "location";
    find_calls(script, &[name]).into_iter().any(|(at, _)| {
        let before = script.get(..at).unwrap_or_default();
        let after = script.get(at + name.len()..).unwrap_or_default();
        let is_whole = !before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '$' | '\'' | '"'));
        let call = [".replace(", ".assign("].iter().any(|call| after.starts_with(call));
        let rest = after.strip_prefix(".href").unwrap_or(after).trim_start();
        is_whole && (call || rest.starts_with('=') && !rest.starts_with("=="))
    })
}
