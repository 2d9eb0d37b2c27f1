//! Preview crawlers do not read a page to the end.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-tags-early",
    title: "Open Graph tags are in the first 300 kB of the HTML",
    failure_title: "Open Graph tags come after the first 300 kB of the HTML",
    severity: Info,
    why: "WhatsApp reads only the beginning of a page. It does not find tags that come after long inline styles or \
          scripts.",
    fix: "Put the tags before inline styles and scripts.",
    references: &[
        Url("https://developers.facebook.com/docs/whatsapp/link-previews/"),
        Url("https://developers.facebook.com/docs/sharing/webmasters/web-crawlers"),
    ],
    examples: &[
        Pass(r#"<meta property="og:title" content="Mugs"><style>b { color: red }</style>"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let given = ["og:title", "og:image"].into_iter().filter_map(|name| page.meta_elements(name).next());
    each(given, |meta| meta.offset() < 300_000, "Open Graph tags come after the first 300 kB")
}
