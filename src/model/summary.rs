//! PageSummary: what is kept of a page beside its findings, for the rules that compare the pages of a site.
use serde::{Deserialize, Serialize};

/// What is kept of a page beside its findings. Texts are clipped; what is not known is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageSummary {
    /// Where it was found, after redirects.
    pub url: String,
    /// The status of the answer.
    pub status: u16,
    /// Where it redirects to, if it was not followed there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
    /// Whether something was left unread.
    pub truncated: bool,
    /// The encoding it was read in.
    pub encoding: String,
    /// Bytes of the body, decompressed, as far as it was read.
    pub bytes: usize,
    /// Whether robots directives keep it out of search.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub noindex: bool,
    /// Whether it is an empty frame that scripts fill.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub app_shell: bool,
    /// The URL it names as its canonical.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Its language, as its root element spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its versions for other languages: hreflang and URL.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternates: Vec<(String, String)>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its meta description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its first h1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h1: Option<String>,
    /// Words of its main content.
    pub words: usize,
    /// A hash of the words of its main content; empty where there are hardly any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// A min-hash of the runs of three words in its running text; empty where there are few words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shingles: Vec<u32>,
    /// The types of its structured data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// The organization it speaks for, in its structured data: name, url and logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<(String, String, String)>,
    /// The digits of the telephone numbers it links to, zeros before them aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Whether it has og:title and og:image.
    pub shares: bool,
    /// The names of the security headers it came with, in lower case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// Whether it came with freshness or a validator.
    pub cacheable: bool,
    /// What it loads over plain http, though it came over TLS.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub insecure: Vec<String>,
    /// The page that `rel=next` names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A link to a page of the same site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLink(
    /// Where it leads, in its normal form.
    pub String,
    /// Whether at least one link there may be followed (no `nofollow`).
    pub bool,
);
