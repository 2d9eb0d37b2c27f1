//! The fingerprint of a page, for comparison with other pages of its site: wording, organization, headers.
use super::PageFacts;
use super::links::ResourceKind;
use super::third_party::is_insecure;
use crate::facts::html::Element;
use crate::facts::http::HeaderLink;
use crate::facts::structured_data::Item;
use crate::facts::text::{clip, units};

/// Longest text that is stored, in bytes.
const MAX_TEXT_BYTES: usize = 300;
/// Most types, phone numbers and insecure URLs that are stored.
const MAX_ITEMS: usize = 10;
/// Most words from which the MinHash is computed.
const MAX_WORDS: usize = 5_000;
/// Fewest words from which a MinHash is computed.
const MIN_WORDS: usize = 100;
/// Longest URL of a next page that is stored, in bytes.
const MAX_URL_BYTES: usize = 2_000;
/// Number of values of a MinHash.
const HASHES: u64 = 32;
/// Response headers that protect a page and its visitors.
pub const SECURITY_HEADERS: [&str; 6] = [
    "content-security-policy",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
];
/// Types of organizations that have one name; a business with branches may have a name for each.
const ORGANIZATIONS: [&str; 6] =
    ["Organization", "Corporation", "NGO", "NewsMediaOrganization", "OnlineBusiness", "OnlineStore"];

impl PageFacts {
    /// Returns the MinHash of all runs of three words in the prose; empty if there are fewer than 100 words.
    pub(super) fn shingles(&self) -> Vec<u32> {
        let paragraphs = self.prose().paragraphs.iter().flat_map(|paragraph| paragraph.text.split_whitespace());
        let words: Vec<u64> = paragraphs.flat_map(units).filter_map(word_hash).take(MAX_WORDS).collect();
        if words.len() < MIN_WORDS { Vec::new() } else { min_hash(&words) }
    }

    /// Returns the types of the page's structured data, without duplicates.
    pub(super) fn item_types(&self) -> Vec<String> {
        let mut types: Vec<String> = Vec::new();
        for item_type in self.items().flat_map(Item::types) {
            if types.len() >= MAX_ITEMS {
                break;
            }
            if !types.contains(item_type) {
                types.push(item_type.clone());
            }
        }
        types
    }

    /// Returns name, URL and logo URL of the organization that runs the site, if structured data names exactly one.
    pub(super) fn own_organization(&self) -> Option<(String, String, String)> {
        let mut own = self.items().filter(|item| {
            item.types().iter().any(|item_type| ORGANIZATIONS.contains(&item_type.as_str())) && item.is_main()
        });
        let owner = |item: Item<'_>| {
            let url = self.resolve(item.text("url").or_else(|| item.id())?)?;
            let name = item.text("name")?;
            // The organization of a deeper URL is a department or a branch.
            let is_home = url.path().trim_matches('/').len() <= 5 && url.query().is_none();
            if !self.is_own(&url) || !is_home {
                return None;
            }
            let image = item.items("logo").next().and_then(|logo| logo.text("url").or_else(|| logo.text("contentUrl")));
            let logo = item.text("logo").or(image).and_then(|logo| self.resolve(logo)).map(String::from);
            let clipped = |text: &str| clip(text, MAX_TEXT_BYTES).to_owned();
            Some((clipped(name), clipped(url.as_str()), clipped(&logo.unwrap_or_default())))
        };
        let first = owner(own.next()?)?;
        own.filter_map(owner).all(|(name, ..)| name == first.0).then_some(first)
    }

    /// Returns the digits of the phone numbers that the page links to, and of those of organizations in its structured
    /// data, without duplicates.
    pub(super) fn phones(&self) -> Vec<String> {
        let is_phone = |scheme: &str| scheme.eq_ignore_ascii_case("tel");
        let linked = self.all("a").filter_map(|link| link.get("href")?.trim().split_once(':'));
        let linked = linked.filter(|(scheme, _)| is_phone(scheme)).map(|(_, number)| number);
        let of_business = |item: &Item<'_>| item.is("Organization") || item.is("ContactPoint");
        let stated = self.items().filter(of_business).flat_map(|item| item.texts("telephone"));
        let mut phones: Vec<String> = Vec::new();
        for number in linked.chain(stated) {
            if phones.len() >= MAX_ITEMS {
                break;
            }
            let number = number.split([';', '?']).next().unwrap_or_default().replace("(0)", "").replace("%20", "");
            let digits: String = number.chars().filter(char::is_ascii_digit).take(20).collect();
            let digits = digits.trim_start_matches('0').to_owned();
            if digits.len() >= 6 && !phones.contains(&digits) {
                phones.push(digits);
            }
        }
        phones
    }

    /// Returns true if the page has an Open Graph property with a value.
    pub fn has_open_graph(&self) -> bool {
        let is_property = |meta: Element<'_>| {
            let name = meta.attr_text("property").or_else(|| meta.attr_text("name")).unwrap_or_default();
            name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("og:")) && meta.attr_text("content").is_some()
        };
        self.all("meta").any(is_property)
    }

    /// Returns true if the page has the Open Graph tags of a link preview: `og:title` and `og:image`.
    pub(super) fn has_link_preview(&self) -> bool {
        let images = ["og:image", "og:image:url", "og:image:secure_url"];
        self.meta_text("og:title").is_some() && images.iter().any(|name| self.meta_text(name).is_some())
    }

    /// Returns the [`SECURITY_HEADERS`] of the response. A policy about frames counts as `x-frame-options`.
    pub(super) fn security_headers(&self) -> Vec<String> {
        let is_sent = |name: &&str| {
            self.header(name).is_some() || *name == "x-frame-options" && self.policies().set_frame_ancestors()
        };
        SECURITY_HEADERS.iter().copied().filter(is_sent).map(str::to_owned).collect()
    }

    /// Returns true if caches may store the page for some time, or may revalidate it.
    pub(super) fn is_cacheable(&self) -> bool {
        let control = self.header_joined("cache-control").unwrap_or_default().to_ascii_lowercase();
        let mut directives = control.split(',').map(str::trim);
        if directives.clone().any(|directive| directive == "no-store") {
            return false;
        }
        let is_fresh = |directive: &str| {
            let (name, seconds) = directive.split_once('=').unwrap_or((directive, ""));
            matches!(name, "max-age" | "s-maxage") && seconds.trim_matches('"').parse().is_ok_and(|age: u64| age > 0)
        };
        // A date ends with `GMT`; `0` and `-1` mean that the response is stale at once.
        let expires = self.header("expires").is_some_and(|date| date.contains("GMT"));
        self.header("etag").is_some() || self.header("last-modified").is_some() || directives.any(is_fresh) || expires
    }

    /// Returns the URLs that an HTTPS page loads over plain HTTP; empty if its policy upgrades such requests.
    pub(super) fn insecure_urls(&self) -> Vec<String> {
        let mut urls: Vec<String> = Vec::new();
        if !self.exchange.is_https() {
            return urls;
        }
        for resource in self.resources().iter().filter(|resource| resource.kind != ResourceKind::Other) {
            let url = clip(resource.url.as_str(), MAX_TEXT_BYTES);
            if urls.len() < MAX_ITEMS && is_insecure(&resource.url) && !urls.iter().any(|listed| listed == url) {
                urls.push(url.to_owned());
            }
        }
        if !urls.is_empty() && self.policies().upgrade_requests() {
            urls.clear();
        }
        urls
    }

    /// Returns the URL of the next or previous page of a list, from `rel=next` or `rel=prev`.
    pub(super) fn list_neighbor(&self, rel: &str) -> Option<String> {
        let of_head = || self.link_rel(rel).find_map(|link| link.get("href"));
        let links = || self.exchange.header_lines("link").flat_map(HeaderLink::parse_all);
        let of_headers = || links().find(|link| link.has_rel(rel)).map(|link| link.target);
        let of_body = || self.all("a").filter(|link| link.has_token("rel", rel)).find_map(|link| link.get("href"));
        let href = of_head().or_else(of_headers).or_else(of_body)?;
        let mut url = self.resolve(href)?;
        url.set_fragment(None);
        Some(String::from(url)).filter(|url| url.len() <= MAX_URL_BYTES)
    }
}

