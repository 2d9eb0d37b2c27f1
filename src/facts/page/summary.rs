//! What a page is to the rules that compare the pages of a site.
use super::PageFacts;
use super::links::LinkKind;
use crate::facts::text::{clip, collapse};
use crate::model::{PageSummary, sha256};
use url::Url;

/// Longest text that is kept of a page, in bytes.
const LONGEST: usize = 300;
/// Things of one kind that are kept of a page.
const MOST: usize = 50;
/// Words of a main content that are worth comparing.
const ENOUGH: usize = 20;

impl PageFacts {
    /// What is kept of the page beside its findings.
    pub fn summary(&self) -> PageSummary {
        let text = |text: &str| Some(clip(text, LONGEST).to_owned()).filter(|text| !text.is_empty());
        let main = self.main_content().map(|main| collapse(main.text())).unwrap_or_default();
        let words = crate::facts::text::count_words(&main);
        let is_page = self.exchange.is_success() && self.exchange.is_html();
        PageSummary {
            url: self.url().to_string(),
            status: self.exchange.status,
            redirect: None,
            truncated: self.document.truncated,
            encoding: self.document.encoding.to_owned(),
            bytes: self.exchange.body_bytes,
            noindex: self.directives().is_noindex(),
            app_shell: self.is_app_shell(),
            canonical: self.canonical().map(String::from),
            language: self.language().and_then(text),
            alternates: self
                .alternates()
                .iter()
                .filter_map(|each| Some((each.code.to_owned(), self.resolve(each.href)?.into())))
                .take(MOST)
                .collect(),
            title: self.title().as_deref().and_then(text),
            description: self.meta_text("description").map(collapse).as_deref().and_then(text),
            h1: self.first("h1").map(|h1| collapse(h1.text())).as_deref().and_then(text),
            words,
            text: if words >= ENOUGH { fingerprint(&main) } else { String::new() },
            ..if is_page { self.marks() } else { PageSummary::default() }
        }
    }

    /// What is kept of a success only.
    fn marks(&self) -> PageSummary {
        PageSummary {
            shingles: self.shingles(),
            types: self.item_types(),
            organization: self.own_organization(),
            phones: self.phones(),
            shares: self.has_card(),
            headers: self.security_headers(),
            cacheable: self.is_cacheable(),
            insecure: self.insecure_sources(),
            next: self.next_page(),
            ..PageSummary::default()
        }
    }

    /// The links to pages of the same site, in their order, and whether each may be followed (no `nofollow`).
    pub fn page_links(&self) -> impl Iterator<Item = (&Url, bool)> {
        self.links_of(LinkKind::Internal)
            .filter_map(|(link, element)| Some((link.url.as_ref()?, !element.has_token("rel", "nofollow"))))
    }
}

/// Sixteen digits that stand for a text, capitals aside.
fn fingerprint(text: &str) -> String {
    sha256(text.to_lowercase().as_bytes()).chars().take(16).collect()
}
