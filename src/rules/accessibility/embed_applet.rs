//! What a plugin shows needs a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.embed-applet",
    title: "Embedded files have a name",
    failure_title: "",
    severity: Minor,
    why: "Screen readers come upon a frame with a file in it and cannot say what it is.",
    fix: "Give it a title, `<embed src=\"plan.pdf\" title=\"Floor plan\">`, and a link to the file beside it.",
    references: &[
        Wcag("1.1.1"),
        Wcag("4.1.2"),
        Url("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-embed-element"),
    ],
    examples: &[
        Pass(r#"<embed src="plan.pdf" title="Floor plan">"#),
        Fail(r#"<embed src="plan.pdf" type="application/pdf">"#),
        Inapplicable(r#"<embed src="plan.pdf" hidden>"#),
        Inapplicable(r#"<embed src="bell.mid" width="0" height="0">"#),
        Inapplicable(r#"<embed src="film.swf" type="application/x-shockwave-flash">"#),
        CannotTell(r#"<embed src="plan.pdf" class="modal">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let embeds = page.all("embed").filter(|each| {
        let (source, media) = (each.text_of("src").unwrap_or_default(), each.text_of("type").unwrap_or_default());
        // Browsers show nothing for plugins that are gone.
        let is_gone = media.contains("shockwave") || media.contains("java") || source.contains(".swf");
        let is_dot = ["width", "height"].iter().any(|side| pixels(*each, side).is_some_and(|pixels| pixels <= 1));
        page.is_exposed(*each) && !source.is_empty() && !is_gone && !is_dot
    });
    let is_named = |each: Element<'_>| {
        let exists = page.name(each).exists();
        exists.filter(|exists| *exists || !page.class_may_hide(each))
    };
    each_tells(embeds, is_named, "Some embedded files have no name")
}
