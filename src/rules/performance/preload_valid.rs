//! A preload that browsers cannot use is ignored, or loads the file twice.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preload-valid",
    title: "Preloads say what they load, and how",
    failure_title: "",
    severity: Minor,
    why: "Without a valid `as` browsers ignore the link. A font that is preloaded without `crossorigin` is loaded again \
          when the style sheet asks for it.",
    fix: "Write `<link rel=\"preload\" href=\"font.woff2\" as=\"font\" type=\"font/woff2\" crossorigin>`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/links.html#link-type-preload"),
        Url("https://web.dev/articles/preload-critical-assets"),
    ],
    examples: &[
        Pass("<link rel=preload href=a.woff2 as=font crossorigin><link rel=preload as=image imagesrcset='a.jpg 1x'>"),
        Fail("<link rel=preload href=a.woff2 as=font>"),
        Fail("<link rel=preload href=a.js>"),
        Fail("<link rel=preload href=a.css as=stylesheet>"),
        Fail("<link rel=preload as=image>"),
        Inapplicable("<link rel=modulepreload href=a.js>"),
    ],
    check: Page(check),
};

/// What may be preloaded; the last three in some browsers only.
const KINDS: [&str; 9] = ["fetch", "font", "image", "script", "style", "track", "audio", "video", "document"];

fn check(page: &PageFacts) -> Verdict {
    each(page.link_rel("preload"), is_usable, "Browsers cannot use a preload")
}

fn is_usable(link: Element<'_>) -> bool {
    let kind = link.text_of("as").unwrap_or_default().to_ascii_lowercase();
    let leads = link.text_of("href").is_some() || kind == "image" && link.text_of("imagesrcset").is_some();
    leads && KINDS.contains(&kind.as_str()) && (kind != "font" || link.has("crossorigin"))
}
