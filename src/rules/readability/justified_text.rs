//! Justified text has uneven gaps between words.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.justified-text",
    title: "Text is not justified by inline styles",
    failure_title: "Text is justified by inline styles",
    severity: Info,
    why: "Browsers stretch the spaces to make both edges straight. The gaps run through the text like rivers, and \
          people with dyslexia lose the line.",
    fix: "Use `text-align: start`.",
    references: &[Wcag("1.4.8")],
    examples: &[
        Pass(r#"<main><p style="text-align: left">Blue mugs keep tea warm."#),
        Fail(r#"<main><p style="color: red; TEXT-ALIGN : justify !important">Blue mugs keep tea warm."#),
        Inapplicable("<main></main>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = page.prose().paragraphs.iter().filter_map(|paragraph| paragraph.element(&page.document));
    each(paragraphs, |element| !element.get("style").is_some_and(justifies), "An inline style justifies the text")
}

fn justifies(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        property.trim().eq_ignore_ascii_case("text-align") && value.eq_ignore_ascii_case("justify")
    })
}
