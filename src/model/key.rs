//! ApiKey: what a caller proves itself with; only its hash is ever kept.
use super::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// RFC 4648 base 32 in lower case: no capital, nothing to confuse.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const LIVE: &str = "sg_live_";
const TEST: &str = "sg_test_";
/// 160 random bits.
const SECRET: usize = 32;
/// The first 30 bits of SHA-256 over all that stands before.
const CHECKSUM: usize = 6;

/// What a key may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyScope {
    /// To read audits.
    Read,
    /// To start, end and delete them.
    Write,
    /// To make keys and to revoke them.
    Admin,
}

impl KeyScope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Admin];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }

    /// The scope of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == word)
    }

    /// The scopes of these words, which stand apart; a word that is none is left out.
    pub fn from_words(words: &str) -> Vec<Self> {
        words.split_whitespace().filter_map(Self::from_word).collect()
    }

    /// The words of these scopes, standing apart.
    pub fn words(scopes: &[Self]) -> String {
        scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// What is known of a key once it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// What it is managed by.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Its first characters; empty where they were not kept.
    pub prefix: String,
    /// What it may be used for.
    pub scopes: Vec<KeyScope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, at most an hour behind.
    pub last_used_at: Option<Timestamp>,
    /// When it was withdrawn, or will be because it was exchanged for another one.
    pub revoked_at: Option<Timestamp>,
}

impl KeyInfo {
    /// Whether it is for trying things out.
    pub fn is_test(&self) -> bool {
        self.prefix.starts_with(TEST)
    }
}

/// `sg_live_` or `sg_test_`, 32 random characters and 6 of checksum, so that scanners can tell a key from noise and a
/// mistyped one never reaches the database.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// Reads a key; none where it has not the form of one or its checksum is off.
    pub fn parse(text: &str) -> Option<Self> {
        let prefix = [LIVE, TEST].into_iter().find(|prefix| text.starts_with(prefix))?;
        let (body, checksum) = text.split_at_checked(text.len().checked_sub(CHECKSUM)?)?;
        let fits = body.len() == prefix.len() + SECRET && base32(&Sha256::digest(body)).starts_with(checksum);
        fits.then(|| Self(text.to_owned()))
    }

    /// The key of these random bits.
    pub fn from_random(live: bool, bits: [u8; 20]) -> Self {
        let body = format!("{}{}", if live { LIVE } else { TEST }, base32(&bits));
        let checksum: String = base32(&Sha256::digest(&body)).chars().take(CHECKSUM).collect();
        Self(body + &checksum)
    }

    /// Its first characters, by which its owner knows it again.
    pub fn prefix(&self) -> &str {
        const SHOWN: usize = 12;
        self.0.get(..SHOWN).unwrap_or_default()
    }

    /// Whether it is for trying things out.
    pub fn is_test(&self) -> bool {
        self.0.starts_with(TEST)
    }

    /// What the database knows it by: its SHA-256 in hexadecimal digits.
    pub fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// The key itself, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

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

/// The SHA-256 of some bytes in small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_form() {
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
}
