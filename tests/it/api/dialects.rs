//! The three dialects: the response for every state of an audit.
use crate::support::app::{App, request};
use crate::support::shape::misfits;
use crate::support::web::BOATS as WEB;
use serde_json::{Value, json};
use sitegauge::model::{AuditId, Job};

fn sample(text: &str) -> Value {
    serde_json::from_str(text).expect("a sample is JSON")
}

fn create(app: &App, url: &str) -> String {
    let created = app.post("/v1/audit", &json!({"url": url}).to_string());
    assert_eq!(created.status, 202);
    created.body["job_id"].as_str().expect("a job id").to_owned()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn health_needs_no_key() {
    let app = App::new("");
    let health = app.get_with("/health", "");
    assert_eq!((health.status, &health.body["status"]), (200, &"ok".into()));
}

#[test]
fn vertaaux_shows_each_state_in_its_format() {
    let app = App::new(WEB);
    let job = create(&app, "https://example.com");
    let path = format!("/v1/audit/{job}");
    let queued = app.get(&path);
    let open = ["job_id", "status", "url", "mode", "progress", "created_at", "ruleset_version"];
    assert_eq!((queued.status, keys(&queued.body)), (200, open.to_vec()));
    assert_eq!(queued.headers["cache-control"], "no-cache, no-store");
    app.sql("update audits set status = 'running', started_at = created_at + 1000", &[]);
    let running = app.get(&path);
    assert_eq!(running.body["status"], "running");
    assert_eq!(running.body["started_at"], "2026-05-14T10:18:05Z");
    app.sql("update audits set status = 'queued', started_at = null", &[]);
    app.run_jobs();
    let completed = app.get(&path);
    assert_eq!(
        misfits(&completed.body, &sample(include_str!("../../data/seeds/vertaaux_completed.json")), ""),
        Vec::<String>::new()
    );
    assert_eq!(completed.headers["cache-control"], "public, max-age=3600");
    assert_eq!(completed.headers["vary"], "Authorization, X-API-Key, X-User-Api-Token");
    assert_eq!(app.get(&format!("/api{path}")).body, completed.body, "both prefixes are equivalent");

    let failed = app.audited("https://example.com/silent");
    let failed = app.get(&format!("/v1/audit/{failed}"));
    assert_eq!(
        misfits(&failed.body, &sample(include_str!("../../data/seeds/vertaaux_failed.json")), ""),
        Vec::<String>::new()
    );
    assert_eq!(failed.body["error"], "Page timed out after 30000ms");
    assert_eq!(failed.headers["cache-control"], "no-cache, no-store");
}

#[test]
fn vertaaux_filters_selects_and_paginates_issues() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let get = |query: &str| app.get(&format!("/v1/audit/{job}?{query}")).body;
    let all = get("");
    let total = all["total_issues"].as_u64().expect("a number");
    assert!(total > 3, "{all}");
    let by_severity: u64 = ["error", "warning", "info"]
        .map(|severity| get(&format!("severity={severity}"))["total_issues"].as_u64().unwrap_or(0))
        .iter()
        .sum();
    assert_eq!(by_severity, total);
    assert!(
        get("severity=error")["issues"]
            .as_array()
            .is_some_and(|issues| issues.iter().all(|issue| issue["severity"] == "error"))
    );
    assert_eq!(keys(&get("fields=id,severity")["issues"][0]), ["id", "severity"]);
    let second = get("page=2&per_page=2");
    assert_eq!(
        (&second["page"], &second["per_page"], &second["total_pages"]),
        (&2.into(), &2.into(), &total.div_ceil(2).into())
    );
    assert_eq!(second["issues"][0], all["issues"][2]);
    assert_eq!(get("page=999")["issues"], json!([]));
    assert_eq!(get("unknown=1"), all, "unknown parameters are ignored");
    for query in
        ["severity=bad", "fields=nonsense", "page=0", "page=-1", "page=x", "per_page=1001", "per_page=0", "delta=maybe"]
    {
        let refused = app.get(&format!("/v1/audit/{job}?{query}"));
        let field = query.split('=').next();
        assert_eq!((refused.status, refused.body["details"]["field"].as_str()), (400, field), "{query}");
    }
}

#[test]
fn vertaaux_compares_with_the_previous_audit() {
    let app = App::new(WEB);
    let first = app.audited("https://example.com/");
    assert_eq!(app.get(&format!("/v1/audit/{first}?delta=true")).body["delta"], Value::Null);
    assert!(app.get(&format!("/v1/audit/{first}")).body.get("delta").is_none());
    let second = app.audited("https://example.com/");
    let delta = &app.get(&format!("/v1/audit/{second}?delta=true")).body["delta"];
    assert_eq!(delta["overall"], 0);
    assert_eq!(delta["previous_job_id"], first.as_str());
    assert_eq!(keys(&delta["categories"]), ["ux", "accessibility", "information_architecture", "performance"]);
}

