//! A link to a section of the page needs an element with the matching ID.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.fragment-target",
    title: "In-page links have a target",
    failure_title: "In-page links point to targets that do not exist",
    severity: Minor,
    why: "A click on a link to a missing target does nothing.",
    fix: "Give the target element the ID that the link refers to: `<h2 id=\"food\">` for `<a href=\"#food\">`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/browsing-the-web.html#scroll-to-fragid")],
    examples: &[
        Pass(r##"<a href="#cats">Cats</a><h2 id="cats">Cats</h2>"##),
        Pass(
            r##"<a href="#">Up</a> <a href="#top">Up</a> <a href="#:~:text=cats">Cats</a>
               <a href="#k%C3%A4se">Käse</a><a name="käse">Käse</a>"##,
        ),
        Fail(r##"<a href="#food">Food</a><h2>Food</h2>"##),
        // Skip links are checked by `accessibility.skip-link-target`.
        Inapplicable(r##"<a href="#content">Skip to content</a><main>Cats</main>"##),
        CannotTell(r##"<a href="#dialog" class="open">Open</a><script src="/a.js"></script>"##),
        // Structured data adds no elements.
        Fail(r##"<a href="#food">Food</a><script type="application/ld+json">{}</script>"##),
        Inapplicable(r#"<a href="/cats">Cats</a>"#),
        // Because of the base URL, the link leads to a section of another page.
        Inapplicable(r##"<base href="/start"><a href="#food">Food</a>"##),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names: HashSet<&str> = page.all("a").filter_map(|element| element.get("name")).collect();
    let is_target = |fragment: &str| page.by_id(fragment).is_some() || names.contains(fragment);
    let has_scripts = page.all("script").any(is_javascript);
    let skips: Vec<_> = page.skip_links().collect();
    let links = page.all("a").filter(|link| link.get("href").is_some_and(|href| href.trim().starts_with('#')));
    // A base element can turn these into links to another page.
    let leads_away = |link: Element<'_>| page.link(link).is_none_or(|link| link.kind != LinkKind::Fragment);
    let links = links.filter(|link| !skips.contains(link) && !leads_away(*link));
    each_or_unknown(
        links,
        |link| {
            let fragment = link.get("href").unwrap_or_default().trim().trim_start_matches('#');
            let fragment = fragment.split(":~:").next().unwrap_or_default();
            let is_found = fragment.is_empty()
                || fragment.eq_ignore_ascii_case("top")
                || is_target(fragment)
                || is_target(&percent_decoded(fragment));
            // Scripts create routes, tabs and dialogs, so they may also create the target.
            if is_found {
                Some(true)
            } else if has_scripts {
                None
            } else {
                Some(false)
            }
        },
        "A link points to a target that is not on the page",
    )
}
