//! High fetch priority only helps if few images have it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.lcp-fetchpriority",
    title: "At most two images, none of them lazy, have high fetch priority",
    failure_title: "Too many images, or lazy-loaded ones, have high fetch priority",
    severity: Info,
    why: "`fetchpriority=\"high\"` works because it puts one image before others; on many images it has no effect.",
    fix: "Keep it only on the largest image above the fold.",
    references: &[Url("https://web.dev/articles/fetch-priority")],
    examples: &[
        Pass("<img src=a.jpg fetchpriority=high alt=''>"),
        Fail("<img src=a.jpg fetchpriority=high><img src=b.jpg fetchpriority=high><img src=c.jpg fetchpriority=high>"),
        Fail("<img src=a.jpg fetchpriority=high loading=lazy>"),
        Pass(
            "<img src=a.jpg fetchpriority=high><div class=d-md-none><img src=b.jpg fetchpriority=high></div>\
             <div class=mobile-only><img src=c.jpg fetchpriority=high></div>",
        ),
        Inapplicable("<img src=a.jpg alt=''>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let urgent: Vec<_> = page.all("img").filter(|image| image.attr_is("fetchpriority", "high")).collect();
    let lazy = urgent.iter().find(|image| image.attr_is("loading", "lazy"));
    // Only one of the images for different screens is fetched.
    let shown = urgent.iter().filter(|image| !image.is_hidden() && !page.is_shown_sometimes(**image));
    match (urgent.len().min(shown.count().max(1)), lazy) {
        (0, _) => inapplicable(),
        (_, Some(image)) => fail("An image has high fetch priority, but is lazy-loaded").at(*image),
        (1 | 2, None) => pass(),
        (count, None) => fail(format!("{count} images have high fetch priority")).at_all(urgent),
    }
}
