//! Nobody's load is everybody's: accounts and hosts take turns, and pauses that sites ask for are bounded.
use crate::support::app::{App, request};
use crate::support::simulation::Simulation;
use serde_json::{Value, json};
use sitegauge::audit::submit::{self, AuditRequest};
use sitegauge::jobs;
use sitegauge::model::{Account, AccountId, ApiKey, AuditOptions, Plan};

const HOUSES: &str = "GET https://houses.example/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>Houses for sale</title><h1>Houses</h1><p>We sell <a href=/1>houses</a> and <a href=/2>flats</a>,
<a href=/3>gardens</a>, <a href=/4>barns</a>, <a href=/5>mills</a>, <a href=https://other.example/6>boats</a>.</p>

GET https://houses.example/1
301
location: https://shared.example/one

GET https://houses.example/robots.txt
200
content-type: text/plain

Sitemap: https://shared.example/sitemap.xml

GET https://shared.example/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shared host</title><h1>Shared</h1><p>Everyone's <a href=/a>files</a> are <a href=/b>here</a>.</p>
";

fn account(id: i64, plan: Plan) -> Account {
    Account { id: AccountId(id), name: format!("account {id}"), plan }
}

fn submit(simulation: &Simulation, account: &Account, url: &str, is_sandbox: bool, max_pages: u32) {
    let options = AuditOptions { is_sandbox, ..AuditOptions::default() };
    let request = AuditRequest { url: url.to_owned(), max_pages: Some(max_pages), options, ..AuditRequest::default() };
    let services = simulation.services();
    let task: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
        submit::audit(&services, account, request).await.expect("it is accepted");
    });
    // Nothing but the submission runs.
    let mut tasks = vec![task];
    let count = || simulation.sql("select count(*) as n from audits")[0]["n"].as_i64();
    let before = count();
    simulation.run(0, std::mem::take(&mut tasks), |_| count() > before);
}

/// The milliseconds that an audit of account 2 takes while account 1 has this many audits of hosts that answer after 29
/// seconds.
fn delay(tarpits: usize, workers: usize) -> i64 {
    let latency = |host: &str| if host.starts_with("tarpit") { 29_000 } else { 200 };
    let simulation = Simulation::new(HOUSES, latency);
    simulation.sql("insert into accounts (name, plan, created_at) values ('a', 'free', 0), ('b', 'free', 0)");
    for number in 0..tarpits {
        submit(&simulation, &account(1, Plan::Free), &format!("https://tarpit{number}.example/"), true, 1);
    }
    // The others are at work for a while.
    let start = simulation.now.get();
    simulation.run(workers, Vec::new(), |simulation| simulation.now.get() >= start + 5_000);
    submit(&simulation, &account(2, Plan::Free), "https://houses.example/", false, 4);
    let start = simulation.now.get();
    simulation.run(workers, Vec::new(), |simulation| {
        simulation.sql("select count(*) as n from audits where account_id = 2 and status = 'completed'")[0]["n"] == 1
    });
    simulation.now.get() - start
}

#[test]
fn case_240_a_hundred_tarpit_audits_of_one_account_delay_no_other() {
    let alone = delay(0, 20);
    for workers in [20, 250] {
        let together = delay(100, workers);
        assert!(together <= alone + 500, "{together} ms instead of {alone} ms with {workers} workers");
    }
}

#[test]
fn case_241_audits_above_the_limit_wait_and_all_end() {
    let simulation = Simulation::new(HOUSES, |_| 200);
    simulation.sql("insert into accounts (name, plan, created_at) values ('a', 'free', 0)");
    for number in 0..8 {
        submit(&simulation, &account(1, Plan::Free), &format!("https://host{number}.example/"), false, 1);
    }
    let start = simulation.now.get();
    let most = std::cell::Cell::new(0);
    simulation.run(250, Vec::new(), |simulation| {
        let running = simulation.sql("select count(*) as n from audits where status = 'running'")[0]["n"].as_i64();
        most.set(most.get().max(running.unwrap_or(0)));
        simulation.sql("select count(*) as n from audits where status in ('queued', 'running')")[0]["n"] == 0
    });
    assert_eq!(most.get(), 2, "a free account has two audits in work");
    assert!(simulation.now.get() - start < 60_000, "each end wakes the next audit, without a sweep");
    let order = simulation.sql("select id from audits order by started_at, id");
    assert_eq!(json!(order.iter().map(|row| row["id"].clone()).collect::<Vec<_>>()), json!([1, 2, 3, 4, 5, 6, 7, 8]));
}

