//! Web: outgoing HTTP requests, their responses and the errors they end in.
use crate::model::{Target, TargetError};
use async_trait::async_trait;

/// Outgoing HTTP. Adapters follow no redirects and keep no cookies.
#[async_trait(?Send)]
pub trait Web {
    /// Sends a request and waits for the headers of the response.
    ///
    /// # Errors
    /// Returns an error if the site cannot be reached or no headers arrive within `request.timeout_ms`.
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError>;
}

/// A GET request, or a POST request with headers and body. Only a [`Target`], a checked URL, can be requested.
#[derive(Clone, Copy, Debug)]
pub struct FetchRequest<'a> {
    /// URL to request.
    pub target: &'a Target,
    /// Value of the `User-Agent` header.
    pub user_agent: &'a str,
    /// Time limit for headers and body together, in milliseconds.
    pub timeout_ms: u32,
    /// Content of a POST request; `None` for GET.
    pub post: Option<Post<'a>>,
}

/// The content of a POST request.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// Headers with names in lower case, beside the `User-Agent`.
    pub headers: &'a [(&'static str, String)],
    /// Body, sent as it is.
    pub body: &'a [u8],
}

impl<'a> FetchRequest<'a> {
    /// Returns a GET request.
    pub const fn get(target: &'a Target, user_agent: &'a str, timeout_ms: u32) -> Self {
        Self { target, user_agent, timeout_ms, post: None }
    }
}

/// A response whose headers have arrived and whose body is unread.
pub struct FetchResponse {
    /// HTTP status code, 100 to 999.
    pub status: u16,
    /// Header names in lower case with their values, one entry for each header line.
    pub headers: Vec<(String, String)>,
    /// Body with gzip and brotli decompressed.
    pub body: Box<dyn Body>,
}

/// A response body that is read in chunks.
#[async_trait(?Send)]
pub trait Body {
    /// Reads the next chunk; returns `None` at the end of the body.
    ///
    /// # Errors
    /// Returns an error if the connection breaks or the request's time limit passes.
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError>;
}

/// Reason why a page could not be fetched. The message names the site as the cause and is shown in the report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The response did not arrive, or not completely, within this many milliseconds.
    #[error("Page timed out after {0}ms")]
    Timeout(u32),
    /// No connection: DNS, network or TLS failed.
    #[error("The site could not be reached: {0}")]
    Unreachable(String),
    /// The connection broke while the body was being read.
    #[error("The site closed the connection before the response was complete: {0}")]
    Broken(String),
    /// This host has as many requests of this service as it may have; nothing was sent.
    #[error("{0} has as many requests of this service as it may have at a time; try again in a minute")]
    Busy(String),
    /// The response after this many redirects is another redirect.
    #[error("The site redirects more than {0} times")]
    TooManyRedirects(usize),
    /// A redirect leads back to a URL that was already requested.
    #[error("The site redirects in a loop, back to {0}")]
    RedirectLoop(String),
    /// A redirect leads to a URL that is not a valid target.
    #[error("The site redirects to {location}, which cannot be audited: {error}")]
    RedirectRefused {
        /// Value of the `Location` header, as sent.
        location: String,
        /// Reason why the URL is not a valid target.
        error: TargetError,
    },
    /// The response has a content encoding that the request did not accept.
    #[error("The site compressed the page with {0}, but the request accepts only gzip and br")]
    Encoding(String),
    /// The status code is not a success.
    #[error("The site answered with status {0}")]
    Status(u16),
    /// The media type is not HTML.
    #[error("The site answered with {0}, which is not an HTML page")]
    NotHtml(String),
}
