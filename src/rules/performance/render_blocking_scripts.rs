//! A plain script in the head stops the page until it has come and run.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.render-blocking-scripts",
    title: "No script in the head blocks the page",
    failure_title: "",
    severity: Major,
    why: "Until such a script has been fetched and run, the browser shows nothing. Each one adds its own wait, longest \
          on a phone with a weak connection.",
    fix: "Add `defer`, or `async` where the script stands alone: `<script src=\"app.js\" defer></script>`.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/render-blocking"),
        Url("https://html.spec.whatwg.org/multipage/scripting.html#attr-script-defer"),
    ],
    examples: &[
        Pass("<script defer src=a.js></script><script async src=b.js></script><script type=module src=c.js></script>"),
        Pass(
            "<script nomodule src=old.js></script><script type=text/plain src=x.js></script><script>inline()</script>",
        ),
        Pass("<body><p>Hello<script src=a.js></script>"),
        Pass("<script src=https://consent.cookiebot.com/uc.js></script>"),
        Fail("<script src=a.js></script>"),
        Fail("<script src=a.js></script><script src=b.js></script><script src=c.js></script>"),
        Inapplicable("<p>No script"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.all("script").next().is_none() {
        return inapplicable();
    }
    // A consent manager must run before what it holds back.
    let consent: Vec<usize> = page
        .technologies_of(&[Category::Consent])
        .filter_map(|found| found.element(page))
        .map(Element::index)
        .collect();
    let blocking: Vec<_> =
        page.blocking_scripts().map(|(_, script)| script).filter(|script| !consent.contains(&script.index())).collect();
    match blocking.len() {
        0 => pass(),
        count => {
            let verdict = fail(format!("{count} scripts in the head block the page")).with("count", count);
            let verdict = verdict.at_all(blocking);
            if count > 2 { verdict } else { verdict.as_severity(Minor) }
        }
    }
}
