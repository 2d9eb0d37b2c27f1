//! Of all images one is urgent.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.lcp-fetchpriority",
    title: "Few images are marked as urgent",
    failure_title: "",
    severity: Info,
    why: "`fetchpriority=\"high\"` works because it sets one image before others; on many it does nothing.",
    fix: "Keep it on the largest image of the first screen.",
    references: &[Url("https://web.dev/articles/fetch-priority")],
    examples: &[
        Pass("<img src=a.jpg fetchpriority=high alt=''>"),
        Fail("<img src=a.jpg fetchpriority=high><img src=b.jpg fetchpriority=high><img src=c.jpg fetchpriority=high>"),
        Fail("<img src=a.jpg fetchpriority=high loading=lazy>"),
        Inapplicable("<img src=a.jpg alt=''>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let urgent: Vec<_> = page.all("img").filter(|image| image.attr_is("fetchpriority", "high")).collect();
    let torn = urgent.iter().find(|image| image.attr_is("loading", "lazy"));
    match (urgent.len(), torn) {
        (0, _) => inapplicable(),
        (_, Some(image)) => fail("An image is urgent and lazy at once").at(*image),
        (1 | 2, None) => pass(),
        (count, None) => fail(format!("{count} images are marked as urgent")).at_all(urgent),
    }
}
