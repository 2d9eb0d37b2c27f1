//! Anchors: the ids and names that links of other pages can lead to.
use super::PageFacts;
use crate::facts::text::percent_decoded;

/// Maximum number of anchors of a page that are stored. A page with more has unknown anchors.
const MAX_ANCHORS: usize = 1_000;
/// Number of hexadecimal digits of a stored anchor.
const DIGITS: usize = 6;
/// Longest fragment that is looked up, in bytes.
const MAX_FRAGMENT_BYTES: usize = 200;

impl PageFacts {
    /// Returns the hashes of all ids and of the names of `a` elements: six hexadecimal digits each, sorted. `None` if
    /// there are more than 1,000.
    pub(super) fn anchors(&self) -> Option<String> {
        let ids = self.having("id").filter_map(|element| element.get("id"));
        let names = self.all("a").filter_map(|link| link.get("name"));
        let mut hashes: Vec<u32> = ids.chain(names).map(hash).take(MAX_ANCHORS + 1).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let text = || hashes.iter().map(|hash| format!("{hash:0DIGITS$x}")).collect();
        (hashes.len() <= MAX_ANCHORS).then(text)
    }
}

/// Returns true if stored anchors contain the target of a fragment, as written or decoded.
pub fn has_anchor(anchors: &str, fragment: &str) -> bool {
    let is_stored = |text: &str| {
        let hash = format!("{:0DIGITS$x}", hash(text));
        anchors.as_bytes().chunks_exact(DIGITS).any(|stored| stored == hash.as_bytes())
    };
    is_stored(fragment) || is_stored(&percent_decoded(fragment))
}

/// Returns the part of a fragment that names an element. `None` if a browser or a script gives it another meaning: the
/// top of the page, a text to highlight, a route, parameters, a line of code.
pub fn anchor_of(fragment: &str) -> Option<&str> {
    let name = fragment.split(":~:").next().unwrap_or_default();
    let is_route = name.starts_with(['/', '!', '?']) || name.contains(['=', '&', '/', '{', '}']);
    // `L10-L20`, `line-5`, `12`
    let lines = ["line", "L", "l"].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    let lines = lines.trim_start_matches(['-', '_']);
    let is_line = |part: &str| {
        let number = part.trim_start_matches(['L', 'l']);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || b"Cc.,".contains(&byte))
    };
    let is_code = lines.split(['-', ':']).all(is_line);
    let is_known = !name.is_empty() && name.len() <= MAX_FRAGMENT_BYTES && !name.eq_ignore_ascii_case("top");
    (is_known && !is_route && !is_code).then_some(name)
}

/// Returns the first 24 bits of the FNV-1a hash, which is the same on every machine.
fn hash(text: &str) -> u32 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    u32::try_from((hash ^ (hash >> 32)) & 0x00ff_ffff).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_name_elements_or_not() {
        for fragment in
            ["", "top", "TOP", ":~:text=cats", "/a", "!/a", "?a", "a=b", "a&b", "L10", "L10-L20", "L5C3-L6C1"]
        {
            assert_eq!(anchor_of(fragment), None, "{fragment}");
        }
        for fragment in ["10", "1.2", "line-5", "L10-20"] {
            assert_eq!(anchor_of(fragment), None, "{fragment}");
        }
        for fragment in ["cats", "Lions", "l", "k%C3%A4se", "step-2", "a:b", "lines"] {
            assert_eq!(anchor_of(fragment), Some(fragment));
        }
        assert_eq!(anchor_of("cats:~:text=a"), Some("cats"));
    }

    #[test]
    fn stored_anchors_are_found() {
        let anchors: String = ["cats", "käse"].map(|text| format!("{:06x}", hash(text))).concat();
        assert!(has_anchor(&anchors, "cats") && has_anchor(&anchors, "k%C3%A4se"));
        assert!(!has_anchor(&anchors, "Cats") && !has_anchor("", "cats"));
    }
}
