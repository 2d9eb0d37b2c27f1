//! The stream of issues: complete, or its last line says that it is not.
use crate::support::app::{App, request};
use crate::support::web::BOATS as WEB;
use futures_util::future::join;
use serde_json::{Value, json};
use sitegauge::{api, jobs};

const JOB_BODY: &str = r#"{"url":"https://example.com/"}"#;

fn started(app: &App) -> String {
    let created = app.post("/v1/audit", JOB_BODY);
    format!("/v1/audit/{}", created.body["job_id"].as_str().expect("an id"))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn the_stream_waits_for_the_end_of_the_audit() {
    let app = App::new(WEB);
    let path = started(&app);
    let call = request("GET", &format!("{path}/issues/stream"), &app.key, "");
    let services = app.services();
    let work = async {
        while let Some(job) = app.take() {
            jobs::run(&services, job).await.expect("it runs");
        }
    };
    let (response, ()) = pollster::block_on(join(api::handle(call, &services, &app.memory), work));
    let issues = lines(&String::from_utf8(response.into_body()).expect("text"));
    let body = app.get(&path).body;
    assert_eq!(body["status"], "completed");
    assert_eq!(json!(issues), body["issues"], "every issue, and no line of another kind");
}

#[test]
fn a_stream_that_ends_before_the_audit_says_so() {
    let app = App::new(WEB);
    let path = started(&app);
    let before = app.clock.0.get();
    let ends = |headers: &[(&'static str, &str)]| lines(&app.text_with(&format!("{path}/issues/stream"), headers));
    let partial = vec![json!({
        "type": "partial",
        "status": "queued",
        "progress": 0,
        "issues": 0,
        "message": "The audit has not ended; these are the issues found so far. Ask again at next",
        "next": format!("{path}/issues/stream"),
    })];
    assert_eq!(ends(&[]), partial);
    assert_eq!(app.clock.0.get() - before, 25_000, "it waits for 25 seconds");
    assert_eq!(ends(&[("prefer", "wait=3")]), partial);
    assert_eq!(ends(&[("prefer", "wait=0")]), partial);
    assert_eq!(app.clock.0.get() - before, 28_000);
}

#[test]
fn the_stream_of_a_failed_audit_says_so() {
    let app = App::new("");
    let path = started(&app);
    app.run_jobs();
    let body = app.get(&path).body;
    assert_eq!(body["status"], "failed");
    let failed = json!({"type": "failed", "status": "failed", "issues": 0, "message": body["error"]});
    assert_eq!(lines(&app.text_with(&format!("{path}/issues/stream"), &[])), [failed]);
}

#[test]
fn the_stream_of_a_breached_gate_is_complete() {
    let app = App::new(WEB);
    let created = app.post("/v1/audit", r#"{"url":"https://example.com/","fail_on_score":100}"#);
    let path = format!("/v1/audit/{}", created.body["job_id"].as_str().expect("an id"));
    app.run_jobs();
    let body = app.get(&path).body;
    assert_eq!(body["status"], "failed");
    assert_eq!(json!(lines(&app.text_with(&format!("{path}/issues/stream"), &[]))), body["issues"]);
}

#[test]
fn a_stream_with_more_lines_than_one_response_links_to_the_next_ones() {
    let app = App::new(WEB);
    let path = started(&app);
    app.run_jobs();
    // One finding with the evidence of ten thousand places, as a site of many pages has together.
    let evidence = vec![json!({"selector": "p", "snippet": "<p>"}); 10_001];
    let finding = json!([{"rule": "accessibility.image-alt", "severity": "critical", "weight": 10, "outcome": "failed",
        "message": null, "evidence": evidence, "data": {}}]);
    let stored = app.sql("select findings, issues from pages order by id limit 1", &[]);
    assert!(stored[0]["findings"].as_str().is_some_and(|text| text.starts_with('[')), "{:?}", stored[0]);
    let issues = json!([0, 0, 0, 10_001]).to_string();
    app.sql(
        "update pages set findings = ?1, issues = ?2 where id = (select min(id) from pages)",
        &[finding.to_string().into(), issues.into()],
    );
    let query = "severity=error&fields=id,rule";
    let found = lines(&app.text_with(&format!("{path}/issues/stream?{query}"), &[]));
    let last = found.last().expect("a line");
    let next = format!("{path}/issues/stream?page=2&severity=error&fields=id%2Crule");
    assert_eq!((found.len(), &last["type"], &last["next"]), (10_001, &json!("partial"), &json!(next)));
    let rest = lines(&app.text_with(&next, &[]));
    assert!(!rest.is_empty() && rest.iter().all(|line| line.get("type").is_none()), "the rest is complete");
    let total = app.get(&format!("{path}?severity=error&per_page=1")).body["total_issues"].as_u64();
    assert_eq!(total, Some(10_000 + rest.len() as u64));
}