#[test]
fn case_242_pages_above_the_limit_wait_and_their_turn_comes_without_a_sweep() {
    let simulation = Simulation::new(HOUSES, |_| 200);
    simulation.sql("insert into accounts (name, plan, created_at, max_pages_in_flight) values ('a', 'pro', 0, 1)");
    for host in ["houses", "shared"] {
        submit(&simulation, &account(1, Plan::Pro), &format!("https://{host}.example/"), false, 6);
    }
    let start = simulation.now.get();
    simulation.run(250, Vec::new(), |simulation| {
        let flying = "select count(*) as n from pages where state = 'running'";
        assert!(simulation.sql(flying)[0]["n"].as_i64() <= Some(1));
        simulation.sql("select count(*) as n from audits where status in ('queued', 'running')")[0]["n"] == 0
    });
    assert!(simulation.now.get() - start < 60_000, "{} ms", simulation.now.get() - start);
    assert_eq!(simulation.sql("select count(*) as n from audits where status = 'completed'")[0]["n"], 2);
}

#[test]
fn case_243_no_host_gets_more_than_four_requests_at_a_time_whatever_they_are_for() {
    let simulation = Simulation::new(HOUSES, |_| 700);
    simulation.sql("insert into accounts (name, plan, created_at) values ('a', 'pro', 0), ('b', 'pro', 0)");
    let key = ApiKey::from_random(true, [1; 20]);
    let keys =
        format!("insert into api_keys (hash, account_id, label, created_at) values ('{}', 1, 'test', 0)", key.hash());
    simulation.sql(Box::leak(keys.into_boxed_str()));
    for number in 0..3 {
        submit(&simulation, &account(1, Plan::Pro), &format!("https://shared.example/?{number}"), false, 6);
        submit(&simulation, &account(2, Plan::Pro), &format!("https://houses.example/?{number}"), false, 6);
        submit(&simulation, &account(2, Plan::Pro), "https://houses.example/", false, 6);
        submit(&simulation, &account(1, Plan::Pro), "https://shared.example/", false, 6);
    }
    // Webhooks to the same host, and audits and refreshes of callers who wait.
    simulation.sql(
        "insert into webhooks (id, account_id, url, secret, created_at)
         select 'wh_' || value, 1, 'https://shared.example/hook' || value, 'whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=', 0
         from json_each('[1,2,3,4,5,6,7,8]')",
    );
    let mut tasks: Vec<std::pin::Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
    let simulation = &simulation;
    for number in 0..40 {
        let body = r#"{"url": "https://shared.example/"}"#;
        let mut anonymous = request("POST", "/api/public/audit", "", body);
        let address = format!("192.0.2.{number}").parse().expect("a value");
        anonymous.headers_mut().insert("cf-connecting-ip", address);
        tasks.push(Box::pin(async move {
            assert!([200, 429].contains(&simulation.call(anonymous).await.status().as_u16()));
        }));
        let refresh = request("POST", "/api/v1/public/health/refresh?website_id=1", key.reveal(), "");
        tasks.push(Box::pin(async move {
            assert!([200, 429].contains(&simulation.call(refresh).await.status().as_u16()));
        }));
    }
    simulation.run(250, tasks, |simulation| {
        let open = "select (select count(*) from audits where status in ('queued', 'running'))
                         + (select count(*) from deliveries where state in ('pending', 'running')) as n";
        simulation.sql(open)[0]["n"] == 0
    });
    let most = simulation.in_flight.borrow().clone();
    assert!(most["shared.example"].1 >= 3, "the host was busy: {most:?}");
    assert!(most.values().all(|(_, most)| *most <= 4), "{most:?}");
    assert_eq!(simulation.sql("select count(*) as n from deliveries where state = 'delivered'")[0]["n"], 8 * 6);
    let failed = simulation.sql("select distinct error from audits where status <> 'completed'");
    assert_eq!(json!(failed), json!([{"error": "The site answered with status 404"}]), "not one by our limits");
}

