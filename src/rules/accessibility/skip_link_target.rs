//! A link that skips the menu must lead somewhere.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.skip-link-target",
    title: "Skip links lead to a place on the page",
    failure_title: "",
    severity: Minor,
    why: "People who use the keyboard press the link to get past the menu, and stay where they are.",
    fix: "Give the content the id that the link names: `<main id=\"content\">` for `<a href=\"#content\">`.",
    references: &[Wcag("2.4.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/general/G1")],
    examples: &[
        Pass(r##"<a href="#content">Skip to content</a><main id="content">Cats</main>"##),
        Pass(r##"<a href="#content">Zum Inhalt springen</a><a name="content"></a><p>Cats</p>"##),
        Fail(r##"<a href="#content">Skip to content</a><main>Cats</main><script src="/a.js"></script>"##),
        Fail(r##"<a href="#content">Skip to content</a><div id="content" hidden>Loading</div><main>Cats</main>"##),
        Inapplicable(r##"<a href="/cats">Skip to cats</a>"##),
        Inapplicable(r##"<a href="#food">Food</a>"##),
        CannotTell(r##"<a href="#content">Skip to content</a><div id="root"></div><script src="/a.js"></script>"##),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let leads = |link: Element<'_>| {
        let id = link.get("href")?.trim().strip_prefix('#')?;
        if id.eq_ignore_ascii_case("top") {
            return Some(true);
        }
        let named = || page.all("a").any(|anchor| anchor.get("name") == Some(id));
        let is_found = page.by_id(id).map_or_else(named, |place| !place.is_hidden());
        // A script that handles the link, or that makes the place, may do without an id.
        let is_made = || page.is_made_later() || link.has("onclick");
        (is_found || !id.contains(['%', '/', '!']) && !is_made()).then_some(is_found)
    };
    each_tells(page.skip_links(), leads, "A skip link leads to nothing on the page")
}
