//! Audits a file whose URL is not known. Rules see it at several URLs that it may have; a rule whose outcome depends on the
//! URL cannot tell. No rule has to know of this.
use super::one_shot::{self, Judged};
use crate::facts::{Document, Exchange, LinkKind, PageFacts, Robots};
use crate::model::urls::url_key;
use crate::model::{Data, Finding, Outcome, SiteFiles};
use std::collections::HashMap;
use url::Url;

/// The place of a page within a site, over HTTPS. Its names occur in no text, so that they cannot agree with the page.
const PLAIN: &str = "https://qzjx.example/qzjx/qzjx";
/// Other URLs that a page may have: the start page, and one over plain HTTP on a staging host in a country with laws of its
/// own, with everything that URLs should not have. None is ever requested.
const OTHERS: [&str; 2] = [
    "https://qzjx.example/",
    "http://www.staging.wvkq.de//Wv%20kq_A/%7Cwvkq/wvkq/wvkq/wvkq;jsessionid=1F.PHP?utm_source=w&page=2&a=1&b=2&c=3&d=4",
];
/// Maximum number of URLs from the page itself that are tried.
const MAX_NAMED: usize = 5;
/// Reason why a rule cannot tell.
pub const UNKNOWN: &str = "The result depends on the URL of the page, which is not known";

/// Audits a page at the URLs that it may have, and its use of this keyphrase.
pub fn judge_for(keyphrase: Option<&str>, exchange: Exchange, document: Document, files: &SiteFiles) -> Judged {
    let Some(plain) = Url::parse(PLAIN).ok() else {
        return one_shot::judge_for(keyphrase, exchange, document, files.clone());
    };
    let robots = files.robots.success().map(|answer| Robots::parse(&answer.body));
    let facts = PageFacts::new(at(exchange, &plain), document, robots.clone()).with_keyphrase(keyphrase);
    let named = named_urls(&facts);
    let mut findings = one_shot::findings(&facts, files);
    for finding in &mut findings {
        make_relative(finding);
    }
    let others = OTHERS.iter().filter_map(|url| Url::parse(url).ok()).chain(named);
    let facts = others.fold(facts, |facts, url| {
        let PageFacts { exchange, document, robots, .. } = facts;
        let facts = PageFacts::new(at(exchange, &url), document, robots).with_keyphrase(keyphrase);
        merge(&mut findings, one_shot::findings(&facts, files));
        facts
    });
    let PageFacts { exchange, document, .. } = facts;
    let facts = PageFacts::new(at(exchange, &plain), document, None).with_keyphrase(keyphrase);
    if robots.is_some() {
        // The URL decides to which rules of the robots.txt the page is subject.
        merge(&mut findings, one_shot::findings(&facts, files));
    }
    one_shot::judged(&facts, findings)
}

fn at(mut exchange: Exchange, url: &Url) -> Exchange {
    (exchange.requested, exchange.url) = (url.clone(), url.clone());
    exchange
}

/// Keeps the outcomes that do not depend on the URL, and the mildest severity.
fn merge(findings: &mut [Finding], others: Vec<Finding>) {
    for (finding, other) in findings.iter_mut().zip(others) {
        if finding.outcome != other.outcome {
            finding.outcome = Outcome::CannotTell;
            finding.message = Some(UNKNOWN.to_owned());
            finding.evidence.clear();
            finding.data = Data::new();
        } else if other.severity < finding.severity {
            (finding.severity, finding.weight) = (other.severity, other.weight);
        }
    }
}

