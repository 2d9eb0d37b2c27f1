//! Suppressions: their life, and that a suppressed finding is listed but counts nowhere.
use crate::support::app::{Answer, App, request};
use crate::support::web::TextWeb;
use serde_json::{Value, json};

const URL: &str = "https://example.com/";
const WEB: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell boats.</p><img src=a.png><div id=box><img src=b.png></div>
";
const RULE: &str = "accessibility.image-alt";
const DAY: i64 = 86_400_000;

fn done(app: &App, body: &Value) -> Value {
    let created = app.post("/v1/audit", &body.to_string());
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    app.get(&format!("/v1/audit/{}?per_page=1000", created.body["job_id"].as_str().expect("a job id"))).body
}

fn made(app: &App, body: &Value) -> Value {
    let made = app.post("/v1/suppressions", &body.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    made.body
}

fn send(app: &App, method: &str, suppression: &Value, body: &Value) -> Answer {
    let path = format!("/v1/suppressions/{}", suppression["id"].as_str().expect("an id"));
    app.call(request(method, &path, &app.key, &if body.is_null() { String::new() } else { body.to_string() }))
}

fn list(app: &App) -> Vec<Value> {
    app.get("/v1/suppressions").body["suppressions"].as_array().expect("a list").clone()
}

fn issues<'a>(audit: &'a Value, rule: &str) -> Vec<&'a Value> {
    audit["issues"].as_array().expect("issues").iter().filter(|issue| issue["rule"] == rule).collect()
}

fn total(audit: &Value) -> u64 {
    audit["total_issues"].as_u64().expect("a number")
}

#[test]
fn a_suppressed_finding_is_listed_but_does_not_count() {
    let app = App::new(WEB);
    let before = done(&app, &json!({"url": URL}));
    let suppression = made(&app, &json!({"rule": RULE, "reason": "drawn by a supplier", "owner": "Ann"}));
    let after = done(&app, &json!({"url": URL, "fail_on_new": "minor"}));
    let found = issues(&after, RULE);
    assert_eq!(found.len(), 2, "it is listed");
    for issue in found {
        let expected = json!({"id": suppression["id"], "reason": "drawn by a supplier", "expires_at": null});
        assert_eq!(issue["suppressed"], expected);
    }
    assert_eq!((total(&after), &after["suppressed_issues"]), (total(&before) - 2, &json!(2)));
    assert_eq!(after["issues"].as_array().map(Vec::len), before["issues"].as_array().map(Vec::len));
    let score = |audit: &Value| audit["scores"]["accessibility"].as_u64().expect("a score");
    assert!(score(&after) > score(&before), "{} {}", after["scores"], before["scores"]);
    assert_eq!((&after["changes"]["new"], &after["changes"]["fixed"]), (&json!(0), &json!(0)));
    let job = after["job_id"].as_str().expect("a job id");
    let comparison = app.get(&format!("/v1/audit/{job}/compare")).body;
    assert_eq!(comparison["counts"]["suppressed"], 2);
    // All dialects agree: points, totals and scores.
    let metricspot = app.get("/api/audits/2").body;
    let image = metricspot["findings"].as_array().expect("findings").iter().find(|finding| finding["rule_id"] == RULE);
    assert_eq!(image.expect("it is listed")["suppressed"]["id"], suppression["id"]);
    let accessibility =
        |id: u32| app.get(&format!("/api/audits/{id}")).body["audit"]["raw"]["module_scores"]["accessibility"].as_u64();
    assert!(accessibility(2) > accessibility(1));
    let points = |id: u32| {
        let audit = app.get(&format!("/api/v1/public/audits/{id}?website_id=1")).body;
        (audit["overall_score"].as_u64().expect("points"), audit["max_possible_score"].as_u64().expect("points"))
    };
    assert!(points(2).0 == points(1).0 && points(2).1 < points(1).1, "what is suppressed cannot be earned");
    let pages = app.get(&format!("/v1/audit/{job}/pages")).body;
    let page = app.get(&format!("/v1/audit/{job}/pages/{}", pages["pages"][0]["id"])).body;
    let finding = page["findings"].as_array().expect("findings").iter().find(|finding| finding["rule"] == RULE);
    assert_eq!(finding.expect("it is listed")["suppressed"]["id"], suppression["id"]);
}

