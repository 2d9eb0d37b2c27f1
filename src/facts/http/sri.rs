//! Subresource Integrity: what an integrity attribute makes browsers do.
use crate::facts::html::Element;

/// What an integrity attribute is worth (SRI 3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// There is none, or it is empty.
    Absent,
    /// It has nothing that browsers read: they load whatever comes.
    Ignored,
    /// A digest that nothing can match: browsers never load it.
    Unmatchable,
    /// It is checked.
    Checked,
}

/// What the integrity attribute of an element is worth.
pub fn integrity(element: Element<'_>) -> Integrity {
    let Some(list) = element.attr_text("integrity") else { return Integrity::Absent };
    // The strongest algorithm that is named decides.
    let strongest = list.split_ascii_whitespace().filter_map(digest).max_by_key(|(bytes, _)| *bytes);
    let Some((bytes, _)) = strongest else { return Integrity::Ignored };
    let mut candidates = list.split_ascii_whitespace().filter_map(digest).filter(|(each, _)| *each == bytes);
    if candidates.any(|(bytes, digest)| is_base64_of(digest, bytes)) {
        Integrity::Checked
    } else {
        Integrity::Unmatchable
    }
}

/// The length of such a digest in bytes, and how it is spelt.
fn digest(token: &str) -> Option<(usize, &str)> {
    let (algorithm, rest) = token.split_once('-')?;
    let digest = rest.split('?').next().unwrap_or_default();
    match algorithm.to_ascii_lowercase().as_str() {
        "sha256" => Some((32, digest)),
        "sha384" => Some((48, digest)),
        "sha512" => Some((64, digest)),
        _ => None,
    }
}

fn is_base64_of(text: &str, bytes: usize) -> bool {
    let body = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    body.len() == (bytes * 4).div_ceil(3) && body.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::document;

    #[test]
    fn knows_what_browsers_check() {
        let good = "sha384-zTm/dblzLXQNp3CgY+hfaC/WJ6h4XtNrePh2CW2+rO9GPuNiPb9jmthvAL+oI/dQ";
        for (value, worth) in [
            ("", Integrity::Absent),
            (good, Integrity::Checked),
            (&format!("md5-abc {good}?x"), Integrity::Checked),
            ("md5-abc", Integrity::Ignored),
            ("sha384-abc", Integrity::Unmatchable),
            (&format!("sha512-abc {good}"), Integrity::Unmatchable),
            (&format!("sha256-abc {good}"), Integrity::Checked),
        ] {
            let page = document(format!("<script integrity=\"{value}\"></script>").as_bytes(), None);
            assert_eq!(integrity(page.first("script").unwrap()), worth, "{value}");
        }
    }
}
