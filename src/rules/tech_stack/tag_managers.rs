//! Tag managers load scripts that the HTML does not show.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.tag-managers",
    title: "Tag managers are identified",
    failure_title: "No tag manager is identified",
    severity: Info,
    why: "The HTML does not contain the scripts that a tag manager loads, so much of what happens on the page cannot \
          be determined from it.",
    fix: "No action is needed. To see what the tag manager loads, look into its container.",
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
