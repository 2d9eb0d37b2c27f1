//! Link previews need a description of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-description",
    title: "The page has an og:description for link previews",
    failure_title: "og:description is missing, empty or the same as og:title",
    severity: Minor,
    why: "A link preview shows `og:description` below the title. Without it, the preview shows the meta description.",
    fix: "Add `<meta property=\"og:description\" content=\"…\">` with two sentences that say more than the title.",
    references: &[Url("https://ogp.me/#optional")],
    examples: &[
        Pass(r#"<meta property="og:description" content="Blue and red ones, made by hand.">"#),
        Fail(r#"<meta property="og:description" content="">"#),
        Fail(r#"<meta property="og:title" content="Mugs"><meta property="og:description" content="Mugs">"#),
        Fail(
            r#"<meta name="description" content="Blue and red ones, made by hand."><meta property="og:title"
            content="Mugs">"#,
        ),
        CannotTell(r#"<meta property="og:description" :content="text">"#),
        Inapplicable(r#"<meta property="og:title" content="Without both: onpage.meta-description reports it">"#),
        Inapplicable(r#"<meta name="description" content="Without Open Graph tags: social.og-image reports it">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("og:description").next() else {
        return match page.meta_text("description") {
            Some(_) if page.has_open_graph() => {
                fail("og:description is missing, so previews show the meta description").as_severity(Info)
            }
            // Other rules report that the page has no meta description, or no Open Graph tags at all.
            _ => inapplicable(),
        };
    };
    match meta.attr_text("content") {
        None if meta.is_bound("content") => cannot_tell("A script sets og:description").at(meta),
        None => fail("og:description is empty").at(meta),
        Some(text) if page.meta_text("og:title") == Some(text) => fail("og:description only repeats og:title").at(meta),
        Some(_) => pass(),
    }
}
