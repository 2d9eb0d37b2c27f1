//! Outages of the service, lost messages and long work: none of them is the site's fault, and none ends an audit.
use crate::support::app::{App, yield_now};
use crate::support::web::TextWeb;
use async_trait::async_trait;
use futures_util::future::join;
use sitegauge::jobs;
use sitegauge::model::{AuditId, Job, PageId};
use sitegauge::ports::{FetchError, FetchRequest, FetchResponse, Services, Web};
use std::cell::Cell;
use std::rc::Rc;

const WEB: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell boats.</p>
";

/// All jobs of an audit of one page.
const JOBS: [Job; 3] = [
    Job::Start { audit: AuditId(1) },
    Job::Page { audit: AuditId(1), page: PageId(1) },
    Job::Advance { audit: AuditId(1) },
];

#[test]
fn case_220_a_dead_letter_ends_nothing_and_the_sweeper_goes_on() {
    let undisturbed = App::new(WEB);
    undisturbed.audited("https://example.com/");
    let expected = undisturbed.results();
    for jobs_before in 0..3 {
        let app = App::new(WEB);
        app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
        for _ in 0..jobs_before {
            let job = app.take().unwrap_or(JOBS[2]);
            app.run(job).expect("it runs");
        }
        // The database is down for longer than the queue tries.
        for job in app.take().into_iter().chain(JOBS) {
            jobs::handle_dead_letter(&app.services(), job);
        }
        while app.take().is_some() {}
        app.clock.0.set(app.clock.0.get() + 180_000);
        pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
        app.run_jobs();
        assert_eq!(app.results(), expected, "after {jobs_before} jobs");
    }
}

#[test]
fn case_221_time_in_the_queue_does_not_count() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let message = app.take().expect("a message");
    let sweep = || pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    for _ in 0..120 {
        app.clock.0.set(app.clock.0.get() + 60_000);
        sweep();
    }
    while app.take().is_some() {}
    app.run(message).expect("it runs");
    app.run_jobs();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed", "two hours late");
}

#[test]
fn case_221_an_outage_does_not_count() {
    let app = App::new(WEB);
    let sweep = || pollster::block_on(jobs::sweep(&app.services()));
    sweep().expect("a sweep");
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    app.run(app.take().expect("a message")).expect("it runs");
    app.sql("update audits set status = 'running', phase = 'pages', completed_at = null", &[]);
    app.sql("update pages set state = 'queued' where category <> 'global'", &[]);
    let deadline = || app.sql("select deadline_at from audits", &[])[0]["deadline_at"].as_i64().expect("a deadline");
    let before = deadline();
    // An hour without a cron, then one that cannot reach the database.
    app.clock.0.set(app.clock.0.get() + 3_600_000);
    app.database.fails_at.set(Some((app.database.trips.get() + 3, false)));
    assert!(sweep().is_err());
    app.database.fails_at.set(None);
    sweep().expect("a sweep");
    assert!((3_600_000..3_900_000).contains(&(deadline() - before)), "{}", deadline() - before);
    app.run_jobs();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed");
}

#[test]
fn an_audit_that_cannot_start_for_a_day_is_ended() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let sweep = || pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    app.clock.0.set(app.clock.0.get() + 86_399_000);
    sweep();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "queued");
    app.clock.0.set(app.clock.0.get() + 2_000);
    sweep();
    let audit = app.get("/api/audits/1").body;
    let error = "The audit could not be finished within 24 hours of its start and was ended";
    assert_eq!(audit["audit"]["error_message"], error);
    app.run_jobs();
    assert_eq!(app.get("/api/audits/1").body, audit, "a late message changes nothing");
}

#[test]
fn case_222_an_overdue_audit_that_is_being_closed_keeps_its_pages() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let now = app.clock.0.get();
    app.sql("update pages set state = 'done', category = 'default'", &[]);
    let closing =
        "update audits set status = 'running', phase = 'finish', attempt = 1, deadline_at = 1, lease_until = ?1";
    app.sql(closing, &[(now + 60_000).into()]);
    let sweep = || pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    while app.take().is_some() {}
    sweep();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "running", "its worker has a lease");
    app.clock.0.set(now + 120_000);
    sweep();
    assert_eq!(app.take(), Some(JOBS[2]), "another worker closes it");
}

