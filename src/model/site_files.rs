//! SiteFiles: what a site says of itself beside its pages, as far as an audit asked for it.
use serde::{Deserialize, Serialize};

/// The companion requests of an audit, made once for the whole site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteFiles {
    /// `/robots.txt`
    pub robots: SiteFile,
    /// The first sitemap that robots.txt names, else `/sitemap.xml`.
    pub sitemap: SiteFile,
    /// `/llms.txt`
    pub llms: SiteFile,
    /// The start page over plain http.
    pub http: SiteFile,
    /// A page that cannot exist.
    pub missing: SiteFile,
    /// `/.well-known/security.txt`
    pub security: SiteFile,
}

/// One companion request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SiteFile {
    /// It was not made: what follows from its answer cannot be told.
    #[default]
    NotAsked,
    /// No answer came.
    Unreachable {
        /// Why, in one sentence.
        error: String,
    },
    /// An answer came.
    Answered(Answer),
}

/// The answer to a companion request, after at most five redirects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Where the answer came from.
    pub url: String,
    /// Its status.
    pub status: u16,
    /// Its Content-Type, as sent.
    pub content_type: Option<String>,
    /// The redirects on the way: status and where it pointed, resolved.
    pub redirects: Vec<(u16, String)>,
    /// The body as text, as far as it was read.
    pub body: String,
    /// Whether there was more of it.
    pub truncated: bool,
}

impl SiteFile {
    /// The answer, if one came.
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Answered(answer) => Some(answer),
            Self::NotAsked | Self::Unreachable { .. } => None,
        }
    }

    /// The answer, if it was a success.
    pub fn success(&self) -> Option<&Answer> {
        self.answer().filter(|answer| (200..300).contains(&answer.status))
    }
}

impl Answer {
    /// The media type in lower case, without parameters.
    pub fn media_type(&self) -> Option<String> {
        let media = self.content_type.as_deref()?.split(';').next()?.trim().to_ascii_lowercase();
        (!media.is_empty()).then_some(media)
    }

    /// Whether the body is an HTML page, whatever its type says: sites answer unknown paths with their start page.
    pub fn looks_like_html(&self) -> bool {
        let start = self.body.trim_start_matches('\u{feff}').trim_start().get(..15).unwrap_or(self.body.trim_start());
        let start = start.to_ascii_lowercase();
        start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head")
    }
}
