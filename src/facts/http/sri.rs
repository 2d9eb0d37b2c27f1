//! Subresource Integrity: the effect of `integrity` attributes.
use crate::facts::html::Element;

/// The effect of an `integrity` attribute (SRI, 3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// The attribute is missing or empty.
    Absent,
    /// It has no supported digest, so browsers ignore it.
    Ignored,
    /// Its digest cannot match any file, so browsers block the file.
    Unmatchable,
    /// Browsers check the file.
    Checked,
}

/// Returns the effect of the `integrity` attribute of an element.
pub fn integrity(element: Element<'_>) -> Integrity {
    let Some(list) = element.attr_text("integrity") else { return Integrity::Absent };
    // Browsers use only the strongest algorithm in the list.
    let strongest = list.split_ascii_whitespace().filter_map(digest).max_by_key(|(bytes, _)| *bytes);
    let Some((bytes, _)) = strongest else { return Integrity::Ignored };
    let mut candidates = list.split_ascii_whitespace().filter_map(digest).filter(|(length, _)| *length == bytes);
    if candidates.any(|(bytes, digest)| is_base64_of(digest, bytes)) {
        Integrity::Checked
    } else {
        Integrity::Unmatchable
    }
}

/// Returns the length of a digest in bytes, and the digest as written.
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
    fn reads_integrity_as_browsers_do() {
        let good = "sha384-zTm/dblzLXQNp3CgY+hfaC/WJ6h4XtNrePh2CW2+rO9GPuNiPb9jmthvAL+oI/dQ";
        for (value, effect) in [
            ("", Integrity::Absent),
            (good, Integrity::Checked),
            (&format!("md5-abc {good}?x"), Integrity::Checked),
            ("md5-abc", Integrity::Ignored),
            ("sha384-abc", Integrity::Unmatchable),
            (&format!("sha512-abc {good}"), Integrity::Unmatchable),
            (&format!("sha256-abc {good}"), Integrity::Checked),
        ] {
            let page = document(format!("<script integrity=\"{value}\"></script>").as_bytes(), None);
            assert_eq!(integrity(page.first("script").unwrap()), effect, "{value}");
        }
    }
}
