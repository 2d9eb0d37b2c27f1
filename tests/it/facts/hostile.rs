//! Pages and files that cost much if the work for them is not bounded.
use sitegauge::crawl::Frontier;
use sitegauge::engine;
use sitegauge::facts::{Exchange, PageFacts, Robots, document};
use sitegauge::model::target::Policy;
use sitegauge::model::{Finding, Outcome, Scope, SkipReason, Source};
use url::Url;

const COSTLY: &str = "The page is too costly to judge in full";

fn url(url: &str) -> Url {
    Url::parse(url).expect("a URL")
}

fn facts(body: &str, headers: &[(&str, String)], robots: Option<&str>) -> PageFacts {
    let head = "<!doctype html><html lang=en><head><title>Cats and dogs</title></head><body><h1>Cats</h1>";
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let exchange = Exchange::direct(url("https://example.com/"), 200, headers);
    let html = document(format!("{head}{body}").as_bytes(), Some("text/html; charset=utf-8"));
    PageFacts::new(exchange, html, robots.map(Robots::parse))
}

fn named<'a>(findings: &'a [Finding], rule: &str) -> &'a Finding {
    findings.iter().find(|finding| finding.rule == rule).expect("a finding of every rule")
}

/// Links, buttons or the like that each name one long element some times.
fn named_by_long(open: &str, close: &str, times: usize) -> String {
    let (list, count) = ("x ".repeat(times), 11_000);
    let elements = (0..count).map(|number| format!("{open}{number} aria-labelledby=\"{list}\">go{close}"));
    format!("<div id=x>{}</div>{}", "cats and dogs ".repeat(4_000), elements.collect::<String>())
}

#[test]
fn case_200_eleven_thousand_links_named_by_one_long_element() {
    for (open, close) in [("<a href=/", "</a>"), ("<button id=b", "</button>"), ("<h2 id=h", "</h2>")] {
        let page = facts(&named_by_long(open, close, 32), &[], None);
        assert_eq!(named(&engine::page(&page), "accessibility.image-alt").outcome, Outcome::Inapplicable, "{open}");
    }
    // The fewer bytes name as much, the less of the page is judged.
    let body = named_by_long("<a href=/", "</a>", 1);
    let page = facts(&body, &[], None);
    let findings = engine::page(&page);
    assert!(page.document.is_too_costly() && page.summary().judged_in_part);
    let costly = |finding: &&Finding| finding.message.as_deref() == Some(COSTLY);
    assert!(findings.iter().filter(costly).count() > 10);
    assert!(findings.iter().filter(costly).all(|finding| finding.outcome == Outcome::CannotTell));
    // The work is counted, not timed: the same page has the same findings.
    assert_eq!(engine::page(&facts(&body, &[], None)), findings);
    // After the judging, elements have descendants again.
    assert!(page.document.root().is_some_and(|root| root.descendants().count() > 11_000));
}

#[test]
fn case_201_thirty_thousand_rules_and_ten_thousand_scripts() {
    let rules: String = (0..30_000).map(|number| format!("Disallow: /a{number}\n")).collect();
    let scripts: String = (0..10_000).map(|number| format!("<script src=/b{number}.js></script>")).collect();
    let robots = format!("User-agent: *\n{rules}");
    let findings = engine::page(&facts(&scripts, &[], Some(&robots)));
    assert_eq!(named(&findings, "technical.resources-blocked").outcome, Outcome::Passed);
    let findings = engine::page(&facts("<script src=/a29999.js></script>", &[], Some(&robots)));
    assert_eq!(named(&findings, "technical.resources-blocked").outcome, Outcome::Failed);
}

#[test]
fn case_202_rules_of_400_wildcards_and_long_urls() {
    let rules: String = (0..610).map(|number| format!("Disallow: /{}{number}$\n", "*a".repeat(400))).collect();
    let robots = Robots::parse(&format!("User-agent: *\nDisallow: /private\n{rules}"));
    let (site, scope) = (url("https://example.com/"), Scope::default());
    let frontier = Frontier { site: &site, robots: Some(&robots), scope: &scope, policy: Policy::Public };
    let reason = |path: &str| {
        let candidate = frontier.candidate(&site.join(path).expect("a path"), 1, Source::Sitemap);
        candidate.expect("a URL of the site").reason
    };
    assert_eq!(reason("/private"), Some(SkipReason::Robots));
    assert_eq!(reason("/open"), None);
    let long = "0123456789a".repeat(150);
    let skipped = (0..10_000).filter(|number| reason(&format!("/{number}/{long}")).is_some()).count();
    assert!(robots.is_exhausted() && skipped > 0, "{skipped}");
    // A URL that may be forbidden is not fetched.
    assert_eq!(reason("/open"), Some(SkipReason::Robots));
}

#[test]
fn case_203_thousands_of_sources_and_resources() {
    let sources = |host: &str| (0..10_000).map(|number| format!("https://{host}{number}.example ")).collect::<String>();
    let images: String = (0..2_000).map(|number| format!("<img alt=a src=https://i{number}.example/a.png>")).collect();
    for (host, outcome) in [("i", Outcome::Passed), ("j", Outcome::Failed)] {
        let policy = ("content-security-policy", format!("img-src {}", sources(host)));
        let findings = engine::page(&facts(&images, &[policy], None));
        assert_eq!(named(&findings, "privacy.csp-allows-page").outcome, outcome, "{host}");
    }
}

#[test]
fn case_204_an_ordinary_page_is_far_from_the_limit() {
    let section = "<section><h2>Cats</h2><p>Cats live <a href=/dogs>with dogs</a> in <b>one</b> house.</p>\
                   <label>Name <input name=n></label><button aria-label=Go>Go</button></section>";
    let page = facts(&section.repeat(2_000), &[], None);
    let findings = engine::page(&page);
    assert!(!page.document.is_too_costly() && !page.summary().judged_in_part);
    assert!(findings.iter().all(|finding| finding.message.as_deref() != Some(COSTLY)));
}
