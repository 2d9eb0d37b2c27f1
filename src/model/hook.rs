//! Hook: a URL that deploy systems call to start an audit.
use super::{AccountId, Target, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;
use strum::{IntoStaticStr, VariantArray};

/// Time for which a delivery is remembered, in milliseconds.
pub const REPLAY_WINDOW_MS: i64 = 86_400_000;

/// An incoming webhook.
#[derive(Clone, Debug, PartialEq)]
pub struct Hook {
    /// Unguessable id, part of its URL.
    pub id: String,
    /// Account that owns it and its audits.
    pub account: AccountId,
    /// Display name.
    pub name: String,
    /// Start page of its audits.
    pub url: String,
    /// Further hosts whose URLs a delivery may name.
    pub allowed_hosts: Vec<HostPattern>,
    /// Sender; `None` to detect it by the headers of each delivery.
    pub provider: Option<HookProvider>,
    /// Name of the header with the signature, for [`HookProvider::Hmac`].
    pub signature_header: Option<String>,
    /// Current secret.
    pub secret: HookSecret,
    /// Replaced secret, and the time until which it is still valid.
    pub old_secret: Option<(HookSecret, Timestamp)>,
    /// Options of its audits, in the form of the API.
    pub options: Map<String, Value>,
    /// Time for which an audit waits for a further delivery, in milliseconds.
    pub debounce_ms: i64,
    /// True if its audits are sandbox audits.
    pub is_sandbox: bool,
    /// False if it accepts no deliveries.
    pub is_enabled: bool,
    /// Time of creation.
    pub created_at: Timestamp,
}

impl Hook {
    /// Returns the secrets that are valid now, the current one first.
    pub fn secrets(&self, now: Timestamp) -> Vec<&HookSecret> {
        let old = self.old_secret.as_ref().filter(|(_, until)| now < *until).map(|(secret, _)| secret);
        std::iter::once(&self.secret).chain(old).collect()
    }

    /// Returns true if a delivery may name this URL: it is on the host of the website or on an allowed one.
    pub fn allows(&self, website: &Target, target: &Target) -> bool {
        target.host() == website.host() || self.allowed_hosts.iter().any(|pattern| pattern.matches(target.host()))
    }
}

/// A shared secret. Its debug form does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HookSecret(String);

impl HookSecret {
    /// Wraps a secret.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Returns the secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HookSecret(…)")
    }
}

/// A host name, or a pattern of host names: one `*` in the first label stands for one or more characters of that label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HostPattern(String);

impl HostPattern {
    /// Parses a host name or pattern; `None` if it is neither, or if the part that `*` leaves fixed has only one label.
    ///
    /// # Examples
    /// ```
    /// use sitegauge::model::HostPattern;
    ///
    /// let previews = HostPattern::parse("shop-*.vercel.app").expect("a pattern");
    /// assert!(previews.matches("shop-git-main.vercel.app"));
    /// assert!(!previews.matches("shop-a.evil.vercel.app") && !previews.matches("other.vercel.app"));
    /// assert_eq!(HostPattern::parse("*.com"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let (first, rest) = text.split_once('.')?;
        let is_label = |label: &str| {
            let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            (1..=63).contains(&label.len()) && label.bytes().all(is_letter)
        };
        let fixed = first.replacen('*', "a", 1);
        let is_wide = first.contains('*') && !rest.contains('.');
        // The last label of an IPv4 address is a number.
        let is_name = rest.rsplit('.').next().is_some_and(|last| !last.bytes().all(|byte| byte.is_ascii_digit()));
        let fits = is_label(&fixed) && rest.split('.').all(is_label) && text.len() <= 253 && !is_wide && is_name;
        fits.then_some(Self(text))
    }

    /// Returns the pattern as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns true if the host matches.
    pub fn matches(&self, host: &str) -> bool {
        let Some((before, after)) = self.0.split_once('*') else { return self.0 == host };
        let free = host.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        free.is_some_and(|free| !free.is_empty() && !free.contains('.'))
    }
}

/// A sender of webhooks: how it signs, and what its bodies contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum HookProvider {
    /// Any sender that follows the Standard Webhooks specification.
    Standard,
    /// Any sender that signs the body with HMAC-SHA256 in a header.
    Hmac,
    /// Any sender that sends the secret itself, in a header or in the query.
    Token,
    /// GitHub, Gitea and Forgejo.
    Github,
    /// GitLab.
    Gitlab,
    /// Bitbucket.
    Bitbucket,
    /// Vercel.
    Vercel,
    /// Netlify.
    Netlify,
    /// Cloudflare Pages and Cloudflare Notifications.
    Cloudflare,
    /// Shopify.
    Shopify,
    /// WordPress and WooCommerce.
    Wordpress,
}

impl HookProvider {
    /// Returns the provider as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The delivery that starts an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookStart {
    /// Id of the hook.
    pub hook: String,
    /// Keys of the delivery: another delivery with one of them within 24 hours is a repetition.
    pub keys: Vec<String>,
    /// Time that the audit waits for further deliveries, in milliseconds; zero to start at once.
    pub debounce_ms: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_within_one_label() {
        for text in [
            "*",
            "*.com",
            "com",
            "a*b*.example.com",
            "a.*.com",
            "a..com",
            "",
            "exa mple.com",
            "127.0.0.1",
            "*.0.0.1",
            "https://a.example",
        ] {
            assert_eq!(HostPattern::parse(text), None, "{text}");
        }
        let matches = |pattern: &str, host: &str| HostPattern::parse(pattern).unwrap().matches(host);
        assert!(matches("*.example.com", "a.example.com") && !matches("*.example.com", "example.com"));
        assert!(!matches("*.example.com", "a.b.example.com") && !matches("*.example.com", ".example.com"));
        assert!(!matches("*.example.com", "a.example.com.evil.test") && !matches("a.example.com", "xa.example.com"));
        assert!(
            matches("Shop-*.Example.com", "shop-1.example.com") && !matches("shop-*.example.com", "shop-.example.com")
        );
    }

    #[test]
    fn the_debug_form_of_a_secret_hides_it() {
        assert_eq!(format!("{:?}", HookSecret::new("hidden".into())), "HookSecret(…)");
    }
}
