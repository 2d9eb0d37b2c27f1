//! SiteFiles: responses for the site's own files, such as robots.txt, fetched once for each audit.
use serde::{Deserialize, Serialize};

/// Site-wide requests of an audit, made once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteFiles {
    /// `/robots.txt`
    pub robots: SiteFile,
    /// First sitemap that robots.txt lists, otherwise `/sitemap.xml`.
    pub sitemap: SiteFile,
    /// `/llms.txt`
    pub llms: SiteFile,
    /// Start page over plain http.
    pub http: SiteFile,
    /// A page that does not exist.
    pub missing: SiteFile,
    /// `/.well-known/security.txt`
    pub security: SiteFile,
}

/// Result of one site-wide request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SiteFile {
    /// The request was not made; rules that need it cannot tell.
    #[default]
    NotAsked,
    /// There was no response.
    Unreachable {
        /// Reason, as one sentence.
        error: String,
    },
    /// There was a response.
    Answered(Answer),
}

/// Response to a site-wide request, after redirects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// URL of the response, after redirects.
    pub url: String,
    /// HTTP status.
    pub status: u16,
    /// Value of the `Content-Type` header, as sent.
    pub content_type: Option<String>,
    /// Redirects that were followed: status and target URL, resolved.
    pub redirects: Vec<(u16, String)>,
    /// Body as text, up to the size limit.
    pub body: String,
    /// True if the body is longer than the size limit.
    pub truncated: bool,
}

impl SiteFile {
    /// Returns the response, if there was one.
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Answered(answer) => Some(answer),
            Self::NotAsked | Self::Unreachable { .. } => None,
        }
    }

    /// Returns the response if its status is 200 to 299.
    pub fn success(&self) -> Option<&Answer> {
        self.answer().filter(|answer| (200..300).contains(&answer.status))
    }
}

impl Answer {
    /// Returns the media type in lower case, without parameters.
    pub fn media_type(&self) -> Option<String> {
        let media = self.content_type.as_deref()?.split(';').next()?.trim().to_ascii_lowercase();
        (!media.is_empty()).then_some(media)
    }

    /// Returns true if the body starts like an HTML page, whatever its media type: many sites answer unknown paths with
    /// their start page.
    pub fn looks_like_html(&self) -> bool {
        let body = self.body.trim_start_matches('\u{feff}').trim_start();
        ["<!doctype html", "<html", "<head"]
            .iter()
            .any(|tag| body.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
    }
}
