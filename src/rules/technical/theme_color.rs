//! Browsers ignore a theme color that they cannot read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.theme-color",
    title: "The theme color is a CSS color",
    failure_title: "The theme color is not a CSS color",
    severity: Info,
    why: "Browsers on phones color their toolbar with it. They ignore a value that is no color, such as `ffffff` \
          without `#` or a custom property.",
    fix: "Write `<meta name=\"theme-color\" content=\"#ffffff\">`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/semantics.html#meta-theme-color"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/meta/name/theme-color"),
    ],
    examples: &[
        Pass("<meta name=theme-color content='#fff'>"),
        Pass(
            "<meta name=theme-color content='hsl(200 50% 40%)'><meta name=theme-color content=rebeccapurple media='(prefers-color-scheme: dark)'>",
        ),
        Fail("<meta name=theme-color content=ffffff>"),
        Fail("<meta name=theme-color content='var(--brand)'>"),
        Fail("<meta name=theme-color content=''>"),
        Fail("<meta name=theme-color content='#ggg'>"),
        CannotTell("<meta name=theme-color content='light-dark(#fff, #000)'>"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let metas = page.all("meta").filter(|meta| meta.attr_is("name", "theme-color"));
    let is_color = |meta: Element<'_>| Color::is_valid(meta.get("content").unwrap_or_default().trim());
    let first_bad = metas.clone().find(|meta| is_color(*meta) == Some(false));
    let value = first_bad.and_then(|meta| meta.attr_text("content")).unwrap_or_default();
    let message = if value.is_empty() {
        "The theme color is empty".to_owned()
    } else {
        format!("The theme color “{}” is not a CSS color", shorten(value, 40))
    };
    each_or_unknown(metas, is_color, &message)
}
