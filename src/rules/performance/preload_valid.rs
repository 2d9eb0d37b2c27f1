//! Browsers ignore an invalid preload, or load the file twice.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preload-valid",
    title: "Preload links are valid",
    failure_title: "Preload links are incomplete or invalid",
    severity: Minor,
    why: "Without a valid `as` value, browsers ignore the link. A font that is preloaded without `crossorigin` is \
          loaded again when the stylesheet requests it.",
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

/// Valid values of `as`. Only some browsers support the last three.
const KINDS: [&str; 9] = ["fetch", "font", "image", "script", "style", "track", "audio", "video", "document"];

fn check(page: &PageFacts) -> Verdict {
    each(page.link_rel("preload"), is_usable, "A preload link lacks a URL, a valid as value, or crossorigin for a font")
}

fn is_usable(link: Element<'_>) -> bool {
    let kind = link.attr_text("as").unwrap_or_default().to_ascii_lowercase();
    let has_url = link.attr_text("href").is_some() || kind == "image" && link.attr_text("imagesrcset").is_some();
    has_url && KINDS.contains(&kind.as_str()) && (kind != "font" || link.has("crossorigin"))
}
