//! Receivers that are slow, hostile, gone or many.
use super::{URL, arrived, hook, log, path};
use crate::support::app::App;
use crate::support::receiver::Reply;
use crate::support::web::BOATS;
use serde_json::{Value, json};
use sitegauge::local::HttpWeb;
use sitegauge::model::Target;
use sitegauge::model::target::Policy;
use sitegauge::ports::{FetchError, FetchRequest, Post, Web};
use std::io::{Read, Write};
use std::net::TcpListener;

const OTHER: &str = "https://other.example/in";
const HOUR_MS: i64 = 3_600_000;

/// Runs one audit whose event gets this reply first, and returns the first attempt and the delivery.
fn first_attempt(reply: Reply) -> (Value, Value) {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.web.receivers.plan(URL, [reply, Reply::status(200)]);
    app.audited("https://example.com/");
    let delivery = log(&app, &made).remove(0);
    assert_eq!(app.web.receivers.last().timeout_ms, 15_000);
    (delivery["attempts"][0].clone(), delivery)
}

#[test]
fn case_107_only_2xx_is_a_success() {
    for status in [200, 201, 202, 204, 299] {
        let (attempt, delivery) = first_attempt(Reply::status(status));
        assert_eq!((&attempt["status"], delivery["attempts"].as_array().map(Vec::len)), (&json!(status), Some(1)));
    }
    for status in [199, 300, 304, 400, 401, 404, 500, 503] {
        let (attempt, delivery) = first_attempt(Reply::status(status));
        assert_eq!((&attempt["status"], delivery["attempts"].as_array().map(Vec::len)), (&json!(status), Some(2)));
        assert_eq!(delivery["state"], "delivered", "by the second attempt");
    }
}

#[test]
fn case_107_a_redirect_is_a_failure_and_not_followed() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    let location = ("location", "http://169.254.169.254/latest/meta-data".to_owned());
    app.web.receivers.plan(URL, [Reply::Status(302, Some(location), String::new()), Reply::status(200)]);
    app.audited("https://example.com/");
    assert!(app.web.receivers.received.borrow().iter().all(|request| request.url == URL));
    assert!(!app.web.asked.borrow().iter().any(|url| url.contains("169.254")));
    assert_eq!(log(&app, &made)[0]["attempts"][0]["status"], 302);
}

#[test]
fn case_107_timeouts_resets_and_bad_tls_are_failures_with_a_reason() {
    for (error, part) in [
        (FetchError::Timeout(15_000), "15000ms"),
        (FetchError::Unreachable("invalid peer certificate: Expired".to_owned()), "certificate"),
        (FetchError::Unreachable("the name resolves to a private address".to_owned()), "private"),
        (FetchError::Broken("connection reset".to_owned()), "reset"),
    ] {
        let (attempt, delivery) = first_attempt(Reply::Error(error));
        assert_eq!((&attempt["status"], &delivery["state"]), (&Value::Null, &json!("delivered")));
        assert!(attempt["error"].as_str().is_some_and(|text| text.contains(part)), "{attempt}");
    }
}

#[test]
fn case_107_of_an_endless_body_one_kilobyte_is_read() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.web.receivers.plan(URL, [Reply::Endless(200)]);
    app.audited("https://example.com/");
    let delivery = &log(&app, &made)[0];
    assert_eq!(delivery["state"], "delivered");
    assert_eq!(delivery["attempts"][0]["response_body"].as_str().map(str::len), Some(1_024));
    assert!(app.web.receivers.read.get() < 2_000, "{} bytes were read", app.web.receivers.read.get());
    let (attempt, delivery) = first_attempt(Reply::Broken(200));
    assert_eq!((&attempt["response_body"], &delivery["state"]), (&json!("half"), &json!("delivered")));
}

#[test]
fn case_107_a_receiver_that_is_gone_is_disabled_at_once() {
    let app = App::new(BOATS);
    let (gone, _) = (hook(&app, URL), hook(&app, OTHER));
    app.web.receivers.plan(URL, [Reply::status(410)]);
    app.audited("https://example.com/");
    let endpoint = app.get(&path(&gone)).body;
    assert_eq!(endpoint["enabled"], false);
    assert!(endpoint["disabled_reason"].as_str().is_some_and(|reason| reason.contains("410")), "{endpoint}");
    assert_eq!(arrived(&app, URL).len(), 1);
    let told = arrived(&app, OTHER);
    let disabled = told.iter().find(|body| body["type"] == "endpoint.disabled").expect("the others are told");
    assert_eq!((&disabled["data"]["webhook_id"], &disabled["data"]["url"]), (&gone["id"], &json!(URL)));
    assert_eq!(log(&app, &gone)[0]["state"], "failed");
    app.audited("https://example.com/2");
    assert_eq!(arrived(&app, URL).len(), 1);
}

