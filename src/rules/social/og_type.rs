//! `og:type` states the kind of content on a shared page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-type",
    title: "og:type is a known Open Graph type",
    failure_title: "og:type is not a known Open Graph type",
    severity: Info,
    why: "Without a type that they know, networks treat the page as a website. They then ignore properties of articles \
          or books.",
    fix: "Use `website`, `article`, `profile`, `book`, a `music.` or `video.` type, or a type with your own namespace.",
    references: &[Url("https://ogp.me/#types")],
    examples: &[
        Pass(r#"<meta property="og:type" content="article">"#),
        Pass(r#"<meta property="og:type" content="og:product">"#),
        Fail(r#"<meta property="og:type" content="blog post">"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

const TYPES: [&str; 15] = [
    "website",
    "article",
    "profile",
    "book",
    "product",
    "place",
    "payment.link",
    "music.song",
    "music.album",
    "music.playlist",
    "music.radio_station",
    "video.movie",
    "video.episode",
    "video.tv_show",
    "video.other",
];

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("og:type").next() else { return inapplicable() };
    let kind = meta.attr_text("content").unwrap_or_default().to_ascii_lowercase();
    if TYPES.contains(&kind.as_str()) || kind.contains([':', '.']) {
        pass()
    } else {
        fail("og:type is not a known type").at(meta)
    }
}
