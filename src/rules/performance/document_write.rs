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
        Inapplicable("<script src=a.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each(page.inline_scripts(), |script| !writes(script.text()), "An inline script calls document.write()")
}

const CALL: &str = "document.write(";

/// Returns true if the code calls document.write, other than in a comment or as a fallback (`||`) for a missing
/// library.
fn writes(code: &str) -> bool {
    let is_comment = |line: &str| ["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start));
    contains(code, CALL)
        && code.lines().filter(|line| !is_comment(line)).any(|line| {
            let calls = line.match_indices(CALL);
            calls.filter_map(|(position, _)| line.get(..position)).any(|before| !before.trim_end().ends_with("||"))
        })
}
