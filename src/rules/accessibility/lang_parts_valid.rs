//! The `lang` attributes of parts of the page must be valid.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.lang-parts-valid",
    title: "Parts of the page declare registered languages",
    failure_title: "A part of the page declares an unregistered language",
    severity: Major,
    why: "Screen readers switch to another voice for a part in another language. If they do not know the tag, they \
        read that part in the wrong voice.",
    fix: "Use a BCP 47 language tag: `<blockquote lang=\"fr\">`.",
    references: &[Wcag("3.1.2"), Act("de46e4"), Url("https://www.rfc-editor.org/info/bcp47")],
    examples: &[
        Pass(r#"<p>He said <i lang="fr">bonjour</i>.</p>"#),
        Pass(r#"<div lang="invalid"><p lang="en">Hello</p></div>"#),
        Fail(r#"<p>He said <i lang="french">bonjour</i>.</p>"#),
        Fail(r#"<p>He said <i lang="fr_FR">bonjour</i>.</p>"#),
        Fail(r#"<p lang="  ">Hello</p>"#),
        Fail(r#"<p lang="invalid"><img src="a.png" alt="Fireworks"></p>"#),
        Fail(r#"<button lang="invalid" aria-label="Close"></button>"#),
        Fail(r#"<svg lang="invalid"><text>Hello</text></svg>"#),
        Inapplicable("<p>Hello</p>"),
        Inapplicable(r#"<p lang="invalid"><img src="a.png" alt="Fireworks" aria-hidden="true"></p>"#),
        Inapplicable(r#"<p lang="invalid"></p>"#),
        Inapplicable(r#"<p lang="invalid" hidden>Hello</p>"#),
        Inapplicable(r#"<p lang="invalid" aria-hidden="true" style="opacity: 0">Hello</p>"#),
        Inapplicable(r#"<p lang="">Hello</p>"#),
    ],
    check: Page(check),
};

/// Maximum number of parts that are checked.
const MAX_PARTS: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let parts = page
        .having("lang")
        .filter(|part| part.get("lang") != Some("") && !part.is("html") && !part.in_head() && !part.is_hidden());
    let parts = parts.take(MAX_PARTS).filter(|part| has_own_words(page, *part) && !part.is_imperceptible());
    let wrong = std::cell::RefCell::new(None);
    let is_valid = |part: Element<'_>| {
        let lang = part.get("lang").unwrap_or_default();
        let is_valid = is_language_tag(lang);
        if !is_valid {
            wrong.borrow_mut().get_or_insert_with(|| shorten(lang.trim(), 40));
        }
        is_valid
    };
    let verdict = each(parts, is_valid, "");
    match wrong.take() {
        None => verdict,
        Some(lang) if lang.contains('_') => verdict.with_message(format!(
            "The language of a part of the page is written with an underscore in place of a hyphen: `{lang}`"
        )),
        Some(lang) => {
            verdict.with_message(format!("A part of the page declares a language that is not registered: `{lang}`"))
        }
    }
}

/// Returns true if text or a name takes its language from this element.
fn has_own_words(page: &PageFacts, part: Element<'_>) -> bool {
    let text = part.text_without(None, |child| {
        child.has("lang") || child.is_hidden() || child.is_any(&["audio", "object", "video"])
    });
    let by_name = |element: Element<'_>| {
        let nearest = || std::iter::once(element).chain(element.ancestors()).find(|ancestor| ancestor.has("lang"));
        has_words(element) && page.is_exposed(element) && nearest() == Some(part)
    };
    !text.trim().is_empty() || by_name(part) || part.descendants().take(500).any(by_name)
}

/// Returns true if the element has words that are not text of the page: a name in an attribute, or text in an SVG.
fn has_words(element: Element<'_>) -> bool {
    let is_button = || ["button", "reset", "submit"].iter().any(|kind| element.attr_is("type", kind));
    let has = |name: &str| element.attr_text(name).is_some();
    match element.name() {
        "text" | "title" if element.is_svg() => !element.text().trim().is_empty(),
        _ if has("aria-label") => true,
        "area" | "img" => has("alt"),
        "input" => has("alt") || has("placeholder") || has("value") && is_button(),
        "textarea" => has("placeholder"),
        _ => false,
    }
}
