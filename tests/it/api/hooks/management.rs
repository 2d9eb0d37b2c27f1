//! Creating, listing, changing, rotating and deleting incoming webhooks.
use super::{SECRET, WEB, deliver, hook, path, sign};
use crate::support::app::{Answer, App, request};
use serde_json::{Value, json};

fn call(app: &App, method: &str, path: &str, body: &Value) -> Answer {
    app.call(request(method, path, &app.key, &body.to_string()))
}

#[test]
fn a_hook_is_created_listed_changed_and_deleted() {
    let app = App::new(WEB);
    let made = app.post("/v1/hooks", r#"{"url": " https://www.example.com/start "}"#);
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.body["id"].as_str().expect("an id").to_owned();
    assert!(id.len() == 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "160 bits: {id}");
    assert_eq!(made.body["url"], format!("http://localhost:8787/hooks/{id}"));
    let secret = made.body["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(secret.strip_prefix("whsec_").map(str::len), Some(44), "32 bytes: {secret}");
    let defaults = json!({"name": "www.example.com", "website": "https://www.example.com/start", "provider": null, "debounce_seconds": 60, "enabled": true});
    for (field, value) in defaults.as_object().expect("an object") {
        assert_eq!(&made.body[field], value, "{field}");
    }
    let list = app.get("/v1/hooks").body;
    assert_eq!(list["hooks"][0]["id"], id.as_str());
    assert!(
        !list.to_string().contains(&secret) && !app.get(&format!("/v1/hooks/{id}")).body.to_string().contains(&secret)
    );

    let own = format!("/v1/hooks/{id}");
    let change = json!({"name": "CI", "provider": "github", "allowed_hosts": ["*.example.net"], "options": {"mode": "deep"}, "debounce_seconds": 0});
    let changed = call(&app, "PATCH", &own, &change);
    assert_eq!(changed.status, 200);
    for (field, value) in change.as_object().expect("an object") {
        assert_eq!(&changed.body[field], value, "{field}");
    }
    assert_eq!(changed.body["website"], "https://www.example.com/start");
    assert_eq!(call(&app, "PATCH", &own, &json!({"provider": null})).body["provider"], Value::Null);
    assert_eq!(call(&app, "DELETE", &own, &json!({})).status, 204);
    assert_eq!((app.get(&own).status, call(&app, "DELETE", &own, &json!({})).status), (404, 404));
}

#[test]
fn an_invalid_hook_is_refused() {
    let app = App::new(WEB);
    let site = "https://www.example.com/";
    let long = "x".repeat(17_000);
    for (body, field) in [
        (json!({}), "website"),
        (json!({"website": "ftp://example.com/"}), "url"),
        (json!({"website": "http://127.0.0.1/"}), "url"),
        (json!({"website": "http://localhost:8787/"}), "url"),
        (json!({"website": site, "secret": ""}), "secret"),
        (json!({"website": site, "secret": "fifteen letters"}), "secret"),
        (json!({"website": site, "secret": "s".repeat(129)}), "secret"),
        (json!({"website": site, "secret": "whsec_c2hvcnQ="}), "secret"),
        (json!({"website": site, "secret": "whsec_not base64 at all!"}), "secret"),
        (json!({"website": site, "secret": "not ascii, but é and long"}), "secret"),
        (json!({"website": site, "provider": "jenkins"}), "provider"),
        (json!({"website": site, "signature_header": "a b"}), "signature_header"),
        (json!({"website": site, "allowed_hosts": ["*.com"]}), "allowed_hosts"),
        (json!({"website": site, "allowed_hosts": vec!["a.example.com"; 21]}), "allowed_hosts"),
        (json!({"website": site, "options": {"url": site}}), "options"),
        (json!({"website": site, "options": {"metadata": {"a": long}}}), "options"),
        (json!({"website": site, "options": {"mode": "all"}}), "mode"),
        (json!({"website": site, "options": {"max_pages": 51}}), "max_pages"),
        (json!({"website": site, "debounce_seconds": 601}), "debounce_seconds"),
        (json!({"website": site, "enabled": "maybe"}), "enabled"),
        (json!({"website": site, "debounce": 1}), "body"),
    ] {
        let refused = app.post("/v1/hooks", &body.to_string());
        assert_eq!(
            (refused.status, &refused.body["details"]["field"]),
            (400, &json!(field)),
            "{body:.200}: {}",
            refused.body
        );
    }
    let refused = app.post("/v1/hooks", &json!({"website": site, "secret": "fifteen letters"}).to_string());
    assert!(!refused.body.to_string().contains("fifteen"), "a secret is not repeated");
    assert_eq!(app.sql("select count(*) as n from hooks", &[])[0]["n"], 0);
}

#[test]
fn a_plan_limits_the_number_of_hooks() {
    for (plan, limit) in [("free", 1), ("starter", 5), ("pro", 50)] {
        let app = App::new(WEB);
        app.sql("update accounts set plan = ?1", &[plan.into()]);
        for _ in 0..limit {
            hook(&app, &json!({}));
        }
        let refused = app.post("/v1/hooks", r#"{"website": "https://www.example.com/"}"#);
        assert_eq!((refused.status, &refused.body["error"]), (409, &json!("too_many_hooks")), "{plan}");
        let id = app.get("/v1/hooks").body["hooks"][0]["id"].as_str().expect("an id").to_owned();
        assert_eq!(call(&app, "DELETE", &format!("/v1/hooks/{id}"), &json!({})).status, 204);
        hook(&app, &json!({}));
    }
}

#[test]
fn two_secrets_are_valid_after_a_rotation() {
    let app = App::new(WEB);
    let made = hook(&app, &json!({"provider": "github"}));
    let rotate = |body: &Value| {
        let answer = call(&app, "POST", &format!("/v1/hooks/{}/rotate", made["id"].as_str().expect("an id")), body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    };
    let status = |secret: &str| {
        let headers = [("x-github-event", "ping"), ("x-hub-signature-256", &sign::hub(secret, b"{}"))];
        deliver(&app, &path(&made), &headers, b"{}").status
    };
    let rotated = rotate(&json!({}));
    let new = rotated["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(rotated["old_secret_expires_at"], "2026-05-15T10:18:04Z");
    assert_eq!((status(SECRET), status(&new), status("another secret of them")), (200, 200, 401));
    super::advance(&app, 86_400_000 - 1);
    assert_eq!((status(SECRET), status(&new)), (200, 200));
    super::advance(&app, 1);
    assert_eq!((status(SECRET), status(&new)), (401, 200), "after 24 hours");
    rotate(&json!({"secret": "shpss_the app's own secret", "overlap_hours": 0}));
    assert_eq!((status(&new), status("shpss_the app's own secret")), (401, 200), "at once");
    assert_eq!(app.get("/v1/hooks").body["hooks"][0]["old_secret_expires_at"], Value::Null);
}

#[test]
fn a_disabled_deleted_or_unknown_hook_is_404() {
    let app = App::new(WEB);
    let made = hook(&app, &json!({"provider": "token"}));
    let own = format!("/v1/hooks/{}", made["id"].as_str().expect("an id"));
    let status = |path: &str| {
        let answer = deliver(&app, path, &[("x-hook-token", SECRET)], b"");
        (answer.status, answer.body["error"].clone())
    };
    let missing = (404, json!("hook_not_found"));
    assert_eq!(status("/hooks/0123456789abcdef0123456789abcdef01234567"), missing);
    assert_eq!(call(&app, "PATCH", &own, &json!({"enabled": false})).status, 200);
    assert_eq!(status(&path(&made)), missing);
    assert_eq!(call(&app, "PATCH", &own, &json!({"enabled": true})).status, 200);
    assert_eq!(status(&path(&made)).0, 202);
    assert_eq!(call(&app, "DELETE", &own, &json!({})).status, 204);
    assert_eq!(status(&path(&made)), missing);
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 1, "its audit stays");
    let get = app.call(request("GET", &path(&made), "", ""));
    assert_eq!((get.status, get.headers["allow"].to_str().ok()), (405, Some("OPTIONS, POST")));
}

#[test]
fn deleting_leaves_nothing_behind() {
    let app = App::new(WEB);
    let (one, other) = (hook(&app, &json!({})), hook(&app, &json!({})));
    for made in [&one, &other] {
        let body = json!({"for": made["id"]}).to_string();
        let headers = [("x-signature", sign::hub(SECRET, body.as_bytes()))];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(deliver(&app, &path(made), &headers, body.as_bytes()).status, 202);
    }
    let rows = || {
        let tables = ["select count(*) as n from hooks", "select count(*) as n from hook_deliveries"];
        tables.map(|sql| app.sql(sql, &[])[0]["n"].as_i64().expect("a number"))
    };
    assert_eq!(rows(), [2, 2]);
    let own = format!("/v1/hooks/{}", one["id"].as_str().expect("an id"));
    assert_eq!(call(&app, "DELETE", &own, &json!({})).status, 204);
    assert_eq!(rows(), [1, 1]);
    let job = app.sql("select job_id from audits where hook_id = ?1", std::slice::from_ref(&other["id"])).remove(0);
    let job = job["job_id"].as_str().expect("a job id").to_owned();
    assert_eq!(call(&app, "DELETE", &format!("/v1/audit/{job}"), &json!({})).status, 204);
    let body = json!({"for": other["id"]}).to_string();
    let signature = sign::hub(SECRET, body.as_bytes());
    let again = deliver(&app, &path(&other), &[("x-signature", &signature)], body.as_bytes());
    assert_eq!(
        (&again.body["status"], &again.body["audit"]),
        (&json!("duplicate"), &Value::Null),
        "its audit was deleted"
    );
    app.sql("delete from accounts where name = 'one'", &[]);
    assert_eq!(rows(), [0, 0]);
}

#[test]
fn case_109_a_hook_of_another_account_is_404() {
    let app = App::new(WEB);
    let made = hook(&app, &json!({}));
    let own = format!("/v1/hooks/{}", made["id"].as_str().expect("an id"));
    let rotate = format!("{own}/rotate");
    for (method, path) in [("GET", &own), ("PATCH", &own), ("DELETE", &own), ("POST", &rotate)] {
        let foreign = app.call(request(method, path, &app.other_key, "{}"));
        assert_eq!((foreign.status, &foreign.body["error"]), (404, &json!("hook_not_found")), "{method}");
    }
    assert_eq!(app.get_with("/v1/hooks", &app.other_key).body, json!({"hooks": []}));
    let other = app.call(request(
        "POST",
        "/v1/hooks",
        &app.other_key,
        r#"{"website": "https://www.example.com/", "secret": "the other account's secret"}"#,
    ));
    assert_eq!(other.status, 201, "{}", other.body);
    let headers = [("x-hub-signature-256", sign::hub("the other account's secret", b"{}"))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(deliver(&app, &path(&made), &headers, b"{}").status, 401, "the secret of another hook");
    assert_eq!(deliver(&app, &path(&other.body), &headers, b"{}").status, 202);
    assert_eq!(app.sql("select account_id from audits", &[]).len(), 1);
    assert_eq!(app.sql("select account_id from audits", &[])[0]["account_id"], 2, "the hook's account owns the audit");
}
