//! Whether pictures may be pinned.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.pinterest-nopin",
    title: "Whether pictures may be saved to Pinterest is known",
    failure_title: "",
    severity: Info,
    why: "`nopin` keeps people from saving pictures of this page; the owner may want that or not.",
    fix: "Remove the meta element if pictures may be saved.",
    references: &[Url("https://help.pinterest.com/en/business/article/prevent-saves-to-pinterest-from-your-site")],
    examples: &[Pass("<meta name=pinterest content=nopin>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.metas("pinterest").find(|meta| meta.has_token("content", "nopin")) {
        Some(meta) => pass().with("nopin", true).at(meta),
        None => inapplicable(),
    }
}
