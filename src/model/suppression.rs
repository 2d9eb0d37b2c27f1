//! Suppression: findings that an account has decided not to fix, with the reason.
use super::finding::Suppressed;
use super::urls::{normal_escapes, page_key};
use super::{Finding, Outcome, Timestamp, fingerprint};
use serde::{Deserialize, Serialize};
use url::Url;

/// Maximum length of a reason, an owner, a URL pattern and a selector, in characters.
pub const MAX_TEXT: usize = 300;

/// A decision of an account not to count some findings. Everything that it names has to match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Its id.
    pub id: String,
    /// Rule id; `None` for any rule with the fingerprint.
    pub rule: Option<String>,
    /// Fingerprint of a finding or of a piece of evidence.
    pub fingerprint: Option<String>,
    /// Pattern of the page's URL, or of its path if it begins with a slash; `*` stands for any characters.
    pub url: Option<String>,
    /// Selector of the evidence; `*` stands for any characters.
    pub selector: Option<String>,
    /// The reason.
    pub reason: String,
    /// Time from which it no longer applies.
    pub expires_at: Option<Timestamp>,
}

impl Suppression {
    fn mark(&self) -> Suppressed {
        let expires_at = self.expires_at.map(Timestamp::to_seconds);
        Suppressed { id: self.id.clone(), reason: self.reason.clone(), expires_at }
    }

    /// Returns true if it can apply to this page.
    fn fits_page(&self, url: &str) -> bool {
        // Patterns are compared with the normal form of URLs.
        let Some(pattern) = self.url.as_deref().map(normal_escapes) else { return true };
        if !pattern.starts_with('/') {
            return matches(&pattern, url);
        }
        Url::parse(url).is_ok_and(|url| {
            let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
            matches(&pattern, &path)
        })
    }

    /// Returns true if it can apply to pages of the site with this origin.
    pub fn fits_site(&self, origin: &str) -> bool {
        match self.url.as_deref() {
            Some(pattern) if !pattern.starts_with('/') => match pattern.split_once('*') {
                // Before the first star, the pattern and the origin must agree as far as both go.
                Some((fixed, _)) => {
                    fixed.starts_with(&format!("{origin}/")) || origin.starts_with(fixed.trim_end_matches('/'))
                }
                None => pattern.starts_with(&format!("{origin}/")),
            },
            Some(_) | None => true,
        }
    }
}

/// Marks the failures to which a suppression applies. The first one in the list wins.
pub fn apply(suppressions: &[Suppression], findings: &mut [Finding], url: &str) {
    if suppressions.is_empty() {
        return;
    }
    let key = page_key(url);
    let on_page: Vec<&Suppression> = suppressions.iter().filter(|suppression| suppression.fits_page(&key)).collect();
    for finding in findings.iter_mut().filter(|finding| finding.outcome == Outcome::Failed) {
        let of_rule = |suppression: &&&Suppression| suppression.rule.as_deref().is_none_or(|rule| rule == finding.rule);
        let of_rule: Vec<&Suppression> = on_page.iter().filter(of_rule).copied().collect();
        if !of_rule.is_empty() {
            apply_to(&of_rule, finding, &key);
        }
    }
}

/// Marks a finding, or the pieces of its evidence that match. If every place is marked, so is the finding.
fn apply_to(suppressions: &[&Suppression], finding: &mut Finding, key: &str) {
    let own = fingerprint::of_finding(&finding.rule, key);
    let is_whole = |suppression: &&&Suppression| {
        suppression.selector.is_none() && suppression.fingerprint.as_ref().is_none_or(|given| *given == own)
    };
    finding.suppressed = suppressions.iter().find(is_whole).map(|suppression| suppression.mark());
    if finding.suppressed.is_some() {
        return;
    }
    let rule = finding.rule.clone();
    for evidence in &mut finding.evidence {
        let piece = fingerprint::of_evidence(&rule, key, evidence);
        let fits = |suppression: &&&Suppression| {
            suppression.fingerprint.as_ref().is_none_or(|given| *given == piece || *given == own)
                && suppression.selector.as_ref().is_none_or(|pattern| matches(pattern, &evidence.selector))
        };
        evidence.suppressed = suppressions.iter().find(fits).map(|suppression| suppression.mark());
    }
    let is_complete = super::digest::places(finding) == finding.evidence.len();
    if is_complete && finding.evidence.iter().all(|evidence| evidence.suppressed.is_some()) {
        finding.suppressed = finding.evidence.first().and_then(|evidence| evidence.suppressed.clone());
    }
}

