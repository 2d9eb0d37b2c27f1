//! What is all urgent is not urgent.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preload-too-many",
    title: "Few files are preloaded",
    failure_title: "",
    severity: Info,
    why: "Preloads push themselves before everything else; many of them hold up what the first screen needs.",
    fix: "Keep those that the first screen needs and the browser finds late: one or two fonts, the largest image.",
    references: &[Url("https://web.dev/articles/preload-critical-assets")],
    examples: &[
        Pass("<link rel=preload as=font href=a.woff2 crossorigin>"),
        Fail(
            "<link rel=preload as=font href=a.woff2 crossorigin><link rel=preload as=font href=b.woff2 crossorigin><link rel=preload as=font href=c.woff2 crossorigin>",
        ),
        Inapplicable("<link rel=preconnect href=https://a.example>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let (all, fonts) =
        (page.link_rel("preload").count(), page.link_rel("preload").filter(|link| link.attr_is("as", "font")).count());
    if all == 0 {
        return inapplicable();
    }
    let verdict = match all > 6 || fonts > 2 {
        true => fail(format!("{all} files are preloaded, {fonts} of them fonts")).at_all(page.link_rel("preload")),
        false => pass(),
    };
    verdict.with("count", all).with("fonts", fonts)
}
