//! WebhookSecret: a shared secret, and the signatures that it makes (Standard Webhooks).
use super::Timestamp;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use std::ops::RangeInclusive;

/// Prefix of a secret whose rest is base64.
const PREFIX: &str = "whsec_";
/// Accepted lengths of a secret after its base64 was decoded, in bytes.
const DECODED_LENGTHS: RangeInclusive<usize> = 24..=64;
/// Accepted lengths of a secret that is used as it is, in characters.
const PLAIN_LENGTHS: RangeInclusive<usize> = 16..=128;
/// Base64 whose padding may be missing.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A secret that webhooks are signed with, in the form in which its owner knows it: `whsec_` and base64, or any text.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret {
    text: String,
    key: Vec<u8>,
}

impl WebhookSecret {
    /// Parses a secret. One that begins with `whsec_` is base64 of 24 to 64 bytes; any other has 16 to 128 printable
    /// ASCII characters, which are the key themselves.
    pub fn parse(text: &str) -> Option<Self> {
        let key = match text.strip_prefix(PREFIX) {
            Some(encoded) => BASE64.decode(encoded).ok().filter(|key| DECODED_LENGTHS.contains(&key.len()))?,
            None => {
                let is_plain =
                    PLAIN_LENGTHS.contains(&text.len()) && text.bytes().all(|byte| (b'!'..=b'~').contains(&byte));
                is_plain.then(|| text.as_bytes().to_vec())?
            }
        };
        Some(Self { text: text.to_owned(), key })
    }

    /// Makes a secret of random bytes: `whsec_` and their base64.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self { text: format!("{PREFIX}{}", BASE64.encode(bytes)), key: bytes.to_vec() }
    }

    /// Returns the secret in plain text: to be stored, and to be shown once.
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// Signs a message as Standard Webhooks does: `v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body`, with the
    /// timestamp in whole seconds.
    pub fn sign(&self, id: &str, at: Timestamp, body: &[u8]) -> String {
        let seconds = at.0.div_euclid(1_000).to_string();
        let code = self.code(&[id.as_bytes(), b".", seconds.as_bytes(), b".", body]);
        format!("v1,{}", BASE64.encode(code))
    }

    /// Returns the HMAC-SHA256 of the body alone, in lower-case hexadecimal.
    pub fn body_code(&self, body: &[u8]) -> String {
        self.code(&[body]).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Returns the HMAC-SHA256 of these parts in sequence. A key of any length is accepted, so that there is always one.
    fn code(&self, parts: &[&[u8]]) -> Vec<u8> {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) else { return Vec::new() };
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().to_vec()
    }
}

impl fmt::Debug for WebhookSecret {
    /// Does not show the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification and of its reference implementations.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    #[test]
    fn case_108_the_vector_of_the_specification_is_signed_as_published() {
        let secret = WebhookSecret::parse(SECRET).unwrap();
        let signature =
            secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Timestamp(1_614_265_330_999), br#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(secret.reveal(), SECRET);
    }

    #[test]
    fn case_108_vectors_of_hmac_sha_256_are_reproduced() {
        // RFC 4231, test cases 2 and 3.
        let of = |key: &[u8], data: &[u8]| WebhookSecret { text: String::new(), key: key.to_vec() }.body_code(data);
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(of(b"Jefe", b"what do ya want for nothing?"), expected);
        let expected = "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe";
        assert_eq!(of(&[0xaa; 20], &[0xdd; 50]), expected);
    }

    #[test]
    fn secrets_are_parsed_strictly() {
        let encoded = |length: usize| format!("{PREFIX}{}", BASE64.encode(vec![7; length]));
        for accepted in
            [encoded(24), encoded(64), encoded(25).trim_end_matches('=').to_owned(), "x".repeat(16), "x".repeat(128)]
        {
            assert!(WebhookSecret::parse(&accepted).is_some(), "{accepted}");
        }
        for refused in [
            String::new(),
            PREFIX.to_owned(),
            encoded(23),
            encoded(65),
            "x".repeat(15),
            "x".repeat(129),
            "a secret with spaces in it".to_owned(),
            "a-secret-with-an-é".to_owned(),
            format!("{PREFIX}not base64 at all, not base64 at all"),
        ] {
            assert!(WebhookSecret::parse(&refused).is_none(), "{refused}");
        }
    }

    #[test]
    fn a_random_secret_is_parsed_as_it_was_made() {
        let secret = WebhookSecret::from_random([9; 32]);
        assert!(WebhookSecret::parse(secret.reveal()) == Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "WebhookSecret(..)");
    }
}
