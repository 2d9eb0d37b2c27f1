//! Browsers ignore roles that do not exist.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-roles",
    title: "ARIA roles are valid",
    failure_title: "ARIA roles are invalid",
    severity: Critical,
    why: "Browsers ignore a role that they do not know. An element that looks and acts like a button is then plain \
        text to a screen reader.",
    fix: "Use a WAI-ARIA role that is not abstract, preferably through the HTML element that has it: `<a href>`, \
        `<button>`.",
    references: &[Wcag("4.1.2"), Act("674b10"), Url("https://www.w3.org/TR/wai-aria-1.2/#role_definitions")],
    examples: &[
        Pass(r#"<div role="region" aria-label="News">Cats</div>"#),
        Pass(r#"<div role="feature Article">Cats</div>"#),
        Pass(r#"<section role="doc-chapter">Cats</section>"#),
        Fail(r#"<span role="lnik">Cats</span>"#),
        Fail(r#"<span role="lnik" tabindex="0">Cats</span>"#),
        // Nothing is lost if no such role exists.
        Fail(r#"<div role="wrapper">Cats</div>"#),
        Fail(r#"<div role="widget">Cats</div>"#),
        Fail(r#"<div role="content" tabindex="-1">Cats</div>"#),
        // These elements keep their native roles, so nothing is lost.
        Fail(r#"<nav role="social"><a href="/cats">Cats</a></nav><form role="login"></form>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<p role="">Cats</p>"#),
        Inapplicable(r#"<p role="lnik" hidden>Cats</p>"#),
        CannotTell(r#"<p role="{{ role }}">Cats</p>"#),
        CannotTell(r#"<p role="text">Cats</p>"#),
    ],
    check: Page(check),
};

/// Parts of a page, which are not controls regardless of the intended role.
const PARTS: [&str; 5] = ["aside", "footer", "form", "header", "section"];

/// Roles that are often misspelt. Abstract roles are not among them.
const ROLES: [&str; 24] = [
    "alert",
    "article",
    "banner",
    "button",
    "checkbox",
    "complementary",
    "contentinfo",
    "dialog",
    "heading",
    "link",
    "list",
    "listitem",
    "main",
    "menu",
    "menuitem",
    "navigation",
    "presentation",
    "radio",
    "region",
    "search",
    "status",
    "tablist",
    "tabpanel",
    "tooltip",
];

fn check(page: &PageFacts) -> Verdict {
    let with_role = page.having("role").filter(|element| {
        element.attr_text("role").is_some() && (element.is_html() || element.is_svg()) && page.is_exposed(*element)
    });
    let is_valid = |element: Element<'_>| {
        let value = element.attr_text("role")?;
        let is_known = value.split_ascii_whitespace().any(|token| role_named(token).is_some());
        // `text` is not in any standard, but some browsers support it.
        (is_known || !(has_template_syntax(value) || value.eq_ignore_ascii_case("text"))).then_some(is_known)
    };
    let is_bare =
        |element: Element<'_>| page.role(element).is_none_or(|role| role == "generic") && !element.is_any(&PARTS);
    let lost = with_role.clone().filter(|element| is_bare(*element) && is_valid(*element) == Some(false));
    let worst = || lost.clone().map(|element| harm(page, element)).max().unwrap_or_default();
    each_or_unknown(with_role.clone(), is_valid, "Some `role` attributes have no valid value")
        .milder_if(Major, || worst() < 2)
        .milder_if(Minor, || worst() < 1)
}

/// Returns the harm of an invalid role on an element that has no other role: 2 if a control is lost, 1 if the role exists
/// and is misspelt, 0 if the author made it up.
fn harm(page: &PageFacts, element: Element<'_>) -> u8 {
    let role = element.attr_text("role").unwrap_or_default().to_ascii_lowercase();
    let is_typo = || ROLES.iter().any(|known| distance(known, &role) <= 2);
    match page.is_tab_stop(element) || element.has("onclick") {
        true => 2,
        false => u8::from(is_typo()),
    }
}
