//! Tests of events.
use super::*;
use crate::model::Job;
use serde_json::Value;

fn parsed(event: &Event<'_>) -> Value {
    serde_json::from_str(&event.to_json()).unwrap()
}

#[test]
fn an_event_is_one_line_with_level_and_name_first() {
    let event = Event::PageGivenUp { audit_id: AuditId(1), page_id: PageId(2) };
    assert_eq!(event.to_json(), r#"{"level":"warn","event":"page_given_up","audit_id":1,"page_id":2}"#);
    let failed = Event::JobFailed { job: Job::Advance { audit: AuditId(3) }.into(), error: "line 1\nline 2" };
    assert_eq!(
        failed.to_json(),
        r#"{"level":"error","event":"job_failed","job":"advance","audit_id":3,"error":"line 1\nline 2"}"#
    );
}

#[test]
fn an_audit_that_never_started_has_no_totals() {
    let (audit_id, status, stop_reason) = (AuditId(1), Status::Failed, StopReason::Error);
    let closed = parsed(&Event::AuditClosed { audit_id, status, stop_reason, crawl: None });
    let expected =
        json!({"level": "info", "event": "audit_closed", "audit_id": 1, "status": "failed", "stop_reason": "error"});
    assert_eq!(closed, expected);
}

#[test]
fn a_sweep_without_work_is_a_detail() {
    let sweep = |jobs_resent| {
        let (audits_expired, pages_given_up, outage_ms, sweep_ms) = (0, 0, 0, 3);
        Event::SweepEnded { jobs_resent, audits_expired, pages_given_up, outage_ms, sweep_ms }
    };
    assert_eq!((sweep(0).level(), sweep(1).level()), (Level::Debug, Level::Info));
}
