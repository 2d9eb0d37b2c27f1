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
use web::TextWeb;

/// The web of a rule's example. HTML becomes the page `https://example.com/`; other text is in the `.web` format.
pub(crate) fn web_of(example: &str) -> TextWeb {
    if example.starts_with("GET ") {
        TextWeb::parse(example)
    } else {
        TextWeb::parse(&format!("GET https://example.com/\n200\ncontent-type: text/html; charset=utf-8\n\n{example}"))
    }
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
    PageFacts::new(fetched.exchange, fetched.document, robots)
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
    if !example.starts_with("GET ") || pages < 2 || example.contains("/sitemap.xml") && pages < 3 {
        return engine::site(&site_of(example));
    }
    let app = App::new(example);
    app.sql("update accounts set plan = 'pro'", &[]);
    app.post("/v1/audit", &format!(r#"{{"url":"{}","max_pages":200}}"#, app.web.start()));
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
