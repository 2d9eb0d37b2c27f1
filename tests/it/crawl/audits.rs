//! Audits from request to result. Messages may be duplicated, late, reordered or lost.
use crate::support::app::App;
use serde_json::Value;
use sitegauge::jobs;
use sitegauge::model::{AuditId, Job, PageId};
use sitegauge::store::audits::CrawlStart;

const WEB: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell boats.</p>

GET https://example.com/robots.txt
200
content-type: text/plain

User-agent: *
Disallow:

GET https://example.com/error
500

Oops

GET https://example.com/picture
200
content-type: image/png

PNG

GET https://example.com/broken
broken

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1>

GET https://example.com/nothing
refused

GET https://example.com/silent
timeout

GET https://example.com/moved
301
location: /

GET https://example.com/inwards
302
location: http://169.254.169.254/latest/meta-data

GET https://example.com/circle
302
location: /circle2

GET https://example.com/circle2
302
location: /circle
";

fn audit_of(app: &App, url: &str) -> Value {
    let job = app.audited(url);
    app.get(&format!("/v1/audit/{job}")).body
}

#[test]
fn a_page_is_audited() {
    let app = App::new(WEB);
    let audit = audit_of(&app, "https://example.com/");
    assert_eq!(audit["status"], "completed");
    assert!(audit["scores"]["overall"].is_u64());
    assert!(app.web.asked.borrow().iter().any(|url| url == "https://example.com/robots.txt"));
}

#[test]
fn an_unusable_response_fails_the_audit_with_the_cause() {
    for (path, error) in [
        ("error", "The site answered with status 500"),
        ("picture", "The site answered with image/png, which is not an HTML page"),
        ("nothing", "The site could not be reached: connection refused"),
        ("silent", "Page timed out after 30000ms"),
        ("circle", "The site redirects in a loop, back to https://example.com/circle"),
        ("missing", "The site answered with status 404"),
        (
            "inwards",
            "The site redirects to http://169.254.169.254/latest/meta-data, which cannot be audited: URLs with an \
             IP address as host are not audited; use a public host name",
        ),
    ] {
        let app = App::new(WEB);
        let audit = audit_of(&app, &format!("https://example.com/{path}"));
        assert_eq!(audit["status"], "failed", "{path}");
        assert_eq!(audit["error"], error);
        assert!(audit.get("scores").is_none() && audit.get("issues").is_none());
        assert!(!app.web.asked.borrow().iter().any(|url| url.contains("169.254")), "no request to a private address");
    }
}

