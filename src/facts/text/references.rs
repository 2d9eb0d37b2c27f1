//! Character references that readers see: misspelt ones, and those of texts that were escaped twice.
use htmlize::unescape;

/// Length of the longest name that is looked for, in bytes.
const MAX_NAME_BYTES: usize = 12;
/// Fewest letters of a name that HTML does not know; shorter ones are initials, such as `R&D;`.
const MIN_UNKNOWN: usize = 3;

/// Returns the character references in a decoded text. HTML knows the name, or it is one word that nothing precedes: in
/// `Smith&Wesson;` there is none.
pub fn shown_references(text: &str) -> impl Iterator<Item = &str> {
    memchr::memchr_iter(b'&', text.as_bytes()).filter_map(|start| {
        let after = text.get(start + 1..)?;
        let end = after.bytes().take(MAX_NAME_BYTES).position(|byte| byte == b';')?;
        let (name, reference) = (after.get(..end)?, text.get(start..start + end + 2)?);
        if let Some(number) = name.strip_prefix('#') {
            let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
            return (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit())).then_some(reference);
        }
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && name.starts_with(|first: char| first.is_ascii_alphabetic());
        let is_known = is_name && unescape(reference) != reference;
        let follows_word = text.get(..start)?.ends_with(char::is_alphanumeric);
        let is_unknown = name.len() >= MIN_UNKNOWN && name.bytes().all(|byte| byte.is_ascii_lowercase());
        // One-letter names of HTML do not exist; short ones in capitals, such as `AT&GT;`, are rather initials.
        let is_plausible = is_known && name.bytes().any(|byte| byte.is_ascii_lowercase())
            || is_unknown && (!follows_word || is_near_known(name));
        (is_name && is_plausible).then_some(reference)
    })
}

/// Returns true if two adjacent letters of a frequent name are swapped.
fn is_near_known(name: &str) -> bool {
    matches!(
        name,
        "nbps" | "nsbp" | "bnsp" | "nbs" | "nbp" | "nbspp" | "apm" | "qout" | "quto" | "rsqou" | "lsqou" | "cpoy"
    )
}

#[cfg(test)]
mod tests {
    use super::shown_references;

    #[test]
    fn finds_references_in_decoded_text() {
        for (text, expected) in [
            ("a &amp; b", "&amp;"),
            ("a&nbsp;b", "&nbsp;"),
            ("a&nbps;b", "&nbps;"),
            ("a &foo; b", "&foo;"),
            ("a &#8211; b &#x2014;", "&#8211; &#x2014;"),
            ("Caf&eacute;", "&eacute;"),
        ] {
            assert_eq!(shown_references(text).collect::<Vec<_>>().join(" "), expected);
        }
        for text in [
            "AT&T;",
            "R&D;",
            "Smith&Wesson;",
            "a & b;",
            "?a=1&b=2;",
            "&;",
            "&#;",
            "a&",
            "B&Bs;",
            "Q &A;",
            "&averyverylongname;",
        ] {
            assert_eq!(shown_references(text).next(), None, "{text}");
        }
    }
}
