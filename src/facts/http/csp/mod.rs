//! Content-Security-Policy as browsers read it (CSP Level 3): what the policies of a page, taken together, let happen.
mod matching;
mod syntax;

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whether it came by a header, and not by a meta element.
    pub by_header: bool,
    /// Names in lower case with their values, each name once.
    pub directives: Vec<(String, Vec<String>)>,
    /// Names that came again with other values; browsers ignore what came later.
    pub contradicted: Vec<String>,
}

/// Every policy of a page. Something happens only where each of them lets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    /// Those that browsers enforce.
    pub enforced: Vec<Policy>,
    /// Those that only report.
    pub report_only: Vec<Policy>,
}

/// Directives that a meta element cannot give.
const HEADER_ONLY: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];
/// Directives of one policy, and policies of one page, that are read; nobody writes so many.
pub(in crate::facts) const MAX_POLICIES: usize = 100;
/// Sources so wide that they name nobody.
const ANYBODY: [&str; 9] =
    ["*", "http:", "https:", "http://*", "https://*", "*:*", "http://*:*", "https://*:*", "https://*.*"];

impl Policy {
    /// Reads one policy (CSP3 2.2.1); none where it has no directive.
    pub fn parse(text: &str, by_header: bool) -> Option<Self> {
        let mut policy = Self { by_header, directives: Vec::new(), contradicted: Vec::new() };
        for directive in text.split(';').filter(|each| !each.trim_ascii().is_empty()).take(MAX_POLICIES) {
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

    /// The values of a directive, if the policy has it.
    pub fn directive(&self, name: &str) -> Option<&[String]> {
        self.directives.iter().find(|(each, _)| each == name).map(|(_, values)| values.as_slice())
    }

    /// The sources that govern such a fetch, from the directive itself or what it falls back to (CSP3 6.8.3).
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
            !ignored && ANYBODY.iter().any(|each| has(sources, each))
        })
    }

    fn allows_data(&self, directive: &str) -> bool {
        self.sources(directive).is_none_or(|sources| has(sources, "data:") && !has(sources, "'strict-dynamic'"))
    }

    fn allows_eval(&self) -> bool {
        self.sources("script-src").is_none_or(|sources| has(sources, "'unsafe-eval'"))
    }

    /// Whether only scripts with the right nonce or hash run.
    pub fn has_script_nonce(&self) -> bool {
        self.sources("script-src-elem").is_some_and(|sources| sources.iter().any(|source| is_nonce(source)))
    }

    /// Whether `strict-dynamic` stands where nothing can be the first script: no nonce and no hash.
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

    /// Whether no policy says which scripts may run.
    pub fn do_not_restrict_scripts(&self) -> bool {
        self.all(|policy| policy.sources("script-src-elem").is_none())
    }

    /// Whether every inline script element or every inline event handler runs.
    pub fn allow_inline_scripts(&self) -> bool {
        self.all(|policy| policy.allows_inline("script-src-elem"))
            || self.all(|policy| policy.allows_inline("script-src-attr"))
    }

    /// Whether scripts of any host run.
    pub fn allow_scripts_from_any_host(&self) -> bool {
        self.all(|policy| policy.allows_any_host("script-src-elem"))
    }

    /// Whether scripts written as `data:` addresses run.
    pub fn allow_data_scripts(&self) -> bool {
        self.all(|policy| policy.allows_data("script-src-elem"))
    }

    /// Whether strings may become code.
    pub fn allow_eval(&self) -> bool {
        self.all(Policy::allows_eval)
    }

    /// Whether plugins and embedded documents of any host are loaded.
    pub fn allow_objects_from_any_host(&self) -> bool {
        self.all(|policy| policy.allows_any_host("object-src"))
    }

    /// Whether an injected `base` element may send relative addresses to any host.
    pub fn allow_any_base(&self) -> bool {
        self.all(|policy| policy.allows_any_host("base-uri"))
    }

    /// Whether a header policy names who may put the page into a frame. Then `X-Frame-Options` is ignored.
    pub fn set_frame_ancestors(&self) -> bool {
        self.enforced.iter().any(|policy| policy.directive("frame-ancestors").is_some())
    }

    /// Whether any site may put the page into a frame.
    pub fn allow_framing_by_any_site(&self) -> bool {
        self.all(|policy| policy.allows_any_host("frame-ancestors"))
    }

    /// Whether browsers turn `http:` addresses on the page into `https:`.
    pub fn upgrade_requests(&self) -> bool {
        self.enforced.iter().any(|policy| policy.directive("upgrade-insecure-requests").is_some())
    }
}

/// Whether a list of sources has this one; keywords, schemes and hosts know no capitals.
pub(super) fn has(sources: &[String], source: &str) -> bool {
    sources.iter().any(|each| each.eq_ignore_ascii_case(source))
}

/// Whether a source is a nonce (CSP3 2.3.1).
fn is_nonce(source: &str) -> bool {
    quoted(source, "nonce-").is_some_and(is_base64)
}

/// Whether a source is a hash.
fn is_hash(source: &str) -> bool {
    ["sha256-", "sha384-", "sha512-"].iter().any(|kind| quoted(source, kind).is_some_and(is_base64))
}

fn quoted<'a>(source: &'a str, prefix: &str) -> Option<&'a str> {
    let inner = source.strip_prefix('\'')?.strip_suffix('\'')?;
    let (start, rest) = inner.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Whether it is base64 in either alphabet, with at most two `=` at its end.
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
    fn reads_the_grammar() {
        let policy = Policy::parse(" ; DEFAULT-src 'self'  a.example;; script-src;default-src *; ", true).unwrap();
        assert_eq!(policy.directive("default-src").unwrap(), ["'self'", "a.example"]);
        assert_eq!(policy.directive("script-src").unwrap(), [""; 0]);
        assert_eq!(policy.contradicted, ["default-src"]);
        assert_eq!(Policy::parse(" ; ", true), None);
        assert_eq!(Policy::parse("frame-ancestors 'none'; report-uri /x", false), None);
    }

    #[test]
    fn knows_when_unsafe_inline_is_ignored() {
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
    fn policies_add_up() {
        let both = policies(&["script-src 'unsafe-inline' 'self'", "script-src 'nonce-abc' https:"]);
        assert!(!both.allow_inline_scripts() && !both.allow_scripts_from_any_host() && !both.allow_eval());
        assert!(both.allow_objects_from_any_host() && both.allow_any_base());
        let one = policies(&["default-src https:; script-src 'strict-dynamic' 'nonce-abc' https: data:"]);
        assert!(!one.allow_scripts_from_any_host() && !one.allow_data_scripts() && one.allow_objects_from_any_host());
        assert!(!policies(&["script-src https://*.example.com"]).allow_scripts_from_any_host());
        assert!(policies(&["frame-ancestors *"]).allow_framing_by_any_site());
    }
}
