//! Requests as the clients of the dialects send them: spellings of keys, loose values, missing endpoints.
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use serde_json::{Value, json};
use sitegauge::model::ApiKey;

fn with(app: &App, method: &str, path: &str, headers: &[(&'static str, &str)]) -> Answer {
    let mut request = request(method, path, "", "");
    for (name, value) in headers {
        request.headers_mut().append(*name, value.parse().expect("a value"));
    }
    app.call(request)
}

fn spellings(key: &str) -> [String; 4] {
    let spelt = ApiKey::parse(key).expect("a key").spellings();
    [key.to_owned(), spelt.hikoo, spelt.metricspot, spelt.vertaaux]
}

#[test]
fn a_key_is_the_same_in_all_spellings_and_dialects() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let paths = [format!("/v1/audit/{job}"), "/api/audits/1".into(), "/api/v1/public/audits/1?website_id=1".into()];
    let keys = spellings(&app.key);
    for path in &paths {
        let expected = app.get(path).body;
        for key in &keys {
            let bearer = format!("Bearer {key}");
            for headers in [[("authorization", &*bearer)], [("x-api-key", key)], [("x-user-api-token", key)]] {
                let answer = with(&app, "GET", path, &headers);
                assert_eq!((answer.status, &answer.body), (200, &expected), "{path} {key}");
            }
        }
    }
    let (bearer, other) = (format!("Bearer {}", keys[1]), spellings(&app.other_key)[2].clone());
    let status = |headers: &[(&'static str, &str)]| with(&app, "GET", "/api/audits/1", headers).status;
    assert_eq!(status(&[("authorization", &bearer), ("x-api-key", &keys[2]), ("x-user-api-token", &keys[3])]), 200);
    assert_eq!(status(&[("authorization", &bearer), ("x-user-api-token", &other)]), 401, "two different keys");
    assert_eq!(status(&[("x-user-api-token", &bearer)]), 200, "MetricSpot's gateway may forward the whole header");
    let mistyped = keys[3].replace("vx_live_a", "vx_live_b");
    assert_eq!(status(&[("x-user-api-token", &mistyped)]), 401);
    assert_eq!(status(&[("x-api-key", &keys[3].replace("live", "test"))]), 401, "the kind is part of the checksum");
}

#[test]
fn a_new_test_key_is_a_sandbox_key_in_all_spellings() {
    let app = App::new(WEB);
    let made = app.post("/v1/keys", r#"{"name": "trial", "test": true}"#).body;
    let shown = made["spellings"].as_object().expect("an object").values();
    let keys: Vec<&str> = shown.chain([&made["key"]]).filter_map(Value::as_str).collect();
    assert_eq!(keys.len(), 4);
    for key in keys {
        let started = app.call(request("POST", "/v1/audit", key, r#"{"url": "https://example.com/"}"#));
        assert_eq!((started.status, &started.body["sandbox"]), (202, &json!(true)), "{key}");
    }
    assert_eq!(app.get("/v1/quota").body["credits_used"], 0);
    let id = made["id"].as_str().expect("an id");
    let rotated = app.post(&format!("/v1/keys/{id}/rotate"), "{}").body;
    let secret = rotated["key"].as_str().expect("a key").replace("sg_test_", "");
    assert_eq!(rotated["spellings"]["metricspot"], format!("ms_live_test_{secret}"));
}

#[test]
fn twenty_wrong_forwarded_keys_throttle_an_address_but_not_the_gateway() {
    let mut app = App::new(WEB);
    app.settings.mcp_secret = Some("right".to_owned());
    let status = |headers: &[(&'static str, &str)]| {
        let address = [("cf-connecting-ip", "203.0.113.7")];
        with(&app, "GET", "/api/audits", &[&address, headers].concat()).status
    };
    let own = spellings(&app.key)[2].clone();
    assert_eq!(status(&[("x-user-api-token", &own), ("x-mcp-internal-token", "right")]), 200);
    assert_eq!(status(&[("x-user-api-token", &own), ("x-mcp-internal-token", "wrong")]), 401);
    for _ in 0..20 {
        assert_eq!(status(&[("x-user-api-token", "ms_live_0123456789abcdef")]), 401);
    }
    assert_eq!(status(&[("x-user-api-token", &own)]), 429);
    assert_eq!(status(&[("x-user-api-token", &own), ("x-mcp-internal-token", "right")]), 200);
}

#[test]
fn an_unknown_path_names_itself() {
    let app = App::new(WEB);
    let unknown = |method: &str, path: &str| {
        let answer = app.call(request(method, path, &app.key, ""));
        assert_eq!(answer.status, 404, "{path}");
        answer.body
    };
    for (method, path, text) in [
        ("GET", "/v1/foo", "no such endpoint: GET /v1/foo; GET /docs lists all endpoints"),
        ("POST", "/v1/quotas", "no such endpoint: POST /v1/quotas; did you mean /v1/quota?"),
        ("GET", "/api/v1/enginse", "no such endpoint: GET /api/v1/enginse; did you mean /v1/engines?"),
        ("GET", "/v1/audits/abc/page", "no such endpoint: GET /v1/audits/abc/page; did you mean /v1/audit/abc/pages?"),
    ] {
        let body = unknown(method, path);
        assert_eq!((&body["error"], &body["message"]), (&json!("unknown_endpoint"), &json!(text)));
    }
    let text = "no such endpoint: GET /api/audit; did you mean /api/audits?";
    assert_eq!(unknown("GET", "/api/audit"), json!({"error": text}));
    let text = "no such endpoint: GET /api/v1/public/audit/7; did you mean /api/v1/public/audits/7?";
    assert_eq!(unknown("GET", "/api/v1/public/audit/7"), json!({"detail": text}));
    let long = unknown("GET", &format!("/v1/{}", "x".repeat(10_000)));
    assert!(long["message"].as_str().is_some_and(|message| message.len() < 200), "the echoed path is bounded");
    assert_eq!(app.get("/v1/audit/none").body["error"], "job_not_found", "a missing audit is another error");
}

#[test]
fn endpoints_that_are_not_implemented_say_what_is_missing() {
    let app = App::new(WEB);
    for (path, missing) in [
        ("/v1/llm/audit", "no language model"),
        ("/api/v1/patch", "does not write patches"),
        ("/v1/verify", "does not run a page with a patch"),
    ] {
        let body = r#"{"url": "https://example.com/", "job_id": "x"}"#;
        let answer = app.post(path, body);
        assert_eq!((answer.status, &answer.body["error"]), (501, &json!("not_implemented")), "{path}");
        assert!(answer.body["message"].as_str().is_some_and(|message| message.contains(missing)), "{}", answer.body);
        assert_eq!(answer.body["documentation_url"], "/docs/errors#not_implemented");
        assert_eq!(app.call(request("POST", path, "", body)).status, 401, "{path} needs a key");
    }
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0);
}

#[test]
fn an_audit_of_accessibility_scores_nothing_else() {
    let app = App::new(WEB);
    let started = app.post("/v1/a11y/audit", r#"{"url": "https://example.com/", "mode": "basic"}"#);
    assert_eq!(started.status, 202, "{}", started.body);
    app.run_jobs();
    let read = app.get(&format!("/v1/audits/{}", started.body["job_id"].as_str().expect("an id"))).body;
    assert!(read["scores"]["accessibility"].is_u64() && read["scores"]["ux"].is_null(), "{}", read["scores"]);
    let issues = read["issues"].as_array().expect("a list");
    assert!(!issues.is_empty() && issues.iter().all(|issue| issue["category"] == "accessibility"));
    let refused = app.post("/v1/a11y/audit", r#"{"url": "https://example.com/", "categories": ["ux"]}"#);
    assert_eq!((refused.status, &refused.body["param"]), (400, &json!("categories")));
}

#[test]
fn loose_values_in_queries_and_bodies_are_read() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let plain = app.get(&format!("/v1/audit/{job}")).body;
    for query in ["severity=", "fields=", "page=", "per_page=&delta=", "delta=False", "delta=FALSE", "delta=0"] {
        assert_eq!(app.get(&format!("/v1/audit/{job}?{query}")).body, plain, "{query}");
    }
    for query in ["delta=True", "delta=true", "delta=1"] {
        assert!(app.get(&format!("/v1/audit/{job}?{query}")).body.get("delta").is_some(), "{query}");
    }
    assert_eq!(app.get(&format!("/v1/audit/{job}?delta=yes")).status, 400);
    assert_eq!(app.get("/v1/audits?status=&url=&limit=&offset=&page=").body["pagination"]["total"], 1);

    let body = r#"{"url": "https://example.com/", "timeout": "30000", "max_pages": "1", "fail_on_score": "12.5",
        "mode": "", "language": "", "source": "", "engine_version": ""}"#;
    let started = app.post("/v1/audit", body);
    assert_eq!((started.status, &started.body["mode"]), (202, &json!("basic")), "{}", started.body);
    app.run_jobs();
    let read = app.get(&format!("/v1/audit/{}", started.body["job_id"].as_str().expect("an id"))).body;
    assert_eq!((&read["gate"]["fail_on_score"], &read["metadata"]), (&json!(12.5), &json!({})));
    for (field, value) in
        [("timeout", "30s"), ("timeout", "0x7530"), ("max_pages", "1.5"), ("fail_on_score", "NaN"), ("timeout", "")]
    {
        let refused = app.post("/v1/audit", &json!({"url": "https://example.com/", field: value}).to_string());
        assert_eq!((refused.status, &refused.body["param"]), (400, &json!(field)), "{value}");
    }
    for (test, is_test) in [("True", true), ("true", true), ("False", false)] {
        let made = app.post("/v1/keys", &json!({"name": "k", "test": test, "expires_in_days": "30"}).to_string()).body;
        assert_eq!(made["key"].as_str().map(|key| key.starts_with("sg_test_")), Some(is_test), "{test}");
    }
    let scopes = app.post("/v1/keys", r#"{"name": "k", "scopes": ""}"#);
    assert_eq!(scopes.status, 400, "nothing is granted for an empty text");
}

#[test]
fn a_validation_error_names_its_field_in_every_form() {
    let app = App::new(WEB);
    for (body, field) in [
        (json!({"url": "https://example.com/", "mode": "all"}), "mode"),
        (json!({"url": "https://example.com/", "max_page": 3}), "max_page"),
        (json!({"mode": "basic"}), "url"),
    ] {
        let refused = app.post("/v1/audit", &body.to_string()).body;
        assert_eq!(refused["param"], field, "{refused}");
        let errors = refused["details"]["validation_errors"].as_array().expect("a list");
        assert_eq!((errors.len(), &errors[0]["field"], &errors[0]["message"]), (1, &json!(field), &refused["message"]));
    }
    assert!(app.get("/v1/audit/none").body.get("param").is_none());
}

#[test]
fn a_list_has_pages_and_its_rows_have_the_scores_of_the_audit() {
    let app = App::new(WEB);
    let mut jobs: Vec<String> = (0..5).map(|_| app.audited("https://example.com/")).collect();
    jobs.reverse();
    let page = |query: &str| {
        let body = app.get(&format!("/v1/audits?{query}")).body;
        let rows = body["data"].as_array().expect("a list");
        let ids: Vec<String> = rows.iter().filter_map(|row| row["id"].as_str()).map(str::to_owned).collect();
        (ids, body["pagination"].clone())
    };
    let (ids, pagination) = page("page=2&limit=2");
    assert_eq!(ids, jobs[2..4]);
    let expected = json!({"total": 5, "limit": 2, "offset": 2, "has_more": true, "page": 2, "total_pages": 3});
    assert_eq!(pagination, expected);
    assert_eq!(page("page=3&limit=2").0, jobs[4..]);
    assert_eq!(page("page=4&limit=2").0, Vec::<String>::new());
    assert_eq!(page("page=2&limit=2&offset=0").0, jobs[2..4], "the offset is a default");
    assert_eq!(page("page=1&limit=2&offset=3").0, jobs[3..], "the page is a default");
    for query in ["page=0", "page=x", "page=1000001", "page=2&offset=x"] {
        assert_eq!(app.get(&format!("/v1/audits?{query}")).status, 400, "{query}");
    }
    let read = app.get(&format!("/v1/audit/{}", jobs[0])).body;
    let row = app.get("/v1/audits").body["data"][0].clone();
    assert!(read["scores"]["performance"].is_u64());
    assert_eq!((&row["scores"], &row["overall"]), (&read["scores"], &read["scores"]["overall"]));

    // An audit that ended before the scores of its categories were stored.
    app.sql("update audits set scores = json_remove(scores, '$.categories')", &[]);
    let old = app.get("/v1/audits").body["data"][0].clone();
    assert!(old.get("scores").is_none() && old["overall"].is_u64(), "{old}");
    app.post("/v1/audit", r#"{"url": "https://example.com/"}"#);
    assert!(app.get("/v1/audits").body["data"][0].get("scores").is_none(), "no scores before the end");
}

#[test]
fn the_quota_of_an_unlimited_plan_is_a_number() {
    let app = App::new(WEB);
    let quota = || app.get("/v1/quota").body;
    let starter = quota();
    assert_eq!((&starter["credits_total"], &starter["unlimited"]), (&json!(50), &json!(false)));
    app.sql("update accounts set plan = 'pro'", &[]);
    // Isolates keep a caller for a minute.
    app.clock.0.set(app.clock.0.get() + 61_000);
    app.audited("https://example.com/");
    let pro = quota();
    assert_eq!((&pro["plan"], &pro["unlimited"]), (&json!("enterprise"), &json!(true)));
    assert_eq!((&pro["credits_total"], &pro["credits_remaining"]), (&json!(1_000_000_000), &json!(999_999_999)));
}

#[test]
fn an_issue_has_its_fix_under_both_names() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let issues = app.get(&format!("/v1/audit/{job}?fields=id,recommendation,fix_suggestion")).body["issues"].clone();
    let issues = issues.as_array().expect("a list");
    assert!(!issues.is_empty() && issues.iter().all(|issue| issue["fix_suggestion"] == issue["recommendation"]));
    assert!(issues.iter().all(|issue| issue["fix_suggestion"].is_string()));
}
