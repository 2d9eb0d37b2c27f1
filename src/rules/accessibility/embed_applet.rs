//! Content that a plugin shows needs a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.embed-applet",
    title: "Embedded files have an accessible name",
    failure_title: "Embedded files have no accessible name",
    severity: Minor,
    why: "Screen readers reach a frame with a file in it but cannot say what it is.",
    fix: "Add a title, `<embed src=\"plan.pdf\" title=\"Floor plan\">`, and a link to the file next to it.",
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
    let embeds = page.all("embed").filter(|embed| {
        let (source, media) = (embed.attr_text("src").unwrap_or_default(), embed.attr_text("type").unwrap_or_default());
        // Browsers show nothing for plugins that no longer exist.
        let is_obsolete = media.contains("shockwave") || media.contains("java") || source.contains(".swf");
        page.is_exposed(*embed) && !source.is_empty() && !is_obsolete && !embed.is_invisible_by_size()
    });
    let is_named = |embed: Element<'_>| {
        let exists = page.name(embed).exists();
        exists.filter(|exists| *exists || !page.class_may_hide(embed))
    };
    each_or_unknown(embeds, is_named, "Some embedded files have no accessible name")
}
