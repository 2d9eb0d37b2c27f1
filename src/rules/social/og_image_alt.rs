//! Preview images need alternative text for people who cannot see them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-image-alt",
    title: "The preview image has alternative text",
    failure_title: "The preview image has no alternative text",
    severity: Info,
    why: "Screen readers announce `og:image:alt` on networks that support it. Without it, screen-reader users do not \
          learn what the preview image shows.",
    fix: "Add `<meta property=\"og:image:alt\" content=\"What the image shows\">` right after `og:image`.",
    references: &[Url("https://ogp.me/#structured"), Wcag("1.1.1")],
    examples: &[
        Pass(
            r#"<meta property="og:image" content="https://example.com/a.jpg"><meta property="og:image:alt"
            content="A mug">"#,
        ),
        Fail(r#"<meta property="og:image" content="https://example.com/a.jpg">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["og:image", "og:image:url", "og:image:secure_url"];
    if !names.iter().any(|name| page.meta_text(name).is_some()) {
        return inapplicable();
    }
    let has_alt = page.meta_text("og:image:alt").or_else(|| page.meta_text("twitter:image:alt")).is_some();
    require(has_alt, "The preview image has no alternative text")
}
