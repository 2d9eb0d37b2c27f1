//! Link previews have room for two lines of title.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-title-length",
    title: "The preview title has at most 90 characters",
    failure_title: "The preview title has more than 90 characters",
    severity: Info,
    why: "Networks cut off the preview title after about 90 characters.",
    fix: "Shorten `og:title`. Put the site name in `og:site_name` instead.",
    references: &[Url("https://ogp.me/"), Url("https://developers.facebook.com/docs/sharing/best-practices")],
    examples: &[
        Pass("<meta property=og:title content=Cats>"),
        Fail(
            "<meta property=og:title content='Cats sleep for most of the day, and hunt at dawn and at dusk, and they eat meat, and little else'>",
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.meta_text("og:title") else { return inapplicable() };
    let (count, columns) = (title.chars().count(), width(title));
    let verdict = if columns > 90 {
        let wide = if columns > count { ", some of double width" } else { "" };
        fail(format!("The preview title has {count} characters{wide}")).at_all(page.meta_elements("og:title").take(1))
    } else {
        pass()
    };
    verdict.with("characters", count).with("width", columns)
}
