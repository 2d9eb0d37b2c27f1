//! An inline script after a stylesheet waits for it, and the whole page waits for the script.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.script-after-stylesheet",
    title: "No inline script waits for a stylesheet",
    failure_title: "Inline scripts wait for a stylesheet",
    severity: Info,
    why: "A script may read computed styles, so browsers run it only after the stylesheets before it have loaded, and \
          parse no further until then. Resources after the script are discovered later.",
    fix: "Move inline scripts before the first `<link rel=\"stylesheet\">`, or into a deferred file.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/semantics.html#has-no-style-sheet-that-is-blocking-scripts"),
        Url("https://web.dev/articles/critical-rendering-path/adding-interactivity-with-javascript"),
    ],
    examples: &[
        Pass("<script>go()</script><link rel=stylesheet href=a.css>"),
        Pass(
            "<link rel=stylesheet href=a.css><script type=application/ld+json>{}</script><script type=module>go()</script>",
        ),
        Pass("<link rel=stylesheet href=a.css media=print><script>go()</script><link rel=stylesheet href=b.css>"),
        Fail("<link rel=stylesheet href=a.css><script>go()</script>"),
        Inapplicable("<script>go()</script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let waits = |script: &Element<'_>| {
        script.is("script")
            && !script.has("src")
            && is_javascript(*script)
            && !script.attr_is("type", "module")
            && !script.text().trim().is_empty()
    };
    let mut sheets = page.blocking_styles().map(|(_, link)| link).peekable();
    if sheets.peek().is_none() {
        return inapplicable();
    }
    let scripts: Vec<_> = sheets.filter_map(Element::next_sibling).filter(waits).collect();
    match scripts.len() {
        0 => pass(),
        count => fail("An inline script waits for the stylesheet before it").with("count", count).at_all(scripts),
    }
}
