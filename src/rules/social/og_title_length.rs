//! Previews have room for two lines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-title-length",
    title: "The preview title fits",
    failure_title: "",
    severity: Info,
    why: "Networks cut it off after about 90 characters.",
    fix: "Shorten `og:title`; the name of the site belongs into `og:site_name`.",
    references: &[Url("https://ogp.me/"), Url("https://developers.facebook.com/docs/sharing/best-practices")],
    examples: &[
        Pass("<meta property=og:title content=Cats>"),
        Fail(
            "<meta property=og:title content='Cats sleep for most of the day, and hunt at dawn and at dusk, and they eat meat, and little else'>",
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.meta_text("og:title") else { return inapplicable() };
    let count = title.chars().count();
    let verdict = match count > 90 {
        true => fail(format!("The preview title has {count} characters")).at_all(page.metas("og:title").take(1)),
        false => pass(),
    };
    verdict.with("characters", count)
}
