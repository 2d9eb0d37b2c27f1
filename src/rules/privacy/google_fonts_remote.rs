//! Loading fonts from Google's servers discloses every visitor's IP address to Google.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.google-fonts-remote",
    title: "Fonts are not loaded from Google's servers",
    failure_title: "Fonts are loaded from Google's servers",
    severity: Info,
    why: "Every visitor's browser contacts Google before the visitor is asked for consent. The Munich Regional Court \
          ruled that this violates privacy (20 January 2022, 3 O 17493/20).",
    fix: "Download the font files, serve them from your own host and declare them in `@font-face`.",
    references: &[
        Url("https://www.gesetze-bayern.de/Content/Document/Y-300-Z-BECKRS-B-2022-N-612"),
        Url("https://developers.google.com/fonts/faq/privacy"),
    ],
    examples: &[
        Pass("<link rel=stylesheet href=/fonts.css>"),
        Fail("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>"),
        Fail("<style>@import url(https://fonts.googleapis.com/css?family=Inter);</style>"),
        Inapplicable("<p>No style sheet"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_google = |url: &str| contains_any(url, &["//fonts.googleapis.com/css", "//fonts.gstatic.com/s/"]);
    let links = page.link_rel("stylesheet").map(|link| (link, link.get("href").is_some_and(is_google)));
    let styles = page.all("style").map(|style| (style, is_google(style.text())));
    let found: Vec<_> = links.chain(styles).collect();
    match found.iter().any(|(_, remote)| *remote) {
        _ if found.is_empty() => inapplicable(),
        false => pass(),
        true => {
            let remote = found.into_iter().filter(|(_, remote)| *remote).map(|(element, _)| element);
            fail("Fonts are loaded from Google's servers").at_all(remote)
        }
    }
}
