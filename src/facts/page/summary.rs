//! The summary of a page, stored for the rules that compare the pages of a site.
use super::PageFacts;
use super::links::LinkKind;
use crate::facts::site::is_page_link;
use crate::facts::text::{Moment, clip, collapse};
use crate::model::{PageSummary, sha256};
use url::Url;

/// Longest text that is stored, in bytes.
const MAX_TEXT_BYTES: usize = 300;
/// Most language versions that are stored.
const MAX_ALTERNATES: usize = 50;
/// Fewest words of a main content that is compared with others.
const MIN_WORDS: usize = 20;
/// Longest date that is stored, in bytes.
const MAX_DATE_BYTES: usize = 40;

impl PageFacts {
    /// Returns the data of the page that is stored beside its findings.
    pub fn summary(&self) -> PageSummary {
        let text = |text: &str| Some(clip(text, MAX_TEXT_BYTES).to_owned()).filter(|text| !text.is_empty());
        let main = self.main_content().map(|main| collapse(main.text())).unwrap_or_default();
        let words = crate::facts::text::count_words(&main);
        let is_page = self.exchange.is_page();
        PageSummary {
            url: self.url().to_string(),
            status: self.exchange.status,
            redirect: None,
            truncated: self.document.truncated,
            judged_in_part: self.document.is_too_costly(),
            encoding: self.document.encoding.to_owned(),
            bytes: self.exchange.body_bytes,
            noindex: self.directives().is_noindex(),
            app_shell: self.is_app_shell(),
            canonical: self.canonical().map(String::from),
            language: self.language().and_then(text),
            alternates: self
                .alternates()
                .iter()
                .filter_map(|version| Some((version.code.to_owned(), self.resolve(version.href)?.into())))
                .take(MAX_ALTERNATES)
                .collect(),
            title: self.title().as_deref().and_then(text),
            description: self.meta_text("description").map(collapse).as_deref().and_then(text),
            h1: self.first("h1").map(|h1| collapse(h1.text())).as_deref().and_then(text),
            words,
            text: if words >= MIN_WORDS { text_hash(&main) } else { String::new() },
            ..if is_page { self.fingerprints() } else { PageSummary::default() }
        }
    }

    /// Returns the data that is stored for successful HTML responses only.
    fn fingerprints(&self) -> PageSummary {
        PageSummary {
            shingles: self.shingles(),
            types: self.item_types(),
            organization: self.own_organization(),
            phones: self.phones(),
            shares: self.has_link_preview(),
            headers: self.security_headers(),
            cacheable: self.is_cacheable(),
            insecure: self.insecure_urls(),
            next: self.list_neighbor("next"),
            prev: self.list_neighbor("prev"),
            anchors: self.anchors(),
            scripted: self.has_scripts(),
            modified: self.modified(),
            keyphrase: self.keyphrase().map(|phrase| phrase.text.clone()),
            ..PageSummary::default()
        }
    }

    /// Returns the date of the last change, from the structured data of an article or from Open Graph.
    fn modified(&self) -> Option<String> {
        let of_article = self.main_items("Article").find_map(|article| article.text("dateModified"));
        let date = of_article.or_else(|| self.meta_text("article:modified_time"))?;
        (date.len() <= MAX_DATE_BYTES && Moment::parse(date).is_some()).then(|| date.to_owned())
    }

    /// Returns the links to pages of the same site in document order.
    pub fn page_links(&self) -> impl Iterator<Item = SiteLink<'_>> {
        self.links_of(LinkKind::Internal).filter_map(|(link, element)| {
            let url = link.url.as_ref()?;
            Some(SiteLink {
                url,
                is_followed: !element.has_token("rel", "nofollow"),
                is_numbered: is_page_link(element.text(), url),
            })
        })
    }
}

/// A link to a page of the same site.
#[derive(Clone, Copy, Debug)]
pub struct SiteLink<'a> {
    /// The target.
    pub url: &'a Url,
    /// True without `nofollow`.
    pub is_followed: bool,
    /// True if the text is the number of a page of a list.
    pub is_numbered: bool,
}

/// Returns the first 16 hexadecimal digits of the SHA-256 of a text in lower case.
fn text_hash(text: &str) -> String {
    sha256(text.to_lowercase().as_bytes()).chars().take(16).collect()
}
