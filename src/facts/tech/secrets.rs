//! Secrets in scripts and comments of a page: keys that are of no use to a browser and whose form leaves no doubt.
use crate::facts::page::PageFacts;
use crate::facts::text::contains_any;
use memchr::memmem::Finder;

/// A secret, as far as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// What it opens.
    pub kind: &'static str,
    /// Its first characters, and how long it is.
    pub masked: String,
}

/// How a key looks: what it begins with, how many characters follow at least and at most, and which.
struct Form {
    kind: &'static str,
    start: &'static str,
    length: (usize, usize),
    has: fn(u8) -> bool,
}

const fn alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

const fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

const fn dashed(byte: u8) -> bool {
    word(byte) || byte == b'-'
}

static FORMS: [Form; 11] = [
    Form { kind: "a secret key of Stripe", start: "sk_live_", length: (24, 128), has: alphanumeric },
    Form { kind: "a restricted key of Stripe", start: "rk_live_", length: (24, 128), has: alphanumeric },
    Form { kind: "a token of GitHub", start: "ghp_", length: (36, 36), has: alphanumeric },
    Form { kind: "a token of GitHub", start: "gho_", length: (36, 36), has: alphanumeric },
    Form { kind: "a token of GitHub", start: "github_pat_", length: (82, 82), has: word },
    Form { kind: "a token of GitLab", start: "glpat-", length: (20, 20), has: dashed },
    Form { kind: "a token of npm", start: "npm_", length: (36, 36), has: alphanumeric },
    Form { kind: "a token of Slack", start: "xoxb-", length: (40, 90), has: dashed },
    Form { kind: "a token of Slack", start: "xoxp-", length: (60, 120), has: dashed },
    Form { kind: "a key of Anthropic", start: "sk-ant-api03-", length: (80, 120), has: dashed },
    Form { kind: "a key of OpenAI", start: "sk-proj-", length: (40, 200), has: dashed },
];
/// What a private key in PEM has at the end of its first line.
const PRIVATE_KEY: &str = "PRIVATE KEY-----";
/// What examples in documentation have in place of a key.
const PLACEHOLDERS: [&str; 8] = ["example", "xxxx", "your", "placeholder", "dummy", "0000", "1234567890", "abcdef"];
/// Fewer different characters are no key.
const VARIETY: usize = 12;

impl PageFacts {
    /// The secrets in inline scripts, data and comments. Code that is shown to readers is left out.
    pub fn secrets(&self) -> Vec<Secret> {
        let scripts = self.all("script").map(|script| script.text());
        let comments = self.document.comments.iter().map(String::as_str);
        let finders = Finders::new();
        let mut secrets: Vec<Secret> = scripts.chain(comments).flat_map(|text| finders.secrets_in(text)).collect();
        secrets.dedup();
        secrets
    }
}

/// What is looked for in every text of a page.
struct Finders {
    forms: [(&'static Form, Finder<'static>); FORMS.len()],
    private_key: Finder<'static>,
}

impl Finders {
    fn new() -> Self {
        let forms = FORMS.each_ref().map(|form| (form, Finder::new(form.start)));
        Self { forms, private_key: Finder::new(PRIVATE_KEY) }
    }

    fn secrets_in(&self, text: &str) -> Vec<Secret> {
        let keys = self.forms.iter().filter_map(|(form, finder)| key(text, form, finder));
        keys.chain(private_key(text, &self.private_key)).collect()
    }
}

/// The first key of this form.
fn key(text: &str, form: &Form, finder: &Finder<'_>) -> Option<Secret> {
    finder.find_iter(text.as_bytes()).take(100).find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        let key = rest.get(form.start.len()..)?;
        let length = key.bytes().position(|byte| !(form.has)(byte)).unwrap_or(key.len());
        let key = key.get(..length)?;
        let fits = (form.length.0..=form.length.1).contains(&length)
            && !before.ends_with(|last: char| last.is_ascii_alphanumeric());
        let masked = format!("{}{}… ({} characters)", form.start, key.get(..4)?, form.start.len() + length);
        (fits && is_random(key)).then_some(Secret { kind: form.kind, masked })
    })
}

/// A private key in PEM with a body, line breaks escaped or not.
fn private_key(text: &str, finder: &Finder<'_>) -> Option<Secret> {
    finder.find_iter(text.as_bytes()).take(100).find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        let before = before.get(before.floor_char_boundary(before.len().saturating_sub(40))..)?;
        let label = before.get(before.rfind("-----BEGIN ")?..)?;
        let body = rest.get(PRIVATE_KEY.len()..)?.trim_start_matches(['\\', 'n', 'r', '\n', '\r', ' ']);
        let length =
            body.bytes().position(|byte| !alphanumeric(byte) && byte != b'+' && byte != b'/').unwrap_or(body.len());
        (label.len() < 32 && length >= 60 && is_random(body.get(..length)?))
            .then(|| Secret { kind: "a private key", masked: format!("{label}{PRIVATE_KEY}…") })
    })
}

fn is_random(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    let mut kinds: Vec<u8> = lower.bytes().collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len() >= VARIETY && !contains_any(&lower, &PLACEHOLDERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_keys_from_examples() {
        // Built from pieces, so that no scanner takes this file for a leak.
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
