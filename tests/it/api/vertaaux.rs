//! The VertaaUX dialect and our additions: gates, waiting, deleting and the allowance.
use crate::support;
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use serde_json::{Value, json};

fn create(app: &App, body: &Value) -> Answer {
    app.post("/v1/audit", &body.to_string())
}

fn done(app: &App, body: &Value) -> Value {
    let created = create(app, body);
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    app.get(&format!("/v1/audit/{}", created.body["job_id"].as_str().expect("a job id"))).body
}

fn delete(app: &App, path: &str, key: &str) -> u16 {
    app.call(request("DELETE", path, key, "")).status
}

#[test]
fn a_breached_gate_fails_the_audit_and_shows_the_result() {
    let app = App::new(WEB);
    let url = "https://example.com/";
    let open = done(&app, &json!({"url": url}));
    let overall = open["scores"]["overall"].as_u64().expect("a score");
    assert!(open.get("gate").is_none());
    let kept = done(&app, &json!({"url": url, "fail_on_score": overall, "fail_on_drop": 0}));
    assert_eq!((&kept["status"], &kept["gate"]["breached"]), (&json!("completed"), &json!(false)));
    assert_eq!(kept["gate"]["previous_overall"], overall);
    let broken = done(&app, &json!({"url": url, "fail_on_score": overall + 1}));
    assert_eq!((&broken["status"], &broken["gate"]["breached"]), (&json!("failed"), &json!(true)));
    let error = broken["error"].as_str().expect("a sentence");
    assert_eq!(error, format!("The overall score {overall} is below fail_on_score {}", overall + 1));
    assert_eq!(broken["failed_at"], broken["completed_at"]);
    assert_eq!((&broken["scores"], &broken["total_issues"]), (&open["scores"], &open["total_issues"]));
    let listed = |status: &str| app.get(&format!("/v1/audits?status={status}")).body["pagination"]["total"].clone();
    assert_eq!((listed("completed"), listed("failed")), (json!(2), json!(1)));
    let job = broken["job_id"].as_str().expect("a job id");
    let headers = app.get(&format!("/v1/audit/{job}")).headers;
    assert_eq!(headers["cache-control"], "no-cache, no-store", "only completed audits are cached");
}

#[test]
fn a_drop_is_measured_against_the_previous_audit() {
    let web = WEB.replace("GET https://example.com/\n", "GET https://example.com/later\n");
    let mut app = App::new(WEB);
    let before = done(&app, &json!({"url": "https://example.com/"}));
    let worse =
        web.replace("/later", "/").replace("<html lang=en>", "<html>").replace("<title>A shop for boats</title>", "");
    app.web = support::web::TextWeb::parse(&worse);
    let after = done(&app, &json!({"url": "https://example.com/", "fail_on_drop": 0.5}));
    assert_eq!((&after["status"], &after["gate"]["breached"]), (&json!("failed"), &json!(true)), "{}", after["gate"]);
    assert_eq!(after["gate"]["previous_overall"], before["scores"]["overall"]);
    assert!(after["error"].as_str().is_some_and(|error| error.contains("dropped by")));
}

#[test]
fn only_the_requested_categories_are_scored() {
    let app = App::new(WEB);
    let all = done(&app, &json!({"url": "https://example.com/"}));
    let some = done(&app, &json!({"url": "https://example.com/", "categories": ["accessibility"]}));
    assert_eq!(some["scores"]["accessibility"], all["scores"]["accessibility"]);
    assert_eq!(some["scores"]["overall"], all["scores"]["accessibility"]);
    for category in ["ux", "information_architecture", "performance"] {
        assert_eq!(some["scores"][category], Value::Null, "{category}");
    }
    assert_eq!(some["metadata"]["filtered_categories"], json!(["ux", "information_architecture", "performance"]));
    let categories: Vec<_> =
        some["issues"].as_array().expect("issues").iter().map(|issue| &issue["category"]).collect();
    assert!(!categories.is_empty() && categories.iter().all(|category| *category == "accessibility"));
    assert_eq!(some["total_issues"].as_u64(), Some(categories.len() as u64));
}