/// A site that asks for this pause.
fn asking(pause: &str) -> String {
    format!("GET https://example.com/\n429\nretry-after: {pause}\ncontent-type: text/html\n\n<p>Later</p>\n")
}

#[test]
fn case_244_a_retry_after_of_136_years_blocks_no_other_audit_of_the_host() {
    for pause in ["86400", "4294967295", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let app = App::new(&asking(pause));
        app.audited("https://example.com/");
        let audit = app.get("/api/audits/1").body;
        assert_eq!(audit["audit"]["status"], "failed", "{pause}");
        let error = audit["audit"]["error_message"].as_str().expect("an error").to_owned();
        assert!(error.starts_with("The site turns requests away and asks to come back after 2"), "{error}");
        let blocked = app.sql("select max(next_at) as at from hosts", &[])[0]["at"].as_i64().expect("a time");
        assert!(blocked <= app.clock.0.get() + 600_000, "{pause}: {}", blocked - app.clock.0.get());
        let before = app.clock.0.get();
        app.call(request("POST", "/v1/audit", &app.other_key, r#"{"url":"https://example.com/"}"#));
        app.run_jobs();
        assert!(app.clock.0.get() - before < 60_000, "another account asks by itself");
    }
}

#[test]
fn case_244_a_pause_of_ten_minutes_is_kept() {
    let app = App::new(&asking("600"));
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    app.run(app.take().expect("a message")).expect("it runs");
    let next = app.sql("select next_at from hosts", &[])[0]["next_at"].as_i64().expect("a time");
    assert!((599_000..=600_000).contains(&(next - app.clock.0.get())), "{}", next - app.clock.0.get());
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "running");
}

#[test]
fn case_245_a_host_that_a_wrong_clock_blocked_is_free_again() {
    let app = App::new(HOUSES);
    let next = app.clock.0.get() + 3_600_000;
    app.sql("insert into hosts (host, next_at) values ('houses.example', ?1)", &[next.into()]);
    let before = app.clock.0.get();
    app.audited("https://houses.example/");
    assert!(app.clock.0.get() - before < 60_000);
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed");
}

#[test]
fn case_246_a_worker_that_dies_with_a_turn_keeps_it_for_a_minute_only() {
    let app = App::new(HOUSES);
    let now = app.clock.0.get();
    let turn = "insert into turns (host, weight, claimed_at, lease_until) values ('houses.example', 4, ?1, ?2)";
    app.sql(turn, &[now.into(), (now + 30_000).into()]);
    app.post("/v1/audit", r#"{"url":"https://houses.example/"}"#);
    app.run(app.take().expect("a message")).expect("it runs");
    assert_eq!(app.web.asked.borrow().len(), 0, "the host has four requests");
    app.run_jobs();
    assert_eq!(app.get("/api/audits/1").body["audit"]["status"], "completed");
    assert_eq!(app.sql("select count(*) as n from turns", &[])[0]["n"], 0, "turns are given back");
}

#[test]
fn hosts_without_requests_are_forgotten() {
    let app = App::new("");
    let hosts = "insert into hosts (host, next_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < 1200)
         select 'host' || i, iif(i % 2, 0, ?1) from n";
    app.sql(hosts, &[(app.clock.0.get() + 1_000).into()]);
    let count = || app.sql("select count(*) as n from hosts", &[])[0]["n"].clone();
    let counts = [0; 4].map(|_| {
        app.clock.0.set(app.clock.0.get() + 60_000);
        pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
        count().as_i64().expect("a number")
    });
    assert!(counts[0] > 900 && counts[1] > 650, "a portion in each sweep: {counts:?}");
    assert_eq!(counts[3], 600, "those in use stay");
}

#[test]
fn case_247_a_page_has_thirty_seconds_and_the_response_says_so() {
    let app = App::new(HOUSES);
    let created = app.post("/v1/audit", r#"{"url":"https://houses.example/","timeout":120000}"#);
    assert_eq!(created.status, 202, "{}", created.body);
    let notice = "timeout is 30000 ms instead of 120000 ms, the longest time for one page";
    assert_eq!(created.body["notices"], json!([notice]));
    assert_eq!(app.sql("select timeout_ms from audits", &[])[0]["timeout_ms"], 30_000);
    let created = app.post("/v1/audit", r#"{"url":"https://houses.example/","timeout":30000}"#);
    assert_eq!(created.body["notices"], Value::Null);
}
