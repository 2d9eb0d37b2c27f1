//! A meta tag can prevent visitors from saving images to Pinterest.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.pinterest-nopin",
    title: "The Pinterest setting of the page is identified",
    failure_title: "The page does not let visitors save its images to Pinterest",
    severity: Info,
    why: "`nopin` prevents visitors from saving images of this page to Pinterest. The site owner may or may not intend \
          this.",
    fix: "Remove the `<meta name=\"pinterest\">` element if visitors may save images.",
    references: &[Url("https://help.pinterest.com/en/business/article/prevent-saves-to-pinterest-from-your-site")],
    examples: &[Pass("<meta name=pinterest content=nopin>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.meta_elements("pinterest").find(|meta| meta.has_token("content", "nopin")) {
        Some(meta) => pass().with("nopin", true).at(meta),
        None => inapplicable(),
    }
}
