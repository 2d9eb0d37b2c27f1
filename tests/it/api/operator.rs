//! The operator against abuse: suspension, limits, removal, use of the service, blocked hosts; rules of sandbox keys.
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use serde_json::{Value, json};
use sitegauge::jobs;

const TOKEN: &str = "operators-secret";
const ONE: &str = "/v1/accounts/1";

fn app() -> App {
    let mut app = App::new(WEB);
    app.settings.admin_token = Some(TOKEN.to_owned());
    app
}

fn operate(app: &App, method: &str, path: &str, body: &Value) -> Answer {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    app.call(request(method, path, TOKEN, &body))
}

fn sweep(app: &App) {
    app.clock.0.set(app.clock.0.get() + 61_000);
    pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
}

fn test_key(app: &App) -> String {
    let body = r#"{"name":"test","test":true,"scopes":["read","write"]}"#;
    app.post("/v1/keys", body).body["key"].as_str().expect("a key").to_owned()
}

#[test]
fn case_248_a_suspended_account_is_told_so_in_every_dialect_and_rests() {
    let app = app();
    app.post("/v1/schedules", r#"{"url": "https://example.com/", "cron_expression": "@hourly"}"#);
    app.post("/v1/webhooks", r#"{"url": "https://example.com/hook"}"#);
    app.audited("https://example.com/");
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    app.sql("update deliveries set state = 'pending', due_at = 0, lease_until = 0", &[]);
    let received = app.web.receivers.count();
    let suspended = operate(&app, "PATCH", ONE, &json!({"suspended": true, "reason": "floods others"}));
    assert_eq!((suspended.status, &suspended.body["suspended_reason"]), (200, &json!("floods others")));
    let text = "This account is suspended; write to the operator of this service";
    let call = |path: &str| app.get(path);
    let own = call("/v1/quota");
    assert_eq!(
        (own.status, &own.body["error"], &own.body["message"]),
        (403, &json!("account_suspended"), &json!(text))
    );
    let metricspot = call("/api/audits");
    assert_eq!((metricspot.status, metricspot.body), (403, json!({"error": text})));
    let hikoo = call("/api/v1/public/me");
    assert_eq!((hikoo.status, hikoo.body), (403, json!({"detail": text})));
    app.run_jobs();
    app.clock.0.set(app.clock.0.get() + 2 * 3_600_000);
    sweep(&app);
    app.run_jobs();
    let audits = app.sql("select status, error from audits order by id", &[]);
    assert_eq!(audits.len(), 2, "no schedule runs");
    assert_eq!(audits[1]["status"], "failed");
    assert_eq!(app.web.receivers.count(), received, "deliveries rest");
    operate(&app, "PATCH", ONE, &json!({"suspended": false}));
    assert_eq!(call("/v1/quota").status, 200);
    sweep(&app);
    app.run_jobs();
    assert!(app.web.receivers.count() > received, "deliveries go on");
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 3, "and schedules");
    assert_eq!(app.get_with("/v1/quota", &app.other_key).status, 200);
}

#[test]
fn case_249_the_operator_limits_an_account_and_sees_its_use() {
    let app = app();
    app.audited("https://example.com/");
    let detail = operate(&app, "GET", ONE, &Value::Null).body;
    assert_eq!(detail["limits"], json!({"audits_a_month": 50, "open_audits": 5, "pages_in_flight": 12}));
    let usage =
        json!({"month": "2026-05", "audits": 1, "pages": 1, "requests": detail["usage"]["requests"], "rows": 1});
    assert_eq!(detail["usage"], usage);
    assert!(detail["usage"]["requests"].as_i64() >= Some(1));
    let limits = json!({"limits": {"audits_a_month": 1, "open_audits": 1}});
    let changed = operate(&app, "PATCH", ONE, &limits);
    assert_eq!(changed.body["limits"], json!({"audits_a_month": 1, "open_audits": 1, "pages_in_flight": 12}));
    assert_eq!(app.post("/v1/audit", r#"{"url":"https://example.com/"}"#).status, 402);
    assert_eq!(app.get("/v1/quota").body["credits_total"], 1);
    let restored =
        operate(&app, "PATCH", ONE, &json!({"limits": {"audits_a_month": null}, "plan": "pro", "name": "New"}));
    let limits = json!({"audits_a_month": null, "open_audits": 1, "pages_in_flight": 40});
    assert_eq!((&restored.body["limits"], &restored.body["name"]), (&limits, &json!("New")));
    let listed = operate(&app, "GET", "/v1/accounts/usage", &Value::Null).body;
    assert_eq!(listed["accounts"][0]["id"], 1);
    let before = operate(&app, "GET", "/v1/accounts/usage?month=2025-01", &Value::Null).body;
    assert_eq!(before, json!({"month": "2025-01", "accounts": []}));
    for (path, body) in [
        (ONE, json!({"limits": {"audits": 1}})),
        (ONE, json!({"limits": {"open_audits": -1}})),
        (ONE, json!({"limits": 7})),
        (ONE, json!({"plan": "gold"})),
        (ONE, json!({"reason": "a\u{0}"})),
        (ONE, json!({"suspended": "perhaps"})),
    ] {
        assert_eq!(operate(&app, "PATCH", path, &body).status, 400, "{body}");
    }
    assert_eq!(operate(&app, "GET", "/v1/accounts/usage?month=May", &Value::Null).status, 400);
    for method in ["GET", "PATCH", "DELETE"] {
        let body = if method == "PATCH" { json!({}) } else { Value::Null };
        assert_eq!(operate(&app, method, "/v1/accounts/99", &body).status, 404);
        let stranger = app.call(request(method, ONE, &app.key, "{}"));
        assert_eq!(stranger.status, 401, "a key is not the operator's token");
    }
}

#[test]
fn case_250_a_deleted_account_leaves_nothing_and_takes_nothing_else() {
    let app = app();
    app.post("/v1/schedules", r#"{"url": "https://example.com/", "cron_expression": "@daily"}"#);
    app.post("/v1/webhooks", r#"{"url": "https://example.com/hook"}"#);
    app.post("/v1/hooks", r#"{"website": "https://example.com/"}"#);
    app.post("/api/audits", r#"{"url":"https://example.com/"}"#);
    app.run_jobs();
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    app.call(request("POST", "/v1/audit", &app.other_key, r#"{"url":"https://example.com/"}"#));
    let deleted = operate(&app, "DELETE", ONE, &Value::Null);
    assert_eq!((deleted.status, deleted.body["deleted_at"].is_string()), (202, true));
    assert_eq!(app.get("/v1/quota").status, 401, "its keys are gone at once");
    assert!(operate(&app, "PATCH", ONE, &json!({"suspended": false})).body["suspended_at"].is_string());
    sweep(&app);
    app.run_jobs();
    sweep(&app);
    for table in ["accounts", "audits", "websites", "pages", "api_keys"] {
        let sql = format!("select count(*) as n from {table}");
        let left = app.sql(Box::leak(sql.into_boxed_str()), &[])[0]["n"].as_i64();
        assert!(left >= Some(1), "{table} of the other account");
    }
    for (table, column) in [
        ("accounts", "id"),
        ("audits", "account_id"),
        ("websites", "account_id"),
        ("events", "account_id"),
        ("webhooks", "account_id"),
        ("hooks", "account_id"),
        ("schedules", "account_id"),
        ("cooldowns", "account_id"),
        ("counters", "account_id"),
        ("allowances", "account_id"),
        ("account_usage", "account_id"),
        ("api_keys", "account_id"),
    ] {
        let sql = format!("select count(*) as n from {table} where {column} = 1");
        assert_eq!(app.sql(Box::leak(sql.into_boxed_str()), &[])[0]["n"], 0, "{table}");
    }
    assert_eq!(
        app.sql("select count(*) as n from pages where audit_id not in (select id from audits)", &[])[0]["n"],
        0
    );
    assert_eq!(operate(&app, "GET", ONE, &Value::Null).status, 404);
    assert_eq!(app.get_with("/api/audits/3", &app.other_key).body["audit"]["status"], "completed");
}

#[test]
fn case_251_a_blocked_host_is_refused_at_submit_and_when_it_is_met() {
    let web = format!(
        "{WEB}\nGET https://example.com/away\n302\nlocation: https://www.victim.example/\n
GET https://www.victim.example/\n200\ncontent-type: text/html\n\n<h1>Victim</h1>\n"
    );
    let mut app = App::new(&web);
    app.settings.admin_token = Some(TOKEN.to_owned());
    app.post("/v1/audit", r#"{"url":"https://www.victim.example/"}"#);
    let blocked = operate(&app, "POST", "/v1/blocked-hosts", &json!({"host": "Victim.example.", "reason": "asked"}));
    assert_eq!((blocked.status, &blocked.body["host"]), (201, &json!("victim.example")));
    app.run_jobs();
    let reason = "the operator of this service does not let it audit this host";
    assert_eq!(app.get("/api/audits/1").body["audit"]["error_message"], reason, "accepted before");
    for url in ["https://victim.example/", "https://www.victim.example/", "https://a.b.victim.example./"] {
        let refused = app.post("/v1/audit", &json!({"url": url}).to_string());
        assert_eq!(
            (refused.status, &refused.body["error"], &refused.body["message"]),
            (400, &json!("invalid_url"), &json!(reason))
        );
        let refused = app.post("/api/audits", &json!({"url": url}).to_string());
        assert_eq!((refused.status, refused.body), (400, json!({"error": format!("Invalid URL: {reason}")})));
        let refused = app.call(request("POST", "/api/public/audit", "", &json!({"url": url}).to_string()));
        assert_eq!((refused.status, refused.body), (400, json!({"error": format!("Invalid URL: {reason}")})));
    }
    let named = json!({"url": "https://example.com/", "urls": ["https://example.com/", "https://victim.example/"]});
    assert_eq!(app.post("/v1/audit", &named.to_string()).status, 400);
    assert_eq!(app.post("/v1/audit", r#"{"url":"https://notvictim.example/"}"#).status, 202);
    app.audited("https://example.com/away");
    let error = format!("The site redirects to https://www.victim.example/, which cannot be audited: {reason}");
    assert_eq!(app.get("/api/audits/3").body["audit"]["error_message"], error);
    app.post("/v1/webhooks", r#"{"url": "https://hooks.victim.example/x"}"#);
    app.audited("https://example.com/");
    assert_eq!(app.web.receivers.count(), 0, "nothing is sent to it");
    assert!(!app.web.asked.borrow().iter().any(|url| url.contains("www.victim")), "{:?}", app.web.asked.borrow());
    let listed = operate(&app, "GET", "/v1/blocked-hosts", &Value::Null).body;
    assert_eq!(listed["blocked_hosts"][0]["reason"], "asked");
    assert_eq!(operate(&app, "DELETE", "/v1/blocked-hosts/victim.example", &Value::Null).status, 204);
    assert_eq!(operate(&app, "DELETE", "/v1/blocked-hosts/victim.example", &Value::Null).status, 404);
    assert_eq!(app.post("/v1/audit", r#"{"url":"https://victim.example/"}"#).status, 202);
    for host in ["", "http://a.example", "a b", "localhost", "127.0.0.1"] {
        assert_eq!(operate(&app, "POST", "/v1/blocked-hosts", &json!({"host": host})).status, 400, "{host}");
    }
}

#[test]
fn case_252_a_test_key_spends_no_allowance_in_any_dialect() {
    let app = app();
    app.sql("update accounts set plan = 'free'", &[]);
    let key = test_key(&app);
    let post = |path: &str, body: &str| app.call(request("POST", path, &key, body));
    assert_eq!(post("/api/audits", r#"{"url":"https://example.com/"}"#).status, 201);
    assert_eq!(post("/v1/audit", r#"{"url":"https://example.com/"}"#).status, 202);
    assert_eq!(post("/api/v1/public/health/refresh?website_id=1", "").status, 200);
    app.run_jobs();
    let rows = app.sql("select sandbox, charged, max_pages from audits", &[]);
    assert!(rows.iter().all(|row| json!(row) == json!({"sandbox": 1, "charged": 0, "max_pages": 1})), "{rows:?}");
    assert_eq!(app.get("/v1/quota").body["credits_used"], 0);
    assert_eq!(app.get("/api/v1/public/health?website_id=1").status, 404, "nothing live was refreshed");
    assert_eq!(app.post("/api/audits", r#"{"url":"https://example.com/"}"#).status, 201, "and starts no live cooldown");
}

#[test]
fn case_253_a_test_key_changes_nothing_that_is_live() {
    let app = app();
    let key = test_key(&app);
    let job = app.audited("https://example.com/");
    let open = app.post("/v1/audit", r#"{"url":"https://example.com/"}"#).body["job_id"].clone();
    let schedule = app.post("/v1/schedules", r#"{"url": "https://example.com/", "cron_expression": "@daily"}"#).body;
    let schedule = format!("/v1/schedules/{}", schedule["schedule"]["id"].as_str().expect("an id"));
    let hook = app.post("/v1/hooks", r#"{"website": "https://example.com/"}"#).body;
    let hook = format!("/v1/hooks/{}", hook["id"].as_str().expect("an id"));
    let rotate = format!("{hook}/rotate");
    for (method, path, body, status) in [
        ("DELETE", format!("/v1/audit/{job}"), "", 403),
        ("POST", format!("/v1/audit/{}/cancel", open.as_str().expect("an id")), "", 403),
        ("DELETE", schedule.clone(), "", 404),
        ("PATCH", schedule, r#"{"enabled":false}"#, 404),
        ("DELETE", hook.clone(), "", 404),
        ("PATCH", hook, r#"{"enabled":false}"#, 404),
        ("POST", rotate, "{}", 404),
    ] {
        let refused = app.call(request(method, &path, &key, body));
        assert_eq!(refused.status, status, "{method} {path}: {}", refused.body);
    }
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 2);
    let sandbox =
        app.call(request("POST", "/v1/audit", &key, r#"{"url":"https://example.com/"}"#)).body["job_id"].clone();
    let own = format!("/v1/audit/{}", sandbox.as_str().expect("an id"));
    assert_eq!(app.call(request("DELETE", &own, &key, "")).status, 204, "its own audits");
}

#[test]
fn case_254_deleting_audits_undoes_no_limit() {
    let app = app();
    let key = test_key(&app);
    let start = || app.call(request("POST", "/v1/audit", &key, r#"{"url":"https://example.com/"}"#));
    for number in 0..100 {
        let made = start();
        assert_eq!(made.status, 202, "{number}");
        let path = format!("/v1/audit/{}", made.body["job_id"].as_str().expect("an id"));
        assert_eq!(app.call(request("DELETE", &path, &key, "")).status, 204);
    }
    assert_eq!(start().status, 402, "a hundred a day, deleted or not");
    app.clock.0.set(app.clock.0.get() + 86_400_000);
    assert_eq!(start().status, 202);

    let rest = || app.post("/api/audits", r#"{"url":"https://example.com/"}"#);
    assert_eq!(rest().status, 201);
    app.run_jobs();
    let job = app.sql("select job_id from audits where sandbox = 0", &[])[0]["job_id"].clone();
    let path = format!("/v1/audit/{}", job.as_str().expect("an id"));
    assert_eq!(app.call(request("DELETE", &path, &app.key, "")).status, 204);
    let refused = rest();
    assert_eq!((refused.status, refused.headers["retry-after"].to_str().is_ok()), (429, true), "the rest goes on");
    app.clock.0.set(app.clock.0.get() + 86_400_000);
    assert_eq!(rest().status, 201);
    sweep(&app);
    let ended = "select count(*) as n from cooldowns where ready_at <= ?1";
    assert_eq!(app.sql(ended, &[app.clock.0.get().into()])[0]["n"], 0, "cooldowns that ended are deleted");
}

fn anonymous(app: &App, headers: &[(&'static str, &str)]) -> u16 {
    let mut call = request("POST", "/api/public/audit", "", r#"{"url":"https://example.com/"}"#);
    for (name, value) in headers {
        call.headers_mut().append(*name, value.parse().expect("a value"));
    }
    app.call(call).status
}

#[test]
fn case_255_audits_without_a_key_share_a_ceiling() {
    let mut app = app();
    app.settings.anonymous_audits_an_hour = 3;
    let addresses: Vec<u16> =
        (1..6).map(|number| anonymous(&app, &[("cf-connecting-ip", &format!("192.0.2.{number}"))])).collect();
    assert_eq!(addresses, [200, 200, 200, 429, 429]);
    app.clock.0.set(app.clock.0.get() + 3_600_000);
    assert_eq!(anonymous(&app, &[("cf-connecting-ip", "192.0.2.5")]), 200, "an hour later");
    app.settings.anonymous_audits_an_hour = 0;
    assert_eq!(anonymous(&app, &[("cf-connecting-ip", "192.0.2.6")]), 429, "closed");
}

#[test]
fn case_256_an_address_header_counts_only_where_the_operator_says_so() {
    let mut app = app();
    app.settings.address_header = None;
    let forged = |number: u8| format!("192.0.2.{number}");
    let both = |app: &App, number: u8| {
        anonymous(app, &[("cf-connecting-ip", &forged(number)), ("x-forwarded-for", &forged(number))])
    };
    assert_eq!((both(&app, 1), both(&app, 2)), (200, 429), "without a proxy all callers are one network");
    app.settings.address_header = Some("x-forwarded-for");
    assert_eq!(anonymous(&app, &[("x-forwarded-for", "192.0.2.9")]), 200);
    let chain = "203.0.113.1, 203.0.113.2, 192.0.2.9";
    assert_eq!(anonymous(&app, &[("x-forwarded-for", chain)]), 429, "only what the proxy appended counts");
    let lines = [("x-forwarded-for", "203.0.113.3"), ("x-forwarded-for", "192.0.2.9")];
    assert_eq!(anonymous(&app, &lines), 429, "the last line");
    assert_eq!(anonymous(&app, &[("cf-connecting-ip", "192.0.2.10"), ("x-forwarded-for", "192.0.2.9")]), 429);
}