#[test]
fn one_piece_of_evidence_can_be_suppressed() {
    let app = App::new(WEB);
    let before = done(&app, &json!({"url": URL}));
    let image = issues(&before, RULE)[0].clone();
    made(&app, &json!({"fingerprint": image["fingerprint"], "reason": "decoration"}));
    let after = done(&app, &json!({"url": URL}));
    let found = issues(&after, RULE);
    assert_eq!((found[0]["suppressed"]["reason"].as_str(), found[1].get("suppressed")), (Some("decoration"), None));
    assert_eq!(total(&after), total(&before) - 1);
    assert_eq!(after["scores"], before["scores"], "the other image still fails");
    made(&app, &json!({"rule": RULE, "selector": "#box*", "url": "/", "reason": "in a box"}));
    let after = done(&app, &json!({"url": URL}));
    assert_eq!(issues(&after, RULE)[1]["suppressed"]["reason"], "in a box");
    assert_eq!(total(&after), total(&before) - 2);
    assert_ne!(after["scores"], before["scores"], "no place is left");
    let elsewhere = done(&app, &json!({"url": "https://example.com/?other"}));
    assert_eq!(elsewhere["status"], "failed", "the page does not exist");
}

#[test]
fn the_list_of_issues_is_paged_with_the_suppressed_ones() {
    let app = App::new(WEB);
    made(&app, &json!({"rule": RULE, "reason": "known"}));
    let all = done(&app, &json!({"url": URL}));
    let job = all["job_id"].as_str().expect("a job id");
    let pages = app.get(&format!("/v1/audit/{job}?per_page=3")).body["total_pages"].as_u64().expect("a number");
    let page = |page: u64| app.get(&format!("/v1/audit/{job}?per_page=3&page={page}")).body["issues"].clone();
    let joined: Vec<Value> = (1..=pages).flat_map(|number| page(number).as_array().expect("a list").clone()).collect();
    assert_eq!(json!(joined), all["issues"]);
    assert_eq!(joined.len() as u64, total(&all) + 2);
    let fields = app.get(&format!("/v1/audit/{job}?fields=id,fingerprint,suppressed&per_page=1000")).body;
    assert!(fields["issues"].as_array().expect("a list").iter().any(|issue| issue["suppressed"]["reason"] == "known"));
}

#[test]
fn a_suppression_is_created_changed_and_deleted() {
    let app = App::new(WEB);
    let made = made(&app, &json!({"rule": RULE, "reason": " known ", "expires_at": "2026-05-15"}));
    assert_eq!((&made["reason"], &made["expires_at"]), (&json!("known"), &json!("2026-05-15T00:00:00Z")));
    assert_eq!((&made["expired"], &made["stale"]), (&json!(false), &json!(false)));
    assert_eq!(json!(list(&app)), json!([made]));
    let changed = send(&app, "PATCH", &made, &json!({"owner": "Ann", "expires_at": null}));
    assert_eq!(changed.status, 200, "{}", changed.body);
    assert_eq!(
        (&changed.body["owner"], &changed.body["expires_at"], &changed.body["rule"]),
        (&json!("Ann"), &Value::Null, &json!(RULE))
    );
    assert_eq!(send(&app, "PATCH", &made, &json!({"rule": null})).status, 400, "something has to be named");
    assert_eq!(send(&app, "PATCH", &made, &json!({"reason": ""})).status, 400);
    assert_eq!(list(&app)[0]["owner"], "Ann");
    assert_eq!(send(&app, "DELETE", &made, &Value::Null).status, 204);
    let gone = send(&app, "DELETE", &made, &Value::Null);
    assert_eq!((gone.status, &gone.body["error"]), (404, &json!("suppression_not_found")));
    assert_eq!(send(&app, "PATCH", &made, &json!({"owner": "Ann"})).status, 404);
    assert_eq!(list(&app), Vec::<Value>::new());
    let audit = done(&app, &json!({"url": URL}));
    assert!(issues(&audit, RULE).iter().all(|issue| issue.get("suppressed").is_none()));
}

#[test]
fn an_expired_suppression_does_not_apply() {
    let app = App::new(WEB);
    made(&app, &json!({"rule": RULE, "reason": "until tomorrow", "expires_at": "2026-05-15T10:00:00Z"}));
    let within = done(&app, &json!({"url": URL}));
    assert_eq!(issues(&within, RULE)[0]["suppressed"]["expires_at"], "2026-05-15T10:00:00Z");
    app.clock.0.set(app.clock.0.get() + DAY);
    let after = done(&app, &json!({"url": URL}));
    assert!(issues(&after, RULE)[0].get("suppressed").is_none());
    assert_eq!((&list(&app)[0]["expired"], &list(&app)[0]["stale"]), (&json!(true), &json!(true)));
    assert_eq!(after["changes"]["new"], 0, "it failed before, too");
    let again = app.get(&format!("/v1/audit/{}", within["job_id"].as_str().expect("a job id"))).body;
    assert_eq!(again["scores"], within["scores"], "an audit that has ended does not change");
}

