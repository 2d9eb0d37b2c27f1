//! document.write() inserts content during parsing, and discards what the browser has parsed ahead.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.document-write",
    title: "Inline scripts do not call document.write()",
    failure_title: "An inline script calls document.write()",
    severity: Minor,
    why: "Browsers must stop and wait for the content that `document.write()` inserts, and discard what they had \
          prepared. On slow connections Chrome refuses to load scripts that are inserted this way, so part of the \
          page may be missing.",
    fix: "Add the element to the HTML, or create it with `document.createElement` and insert it with `append`.",
    references: &[
        Url("https://developer.chrome.com/docs/lighthouse/best-practices/no-document-write"),
        Url("https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document.write()"),
    ],
    examples: &[
        Pass("<script>document.body.append('x')</script>"),
        Pass("<script>window.jQuery || document.write('<script src=/jquery.js><\\/script>')</script>"),
        Pass("<script>// document.write('x')\nrun()</script><p>document.write(x)"),
        Fail("<script>document.write('<script src=https://ads.example/a.js><\\/script>')</script>"),
        Fail("<script>(function () { document.writeln('<p>Cats') })()</script>"),
        Pass("<script>log(\"document.write('x')\") /* document.write('y') */</script>"),
        CannotTell("<script>function show() { document.write('<p>Cats') }</script>"),
        CannotTell("<script>if (isOld) { document.write('<p>Update your browser') }</script>"),
        Inapplicable("<script src=a.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_script(page, writes, "An inline script calls document.write()")
}

/// Returns the certainty that the code calls document.write, other than as a fallback (`||`) for a missing library.
fn writes(code: &str) -> Option<Reach> {
    let is_fallback = |position: usize| {
        code.get(..position).is_some_and(|before| before.trim_end_matches("window.").trim_end().ends_with("||"))
    };
    let calls = find_calls(code, &["document.write(", "document.writeln("]).into_iter();
    calls.filter(|(position, _)| !is_fallback(*position)).map(|(_, reach)| reach).max()
}
