//! The types of schema.org and their hierarchy.
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lines of `Parent: Child Child`, generated from schema-dts 2.1.0, which is generated from schema.org's own files.
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

/// Returns true if schema.org has a type with this name.
pub(super) fn is_type(name: &str) -> bool {
    PARENTS.contains_key(name)
}

/// Returns true if a type is `ancestor` or a subtype of it.
pub(super) fn is_subtype_of(name: &str, ancestor: &str) -> bool {
    let mut waiting = vec![name];
    // The hierarchy is at most eight levels deep and few types have several parents. The bound guards against a cycle in
    // the list.
    for _ in 0..64 {
        let Some(name) = waiting.pop() else { return false };
        if name == ancestor {
            return true;
        }
        waiting.extend(PARENTS.get(name).into_iter().flatten());
    }
    false
}

/// Returns the type whose name differs from this one only in case or by one letter, if there is exactly one.
pub fn nearest_type(name: &str) -> Option<&'static str> {
    let same = |known: &&&str| known.eq_ignore_ascii_case(name);
    if let Some(found) = PARENTS.keys().find(same) {
        return Some(found);
    }
    let mut near = PARENTS.keys().filter(|known| name.len() > 4 && is_one_letter_off(known, name));
    let found = near.next()?;
    near.next().is_none().then_some(*found)
}

/// Returns true if the words differ by one inserted, removed or replaced byte.
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

/// Returns `Product` for `https://schema.org/Product` and `schema:Product`.
pub(super) fn schema_org_name(name: &str) -> Option<&str> {
    if let Some(plain) = name.strip_prefix("schema:") {
        return Some(plain);
    }
    let rest = name.strip_prefix("https://").or_else(|| name.strip_prefix("http://"))?;
    rest.strip_prefix("www.").unwrap_or(rest).strip_prefix("schema.org/").map(|plain| plain.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::{PARENTS, is_subtype_of, is_type, nearest_type};

    #[test]
    fn knows_the_types() {
        assert!(PARENTS.len() > 900);
        assert!(["Thing", "Product", "3DModel", "Restaurant", "MobileApplication"].iter().all(|name| is_type(name)));
        assert!(!is_type("product") && !is_type("Poduct") && !is_type(""));
    }

    #[test]
    fn knows_the_hierarchy() {
        assert!(is_subtype_of("Restaurant", "LocalBusiness") && is_subtype_of("Restaurant", "Organization"));
        assert!(is_subtype_of("Restaurant", "Place") && is_subtype_of("NewsArticle", "Article"));
        assert!(is_subtype_of("BlogPosting", "Article") && is_subtype_of("MusicEvent", "Event"));
        assert!(!is_subtype_of("Organization", "LocalBusiness") && !is_subtype_of("Unheard", "Thing"));
        assert!(PARENTS.keys().all(|name| is_subtype_of(name, "Thing") || *name == "PronounceableText"), "an orphan");
    }

    #[test]
    fn suggests_the_nearest_type() {
        assert_eq!(nearest_type("product"), Some("Product"));
        assert_eq!(nearest_type("Restaurnt"), Some("Restaurant"));
        assert_eq!(nearest_type("FAQPages"), Some("FAQPage"));
        assert_eq!(nearest_type("Unheard"), None);
    }
}
