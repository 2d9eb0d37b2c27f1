//! Content-Security-Policy (CSP Level 3): the combined effect of the policies of a page.
mod matching;
mod policy_matcher;
mod source_index;
mod syntax;

pub(in crate::facts) use policy_matcher::PolicyMatcher;

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// True for a policy of a header, false for one of a `meta` element.
    pub by_header: bool,
    /// The directives: unique names in lower case with their values.
    pub directives: Vec<(String, Vec<String>)>,
    /// Names of directives that were repeated with other values, which browsers ignore.
    pub contradicted: Vec<String>,
}

/// All policies of a page. Each enforced policy has to allow an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    /// Policies that browsers enforce.
    pub enforced: Vec<Policy>,
    /// Policies that only report.
    pub report_only: Vec<Policy>,
}

/// Directives that are ignored in a `meta` element.
const HEADER_ONLY: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];
/// Maximum number of directives of a policy, and of policies of a page, that are read.
pub(in crate::facts) const MAX_POLICIES: usize = 100;
/// Sources that allow any host.
const ANY_HOST: [&str; 9] =
    ["*", "http:", "https:", "http://*", "https://*", "*:*", "http://*:*", "https://*:*", "https://*.*"];

impl Policy {
    /// Parses a policy (CSP Level 3, 2.2.1). `None` if it has no directive.
    pub fn parse(text: &str, by_header: bool) -> Option<Self> {
        let mut policy = Self { by_header, directives: Vec::new(), contradicted: Vec::new() };
        for directive in text.split(';').filter(|directive| !directive.trim_ascii().is_empty()).take(MAX_POLICIES) {
            let mut words = directive.split_ascii_whitespace();
            let Some(name) = words.next().map(str::to_ascii_lowercase) else { continue };
            let values: Vec<String> = words.map(str::to_owned).collect();
            match policy.directive(&name) {
                Some(first) if first != values.as_slice() => policy.contradicted.push(name),
                Some(_) => {}
                None if !by_header && HEADER_ONLY.contains(&name.as_str()) => {}
                None => policy.directives.push((name, values)),
            }
        }
        (!policy.directives.is_empty()).then_some(policy)
    }

    /// Returns the values of a directive, if the policy has it.
    pub fn directive(&self, name: &str) -> Option<&[String]> {
        self.directives.iter().find(|(directive, _)| directive == name).map(|(_, values)| values.as_slice())
    }

    /// Returns the sources of a directive or of the one that it falls back to (CSP Level 3, 6.8.3).
    pub fn sources(&self, directive: &str) -> Option<&[String]> {
        let chain: &[&str] = match directive {
            "script-src-elem" | "script-src-attr" => &["script-src", "default-src"],
            "style-src-elem" | "style-src-attr" => &["style-src", "default-src"],
            "worker-src" => &["child-src", "script-src", "default-src"],
            "frame-src" => &["child-src", "default-src"],
            "base-uri" | "form-action" | "frame-ancestors" => &[],
            _ => &["default-src"],
        };
        std::iter::once(directive).chain(chain.iter().copied()).find_map(|name| self.directive(name))
    }

    fn allows_inline(&self, directive: &str) -> bool {
        self.sources(directive).is_none_or(|sources| {
            has(sources, "'unsafe-inline'")
                && !sources.iter().any(|source| is_nonce(source) || is_hash(source))
                && !has(sources, "'strict-dynamic'")
        })
    }

    fn allows_any_host(&self, directive: &str) -> bool {
        self.sources(directive).is_none_or(|sources| {
            let is_script = directive.starts_with("script-src");
            let ignored = is_script && has(sources, "'strict-dynamic'");
            !ignored && ANY_HOST.iter().any(|any| has(sources, any))
        })
    }

    fn allows_data(&self, directive: &str) -> bool {
        self.sources(directive).is_none_or(|sources| has(sources, "data:") && !has(sources, "'strict-dynamic'"))
    }

    fn allows_eval(&self) -> bool {
        self.sources("script-src").is_none_or(|sources| has(sources, "'unsafe-eval'"))
    }

    /// Returns true if it has a `sandbox` in which scripts do not run. Browsers ignore one in a `meta` element.
    pub fn sandboxes_scripts(&self) -> bool {
        let flags = self.directive("sandbox").filter(|_| self.by_header);
        flags.is_some_and(|flags| !flags.iter().any(|flag| flag.eq_ignore_ascii_case("allow-scripts")))
    }

    /// Returns true if the policy has a nonce for scripts.
    pub fn has_script_nonce(&self) -> bool {
        self.sources("script-src-elem").is_some_and(|sources| sources.iter().any(|source| is_nonce(source)))
    }

    /// Returns true if `strict-dynamic` is set without a nonce or hash, so that no script can run.
    pub fn blocks_every_script(&self) -> bool {
        self.sources("script-src-elem").is_some_and(|sources| {
            has(sources, "'strict-dynamic'") && !sources.iter().any(|source| is_nonce(source) || is_hash(source))
        })
    }
}

impl Policies {
    fn all(&self, allows: impl Fn(&Policy) -> bool) -> bool {
        self.enforced.iter().all(allows)
    }

    /// Like `all`, for scripts: a policy whose sandbox runs no script allows none.
    fn all_scripts(&self, allows: impl Fn(&Policy) -> bool) -> bool {
        self.all(|policy| !policy.sandboxes_scripts() && allows(policy))
    }

