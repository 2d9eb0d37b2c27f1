//! Accounts: created, listed and changed by the operator only.
use crate::support::app::{Answer, App, request};
use serde_json::{Value, json};
use sitegauge::api::{self, Memory};

const TOKEN: &str = "operators-secret";

fn app() -> App {
    let mut app = App::new("");
    app.settings.admin_token = Some(TOKEN.to_owned());
    app
}

fn post(app: &App, path: &str, body: &Value) -> Answer {
    app.call(request("POST", path, TOKEN, &body.to_string()))
}

fn open(app: &App, name: &str, plan: &str) -> Value {
    let opened = post(app, "/v1/accounts", &json!({"name": name, "plan": plan}));
    assert_eq!(opened.status, 201, "{}", opened.body);
    opened.body
}

#[test]
fn a_new_account_comes_with_a_key_of_all_scopes() {
    let app = app();
    let trips = app.database.trips.get();
    let opened = open(&app, "Example Ltd", "starter");
    assert_eq!(app.database.trips.get() - trips, 1, "account and key are one batch");
    let key = opened["key"]["key"].as_str().expect("a key");
    assert_eq!(
        opened,
        json!({
            "id": 3,
            "name": "Example Ltd",
            "plan": "starter",
            "created_at": "2026-05-14T10:18:04Z",
            "key": {
                "id": opened["key"]["id"],
                "name": "first",
                "prefix": key.split_at(12).0,
                "scopes": ["read", "write", "admin"],
                "key": key,
                "spellings": {
                    "hikoo": key.replace("sg_live_", "hk_"),
                    "metricspot": key.replace("sg_", "ms_"),
                    "vertaaux": key.replace("sg_", "vx_"),
                },
                "created_at": "2026-05-14T10:18:04Z",
                "expires_at": null,
                "last_used_at": null,
                "revoked_at": null,
            },
        })
    );
    assert_eq!(app.get_with("/v1/keys", key).body["keys"][0]["id"], opened["key"]["id"]);
    let audit = request("POST", "/v1/audit", key, r#"{"url": "https://example.com/"}"#);
    assert_eq!(app.call(audit).status, 202);
    let dump = json!(app.sql("select * from api_keys", &[])).to_string();
    assert!(!dump.contains(key), "only the hash is stored");
}

#[test]
fn an_invalid_account_is_refused() {
    let app = app();
    for (body, field) in [
        (json!({"plan": "free"}), "name"),
        (json!({"name": "", "plan": "free"}), "name"),
        (json!({"name": "a".repeat(201), "plan": "free"}), "name"),
        (json!({"name": "a"}), "plan"),
        (json!({"name": "a", "plan": "enterprise"}), "plan"),
        (json!({"name": "a", "plan": "free", "email": "x"}), "body"),
    ] {
        let refused = post(&app, "/v1/accounts", &body);
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!(field)), "{body}");
    }
    assert_eq!(app.sql("select count(*) as n from accounts", &[])[0]["n"], 2);
    open(&app, &"a".repeat(200), "free");
}

#[test]
fn accounts_are_listed_by_id() {
    let app = app();
    open(&app, "third", "pro");
    let list = |query: &str| app.get_with(&format!("/v1/accounts{query}"), TOKEN).body["accounts"].clone();
    let all = list("");
    assert_eq!(all[2], json!({"id": 3, "name": "third", "plan": "pro", "created_at": "2026-05-14T10:18:04Z"}));
    let names = |list: Value| -> Vec<Value> {
        list.as_array().expect("a list").iter().map(|account| account["name"].clone()).collect()
    };
    assert_eq!(names(all), ["one", "other", "third"]);
    assert_eq!(names(list("?after=1&limit=1")), ["other"]);
    assert_eq!(names(list("?after=3")), Vec::<Value>::new());
    for query in ["?limit=0", "?limit=1001", "?after=-1", "?after=x"] {
        assert_eq!(app.get_with(&format!("/v1/accounts{query}"), TOKEN).status, 400, "{query}");
    }
}

