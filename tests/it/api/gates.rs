//! The base of an audit, and gates judged against it.
use super::compare::{BODY, URL, compared, done, job, page};
use crate::support::app::{App, request};
use serde_json::{Value, json};

#[test]
fn a_breached_audit_is_never_its_own_baseline() {
    let mut app = App::new("");
    app.web = page(BODY);
    let good = done(&app, &json!({"url": URL, "fail_on_drop": 0.5}));
    assert_eq!(good["status"], "completed");
    let gate = json!({"url": URL, "fail_on_drop": 0.5});
    app.web = page(&BODY.replace(" lang=en", "").replace("<title>A shop for boats</title>", ""));
    let bad = done(&app, &gate);
    assert_eq!(bad["status"], "failed");
    for passed_over in 1..=2 {
        let retry = done(&app, &gate);
        assert_eq!(
            (&retry["status"], &retry["gate"]["breached"]),
            (&json!("failed"), &json!(true)),
            "nothing was fixed"
        );
        assert_eq!(retry["gate"]["base"]["job_id"], good["job_id"]);
        let why = retry["gate"]["base"]["why"].as_str().expect("a reason");
        let expected = if passed_over == 1 { "; 1 audit that" } else { "; 2 audits that" };
        assert!(why.contains(expected), "{why}");
        assert_eq!(retry["gate"]["previous_overall"], good["scores"]["overall"]);
        assert_eq!(compared(&app, &retry, "").body["base"]["job_id"], good["job_id"]);
    }
    app.web = page(BODY);
    let repaired = done(&app, &gate);
    assert_eq!((&repaired["status"], &repaired["changes"]["new"]), (&json!("completed"), &json!(0)));
    assert_eq!(repaired["gate"]["base"]["job_id"], good["job_id"]);
}

#[test]
fn a_gate_on_new_issues_counts_from_its_severity() {
    let mut app = App::new("");
    app.web = page(BODY);
    let good = done(&app, &json!({"url": URL}));
    app.web = page(&BODY.replace("<img src=a.png>", "<img src=a.png><img src=new.png>"));
    for severity in ["critical", "major"] {
        let audit = done(&app, &json!({"url": URL, "fail_on_new": severity}));
        let critical = audit["gate"]["new"]["critical"].as_u64().expect("a number");
        let new =
            critical + if severity == "major" { audit["gate"]["new"]["major"].as_u64().expect("a number") } else { 0 };
        assert_eq!(audit["gate"]["breached"], new > 0, "{}", audit["gate"]);
        assert_eq!(
            (&audit["gate"]["fail_on_new"], &audit["gate"]["base"]["job_id"]),
            (&json!(severity), &good["job_id"])
        );
        if new > 0 {
            let error = audit["error"].as_str().expect("a sentence");
            assert!(error.contains("new or worse at fail_on_new"), "{error}");
        }
    }
    let strict = done(&app, &json!({"url": URL, "fail_on_new": "minor"}));
    assert_eq!(strict["gate"]["breached"], true, "an image without alternative text is new: {}", strict["gate"]);
    for wrong in [json!("info"), json!("error"), json!(1)] {
        let refused = app.post("/v1/audit", &json!({"url": URL, "fail_on_new": wrong}).to_string());
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!("fail_on_new")));
    }
}

#[test]
fn only_audits_of_the_same_scope_are_a_base() {
    let mut app = App::new("");
    app.web = page(BODY);
    let scopes = [
        json!({"url": URL}),
        json!({"url": URL, "max_pages": 3}),
        json!({"url": URL, "max_pages": 3, "include": ["/a*"]}),
        json!({"url": URL, "categories": ["ux"]}),
        json!({"url": URL, "urls": [URL]}),
        json!({"url": URL, "urls": ["https://example.com/?a"]}),
    ];
    let first: Vec<Value> = scopes.iter().map(|scope| done(&app, scope)).collect();
    for audit in &first {
        assert_eq!(audit["changes"]["base"]["job_id"], Value::Null, "{}", audit["changes"]);
    }
    for (scope, first) in scopes.iter().zip(&first).take(5) {
        let second = done(&app, scope);
        assert_eq!(second["changes"]["base"]["job_id"], first["job_id"], "{scope}");
    }
    let mixed = compared(&app, &first[1], &format!("/{}", job(&first[3]))).body;
    let warnings = mixed["warnings"].to_string();
    assert!(warnings.contains("max_pages") && warnings.contains("different categories"), "{warnings}");
    assert!(warnings.contains("newer"), "{warnings}");
    assert!(mixed["not_compared"]["total_rules"].as_u64().is_some_and(|rules| rules > 0), "rules of other categories");
}

#[test]
fn delta_is_measured_from_the_same_base() {
    let mut app = App::new("");
    app.web = page(BODY);
    let good = done(&app, &json!({"url": URL}));
    app.web = page(&BODY.replace(" lang=en", ""));
    let bad = done(&app, &json!({"url": URL, "fail_on_drop": 0}));
    assert_eq!(bad["status"], "failed");
    let retry = done(&app, &json!({"url": URL, "fail_on_drop": 0}));
    let delta = app.get(&format!("/v1/audit/{}?delta=true", job(&retry))).body["delta"].clone();
    assert_eq!(delta["previous_job_id"], good["job_id"]);
    let comparison = compared(&app, &retry, "").body;
    assert_eq!(delta["overall"], comparison["score"]["overall"]["change"]);
    for category in ["ux", "accessibility", "information_architecture", "performance"] {
        assert_eq!(delta["categories"][category], comparison["score"]["categories"][category]["change"]);
    }
    assert_eq!(app.call(request("DELETE", &format!("/v1/audit/{}", job(&good)), &app.key, "")).status, 204);
    assert_eq!(compared(&app, &retry, "").body["base"]["job_id"], Value::Null, "a deleted base is gone");
}

#[test]
fn an_audit_from_before_digests_is_no_measure_of_what_is_new() {
    let mut app = App::new("");
    app.web = page(BODY);
    let old = done(&app, &json!({"url": URL}));
    app.sql("update pages set digest = null", &[]);
    app.web = page(&BODY.replace(" lang=en", ""));
    let second = done(&app, &json!({"url": URL, "fail_on_new": "minor", "fail_on_drop": 100}));
    assert_eq!(second["changes"]["base"]["job_id"], old["job_id"]);
    assert_eq!((&second["changes"]["new"], &second["gate"].get("new")), (&Value::Null, &None));
    assert_eq!(second["gate"]["previous_overall"], old["scores"]["overall"], "scores are compared all the same");
    let comparison = compared(&app, &second, "").body;
    assert!(comparison["warnings"].to_string().contains("before audits were compared"), "{comparison}");
    assert_eq!(comparison["not_compared"]["pages"][0]["reason"], "not_judged_in_base");
}
