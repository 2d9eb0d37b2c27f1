//! Exchange: what was asked and what came back over HTTP, redirects included.
use super::cookies::Cookie;
use url::Url;

/// One request that was answered by a redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// What was asked for.
    pub url: Url,
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// Where it pointed, as the header spells it.
    pub location: String,
}

/// A finished request.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// What was asked for first.
    pub requested: Url,
    /// Where the answer came from, after all redirects.
    pub url: Url,
    /// The status of the answer.
    pub status: u16,
    /// The headers of the answer, names in lower case, in the order they came; one entry a header line.
    pub headers: Vec<(String, String)>,
    /// Whether these are all the headers there were; a file on disk has none to show.
    pub headers_known: bool,
    /// The redirects on the way.
    pub hops: Vec<Hop>,
    /// Bytes of the body, decompressed, as far as it was read.
    pub body_bytes: usize,
    /// Milliseconds until the headers had come, where a clock was at hand.
    pub first_byte_ms: Option<u32>,
}

impl Exchange {
    /// An exchange without redirects.
    pub fn direct(url: Url, status: u16, headers: Vec<(String, String)>) -> Self {
        Self {
            requested: url.clone(),
            url,
            status,
            headers,
            headers_known: true,
            hops: Vec::new(),
            body_bytes: 0,
            first_byte_ms: None,
        }
    }

    /// The first header of this name (in lower case), without white space around it.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(each, _)| each == name).map(|(_, value)| value.trim())
    }

    /// Every header of this name, in the order they came.
    pub fn header_lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(each, _)| each == name).map(|(_, value)| value.trim())
    }

    /// The media type of the answer, in lower case and without parameters.
    pub fn media_type(&self) -> Option<String> {
        let value = self.header("content-type")?.split([';', ',']).next()?.trim().to_ascii_lowercase();
        (!value.is_empty()).then_some(value)
    }

    /// Whether the answer is a page: HTML, or XHTML. Without a Content-Type browsers look at the bytes; so it counts.
    pub fn is_html(&self) -> bool {
        self.media_type().is_none_or(|media| media == "text/html" || media == "application/xhtml+xml")
    }

    /// Whether the answer is a success.
    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// Whether the answer came over TLS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The cookies that the answer sets, those without a name and a value left out.
    pub fn cookies(&self) -> impl Iterator<Item = Cookie<'_>> {
        self.header_lines("set-cookie").filter_map(Cookie::parse)
    }
}
