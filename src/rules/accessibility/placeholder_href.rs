//! A link leads somewhere; what acts on the page is a button.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.placeholder-href",
    title: "What acts on the page is a button and no link to nowhere",
    failure_title: "",
    severity: Minor,
    why: "Screen readers announce a link, so that people expect another page. The space bar does not press it, and opened \
        in a new tab it shows the same page again.",
    fix: "Make it a button: `<button type=\"button\" onclick=\"show()\">More</button>`.",
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

/// In code that leads elsewhere.
const LEADING: [&str; 9] = ["location", "open(", "go(", "goto", "navigate", "redirect", "history", "submit(", "http"];
/// In code that only counts clicks.
const COUNTING: [&str; 6] = ["ga(", "_gaq", "datalayer", "fbq(", "track", "analytics"];

fn check(page: &PageFacts) -> Verdict {
    let links = page.having("onclick").filter(|link| link.is("a") && link.has("href") && page.is_exposed(*link));
    let is_honest = |link: Element<'_>| {
        let code = link.handler("onclick").unwrap_or_default();
        let is_nowhere = link.attr_is("href", "#");
        match () {
            () if !is_nowhere || link.has("role") || code.contains("scroll") || code.is_empty() => Some(true),
            () if contains_any(&code, &LEADING) || contains_any(&code, &COUNTING) => None,
            () => Some(false),
        }
    };
    each_tells(links, is_honest, "Some links lead nowhere and act as buttons")
}
