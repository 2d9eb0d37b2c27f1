//! Authorization: invalid keys, keys of another account and missing scopes disclose nothing.
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use http::HeaderName;
use serde_json::{Value, json};
use sitegauge::api::{Memory, Needs, Route, routes};
use sitegauge::model::{ApiKey, KeyScope};

fn with(app: &App, path: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
    let mut call = request("GET", path, "", "");
    for (name, value) in headers.iter().chain(&[("cf-connecting-ip", address)]) {
        let name = HeaderName::try_from(*name).expect("a name");
        call.headers_mut().append(name, value.parse().expect("a value"));
    }
    app.call(call)
}

fn made(app: &App, body: &Value) -> Value {
    let made = app.post("/v1/keys", &body.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    made.body
}

fn secret(made: &Value) -> String {
    made["key"].as_str().expect("a key").to_owned()
}

#[test]
fn case_71_an_invalid_key_is_401() {
    let app = App::new("");
    let key = &app.key;
    let bearer = format!("Bearer {key}");
    let cut = key.split_at(20).0;
    let twin = ApiKey::from_random(false, [1; 20]);
    let calls: [(&str, &[(&str, &str)]); 18] = [
        ("no key", &[]),
        ("empty", &[("authorization", "")]),
        ("only the scheme", &[("authorization", "Bearer")]),
        ("no token", &[("authorization", "Bearer ")]),
        ("empty", &[("x-api-key", "")]),
        ("no scheme", &[("authorization", key)]),
        ("wrong scheme", &[("authorization", &format!("Basic {key}"))]),
        ("wrong scheme", &[("authorization", &format!("Token {key}"))]),
        ("two headers", &[("authorization", &bearer), ("authorization", &bearer)]),
        ("two headers", &[("x-api-key", key), ("x-api-key", key)]),
        ("two that differ", &[("authorization", &bearer), ("x-api-key", &app.other_key)]),
        ("one empty", &[("authorization", &bearer), ("x-api-key", "")]),
        ("two in one", &[("x-api-key", &format!("{key}, {key}"))]),
        ("a space within", &[("x-api-key", &format!("{cut} {}", key.split_at(20).1))]),
        ("a tab within", &[("authorization", &format!("Bearer {cut}\t{}", key.split_at(20).1))]),
        ("capitals", &[("x-api-key", &key.to_uppercase())]),
        ("quotes", &[("x-api-key", &format!("\"{key}\""))]),
        ("the other environment", &[("x-api-key", twin.reveal())]),
    ];
    for (number, (what, headers)) in calls.into_iter().enumerate() {
        let refused = with(&app, "/v1/quota", &format!("192.0.2.{number}"), headers);
        assert_eq!((refused.status, &refused.body["error"]), (401, &json!("unauthorized")), "{what}");
        assert_eq!(refused.headers["www-authenticate"], "Bearer", "{what}");
    }
    for path in [format!("/v1/quota?api_key={key}"), format!("/v1/quota?key={key}&access_token={key}&x-api-key={key}")]
    {
        assert_eq!(with(&app, &path, "198.51.100.1", &[]).status, 401, "a key in the URL is ignored");
    }
    assert_eq!(with(&app, "/v1/quota", "198.51.100.2", &[("authorization", &format!("bearer  {key} "))]).status, 200);
}

#[test]
fn case_71_an_expired_or_revoked_key_is_401() {
    let app = App::new("");
    let expiring = secret(&made(&app, &json!({"name": "a", "expires_in_days": 1})));
    let revoked = made(&app, &json!({"name": "b"}));
    let get = |key: &str| app.get_with("/v1/quota", key).status;
    assert_eq!((get(&expiring), get(&secret(&revoked)), get(&app.other_key)), (200, 200, 200));
    let path = format!("/v1/keys/{}", revoked["id"].as_str().expect("an id"));
    assert_eq!(app.call(request("DELETE", &path, &app.key, "")).status, 204);
    assert_eq!(get(&secret(&revoked)), 401);
    app.clock.0.set(app.clock.0.get() + 86_399_999);
    assert_eq!(get(&expiring), 200);
    app.clock.0.set(app.clock.0.get() + 1);
    assert_eq!(get(&expiring), 401, "to the millisecond, even if it was used just before");
    assert_eq!(get(&app.other_key), 200);
    app.sql("delete from accounts where name = 'other'", &[]);
    app.clock.0.set(app.clock.0.get() + 60_000);
    assert_eq!(get(&app.other_key), 401, "the account was deleted");
}

/// The path of a route with its parameters filled in, and with a `website_id` in the query.
fn path_of(route: &Route, ids: &dyn Fn(&str) -> String) -> String {
    let parts =
        route.path.split('/').map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => ids(name),
            None => part.to_owned(),
        });
    format!("{}?website_id={}", parts.collect::<Vec<_>>().join("/"), ids("website_id"))
}

