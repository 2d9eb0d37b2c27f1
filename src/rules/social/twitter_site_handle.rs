//! `twitter:site` and `twitter:creator` link a card to accounts on X.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-site-handle",
    title: "twitter:site and twitter:creator are account names",
    failure_title: "twitter:site or twitter:creator is not an account name",
    severity: Info,
    why: "X links the card to the accounts of the site and its author. A URL or an empty `@` leads nowhere.",
    fix: "Write the tag as `<meta name=\"twitter:site\" content=\"@name\">`: an @, then up to 15 letters, digits or \
          underscores.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/markup")],
    examples: &[
        Pass(r#"<meta name="twitter:site" content="@mugs_42">"#),
        Fail(r#"<meta name="twitter:site" content="https://x.com/mugs">"#),
        Fail(r#"<meta name="twitter:creator" content="@">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let given = page
        .meta_elements("twitter:site")
        .chain(page.meta_elements("twitter:creator"))
        .filter(|meta| meta.has("content"));
    let is_handle = |meta: Element<'_>| {
        let name = meta.attr_text("content").and_then(|text| text.strip_prefix('@')).unwrap_or_default();
        (1..=15).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    each(given, is_handle, "An account name is not in the form @name")
}
