//! Schedules under injected faults: each due time is served once, whatever fails, crashes or runs twice.
use super::schedules::{HOUR, MINUTE, audits, hourly, sweep};
use crate::support::app::{App, request};
use futures_util::future::join;
use serde_json::json;
use sitegauge::jobs;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

/// Each due time has one run, each started run one audit, and each audit one run; none is open for ever.
fn assert_exact(app: &App, hours: usize, what: &str) {
    let count = |sql: &'static str| app.sql(sql, &[])[0]["n"].as_i64().and_then(|count| usize::try_from(count).ok());
    assert_eq!(count("select count(*) as n from schedule_runs"), Some(hours), "{what}: a run for each hour");
    assert_eq!(count("select count(*) as n from schedule_runs where state = 'waiting'"), Some(0), "{what}");
    let matched = "select count(*) as n from audits join schedule_runs as run on run.audit_id = audits.id
         where audits.metadata ->> 'due_at' = strftime('%Y-%m-%dT%H:%M:%SZ', run.due_at / 1000, 'unixepoch')";
    assert_eq!(count(matched), count("select count(*) as n from audits"), "{what}: each audit has its run");
    assert_eq!(count("select count(distinct audit_id) as n from schedule_runs"), count(matched), "{what}");
    let unstarted = "select count(*) as n from schedule_runs where audit_id is null and state <> 'skipped'";
    assert_eq!(count(unstarted), Some(0), "{what}: each run has its audit or a reason");
}

#[test]
fn a_fault_at_any_call_of_the_database_starts_exactly_one_audit() {
    let mut trips = 0;
    for is_after in [false, true] {
        for trip in 1.. {
            let (app, _) = hourly(&json!({}));
            app.clock.0.set(app.clock.0.get() + HOUR);
            let before = app.database.trips.get();
            app.database.fails_at.set(Some((before + trip, is_after)));
            let outcome = pollster::block_on(jobs::sweep(&app.services()));
            if app.database.trips.get() < before + trip {
                break;
            }
            assert!(outcome.is_err(), "the fault at trip {trip} is not told");
            app.clock.0.set(app.clock.0.get() + 6 * MINUTE);
            sweep(&app);
            assert_exact(&app, 1, &format!("fault at trip {trip}, after its effect: {is_after}"));
            assert_eq!(audits(&app), 1, "fault at trip {trip}, after its effect: {is_after}");
            trips += 1;
        }
    }
    assert!(trips >= 14, "{trips}");
}

#[test]
fn a_crash_at_any_step_starts_exactly_one_audit_even_if_the_schedule_is_changed() {
    for polls in 1..40 {
        let (app, id) = hourly(&json!({}));
        app.clock.0.set(app.clock.0.get() + HOUR);
        let services = app.services();
        let is_done = {
            let mut sweep = pin!(jobs::sweep(&services));
            let mut context = Context::from_waker(Waker::noop());
            (0..polls).any(|_| sweep.as_mut().poll(&mut context).is_ready())
        };
        let change = r#"{"mode": "deep", "url": "https://example.com/silent"}"#;
        assert_eq!(app.call(request("PATCH", &format!("/v1/schedules/{id}"), &app.key, change)).status, 200);
        app.clock.0.set(app.clock.0.get() + 6 * MINUTE);
        sweep(&app);
        assert_exact(&app, 1, &format!("crash at step {polls}"));
        assert_eq!(audits(&app), 1, "crash at step {polls}");
        if is_done {
            return;
        }
    }
    panic!("the sweep never ends");
}

#[test]
fn a_day_of_faults_loses_and_doubles_nothing() {
    for seed in 1..=25_u64 {
        let (app, _) = hourly(&json!({}));
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut below = |limit: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from((state >> 11) % limit).expect("a small number")
        };
        let start = app.clock.0.get();
        for minute in 1..=24 * 60 {
            app.clock.0.set(start + minute * MINUTE);
            let trips = app.database.trips.get();
            app.database.fails_at.set((below(2) == 0).then(|| (trips + 1 + below(12), below(2) == 0)));
            app.queue.is_down.set(below(4) == 0);
            let services = app.services();
            match below(3) {
                0 => {
                    let mut sweep = pin!(jobs::sweep(&services));
                    let mut context = Context::from_waker(Waker::noop());
                    let _ = (0..below(15)).any(|_| sweep.as_mut().poll(&mut context).is_ready());
                }
                1 => drop(pollster::block_on(join(jobs::sweep(&services), jobs::sweep(&services)))),
                _ => drop(pollster::block_on(jobs::sweep(&services))),
            }
        }
        app.database.fails_at.set(None);
        app.queue.is_down.set(false);
        for _ in 0..3 {
            app.clock.0.set(app.clock.0.get() + 6 * MINUTE);
            sweep(&app);
        }
        assert_exact(&app, 24, &format!("seed {seed}"));
    }
}