    /// Returns true if no policy restricts scripts.
    pub fn do_not_restrict_scripts(&self) -> bool {
        self.all_scripts(|policy| policy.sources("script-src-elem").is_none())
    }

    /// Returns true if all inline scripts or all inline event handlers may run.
    pub fn allow_inline_scripts(&self) -> bool {
        self.all_scripts(|policy| policy.allows_inline("script-src-elem"))
            || self.all_scripts(|policy| policy.allows_inline("script-src-attr"))
    }

    /// Returns true if scripts from any host may run.
    pub fn allow_scripts_from_any_host(&self) -> bool {
        self.all_scripts(|policy| policy.allows_any_host("script-src-elem"))
    }

    /// Returns true if scripts with `data:` URLs may run.
    pub fn allow_data_scripts(&self) -> bool {
        self.all_scripts(|policy| policy.allows_data("script-src-elem"))
    }

    /// Returns true if scripts may evaluate strings as code.
    pub fn allow_eval(&self) -> bool {
        self.all_scripts(Policy::allows_eval)
    }

    /// Returns true if plugins and embedded documents from any host may be loaded.
    pub fn allow_objects_from_any_host(&self) -> bool {
        self.all(|policy| policy.allows_any_host("object-src"))
    }

    /// Returns true if an injected `base` element may direct relative URLs to any host.
    pub fn allow_any_base(&self) -> bool {
        self.all(|policy| policy.allows_any_host("base-uri"))
    }

    /// Returns true if a policy has `frame-ancestors`. Then browsers ignore `X-Frame-Options`.
    pub fn set_frame_ancestors(&self) -> bool {
        self.enforced.iter().any(|policy| policy.directive("frame-ancestors").is_some())
    }

    /// Returns true if any site may embed the page in a frame.
    pub fn allow_framing_by_any_site(&self) -> bool {
        self.all(|policy| policy.allows_any_host("frame-ancestors"))
    }

    /// Returns true if browsers upgrade `http:` URLs on the page to `https:`.
    pub fn upgrade_requests(&self) -> bool {
        self.enforced.iter().any(|policy| policy.directive("upgrade-insecure-requests").is_some())
    }
}

/// Returns true if a list contains this source, ignoring case.
pub(super) fn has(sources: &[String], source: &str) -> bool {
    sources.iter().any(|listed| listed.eq_ignore_ascii_case(source))
}

/// Returns true if a source is a nonce (CSP Level 3, 2.3.1).
fn is_nonce(source: &str) -> bool {
    quoted(source, "nonce-").is_some_and(is_base64)
}

/// Returns true if a source is a hash.
fn is_hash(source: &str) -> bool {
    ["sha256-", "sha384-", "sha512-"].iter().any(|kind| quoted(source, kind).is_some_and(is_base64))
}

fn quoted<'a>(source: &'a str, prefix: &str) -> Option<&'a str> {
    let inner = source.strip_prefix('\'')?.strip_suffix('\'')?;
    let (start, rest) = inner.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Returns true for base64 or base64url with at most two `=` at its end.
fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    !body.is_empty() && text.len() - body.len() <= 2 && body.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policies(list: &[&str]) -> Policies {
        let enforced = list.iter().filter_map(|text| Policy::parse(text, true)).collect();
        Policies { enforced, report_only: Vec::new() }
    }

    #[test]
    fn parses_directives() {
        let policy = Policy::parse(" ; DEFAULT-src 'self'  a.example;; script-src;default-src *; ", true).unwrap();
        assert_eq!(policy.directive("default-src").unwrap(), ["'self'", "a.example"]);
        assert_eq!(policy.directive("script-src").unwrap(), [""; 0]);
        assert_eq!(policy.contradicted, ["default-src"]);
        assert_eq!(Policy::parse(" ; ", true), None);
        assert_eq!(Policy::parse("frame-ancestors 'none'; report-uri /x", false), None);
    }

    #[test]
    fn nonces_and_hashes_disable_unsafe_inline() {
        for (policy, inline) in [
            ("script-src 'unsafe-inline'", true),
            ("img-src 'self'", true),
            ("default-src 'Unsafe-Inline'; style-src 'self'", true),
            ("script-src 'unsafe-inline' 'nonce-abc'", false),
            ("script-src 'unsafe-inline' 'sha256-abc='", false),
            ("script-src 'unsafe-inline' 'nonce-a b'", true),
            ("script-src 'strict-dynamic' 'unsafe-inline'", false),
            ("script-src 'nonce-abc'; script-src-attr 'unsafe-inline'", true),
            ("script-src", false),
            ("script-src 'self'", false),
        ] {
            assert_eq!(policies(&[policy]).allow_inline_scripts(), inline, "{policy}");
        }
    }

    #[test]
    fn every_policy_must_allow() {
        let both = policies(&["script-src 'unsafe-inline' 'self'", "script-src 'nonce-abc' https:"]);
        assert!(!both.allow_inline_scripts() && !both.allow_scripts_from_any_host() && !both.allow_eval());
        assert!(both.allow_objects_from_any_host() && both.allow_any_base());
        let one = policies(&["default-src https:; script-src 'strict-dynamic' 'nonce-abc' https: data:"]);
        assert!(!one.allow_scripts_from_any_host() && !one.allow_data_scripts() && one.allow_objects_from_any_host());
        assert!(!policies(&["script-src https://*.example.com"]).allow_scripts_from_any_host());
        assert!(policies(&["frame-ancestors *"]).allow_framing_by_any_site());
    }
}