/// Returns the URLs in the page that may be its own: those of its metadata, and one on the host to which it links most.
fn named_urls(facts: &PageFacts) -> Vec<Url> {
    let metas = ["og:url", "twitter:url"].into_iter().filter_map(|name| facts.meta_text(name));
    let language = facts.primary_language();
    let is_own = |code: &str| language.as_deref().is_some_and(|own| code.to_ascii_lowercase().starts_with(own));
    let versions = facts.alternates();
    let version = versions.iter().find(|version| is_own(version.code)).or(versions.first());
    let items = facts.items().filter(|item| item.is_main());
    let items = items.take(20).flat_map(|item| [item.text("url"), item.text("mainEntityOfPage"), item.id()]);
    let texts = metas.chain(items.flatten());
    let base = facts.all("base").filter_map(|base| base.get("href"));
    // A relative URL of a version is resolved at the assumed place of the page.
    let assumed = |text: &str| Url::parse(text.trim()).or_else(|_| facts.exchange.url.join(text.trim())).ok();
    let own_version = version.and_then(|version| assumed(version.href));
    let default = versions.iter().find(|version| version.code.eq_ignore_ascii_case("x-default"));
    let default = default.and_then(|version| assumed(version.href));
    let parsed = base.chain(texts).filter_map(|text| Url::parse(text.trim()).ok());
    let parsed = parsed.chain(own_version).chain(default).chain(most_linked(facts));
    let mut named: HashMap<String, usize> = HashMap::new();
    let mut urls: Vec<Url> = Vec::new();
    for url in parsed.filter(|url| matches!(url.scheme(), "http" | "https")) {
        let next = named.len();
        if urls.len() < MAX_NAMED && *named.entry(url_key(&url)).or_insert(next) == next {
            urls.push(url);
        }
    }
    urls
}

/// Returns a URL on the host that most of the absolute links lead to.
fn most_linked(facts: &PageFacts) -> Option<Url> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (link, _) in facts.links_of(LinkKind::External) {
        let origin = link.url.as_ref()?.origin().ascii_serialization();
        *counts.entry(origin).or_default() += 1;
    }
    let (origin, _) =
        counts.into_iter().max_by(|(one, first), (other, second)| first.cmp(second).then(other.cmp(one)))?;
    Url::parse(&origin).ok()?.join("/qzjx/qzjx").ok()
}

/// Takes the URL that was assumed for the page out of the texts of a finding: relative URLs stay relative.
fn make_relative(finding: &mut Finding) {
    let relative = |text: &mut String| {
        if text.contains("qzjx") {
            *text = text
                .replace("https://qzjx.example/qzjx/qzjx", "")
                .replace("https://qzjx.example/qzjx/", "")
                .replace("https://qzjx.example", "")
                .replace("qzjx.example", "this host")
                .replace("/qzjx/qzjx", "");
        }
    };
    finding.message.iter_mut().for_each(relative);
    finding.evidence.iter_mut().for_each(|piece| relative(&mut piece.snippet));
    finding.data.edit_texts(relative);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::document;

    fn judged(html: &str) -> Judged {
        let exchange = Exchange::direct(Url::parse("https://example.com/").unwrap(), 200, Vec::new());
        judge_for(None, exchange, document(html.as_bytes(), Some("text/html")), &SiteFiles::default())
    }

    fn outcome(judged: &Judged, rule: &str) -> Outcome {
        judged.findings.iter().find(|finding| finding.rule == rule).unwrap().outcome
    }

    #[test]
    fn the_page_may_be_its_own_relative_version() {
        let page = judged(
            "<html lang=en><link rel=alternate hreflang=en href=/gpl.en.html><link rel=alternate hreflang=de href=/gpl.de.html>",
        );
        assert_eq!(outcome(&page, "technical.hreflang-self"), Outcome::CannotTell);
    }

    #[test]
    fn outcomes_that_depend_on_the_url_are_unknown() {
        let page = judged(
            "<!doctype html><html lang=en><title></title><link rel=alternate hreflang=en href=https://a.test/b>\
             <script src=http://c.test/d.js></script><a href=/b>B</a><a href=https://a.test/>A</a><img src=a.png>",
        );
        for (rule, expected) in [
            ("onpage.title", Outcome::Failed),
            ("accessibility.image-alt", Outcome::Failed),
            ("technical.https", Outcome::CannotTell),
            ("technical.url-spaces", Outcome::CannotTell),
            ("technical.url-parameters", Outcome::CannotTell),
            ("technical.hreflang-self", Outcome::CannotTell),
            ("privacy.mixed-content-active", Outcome::CannotTell),
        ] {
            assert_eq!(outcome(&page, rule), expected, "{rule}");
        }
        let text = serde_json::to_string(&page.findings).unwrap();
        assert!(!text.contains("qzjx") && !text.contains("wvkq") && !text.contains("example"), "{text}");
    }
}
