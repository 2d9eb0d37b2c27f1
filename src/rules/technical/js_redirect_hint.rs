//! A page that does nothing but send people on by script.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.js-redirect-hint",
    title: "The page is no redirect by script",
    failure_title: "",
    severity: Minor,
    why: "A redirect that only a script makes is slow, breaks the back button, and is seen by search engines late or \
          not at all.",
    fix: "Answer with status 301 or 308 and a Location header.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects#jslocation")],
    examples: &[
        Pass("<p>Cats<script>count(location.href == 'x')</script>"),
        Fail("<p>Please wait …<script>window.location.href = 'https://example.com/cats'</script>"),
        Fail("<script>location.replace('/cats');</script>"),
        CannotTell("<script>if (navigator.language == 'de') { location = '/de' }</script>"),
        CannotTell("<a onclick=go()>Cats</a><script>function go() { location.assign('/cats') }</script>"),
        Inapplicable("<meta http-equiv=refresh content='0; url=/cats'><script>location.replace('/cats')</script>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// A page with more text is there to be read.
const SHORT: usize = 200;
/// A longer script does more than send people on.
const SMALL: usize = 2_048;
/// Words by which a script may do so later, or only in some cases.
const DOUBTS: [&str; 8] = ["addEventListener", "case", "catch", "else", "function", "if", "onclick", "while"];

fn check(page: &PageFacts) -> Verdict {
    let is_long = || page.document.text().chars().filter(|each| !each.is_whitespace()).nth(SHORT).is_some();
    // That a meta element sends people on is said elsewhere.
    let is_refresh = || page.all("meta").any(|meta| meta.attr_is("http-equiv", "refresh"));
    if page.inline_scripts().next().is_none() || is_long() || is_refresh() {
        return inapplicable();
    }
    let leading: Vec<_> =
        page.inline_scripts().filter(|script| script.text().len() < SMALL && sends_on(script.text())).collect();
    let is_doubtful = |script: &Element<'_>| {
        let text = script.text();
        let mut words = text.split(|each: char| !each.is_alphanumeric());
        words.any(|word| DOUBTS.contains(&word)) || text.contains("=>") || text.contains(['?', '&'])
    };
    match leading.iter().find(|script| !is_doubtful(script)) {
        Some(script) => fail("A script sends visitors to another page").at(*script),
        None if leading.is_empty() => pass(),
        None => cannot_tell("A script may send visitors to another page"),
    }
}

/// Whether a script sets the address of the window.
fn sends_on(script: &str) -> bool {
    script.match_indices("location").any(|(at, name)| {
        let before = script.get(..at).unwrap_or_default();
        let after = script.get(at + name.len()..).unwrap_or_default();
        let is_whole = !before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '$' | '\'' | '"'));
        let call = [".replace(", ".assign("].iter().any(|call| after.starts_with(call));
        let rest = after.strip_prefix(".href").unwrap_or(after).trim_start();
        is_whole && (call || rest.starts_with('=') && !rest.starts_with("=="))
    })
}