#[test]
fn a_plan_change_is_immediate_locally_and_within_a_minute_elsewhere() {
    let app = app();
    let elsewhere = Memory::default();
    let there = || {
        let call = request("GET", "/v1/quota", &app.key, "");
        let reply = pollster::block_on(api::handle(call, &app.services(), &elsewhere));
        serde_json::from_slice::<Value>(reply.body()).expect("JSON")["plan"].clone()
    };
    let here = || app.get("/v1/quota").body["plan"].clone();
    assert_eq!((here(), there()), (json!("pro"), json!("pro")));
    let changed = post(&app, "/v1/accounts/1/plan", &json!({"plan": "pro"}));
    let account = json!({"id": 1, "name": "one", "plan": "pro", "created_at": "1970-01-01T00:00:00Z"});
    assert_eq!((changed.status, changed.body), (200, account));
    assert_eq!((here(), there()), (json!("enterprise"), json!("pro")));
    app.clock.0.set(app.clock.0.get() + 60_000);
    assert_eq!(there(), "enterprise");
    for path in
        ["/v1/accounts/9/plan", "/v1/accounts/0/plan", "/v1/accounts/x/plan", "/v1/accounts/99999999999999999999/plan"]
    {
        let refused = post(&app, path, &json!({"plan": "pro"}));
        assert_eq!((refused.status, &refused.body["error"]), (404, &json!("account_not_found")), "{path}");
    }
    for body in [json!({}), json!({"plan": "Pro"}), json!({"plan": "pro", "name": "x"})] {
        assert_eq!(post(&app, "/v1/accounts/1/plan", &body).status, 400, "{body}");
    }
}

#[test]
fn the_operator_can_issue_a_key_to_an_account() {
    let app = app();
    let lost = open(&app, "Example Ltd", "pro");
    app.sql("update api_keys set scopes = 'read write' where account_id = 3", &[]);
    let make = |key: &str| app.call(request("POST", "/v1/keys", key, r#"{"name": "ci"}"#)).status;
    assert_eq!(make(lost["key"]["key"].as_str().expect("a key")), 403);
    let given = app.call(request("POST", "/v1/accounts/3/keys", TOKEN, ""));
    assert_eq!((given.status, &given.body["name"]), (201, &json!("operator")));
    assert_eq!(given.body["scopes"], json!(["read", "write", "admin"]));
    let key = given.body["key"].as_str().expect("a key");
    for _ in 0..98 {
        assert_eq!(make(key), 201);
    }
    assert_eq!(make(key), 409, "an account has at most a hundred keys");
    assert_eq!(
        app.call(request("POST", "/v1/accounts/3/keys", TOKEN, "{}")).status,
        201,
        "the operator may exceed the limit"
    );
    assert_eq!(post(&app, "/v1/accounts/3/keys", &json!({"scopes": ["read"]})).status, 400);
    for account in ["9", "0", "x"] {
        let refused = post(&app, &format!("/v1/accounts/{account}/keys"), &json!({}));
        assert_eq!((refused.status, &refused.body["error"]), (404, &json!("account_not_found")), "{account}");
    }
}

#[test]
fn accounts_need_the_operator_token() {
    let mut app = app();
    let calls = [
        ("POST", "/v1/accounts"),
        ("GET", "/v1/accounts"),
        ("POST", "/v1/accounts/1/plan"),
        ("POST", "/v1/accounts/1/keys"),
    ];
    let body = r#"{"name": "a", "plan": "pro"}"#;
    for (method, path) in calls {
        for token in ["", "operators-secreT", "operators-secret2", app.key.as_str()] {
            let refused = app.call(request(method, path, token, body));
            assert_eq!(
                (refused.status, &refused.body["error"]),
                (401, &json!("unauthorized")),
                "{method} {path} {token}"
            );
            assert_eq!(refused.headers["www-authenticate"], "Bearer");
        }
    }
    assert_eq!(app.get_with("/v1/keys", TOKEN).status, 401, "the token is not a key");
    app.settings.admin_token = None;
    app.memory = Memory::default();
    for (method, path) in calls {
        for token in ["", TOKEN, "None"] {
            assert_eq!(
                app.call(request(method, path, token, body)).status,
                401,
                "without a configured token nobody is the operator"
            );
        }
    }
    assert_eq!(app.sql("select count(*) as n from accounts", &[])[0]["n"], 2);
}
