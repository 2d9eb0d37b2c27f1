//! Controls and images must not contain focusable elements.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.presentational-children-focus",
    title: "Controls and images contain no focusable elements",
    failure_title: "Controls or images contain focusable elements",
    severity: Major,
    why: "Screen readers treat everything inside a button, a checkbox or an image as its text. A link inside receives \
        the focus but is not announced.",
    fix: "Move the inner control out of the outer one, and place it next to that one.",
    references: &[Wcag("4.1.2"), Act("307n5z"), Url("https://www.w3.org/TR/wai-aria-1.2/#childrenArePresentational")],
    examples: &[
        Pass("<button>Save</button>"),
        Pass(r#"<div role="checkbox" aria-checked="true"><input type="checkbox" disabled> Cats</div>"#),
        Pass(r#"<div role="tab">Cats <span role="button" tabindex="-1">×</span></div>"#),
        Fail(r#"<button>Save <span role="button" tabindex="0">▼</span></button>"#),
        Fail(r#"<p role="checkbox" aria-checked="false" tabindex="0">I agree to the <a href="/terms">terms</a></p>"#),
        Fail(r#"<svg role="img" aria-label="Map"><a href="/"><path d="M0 0"/></a></svg>"#),
        Fail(r#"<div role="doc-cover" aria-label="Cats"><a href="/">More</a></div>"#),
        Inapplicable(r#"<a href="/">Cats</a>"#),
        Inapplicable(r#"<button hidden>Save <span tabindex="0">▼</span></button>"#),
        CannotTell(r#"<div role="img" aria-label="Map"><iframe src="/map"></iframe></div>"#),
        CannotTell(r#"<div role="option">Cats <span class="tooltip"><a href="/">More</a></span></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // Each outermost control, with true if no tab stop is inside, false if there is one, and none if that is uncertain.
    let mut controls: Vec<(Element<'_>, Option<bool>)> = Vec::new();
    for element in page.document.elements() {
        if let Some((outer, is_good)) = controls.last_mut().filter(|(outer, _)| outer.contains(element)) {
            if page.is_tab_stop(element) {
                // The content of a frame is unknown.
                let is_certain =
                    (!page.class_may_hide(element) || page.class_may_hide(*outer)) && !element.is("iframe");
                *is_good = if is_certain || *is_good == Some(false) { Some(false) } else { None };
            }
        } else if page.role_of(element).is_some_and(Role::has_presentational_children) && page.is_exposed(element) {
            controls.push((element, Some(true)));
        }
    }
    let position =
        |control: Element<'_>| controls.binary_search_by_key(&control.index(), |(outer, _)| outer.index()).ok();
    let is_good = |control: Element<'_>| position(control).and_then(|position| controls.get(position)?.1);
    each_or_unknown(
        controls.iter().map(|(control, _)| *control),
        is_good,
        "Some controls or images contain focusable elements",
    )
}
