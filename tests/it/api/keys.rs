//! API keys: create, list, rotate, revoke and expire.
use crate::support::app::{Answer, App, request};
use serde_json::{Value, json};
use sitegauge::api::{self, Memory};
use sitegauge::local::SystemRandom;
use sitegauge::model::ApiKey;
use sitegauge::ports::Random;

const HOUR: i64 = 3_600_000;

fn send(app: &App, method: &str, path: &str, key: &str, body: &str) -> Answer {
    app.call(request(method, path, key, body))
}

fn make(app: &App, body: &Value) -> Value {
    let made = app.post("/v1/keys", &body.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    made.body
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().expect("a text")
}

fn works(app: &App, key: &Value) -> u16 {
    app.get_with("/v1/quota", text(key, "key")).status
}

#[test]
fn a_key_is_shown_once_and_listed_without_its_secret() {
    let app = App::new("");
    let made = make(&app, &json!({"name": "  laptop ", "expires_in_days": 30}));
    let fields: Vec<_> = made.as_object().expect("an object").keys().map(String::as_str).collect();
    let known = ["id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"];
    let all = [&known[..4], &["key", "spellings"], &known[4..]].concat();
    assert_eq!(fields, all);
    let key = ApiKey::parse(text(&made, "key")).expect("a well-formed key");
    assert_eq!(text(&made, "prefix"), key.prefix());
    assert_eq!((&made["name"], &made["scopes"]), (&json!("laptop"), &json!(["read", "write"])));
    assert_eq!(
        (text(&made, "created_at"), text(&made, "expires_at")),
        ("2026-05-14T10:18:04Z", "2026-06-13T10:18:04Z")
    );
    assert_eq!((&made["last_used_at"], &made["revoked_at"]), (&Value::Null, &Value::Null));
    assert_eq!(works(&app, &made), 200);

    let list = app.get("/v1/keys").body;
    let mut shown = made.clone();
    let fields = shown.as_object_mut().expect("an object");
    fields.retain(|field, _| known.contains(&field.as_str()));
    shown["last_used_at"] = json!("2026-05-14T10:18:04Z");
    assert_eq!(list["keys"][0], shown, "newest first");
    assert_eq!(list["keys"].as_array().map(Vec::len), Some(2));
    let secret = text(&made, "key").split_at(12).1;
    assert!(!list.to_string().contains(secret), "in no spelling");
    assert_eq!(app.get_with("/v1/keys", &app.other_key).body["keys"].as_array().map(Vec::len), Some(1));
}

#[test]
fn an_invalid_key_request_is_refused() {
    let app = App::new("");
    let name = "n".repeat(101);
    for (body, field) in [
        (json!({}), "name"),
        (json!({"name": "  "}), "name"),
        (json!({"name": name}), "name"),
        (json!({"name": "a\nb"}), "name"),
        (json!({"name": 7}), "name"),
        (json!({"name": "a", "scopes": []}), "scopes"),
        (json!({"name": "a", "scopes": ["all"]}), "scopes"),
        (json!({"name": "a", "scopes": "read"}), "scopes"),
        (json!({"name": "a", "expires_in_days": 0}), "expires_in_days"),
        (json!({"name": "a", "expires_in_days": 3651}), "expires_in_days"),
        (json!({"name": "a", "expires_in_days": 1.5}), "expires_in_days"),
        (json!({"name": "a", "test": "yes"}), "test"),
        (json!({"name": "a", "scope": ["read"]}), "body"),
    ] {
        let refused = app.post("/v1/keys", &body.to_string());
        let found = (refused.status, text(&refused.body, "error"), text(&refused.body["details"], "field"));
        assert_eq!(found, (400, "validation_error", field), "{body}");
    }
    let hint = app.post("/v1/keys", r#"{"name": "a", "scope": ["read"]}"#).body;
    assert_eq!(hint["details"]["reason"], "there is no field scope; did you mean scopes?");
    make(&app, &json!({"name": "ü".repeat(100), "scopes": ["write", "read", "read"], "expires_in_days": 3650}));
    assert_eq!(app.get("/v1/keys").body["keys"][0]["scopes"], json!(["read", "write"]));
}

#[test]
fn a_key_cannot_grant_scopes_it_lacks() {
    let app = App::new("");
    let admin = make(&app, &json!({"name": "a", "scopes": ["admin"]}));
    let post = |path: &str, body: &str| {
        let answer = send(&app, "POST", path, text(&admin, "key"), body);
        (answer.status, answer.body["error"].clone())
    };
    let refused = (403, json!("insufficient_scope"));
    assert_eq!(post("/v1/keys", r#"{"name": "b"}"#), refused);
    assert_eq!(post("/v1/keys", r#"{"name": "b", "scopes": ["admin", "write"]}"#), refused);
    assert_eq!(post("/v1/keys", r#"{"name": "b", "scopes": ["admin"]}"#).0, 201);
    let whole = make(&app, &json!({"name": "c", "scopes": ["read", "write", "admin"]}));
    assert_eq!(
        post(&format!("/v1/keys/{}/rotate", text(&whole, "id")), "{}"),
        refused,
        "the new key would have the same scopes"
    );
    assert_eq!(works(&app, &whole), 200);
}

#[test]
fn a_test_key_manages_only_test_keys() {
    let app = App::new("");
    let live = make(&app, &json!({"name": "live"}));
    let test = make(&app, &json!({"name": "test", "test": true, "scopes": ["read", "write", "admin"]}));
    let secret = text(&test, "key");
    assert!(secret.starts_with("sg_test_") && text(&live, "key").starts_with("sg_live_"));
    let call = |method, path: &str, body: &str| send(&app, method, path, secret, body);
    assert_eq!(call("POST", "/v1/keys", r#"{"name": "a", "test": false}"#).status, 400);
    let made = call("POST", "/v1/keys", r#"{"name": "a"}"#).body;
    assert!(text(&made, "key").starts_with("sg_test_"));
    let names: Vec<_> = call("GET", "/v1/keys", "").body["keys"].as_array().expect("a list").clone();
    assert!(names.iter().all(|key| text(key, "prefix").starts_with("sg_test_")) && names.len() == 2);
    let path = format!("/v1/keys/{}", text(&live, "id"));
    assert_eq!(call("DELETE", &path, "").status, 404);
    assert_eq!(call("POST", &format!("{path}/rotate"), "").status, 404);
    let rotated = call("POST", &format!("/v1/keys/{}/rotate", text(&test, "id")), "").body;
    assert!(text(&rotated, "key").starts_with("sg_test_"));
}

#[test]
fn a_revoked_key_is_refused_locally_at_once_and_within_a_minute_elsewhere() {
    let app = App::new("");
    let key = make(&app, &json!({"name": "a"}));
    let elsewhere = Memory::default();
    let there = || {
        let call = request("GET", "/v1/quota", text(&key, "key"), "");
        pollster::block_on(api::handle(call, &app.services(), &elsewhere)).status()
    };
    assert_eq!((works(&app, &key), there().as_u16()), (200, 200));
    let path = format!("/v1/keys/{}", text(&key, "id"));
    assert_eq!(app.call(request("DELETE", &path, &app.other_key, "")).status, 404);
    let revoked = app.call(request("DELETE", &path, &app.key, ""));
    assert_eq!((revoked.status, revoked.body), (204, Value::Null));
    assert_eq!((works(&app, &key), there().as_u16()), (401, 200));
    app.clock.0.set(app.clock.0.get() + 60_000);
    assert_eq!(there().as_u16(), 401);
    let again = app.call(request("DELETE", &path, &app.key, ""));
    assert_eq!((again.status, text(&again.body, "error")), (404, "key_not_found"));
    assert_eq!(app.get("/v1/keys").body["keys"][1]["revoked_at"], "2026-05-14T10:18:04Z");
}

#[test]
fn the_last_admin_key_cannot_be_revoked() {
    let app = App::new("");
    let ids = || -> Vec<String> {
        let keys = app.get("/v1/keys").body["keys"].as_array().expect("a list").clone();
        keys.iter().map(|key| text(key, "id").to_owned()).collect()
    };
    let own = ids().remove(0);
    let delete = |id: &str| app.call(request("DELETE", &format!("/v1/keys/{id}"), &app.key, ""));
    make(&app, &json!({"name": "no admin"}));
    make(&app, &json!({"name": "test", "test": true, "scopes": ["admin"]}));
    let refused = delete(&own);
    assert_eq!((refused.status, text(&refused.body, "error")), (409, "last_admin_key"));
    assert!(text(&refused.body, "message").contains("create another one before"), "{}", refused.body);
    let other = make(&app, &json!({"name": "admin", "scopes": ["admin"]}));
    send(&app, "POST", &format!("/v1/keys/{}/rotate", text(&other, "id")), &app.key, "");
    app.sql("update api_keys set revoked_at = ?1 where label = 'admin' and revoked_at is null", &[1.into()]);
    assert_eq!(delete(&own).status, 409, "a key whose end is set does not count");
    make(&app, &json!({"name": "admin", "scopes": ["admin"]}));
    assert_eq!(delete(&own).status, 204);
    assert_eq!(app.get("/v1/keys").status, 401);
}

#[test]
fn an_account_has_at_most_a_hundred_usable_keys() {
    let app = App::new("");
    let keys: Vec<Value> = (1..100).map(|_| make(&app, &json!({"name": "one of many"}))).collect();
    let post = |path: &str, body: &str| {
        let answer = app.post(path, body);
        (answer.status, answer.body["error"].as_str().unwrap_or_default().to_owned())
    };
    let full = (409, "too_many_keys".to_owned());
    assert_eq!(post("/v1/keys", r#"{"name": "a"}"#), full);
    let path = format!("/v1/keys/{}", text(&keys[0], "id"));
    assert_eq!(post(&format!("{path}/rotate"), ""), full, "both keys are usable during the overlap");
    assert_eq!(works(&app, &keys[0]), 200, "nothing has changed");
    assert_eq!(post(&format!("{path}/rotate"), r#"{"overlap_hours": 0}"#).0, 201);
    let second = format!("/v1/keys/{}", text(&keys[1], "id"));
    assert_eq!(app.call(request("DELETE", &second, &app.key, "")).status, 204);
    assert_eq!(post("/v1/keys", r#"{"name": "a"}"#).0, 201);
}

#[test]
fn old_keys_that_ended_are_deleted() {
    let app = App::new("");
    for _ in 0..130 {
        let key = make(&app, &json!({"name": "short"}));
        assert_eq!(app.call(request("DELETE", &format!("/v1/keys/{}", text(&key, "id")), &app.key, "")).status, 204);
        app.clock.0.set(app.clock.0.get() + 1_000);
    }
    assert_eq!(app.sql("select count(*) as n from api_keys where account_id = 1", &[])[0]["n"], 102);
    let keys = app.get("/v1/keys").body["keys"].as_array().expect("a list").clone();
    assert_eq!(keys[0]["name"], "test", "usable keys come first");
}

#[test]
fn case_76_a_rotated_key_works_until_its_overlap_ends() {
    let app = App::new("");
    let old = make(&app, &json!({"name": "ci", "scopes": ["read"], "expires_in_days": 90}));
    let path = format!("/v1/keys/{}/rotate", text(&old, "id"));
    let begin = app.clock.0.get();
    let rotated = app.post(&path, "");
    assert_eq!(rotated.status, 201);
    let new = rotated.body;
    assert_ne!((&new["id"], &new["key"]), (&old["id"], &old["key"]));
    for field in ["name", "scopes", "expires_at"] {
        assert_eq!(new[field], old[field], "{field}");
    }
    assert_eq!((works(&app, &old), works(&app, &new)), (200, 200));
    app.clock.0.set(begin + HOUR);
    let again = app.post(&path, "").body;
    assert_eq!(again["expires_at"], old["expires_at"], "a second rotation keeps the expiry, too");
    app.clock.0.set(begin + 24 * HOUR - 1);
    assert_eq!((works(&app, &old), works(&app, &new)), (200, 200));
    app.clock.0.set(begin + 24 * HOUR);
    assert_eq!((works(&app, &old), works(&app, &new)), (401, 200), "even if it was used a moment before");
    assert_eq!(app.post(&path, "").status, 404);

    let path = format!("/v1/keys/{}/rotate", text(&new, "id"));
    for body in
        [r#"{"overlap_hours": -1}"#, r#"{"overlap_hours": 169}"#, r#"{"overlap_hours": 1.5}"#, r#"{"hours": 1}"#]
    {
        assert_eq!(app.post(&path, body).status, 400, "{body}");
    }
    assert_eq!(works(&app, &new), 200);
    let third = app.post(&path, r#"{"overlap_hours": 0}"#).body;
    assert_eq!((works(&app, &new), works(&app, &third)), (401, 200), "at once");
}

#[test]
fn case_76_last_use_is_written_at_most_once_an_hour() {
    let mut app = App::new("");
    let written = |app: &App| app.sql("select total_changes() as n", &[])[0]["n"].as_i64().expect("a number");
    let before = written(&app);
    for _ in 0..50 {
        app.memory = Memory::default();
        assert_eq!(app.get("/v1/audits").status, 200);
        app.clock.0.set(app.clock.0.get() + 1_000);
    }
    assert_eq!(written(&app) - before, 1, "fifty calls, one write");
    let before = written(&app);
    for _ in 0..310 {
        assert_eq!(app.get("/v1/audits").status, 200);
        let noted = app.sql("select last_used_at as n from api_keys where account_id = 1", &[])[0]["n"].clone();
        let behind = app.clock.0.get() - noted.as_i64().expect("a time");
        assert!(behind < HOUR, "{behind} ms behind");
        app.clock.0.set(app.clock.0.get() + 35_000);
    }
    assert_eq!(written(&app) - before, 3, "three hours, three writes");
    assert!(app.get("/v1/keys").body["keys"][0]["last_used_at"].is_string());
}

#[test]
fn the_random_bytes_of_the_system_differ() {
    let (mut one, mut other) = ([0; 20], [0; 20]);
    SystemRandom.fill(&mut one).expect("random bytes");
    SystemRandom.fill(&mut other).expect("random bytes");
    assert_ne!(one, other);
    assert_ne!(one, [0; 20]);
}