/// A web whose sitemaps take 19 seconds each.
struct SlowSitemaps<'a> {
    web: &'a TextWeb,
    clock: Rc<Cell<i64>>,
}

#[async_trait(?Send)]
impl Web for SlowSitemaps<'_> {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        if request.target.as_str().contains("sitemap") {
            self.clock.set(self.clock.get() + 19_000);
            yield_now().await;
        }
        self.web.send(request).await
    }
}

#[test]
fn case_223_a_start_page_with_twenty_slow_sitemaps_is_fetched_once() {
    let sitemaps: String =
        (0..20).map(|number| format!("Sitemap: https://example.com/sitemap{number}.xml\n")).collect();
    let robots = format!("\nGET https://example.com/robots.txt\n200\ncontent-type: text/plain\n\n{sitemaps}");
    let app = App::new(&format!("{WEB}{robots}"));
    app.post("/v1/audit", r#"{"url":"https://example.com/","max_pages":5}"#);
    let web = SlowSitemaps { web: &app.web, clock: Rc::clone(&app.clock.0) };
    let services = Services { web: &web, ..app.services() };
    let first = app.take().expect("a message");
    let second_consumer = async {
        for _ in 0..200 {
            yield_now().await;
            jobs::run(&services, JOBS[1]).await.expect("a duplicate is not an error");
        }
    };
    let (outcome, ()) = pollster::block_on(join(jobs::run(&services, first), second_consumer));
    outcome.expect("it runs");
    app.run_jobs();
    let asked = |url: &str| app.web.asked.borrow().iter().filter(|asked| *asked == url).count();
    assert_eq!((asked("https://example.com/"), asked("https://example.com/sitemap7.xml")), (1, 1));
    assert_eq!(app.sql("select attempt from pages where id = 1", &[])[0]["attempt"], 1);
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed");
}

#[test]
fn case_224_a_lost_claim_is_not_logged_as_the_end_of_a_page() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let stolen = "update pages set attempt = attempt + 1, lease_until = lease_until + 600000 where state = 'running'";
    let services = app.services();
    let first = app.take().expect("a message");
    let web = Thief { app: &app, sql: stolen };
    pollster::block_on(jobs::run(&Services { web: &web, ..services }, first)).expect("it runs");
    let events = app.log.0.borrow();
    assert!(!events.iter().any(|event| event["event"] == "page_ended"), "{events:?}");
}

/// A web during whose first response for a page another worker claims it.
struct Thief<'a> {
    app: &'a App,
    sql: &'static str,
}

#[async_trait(?Send)]
impl Web for Thief<'_> {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        if request.target.as_str() == "https://example.com/" {
            self.app.sql(self.sql, &[]);
        }
        self.app.web.send(request).await
    }
}

#[test]
fn case_225_everything_that_was_lost_is_sent_again_at_once() {
    let app = App::new("");
    app.sql("update accounts set plan = 'pro'", &[]);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    while app.take().is_some() {}
    let columns = "account_id, website_id, url, url_key, kind, mode, language, timeout_ms, max_pages, scope, ruleset, metadata, fingerprint, created_at";
    let copies = format!(
        "insert into audits ({columns}) select {columns} from audits cross join (with recursive n (i) as
           (select 1 union all select i + 1 from n where i < 1700) select i from n)"
    );
    app.sql(Box::leak(copies.into_boxed_str()), &[]);
    app.clock.0.set(app.clock.0.get() + 61_000);
    assert_eq!(pollster::block_on(jobs::sweep(&app.services())), Ok(1_701));
}

#[test]
fn case_226_a_step_of_the_sweep_that_fails_does_not_stop_the_others() {
    for step in 1..8 {
        let app = App::new(WEB);
        app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
        while app.take().is_some() {}
        app.clock.0.set(app.clock.0.get() + 61_000);
        app.database.fails_at.set(Some((app.database.trips.get() + step, false)));
        let swept = pollster::block_on(jobs::sweep(&app.services()));
        let resent = app.take();
        let failed = app.log.0.borrow().iter().filter(|event| event["event"] == "sweep_step_failed").count();
        assert_eq!((swept.is_err(), failed), (true, 1), "trip {step}");
        let idle_failed = app.log.0.borrow().iter().any(|event| event["step"] == "idle");
        assert_eq!(resent.is_none(), idle_failed, "trip {step}");
    }
}
