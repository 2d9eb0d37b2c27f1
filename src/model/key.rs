//! ApiKey: format and hash of API keys, their scopes and their stored details.
use super::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// RFC 4648 base 32 in lower case: no upper case, no characters that are easily confused.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const LIVE_PREFIX: &str = "sg_live_";
const TEST_PREFIX: &str = "sg_test_";
/// Prefixes that clients of other services expect, with our prefix that each stands for. Some of these clients check the
/// form of a key before they send it; one of them accepts only `ms_live_`, so its test keys begin with that too.
const ALIASES: [(&str, &str); 7] = [
    ("vx_live_", LIVE_PREFIX),
    ("vx_test_", TEST_PREFIX),
    ("ms_live_", LIVE_PREFIX),
    ("ms_live_test_", TEST_PREFIX),
    ("ms_test_", TEST_PREFIX),
    ("hk_", LIVE_PREFIX),
    ("hk_test_", TEST_PREFIX),
];
/// Characters of the secret: 160 random bits.
const SECRET_LEN: usize = 32;
/// Characters of the checksum: the first 30 bits of the SHA-256 of everything before it.
const CHECKSUM_LEN: usize = 6;
/// Characters that a key is recognized by in lists.
const SHOWN_LEN: usize = 12;

/// A permission of an API key.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray, EnumCount,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum KeyScope {
    /// Read audits.
    Read,
    /// Create, cancel and delete audits.
    Write,
    /// Create and revoke API keys.
    Admin,
}

impl KeyScope {
    /// All scopes.
    pub const ALL: [Self; Self::COUNT] = super::all_variants();

    /// Returns the scope as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses a list of scopes, separated by whitespace. An unknown word is skipped: it grants nothing.
    pub fn from_words(words: &str) -> Vec<Self> {
        words.split_whitespace().filter_map(|word| word.parse().ok()).collect()
    }

    /// Returns the scopes as words, separated by spaces; the inverse of [`from_words`](Self::from_words).
    pub fn words(scopes: &[Self]) -> String {
        scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Stored details of an API key. The key itself is shown once, on creation, and only its hash is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// Id for managing the key.
    pub id: String,
    /// Name that the owner chose.
    pub name: String,
    /// First characters of the key; empty if they were not stored.
    pub prefix: String,
    /// Scopes of the key.
    pub scopes: Vec<KeyScope>,
    /// Time of creation.
    pub created_at: Timestamp,
    /// Time at which the key expires; `None` if it does not.
    pub expires_at: Option<Timestamp>,
    /// Time of the last use, accurate to one hour.
    pub last_used_at: Option<Timestamp>,
    /// Time at which the key was revoked, or will be because it was rotated.
    pub revoked_at: Option<Timestamp>,
}

impl KeyInfo {
    /// Returns true for a test key.
    pub fn is_test(&self) -> bool {
        self.prefix.starts_with(TEST_PREFIX)
    }
}

/// An API key: `sg_live_` or `sg_test_`, 32 random characters and a checksum of 6. The checksum lets secret scanners
/// recognize keys, and a mistyped key is rejected without a database query. The same key may be spelt with the prefix of
/// another service, see [`spellings`](Self::spellings).
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

/// The spellings of one key for clients of each service that this one replaces.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct KeySpellings {
    /// For clients of Hikoo: `hk_…`.
    pub hikoo: String,
    /// For clients of MetricSpot: `ms_live_…`.
    pub metricspot: String,
    /// For clients of VertaaUX: `vx_live_…` or `vx_test_…`.
    pub vertaaux: String,
}

