//! The fonts of Google Fonts are on another host than their style sheet.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.font-preconnect",
    title: "Pages with Google Fonts preconnect to the host of the font files",
    failure_title: "Google Fonts are used without a preconnect to the host of the files",
    severity: Info,
    why: "Browsers find the font files only after they have read the style sheet, and then still have to connect to \
          `fonts.gstatic.com`. Until then, text is invisible or in another font.",
    fix: "Add `<link rel=\"preconnect\" href=\"https://fonts.gstatic.com\" crossorigin>` before the style sheet, or \
          serve the fonts from your own host.",
    references: &[
        Url("https://web.dev/articles/font-best-practices"),
        Url("https://web.dev/articles/preconnect-and-dns-prefetch"),
    ],
    examples: &[
        Pass(
            "<link rel=preconnect href=https://fonts.gstatic.com crossorigin>\
             <link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>",
        ),
        Pass(
            "<link rel=preload as=font crossorigin href=https://fonts.gstatic.com/s/inter/v1/a.woff2>\
             <link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>",
        ),
        Pass(
            "GET https://example.com/\n200\nlink: <https://fonts.gstatic.com>; rel=preconnect; crossorigin\n\n\
             <link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>",
        ),
        Fail("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>"),
        Fail(
            "<link rel=preconnect href=https://fonts.googleapis.com>\
             <link rel=stylesheet href='//fonts.googleapis.com/css?family=Inter'>",
        ),
        Inapplicable("<link rel=stylesheet href='https://fonts.googleapis.com/icon?family=Material+Icons' disabled>"),
        Inapplicable("<link rel=stylesheet href=/fonts.css>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_of_google = |resource: &&Resource| {
        resource.kind == ResourceKind::Style && resource.url.host_str() == Some("fonts.googleapis.com")
    };
    let sheets = page.resources().iter().filter(is_of_google).filter_map(|sheet| sheet.element(&page.document));
    let sheets: Vec<_> = sheets.filter(|sheet| !sheet.has("disabled")).collect();
    if sheets.is_empty() {
        return inapplicable();
    }
    let is_font_host = |url: &str| page.resolve(url).is_some_and(|url| url.host_str() == Some("fonts.gstatic.com"));
    let hints = ["preconnect", "preload", "prefetch", "dns-prefetch"];
    let in_markup =
        hints.iter().flat_map(|rel| page.link_rel(rel)).any(|link| link.get("href").is_some_and(is_font_host));
    let headers = page.exchange.header_lines("link").flat_map(HeaderLink::parse_all);
    let in_headers =
        headers.filter(|link| hints.iter().any(|rel| link.has_rel(rel))).any(|link| is_font_host(link.target));
    let message = "Nothing connects to fonts.gstatic.com before the style sheet of Google Fonts has loaded";
    let verdict = require(in_markup || in_headers, message);
    if verdict.outcome == pass().outcome { verdict } else { verdict.at_all(sheets) }
}