/// Returns true if the pattern matches the whole text; `*` matches any characters. Linear in most cases, and never worse
/// than the product of the lengths, which are bounded.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Severity};

    fn suppression() -> Suppression {
        Suppression {
            id: "s1".to_owned(),
            rule: Some("a.b".to_owned()),
            fingerprint: None,
            url: None,
            selector: None,
            reason: "known".to_owned(),
            expires_at: None,
        }
    }

    fn finding(snippets: &[&str]) -> Finding {
        let evidence = snippets.iter().map(|snippet| Evidence {
            selector: format!("main > {snippet}"),
            snippet: (*snippet).to_owned(),
            suppressed: None,
        });
        Finding {
            rule: "a.b".into(),
            severity: Severity::Minor,
            weight: 2,
            outcome: Outcome::Failed,
            message: None,
            evidence: evidence.collect(),
            data: Default::default(),
            suppressed: None,
        }
    }

    /// Returns if the finding is suppressed, and how many pieces of its evidence.
    fn applied(suppression: Suppression, snippets: &[&str]) -> (bool, usize) {
        let mut findings = [finding(snippets)];
        apply(&[suppression], &mut findings, "https://example.com/blog/one?page=2");
        let [finding] = findings;
        let pieces = finding.evidence.iter().filter(|evidence| evidence.suppressed.is_some()).count();
        (finding.suppressed.is_some(), pieces)
    }

    #[test]
    fn patterns_match_the_whole_text() {
        for (pattern, text, expected) in [
            ("", "", true),
            ("a", "ab", false),
            ("*", "anything", true),
            ("a*c", "abc", true),
            ("a*c", "ac", true),
            ("ab*ba", "aba", false),
            ("*b*b*", "abab", true),
            ("*b*b*", "ab", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn everything_that_is_named_has_to_match() {
        let with = |change: fn(&mut Suppression)| {
            let mut changed = suppression();
            change(&mut changed);
            applied(changed, &["<p>", "<b>"])
        };
        assert_eq!(with(|_| ()), (true, 0));
        assert_eq!(with(|one| one.rule = Some("a.c".to_owned())), (false, 0));
        assert_eq!(with(|one| one.url = Some("/blog/*".to_owned())), (true, 0));
        assert_eq!(with(|one| one.url = Some("/shop/*".to_owned())), (false, 0));
        assert_eq!(with(|one| one.url = Some("https://example.com/*".to_owned())), (true, 0));
        assert_eq!(with(|one| one.selector = Some("* > <b>".to_owned())), (false, 1));
        assert_eq!(with(|one| one.selector = Some("main*".to_owned())), (true, 2));
    }

    #[test]
    fn a_fingerprint_names_a_finding_or_its_evidence() {
        let key = "https://example.com/blog/one?page=2";
        let of = |fingerprint: String| Suppression { rule: None, fingerprint: Some(fingerprint), ..suppression() };
        assert_eq!(applied(of(fingerprint::of_finding("a.b", key)), &["<p>", "<b>"]), (true, 0));
        let piece = fingerprint::of_evidence("a.b", key, &finding(&["<b>"]).evidence[0]);
        assert_eq!(applied(of(piece.clone()), &["<p>", "<b>"]), (false, 1));
        assert_eq!(applied(of(piece), &["<b>"]), (true, 1));
        assert_eq!(applied(of("0000000000000000".to_owned()), &["<b>"]), (false, 0));
    }

    #[test]
    fn a_site_is_told_from_the_pattern() {
        let fits =
            |url: &str| Suppression { url: Some(url.to_owned()), ..suppression() }.fits_site("https://example.com");
        assert!(
            fits("/a")
                && fits("*")
                && fits("https://example.com/*")
                && fits("https://*")
                && fits("https://example.com/a")
        );
        assert!(!fits("https://other.example/*") && !fits("https://example.com.evil/*"));
    }
}
