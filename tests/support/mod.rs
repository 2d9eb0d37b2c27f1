//! Shared by the test binaries: test doubles, webs from text, and facts made from them.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "each test binary uses a part, and a test may panic"
)]
pub(crate) mod app;
pub(crate) mod contract;
pub(crate) mod faults;
pub(crate) mod plans;
pub(crate) mod receiver;
pub(crate) mod shape;
pub(crate) mod simulation;
pub(crate) mod web;

use app::App;
use async_trait::async_trait;
use sitegauge::facts::{PageFacts, Robots, SiteFacts};
use sitegauge::model::target::Policy;
use sitegauge::model::{Finding, Outcome, Target, Timestamp};
use sitegauge::ports::{Clock, FetchContext, Settings};
use sitegauge::{crawl, engine};
use web::{KEYPHRASE, TextWeb};

/// The web of a rule's example. HTML becomes the page `https://example.com/`; other text is in the `.web` format.
pub(crate) fn web_of(example: &str) -> TextWeb {
    let (keyphrase, page) = with_keyphrase(example);
    if page.starts_with("GET ") {
        TextWeb::parse(example)
    } else {
        let head = "GET https://example.com/\n200\ncontent-type: text/html; charset=utf-8";
        TextWeb::parse(&format!("{keyphrase}{head}\n\n{page}"))
    }
}

/// Splits an example into the line that names the keyphrase of its first page, with its line feed, and the rest.
pub(crate) fn with_keyphrase(example: &str) -> (&str, &str) {
    let end = example.starts_with(KEYPHRASE).then(|| example.find('\n')).flatten();
    example.split_at(end.map_or(0, |end| end + 1))
}

/// The facts of the first page of a web, fetched as in an audit.
pub(crate) fn page_of(example: &str) -> PageFacts {
    let web = web_of(example);
    let settings = Settings::default();
    let start = Target::parse(&web.start(), Policy::Public).expect("the example begins with a public URL");
    let fetched = pollster::block_on(crawl::page(
        FetchContext { agent: None, web: &web, clock: &StoppedClock, settings: &settings },
        &start,
        30_000,
    ))
    .expect("the example has a page");
    let robots = web.body("/robots.txt").map(|body| Robots::parse(&body));
    let keyphrase = web.keyphrases().find(|(url, _)| *url == web.start()).map(|(_, text)| text);
    PageFacts::new(fetched.exchange, fetched.document, robots).with_keyphrase(keyphrase)
}

/// The facts of the site of a web, with its files fetched as in an audit.
pub(crate) fn site_of(example: &str) -> SiteFacts {
    let web = web_of(example);
    let settings = Settings::default();
    let start = Target::parse(&web.start(), Policy::Public).expect("the example begins with a public URL");
    let files = pollster::block_on(crawl::files(
        FetchContext { agent: None, web: &web, clock: &StoppedClock, settings: &settings },
        &start,
    ));
    SiteFacts::new(start.url().clone(), files)
}

/// The findings about the site of a web. A web of several pages is crawled as in an audit.
pub(crate) fn site_findings(example: &str) -> Vec<Finding> {
    let pages = example.lines().filter(|line| line.starts_with("GET ") && !line.contains("/robots.txt")).count();
    if !with_keyphrase(example).1.starts_with("GET ") || pages < 2 || example.contains("/sitemap.xml") && pages < 3 {
        return engine::site(&site_of(example));
    }
    let app = App::new(example);
    app.sql("update accounts set plan = 'pro'", &[]);
    let keyphrases: serde_json::Map<_, _> =
        app.web.keyphrases().map(|(url, text)| (url.to_owned(), text.into())).collect();
    let body = serde_json::json!({"url": app.web.start(), "max_pages": 200, "keyphrases": keyphrases});
    app.post("/v1/audit", &body.to_string());
    app.run_jobs();
    let rows = app.sql("select findings from pages where category = 'global'", &[]);
    let Some(text) = rows.first().and_then(|row| row["findings"].as_str()) else {
        return engine::site(&site_of(example));
    };
    let kept: Vec<Finding> = serde_json::from_str(text).expect("findings");
    // Inapplicable findings are not stored.
    let all = engine::site(&site_of("<title>Nothing</title>"));
    let silent = |mut finding: Finding| {
        (finding.outcome, finding.message) = (Outcome::Inapplicable, None);
        finding
    };
    all.into_iter()
        .map(|finding| kept.iter().find(|kept| kept.rule == finding.rule).cloned().unwrap_or_else(|| silent(finding)))
        .collect()
}

/// A clock that does not advance.
struct StoppedClock;

#[async_trait(?Send)]
impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        Timestamp(1_778_753_884_000)
    }

    async fn sleep(&self, _milliseconds: u32) {}
}
