//! Deliveries under injected faults: lost, duplicated and late messages, calls that fail before or after their effect,
//! workers that crash, receivers that fail, hang and reset. Every event must arrive, and the log must be true.
//! `FAULT_RUNS=10000` sets the number of runs, `FAULT_SEED=7` the first seed.
use crate::support::faults::{Adapters, Posted, block_on, number, sql, work};
use serde_json::Value;
use sitegauge::audit::submit::{self, AuditRequest};
use sitegauge::jobs;
use sitegauge::model::{Account, AccountId, AuditOptions, DeliveryAttempt, Gate, Plan};
use std::collections::BTreeMap;

const RUNS: u64 = 300;
/// The number of sweeps after which no fault is injected anymore, so that every run ends.
const FAULTY_SWEEPS: u32 = 12;
/// The number of sweeps until a run must have ended: a day of minutes, because pauses grow to hours.
const MAX_SWEEPS: u32 = 1_440;

const WEB: &str = include_str!("../../data/fault_injection.web");
const RESUME: &str = "https://resume.example/";

/// Runs two audits with three endpoints and a URL of their own, until every event was delivered. Returns the number of
/// requests that the receivers got.
fn run(seed: u64) -> Result<usize, String> {
    let adapters = Adapters::new(seed, WEB);
    let services = adapters.services();
    sql(&adapters, "insert into accounts (name, plan, created_at) values ('one', 'pro', 0)");
    sql(
        &adapters,
        "insert into webhooks (id, account_id, url, events, secret, created_at) values
           ('a', 1, 'https://a.example/', null, 'a-secret-of-sixteen', 0),
           ('b', 1, 'https://b.example/', '[\"audit.completed\"]', 'a-secret-of-sixteen', 0),
           ('c', 1, 'https://a.example/2', '[\"audit.regressed\"]', 'a-secret-of-sixteen', 0)",
    );
    let account = Account { id: AccountId(1), name: "one".into(), plan: Plan::Pro };
    let is_reference = adapters.is_faultless.replace(true);
    for limit in [None, Some(100.0)] {
        let options = AuditOptions {
            gate: Gate { fail_on_score: limit, ..Gate::default() },
            webhook_url: Some(RESUME.to_owned()),
            ..AuditOptions::default()
        };
        let request = AuditRequest { url: "https://example.com/".into(), options, ..AuditRequest::default() };
        block_on(submit::audit(&services, &account, request)).map_err(|error| error.to_string())?;
    }
    adapters.is_faultless.set(is_reference);
    for sweep in 0..MAX_SWEEPS {
        adapters.is_faultless.set(is_reference || sweep > FAULTY_SWEEPS);
        // Sweeps come every minute as long as faults happen or an audit has a deadline.
        let is_auditing =
            sql(&adapters, "select count(*) as n from audits where status in ('queued', 'running')")[0]["n"] != 0;
        let is_calm = adapters.is_faultless.get() && !is_auditing;
        adapters.max_jump_ms.set(if is_calm { i64::MAX / 2 } else { 61_000 });
        work(&adapters, &services);
        let open = "select (select count(*) from audits where status in ('queued', 'running'))
             + (select count(*) from deliveries where state in ('pending', 'running')) as n";
        if sql(&adapters, open)[0]["n"] == 0 && adapters.waiting.borrow().is_empty() {
            return invariants(&adapters);
        }
        adapters.now.set(adapters.now.get() + 61_000);
        let _ = block_on(jobs::sweep(&services));
    }
    Err("a delivery does not end".to_owned())
}

