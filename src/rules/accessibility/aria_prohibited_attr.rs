//! Some elements must not be given a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-prohibited-attr",
    title: "ARIA names and role descriptions are used only on elements that allow them",
    failure_title: "ARIA names or role descriptions are used on elements that prohibit them",
    severity: Major,
    why: "Screen readers need not announce the name of an element without a meaning of its own, and most do not. The \
        text of the label is lost.",
    fix: "Give the element a role that may have a name, such as `role=\"group\"` or `role=\"img\"`, or put the text \
        into the page.",
    references: &[
        Wcag("4.1.2"),
        Act("kb1m8s"),
        Act("5c01ea"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#namefromprohibited"),
    ],
    examples: &[
        Pass(r#"<a href="/" aria-label="Home">⌂</a>"#),
        Fail(r#"<label aria-label="News">Cats <input></label>"#),
        Pass(r#"<section aria-label="News">Cats</section>"#),
        Pass(r#"<div role="heading" aria-level="2" aria-braillelabel="Cats">Cats!</div>"#),
        Fail(r#"<div aria-label="Previously 100, now 1"><s>100</s> 1</div>"#),
        Fail(r#"<span aria-label="Five stars">★★★★★</span>"#),
        Fail(r#"<div aria-roledescription="Banana text">Cats</div>"#),
        Fail(r#"<strong aria-label="Very">!</strong>"#),
        Fail(r#"<span aria-label="Adjust servings">4</span>"#),
        // Users reach the content of a container without its name. These are mild failures.
        Fail(r#"<div aria-labelledby="a"><input type="search" id="q"></div><b id="a">Search</b>"#),
        Fail(r#"<div aria-label="Tools"><a href="/cats"><svg></svg></a></div>"#),
        // Nothing else names these.
        Fail(r#"<i class="star" aria-label="Five stars"></i>"#),
        Fail(r#"<div role="none" aria-label="Cats"></div>"#),
        Fail(r#"<abbr aria-label="Cascading Style Sheets">CSS</abbr>"#),
        Fail(r#"<figure><img src="a.png" alt="Cat"><figcaption aria-label="Cats">A cat</figcaption></figure>"#),
        Fail(r#"<kbd aria-label="Escape">Esc</kbd><time aria-label="Noon">12:00</time><var aria-label="Ex">x</var>"#),
        Fail(r#"<p role="doc-pageheader" aria-label="Cats">Page 4</p>"#),
        Pass(r#"<button role="none" aria-label="Menu">☰</button>"#),
        CannotTell(r#"<button><span aria-label="Menu">☰</span></button>"#),
        // A paragraph must not have a name, but may have a role description.
        Pass(r#"<p aria-roledescription="Banana text">Cats</p>"#),
        Inapplicable(r#"<div aria-live="polite">Cats</div>"#),
        Inapplicable(r#"<div aria-label="News" hidden></div>"#),
        Inapplicable(r#"<div aria-label="">Cats</div>"#),
        Inapplicable(r#"<span role="text" aria-label="Five stars">★★★★★</span>"#),
        Inapplicable(r#"<my-news aria-label="News"></my-news>"#),
    ],
    check: Page(check),
};

/// Attributes prohibited by every role that must not be named. Generic elements prohibit all of `NAMING`.
const NAMES: [&str; 3] = ["aria-braillelabel", "aria-label", "aria-labelledby"];
const NAMING: [&str; 5] =
    ["aria-braillelabel", "aria-brailleroledescription", "aria-label", "aria-labelledby", "aria-roledescription"];
/// Elements whose roles depend on their context.
const CONTEXTUAL: [&str; 10] = ["body", "footer", "header", "li", "tbody", "td", "tfoot", "th", "thead", "tr"];
/// Maximum number of ancestors and of descendants that are read.
const MAX_READ: usize = 64;

fn check(page: &PageFacts) -> Verdict {
    let named = page.having_any(&NAMING).filter(|element| {
        let is_sure = page.explicit_role(*element).is_some() || !element.is_any(&CONTEXTUAL);
        // `text` is not in any standard, but some browsers support it and allow a name.
        let may_get_role = element.is_bound("role") || element.has_token("role", "text");
        let has_name = NAMING.iter().any(|name| element.attr_text(name).is_some());
        let is_judged = page.role_of(*element).is_some() || page.prohibits_naming(*element);
        page.is_exposed(*element) && is_sure && !may_get_role && has_name && is_judged
    });
    let (mut checked, mut undecided, mut offenders) = (0, 0, Vec::new());
    for element in named {
        checked += 1;
        if may_be_named(page, element) {
        } else if is_part_of_name(page, element) {
            undecided += 1;
        } else {
            offenders.push((has_content(page, element), element));
        }
    }
    offenders.sort_by_key(|(has_content, _)| *has_content);
    let message = match offenders.first() {
        None if checked == 0 => return inapplicable(),
        None if undecided == 0 => return pass().with("checked", checked),
        None => return cannot_tell("Names inside controls may be part of the control's name"),
        Some((false, _)) => "Some elements have only a name, which their role prohibits",
        Some((true, _)) => {
            "Some elements have a name or role description beside their content, which their role prohibits"
        }
    };
    let has_content = offenders.first().is_some_and(|(has_content, _)| *has_content);
    let verdict = fail(message).with("checked", checked).with("count", offenders.len());
    verdict.at_all(offenders.iter().map(|(_, element)| *element)).milder_if(Minor, || has_content)
}

fn may_be_named(page: &PageFacts, element: Element<'_>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| element.attr_text(name).is_some());
    let is_generic = page.role(element) == Some("generic");
    !page.prohibits_naming(element) || !is_generic && !has(&NAMES)
}

/// Returns true for an element without a role in a control that takes its name from its content, which is more likely
/// to be heard than not.
fn is_part_of_name(page: &PageFacts, element: Element<'_>) -> bool {
    let takes_content =
        |role: &Role| role.is_widget() && role.is_named_by_content() || role.has_presentational_children();
    page.explicit_role(element).is_none()
        && element.ancestors().take(MAX_READ).any(|ancestor| page.role_of(ancestor).is_some_and(takes_content))
}

/// Returns true if screen readers read something inside, or controls are inside, with or without the name.
fn has_content(page: &PageFacts, element: Element<'_>) -> bool {
    let is_read = |inner: Element<'_>| {
        page.is_tab_stop(inner)
            || ["alt", "aria-label", "aria-labelledby"].iter().any(|name| inner.attr_text(name).is_some())
    };
    !element.text().trim().is_empty() || element.descendants().take(MAX_READ).any(is_read)
}
