//! The types of schema.org and what is a kind of what.
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lines of `Parent: Child Child`, made from schema-dts 2.1.0, which is made from schema.org's own files.
const TYPES: &str = include_str!("schema_types.txt");

type Parents = HashMap<&'static str, Vec<&'static str>, foldhash::fast::FixedState>;

static PARENTS: LazyLock<Parents> = LazyLock::new(|| {
    let mut parents = Parents::default();
    parents.insert("Thing", Vec::new());
    for (parent, children) in TYPES.lines().filter_map(|line| line.split_once(": ")) {
        for child in children.split(' ') {
            parents.entry(child).or_default().push(parent);
        }
    }
    parents
});

/// Whether schema.org has a type of this name.
pub(super) fn is_type(name: &str) -> bool {
    PARENTS.contains_key(name)
}

/// Whether the one type is the other or a kind of it.
pub(super) fn is_kind_of(name: &str, ancestor: &str) -> bool {
    let mut waiting = vec![name];
    // The hierarchy is at most eight levels deep and hardly branches upwards; the bound is against a slip in the list.
    for _ in 0..64 {
        let Some(each) = waiting.pop() else { return false };
        if each == ancestor {
            return true;
        }
        waiting.extend(PARENTS.get(each).into_iter().flatten());
    }
    false
}

/// The type that differs from this name only in capitals or by one letter, where there is just one.
pub fn nearest_type(name: &str) -> Option<&'static str> {
    let same = |each: &&&str| each.eq_ignore_ascii_case(name);
    if let Some(found) = PARENTS.keys().find(same) {
        return Some(found);
    }
    let mut near = PARENTS.keys().filter(|each| name.len() > 4 && is_one_letter_off(each, name));
    let found = near.next()?;
    near.next().is_none().then_some(*found)
}

/// Whether one letter more, less or different makes one word the other.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if long.len() - short.len() > 1 {
        return false;
    }
    let same_start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let same_end = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    same_start + same_end + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::{PARENTS, is_kind_of, is_type, nearest_type};

    #[test]
    fn knows_the_types() {
        assert!(PARENTS.len() > 900);
        assert!(["Thing", "Product", "3DModel", "Restaurant", "MobileApplication"].iter().all(|name| is_type(name)));
        assert!(!is_type("product") && !is_type("Poduct") && !is_type(""));
    }

    #[test]
    fn knows_what_is_a_kind_of_what() {
        assert!(is_kind_of("Restaurant", "LocalBusiness") && is_kind_of("Restaurant", "Organization"));
        assert!(is_kind_of("Restaurant", "Place") && is_kind_of("NewsArticle", "Article"));
        assert!(is_kind_of("BlogPosting", "Article") && is_kind_of("MusicEvent", "Event"));
        assert!(!is_kind_of("Organization", "LocalBusiness") && !is_kind_of("Unheard", "Thing"));
        assert!(PARENTS.keys().all(|name| is_kind_of(name, "Thing") || *name == "PronounceableText"), "an orphan");
    }

    #[test]
    fn guesses_what_was_meant() {
        assert_eq!(nearest_type("product"), Some("Product"));
        assert_eq!(nearest_type("Restaurnt"), Some("Restaurant"));
        assert_eq!(nearest_type("FAQPages"), Some("FAQPage"));
        assert_eq!(nearest_type("Unheard"), None);
    }
}

/// The plain name in `https://schema.org/Product` and `schema:Product`.
pub(super) fn schema_org_name(name: &str) -> Option<&str> {
    if let Some(plain) = name.strip_prefix("schema:") {
        return Some(plain);
    }
    let rest = name.strip_prefix("https://").or_else(|| name.strip_prefix("http://"))?;
    rest.strip_prefix("www.").unwrap_or(rest).strip_prefix("schema.org/").map(|plain| plain.trim_end_matches('/'))
}
