//! The frame of every page, and helpers for its content.
use crate::api::http::{self, Response};
use crate::model::Severity;
use ::http::header;
use maud::{Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");
/// Allows no resource, no script and no framing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// All severities, worst first.
pub(super) const SEVERITIES: [Severity; 4] = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Info];

/// Builds a page that loads no resource.
pub(super) fn page(title: &str, content: Markup) -> Response {
    Document::new(title, content).response()
}

/// A page with its own additions to the frame.
#[derive(Debug)]
pub(super) struct Document<'a> {
    title: &'a str,
    content: Markup,
    style: &'static str,
    script: Option<&'static str>,
    policy: &'static str,
}

impl<'a> Document<'a> {
    /// A page that loads no resource.
    pub(super) const fn new(title: &'a str, content: Markup) -> Self {
        Self { title, content, style: "", script: None, policy: POLICY }
    }

    /// Adds a style sheet to the common one.
    pub(super) fn with_style(self, style: &'static str) -> Self {
        Self { style, ..self }
    }

    /// Adds a script, loaded from this URL, and the `Content-Security-Policy` that allows it.
    pub(super) fn with_script(self, url: &'static str, policy: &'static str) -> Self {
        Self { script: Some(url), policy, ..self }
    }

    /// Renders the page.
    pub(super) fn response(self) -> Response {
        let Self { title, content, style, script, policy } = self;
        let page = html! {
            (PreEscaped("<!doctype html>\n"))
            html lang="en" {
                head {
                    meta charset="utf-8";
                    title { (title) " – sitegauge" }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    style { (PreEscaped(STYLE)) (PreEscaped(style)) }
                    @if let Some(url) = script {
                        script src=(url) defer {}
                    }
                }
                body {
                    header {
                        nav aria-label="Site" {
                            a href="/docs" { "API" } " "
                            a href="/docs/errors" { "Errors" } " "
                            a href="/docs/scoring" { "Scores" } " "
                            a href="/rules" { "Rules" } " "
                            a href="/bot" { "Crawler" }
                        }
                    }
                    main {
                        h1 { (title) }
                        (content)
                    }
                }
            }
            "\n"
        };
        let body = page.into_string().into_bytes();
        let response = http::with(Response::new(body), header::CONTENT_TYPE, "text/html; charset=utf-8");
        let response = http::with(response, header::CONTENT_SECURITY_POLICY, policy);
        let response = http::with(response, header::REFERRER_POLICY, "no-referrer");
        http::with(response, header::CACHE_CONTROL, http::ONE_HOUR)
    }
}

/// Renders text in which backticks enclose code.
pub(super) fn prose(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 0 { (part) } @else { code { (part) } }
        }
    }
}

/// Capitalizes the first letter of an ASCII word.
pub(super) fn capitalize(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_escaped() {
        let rendered = prose("Use `<b>` & \"rest\"").into_string();
        assert_eq!(rendered, "Use <code>&lt;b&gt;</code> &amp; &quot;rest&quot;");
    }
}
