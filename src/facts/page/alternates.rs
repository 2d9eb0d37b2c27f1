//! Versions of a page in other languages, from `link` elements and Link headers.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::http::HeaderLink;

/// A version of a page for some language or place.
#[derive(Clone, Copy)]
pub struct Alternate<'a> {
    /// The value of `hreflang`, as it is spelt.
    pub code: &'a str,
    /// Where it lies, as it is spelt.
    pub href: &'a str,
    /// The link element; none where a header gives it.
    pub element: Option<Element<'a>>,
    /// The header's link, or nothing.
    pub source: &'a str,
}

impl PageFacts {
    /// The versions for other languages that the page names in its head and its Link headers.
    pub fn alternates(&self) -> Vec<Alternate<'_>> {
        let of_head = self.link_rel("alternate").filter(|link| link.in_head()).filter_map(|link| {
            let href = link.get("href")?.trim();
            Some(Alternate { code: link.get("hreflang")?, href, element: Some(link), source: "" })
        });
        let of_headers = self.exchange.header_lines("link").flat_map(HeaderLink::parse_all).filter_map(|link| {
            let code = link.parameter("hreflang").filter(|_| link.has_rel("alternate"))?;
            Some(Alternate { code, href: link.target, element: None, source: link.source })
        });
        of_head.chain(of_headers).collect()
    }
}
