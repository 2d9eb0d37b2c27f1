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
    /// Returns the versions for other languages in the page's head and its `Link` headers. Feeds, documents in other formats,
    /// style sheets and versions for print or other devices are none.
    pub fn alternates(&self) -> Vec<Alternate<'_>> {
        let links = self.link_rel("alternate").filter(|link| link.in_head() && !link.has_token("rel", "stylesheet"));
        let of_head = links.filter(|link| is_page(link.get("type"), link.get("media"))).filter_map(|link| {
            let href = link.get("href")?.trim();
            Some(Alternate { code: link.get("hreflang")?, href, element: Some(link), source: "" })
        });
        let of_headers = self.exchange.header_lines("link").flat_map(HeaderLink::parse_all).filter_map(|link| {
            let is_version = link.has_rel("alternate") && is_page(link.parameter("type"), link.parameter("media"));
            let code = link.parameter("hreflang").filter(|_| is_version)?;
            Some(Alternate { code, href: link.target, element: None, source: link.source })
        });
        of_head.chain(of_headers).collect()
    }
}

/// Returns true for the `type` and `media` of a link to a page that replaces this one on all devices.
fn is_page(media_type: Option<&str>, media: Option<&str>) -> bool {
    let media_type = media_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    let is_html = ["", "text/html", "application/xhtml+xml"].iter().any(|html| media_type.eq_ignore_ascii_case(html));
    let mut media = media.unwrap_or_default().split(',').map(str::trim);
    is_html && media.any(|query| ["", "all", "screen"].iter().any(|screen| query.eq_ignore_ascii_case(screen)))
}
