//! Networks choose differently between conflicting values of an Open Graph property.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-duplicates",
    title: "Open Graph properties are not repeated with different values",
    failure_title: "An Open Graph property is repeated with different values",
    severity: Minor,
    why: "Two plugins often write the same properties with different values. Some networks take the first value, some \
          the last.",
    fix: "Let only one plugin or template write the Open Graph tags. Only images, videos, audio files and locales may \
          repeat.",
    references: &[Url("https://ogp.me/#array")],
    examples: &[
        Pass(
            r#"<meta property="og:title" content="Mugs"><meta property="og:image" content="a"><meta
            property="og:image" content="b">"#,
        ),
        Pass(r#"<meta property="og:title" content="Mugs"><meta name="og:title" content="Mugs">"#),
        Fail(r#"<meta property="og:title" content="Mugs"><meta property="og:title" content="Mugs – Shop">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

const SINGLE: [&str; 5] = ["og:title", "og:description", "og:url", "og:type", "og:site_name"];

fn check(page: &PageFacts) -> Verdict {
    let mut is_given = false;
    for name in SINGLE {
        let Some(first) = page.meta_elements(name).next() else { continue };
        is_given = true;
        let text = |meta: Element<'_>| collapse(meta.get("content").unwrap_or_default());
        let own = text(first);
        if page.meta_elements(name).any(|meta| text(meta) != own) {
            return fail(format!("{name} is given more than once, with different values"))
                .at_all(page.meta_elements(name));
        }
    }
    if is_given { pass() } else { inapplicable() }
}
