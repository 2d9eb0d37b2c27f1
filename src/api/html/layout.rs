//! The page around every page; escaping.
use crate::api::http::{self, Response};
use ::http::header;
use std::fmt::{self, Write as _};

const STYLE: &str = include_str!("style.css");
const NAVIGATION: &str = "<nav aria-label=\"Site\"><a href=\"/docs\">API</a> <a href=\"/docs/errors\">Errors</a> \
     <a href=\"/docs/scoring\">Scores</a> <a href=\"/rules\">Rules</a> <a href=\"/bot\">Crawler</a></nav>";
/// Nothing is loaded, nothing runs, nobody frames it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A whole page that loads nothing; the content is HTML, the title is text.
pub(super) fn page(title: &str, content: &str) -> Response {
    Document::new(title, content).response()
}

/// A page, and what it has that others have not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Document<'a> {
    title: &'a str,
    content: &'a str,
    style: &'a str,
    head: &'a str,
    policy: &'a str,
}

impl<'a> Document<'a> {
    /// A page that loads nothing; the content is HTML, the title is text.
    pub(super) const fn new(title: &'a str, content: &'a str) -> Self {
        Self { title, content, style: "", head: "", policy: POLICY }
    }

    /// With a style of its own beside that of all.
    pub(super) const fn with_style(self, style: &'a str) -> Self {
        Self { style, ..self }
    }

    /// With this HTML in its head.
    pub(super) const fn with_head(self, head: &'a str) -> Self {
        Self { head, ..self }
    }

    /// With this Content-Security-Policy.
    pub(super) const fn with_policy(self, policy: &'a str) -> Self {
        Self { policy, ..self }
    }

    pub(super) fn response(self) -> Response {
        let Self { content, style, head, policy, .. } = self;
        let title = Escaped(self.title);
        let html = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} – sitegauge</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<style>{STYLE}{style}</style>\n{head}\n</head>\n<body>\n\
             <header>{NAVIGATION}</header>\n<main>\n<h1>{title}</h1>\n{content}\n</main>\n</body>\n</html>\n"
        );
        let response = http::with(Response::new(html.into_bytes()), header::CONTENT_TYPE, "text/html; charset=utf-8");
        let response = http::with(response, header::CONTENT_SECURITY_POLICY, policy);
        let response = http::with(response, header::REFERRER_POLICY, "no-referrer");
        http::with(response, header::CACHE_CONTROL, http::ONE_HOUR)
    }
}

/// Text that is safe between tags and in quoted attribute values.
#[derive(Clone, Copy)]
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for each in self.0.chars() {
            match each {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                each => f.write_char(each)?,
            }
        }
        Ok(())
    }
}

/// Prose in which code stands between backticks.
#[derive(Clone, Copy)]
pub(super) struct Prose<'a>(pub(super) &'a str);

impl fmt::Display for Prose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.0.split('`').enumerate() {
            if place % 2 == 0 {
                write!(f, "{}", Escaped(part))?;
            } else {
                write!(f, "<code>{}</code>", Escaped(part))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(Escaped("<a b=\"c\" d='e'>&").to_string(), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
        assert_eq!(Prose("Use `<b>` & rest").to_string(), "Use <code>&lt;b&gt;</code> &amp; rest");
    }
}
