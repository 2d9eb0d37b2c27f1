//! A script that writes into the page while it is read stops everything that was read ahead.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.document-write",
    title: "No inline script calls document.write",
    failure_title: "",
    severity: Minor,
    why: "Browsers must stop and wait for what it writes, and throw away what they had prepared. Chrome refuses to load \
          scripts written that way on slow connections, so the page may lack a part there.",
    fix: "Put the element into the HTML, or make it with `document.createElement` and `append`.",
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
    each(page.inline_scripts(), |script| !writes(script.text()), "An inline script calls document.write")
}

const CALL: &str = "document.write(";

/// Whether it calls it other than as a way out when a library is missing, or in a comment.
fn writes(code: &str) -> bool {
    let is_comment = |line: &str| ["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start));
    contains(code, CALL)
        && code.lines().filter(|line| !is_comment(line)).any(|line| {
            let calls = line.match_indices(CALL);
            calls.filter_map(|(at, _)| line.get(..at)).any(|before| !before.trim_end().ends_with("||"))
        })
}
