//! A part in another language needs a language that exists.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.lang-parts-valid",
    title: "Parts of the page name registered languages",
    failure_title: "",
    severity: Major,
    why: "Screen readers change the voice for a part in another language. A tag that they do not know leaves that part \
        in the wrong one.",
    fix: "Use a tag of BCP 47: `<blockquote lang=\"fr\">`.",
    references: &[Wcag("3.1.2"), Act("de46e4"), Url("https://www.rfc-editor.org/info/bcp47")],
    examples: &[
        Pass(r#"<p>He said <i lang="fr">bonjour</i>.</p>"#),
        Pass(r#"<div lang="invalid"><p lang="en">Hello</p></div>"#),
        Fail(r#"<p>He said <i lang="french">bonjour</i>.</p>"#),
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

/// Most parts that are looked at.
const MOST: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let parts = page
        .having("lang")
        .filter(|part| part.text_of("lang").is_some() && !part.is("html") && !part.in_head() && !part.is_hidden());
    let parts = parts.take(MOST).filter(|part| speaks(page, *part) && !part.is_for_nobody());
    each(
        parts,
        |part| part.text_of("lang").is_some_and(is_language_tag),
        "A part of the page names a language that is not registered",
    )
}

/// Whether text or a name takes its language from this element.
fn speaks(page: &PageFacts, part: Element<'_>) -> bool {
    let text = part
        .text_without(None, |each| each.has("lang") || each.is_hidden() || each.is_any(&["audio", "object", "video"]));
    let by_name = |each: Element<'_>| {
        let nearest = || std::iter::once(each).chain(each.ancestors()).find(|each| each.has("lang"));
        has_words(each) && page.is_exposed(each) && nearest() == Some(part)
    };
    !text.trim().is_empty() || by_name(part) || part.descendants().take(500).any(by_name)
}

/// Whether it has words that are no text of the page: a name in an attribute, or words in a drawing.
fn has_words(element: Element<'_>) -> bool {
    let is_button = || ["button", "reset", "submit"].iter().any(|kind| element.attr_is("type", kind));
    let has = |name: &str| element.text_of(name).is_some();
    match element.name() {
        "text" | "title" if element.is_svg() => !element.text().trim().is_empty(),
        _ if has("aria-label") => true,
        "area" | "img" => has("alt"),
        "input" => has("alt") || has("placeholder") || has("value") && is_button(),
        "textarea" => has("placeholder"),
        _ => false,
    }
}
