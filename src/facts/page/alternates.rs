//! Versions of a page in other languages, from `link` elements and `Link` headers.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::http::HeaderLink;

/// A version of a page for a language or region.
#[derive(Clone, Copy)]
pub struct Alternate<'a> {
    /// The value of `hreflang`, as written.
    pub code: &'a str,
    /// Its URL, as written.
    pub href: &'a str,
    /// The `link` element; `None` if it comes from a header.
    pub element: Option<Element<'a>>,
    /// The link in the header; empty if it comes from an element.
    pub source: &'a str,
}

impl PageFacts {
    /// Returns the versions for other languages in the page's head and its `Link` headers.
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
