//! What a page is to the rules that compare the pages of a site.
use super::links::LinkKind;
use super::{PageFacts, clip, collapse};
use crate::model::{PageLink, PageSummary};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
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
        let words = super::count_words(&main);
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
                .filter_map(|each| Some((each.code.to_owned(), self.resolve(each.address)?.into())))
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
            headers: self.protecting_headers(),
            cacheable: self.is_cacheable(),
            insecure: self.insecure_sources(),
            next: self.next_page(),
            ..PageSummary::default()
        }
    }

    /// The pages of the same site that it links to, each once, in the order of their first links.
    pub fn page_links(&self) -> Vec<(Url, PageLink)> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut links: Vec<(Url, PageLink)> = Vec::new();
        for (link, element) in self.links_of(LinkKind::Internal) {
            let Some(mut url) = link.url.clone() else { continue };
            url.set_fragment(None);
            let is_followed = !element.has_token("rel", "nofollow");
            match places.get(url.as_str()).and_then(|place| links.get_mut(*place)) {
                Some((_, PageLink(_, followed))) => *followed |= is_followed,
                None => {
                    places.insert(url.to_string(), links.len());
                    links.push((url.clone(), PageLink(url.into(), is_followed)));
                }
            }
        }
        links
    }
}

/// Sixteen digits that stand for a text, capitals aside.
fn fingerprint(text: &str) -> String {
    let digest = Sha256::digest(text.to_lowercase().as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
