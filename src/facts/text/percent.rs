//! Percent-encoding in URLs.
use std::borrow::Cow;

/// Returns a URL or a part of one with percent-encoded characters decoded. Bytes that are not UTF-8 become U+FFFD.
pub fn percent_decoded(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}
