//! Headings need text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.empty-heading",
    title: "Headings have an accessible name",
    failure_title: "Headings have no accessible name",
    severity: Minor,
    why: "Screen-reader users navigate from heading to heading. An empty heading announces a section without saying \
        what it is about.",
    fix: "Put text into the heading or remove it.",
    references: &[Wcag("1.3.1"), Wcag("2.4.6"), Act("ffd0e9")],
    examples: &[
        Pass("<h1>Cats</h1>"),
        Pass(r#"<h1><img src="cats.png" alt="Cats"></h1>"#),
        Pass(r#"<div role="heading" aria-level="2">Cats</div>"#),
        Fail("<h1></h1>"),
        Fail("<h2><br></h2>"),
        Fail(r#"<h2 aria-label=""><span aria-hidden="true">Cats</span></h2>"#),
        Pass("<h1><svg><g><title>Cats</title><path d='M0 0'/></g></svg></h1>"),
        Inapplicable("<details><summary>Cats</summary><summary><h2></h2></summary></details>"),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<h2 aria-hidden="true"></h2>"#),
        Inapplicable(r#"<h2 role="presentation"></h2>"#),
        CannotTell(r#"<h2><template shadowrootmode="open">Cats</template></h2>"#),
        CannotTell(r#"<div class="modal"><h2></h2></div>"#),
        CannotTell(r#"<h2 id="result"></h2><script src="/search.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_scripted = page.first("script").is_some();
    let has_name = |heading: Element<'_>| {
        let filled_later = page.class_may_hide(heading) || is_scripted && heading.id().is_some();
        page.has_name(heading).filter(|exists| *exists || !filled_later)
    };
    each_or_unknown(page.with_role("heading"), has_name, "Some headings have no accessible name")
}
