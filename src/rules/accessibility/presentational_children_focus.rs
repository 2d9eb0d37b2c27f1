//! A control inside a control is lost.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.presentational-children-focus",
    title: "Controls and images contain no other controls",
    failure_title: "",
    severity: Major,
    why: "Screen readers take everything inside a button, a checkbox or an image for its text. A link in it takes the focus \
        but is not announced.",
    fix: "Put the inner control beside the outer one.",
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
    // For each outermost control: whether none is inside, as far as that is certain.
    let mut controls: Vec<(Element<'_>, Option<bool>)> = Vec::new();
    for each in page.document.elements() {
        if let Some((outer, is_good)) = controls.last_mut().filter(|(outer, _)| outer.contains(each)) {
            if page.is_tab_stop(each) {
                // What is in a frame is not known.
                let is_certain = (!page.class_may_hide(each) || page.class_may_hide(*outer)) && !each.is("iframe");
                *is_good = if is_certain || *is_good == Some(false) { Some(false) } else { None };
            }
        } else if page.role_of(each).is_some_and(Role::has_presentational_children) && page.is_exposed(each) {
            controls.push((each, Some(true)));
        }
    }
    let place = |control: Element<'_>| controls.binary_search_by_key(&control.index(), |(each, _)| each.index()).ok();
    let is_good = |control: Element<'_>| place(control).and_then(|place| controls.get(place)?.1);
    each_tells(controls.iter().map(|(control, _)| *control), is_good, "Some controls contain other controls")
}