/// Checks the invariants of a finished run.
fn invariants(adapters: &Adapters) -> Result<usize, String> {
    let events = sql(adapters, "select kind, sequence from events order by audit_id, sequence");
    let expected = [("audit.completed", 1), ("audit.completed", 1), ("audit.regressed", 2)];
    let found: Vec<(&str, i64)> = events
        .iter()
        .map(|row| (row["kind"].as_str().unwrap_or_default(), row["sequence"].as_i64().unwrap_or_default()))
        .collect();
    if found != expected {
        return Err(format!("the events are {found:?}"));
    }
    let posted = adapters.posted.borrow();
    let mut bodies: BTreeMap<&str, &str> = BTreeMap::new();
    for request in posted.iter() {
        if *bodies.entry(&request.event).or_insert(&request.body) != request.body {
            return Err(format!("the event {} was sent with two bodies", request.event));
        }
    }
    let deliveries = sql(
        adapters,
        "select deliveries.id, event_id, state, coalesce(deliveries.url, webhooks.url) as url, body,
                (select json_group_array(json(log)) from delivery_attempts where delivery_id = deliveries.id) as attempts
         from deliveries join events on events.id = event_id left join webhooks on webhooks.id = webhook_id",
    );
    // Endpoint a gets all three events, b the two of completion, c the one of the gate, and each audit has its own URL.
    if deliveries.len() != 8 {
        return Err(format!("{} deliveries", deliveries.len()));
    }
    for delivery in &deliveries {
        let text = |name: &str| delivery[name].as_str().unwrap_or_default();
        let here: Vec<&Posted> =
            posted.iter().filter(|request| request.event == text("event_id") && request.url == text("url")).collect();
        let attempts: Vec<DeliveryAttempt> =
            serde_json::from_str(text("attempts")).map_err(|error| error.to_string())?;
        check(delivery["state"] == "delivered", &here, &attempts, text("body"))
            .map_err(|error| format!("{error}: {} {here:?} {attempts:?}", Value::Object(delivery.clone())))?;
    }
    Ok(posted.len())
}

/// Compares the log of a delivery with what its receiver got.
fn check(is_delivered: bool, here: &[&Posted], attempts: &[DeliveryAttempt], body: &str) -> Result<(), &'static str> {
    let is_success = |status: Option<u16>| status.is_some_and(|status| (200..300).contains(&status));
    if !here.iter().any(|request| is_success(request.status)) {
        return Err("the event was lost");
    }
    if !is_delivered || !attempts.iter().any(|attempt| is_success(attempt.status)) {
        return Err("the log does not show the success");
    }
    if here.iter().any(|request| request.body != body) {
        return Err("the log shows another body");
    }
    if here.len() > attempts.len() {
        return Err("the log lacks an attempt");
    }
    for attempt in attempts.iter().filter(|attempt| attempt.status.is_some()) {
        if !here.iter().any(|request| request.at == attempt.at && request.status == attempt.status) {
            return Err("the log shows an answer that was not given");
        }
    }
    let mut numbers: Vec<i64> = attempts.iter().map(|attempt| attempt.attempt).collect();
    numbers.dedup();
    if numbers.len() != attempts.len() { Err("an attempt is there twice") } else { Ok(()) }
}

#[test]
fn every_event_is_delivered_under_injected_faults() {
    let (runs, seed) = (number("FAULT_RUNS", RUNS), number("FAULT_SEED", 1));
    assert_eq!(run(0), Ok(8), "without faults each delivery takes one request");
    let results: Vec<(u64, Result<usize, String>)> = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            scope.spawn(move || {
                let seeds = (seed..seed + runs).filter(|seed| seed % 2 == half);
                seeds.map(|seed| (seed, run(seed))).collect::<Vec<_>>()
            })
        });
        halves.into_iter().flat_map(|half| half.join().expect("it does not panic")).collect()
    });
    let requests: usize = results.iter().filter_map(|(_, result)| result.as_ref().ok()).sum();
    let violations: Vec<String> =
        results.iter().filter_map(|(seed, result)| Some(format!("seed {seed}: {}", result.as_ref().err()?))).collect();
    println!("{runs} runs from seed {seed}: {requests} requests, {} violations", violations.len());
    assert!(violations.is_empty(), "{}", violations.into_iter().take(5).collect::<Vec<_>>().join("\n"));
    assert!(requests > results.len() * 9, "{requests} requests: faults were injected");
}
