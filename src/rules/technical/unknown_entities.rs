//! Readers see character references that browsers cannot decode.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.unknown-entities",
    title: "The text shows no character references",
    failure_title: "The text shows character references",
    severity: Minor,
    why: "Readers see `&nbps;` or `&nbsp;` instead of the character that is meant: the name is misspelt, or the text was \
          escaped twice.",
    fix: "Correct the name, write the character itself in UTF-8, and escape each text only once.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/named-characters.html"),
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parse-error-unknown-named-character-reference"),
    ],
    examples: &[
        Pass("<p>Cats &amp; dogs &ndash; and AT&T; R&D; Smith&Wesson; ?a=1&b=2;</p>"),
        Fail("<p>Cats&nbps;and dogs</p>"),
        Fail("<p>Cats &amp;nbsp; dogs</p>"),
        Fail("<p>Caf&amp;eacute; of the cats</p>"),
        Pass("<p>Write <code>&amp;nbsp;</code> for a space</p>"),
        CannotTell("<p>Write &amp;nbsp; for a space</p><pre>a&amp;nbsp;b</pre>"),
        CannotTell("<title>Entities in HTML</title><p>Write &amp;nbsp; for a space</p>"),
    ],
    check: Page(check),
};

/// Maximum number of lines that are shown.
const MAX_LINES: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    // Most pages have none, so that their lines are not looked at.
    if shown_references(page.document.text()).next().is_none() {
        return pass();
    }
    let lines = page.document.text().lines();
    let mut lines = lines.filter_map(|line| Some((line, shown_references(line).next()?))).take(MAX_LINES).peekable();
    let Some((_, reference)) = lines.peek().copied() else { return pass() };
    let is_code_only = || {
        let body = page.first("body").map_or(0, |body| shown_references(body.text()).take(1_000).count());
        body > 0 && body == page.references_in_code()
    };
    if is_code_only() {
        return pass();
    }
    let title = fold(&page.title().unwrap_or_default());
    let is_subject =
        contains_any(&title, &["html", "xml", "entit", "entidad", "escap", "encod", "unicode", "character"]);
    if is_subject || page.shows_references_in_code() {
        return cannot_tell("The page may be about character references");
    }
    let verdict = fail(format!("{reference} is shown to readers as it is written"));
    lines.fold(verdict, |verdict, (line, _)| verdict.with_text_evidence(line.trim()))
}
