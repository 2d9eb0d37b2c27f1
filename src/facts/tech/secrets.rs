//! Detects secrets in scripts and comments: keys that no browser needs and whose format is unmistakable.
use crate::facts::page::PageFacts;
use crate::facts::text::contains_any;
use memchr::memmem::Finder;
use std::ops::RangeInclusive;

/// A secret that was found, masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Its kind, with an article: `a GitHub token`.
    pub kind: &'static str,
    /// Its first characters and its length.
    pub masked: String,
}

/// The format of a key.
struct Format {
    kind: &'static str,
    prefix: &'static str,
    /// Number of characters after the prefix.
    length: RangeInclusive<usize>,
    /// Returns true for the characters that may follow the prefix.
    allows: fn(u8) -> bool,
}

const fn alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

const fn alphanumeric_or_underscore(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

const fn alphanumeric_underscore_or_dash(byte: u8) -> bool {
    alphanumeric_or_underscore(byte) || byte == b'-'
}

static FORMATS: [Format; 11] = [
    Format { kind: "a Stripe secret key", prefix: "sk_live_", length: 24..=128, allows: alphanumeric },
    Format { kind: "a Stripe restricted key", prefix: "rk_live_", length: 24..=128, allows: alphanumeric },
    Format { kind: "a GitHub token", prefix: "ghp_", length: 36..=36, allows: alphanumeric },
    Format { kind: "a GitHub token", prefix: "gho_", length: 36..=36, allows: alphanumeric },
    Format { kind: "a GitHub token", prefix: "github_pat_", length: 82..=82, allows: alphanumeric_or_underscore },
    Format { kind: "a GitLab token", prefix: "glpat-", length: 20..=20, allows: alphanumeric_underscore_or_dash },
    Format { kind: "an npm token", prefix: "npm_", length: 36..=36, allows: alphanumeric },
    Format { kind: "a Slack token", prefix: "xoxb-", length: 40..=90, allows: alphanumeric_underscore_or_dash },
    Format { kind: "a Slack token", prefix: "xoxp-", length: 60..=120, allows: alphanumeric_underscore_or_dash },
    Format {
        kind: "an Anthropic API key",
        prefix: "sk-ant-api03-",
        length: 80..=120,
        allows: alphanumeric_underscore_or_dash,
    },
    Format { kind: "an OpenAI API key", prefix: "sk-proj-", length: 40..=200, allows: alphanumeric_underscore_or_dash },
];
/// The end of the first line of a private key in PEM format.
const PRIVATE_KEY: &str = "PRIVATE KEY-----";
/// Text in example keys of documentation.
const PLACEHOLDERS: [&str; 8] = ["example", "xxxx", "your", "placeholder", "dummy", "0000", "1234567890", "abcdef"];
/// Most occurrences of a prefix that are examined in one text.
const MAX_CANDIDATES: usize = 100;
/// Fewest different characters in a real key.
const MIN_DIFFERENT_CHARACTERS: usize = 12;

impl PageFacts {
    /// Returns the secrets in inline scripts, data blocks and comments. Visible text is not searched.
    pub fn secrets(&self) -> Vec<Secret> {
        let scripts = self.all("script").map(|script| script.text());
        let comments = self.document.comments.iter().map(String::as_str);
        let finders = Finders::new();
        let mut secrets: Vec<Secret> = scripts.chain(comments).flat_map(|text| finders.secrets_in(text)).collect();
        secrets.dedup();
        secrets
    }
}

/// Prepared searches for all formats, used for every text of a page.
struct Finders {
    formats: [(&'static Format, Finder<'static>); FORMATS.len()],
    private_key: Finder<'static>,
}

impl Finders {
    fn new() -> Self {
        let formats = FORMATS.each_ref().map(|format| (format, Finder::new(format.prefix)));
        Self { formats, private_key: Finder::new(PRIVATE_KEY) }
    }

    fn secrets_in(&self, text: &str) -> Vec<Secret> {
        let keys = self.formats.iter().filter_map(|(format, finder)| key(text, format, finder));
        keys.chain(private_key(text, &self.private_key)).collect()
    }
}

/// Returns the first key of this format.
fn key(text: &str, format: &Format, finder: &Finder<'_>) -> Option<Secret> {
    finder.find_iter(text.as_bytes()).take(MAX_CANDIDATES).find_map(|start| {
        let (before, rest) = text.split_at_checked(start)?;
        let key = rest.get(format.prefix.len()..)?;
        let length = key.bytes().position(|byte| !(format.allows)(byte)).unwrap_or(key.len());
        let key = key.get(..length)?;
        let has_format =
            format.length.contains(&length) && !before.ends_with(|last: char| last.is_ascii_alphanumeric());
        let masked = format!("{}{}… ({} characters)", format.prefix, key.get(..4)?, format.prefix.len() + length);
        (has_format && is_random(key)).then_some(Secret { kind: format.kind, masked })
    })
}

/// Returns the first private key in PEM format that has a body; line breaks may be escaped.
fn private_key(text: &str, finder: &Finder<'_>) -> Option<Secret> {
    finder.find_iter(text.as_bytes()).take(MAX_CANDIDATES).find_map(|start| {
        let (before, rest) = text.split_at_checked(start)?;
        let before = before.get(before.floor_char_boundary(before.len().saturating_sub(40))..)?;
        let label = before.get(before.rfind("-----BEGIN ")?..)?;
        let body = rest.get(PRIVATE_KEY.len()..)?.trim_start_matches(['\\', 'n', 'r', '\n', '\r', ' ']);
        let length =
            body.bytes().position(|byte| !alphanumeric(byte) && byte != b'+' && byte != b'/').unwrap_or(body.len());
        (label.len() < 32 && length >= 60 && is_random(body.get(..length)?))
            .then(|| Secret { kind: "a private key", masked: format!("{label}{PRIVATE_KEY}…") })
    })
}

/// Returns false for example keys.
fn is_random(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    let mut characters: Vec<u8> = lower.bytes().collect();
    characters.sort_unstable();
    characters.dedup();
    characters.len() >= MIN_DIFFERENT_CHARACTERS && !contains_any(&lower, &PLACEHOLDERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_keys_and_ignores_examples() {
        // Built from parts, so that secret scanners do not report this file.
        let token = ["ghp", "_", "Zk3vQ9wLr7TsY2mXc8NbJ5hGf4PdAe6UoRqi"].concat();
        let found = Finders::new().secrets_in(&format!("const t = '{token}';"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].masked, "ghp_Zk3v… (40 characters)");
        let pem =
            ["-----BEGIN PRIVATE", " KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"]
                .concat();
        assert_eq!(Finders::new().secrets_in(&pem)[0].kind, "a private key");
        for harmless in [
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".to_owned(),
            format!("{token}a"),
            format!("a{token}"),
            "pk_live_51H8abcdefghijklmnopqrstuv".to_owned(),
            "AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY".to_owned(),
            "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----".to_owned(),
        ] {
            assert_eq!(Finders::new().secrets_in(&harmless), [], "{harmless}");
        }
    }
}
