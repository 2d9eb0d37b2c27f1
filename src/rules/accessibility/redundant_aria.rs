//! ARIA that repeats HTML adds nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.redundant-aria",
    title: "ARIA attributes do not repeat the meaning of HTML elements",
    failure_title: "ARIA attributes repeat the meaning of HTML elements",
    severity: Info,
    why: "Such attributes change nothing. They stay behind when the element or the text changes, and then contradict it.",
    fix: "Remove the attribute: `<nav>` instead of `<nav role=\"navigation\">`, and no `aria-label` with the text of the \
        link.",
    references: &[
        Url("https://www.w3.org/TR/html-aria/#docconformance"),
        Url("https://html-validate.org/rules/no-redundant-role.html"),
        Url("https://html-validate.org/rules/no-redundant-aria-label.html"),
    ],
    examples: &[
        Inapplicable("<nav>Cats</nav><button>Save</button>"),
        // Safari announces a list without bullets only with its role.
        Pass(r#"<ul role="list"><li role="listitem">Cats</ul>"#),
        Pass(r#"<header role="banner">Cats</header><footer role="contentinfo">Dogs</footer> <a role="link">Cats</a>"#),
        Pass(r#"<a href="/" aria-label="Home of cats">Home</a> <a href="/" aria-label="Cats"></a>"#),
        Pass(r#"<table role="table"><tr><td>A</table> <img src="/a.svg" alt="A" role="img">"#),
        Fail(r#"<nav role="navigation">Cats</nav>"#),
        Fail(r#"<button role="button">Save</button>"#),
        Fail(r#"<a href="/" role="link">Cats</a>"#),
        Fail(r#"<button aria-label="Save">Save</button>"#),
        Inapplicable("<p>Cats</p>"),
        CannotTell(r#"<a href="/" aria-label="Home"><span class="d-none">Home</span></a>"#),
    ],
    check: Page(check),
};

/// Elements and roles that say the same, without those that work around faults of browsers.
const SAME: [(&str, &str); 14] = [
    ("article", "article"),
    ("aside", "complementary"),
    ("button", "button"),
    ("dialog", "dialog"),
    ("form", "form"),
    ("h1", "heading"),
    ("h2", "heading"),
    ("h3", "heading"),
    ("h4", "heading"),
    ("hr", "separator"),
    ("main", "main"),
    ("nav", "navigation"),
    ("option", "option"),
    ("textarea", "textbox"),
];
/// Maximum number of bytes of text that are compared.
const MAX_TEXT: usize = 300;

fn check(page: &PageFacts) -> Verdict {
    let is_landmark_of_old =
        |element: Element<'_>| element.is("a") && element.has("href") && element.attr_is("role", "link");
    let repeats_role = |element: Element<'_>| {
        is_landmark_of_old(element)
            || SAME
                .iter()
                .any(|(name, role)| element.is(name) && element.attr_is("role", role) && !element.has("aria-level"))
    };
    let elements = page.having_any(&["role", "aria-label"]).filter(|element| page.is_exposed(*element));
    let is_useful = |element: Element<'_>| {
        if repeats_role(element) {
            return Some(false);
        }
        let Some(label) = element.attr_text("aria-label").filter(|_| element.is_any(&["a", "button", "summary"]))
        else {
            return Some(true);
        };
        let text = element.text();
        let is_same = text.len() <= MAX_TEXT && collapse(text) == collapse(label);
        let is_sometimes = || {
            element.descendants().take(64).any(|inside| page.is_shown_sometimes(inside) || inside.has("aria-hidden"))
        };
        // A label next to an icon font may replace the letters of the icon.
        if is_same && is_sometimes() { None } else { Some(!is_same) }
    };
    each_or_unknown(elements, is_useful, "Some ARIA attributes repeat the meaning or text of their element")
}
