//! Exchange: an HTTP request and its response, with the redirects between them.
use super::cookies::Cookie;
use url::Url;

/// A request that was answered with a redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The requested URL.
    pub url: Url,
    /// The status: 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The `Location` header as written.
    pub location: String,
}

/// A finished request.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The URL that was requested first.
    pub requested: Url,
    /// The URL of the response, after all redirects.
    pub url: Url,
    /// The status of the response.
    pub status: u16,
    /// The headers of the response in order, one for each header line, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// True if these are all headers of the response. False for a file on disk.
    pub headers_known: bool,
    /// The redirects before the response, in order.
    pub hops: Vec<Hop>,
    /// Size of the decompressed body in bytes, as far as it was read.
    pub body_bytes: usize,
    /// The media type that the body has by its first bytes, if it was sniffed because the response names none.
    pub sniffed: Option<&'static str>,
    /// Time to first byte in milliseconds. `None` if it was not measured.
    pub first_byte_ms: Option<u32>,
}

impl Exchange {
    /// Creates an exchange without redirects.
    pub fn direct(url: Url, status: u16, headers: Vec<(String, String)>) -> Self {
        Self {
            requested: url.clone(),
            url,
            status,
            headers,
            headers_known: true,
            hops: Vec::new(),
            body_bytes: 0,
            sniffed: None,
            first_byte_ms: None,
        }
    }

    /// Returns the first header with this name (in lower case), trimmed.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.trim())
    }

    /// Returns all headers with this name (in lower case) in order, trimmed.
    pub fn header_lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(header, _)| header == name).map(|(_, value)| value.trim())
    }

    /// Returns the media type of the response, in lower case and without parameters.
    pub fn media_type(&self) -> Option<String> {
        let value = self.header("content-type")?.split([';', ',']).next()?.trim().to_ascii_lowercase();
        (!value.is_empty()).then_some(value)
    }

    /// Returns true if the response names no media type, or one that stands for an unknown one: browsers sniff the body.
    pub fn is_unlabeled(&self) -> bool {
        let is_unknown = |media: String| {
            matches!(media.as_str(), "unknown/unknown" | "application/unknown" | "*/*") || !media.contains('/')
        };
        self.media_type().is_none_or(is_unknown)
    }

    /// Returns the media type as browsers see it, if that is not HTML.
    pub fn other_media_type(&self) -> Option<String> {
        let media = if self.is_unlabeled() { self.sniffed.map(str::to_owned) } else { self.media_type() };
        media.filter(|media| media != "text/html" && media != "application/xhtml+xml")
    }

    /// Returns true if the response is HTML or XHTML. A body that was not sniffed is taken for HTML.
    pub fn is_html(&self) -> bool {
        self.other_media_type().is_none()
    }

    /// Returns true if the response is a page: a success with content, which is HTML.
    pub fn is_page(&self) -> bool {
        self.is_success() && !matches!(self.status, 204 | 205) && self.is_html()
    }

    /// Returns true if the status is 2xx.
    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// Returns true if the response came over TLS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Returns the cookies that the response sets. Headers without a cookie name are skipped.
    pub fn cookies(&self) -> impl Iterator<Item = Cookie<'_>> {
        self.header_lines("set-cookie").filter_map(Cookie::parse)
    }
}
