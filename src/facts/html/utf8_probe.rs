//! Finds pages in UTF-8 that are declared to be in another encoding.
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Fewest characters outside ASCII that are no accident in an encoding with one byte for each character.
const MIN_SINGLE: usize = 3;
/// The same for encodings with several bytes for a character, in which short texts may be valid UTF-8.
const MIN_MULTIPLE: usize = 20;
/// Maximum length of a character in UTF-8 that is cut off, in bytes.
const MAX_CUT: usize = 3;

/// Reads the bytes of a page as UTF-8, chunk by chunk.
#[derive(Debug, Default)]
pub(super) struct Utf8Probe {
    /// Number of characters outside ASCII.
    characters: usize,
    /// The start of a character that the last chunk cut off.
    cut: Vec<u8>,
    is_broken: bool,
}

impl Utf8Probe {
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        if self.is_broken {
            return;
        }
        let joined = if self.cut.is_empty() { None } else { Some([&self.cut, bytes].concat()) };
        let bytes = joined.as_deref().unwrap_or(bytes);
        let (valid, rest) = bytes.split_at_checked(Encoding::utf8_valid_up_to(bytes)).unwrap_or((bytes, &[]));
        self.characters += valid.iter().filter(|byte| **byte >= 0xc0).count();
        self.is_broken = rest.len() > MAX_CUT;
        self.cut = if self.is_broken { Vec::new() } else { rest.to_vec() };
    }

    /// Returns true if all bytes are UTF-8, although the page is decoded from this encoding.
    pub(super) fn contradicts(&self, encoding: &'static Encoding) -> bool {
        let min = if encoding.is_single_byte() { MIN_SINGLE } else { MIN_MULTIPLE };
        !self.is_broken && self.cut.is_empty() && self.characters >= min && is_probed(encoding)
    }
}

/// Returns true if text in this encoding may also be UTF-8.
pub(super) fn is_probed(encoding: &'static Encoding) -> bool {
    encoding != encoding_rs::UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GBK, WINDOWS_1252};

    #[test]
    fn recognizes_utf_8_in_chunks() {
        let check = |text: &[u8], encoding| {
            let verdicts = [1, 2, 3, usize::MAX].map(|size| {
                let mut probe = Utf8Probe::default();
                text.chunks(size).for_each(|chunk| probe.feed(chunk));
                probe.contradicts(encoding)
            });
            assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{verdicts:?}");
            verdicts[0]
        };
        assert!(check("Käse, Brötchen, “Öl” 𝄞".as_bytes(), WINDOWS_1252));
        assert!(!check("Käse, Öl".as_bytes(), WINDOWS_1252), "too few");
        assert!(!check("Käse, Brötchen, “Öl” 𝄞".as_bytes(), GBK), "too few");
        assert!(!check(b"K\xe4se, Br\xf6tchen, \xd6l und \xc4pfel", WINDOWS_1252));
        assert!(!check("Käse, Brötchen, Öl\u{fffd}".as_bytes().split_last().unwrap().1, WINDOWS_1252), "cut off");
        assert!(!check("Käse, Brötchen, “Öl”".as_bytes(), UTF_16LE));
    }
}
