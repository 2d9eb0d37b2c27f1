//! Properties of all findings.
use sitegauge::facts::{Exchange, PageFacts, SiteFacts, document};
use sitegauge::model::finding::{MAX_EVIDENCE, MAX_MESSAGE, MAX_SELECTOR, MAX_SNIPPET};
use sitegauge::model::{Answer, Finding, Outcome, Points, Scores, SiteFile, SiteFiles};
use sitegauge::rule::Check;
use sitegauge::{engine, rules};
use url::Url;

/// The maximum size of a finding as JSON, in bytes. A row of D1 holds 2 MB, and a page has about 300 findings.
const MAX_FINDING_BYTES: usize = 128 << 10;

/// Judges a page, and checks that the findings are bounded and serializable.
pub fn of_page(page: &PageFacts) -> Vec<Finding> {
    let findings = engine::page(page);
    check(&findings);
    findings
}

/// Like [`of_page`], but only with the page rules whose ids start with one of `starts`, which is faster.
pub fn of_rules(page: &PageFacts, starts: &[&str]) -> Vec<Finding> {
    let chosen = rules::all().filter(|rule| starts.iter().any(|start| rule.id.starts_with(start)));
    let findings: Vec<Finding> = chosen
        .filter_map(|rule| match rule.check {
            Check::Response(check) | Check::Page(check) | Check::Indexable(check) => Some(rule.finding(check(page))),
            Check::Site(_) => None,
        })
        .collect();
    assert!(!findings.is_empty(), "no rule begins with {starts:?}");
    check(&findings);
    findings
}

/// Judges a small page with these headers by some rules.
pub fn of_headers(headers: &[(&str, &str)], html: &str, rules: &[&str]) -> Vec<Finding> {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let exchange = Exchange::direct(start(), 200, headers);
    let document = document(html.as_bytes(), Some("text/html; charset=utf-8"));
    of_rules(&PageFacts::new(exchange, document, None), rules)
}

/// Judges a site with these files.
pub fn of_site(files: SiteFiles) -> Vec<Finding> {
    let findings = engine::site(&SiteFacts::new(start(), files));
    check(&findings);
    findings
}

/// A response with status 200 for a file of the site.
pub fn answered(path: &str, content_type: &str, body: &str, truncated: bool) -> SiteFile {
    SiteFile::Answered(Answer {
        url: format!("https://example.com{path}"),
        status: 200,
        content_type: Some(content_type.to_owned()),
        body: body.to_owned(),
        truncated,
        ..Answer::default()
    })
}

/// The URL of every page.
pub fn start() -> Url {
    Url::parse("https://example.com/").expect("it is a URL")
}

/// The outcome of one rule.
pub fn outcome(findings: &[Finding], rule: &str) -> Outcome {
    findings.iter().find(|finding| finding.rule == rule).expect("every rule has a finding").outcome
}

fn check(findings: &[Finding]) {
    for finding in findings {
        let rule = &finding.rule;
        let message = finding.message.as_deref().unwrap_or_default();
        assert!(finding.outcome != Outcome::Failed || !message.is_empty(), "{rule} fails without a message");
        assert!(message.chars().count() <= MAX_MESSAGE, "{rule} has a message that is too long: {message}");
        assert!(finding.evidence.len() <= MAX_EVIDENCE, "{rule} has {} pieces of evidence", finding.evidence.len());
        for evidence in &finding.evidence {
            let length = evidence.snippet.chars().count();
            assert!(evidence.selector.len() <= MAX_SELECTOR, "{rule} has the selector {}", evidence.selector);
            assert!(length <= MAX_SNIPPET, "{rule} shows {length} characters: {}", evidence.snippet);
        }
        if finding.outcome == Outcome::Inapplicable && message.is_empty() && finding.data.is_empty() {
            // Most findings are like this, and serializing them is slow.
            continue;
        }
        let json = serde_json::to_string(finding).expect("a finding is JSON");
        assert!(json.len() <= MAX_FINDING_BYTES, "{rule} has {} bytes", json.len());
        let again: Finding = serde_json::from_str(&json).expect("a finding is deserialized");
        assert_eq!(again, *finding, "{rule} changes by serializing");
    }
    let scores = Scores::of(&[Points::of(findings)], &Points::default());
    assert!(scores.overall.is_none_or(|score| score <= 100), "{:?}", scores.overall);
}
