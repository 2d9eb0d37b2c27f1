//! What a shared link is about.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-description",
    title: "The page has a description for link previews",
    failure_title: "",
    severity: Minor,
    why: "A preview shows `og:description` below the title, and the meta description where there is none.",
    fix: "`<meta property=\"og:description\" content=\"…\">`, two sentences that say more than the title.",
    references: &[Url("https://ogp.me/#optional")],
    examples: &[
        Pass(r#"<meta property="og:description" content="Blue and red ones, made by hand.">"#),
        Fail("<title>Mugs</title>"),
        Fail(r#"<meta property="og:description" content="">"#),
        Fail(r#"<meta property="og:title" content="Mugs"><meta property="og:description" content="Mugs">"#),
        Fail(r#"<meta name="description" content="Blue and red ones, made by hand.">"#),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.metas("og:description").next() else {
        return match page.meta_text("description") {
            Some(_) => fail("No og:description; previews show the meta description").as_severity(Info),
            None => fail("Neither og:description nor a meta description"),
        };
    };
    match meta.text_of("content") {
        None => fail("og:description is empty").at(meta),
        Some(text) if page.meta_text("og:title") == Some(text) => fail("og:description only repeats og:title").at(meta),
        Some(_) => pass(),
    }
}