#[test]
fn case_107_an_endpoint_that_fails_for_five_days_is_disabled() {
    let app = App::new(BOATS);
    let (failing, _) = (hook(&app, URL), hook(&app, OTHER));
    app.web.receivers.plan(URL, [Reply::status(500)]);
    let start = app.clock.0.get();
    app.audited("https://example.com/");
    let delivery = log(&app, &failing).remove(0);
    assert_eq!((&delivery["state"], delivery["attempts"].as_array().map(Vec::len)), (&json!("failed"), Some(10)));
    let hours = (app.clock.0.get() - start) / HOUR_MS;
    assert!((70..=82).contains(&hours), "the schedule takes {hours} hours");
    assert_eq!(app.get(&path(&failing)).body["enabled"], true, "after {hours} hours");
    app.audited("https://example.com/2");
    let endpoint = app.get(&path(&failing)).body;
    assert_eq!((&endpoint["enabled"], &endpoint["failing_since"]), (&json!(false), &json!("2026-05-14T10:18:04Z")));
    assert_eq!(endpoint["disabled_reason"], "Every attempt has failed for 120 hours");
    assert!((app.clock.0.get() - start) / HOUR_MS >= 120);
    assert_eq!(arrived(&app, OTHER).iter().filter(|body| body["type"] == "endpoint.disabled").count(), 1);
    let enabled = app.post(&format!("{}/enable", path(&failing)), "").body;
    assert_eq!((&enabled["disabled_reason"], &enabled["failing_since"]), (&Value::Null, &Value::Null));
}

#[test]
fn case_107_a_success_ends_a_run_of_failures() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.web.receivers.plan(URL, [Reply::status(500), Reply::status(500), Reply::status(200)]);
    app.audited("https://example.com/");
    let endpoint = app.get(&path(&made)).body;
    assert_eq!((&endpoint["failing_since"], endpoint["last_delivery_at"].is_string()), (&Value::Null, true));
}

#[test]
fn case_107_retry_after_slows_down_an_endpoint_and_no_other() {
    for status in [429, 502, 504] {
        let app = App::new(BOATS);
        let made = hook(&app, URL);
        hook(&app, OTHER);
        let retry = |seconds: &str| Reply::Status(status, Some(("retry-after", seconds.to_owned())), String::new());
        app.web.receivers.plan(URL, [retry("3600"), Reply::status(200)]);
        let start = app.clock.0.get();
        app.audited("https://example.com/");
        let waited = app.clock.0.get() - start;
        assert!((3_600_000..3_700_000).contains(&waited), "{status}: {waited}");
        assert_eq!(log(&app, &made)[0]["state"], "delivered");
        let at = |url: &str| {
            let received = app.web.receivers.received.borrow();
            let last = received.iter().rev().find(|request| request.url == url).expect("a request");
            last.headers["x-vertaaux-timestamp"].parse::<i64>().expect("a number") - start
        };
        assert!(at(OTHER) < 10_000 && at(URL) >= 3_600_000, "the other endpoint does not wait");
        app.web.receivers.plan(URL, [retry("99999999"), Reply::status(200)]);
        let start = app.clock.0.get();
        app.audited("https://example.com/2");
        assert!(app.clock.0.get() - start <= 24 * HOUR_MS + 60_000, "a day at most");
    }
}

#[test]
fn case_107_the_policy_is_checked_at_every_attempt() {
    let mut app = App::new(BOATS);
    app.settings.policy = Policy::AllowPrivate;
    let made = hook(&app, "http://127.0.0.1:9/in");
    app.settings.policy = Policy::Public;
    app.audited("https://example.com/");
    assert_eq!(app.web.receivers.count(), 0, "nothing was requested");
    let delivery = &log(&app, &made)[0];
    assert_eq!((&delivery["state"], &delivery["attempts"][0]["url"]), (&json!("failed"), &Value::Null));
    assert!(delivery["attempts"][0]["error"].as_str().is_some_and(|error| error.contains("not public")), "{delivery}");
}

