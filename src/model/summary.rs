//! PageSummary: facts about a page that are stored, for the rules that compare the pages of a site.
use serde::{Deserialize, Serialize};

/// Facts about a page that are stored beside its findings. Texts are truncated; unknown values are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageSummary {
    /// URL of the page, after redirects.
    pub url: String,
    /// HTTP status of the response.
    pub status: u16,
    /// Target of a redirect that was not followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
    /// True if the page is longer than the part that was read.
    pub truncated: bool,
    /// True if the page was too costly to judge in full: of the rules that were left, nobody can tell.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub judged_in_part: bool,
    /// Character encoding that the page was decoded with.
    pub encoding: String,
    /// Decompressed size in bytes of the part that was read.
    pub bytes: usize,
    /// True if robots directives exclude the page from search results.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub noindex: bool,
    /// True if the page is an empty shell that scripts fill.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub app_shell: bool,
    /// Canonical URL that the page declares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Value of the `lang` attribute of the root element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Versions for other languages: `hreflang` value and URL.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternates: Vec<(String, String)>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Meta description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Text of the first `h1` element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h1: Option<String>,
    /// Number of words in the main content.
    pub words: usize,
    /// Hash of the words in the main content; empty if there are too few.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// MinHash of the three-word sequences in the running text; empty if there are too few words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shingles: Vec<u32>,
    /// Types in the structured data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// Organization that publishes the site, from the structured data: name, URL and logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<(String, String, String)>,
    /// Digits of the telephone numbers in `tel:` links and in the structured data of organizations, without leading
    /// zeros.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// True if the page has `og:title` and `og:image`.
    pub shares: bool,
    /// Names of the security headers in the response, in lower case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// True if the response has a freshness lifetime or a validator.
    pub cacheable: bool,
    /// URLs of resources that the page loads over plain http although it was served over TLS.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub insecure: Vec<String>,
    /// Target of the `rel=next` link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Target of the `rel=prev` link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// Hashes of the ids and names that fragments can lead to, six hexadecimal digits each. `None` if they are unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchors: Option<String>,
    /// True if the page has scripts, which may add elements.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub scripted: bool,
    /// True if the response is a redirect that sets a cookie.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sets_cookie: bool,
    /// Date of the last change that the page states, in ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Keyphrase that the caller named for the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyphrase: Option<String>,
}

/// A link to a page of the same site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLink(
    /// Target URL in its normal form.
    pub String,
    /// True if at least one link to the target has no `nofollow`.
    pub bool,
    /// Details of the links.
    #[serde(default, skip_serializing_if = "LinkDetails::is_empty")]
    pub LinkDetails,
);

/// Details of all links of a page to one target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkDetails {
    /// True if the text of a link is the number of a page of a list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub numbered: bool,
    /// Ids of elements that the links lead to, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<String>,
}

impl LinkDetails {
    /// Returns true if there are none.
    pub const fn is_empty(&self) -> bool {
        !self.numbered && self.anchors.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_without_details_are_short() {
        let plain = PageLink("https://example.com/".into(), true, LinkDetails::default());
        assert_eq!(serde_json::to_string(&plain).unwrap(), r#"["https://example.com/",true]"#);
        let details = LinkDetails { numbered: true, anchors: vec!["a".into()] };
        let link = PageLink("https://example.com/2".into(), false, details);
        let text = r#"["https://example.com/2",false,{"numbered":true,"anchors":["a"]}]"#;
        assert_eq!(serde_json::to_string(&link).unwrap(), text);
        for link in [plain, link] {
            let text = serde_json::to_string(&link).unwrap();
            assert_eq!(serde_json::from_str::<PageLink>(&text).unwrap(), link);
        }
    }
}