#[test]
fn a_suppression_that_matches_nothing_any_more_is_stale() {
    let mut app = App::new(WEB);
    let used = made(&app, &json!({"rule": RULE, "reason": "known"}));
    made(&app, &json!({"rule": RULE, "url": "https://other.example/*", "reason": "another site"}));
    let stale = |app: &App| list(app).iter().map(|one| one["stale"] == true).collect::<Vec<_>>();
    assert_eq!(stale(&app), [false, false], "nothing was audited since");
    done(&app, &json!({"url": URL}));
    assert_eq!(stale(&app), [false, false], "the other site was not audited");
    app.web = TextWeb::parse(&WEB.replace("<img src=a.png>", "").replace("<img src=b.png>", ""));
    done(&app, &json!({"url": URL}));
    assert_eq!(stale(&app), [true, false]);
    app.clock.0.set(app.clock.0.get() + 1);
    assert_eq!(send(&app, "PATCH", &used, &json!({"rule": "onpage.titel"})).status, 400, "no such rule");
    assert_eq!(
        send(&app, "PATCH", &used, &json!({"reason": "still known"})).body["stale"],
        false,
        "a change begins anew"
    );
}

#[test]
fn wrong_fields_are_refused_with_their_names() {
    let app = App::new(WEB);
    let long = "x".repeat(301);
    for (body, field, hint) in [
        (json!({"reason": "x"}), "rule", "a rule, a fingerprint or both"),
        (json!({"rule": RULE}), "reason", "required"),
        (json!({"rule": RULE, "reason": "  "}), "reason", "required"),
        (json!({"rule": "accessibility.image-alts", "reason": "x"}), "rule", "did you mean accessibility.image-alt?"),
        (json!({"fingerprint": "XYZ", "reason": "x"}), "fingerprint", "16"),
        (json!({"rule": RULE, "reason": long}), "reason", "300"),
        (json!({"rule": RULE, "reason": "a\nb"}), "reason", "control"),
        (json!({"rule": RULE, "reason": "x", "url": "blog"}), "url", "slash"),
        (json!({"rule": RULE, "reason": "x", "expires_at": "yesterday"}), "expires_at", "RFC 3339"),
        (json!({"rule": RULE, "reason": "x", "expires_at": "2020-01-01"}), "expires_at", "future"),
        (json!({"rule": RULE, "reason": "x", "owner": 1}), "owner", "string"),
        (json!({"rule": RULE, "reason": "x", "expire_at": "2030-01-01"}), "body", "did you mean expires_at?"),
    ] {
        let refused = app.post("/v1/suppressions", &body.to_string());
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!(field)), "{body}");
        assert!(refused.body["message"].as_str().is_some_and(|message| message.contains(hint)), "{}", refused.body);
    }
    assert_eq!(list(&app), Vec::<Value>::new());
}

#[test]
fn the_plan_limits_the_number() {
    let app = App::new(WEB);
    app.sql("update accounts set plan = 'free'", &[]);
    let create = || app.post("/v1/suppressions", &json!({"rule": RULE, "reason": "x"}).to_string());
    for _ in 0..10 {
        assert_eq!(create().status, 201);
    }
    let refused = create();
    assert_eq!((refused.status, &refused.body["error"]), (409, &json!("too_many_suppressions")));
    let page = app.get("/v1/suppressions?per_page=4&page=3").body;
    assert_eq!(
        (page["suppressions"].as_array().map(Vec::len), &page["total"], &page["total_pages"]),
        (Some(2), &json!(10), &json!(3))
    );
}

#[test]
fn other_accounts_and_the_sandbox_have_their_own() {
    let app = App::new(WEB);
    let suppression = made(&app, &json!({"rule": RULE, "reason": "known"}));
    let path = format!("/v1/suppressions/{}", suppression["id"].as_str().expect("an id"));
    let foreign = |method: &str, body: &str| app.call(request(method, &path, &app.other_key, body)).status;
    assert_eq!((foreign("PATCH", r#"{"owner":"me"}"#), foreign("DELETE", "")), (404, 404));
    assert_eq!(app.get_with("/v1/suppressions", &app.other_key).body["suppressions"], json!([]));
    let sandbox = |method: &str, path: &str, body: &str| {
        let mut request = request(method, path, &app.key, body);
        request.headers_mut().insert("x-vertaaux-sandbox", "true".parse().expect("a value"));
        app.call(request)
    };
    assert_eq!(sandbox("DELETE", &path, "").status, 404);
    assert_eq!(sandbox("GET", "/v1/suppressions", "").body["total"], 0);
    let other = app.call(request("POST", "/v1/audit", &app.other_key, &json!({"url": URL}).to_string())).body;
    app.run_jobs();
    let other =
        app.get_with(&format!("/v1/audit/{}", other["job_id"].as_str().expect("a job id")), &app.other_key).body;
    assert!(issues(&other, RULE).iter().all(|issue| issue.get("suppressed").is_none()));
}
