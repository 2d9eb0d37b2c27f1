//! Preloading has no benefit if too many files are preloaded.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preload-too-many",
    title: "At most six files and two fonts are preloaded",
    failure_title: "More than six files or two fonts are preloaded",
    severity: Info,
    why: "Preloaded files take priority over other resources. Too many of them delay above-the-fold content.",
    fix: "Keep preloads for files that above-the-fold content needs and that the browser discovers late: one or two \
          fonts and the LCP image.",
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
        true => {
            fail(format!("{all} files are preloaded, {fonts} of them with as=font")).at_all(page.link_rel("preload"))
        }
        false => pass(),
    };
    verdict.with("count", all).with("fonts", fonts)
}
