//! Response headers that rules read from a page.
use super::PageFacts;
use crate::facts::http::Hsts;
use crate::facts::text::day_of;

impl PageFacts {
    /// The Strict-Transport-Security that browsers heed: the first header, where it is valid and came over TLS.
    pub fn hsts(&self) -> Option<Hsts> {
        self.header("strict-transport-security")
            .filter(|_| self.exchange.is_https())
            // Some networks join the lines of a header with commas before it arrives here.
            .and_then(|header| header.split(',').next())
            .and_then(|header| Hsts::parse(header).ok())
            .filter(|hsts| hsts.max_age > 0)
    }

    /// Every line of a header joined with commas, as browsers do.
    pub fn header_joined(&self, name: &str) -> Option<String> {
        let lines: Vec<&str> = self.exchange.header_lines(name).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    }

    /// Whether it is a page that came as a success: what headers on documents are for.
    pub fn is_document(&self) -> bool {
        self.exchange.is_success() && self.exchange.is_html()
    }

    /// The day on which the server sent the page, as its Date header says.
    pub fn sent_on(&self) -> Option<i64> {
        day_of(self.header("date")?)
    }
}
