//! What is kept of a page so that it can be compared with the others of its site: its wording, its owner, its headers.
use super::PageFacts;
use super::links::ResourceKind;
use super::third_party::is_insecure;
use crate::facts::http::HeaderLink;
use crate::facts::structured_data::Item;
use crate::facts::text::clip;

/// Longest text that is kept, in bytes.
const LONGEST: usize = 300;
/// Types, numbers and sources that are kept.
const MOST: usize = 10;
/// Words that are read for the min-hash.
const MOST_WORDS: usize = 5_000;
/// Words that are enough for one.
const ENOUGH_WORDS: usize = 100;
/// Values of a min-hash.
const HASHES: u64 = 32;
/// Headers that protect a page and its visitors.
pub const SECURITY_HEADERS: [&str; 6] = [
    "content-security-policy",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
];
/// Organizations that have one name; a kind of place may have a name for each branch.
const ORGANIZATIONS: [&str; 6] =
    ["Organization", "Corporation", "NGO", "NewsMediaOrganization", "OnlineBusiness", "OnlineStore"];

impl PageFacts {
    /// A min-hash of the runs of three words in the running text; empty where there are few.
    pub(super) fn shingles(&self) -> Vec<u32> {
        let paragraphs = self.prose().paragraphs.iter().flat_map(|each| each.text.split_whitespace());
        let words: Vec<u64> = paragraphs.filter_map(word_hash).take(MOST_WORDS).collect();
        if words.len() < ENOUGH_WORDS { Vec::new() } else { min_hash(&words) }
    }

    /// The types of its structured data, each once.
    pub(super) fn item_types(&self) -> Vec<String> {
        let mut types: Vec<String> = Vec::new();
        for each in self.items().flat_map(Item::types) {
            if types.len() >= MOST {
                break;
            }
            if !types.contains(each) {
                types.push(each.clone());
            }
        }
        types
    }

