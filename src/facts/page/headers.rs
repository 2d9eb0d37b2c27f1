//! Response headers that rules read from a page.
use super::PageFacts;
use crate::facts::http::Hsts;
use crate::facts::text::day_of;

impl PageFacts {
    /// Returns the `Strict-Transport-Security` that browsers apply: the first header, if it is valid and was received
    /// over TLS.
    pub fn hsts(&self) -> Option<Hsts> {
        self.header("strict-transport-security")
            .filter(|_| self.exchange.is_https())
            // Some networks join the lines of a header with commas.
            .and_then(|header| header.split(',').next())
            .and_then(|header| Hsts::parse(header).ok())
            .filter(|hsts| hsts.max_age > 0)
    }

    /// Returns all lines of a header joined with commas, as browsers do; `None` if there is none.
    pub fn header_joined(&self, name: &str) -> Option<String> {
        let lines: Vec<&str> = self.exchange.header_lines(name).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    }

    /// Returns true for a successful response with HTML, to which document headers apply.
    pub fn is_document(&self) -> bool {
        self.exchange.is_page()
    }

    /// Returns the day on which the server sent the page, from its `Date` header: days since 1970-01-01.
    pub fn sent_on(&self) -> Option<i64> {
        day_of(self.header("date")?)
    }
}