fn keyed() -> impl Iterator<Item = (&'static Route, KeyScope)> {
    routes().filter_map(|route| match route.needs() {
        Needs::Key(scope) => Some((route, scope)),
        Needs::Nothing | Needs::Token => None,
    })
}

/// The result of a call, and the round trips and statements that it cost the database.
fn cost<T>(app: &App, call: impl FnOnce() -> T) -> (T, (usize, usize)) {
    let before = (app.database.trips.get(), app.database.statements.get());
    let answer = call();
    (answer, (app.database.trips.get() - before.0, app.database.statements.get() - before.1))
}

fn comparable(mut answer: Answer) -> (u16, Value, http::HeaderMap) {
    answer.headers.remove("x-ratelimit-remaining");
    (answer.status, answer.body, answer.headers)
}

/// The operations of our own dialect that answer 403 for an audit of another account, as documented.
const DISCLOSING: [&str; 2] = ["getAudit", "deleteAudit"];

#[test]
fn case_72_resources_of_another_account_look_like_missing_ones() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let key_id = made(&app, &json!({"name": "a"}))["id"].as_str().expect("an id").to_owned();
    let hook = app.post("/v1/hooks", r#"{"website": "https://example.com/"}"#);
    let hook_id = hook.body["id"].as_str().expect("an id").to_owned();
    let page = app.get(&format!("/v1/audit/{job}/pages")).body["pages"][0]["id"].to_string();
    let schedule = app.post("/v1/schedules", r#"{"url": "https://example.com/", "cron_expression": "@daily"}"#).body;
    let schedule_id = schedule["schedule"]["id"].as_str().expect("an id").to_owned();
    let webhook = app.post("/v1/webhooks", r#"{"url": "https://example.com/hook"}"#).body["id"].clone();
    let webhook = webhook.as_str().expect("an id").to_owned();
    let suppression = app.post("/v1/suppressions", r#"{"rule": "onpage.title", "reason": "known"}"#).body;
    let suppression_id = suppression["id"].as_str().expect("an id").to_owned();
    let foreign = |name: &str| match name {
        "schedule_id" => schedule_id.clone(),
        "job_id" | "base" => job.clone(),
        "suppression_id" => suppression_id.clone(),
        "key_id" => key_id.clone(),
        "hook_id" => hook_id.clone(),
        "page_id" => page.clone(),
        "webhook_id" => webhook.clone(),
        "id" | "audit_id" | "website_id" | "delivery_id" => "1".to_owned(),
        other => panic!("no value for {{{other}}}"),
    };
    let unknown = |name: &str| match name {
        "job_id" | "base" => "0".repeat(24),
        "key_id" => "0".repeat(16),
        "schedule_id" => format!("sch_{}", "0".repeat(32)),
        _ => "999".to_owned(),
    };
    app.get_with("/v1/quota", &app.other_key);
    let before = app.results();
    let mut tried = 0;
    for (route, _) in keyed().filter(|(route, _)| route.path.contains('{')) {
        let call = |path: String| cost(&app, || app.call(request(route.method, &path, &app.other_key, "")));
        let (theirs, costs) = call(path_of(route, &foreign));
        let (none, costs_none) = call(path_of(route, &unknown));
        assert_eq!(costs, costs_none, "{route:?}: trips and statements");
        assert_eq!(none.status, 404, "{route:?}: {}", none.body);
        let may_disclose = !route.path.starts_with("/v1/") || DISCLOSING.contains(&route.operation);
        if may_disclose && theirs.status == 403 {
            assert!(!theirs.body.to_string().contains("example.com"), "{route:?}");
        } else {
            assert!(!DISCLOSING.contains(&route.operation), "{route:?}");
            assert_eq!(comparable(theirs), comparable(none), "{route:?}");
        }
        tried += 1;
    }
    assert!(tried >= 11, "{tried} routes");
    assert_eq!(app.results(), before, "nothing was changed");
    assert_eq!(app.get("/v1/keys").body["keys"].as_array().map(Vec::len), Some(2));
    assert_eq!(app.get("/v1/hooks").body["hooks"].as_array().map(Vec::len), Some(1));
}

#[test]
fn case_72_pages_of_another_account_are_not_read() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let own = app.call(request("POST", "/v1/audit", &app.other_key, r#"{"url": "https://example.com/own"}"#)).body;
    let own = own["job_id"].as_str().expect("a job id");
    let before = app.database.rows.get();
    assert_eq!(app.get_with(&format!("/v1/audit/{job}"), &app.other_key).status, 403);
    assert_eq!(app.database.rows.get() - before, 2, "its own row, read twice");
    let page = |id: i64| {
        let before = app.database.rows.get();
        let (answer, costs) = cost(&app, || app.get_with(&format!("/v1/audit/{own}/pages/{id}"), &app.other_key));
        (comparable(answer), costs, app.database.rows.get() - before)
    };
    assert_eq!(page(1).0.1["error"], "page_not_found");
    assert_eq!(page(1), page(999));
}

#[test]
fn case_73_every_wrong_key_costs_the_same() {
    let mut app = App::new("");
    let number = app.random.0.get().to_le_bytes();
    let mut bits = [0; 20];
    bits.iter_mut().zip(number.into_iter().cycle()).for_each(|(bit, given)| *bit = given);
    let right = made(&app, &json!({"name": "a"}));
    bits[19] ^= 1;
    let near = ApiKey::from_random(true, bits);
    assert_eq!(right["prefix"], near.prefix());
    let far = ApiKey::from_random(true, [9; 20]);
    let (one, costs) = cost(&app, || app.get_with("/v1/quota", near.reveal()));
    let (other, costs_other) = cost(&app, || app.get_with("/v1/quota", far.reveal()));
    assert_eq!((one.status, costs), (401, (1, 2)));
    assert_eq!((comparable(one), costs), (comparable(other), costs_other));

    app.settings.admin_token = Some("operators-secret".to_owned());
    for token in ["operators-secre0", "Xperators-secret", "operators-secret-and-more", "x"] {
        let (refused, costs) = cost(&app, || app.get_with("/v1/accounts", token));
        assert_eq!((refused.status, costs), (401, (0, 0)), "{token}");
    }
}

#[test]
fn case_74_an_ip_address_is_throttled_after_twenty_wrong_keys() {
    let app = App::new("");
    let right = format!("Bearer {}", app.key);
    let wrong = format!("Bearer {}", ApiKey::from_random(true, [9; 20]).reveal());
    let from = |address: &str, key: &str| with(&app, "/v1/quota", address, &[("authorization", key)]);
    for number in 0..20 {
        let key = if number % 2 == 0 { wrong.as_str() } else { "Bearer nonsense" };
        assert_eq!(from("192.0.2.1", key).status, 401, "{number}");
        app.clock.0.set(app.clock.0.get() + 100);
    }
    for key in [&wrong, &right] {
        let (refused, costs) = cost(&app, || from("192.0.2.1", key));
        assert_eq!((refused.status, &refused.body["error"]), (429, &json!("rate_limit_exceeded")));
        assert_eq!((refused.headers["retry-after"].to_str().ok(), costs), (Some("58"), (0, 0)));
    }
    assert_eq!(from("192.0.2.2", &right).status, 200, "another IP address is not throttled");
    app.clock.0.set(app.clock.0.get() + 58_000);
    assert_eq!(from("192.0.2.1", &right).status, 200, "a minute after the first wrong key");
    for number in 0..20 {
        assert_eq!(from(&format!("2001:db8::{number:x}"), &wrong).status, 401);
    }
    assert_eq!(from("2001:db8::ffff:1", &right).status, 429, "an IPv6 /64 is one client");
    assert_eq!(from("2001:db8:0:1::1", &right).status, 200);
    for number in 0..20 {
        assert_eq!(from(&format!("::ffff:198.51.100.{number}"), &wrong).status, 401);
    }
    assert_eq!(from("::ffff:198.51.100.77", &right).status, 200, "IPv4 addresses are distinguished in every notation");
}

#[test]
fn case_74_wrong_operator_tokens_are_throttled_too() {
    let mut app = App::new("");
    app.settings.admin_token = Some("right".to_owned());
    let get = |token: &str| app.get_with("/v1/accounts", token).status;
    assert_eq!(get("right"), 200);
    assert_eq!((0..21).map(|_| get("wrong")).collect::<Vec<_>>(), [vec![401; 20], vec![429]].concat());
    assert_eq!((get("right"), app.get("/v1/quota").status), (429, 429));
    app.clock.0.set(app.clock.0.get() + 60_000);
    assert_eq!((get("right"), app.get("/v1/quota").status), (200, 200));
}

/// Operations that change nothing although their method is not GET; they return the URL of a report.
const CHANGE_NOTHING: [&str; 1] = ["requestPdf"];

#[test]
fn case_75_a_key_is_limited_to_its_scopes() {
    let app = App::new(WEB);
    let keys =
        KeyScope::ALL.map(|scope| (scope, secret(&made(&app, &json!({"name": "a", "scopes": [scope.as_str()]})))));
    let ids = |_: &str| "999".to_owned();
    for (route, needed) in keyed() {
        for (scope, key) in &keys {
            let answer = app.call(request(route.method, &path_of(route, &ids), key, "{}"));
            assert_eq!(answer.status == 403, *scope != needed, "{route:?} with {}: {}", scope.as_str(), answer.body);
            assert_ne!(answer.status, 401);
            if answer.status == 403 && route.path.starts_with("/v1/") {
                assert_eq!(answer.body["error"], "insufficient_scope", "{route:?}");
            }
        }
    }
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0);
    for route in routes().filter(|route| route.method != "GET") {
        let changes = !CHANGE_NOTHING.contains(&route.operation);
        assert!(
            !changes || route.needs() != Needs::Key(KeyScope::Read),
            "a read key can change something by {route:?}"
        );
    }
    for route in routes().filter(|route| route.path.contains("/keys") && !route.path.contains("/accounts")) {
        assert_eq!(route.needs(), Needs::Key(KeyScope::Admin), "{route:?}");
    }
    for route in routes().filter(|route| route.path.contains("/accounts")) {
        assert_eq!(route.needs(), Needs::Token, "{route:?}");
    }
}

#[test]
fn case_75_every_protected_route_refuses_a_call_without_a_key() {
    let mut app = App::new(WEB);
    app.settings.admin_token = Some("right".to_owned());
    let (mut tried, ids) = (0, |_: &str| "1".to_owned());
    for route in routes().filter(|route| route.needs() != Needs::Nothing) {
        app.memory = Memory::default();
        let (refused, costs) = cost(&app, || app.call(request(route.method, &path_of(route, &ids), "", "{")));
        assert_eq!((refused.status, costs), (401, (0, 0)), "{route:?}");
        assert_eq!(refused.headers["www-authenticate"], "Bearer", "{route:?}");
        tried += 1;
    }
    assert!(tried >= 20, "{tried} routes");
}
