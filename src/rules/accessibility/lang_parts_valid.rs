//! A part in another language needs a language that exists.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.lang-parts-valid",
    title: "Parts of the page name registered languages",
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
        Inapplicable("<p>Hello</p>"),
        Inapplicable(r#"<p lang="invalid"></p>"#),
        Inapplicable(r#"<p lang="invalid" hidden>Hello</p>"#),
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
    let parts = parts.take(MOST).filter(|part| speaks(*part));
    each(
        parts,
        |part| part.text_of("lang").is_some_and(is_language_tag),
        "A part of the page names a language that is not registered",
    )
}

/// Whether text or an image's alternative takes its language from this element.
fn speaks(part: Element<'_>) -> bool {
    let text = part.text_without(None, |each| each.has("lang") || each.is_hidden());
    let by_image = |each: Element<'_>| {
        let nearest = std::iter::once(each).chain(each.ancestors()).find(|each| each.has("lang"));
        each.is("img") && each.text_of("alt").is_some() && !each.is_hidden() && nearest == Some(part)
    };
    !text.trim().is_empty() || by_image(part) || part.descendants().take(500).any(by_image)
}