#[test]
fn a_truncated_body_is_judged() {
    let app = App::new(WEB);
    let audit = audit_of(&app, "https://example.com/broken");
    assert_eq!(audit["status"], "completed");
    let summary = app.sql("select summary from pages where category <> 'global'", &[]);
    assert!(summary[0]["summary"].as_str().is_some_and(|summary| summary.contains(r#""truncated":true"#)));
}

#[test]
fn redirects_are_followed() {
    let app = App::new(WEB);
    let audit = audit_of(&app, "https://example.com/moved");
    assert_eq!((&audit["status"], &audit["url"]), (&"completed".into(), &"https://example.com/moved".into()));
}

/// All jobs of an audit of one page.
const JOBS: [Job; 3] = [
    Job::Start { audit: AuditId(1) },
    Job::Page { audit: AuditId(1), page: PageId(1) },
    Job::Advance { audit: AuditId(1) },
];

#[test]
fn a_duplicate_message_changes_nothing() {
    let once = App::new(WEB);
    once.audited("https://example.com/");
    let expected = once.results();
    for again in 0..3 {
        let app = App::new(WEB);
        app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
        let job = app.take().expect("a message");
        app.run(job).expect("it runs");
        app.run(job).expect("it runs again");
        for job in JOBS.iter().cycle().skip(again).take(6) {
            app.run(*job).expect("a duplicate is not an error");
        }
        assert_eq!(app.results(), expected);
        let findings = app.sql("select count(*) as rows from pages", &[]);
        assert_eq!(findings[0]["rows"], 2, "the page and the site");
    }
}

#[test]
fn an_early_message_does_nothing() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let before = app.results();
    app.run(JOBS[1]).expect("too early");
    app.run(JOBS[2]).expect("too early");
    assert_eq!(app.results(), before);
    app.run_jobs();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed");
}

#[test]
fn any_failed_database_call_leads_to_the_same_result() {
    let undisturbed = App::new(WEB);
    undisturbed.audited("https://example.com/");
    let expected = undisturbed.results();
    for trip in 1..12 {
        for after_effect in [false, true] {
            let app = App::new(WEB);
            assert_eq!(app.post("/v1/audit", r#"{"url":"https://example.com/"}"#).status, 202);
            app.database.fails_at.set(Some((app.database.trips.get() + trip, after_effect)));
            for _ in 0..10 {
                while let Some(job) = app.take() {
                    if app.run(job).is_err() {
                        app.queue.put(job);
                    }
                }
                app.clock.0.set(app.clock.0.get() + 120_000);
                let _ = pollster::block_on(jobs::sweep(&app.services()));
            }
            assert_eq!(app.results(), expected, "trip {trip} failed, after its effect: {after_effect}");
        }
    }
}

#[test]
fn a_lost_message_is_sent_again() {
    let app = App::new(WEB);
    app.queue.is_down.set(true);
    assert_eq!(app.post("/v1/audit", r#"{"url":"https://example.com/"}"#).status, 202, "it is accepted");
    app.queue.is_down.set(false);
    assert_eq!(pollster::block_on(jobs::sweep(&app.services())), Ok(0), "not yet");
    app.clock.0.set(app.clock.0.get() + 61_000);
    assert_eq!(pollster::block_on(jobs::sweep(&app.services())), Ok(1));
    app.run_jobs();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed");
    app.clock.0.set(app.clock.0.get() + 61_000);
    assert_eq!(pollster::block_on(jobs::sweep(&app.services())), Ok(0), "no message is due");
}

#[test]
fn a_worker_that_lost_its_lease_writes_nothing() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let services = app.services();
    let now = services.clock.now();
    let claim = |lease| {
        pollster::block_on(sitegauge::store::audits::claim_start(services.database, AuditId(1), now, lease))
            .expect("SQL")
    };
    let first = claim(-1).expect("it is free");
    let second = claim(60_000).expect("the first lease expired");
    assert!(claim(60_000).is_none(), "the lease is held");
    let files = Default::default();
    let opening =
        CrawlStart { files: &files, robots: None, interval_ms: 0, concurrency: 4, lease_until: now.plus(60_000) };
    let open =
        |claim| pollster::block_on(sitegauge::store::audits::open(services.database, claim, &opening)).expect("SQL");
    assert!(open(&first).is_empty(), "the first worker lost its lease");
    assert_eq!(open(&second), [PageId(1)]);
}

#[test]
fn an_audit_whose_row_cannot_be_read_fails_and_does_not_stop_the_sweep() {
    let app = App::new(WEB);
    for _ in 0..2 {
        app.post("/v1/audit", r#"{"url":"https://example.com/","max_pages":3}"#);
    }
    while app.take().is_some() {}
    app.sql("update audits set scope = '{', status = 'running', phase = 'pages' where id = 1", &[]);
    app.sql("update pages set state = 'queued' where audit_id = 1", &[]);
    let error = pollster::block_on(jobs::run(&app.services(), JOBS[1])).expect_err("no scope is known");
    assert!(error.message.starts_with("a stored row cannot be read: "), "{error}");
    // Too late to crawl on: the stop fails the first time, and the audit fails when the lease of the second expires.
    app.sql("update audits set created_at = created_at - 90000000 where id = 1", &[]);
    app.clock.0.set(app.clock.0.get() + 120_000);
    assert!(pollster::block_on(jobs::sweep(&app.services())).is_err());
    let sent: Vec<Job> = std::iter::from_fn(|| app.take()).collect();
    assert!(sent.contains(&Job::Start { audit: AuditId(2) }), "the other audit goes on");
    app.clock.0.set(app.clock.0.get() + 61_000);
    let _ = pollster::block_on(jobs::sweep(&app.services()));
    let status = app.sql("select status from audits where id = 1", &[]);
    assert_eq!(status[0]["status"], "failed");
}
