//! Skip links must lead to an element of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.skip-link-target",
    title: "Skip links have a visible target on the page",
    failure_title: "Skip links have no visible target on the page",
    severity: Minor,
    why: "Keyboard users activate the link to get past the menu, but stay where they are.",
    fix: "Give the content the `id` that the link points to: `<main id=\"content\">` for `<a href=\"#content\">`.",
    references: &[Wcag("2.4.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/general/G1")],
    examples: &[
        Pass(r##"<a href="#content">Skip to content</a><main id="content">Cats</main>"##),
        Pass(r##"<a href="#content">Zum Inhalt springen</a><a name="content"></a><p>Cats</p>"##),
        Fail(r##"<a href="#content">Skip to content</a><main>Cats</main><script src="/a.js"></script>"##),
        Fail(r##"<a href="#content">Skip to content</a><div id="content" hidden>Loading</div><main>Cats</main>"##),
        Inapplicable(r##"<a href="/cats">Skip to cats</a>"##),
        Inapplicable(r##"<a href="#food">Food</a>"##),
        CannotTell(
            r##"<style>#content { display: none }</style><a href="#content">Skip to content</a><p id="content">"##,
        ),
        CannotTell(
            r##"<a href="#content">Skip to content</a><p>Cats</p><script>document.body.firstChild.id = "content"</script>"##,
        ),
        CannotTell(r##"<a href="#content">Skip to content</a><div id="root"></div><script src="/a.js"></script>"##),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_target = |link: Element<'_>| {
        let id = link.get("href")?.trim().strip_prefix('#')?;
        if id.eq_ignore_ascii_case("top") {
            return Some(true);
        }
        let named = || page.all("a").any(|anchor| anchor.get("name") == Some(id));
        let target = page.by_id(id);
        if target.is_some_and(Element::is_hidden_by_style_sheet) {
            return None;
        }
        let is_found = target.map_or_else(named, |target| !target.is_hidden());
        // A script may handle the link or create its target.
        let is_scripted = || page.may_be_incomplete() || link.has("onclick") || page.is_id_of_scripts(id);
        (is_found || !id.contains(['%', '/', '!']) && !is_scripted()).then_some(is_found)
    };
    each_or_unknown(page.skip_links(), has_target, "A skip link has no visible target on the page")
}
