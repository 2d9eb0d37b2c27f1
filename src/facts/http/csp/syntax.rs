//! What is wrong with the wording of a Content-Security-Policy, so that browsers ignore a part of it.
use super::{Policies, Policy, is_hash, is_nonce};

/// Directives whose values are lists of sources.
const OF_SOURCES: [&str; 21] = [
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
/// Those with values of other kinds, retired ones included.
const OTHERS: [&str; 14] = [
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
/// Keywords that stand between single quotes.
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
/// Most mistakes that are told of one policy.
const MOST: usize = 10;

impl Policies {
    /// What is wrong with the wording of the enforced policies, a sentence each without its full stop.
    pub fn mistakes(&self) -> Vec<String> {
        self.enforced.iter().flat_map(Policy::mistakes).take(MOST).collect()
    }

    /// The first source that lets something other than images and media come over plain http.
    pub fn insecure_source(&self) -> Option<String> {
        let active =
            |name: &str| OF_SOURCES.contains(&name) && !["img-src", "media-src", "frame-ancestors"].contains(&name);
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
            self.contradicted.iter().map(|name| format!("{name} stands twice and only the first counts")).collect();
        for (name, values) in &self.directives {
            if OF_SOURCES.contains(&name.as_str()) {
                mistakes.extend(values.iter().filter_map(|value| mistake(name, value)));
                if values.len() > 1 && values.iter().any(|value| value.eq_ignore_ascii_case("'none'")) {
                    mistakes.push(format!("{name} has 'none' beside other sources, which is ignored"));
                }
            } else if !OTHERS.contains(&name.as_str()) {
                mistakes.push(format!("{name} is no directive"));
            }
        }
        if self.blocks_every_script() {
            mistakes.push("'strict-dynamic' without a nonce or a hash blocks every script".to_owned());
        }
        mistakes
    }
}

/// What is wrong with a source, if something is.
fn mistake(directive: &str, source: &str) -> Option<String> {
    let lower = source.to_ascii_lowercase();
    let begins_as_secret =
        |text: &str| ["nonce-", "sha256-", "sha384-", "sha512-"].iter().any(|start| text.starts_with(start));
    if let Some(inner) = lower.strip_prefix('\'') {
        let keyword = inner.strip_suffix('\'').unwrap_or_default();
        let valid = KEYWORDS.contains(&keyword) || is_nonce(source) || is_hash(source);
        return (!valid).then(|| format!("{directive} has {source}, which is no keyword, nonce or hash"));
    }
    if KEYWORDS.contains(&lower.as_str()) || begins_as_secret(&lower) {
        return Some(format!("{directive} has {source} without the single quotes it needs"));
    }
    if OF_SOURCES.contains(&lower.as_str()) || OTHERS.contains(&lower.as_str()) {
        return Some(format!("{directive} has {source} as a source: a semicolon is missing before it"));
    }
    (!source.is_ascii()).then(|| format!("{directive} has {source}, which is no source"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_mistakes_from_good_policies() {
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
