//! Content-Security-Policy syntax: mistakes that make browsers ignore a part of a policy.
use super::{Policies, Policy, is_hash, is_nonce};

/// Directives whose values are source lists.
const SOURCE_DIRECTIVES: [&str; 21] = [
    "base-uri",
    "child-src",
    "connect-src",
    "default-src",
    "fenced-frame-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "prefetch-src",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "worker-src",
];
/// Directives with other values, including deprecated ones.
const OTHER_DIRECTIVES: [&str; 14] = [
    "block-all-mixed-content",
    "navigate-to",
    "plugin-types",
    "referrer",
    "reflected-xss",
    "report-to",
    "report-uri",
    "require-sri-for",
    "require-trusted-types-for",
    "sandbox",
    "trusted-types",
    "upgrade-insecure-requests",
    "webrtc",
    "treat-as-public-address",
];
/// Keywords, which are written in single quotes.
const KEYWORDS: [&str; 14] = [
    "self",
    "none",
    "unsafe-inline",
    "unsafe-eval",
    "strict-dynamic",
    "unsafe-hashes",
    "report-sample",
    "wasm-unsafe-eval",
    "unsafe-allow-redirects",
    "inline-speculation-rules",
    "trusted-types-eval",
    "report-sha256",
    "report-sha384",
    "report-sha512",
];
/// Maximum number of mistakes in a result.
const MAX_MISTAKES: usize = 10;

impl Policies {
    /// Returns the mistakes of the enforced policies, each as a sentence without its period. At most 10.
    pub fn mistakes(&self) -> Vec<String> {
        self.enforced.iter().flat_map(Policy::mistakes).take(MAX_MISTAKES).collect()
    }

    /// Returns the first source that allows resources other than images and media over plain HTTP.
    pub fn insecure_source(&self) -> Option<String> {
        let active = |name: &str| {
            SOURCE_DIRECTIVES.contains(&name) && !["img-src", "media-src", "frame-ancestors"].contains(&name)
        };
        let directives = self.enforced.iter().flat_map(|policy| &policy.directives).filter(|(name, _)| active(name));
        directives.flat_map(|(name, values)| values.iter().map(move |value| (name, value))).find_map(|(name, value)| {
            let start = value.get(..5).unwrap_or(value).to_ascii_lowercase();
            (start == "http:" || start.starts_with("ftp:")).then(|| format!("{name} {value}"))
        })
    }
}

impl Policy {
    fn mistakes(&self) -> Vec<String> {
        let mut mistakes: Vec<String> =
            self.contradicted.iter().map(|name| format!("{name} appears twice; browsers use only the first")).collect();
        for (name, values) in &self.directives {
            if SOURCE_DIRECTIVES.contains(&name.as_str()) {
                mistakes.extend(values.iter().filter_map(|value| mistake(name, value)));
                if values.len() > 1 && values.iter().any(|value| value.eq_ignore_ascii_case("'none'")) {
                    mistakes.push(format!("{name} has 'none' next to other sources; browsers ignore 'none'"));
                }
            } else if !OTHER_DIRECTIVES.contains(&name.as_str()) {
                mistakes.push(format!("{name} is not a directive"));
            }
        }
        if self.blocks_every_script() {
            mistakes.push("'strict-dynamic' without a nonce or a hash blocks every script".to_owned());
        }
        mistakes
    }
}

/// Returns the mistake in a source, if there is one.
fn mistake(directive: &str, source: &str) -> Option<String> {
    let lower = source.to_ascii_lowercase();
    let is_nonce_or_hash =
        |text: &str| ["nonce-", "sha256-", "sha384-", "sha512-"].iter().any(|start| text.starts_with(start));
    if let Some(inner) = lower.strip_prefix('\'') {
        let keyword = inner.strip_suffix('\'').unwrap_or_default();
        let valid = KEYWORDS.contains(&keyword) || is_nonce(source) || is_hash(source);
        return (!valid).then(|| format!("{directive} has {source}, which is not a keyword, nonce or hash"));
    }
    if KEYWORDS.contains(&lower.as_str()) || is_nonce_or_hash(&lower) {
        return Some(format!("{directive} has {source} without single quotes"));
    }
    if SOURCE_DIRECTIVES.contains(&lower.as_str()) || OTHER_DIRECTIVES.contains(&lower.as_str()) {
        return Some(format!("{directive} has {source} as a source: a semicolon is missing before it"));
    }
    (!source.is_ascii()).then(|| format!("{directive} has {source}, which is not a valid source"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_mistakes() {
        for (policy, count) in [
            ("default-src 'self' *.example.com https: data:; script-src 'nonce-YWJj' 'report-sample'", 0),
            ("sandbox allow-scripts; report-to default; require-trusted-types-for 'script'; trusted-types a 'none'", 0),
            ("frame-anchestors 'none'", 1),
            ("default-src self", 1),
            ("default-src 'self' script-src 'self'", 1),
            ("default-src ‘self’", 1),
            ("default-src 'none' 'self'", 1),
            ("script-src 'nonce-{{nonce}}'", 1),
            ("script-src 'strict-dynamic'", 1),
            ("img-src a; img-src b; img-src a", 1),
        ] {
            assert_eq!(Policy::parse(policy, true).unwrap().mistakes().len(), count, "{policy}");
        }
    }
}
