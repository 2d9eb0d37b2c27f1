//! Content-Security-Policy. The first byte selects the delivery; each following line is a policy.
use super::findings;
use sitegauge::facts::{Policies, Policy};

/// A policy is the same after serializing and parsing, and a further policy never allows what the first forbids.
pub fn run(data: &[u8]) {
    let Some((first, text)) = data.split_first() else { return };
    let by_header = first % 2 == 1;
    let text = String::from_utf8_lossy(text);
    let mut policies = Policies::default();
    for line in text.lines().take(8) {
        let policy = Policy::parse(line, by_header);
        assert_eq!(policy, Policy::parse(&format!(" ;{line}; "), by_header).filter(|_| policy.is_some()));
        let Some(policy) = policy else { continue };
        check(&policy, line);
        let before = allowed(&policies);
        policies.enforced.push(policy);
        for (before, (after, what)) in before.into_iter().zip(allowed(&policies)) {
            assert!(before.0 || !after, "a further policy allows {what}: {line}");
        }
    }
    assert!(policies.mistakes().len() <= 10);
    let (mut headers, mut html) = (Vec::new(), "<!doctype html><title>x</title>".to_owned());
    for line in text.lines().take(8) {
        match first % 3 {
            0 => headers.push(("content-security-policy", line.trim())),
            1 => headers.push(("content-security-policy-report-only", line.trim())),
            _ => {
                html +=
                    &format!("<meta http-equiv=content-security-policy content=\"{}\">", line.replace('"', "&quot;"))
            }
        }
    }
    findings::of_headers(&headers, &html, &["privacy.csp", "privacy.clickjacking", "privacy.mixed"]);
}

fn check(policy: &Policy, line: &str) {
    let directives = &policy.directives;
    assert!((1..=100).contains(&directives.len()));
    for (index, (name, values)) in directives.iter().enumerate() {
        let words = values.iter().chain([name]);
        assert!(words.into_iter().all(|word| !word.is_empty() && !word.contains([';', ' ', '\t', '\n'])), "{line}");
        assert_eq!(name, &name.to_ascii_lowercase());
        assert!(!directives[..index].iter().any(|(earlier, _)| earlier == name), "{name} is there twice");
        assert_eq!(policy.directive(name), Some(values.as_slice()));
        assert_eq!(policy.sources(name), Some(values.as_slice()), "a present directive governs itself");
    }
    let written: Vec<String> = directives.iter().map(|(name, values)| format!("{name} {}", values.join(" "))).collect();
    let again = Policy::parse(&written.join(";"), policy.by_header).expect("it has directives");
    assert_eq!(again.directives, *directives);
    assert!(again.contradicted.is_empty());
    // Except for nonces, hashes and values that are not source lists, policies are case-insensitive.
    let uppercase = Policy::parse(&line.to_ascii_uppercase(), policy.by_header);
    let names = |policy: &Policy| policy.directives.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(uppercase.as_ref().map(names), Some(names(policy)));
    let one = |policy: Policy| Policies { enforced: vec![policy], report_only: Vec::new() };
    assert_eq!(uppercase.map(one).map(|policies| allowed(&policies)), Some(allowed(&one(policy.clone()))));
}

/// The answers of the policies, with their descriptions.
fn allowed(policies: &Policies) -> [(bool, &'static str); 8] {
    [
        (policies.do_not_restrict_scripts(), "scripts unheeded"),
        (policies.allow_inline_scripts(), "inline scripts"),
        (policies.allow_scripts_from_any_host(), "scripts of anybody"),
        (policies.allow_data_scripts(), "data scripts"),
        (policies.allow_eval(), "eval"),
        (policies.allow_objects_from_any_host(), "objects of anybody"),
        (policies.allow_any_base(), "any base"),
        (policies.allow_framing_by_any_site(), "frames of anybody"),
    ]
}