/// Returns the smallest value of each of [`HASHES`] hash functions over all runs of three words. The share of values
/// that two texts have in common is about the share of runs that they have in common.
fn min_hash(words: &[u64]) -> Vec<u32> {
    let functions: Vec<(u64, u64)> = (0..HASHES).map(|number| (mix(2 * number) | 1, mix(2 * number + 1))).collect();
    let mut minima = vec![u32::MAX; functions.len()];
    for run in words.windows(3) {
        let hash = run.iter().fold(0, |hash, word| mix(hash ^ *word));
        for (minimum, (factor, summand)) in minima.iter_mut().zip(&functions) {
            let value = hash.wrapping_mul(*factor).wrapping_add(*summand) >> 32;
            *minimum = (*minimum).min(u32::try_from(value).unwrap_or(u32::MAX));
        }
    }
    minima
}

/// Returns the hash of a word in lower case without punctuation around it; `None` if no letters or digits are left.
fn word_hash(word: &str) -> Option<u64> {
    let word = crate::facts::text::trim_punctuation(word);
    // FNV-1a: the same on every machine.
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    (!word.is_empty()).then(|| {
        let start = 0xcbf2_9ce4_8422_2325;
        if word.is_ascii() {
            word.bytes().map(|byte| byte.to_ascii_lowercase()).fold(start, hash)
        } else {
            word.to_lowercase().bytes().fold(start, hash)
        }
    })
}

/// The finalizer of SplitMix64: similar numbers get very different hashes.
const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn min_hash_of(words: impl Iterator<Item = usize>) -> Vec<u32> {
        min_hash(&words.filter_map(|word| word_hash(&word.to_string())).collect::<Vec<_>>())
    }

    #[test]
    fn similar_texts_have_similar_hashes() {
        let whole = min_hash_of(0..600);
        for (other, expected) in [
            (min_hash_of(0..600), 32..=32),
            (min_hash_of(0..590), 30..=32),
            (min_hash_of(200..800), 8..=24),
            (min_hash_of(600..1_200), 0..=1),
        ] {
            let same = whole.iter().zip(&other).filter(|(one, other)| one == other).count();
            assert!(expected.contains(&same), "{same} of {expected:?}");
        }
        // The same on every machine, so that stored values can be compared.
        assert_eq!(min_hash_of(0..600).first(), Some(&4_289_974));
        assert_eq!(word_hash("“Mug,”"), word_hash("mug"));
        assert_eq!(word_hash("—"), None);
    }
}
