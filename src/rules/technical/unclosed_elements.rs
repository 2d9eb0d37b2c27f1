//! Elements such as `div` and `b` need an end tag.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.unclosed-elements",
    title: "Elements that need an end tag have one",
    failure_title: "Elements that need an end tag have none",
    severity: Minor,
    why: "An unclosed link, button or `b` goes on to the end of its block or of the page, so text after it is clickable \
          or bold. An unclosed `div` takes in everything that follows it, and styles apply to the wrong parts.",
    fix: "Write the end tag where the element should end: `<a href=\"/cats\">Cats</a>`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/syntax.html#optional-tags"),
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody"),
    ],
    examples: &[
        // The end tags of these elements are optional.
        Pass(
            "<html><body><ul><li>Cats<li>Dogs</ul><p>And<table><tr><td>more</table><dl><dt>A<dd>B</dl><select><option>A</select>",
        ),
        Pass("<p>Cats<br><img src=/a alt=''><svg><path d='M0 0'></svg><div>Dogs</div>"),
        // Misnested elements have an end tag. `technical.misnested-tags` reports one that comes too late.
        Pass("<p><b>Cats <i>and</b> dogs</i></p>"),
        Pass("<div><span>Cats</div></span>"),
        Pass("<div><form><input></div></form>"),
        // `technical.self-closing-nonvoid` and `technical.nested-forms-anchors` report these.
        Pass("<div class=line /><p>Cats"),
        Pass("<a href=/a>Cats <a href=/b>dogs</a>"),
        Fail("<div><div>Cats</div>"),
        Fail("<ul><li>Cats <ul><li>Dogs</ul>"),
        Fail("<p>Cats <a href=/a>and dogs</p><p>More"),
        Fail("<div><span>Cats</div>"),
        Fail("<p>Cats are <b>soft.<p>Dogs, too."),
        Fail("<table><tr><td><b>Cats<td>Dogs</table>"),
        Fail("<my-app><p>Cats</p>"),
        CannotTell("GET https://example.com/\nbroken\n\n<div>Cats"),
    ],
    check: Page(check),
};

/// Elements whose effect goes on to everything that follows.
const SPREADING: [&str; 22] = [
    "a", "b", "big", "button", "center", "code", "dialog", "details", "em", "fieldset", "font", "form", "i", "label",
    "s", "select", "small", "strike", "strong", "table", "template", "u",
];
/// Up to this many other elements change little.
const MAX_MILD: usize = 5;

fn check(page: &PageFacts) -> Verdict {
    let repairs = &page.document.repairs;
    if page.document.truncated || repairs.too_deep {
        return cannot_tell("The page was not read completely");
    }
    if repairs.unclosed_elements.is_empty() {
        return pass();
    }
    let offsets: BTreeSet<usize> = repairs.unclosed_elements.iter().copied().collect();
    let is_tag = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let written = page.document.elements().filter(|element| !element.is_implied() && is_tag(element.name()));
    let unclosed: Vec<_> = written.filter(|element| offsets.contains(&element.offset())).collect();
    let Some(first) = unclosed.first() else { return pass() };
    let is_mild = unclosed.len() <= MAX_MILD && !unclosed.iter().any(|element| element.is_any(&SPREADING));
    let message = format!("The `{}` element has no end tag", shorten(first.name(), 40));
    let verdict = fail(message).with("count", unclosed.len()).at_all(unclosed.iter().copied());
    if is_mild { verdict.as_severity(Info) } else { verdict }
}
