//! Lighthouse: the unit tests of its SEO audits, run against the rules that correspond to them.
use super::read_json;
use libtest_mimic::Failed;
use serde::Deserialize;
use sitegauge::engine;
use sitegauge::facts::{Exchange, PageFacts, Robots, SiteFacts, document};
use sitegauge::model::{Answer, Finding, Outcome, SiteFile, SiteFiles};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use url::Url;

#[derive(Deserialize)]
struct Vector {
    id: u32,
    audit: String,
    test: String,
    url: String,
    status: u16,
    headers: BTreeMap<String, String>,
    html: String,
    robots_txt: Option<RobotsTxt>,
    expected: String,
}

#[derive(Deserialize)]
struct RobotsTxt {
    status: Option<u16>,
    content: Option<String>,
}

/// The rules that together correspond to each audit.
const RULES: [(&str, &[&str]); 11] = [
    (
        "seo/canonical",
        &[
            "technical.canonical-single",
            "technical.canonical-absolute",
            "technical.canonical-not-root",
            "technical.canonical-vs-hreflang",
        ],
    ),
    ("seo/crawlable-anchors", &["technical.crawlable-anchors"]),
    ("seo/hreflang", &["technical.hreflang-valid-code", "technical.hreflang-absolute"]),
    ("seo/http-status-code", &["technical.status-ok"]),
    ("seo/is-crawlable", &["technical.indexable"]),
    ("seo/link-text", &["onpage.link-text-generic"]),
    ("seo/meta-description", &["onpage.meta-description"]),
    (
        "seo/robots-txt",
        &["technical.robots-txt-reachable", "technical.robots-txt-syntax", "technical.robots-txt-sitemap"],
    ),
    ("document-title", &["onpage.title"]),
    ("dobetterweb/charset", &["technical.charset-declared"]),
    ("dobetterweb/doctype", &["technical.doctype"]),
];

const LISTENERS: &str = "in Lighthouse's test a script listens for clicks, which the HTML does not show";

/// The vectors on which our rules disagree, and the reason.
const DISAGREEMENTS: [(u32, &str); 4] = [
    (36, LISTENERS),
    (37, LISTENERS),
    (39, LISTENERS),
    (158, "the test pretends quirks mode; by the HTML standard this public identifier gives no quirks"),
];

/// Compares outcomes; `DISAGREEMENTS` must list exactly the vectors that disagree.
pub(super) fn run() -> Result<String, Failed> {
    let vectors: Vec<Vector> = read_json("lighthouse.json")?;
    let mut report = String::new();
    let (mut agreed, mut new, mut gone) = (0, Vec::new(), Vec::new());
    let mut compared = 0;
    for vector in &vectors {
        let Some((_, rules)) = RULES.iter().find(|(audit, _)| *audit == vector.audit) else { continue };
        compared += 1;
        let findings = findings(vector).ok_or("a vector has no valid URL")?;
        let findings: Vec<_> = findings.into_iter().filter(|finding| rules.contains(&&*finding.rule)).collect();
        assert_eq!(findings.len(), rules.len(), "every rule of the table exists");
        // A finding without weight is informational.
        let fails = findings.iter().any(|finding| finding.outcome == Outcome::Failed && finding.weight > 0);
        let agrees = fails == (vector.expected == "fail");
        agreed += usize::from(agrees);
        match (agrees, DISAGREEMENTS.iter().find(|(id, _)| *id == vector.id)) {
            (false, None) => {
                new.push(format!("{}: {}: expected {}, found {findings:#?}", vector.id, vector.test, vector.expected))
            }
            (false, Some((id, decision))) => {
                let _ = writeln!(report, "{id}: {decision}");
            }
            (true, Some((id, _))) => gone.push(*id),
            (true, None) => {}
        }
    }
    let _ = writeln!(report, "Lighthouse: {agreed} of {compared} vectors agree");
    if !new.is_empty() {
        return Err(new.join("\n").into());
    }
    if !gone.is_empty() {
        return Err(format!("these vectors agree; remove them from DISAGREEMENTS: {gone:?}").into());
    }
    Ok(report)
}

/// Our findings for a vector's page and site; `None` if its URL is not valid.
fn findings(vector: &Vector) -> Option<Vec<Finding>> {
    let url = Url::parse(&vector.url).ok()?;
    let headers: Vec<_> = vector
        .headers
        .iter()
        .flat_map(|(name, lines)| lines.split('\n').map(|line| (name.to_ascii_lowercase(), line.to_owned())))
        .collect();
    let exchange = Exchange::direct(url.clone(), vector.status, headers);
    let document = document(vector.html.as_bytes(), exchange.header("content-type"));
    let robots = match &vector.robots_txt {
        None => SiteFile::NotAsked,
        Some(RobotsTxt { status: None, .. }) => SiteFile::Unreachable { error: "no answer".to_owned() },
        Some(RobotsTxt { status: Some(status), content }) => SiteFile::Answered(Answer {
            url: url.join("/robots.txt").ok()?.to_string(),
            status: *status,
            body: content.clone().unwrap_or_default(),
            ..Answer::default()
        }),
    };
    let rules = robots.success().map(|answer| Robots::parse(&answer.body));
    let site = SiteFacts::new(url, SiteFiles { robots, ..SiteFiles::default() });
    let mut findings = engine::page(&PageFacts::new(exchange, document, rules));
    findings.extend(engine::site(&site));
    Some(findings)
}
