//! An action on the page should be a button, not a link to `#`.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.placeholder-href",
    title: "Actions on the page are buttons, not links to `#`",
    failure_title: "Links to `#` are used as buttons",
    severity: Minor,
    why: "Screen readers announce a link, so users expect another page. The space bar does not activate it, and a new \
        tab opens the same page again.",
    fix: "Use a button: `<button type=\"button\" onclick=\"show()\">More</button>`.",
    references: &[
        Wcag("4.1.2"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/a#onclick_events"),
        Url("https://html-validate.org/rules/prefer-button.html"),
    ],
    examples: &[
        Pass(r##"<a href="#" role="button" onclick="show()">More</a>"##),
        Pass(r##"<a href="#" onclick="scrollTo(0, 0)">Up</a>"##),
        Pass(r#"<a href="/more" onclick="show(); return false">More</a>"#),
        Fail(r##"<a href="#" onclick="show(); return false">More</a>"##),
        Inapplicable(r##"<a href="#">Up</a> <a href="/more">More</a>"##),
        CannotTell(r##"<a href="#" onclick="go('/more')">More</a>"##),
    ],
    check: Page(check),
};

/// Text in code that opens another page.
const NAVIGATING: [&str; 9] =
    ["location", "open(", "go(", "goto", "navigate", "redirect", "history", "submit(", "http"];
/// Text in code that only tracks clicks.
const TRACKING: [&str; 6] = ["ga(", "_gaq", "datalayer", "fbq(", "track", "analytics"];

fn check(page: &PageFacts) -> Verdict {
    let links = page.having("onclick").filter(|link| link.is("a") && link.has("href") && page.is_exposed(*link));
    let is_real_link = |link: Element<'_>| {
        let code = link.handler("onclick").unwrap_or_default();
        let is_placeholder = link.attr_is("href", "#");
        if !is_placeholder || link.has("role") || code.contains("scroll") || code.is_empty() {
            Some(true)
        } else if contains_any(&code, &NAVIGATING) || contains_any(&code, &TRACKING) {
            None
        } else {
            Some(false)
        }
    };
    each_or_unknown(links, is_real_link, "Some links to `#` are used as buttons")
}
