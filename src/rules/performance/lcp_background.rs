//! Browsers discover background images late, and such an image is often the LCP image.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.lcp-background",
    title: "A large background image at the top is preloaded",
    failure_title: "A large background image at the top is not preloaded",
    severity: Minor,
    why: "Browsers scan the HTML for images ahead of time, but not styles. They request a background image only after \
          all stylesheets have loaded and the page is laid out.",
    fix: "Use an `<img>` with `object-fit: cover`, or add `<link rel=\"preload\" as=\"image\" href=\"hero.jpg\" \
          fetchpriority=\"high\">`.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/lcp-discovery"),
        Url("https://web.dev/articles/optimize-lcp"),
    ],
    examples: &[
        Pass(
            "<link rel=preload as=image href=/hero.jpg><div class=hero style='background-image: url(\"/hero.jpg\")'><h1>Cats",
        ),
        Fail("<div class=hero style=\"background-image: url('/hero.jpg')\"><h1>Cats</h1></div>"),
        Fail("<section id=hero-1 style='background: #000 url(/hero.jpg) center / cover'><h1>Cats</h1></section>"),
        Inapplicable("<div class=hero style='background-image: url(data:image/gif;base64,R0lGOD)'>Cats</div>"),
        Inapplicable("<div class=modal><div class=banner style='background-image: url(/cat.jpg)'>Cats</div></div>"),
        Inapplicable("<a class=banner-logo style='background-image: url(/cat.png)'>Cats</a>"),
        Inapplicable("<div class=card style='background-image: url(/cat.jpg)'>Cats</div>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some((element, url)) = page.lead_background() else { return inapplicable() };
    let wanted = page.resolve(url);
    let loads = |link: Element<'_>| {
        let loaded = link.get("href").and_then(|href| page.resolve(href));
        let is_wanted = loaded.zip(wanted.as_ref()).is_some_and(|(loaded, wanted)| same_page(&loaded, wanted));
        link.attr_is("as", "image") && (is_wanted || link.has("imagesrcset"))
    };
    match page.link_rel("preload").any(loads) {
        true => pass(),
        false => fail("The background image at the top of the page is not preloaded").at(element),
    }
}