    /// Name, url and logo of the one organization whose site this is, where structured data says so.
    pub(super) fn own_organization(&self) -> Option<(String, String, String)> {
        let mut own = self
            .items()
            .filter(|item| item.types().iter().any(|each| ORGANIZATIONS.contains(&each.as_str())) && item.is_main());
        let owner = |item: Item<'_>| {
            let url = self.resolve(item.text("url").or_else(|| item.id())?)?;
            let name = item.text("name")?;
            // What lies deeper is a department or a branch.
            let is_start = url.path().trim_matches('/').len() <= 5 && url.query().is_none();
            if !self.is_own(&url) || !is_start {
                return None;
            }
            let image = item.items("logo").next().and_then(|logo| logo.text("url").or_else(|| logo.text("contentUrl")));
            let logo = item.text("logo").or(image).and_then(|address| self.resolve(address)).map(String::from);
            let kept = |text: &str| clip(text, LONGEST).to_owned();
            Some((kept(name), kept(url.as_str()), kept(&logo.unwrap_or_default())))
        };
        let first = owner(own.next()?)?;
        own.filter_map(owner).all(|(name, ..)| name == first.0).then_some(first)
    }

    /// The digits of the telephone numbers that it links to, each once.
    pub(super) fn phones(&self) -> Vec<String> {
        let mut phones: Vec<String> = Vec::new();
        for link in self.all("a") {
            let Some((scheme, number)) = link.get("href").and_then(|href| href.trim().split_once(':')) else {
                continue;
            };
            if phones.len() >= MOST || !scheme.eq_ignore_ascii_case("tel") {
                continue;
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

    /// Whether it says what a shared link shall show: og:title and og:image.
    pub(super) fn has_card(&self) -> bool {
        let images = ["og:image", "og:image:url", "og:image:secure_url"];
        self.meta_text("og:title").is_some() && images.iter().any(|name| self.meta_text(name).is_some())
    }

    /// The protecting headers that it came with; who says who may frame it needs no X-Frame-Options.
    pub(super) fn security_headers(&self) -> Vec<String> {
        let is_sent = |name: &&str| {
            self.header(name).is_some() || *name == "x-frame-options" && self.policies().speak_of_frames()
        };
        SECURITY_HEADERS.iter().copied().filter(is_sent).map(str::to_owned).collect()
    }

    /// Whether caches may keep it for a while, or ask whether it has changed.
    pub(super) fn is_cacheable(&self) -> bool {
        let control = self.header_joined("cache-control").unwrap_or_default().to_ascii_lowercase();
        let mut directives = control.split(',').map(str::trim);
        if directives.clone().any(|each| each == "no-store") {
            return false;
        }
        let is_fresh = |each: &str| {
            let (name, seconds) = each.split_once('=').unwrap_or((each, ""));
            matches!(name, "max-age" | "s-maxage") && seconds.trim_matches('"').parse().is_ok_and(|age: u64| age > 0)
        };
        // A date has letters; a zero or -1 says that it is stale at once.
        let expires = self.header("expires").is_some_and(|date| date.contains("GMT"));
        self.header("etag").is_some() || self.header("last-modified").is_some() || directives.any(is_fresh) || expires
    }

    /// What it loads over plain http though it came over TLS, where no policy mends that.
    pub(super) fn insecure_sources(&self) -> Vec<String> {
        let mut sources: Vec<String> = Vec::new();
        if !self.exchange.is_https() {
            return sources;
        }
        for resource in self.resources().iter().filter(|each| each.kind != ResourceKind::Other) {
            let source = clip(resource.url.as_str(), LONGEST);
            if sources.len() < MOST && is_insecure(&resource.url) && !sources.iter().any(|each| each == source) {
                sources.push(source.to_owned());
            }
        }
        if !sources.is_empty() && self.policies().upgrade_requests() {
            sources.clear();
        }
        sources
    }

    /// The next page of a list, as `rel=next` names it.
    pub(super) fn next_page(&self) -> Option<String> {
        let of_head = || self.link_rel("next").find_map(|link| link.get("href"));
        let links = || self.exchange.header_lines("link").flat_map(HeaderLink::parse_all);
        let of_headers = || links().find(|link| link.has_rel("next")).map(|link| link.target);
        let of_body = || self.all("a").filter(|link| link.has_token("rel", "next")).find_map(|link| link.get("href"));
        let address = of_head().or_else(of_headers).or_else(of_body)?;
        let mut url = self.resolve(address)?;
        url.set_fragment(None);
        Some(String::from(url)).filter(|url| url.len() <= 2_000)
    }
}

/// Of each of some orders of all runs of three words the least. The share of values that two texts have in common is
/// about the share of runs that they have in common.
fn min_hash(words: &[u64]) -> Vec<u32> {
    let orders: Vec<(u64, u64)> = (0..HASHES).map(|order| (mixed(2 * order) | 1, mixed(2 * order + 1))).collect();
    let mut least = vec![u32::MAX; orders.len()];
    for run in words.windows(3) {
        let hash = run.iter().fold(0, |hash, word| mixed(hash ^ *word));
        for (least, (factor, summand)) in least.iter_mut().zip(&orders) {
            let value = hash.wrapping_mul(*factor).wrapping_add(*summand) >> 32;
            *least = (*least).min(u32::try_from(value).unwrap_or(u32::MAX));
        }
    }
    least
}

/// A number that stands for a word, capitals and signs around it aside; none where it is no word.
fn word_hash(word: &str) -> Option<u64> {
    let word = crate::facts::text::without_marks(word);
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

/// The finishing steps of SplitMix64: near numbers become far ones.
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(words: impl Iterator<Item = usize>) -> Vec<u32> {
        min_hash(&words.filter_map(|word| word_hash(&word.to_string())).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_alike_has_like_hashes() {
        let whole = hashed(0..600);
        for (other, expected) in [
            (hashed(0..600), 32..=32),
            (hashed(0..590), 30..=32),
            (hashed(200..800), 8..=24),
            (hashed(600..1_200), 0..=1),
        ] {
            let same = whole.iter().zip(&other).filter(|(one, other)| one == other).count();
            assert!(expected.contains(&same), "{same} of {expected:?}");
        }
        // The same on every machine, so that what was kept can be compared.
        assert_eq!(hashed(0..600).first(), Some(&4_289_974));
        assert_eq!(word_hash("“Mug,”"), word_hash("mug"));
        assert_eq!(word_hash("—"), None);
    }
}
