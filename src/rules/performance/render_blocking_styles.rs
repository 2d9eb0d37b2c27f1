//! Browsers render nothing until every stylesheet in the head has loaded.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.render-blocking-styles",
    title: "At most three stylesheets, all first-party, block rendering",
    failure_title: "Third-party stylesheets or too many stylesheets block rendering",
    severity: Minor,
    why: "Browsers show nothing until all stylesheets have loaded. A stylesheet on another host also needs a DNS \
          lookup and a new connection, and if that host fails, the page stays blank.",
    fix: "Combine the stylesheets into one file, or put the styles for above-the-fold content into a `style` element, \
          and serve them from your own host. `media=\"print\"` keeps a stylesheet from blocking.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/render-blocking"),
        Url("https://web.dev/articles/render-blocking-resources"),
    ],
    examples: &[
        Pass("<link rel=stylesheet href=a.css><link rel=stylesheet media=print href=b.css>"),
        Pass(
            "<link rel=stylesheet href=https://fonts.googleapis.com/css2?family=Inter media=print onload=\"this.media='all'\">",
        ),
        Pass(
            "<link rel='alternate stylesheet' title=Dark href=https://cdn.example/dark.css><link rel=stylesheet href=a.css>",
        ),
        Fail("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>"),
        Fail(
            "<link rel=stylesheet href=1.css><link rel=stylesheet href=2.css><link rel=stylesheet href=3.css><link rel=stylesheet href=4.css>",
        ),
        Inapplicable("<style>p { color: red }</style>"),
    ],
    check: Page(check),
};

/// Maximum number of stylesheets that block rendering.
const MAX_STYLESHEETS: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let blocking: Vec<_> = page.blocking_styles().collect();
    let foreign: Vec<_> =
        blocking.iter().filter(|(resource, _)| page.is_third_party(&resource.url)).map(|(_, link)| *link).collect();
    let verdict = if page.link_rel("stylesheet").next().is_none() {
        return inapplicable();
    } else if !foreign.is_empty() {
        let message = match foreign.len() {
            1 => "1 third-party stylesheet blocks rendering".to_owned(),
            count => format!("{count} third-party stylesheets block rendering"),
        };
        fail(message).at_all(foreign)
    } else if blocking.len() > MAX_STYLESHEETS {
        fail(format!("{} stylesheets block rendering", blocking.len())).at_all(blocking.iter().map(|(_, link)| *link))
    } else {
        pass()
    };
    verdict.with("count", blocking.len())
}
