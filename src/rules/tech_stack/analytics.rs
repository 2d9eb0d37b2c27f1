//! Analytics services are identified by the hosts they load from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.analytics",
    title: "Analytics services are identified",
    failure_title: "No analytics service is identified",
    severity: Info,
    why: "Site owners should know which services track their visitors. Each of them must be named in a privacy policy.",
    fix: "Compare the list with the privacy policy, and remove services that you do not use.",
    references: &[Url("https://eur-lex.europa.eu/eli/reg/2016/679/oj#art_13")],
    examples: &[
        Pass("<script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>"),
        Pass("<script>_paq.push(['setTrackerUrl', u + 'matomo.php'])</script>"),
        Inapplicable("<a href=https://www.hotjar.com/>A link counts nobody</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Analytics, Category::SessionReplay]))
}
