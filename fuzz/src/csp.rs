//! Content-Security-Policy. The first byte chooses how it came, the rest are policies, one a line.
use super::findings;
use sitegauge::facts::{Policies, Policy};

/// A policy means the same when it is written down again, and another one never allows what the first forbids.
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
    for (place, (name, values)) in directives.iter().enumerate() {
        let words = values.iter().chain([name]);
        assert!(words.into_iter().all(|word| !word.is_empty() && !word.contains([';', ' ', '\t', '\n'])), "{line}");
        assert_eq!(name, &name.to_ascii_lowercase());
        assert!(!directives[..place].iter().any(|(each, _)| each == name), "{name} stands twice");
        assert_eq!(policy.directive(name), Some(values.as_slice()));
        assert_eq!(policy.sources(name), Some(values.as_slice()), "a directive that stands there governs itself");
    }
    let written: Vec<String> = directives.iter().map(|(name, values)| format!("{name} {}", values.join(" "))).collect();
    let again = Policy::parse(&written.join(";"), policy.by_header).expect("it has directives");
    assert_eq!(again.directives, *directives);
    assert!(again.contradicted.is_empty());
    // All but nonces, hashes and what is no list of sources knows no capitals; what is allowed follows from sources.
    let shouted = Policy::parse(&line.to_ascii_uppercase(), policy.by_header);
    let names = |policy: &Policy| policy.directives.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(shouted.as_ref().map(names), Some(names(policy)));
    let one = |policy: Policy| Policies { enforced: vec![policy], report_only: Vec::new() };
    assert_eq!(shouted.map(one).map(|policies| allowed(&policies)), Some(allowed(&one(policy.clone()))));
}

/// What the policies let happen.
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