#[test]
fn case_107_the_native_client_posts_and_a_bomb_stays_small() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/in", listener.local_addr().expect("an address"));
    let received = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut request = Vec::new();
        while !request.ends_with(b"{\"a\":1}") {
            let mut bytes = [0; 1_024];
            let length = stream.read(&mut bytes).expect("the request");
            request.extend_from_slice(&bytes[..length]);
        }
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        (0..100).for_each(|_| bomb.write_all(&[b'x'; 100_000]).expect("memory"));
        let bomb = bomb.finish().expect("memory");
        let head = format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n", bomb.len());
        // The client leaves as soon as it has read enough.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bomb));
        String::from_utf8(request).expect("text")
    });
    let target = Target::parse(&url, Policy::AllowPrivate).expect("a URL");
    let headers = [("content-type", "application/json".to_owned()), ("webhook-id", "msg_1".to_owned())];
    let post = Some(Post { headers: &headers, body: b"{\"a\":1}" });
    let request = FetchRequest { target: &target, user_agent: "test", timeout_ms: 5_000, post };
    let mut response = pollster::block_on(HttpWeb::new(Policy::AllowPrivate).send(request)).expect("a response");
    let chunk = pollster::block_on(response.body.chunk()).expect("a chunk").expect("a chunk");
    assert!(response.status == 200 && chunk.len() <= 64 << 10, "{} bytes", chunk.len());
    drop(response);
    let received = received.join().expect("it does not panic").to_lowercase();
    for line in ["post /in http/1.1", "content-type: application/json", "webhook-id: msg_1", "user-agent: test"] {
        assert!(received.contains(line), "{received}");
    }
    assert!(!received.contains("accept-encoding: gzip, br"));
}

#[test]
fn case_110_an_event_for_ten_thousand_endpoints_is_written_by_one_statement() {
    let app = App::new(BOATS);
    app.sql(
        "with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 10000)
         insert into webhooks (id, account_id, url, secret, created_at)
         select 'wh_' || n, 1, 'https://host-' || n || '.example/in', 'a-secret-of-sixteen', 0 from numbers",
        &[],
    );
    let created = app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    assert_eq!(created.status, 202);
    let mut costs = Vec::new();
    while app.sql("select count(*) as n from deliveries", &[])[0]["n"] == 0 {
        let job = app.take().expect("a job");
        let before = app.database.statements.get();
        app.run(job).expect("nothing fails here");
        costs.push(app.database.statements.get() - before);
    }
    assert_eq!(app.sql("select count(*) as n from deliveries", &[])[0]["n"], 10_000);
    assert!(costs.iter().all(|statements| *statements < 60), "{costs:?} statements for each job");
    // At most 1,000 messages at once; the sweeper sends the others.
    for sweep in 1..=10 {
        app.run_jobs();
        assert_eq!(app.web.receivers.count(), sweep * 1_000, "after {sweep} sweeps");
        app.clock.0.set(app.clock.0.get() + 1_000);
        pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    }
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 10_000);
    let mut urls: Vec<String> = app.web.receivers.received.borrow().iter().map(|request| request.url.clone()).collect();
    urls.sort();
    urls.dedup();
    assert_eq!(urls.len(), 10_000, "each exactly once");
    assert_eq!(app.sql("select count(*) as n from deliveries where state <> 'delivered'", &[])[0]["n"], 0);
}

#[test]
fn case_110_one_receiver_takes_turns_and_delays_no_other() {
    let app = App::new(BOATS);
    app.sql("update accounts set plan = 'pro'", &[]);
    let slow: Vec<Value> = (0..20).map(|number| hook(&app, &format!("https://slow.example/{number}"))).collect();
    let start = app.clock.0.get();
    hook(&app, OTHER);
    app.audited("https://example.com/");
    let times = |host: &str| -> Vec<i64> {
        let received = app.web.receivers.received.borrow();
        let here = received.iter().filter(|request| request.url.contains(host));
        here.map(|request| request.headers["x-vertaaux-timestamp"].parse::<i64>().expect("a number")).collect()
    };
    let mut at_slow = times("slow.example");
    at_slow.sort_unstable();
    assert_eq!(at_slow.len(), slow.len());
    assert!(at_slow.windows(2).all(|pair| pair[1] - pair[0] >= 100), "one request each 100 ms: {at_slow:?}");
    assert!(times("other.example")[0] - start < 5_000);
}

#[test]
fn case_110_a_host_has_only_so_many_requests_at_a_time() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.audited("https://example.com/");
    // Four other workers are waiting for this host.
    app.sql(
        "insert into events (id, account_id, kind, body, created_at) values ('a', 1, 'ping', '{}', 0), ('b', 1, 'ping', '{}', 0),
         ('c', 1, 'ping', '{}', 0), ('d', 1, 'ping', '{}', 0)",
        &[],
    );
    app.sql(
        "insert into deliveries (event_id, webhook_id, host, state, attempt, lease_until, due_at)
         select events.id, webhooks.id, 'hooks.example', 'running', 1, ?1, 0 from events, webhooks where length(events.id) = 1",
        &[(app.clock.0.get() + 30_000).into()],
    );
    app.post(&format!("{}/test", path(&made)), "");
    assert_eq!(app.web.receivers.count(), 1, "the test waits for its turn");
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 2, "and is sent when the leases of the others have expired");
}
