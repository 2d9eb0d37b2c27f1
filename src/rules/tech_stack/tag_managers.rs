//! A tag manager brings along what the HTML does not show.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.tag-managers",
    title: "Tag managers are known by the hosts they load from",
    failure_title: "",
    severity: Info,
    why: "What a tag manager loads does not stand in the HTML, so much of what happens on such a page cannot be judged from it.",
    fix: "Nothing is to be done. Look into its container for what it loads.",
    references: &[Url("https://developers.google.com/tag-platform/tag-manager/web")],
    examples: &[
        Pass("<script src='https://www.googletagmanager.com/gtm.js?id=GTM-1'></script>"),
        Pass("<script>(function(w,d){j.src='https://www.googletagmanager.com/gtm.js?id='+i})(window)</script>"),
        Inapplicable("<script src=/app.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::TagManager]))
}