#[test]
fn a_custom_user_agent_is_sent_before_ours() {
    let app = App::new(WEB);
    done(&app, &json!({"url": "https://example.com/", "user_agent": "Mozilla/5.0 (X11)"}));
    let agents = app.web.agents.borrow();
    let of_page = agents.iter().find(|(url, _)| url == "https://example.com/").map(|(_, agent)| agent.clone());
    assert_eq!(of_page, Some(format!("Mozilla/5.0 (X11) {}", app.settings.user_agent())));
    let of_robots = agents.iter().find(|(url, _)| url.ends_with("/robots.txt")).map(|(_, agent)| agent.clone());
    assert_eq!(of_robots, Some(app.settings.user_agent()));
}

#[test]
fn request_fields_are_validated() {
    let app = App::new(WEB);
    let url = "https://example.com/";
    for (body, field, hint) in [
        (json!({"url": url, "fail_on_score": 101}), "fail_on_score", "0 to 100"),
        (json!({"url": url, "fail_on_score": "80%"}), "fail_on_score", "number"),
        (json!({"url": url, "fail_on_score": ""}), "fail_on_score", "number"),
        (json!({"url": url, "fail_on_drop": -1}), "fail_on_drop", "0 to 100"),
        (json!({"url": url, "categories": ["seo"]}), "categories", "information_architecture"),
        (json!({"url": url, "categories": []}), "categories", "list"),
        (json!({"url": url, "user_agent": "a\r\nx: y"}), "user_agent", "printable"),
        (json!({"url": url, "user_agent": ""}), "user_agent", "256"),
        (json!({"url": url, "engine_version": "9.9"}), "engine_version", "/v1/engines"),
        (json!({"url": url, "language": "de"}), "language", "en or fr"),
        (json!({"url": url, "source": "me"}), "source", "scheduler"),
        (json!({"url": url, "max_page": 3}), "body", "did you mean max_pages?"),
        (json!({"url": url, "webhook": "https://example.com"}), "body", "there is no field webhook"),
    ] {
        let refused = create(&app, &body);
        assert_eq!((refused.status, &refused.body["error"]), (400, &json!("validation_error")), "{body}");
        assert_eq!(refused.body["details"]["field"], field, "{body}");
        assert!(refused.body["message"].as_str().is_some_and(|message| message.contains(hint)), "{}", refused.body);
    }
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0);
    let full =
        json!({"url": url, "engine_version": "latest", "language": "fr", "source": "cli", "metadata": {"build": 7}});
    let read = done(&app, &full);
    assert_eq!(read["metadata"], json!({"build": 7, "source": "cli"}));
    assert_eq!(app.get("/api/v1/public/audits/1?website_id=1").body["language"], "fr");
}

#[test]
fn a_sandbox_audit_is_free_and_has_one_page() {
    let app = App::new(WEB);
    let start_sandbox = |body: Value| {
        let mut request = request("POST", "/v1/audit", &app.key, &body.to_string());
        request.headers_mut().insert("x-vertaaux-sandbox", "true".parse().expect("a value"));
        app.call(request)
    };
    let tried = start_sandbox(json!({"url": "https://example.com/", "mode": "deep"}));
    assert_eq!((tried.status, &tried.body["sandbox"]), (202, &json!(true)));
    app.run_jobs();
    let job = tried.body["job_id"].as_str().expect("a job id");
    let read = app.get(&format!("/v1/audit/{job}")).body;
    assert_eq!((&read["status"], &read["sandbox"]), (&json!("completed"), &json!(true)));
    assert!(read.get("crawl").is_none(), "one page");
    assert_eq!(app.get("/v1/quota").body["credits_used"], 0);
    let two = start_sandbox(json!({"url": "https://example.com/", "max_pages": 2}));
    assert_eq!((two.status, &two.body["message"]), (400, &json!("a sandbox audit can have only one page")));
    for _ in 1..100 {
        assert_eq!(start_sandbox(json!({"url": "https://example.com/"})).status, 202);
    }
    assert_eq!(start_sandbox(json!({"url": "https://example.com/"})).status, 402, "a hundred a day");
    app.clock.0.set(app.clock.0.get() + 86_400_001);
    assert_eq!(start_sandbox(json!({"url": "https://example.com/"})).status, 202);
}