#[test]
fn metricspot_shows_each_state_in_its_format() {
    let app = App::new(WEB);
    let created = app.post("/api/audits", r#"{"url":"https://example.com"}"#);
    assert_eq!(created.status, 201);
    assert_eq!(keys(&created.body), ["audit", "findings", "plan", "cooldown"]);
    let queued = app.get("/api/audits/1");
    assert_eq!(queued.body, created.body);
    assert_eq!((&queued.body["audit"]["status"], &queued.body["audit"]["score"]), (&"queued".into(), &Value::Null));
    assert_eq!((&queued.body["findings"], &queued.body["audit"]["started_at"]), (&json!([]), &Value::Null));
    app.run_jobs();
    let completed = app.get("/api/audits/1");
    let mut shape = sample(include_str!("../../data/seeds/metricspot_completed.json"));
    // All eleven modules are present; which of them have a score depends on the page.
    let modules = shape["audit"]["raw"]["module_scores"].as_object_mut().expect("modules");
    let found = &completed.body["audit"]["raw"]["module_scores"];
    assert_eq!(keys(found), modules.keys().map(String::as_str).collect::<Vec<_>>());
    modules.retain(|module, _| found[module].is_u64());
    assert_eq!(misfits(&completed.body, &shape, ""), Vec::<String>::new());
    assert_eq!(completed.body["cooldown"]["ready_at"], "2026-05-15T10:18:04.000Z");
    let ids: Vec<u64> = completed.body["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|finding| finding["id"].as_u64())
        .collect();
    assert!(ids.is_sorted() && !ids.is_empty());
    assert!(
        completed.body["findings"]
            .as_array()
            .is_some_and(|findings| findings.iter().any(|finding| finding["passed"] == true))
    );
    app.audited("https://example.com/silent");
    let failed = app.get("/api/audits/2").body;
    assert_eq!(failed["audit"]["error_message"], "Page timed out after 30000ms");
    assert_eq!((&failed["audit"]["score"], &failed["findings"]), (&Value::Null, &json!([])));
}

#[test]
fn metricspot_lists_the_latest_audit_of_each_url() {
    let app = App::new(WEB);
    for url in ["https://example.com/", "https://example.com/silent", "https://example.com"] {
        app.clock.0.set(app.clock.0.get() + 86_400_000);
        app.post("/api/audits", &json!({"url": url}).to_string());
    }
    let list = app.get("/api/audits").body;
    let ids: Vec<_> = list["audits"].as_array().expect("a list").iter().map(|audit| audit["id"].clone()).collect();
    assert_eq!(ids, [3, 2]);
    for key in ["id", "url", "status", "score", "created_at"] {
        assert!(list["audits"][0].get(key).is_some(), "{key}");
    }
    assert_eq!(app.get_with("/api/audits", &app.other_key).body, json!({"audits": []}));
}

#[test]
fn hikoo_shows_each_state_in_its_format() {
    let app = App::new(WEB);
    create(&app, "https://example.com/");
    let path = "/api/v1/public/audits/1?website_id=1";
    let queued = app.get(path).body;
    assert_eq!(
        (&queued["status"], &queued["overall_score"], &queued["max_possible_score"]),
        (&1.into(), &0.into(), &0.into())
    );
    assert_eq!((&queued["started_at"], &queued["completed_at"]), (&Value::Null, &Value::Null));
    app.sql("update audits set status = 'running'", &[]);
    assert_eq!(app.get(path).body["status"], 2);
    app.sql("update audits set status = 'queued'", &[]);
    app.run_jobs();
    let completed = app.get(path).body;
    assert_eq!(
        misfits(&completed, &sample(include_str!("../../data/seeds/hikoo_completed.json")), ""),
        Vec::<String>::new()
    );
    assert_eq!(completed["status"], 3);
    app.audited("https://example.com/silent");
    let failed = app.get("/api/v1/public/audits/2?website_id=1").body;
    assert_eq!((&failed["status"], &failed["number_of_audited_pages"]), (&4.into(), &0.into()));
    assert_eq!(failed["pages"][0]["page_category"], "unreachable");
    assert_eq!(failed["pages"][0]["error_text"], "Page timed out after 30000ms");
}

#[test]
fn every_response_has_a_request_id() {
    let app = App::new("");
    for path in ["/health", "/v1/audit/x", "/nothing"] {
        let answer = app.get(path);
        assert_eq!(answer.headers["x-request-id"], "req_test");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    }
}

#[test]
fn reading_changes_nothing() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    app.run(Job::Start { audit: AuditId(1) }).expect("a duplicate");
    let before = app.results();
    for path in [format!("/v1/audit/{job}?delta=true"), "/api/audits".to_owned(), "/api/audits/1".to_owned()] {
        assert_eq!(app.get(&path).status, 200);
    }
    assert_eq!(app.results(), before);
}

#[test]
fn a_finished_audit_is_cached_for_its_owner_only() {
    let app = App::new(WEB);
    let job = create(&app, "https://example.com/");
    let paths =
        [format!("/v1/audit/{job}"), "/api/audits/1".to_owned(), "/api/v1/public/audits/1?website_id=1".to_owned()];
    for path in &paths {
        app.get(path);
    }
    assert!(app.cache.0.borrow().is_empty(), "unfinished audits are not cached");
    app.run_jobs();
    for path in &paths {
        let (first, second) = (app.get(path), app.get(path));
        assert_eq!(first.headers["cache-status"], "sitegauge; fwd=uri-miss; stored");
        assert_eq!(second.headers["cache-status"], "sitegauge; hit");
        assert_eq!((first.body, &first.headers["cache-control"]), (second.body, &second.headers["cache-control"]));
        assert_eq!(app.get_with(path, "").status, 401);
        assert_eq!(app.get_with(path, &app.other_key).status, 403);
    }
    assert_eq!(app.cache.0.borrow().len(), paths.len());
}

#[test]
fn every_rule_has_a_page_and_is_in_the_catalog() {
    let app = App::new("");
    let list = app.text("/rules");
    let catalog = app.get_with("/v1/rules", "").body;
    for rule in catalog["rules"].as_array().expect("rules") {
        let id = rule["id"].as_str().expect("an id");
        assert!(list.contains(&format!("href=\"/rules/{id}\"")), "{id} is not listed");
        let page = app.text(&format!("/rules/{id}"));
        for reference in rule["references"].as_array().expect("references") {
            let url = reference["url"].as_str().expect("a URL").replace('&', "&amp;");
            assert!(page.contains(&url), "{id} does not link {url}");
        }
    }
    assert_eq!(app.get("/rules/onpage.nothing").status, 404);
    let narrowed = app.text("/rules?module=onpage&q=description");
    assert!(narrowed.contains("onpage.meta-description") && !narrowed.contains("href=\"/rules/privacy."));
    let hostile = app.text("/rules?q=%22%3E%3Cscript%3E");
    assert!(!hostile.contains("<script") && hostile.contains("&quot;&gt;&lt;script&gt;"));
}

#[test]
fn audits_are_listed_with_pagination() {
    let app = App::new("");
    for number in 0..7 {
        app.clock.0.set(app.clock.0.get() + 1_000);
        let mode = if number == 0 { "deep" } else { "basic" };
        app.post("/v1/audit", &json!({"url": format!("https://example.com/{number}"), "mode": mode}).to_string());
    }
    app.sql("update audits set status = 'failed' where id > 5", &[]);
    let list = app.get("/v1/audits?limit=3&offset=1").body;
    let urls: Vec<_> = list["data"].as_array().expect("a list").iter().map(|audit| audit["url"].clone()).collect();
    assert_eq!(urls, ["https://example.com/5", "https://example.com/4", "https://example.com/3"]);
    assert_eq!(
        list["pagination"],
        json!({"total": 7, "limit": 3, "offset": 1, "has_more": true, "page": 1, "total_pages": 3})
    );
    assert_eq!(app.get("/v1/audits?status=failed").body["pagination"]["total"], 2);
    assert_eq!(app.get("/v1/audits?url=https://example.com/0").body["data"][0]["mode"], "deep");
    assert_eq!(
        app.get_with("/v1/audits", &app.other_key).body["pagination"]["total"],
        0,
        "other accounts are not listed"
    );
    for query in ["limit=0", "limit=101", "limit=x", "offset=-1", "status=done", "url=example"] {
        assert_eq!(app.get(&format!("/v1/audits?{query}")).status, 400, "{query}");
    }
    let quota = app.get("/v1/quota").body;
    assert_eq!(
        (&quota["plan"], &quota["credits_used"], &quota["credits_remaining"]),
        (&json!("pro"), &json!(7), &json!(43))
    );
    assert_eq!(quota["reset_date"], "2026-06-01T00:00:00Z");
    assert_eq!(app.get("/v1/engines").body["engines"][0]["version"], "latest");
}

#[test]
fn one_idempotency_key_starts_one_audit() {
    let app = App::new("");
    let post = |key: &str, url: &str| {
        let mut request = request("POST", "/v1/audit", &app.key, &json!({"url": url}).to_string());
        request.headers_mut().insert("idempotency-key", key.parse().expect("a header"));
        app.call(request)
    };
    let first = post("one", "https://example.com/");
    let again: Vec<_> = (0..50).map(|_| post("one", "https://example.com/")).collect();
    assert!(again.iter().all(|answer| (answer.status, &answer.body) == (202, &first.body)));
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 1);
    let other = post("one", "https://example.com/other");
    assert_eq!((other.status, &other.body["error"]), (409, &json!("idempotency_conflict")));
    assert_eq!(post("two", "https://example.com/").status, 202);
    assert_eq!(post(&"x".repeat(256), "https://example.com/").status, 400);
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 2);
}
