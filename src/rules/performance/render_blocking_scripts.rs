//! A script in the head without defer or async blocks rendering until it has loaded and run.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.render-blocking-scripts",
    title: "No script in the head blocks rendering",
    failure_title: "Scripts in the head block rendering",
    severity: Major,
    why: "The browser shows nothing until such a script has been downloaded and executed. Each script adds to the \
          wait, most of all on phones with a slow connection.",
    fix: "Add `defer`, or `async` if no other script depends on it: `<script src=\"app.js\" defer></script>`.",
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
    // A consent manager must run before the scripts that it blocks.
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
            let message = match count {
                1 => "1 script in the head blocks rendering".to_owned(),
                _ => format!("{count} scripts in the head block rendering"),
            };
            let verdict = fail(message).with("count", count);
            let verdict = verdict.at_all(blocking);
            if count > 2 { verdict } else { verdict.as_severity(Minor) }
        }
    }
}