#[test]
fn the_allowance_counts_deleted_audits_but_not_failed_ones() {
    let app = App::new(WEB);
    let used = || app.get("/v1/quota").body["credits_used"].clone();
    let read = done(&app, &json!({"url": "https://example.com/"}));
    assert_eq!(used(), 1);
    let job = read["job_id"].as_str().expect("a job id");
    assert_eq!(delete(&app, &format!("/v1/audit/{job}"), &app.key), 204);
    assert_eq!(used(), 1, "deleting an audit does not refund it");
    let failed = create(&app, &json!({"url": "https://example.com/silent"})).body;
    assert_eq!(used(), 2);
    app.run_jobs();
    assert_eq!(
        app.get(&format!("/v1/audit/{}", failed["job_id"].as_str().expect("a job id"))).body["status"],
        "failed"
    );
    assert_eq!(used(), 1, "an unreachable site is refunded");
    app.sql("update audits set status = 'failed'", &[]);
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    assert_eq!(used(), 1, "it is refunded once");
}

#[test]
fn a_deleted_audit_is_gone_everywhere() {
    let app = App::new(WEB);
    let read = done(&app, &json!({"url": "https://example.com/"}));
    let path = format!("/v1/audit/{}", read["job_id"].as_str().expect("a job id"));
    let paths = [path.clone(), "/api/audits/1".to_owned(), "/api/v1/public/audits/1?website_id=1".to_owned()];
    for path in &paths {
        assert_eq!((app.get(path).status, app.get(path).status), (200, 200), "it is cached");
    }
    assert_eq!(delete(&app, &path, &app.other_key), 403);
    assert_eq!(delete(&app, &path, &app.key), 204);
    for path in &paths {
        assert_eq!(app.get(path).status, 404, "{path}");
    }
    assert_eq!(delete(&app, &path, &app.key), 404);
    for table in ["select count(*) as n from audits", "select count(*) as n from pages"] {
        assert_eq!(app.sql(table, &[])[0]["n"], 0);
    }
    let running = create(&app, &json!({"url": "https://example.com/"})).body;
    let path = format!("/v1/audit/{}", running["job_id"].as_str().expect("a job id"));
    assert_eq!(delete(&app, &path, &app.key), 204);
    app.run_jobs();
    assert_eq!(app.sql("select count(*) as n from pages", &[])[0]["n"], 0, "its jobs do nothing");
}

#[test]
fn prefer_wait_returns_the_audit_if_it_finishes_in_time() {
    let app = App::new(WEB);
    let wait = |seconds: &str| {
        let body = json!({"url": "https://example.com/"}).to_string();
        let mut request = request("POST", "/v1/audit", &app.key, &body);
        request.headers_mut().insert("prefer", seconds.parse().expect("a value"));
        request.headers_mut().insert("idempotency-key", "one".parse().expect("a value"));
        app.call(request)
    };
    let late = wait("wait=3");
    assert_eq!((late.status, &late.body["status"]), (202, &json!("queued")), "no job runs in this test");
    assert!(!late.headers.contains_key("preference-applied"));
    app.run_jobs();
    let now = app.clock.0.get();
    let ended = wait("wait=3");
    assert_eq!((ended.status, &ended.body["status"]), (200, &json!("completed")));
    assert_eq!(
        (&ended.body["job_id"], &ended.headers["preference-applied"]),
        (&late.body["job_id"], &"wait=3".parse().expect("a value"))
    );
    assert!(app.clock.0.get() - now < 1_000, "it does not wait once the audit is finished");
    assert_eq!(
        late.headers["location"].to_str().ok(),
        Some(format!("/v1/audit/{}", late.body["job_id"].as_str().expect("an id")).as_str())
    );
}
