//! The debounce window, the start of the waiting audit, races, limits and the sweeper.
use super::{SECRET, WEB, advance, audits, deliver, delivery, hook, path, sign};
use crate::support::app::{Answer, App};
use serde_json::{Value, json};
use sitegauge::{api, jobs};

/// A push with this commit, as GitHub sends it.
fn push(commit: &str) -> (String, [(&'static str, String); 3]) {
    let body = json!({"ref": "refs/heads/main", "after": commit}).to_string();
    let signature = sign::hub(SECRET, body.as_bytes());
    (
        body,
        [
            ("x-github-event", "push".to_owned()),
            ("x-github-delivery", commit.to_owned()),
            ("x-hub-signature-256", signature),
        ],
    )
}

fn send(app: &App, path: &str, commit: &str) -> Answer {
    let (body, headers) = push(commit);
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    deliver(app, path, &headers, body.as_bytes())
}

fn job(answer: &Answer) -> &str {
    answer.body["audit"]["job_id"].as_str().expect("a job id")
}

fn start_at(app: &App) -> i64 {
    app.sql("select start_at from audits order by id desc limit 1", &[])[0]["start_at"].as_i64().expect("a time")
}

fn status(app: &App) -> Value {
    app.sql("select status from audits order by id desc limit 1", &[])[0]["status"].clone()
}

#[test]
fn deploys_within_the_window_are_one_audit_of_the_last() {
    let app = App::new(WEB);
    let path = path(&hook(&app, &json!({})));
    let begin = app.clock.0.get();
    let first = send(&app, &path, "aaa");
    assert_eq!((first.status, &first.body["debounced"]), (202, &json!(false)));
    assert_eq!(start_at(&app), begin + 60_000);
    advance(&app, 50_000);
    let second = send(&app, &path, "bbb");
    assert_eq!((second.status, &second.body["debounced"], job(&second)), (202, &json!(true), job(&first)));
    let preview = json!({"state": "ready", "context": "deploy-preview", "deploy_ssl_url": "https://shop-git-next.vercel.app/", "commit_ref": "ccc"}).to_string();
    let claims = json!({"iss": "netlify", "sha256": sitegauge::model::sha256(preview.as_bytes())}).to_string();
    let token = sign::jws(SECRET, r#"{"alg":"HS256"}"#, &claims);
    let third = deliver(&app, &path, &[("x-webhook-signature", &token)], preview.as_bytes());
    assert_eq!((third.status, job(&third)), (202, job(&first)), "{}", third.body);
    let [(url, metadata)] = audits(&app).try_into().expect("one audit");
    assert_eq!(
        (url.as_str(), &metadata["commit"]),
        ("https://shop-git-next.vercel.app/", &json!("ccc")),
        "the last one counts"
    );
    assert_eq!(start_at(&app), begin + 110_000);
    assert_eq!(app.sql("select used from allowances", &[])[0]["used"], 1);
    let repeated = send(&app, &path, "aaa");
    assert_eq!((&repeated.body["status"], job(&repeated)), (&json!("duplicate"), job(&first)));
    assert_eq!(start_at(&app), begin + 110_000, "a repetition postpones nothing");

    app.run_jobs();
    assert!(app.clock.0.get() >= begin + 110_000, "it started before its time");
    let read = app.get(&format!("/v1/audit/{}", job(&first)));
    assert_eq!(
        (&read.body["status"], &read.body["url"]),
        (&json!("completed"), &json!("https://shop-git-next.vercel.app/")),
        "{}",
        read.body
    );
    let next = send(&app, &path, "ddd");
    assert_ne!(job(&next), job(&first), "an audit that has started is not changed");
    assert_eq!(audits(&app).len(), 2);
}

#[test]
fn deploys_without_end_postpone_an_audit_by_ten_windows_at_most() {
    let app = App::new(WEB);
    let path = path(&hook(&app, &json!({})));
    let begin = app.clock.0.get();
    for number in 0..11 {
        assert_eq!(send(&app, &path, &format!("commit {number}")).status, 202);
        advance(&app, 55_000);
    }
    assert_eq!((start_at(&app), audits(&app).len()), (begin + 600_000, 1));
    assert_eq!(audits(&app)[0].1["commit"], "commit 10");
}

#[test]
fn without_a_window_each_deploy_is_an_audit() {
    let app = App::new(WEB);
    let path = path(&hook(&app, &json!({"debounce_seconds": 0})));
    assert_ne!(job(&send(&app, &path, "aaa")), job(&send(&app, &path, "bbb")));
    assert_eq!(app.sql("select start_at from audits", &[])[0]["start_at"], Value::Null);
}

#[test]
fn neither_an_early_message_nor_the_sweeper_starts_a_waiting_audit() {
    let app = App::new(WEB);
    let path = path(&hook(&app, &json!({"debounce_seconds": 600})));
    let begin = app.clock.0.get();
    send(&app, &path, "aaa");
    app.queue.put(sitegauge::model::Job::Start { audit: sitegauge::model::AuditId(1) });
    let early = app.take().expect("the early message");
    app.run(early).expect("an early message is no fault");
    assert_eq!(status(&app), "queued");
    let sweep = || pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    advance(&app, 590_000);
    assert_eq!((sweep(), status(&app)), (0, json!("queued")));
    // All messages are lost.
    while app.take().is_some() {}
    app.clock.0.set(begin + 600_000 + 60_001);
    assert_eq!(sweep(), 1, "lost, a minute after it should have started");
    app.run_jobs();
    assert_eq!(status(&app), "completed");
}

#[test]
fn a_deadline_counts_from_the_start() {
    let app = App::new(WEB);
    let begin = app.clock.0.get();
    send(&app, &path(&hook(&app, &json!({"debounce_seconds": 600}))), "aaa");
    while app.take().is_some() {}
    let sweep = || pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    app.clock.0.set(begin + 30 * 60_000 + 1_000);
    assert_eq!((sweep(), status(&app)), (1, json!("queued")), "half an hour after its creation");
    app.clock.0.set(begin + 86_400_000 + 1_000);
    sweep();
    assert_eq!(status(&app), "queued", "a day after its creation");
    advance(&app, 600_000);
    sweep();
    assert_eq!(status(&app), "failed", "a day after its start");
}

#[test]
fn old_deliveries_are_forgotten() {
    let app = App::new(WEB);
    let path = path(&hook(&app, &json!({})));
    let count = || app.sql("select count(*) as n from hook_deliveries", &[])[0]["n"].clone();
    send(&app, &path, "aaa");
    assert_eq!(count(), 2, "the id and the body");
    let sweep = || pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    advance(&app, 86_399_999);
    sweep();
    assert_eq!(count(), 2);
    advance(&app, 1);
    sweep();
    assert_eq!(count(), 0);
}

/// Runs deliveries at the same time; they interleave at every round trip to the database.
fn together(app: &App, path: &str, commits: &[&str]) -> Vec<Value> {
    let (services, calls) = (
        app.services(),
        commits.iter().map(|commit| {
            let (body, headers) = push(commit);
            delivery(path, &headers.each_ref().map(|(name, value)| (*name, value.as_str())), body.as_bytes())
        }),
    );
    let answers = calls.map(|call| api::handle(call, &services, &app.memory));
    let answers = pollster::block_on(futures_util::future::join_all(answers));
    answers.into_iter().map(|answer| serde_json::from_slice(answer.body()).expect("JSON")).collect()
}

#[test]
fn case_109_simultaneous_deliveries_start_one_audit() {
    for (debounce, commits) in [(60, ["aaa"; 8]), (0, ["aaa"; 8]), (60, ["a", "b", "c", "d", "e", "f", "g", "h"])] {
        let app = App::new(WEB);
        let path = path(&hook(&app, &json!({"debounce_seconds": debounce})));
        let answers = together(&app, &path, &commits);
        let new = |answer: &&Value| answer["status"] == "accepted" && answer["debounced"] == false;
        assert_eq!(answers.iter().filter(new).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| answer["audit"]["id"] == 1), "{answers:?}");
        assert_eq!(audits(&app).len(), 1);
        assert_eq!(app.sql("select used from allowances", &[])[0]["used"], 1);
    }
}

#[test]
fn a_delivery_whose_answer_was_lost_is_found_again() {
    for after in [false, true] {
        for trip in 1..=3 {
            let app = App::new(WEB);
            let path = path(&hook(&app, &json!({})));
            app.database.fails_at.set(Some((app.database.trips.get() + trip, after)));
            let first = send(&app, &path, "aaa").status;
            app.database.fails_at.set(None);
            assert_eq!(first, 500, "trip {trip}");
            let again = send(&app, &path, "aaa");
            assert_eq!((again.status, audits(&app).len()), (202, 1), "trip {trip}: {}", again.body);
            app.run_jobs();
            // The message may not have been sent.
            advance(&app, 200_000);
            pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
            app.run_jobs();
            assert_eq!(status(&app), "completed", "trip {trip}");
        }
    }
}

#[test]
fn a_hook_has_sixty_deliveries_a_minute() {
    let app = App::new(WEB);
    let (one, other) = (path(&hook(&app, &json!({}))), path(&hook(&app, &json!({}))));
    for number in 0..60 {
        assert_eq!(send(&app, &one, &format!("commit {number}")).status, 202);
    }
    let refused = send(&app, &one, "one too many");
    assert_eq!(
        (refused.status, &refused.body["error"], refused.headers["retry-after"].to_str().ok()),
        (429, &json!("rate_limit_exceeded"), Some("60"))
    );
    assert_eq!(send(&app, &other, "aaa").status, 202, "another hook has its own limit");
    advance(&app, 60_000);
    assert_eq!(send(&app, &one, "a minute later").status, 202);
}

#[test]
fn unknown_ids_are_limited_by_network_and_drive_out_no_counter() {
    let app = App::new(WEB);
    let made = hook(&app, &json!({}));
    let from = |address: &str, path: &str| {
        let (body, headers) = push("aaa");
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut call = delivery(path, &headers, body.as_bytes());
        call.headers_mut().insert("cf-connecting-ip", address.parse().expect("a value"));
        app.call(call)
    };
    assert_eq!(from("192.0.2.1", &path(&made)).status, 202);
    for number in 0..600 {
        assert_eq!(from("192.0.2.1", &format!("/hooks/{number:040x}")).status, 404);
    }
    let refused = from("192.0.2.1", "/hooks/unknown");
    assert_eq!((refused.status, refused.headers["retry-after"].to_str().ok()), (429, Some("60")));
    let own = from("192.0.2.2", &path(&made));
    assert_eq!((own.status, own.headers["x-ratelimit-remaining"].to_str().ok()), (202, Some("58")));
}

#[test]
fn the_allowance_of_the_plan_counts() {
    let app = App::new(WEB);
    app.sql("update accounts set plan = 'free'", &[]);
    let path = path(&hook(&app, &json!({"debounce_seconds": 0, "options": {"mode": "standard"}})));
    let statuses: Vec<u16> = (0..11).map(|number| send(&app, &path, &format!("commit {number}")).status).collect();
    assert_eq!(statuses, [vec![202; 10], vec![402]].concat());
    assert_eq!(send(&app, &path, "commit 10").status, 402, "a refused delivery is not remembered");
    let mode = app.sql("select distinct mode, max_pages from audits", &[]);
    assert_eq!((mode.len(), &mode[0]["mode"], &mode[0]["max_pages"]), (1, &json!("standard"), &json!(5)));
}

#[test]
fn a_hook_of_a_sandbox_key_starts_sandbox_audits() {
    let app = App::new(WEB);
    let mut call = crate::support::app::request(
        "POST",
        "/v1/hooks",
        &app.key,
        &json!({"website": "https://www.example.com/", "secret": SECRET, "options": {"max_pages": 5}}).to_string(),
    );
    call.headers_mut().insert("x-vertaaux-sandbox", "true".parse().expect("a value"));
    let made = app.call(call).body;
    assert_eq!(made["sandbox"], true, "{made}");
    assert_eq!(send(&app, &path(&made), "aaa").status, 202);
    let audit = app.sql("select sandbox, charged, max_pages from audits", &[]).remove(0);
    assert_eq!((&audit["sandbox"], &audit["charged"], &audit["max_pages"]), (&json!(1), &json!(0), &json!(1)));
}

#[test]
fn facts_of_a_delivery_are_short() {
    let app = App::new(WEB);
    let made = hook(&app, &json!({"options": {"metadata": {"team": "web", "source": "mine"}}}));
    let commit = "c".repeat(5_000);
    assert_eq!(send(&app, &path(&made), &commit).status, 202);
    let metadata = &audits(&app)[0].1;
    assert_eq!(metadata["commit"].as_str().map(str::len), Some(200));
    assert_eq!(
        (&metadata["team"], &metadata["source"], &metadata["hook"]),
        (&json!("web"), &json!("hook"), &json!("www.example.com"))
    );
}

#[test]
fn the_log_contains_neither_secret_nor_id() {
    let app = App::new(WEB);
    let made = hook(&app, &json!({}));
    app.database.fails_at.set(Some((app.database.trips.get() + 1, false)));
    assert_eq!(send(&app, &path(&made), "aaa").status, 500);
    app.database.fails_at.set(None);
    assert_eq!(send(&app, &path(&made), "aaa").status, 202);
    let with_token = format!("{}?token=It%27s+a+Secret+to+Everybody", path(&made));
    app.database.fails_at.set(Some((app.database.trips.get() + 2, false)));
    assert_eq!(deliver(&app, &with_token, &[], b"").status, 500);
    app.database.fails_at.set(None);
    app.run_jobs();
    let log = json!(*app.log.0.borrow()).to_string();
    assert!(log.contains("/hooks/…") && log.contains("audit_accepted"), "{log}");
    assert!(!log.contains(made["id"].as_str().expect("an id")) && !log.contains("Everybody"), "{log}");
}
