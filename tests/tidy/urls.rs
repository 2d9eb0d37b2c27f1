//! URLs are compared in their normal form, by one file.
use super::{body, rust};

/// The files that cut the fragment of a URL, to store or request it.
const CUT_FRAGMENTS: [&str; 3] = ["src/model/target.rs", "src/crawl/urls.rs", "src/facts/page/fingerprint.rs"];

#[test]
fn urls_are_compared_in_one_place() {
    for (path, text) in rust("src").into_iter().filter(|(path, _)| path != "src/model/urls.rs") {
        for word in ["HashSet<Url", "HashMap<Url", "BTreeSet<Url", "BTreeMap<Url"] {
            assert!(!body(&text).contains(word), "{path}: URLs are compared by their keys, not in a {word}>");
        }
        let cuts = body(&text).contains("set_fragment(None)");
        assert!(!cuts || CUT_FRAGMENTS.contains(&path.as_str()), "{path} cuts a fragment: see model::urls::url_key");
        for line in body(&text).lines() {
            let compares = line.contains(" == ") || line.contains(" != ") || line.contains(".insert(");
            assert!(!compares || !line.contains("without_fragment("), "{path}: see model::urls::same_page: {line}");
        }
    }
}
