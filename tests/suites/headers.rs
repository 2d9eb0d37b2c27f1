//! MDN's HTTP Observatory: our rules agree with its vectors, or `DECISIONS` says why not.
#![expect(clippy::expect_used, reason = "a malformed vector fails the suite")]
use super::read_json;
use libtest_mimic::Failed;
use serde_json::Value;
use sitegauge::facts::{self, Exchange, PageFacts, SiteFacts};
use sitegauge::model::{Answer, Finding, Outcome, SiteFile, SiteFiles};
use sitegauge::{engine, rules};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use url::Url;

/// The rules that correspond to each Observatory test.
const RULES: [(&str, &[&str]); 12] = [
    (
        "contentSecurityPolicyTest",
        &[
            "privacy.csp-present",
            "privacy.csp-script-unsafe",
            "privacy.csp-object-src",
            "privacy.csp-insecure-source",
            "privacy.csp-syntax",
        ],
    ),
    (
        "cookiesTest",
        &["privacy.cookie-secure", "privacy.cookie-httponly", "privacy.cookie-samesite", "privacy.cookie-prefix"],
    ),
    ("crossOriginEmbedderPolicyTest", &["privacy.coep"]),
    ("crossOriginOpenerPolicyTest", &["privacy.coop"]),
    ("crossOriginResourcePolicyTest", &["privacy.corp"]),
    ("crossOriginResourceSharingTest", &["privacy.cors"]),
    ("redirectionTest", &["technical.http-to-https"]),
    ("referrerPolicyTest", &["privacy.referrer-policy"]),
    ("strictTransportSecurityTest", &["privacy.hsts", "privacy.hsts-max-age", "technical.https"]),
    (
        "subresourceIntegrityTest",
        &["privacy.sri", "privacy.sri-valid", "privacy.mixed-content-active", "privacy.protocol-relative-scripts"],
    ),
    ("xContentTypeOptionsTest", &["privacy.x-content-type-options"]),
    ("xFrameOptionsTest", &["privacy.clickjacking"]),
];

/// The vectors, by their index in the file, on which our rules disagree, and the reason.
const DECISIONS: [(usize, &str); 6] = [
    (61, "two hashes without a space between them are no hash (CSP3 2.3.1), so 'unsafe-inline' counts"),
    (62, "http: matches https: too (CSP3 6.7.2.8), so both policies together let scripts of any https host run"),
    (66, "a nonce lacks its closing quote; the policies are strict all the same, and the finding is minor"),
    (110, "the Fetch standard reads the first value of a list, so `nosniff, nosniff` works in every browser"),
    (115, "the HTML standard takes equal values for one, so `SAMEORIGIN, SAMEORIGIN` keeps other sites out"),
    (116, "the HTML standard ignores ALLOW-FROM, and no current browser heeds it: any site may frame the page"),
];

/// Compares passed and failed tests; a disagreement that `DECISIONS` does not list fails the suite.
pub(super) fn run() -> Result<String, Failed> {
    let vectors: Vec<Value> = read_json("headers.json")?;
    let mut report = String::new();
    let mut agreement: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut unlisted = Vec::new();
    for (index, vector) in vectors.iter().enumerate() {
        let test = vector["audit"].as_str().expect("a test has a name");
        let ids = RULES.iter().find(|(name, _)| *name == test).map_or(&[][..], |(_, ids)| ids);
        let findings: Vec<Finding> =
            findings(vector).into_iter().filter(|finding| ids.contains(&&*finding.rule)).collect();
        let failed: Vec<&Finding> = findings.iter().filter(|finding| finding.outcome == Outcome::Failed).collect();
        let agrees = failed.is_empty() == vector["passed"].as_bool().expect("a test passes or not");
        let decision = DECISIONS.iter().find(|(listed, _)| *listed == index);
        let (same, all) = agreement.entry(test).or_default();
        *same += usize::from(agrees);
        *all += 1;
        match decision {
            Some((_, reason)) if !agrees => {
                let _ = writeln!(report, "{index}: {} is decided otherwise: {reason}", vector["result"]);
            }
            Some(_) => {
                let _ = writeln!(report, "{index}: the decision is not needed anymore");
            }
            None if agrees => {}
            None if ids.iter().any(|id| rules::find(id).is_none()) => {
                let _ = writeln!(report, "{index}: a rule for {test} is missing");
            }
            None => unlisted.push(format!("{index}: {} but found {failed:#?}\nin {vector:#}", vector["result"])),
        }
    }
    for (test, (same, all)) in agreement {
        let _ = writeln!(report, "{test}: {same} of {all}");
    }
    if unlisted.is_empty() { Ok(report) } else { Err(unlisted.join("\n\n").into()) }
}

fn findings(vector: &Value) -> Vec<Finding> {
    let mut url = Url::parse(vector["url"].as_str().expect("a vector has a URL")).expect("the URL is one");
    if vector["https_headers"].is_null() {
        url.set_scheme("http").expect("http is a scheme");
    }
    let mut headers = lines(&vector["headers"]);
    // The Observatory falls back to the headers of the https response where this response has none.
    for (name, value) in lines(&vector["https_headers"]) {
        if !headers.iter().any(|(present, _)| *present == name) {
            headers.push((name, value));
        }
    }
    let exchange = Exchange::direct(url.clone(), 200, headers);
    let body = vector["body"].as_str().unwrap_or_default();
    let document = facts::document(body.as_bytes(), exchange.header("content-type"));
    let mut findings = engine::page(&PageFacts::new(exchange, document, None));
    findings.extend(engine::site(&SiteFacts::new(url, SiteFiles { http: plain_http(vector), ..SiteFiles::default() })));
    findings
}

/// Header lines by lowercase name; a header with several values becomes several lines.
fn lines(headers: &Value) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for (name, value) in headers.as_object().into_iter().flatten() {
        let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        for value in values.iter().filter_map(Value::as_str) {
            lines.push((name.to_ascii_lowercase(), value.to_owned()));
        }
    }
    lines
}

/// The answer to a request over plain http.
fn plain_http(vector: &Value) -> SiteFile {
    let Some(hops) = vector.pointer("/http/redirects").and_then(Value::as_array) else {
        return SiteFile::Unreachable { error: "connection refused".to_owned() };
    };
    let url = |hop: &Value| hop["url"].as_str().unwrap_or_default().to_owned();
    let status = |hop: &Value| u16::try_from(hop["status"].as_u64().unwrap_or(200)).expect("a status");
    let redirects = hops.iter().zip(hops.iter().skip(1)).map(|(hop, next)| (status(hop), url(next))).collect();
    let last = hops.last().expect("a request has an answer");
    SiteFile::Answered(Answer { url: url(last), status: status(last), redirects, ..Answer::default() })
}
