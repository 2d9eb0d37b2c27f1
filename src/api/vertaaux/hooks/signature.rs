//! Message authentication codes: computed over raw bytes, compared in constant time.
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

/// Returns true if `code` is the HMAC-SHA256 of the parts, joined, with one of the keys.
pub(super) fn is_sha256(keys: &[impl AsRef<[u8]>], parts: &[&[u8]], code: &[u8]) -> bool {
    let is_right = |key: &[u8]| {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return false };
        parts.iter().for_each(|part| mac.update(part));
        mac.verify_slice(code).is_ok()
    };
    keys.iter().any(|key| is_right(key.as_ref()))
}

/// Returns true if `code` is the HMAC-SHA1 of the message with one of the keys.
pub(super) fn is_sha1(keys: &[impl AsRef<[u8]>], message: &[u8], code: &[u8]) -> bool {
    let is_right = |key: &[u8]| {
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else { return false };
        mac.update(message);
        mac.verify_slice(code).is_ok()
    };
    keys.iter().any(|key| is_right(key.as_ref()))
}

/// Decodes hexadecimal digits, at most those of a SHA-256.
pub(super) fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    let bytes = digits.chunks(2).map(|pair| match pair {
        [high, low] => Some(high << 4 | low),
        _ => None,
    });
    bytes.collect::<Option<Vec<u8>>>().filter(|bytes| (1..=32).contains(&bytes.len()))
}

/// Decodes base64 with its padding. Every value has exactly one form that is accepted.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Encodes base64 with its padding.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Decodes base64 as in a JWS: with `-` and `_`, without padding.
pub(super) fn base64_url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_109_codes_are_those_of_published_vectors() {
        // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
        let code = hex("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17").unwrap();
        let key = ["It's a Secret to Everybody"];
        assert!(is_sha256(&key, &[b"Hello, World!"], &code) && is_sha256(&key, &[b"Hello, ", b"World!"], &code));
        assert!(!is_sha256(&key, &[b"Hello, World?"], &code) && !is_sha256(&["x"], &[b"Hello, World!"], &code));
        assert!(!is_sha256(&key, &[b"Hello, World!"], &code[..31]) && !is_sha256(&key, &[b"Hello, World!"], &[]));
        // RFC 2202, test case 2.
        let code = hex("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79").unwrap();
        assert!(is_sha1(&["x", "Jefe"], b"what do ya want for nothing?", &code));
        assert!(!is_sha1(&["Jefe"], b"what do ya want for nothing!", &code));
    }

    #[test]
    fn case_109_a_code_has_one_base64_form() {
        assert_eq!(base64("/+8="), Some(vec![0xff, 0xef]));
        for other in ["/+8", "/+9=", "_-8=", "/+8==", " /+8=", "/+8=\n", "/+8=,"] {
            assert_eq!(base64(other), None, "{other:?}");
        }
        for wrong in ["", "0", "0g", "0x00", "é0", &"00".repeat(33)] {
            assert_eq!(hex(wrong), None, "{wrong:?}");
        }
        assert_eq!(hex("00fF"), Some(vec![0, 255]));
    }
}