impl ApiKey {
    /// Parses a key in any of its spellings; returns `None` if the format or the checksum is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let spelt = [(LIVE_PREFIX, LIVE_PREFIX), (TEST_PREFIX, TEST_PREFIX)].into_iter().chain(ALIASES);
        // A secret has a fixed length, so at most one prefix fits.
        let (prefix, secret) = spelt
            .filter_map(|(spelling, prefix)| Some((prefix, text.strip_prefix(spelling)?)))
            .find(|(_, secret)| secret.len() == SECRET_LEN + CHECKSUM_LEN)?;
        let key = format!("{prefix}{secret}");
        let (body, checksum) = key.split_at_checked(prefix.len() + SECRET_LEN)?;
        base32(&Sha256::digest(body)).starts_with(checksum).then_some(Self(key))
    }

    /// Returns the key as clients of other services spell it. Like the key itself, they are secret.
    pub fn spellings(&self) -> KeySpellings {
        let is_test = self.is_test();
        let secret = self.0.get(LIVE_PREFIX.len()..).unwrap_or_default();
        let spelt = |live: &str, test: &str| format!("{}{secret}", if is_test { test } else { live });
        KeySpellings {
            hikoo: spelt("hk_", "hk_test_"),
            metricspot: spelt("ms_live_", "ms_live_test_"),
            vertaaux: spelt("vx_live_", "vx_test_"),
        }
    }

    /// Creates a live or a test key from 160 random bits.
    pub fn from_random(live: bool, bits: [u8; 20]) -> Self {
        let body = format!("{}{}", if live { LIVE_PREFIX } else { TEST_PREFIX }, base32(&bits));
        let checksum: String = base32(&Sha256::digest(&body)).chars().take(CHECKSUM_LEN).collect();
        Self(body + &checksum)
    }

    /// Returns the first 12 characters, by which the owner recognizes the key.
    pub fn prefix(&self) -> &str {
        // The default is unreachable: a key has 46 ASCII characters.
        self.0.get(..SHOWN_LEN).unwrap_or_default()
    }

    /// Returns true for a test key.
    pub fn is_test(&self) -> bool {
        self.0.starts_with(TEST_PREFIX)
    }

    /// Returns the SHA-256 of the key in lower-case hexadecimal, by which the database finds it.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// Returns the key in plain text, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Encodes bytes in base 32, five bits a character, without padding. Bits that do not fill a last character are
/// dropped.
fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut buffer, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            let index = (buffer >> bits & 31) as usize;
            text.extend(ALPHABET.get(index).map(|byte| char::from(*byte)));
        }
        buffer &= (1 << bits) - 1;
    }
    text
}

/// Returns the SHA-256 of the bytes in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_parsed_strictly() {
        let key = ApiKey::from_random(true, [7; 20]);
        assert_eq!(key.reveal().len(), 46);
        assert!(ApiKey::parse(key.reveal()) == Some(key.clone()));
        assert_eq!(key.hash().len(), 64);
        let mistyped = key.reveal().replace("sg_live_a", "sg_live_b");
        for text in [
            "",
            "sg_live_",
            "ms_live_x",
            mistyped.as_str(),
            key.reveal().strip_suffix(char::is_alphanumeric).unwrap(),
            &format!("{}a", key.reveal()),
        ] {
            assert!(ApiKey::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_key_has_one_hash_in_all_spellings() {
        for is_live in [true, false] {
            let key = ApiKey::from_random(is_live, [9; 20]);
            let KeySpellings { hikoo, metricspot, vertaaux } = key.spellings();
            let secret = &key.reveal()[8..];
            // The form that MetricSpot's own client demands.
            let is_accepted = metricspot.strip_prefix("ms_live_").is_some_and(|rest| rest.len() >= 16);
            assert!(is_accepted && hikoo.starts_with("hk_") && vertaaux.starts_with("vx_"));
            for spelling in [&hikoo, &metricspot, &vertaaux] {
                let parsed = ApiKey::parse(spelling).expect("a key");
                assert_eq!((parsed.hash(), parsed.is_test()), (key.hash(), !is_live), "{spelling}");
            }
            // The kind is part of the checksum: a test key cannot be spelt as a live one.
            let other = if is_live { ["sg_test_", "vx_test_", "hk_test_"] } else { ["sg_live_", "vx_live_", "hk_"] };
            for prefix in other.into_iter().chain(["vx_", "ms_", "sk_live_", "hk_live_", "VX_LIVE_", ""]) {
                assert!(ApiKey::parse(&format!("{prefix}{secret}")).is_none(), "{prefix}");
            }
        }
        let test = ApiKey::from_random(false, [9; 20]);
        assert!(ApiKey::parse(&format!("ms_test_{}", &test.reveal()[8..])) == Some(test));
    }

    #[test]
    fn an_unknown_scope_grants_nothing() {
        assert_eq!(KeyScope::from_words(" admin  read root"), [KeyScope::Admin, KeyScope::Read]);
        assert_eq!(KeyScope::words(&KeyScope::ALL), "read write admin");
    }
}
