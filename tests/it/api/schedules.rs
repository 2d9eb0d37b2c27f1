//! Schedules over the API: shapes of the VertaaUX SDK, validation, plans, changes, tenants.
use crate::support::app::{Answer, App, request};
use futures_util::future::join;
use serde_json::{Value, json};
use sitegauge::api;

const DAILY: &str = r#"{"url": "https://example.com/", "cron_expression": "30 6 * * *"}"#;

fn send(app: &App, method: &str, path: &str, body: &Value) -> Answer {
    app.call(request(method, path, &app.key, &body.to_string()))
}

/// Creates a schedule and returns it.
fn made(app: &App, body: &Value) -> Value {
    let made = send(app, "POST", "/v1/schedules", body);
    assert_eq!(made.status, 201, "{}", made.body);
    made.body["schedule"].clone()
}

fn path(schedule: &Value) -> String {
    format!("/v1/schedules/{}", schedule["id"].as_str().expect("an id"))
}

fn plan(app: &App, plan: &str) {
    app.sql("update accounts set plan = ?1", &[plan.into()]);
    app.clock.0.set(app.clock.0.get() + 60_000);
}

#[test]
fn a_schedule_has_the_shapes_of_the_sdk() {
    let app = App::new("");
    let answer = app.post("/v1/schedules", DAILY);
    assert_eq!(answer.status, 201, "{}", answer.body);
    let schedule = &answer.body["schedule"];
    let id = schedule["id"].as_str().expect("an id");
    assert_eq!(answer.headers["location"], format!("/v1/schedules/{id}"));
    let expected = json!({
        "id": id,
        "url": "https://example.com/",
        "mode": "basic",
        "cron_expression": "30 6 * * *",
        "timezone": "UTC",
        "name": "example.com",
        "enabled": true,
        "alert_on_fail": true,
        "alert_on_score_drop": false,
        "score_threshold": 5.0,
        "last_run_at": null,
        "next_run_at": "2026-05-15T06:30:00Z",
        "next_runs": ["2026-05-15T06:30:00Z", "2026-05-16T06:30:00Z", "2026-05-17T06:30:00Z"],
        "created_at": "2026-05-14T10:18:04Z",
        "recent_runs": [],
    });
    assert_eq!(schedule, &expected);
    assert_eq!(app.get("/v1/schedules").body, json!({"schedules": [expected]}));
    assert_eq!(app.get(&path(schedule)).body, expected, "read without an envelope");
    assert_eq!(app.get(&format!("/api{}", path(schedule))).body, expected, "as in VertaaUX");
    let renamed = send(&app, "PATCH", &path(schedule), &json!({"name": "Weekly"}));
    assert_eq!((renamed.status, &renamed.body["name"], &renamed.body["id"]), (200, &json!("Weekly"), &json!(id)));
    assert_eq!(send(&app, "DELETE", &path(schedule), &json!({})).status, 204);
    for method in ["GET", "PATCH", "DELETE"] {
        let gone = app.call(request(method, &path(schedule), &app.key, ""));
        assert_eq!((gone.status, &gone.body["error"]), (404, &json!("schedule_not_found")), "{method}");
    }
    assert_eq!(app.get("/v1/schedules").body, json!({"schedules": []}));
}

#[test]
fn every_field_is_stored() {
    let app = App::new("");
    let given = json!({
        "url": "https://example.com/shop", "mode": "deep", "cron_expression": "@daily", "timezone": "europe/paris", "name": "  Shop ",
        "enabled": false, "alert_on_fail": false, "alert_on_score_drop": true, "score_threshold": 2.5,
        "webhook_url": "https://hooks.example.com/a", "email_recipients": "a@example.com, b@example.com", "organization_id": "org_1",
    });
    let schedule = made(&app, &given);
    for (field, value) in given.as_object().expect("an object") {
        let expected = match field.as_str() {
            "timezone" => json!("Europe/Paris"),
            "name" => json!("Shop"),
            "organization_id" => Value::Null,
            _ => value.clone(),
        };
        assert_eq!(schedule[field], expected, "{field}");
    }
    assert_eq!((&schedule["next_run_at"], &schedule["next_runs"]), (&Value::Null, &json!([])), "it is paused");
    let cleared = send(&app, "PATCH", &path(&schedule), &json!({"webhook_url": null, "email_recipients": null})).body;
    assert!(cleared.get("webhook_url").is_none() && cleared.get("email_recipients").is_none(), "{cleared}");
    assert_eq!(cleared["alert_on_score_drop"], true, "the others are kept");
}

#[test]
fn an_invalid_schedule_is_refused() {
    let app = App::new("");
    let with = |field: &str, value: Value| {
        let mut body = json!({"url": "https://example.com/", "cron_expression": "@daily"});
        body[field] = value;
        body
    };
    for (body, field) in [
        (json!({"cron_expression": "@daily"}), "url"),
        (json!({"url": "https://example.com/"}), "cron_expression"),
        (with("url", json!("http://127.0.0.1/")), "url"),
        (with("url", json!("http://localhost:8787/")), "url"),
        (with("mode", json!("full")), "mode"),
        (with("cron_expression", json!("0 0 30 2 *")), "cron_expression"),
        (with("cron_expression", json!("0 0 0 * * *")), "cron_expression"),
        (with("cron_expression", json!("every day")), "cron_expression"),
        (with("cron_expression", json!(["@daily"])), "cron_expression"),
        (with("timezone", json!("Europe/Berln")), "timezone"),
        (with("name", json!("a\nb")), "name"),
        (with("enabled", json!("perhaps")), "enabled"),
        (with("score_threshold", json!(101)), "score_threshold"),
        (with("webhook_url", json!("http://hooks.example.com/")), "webhook_url"),
        (with("webhook_url", json!("https://10.0.0.1/")), "webhook_url"),
        (with("webhook_url", json!("nonsense")), "webhook_url"),
        (with("email_recipients", json!("a".repeat(1_001))), "email_recipients"),
        (with("cron", json!("@daily")), "body"),
    ] {
        let refused = send(&app, "POST", "/v1/schedules", &body);
        let found = (refused.status, refused.body["details"]["field"].as_str());
        assert_eq!(found, (400, Some(field)), "{body}: {}", refused.body);
    }
    let hint = send(&app, "POST", "/v1/schedules", &with("timezone", json!("Europe/Berln"))).body;
    assert!(hint["message"].as_str().is_some_and(|text| text.ends_with("did you mean Europe/Berlin?")), "{hint}");
    assert_eq!(app.get("/v1/schedules").body, json!({"schedules": []}), "nothing was stored");
}

#[test]
fn the_plan_limits_number_and_frequency() {
    for (name, count, allowed, refused) in [
        ("free", 1, "0 6 * * *", "0 6,18 * * *"),
        ("starter", 10, "@hourly", "0,30 * * * *"),
        ("pro", 100, "*/15 * * * *", "*/10 * * * *"),
    ] {
        let app = App::new("");
        plan(&app, name);
        let body = |expression: &str| json!({"url": "https://example.com/", "cron_expression": expression});
        let too_often = send(&app, "POST", "/v1/schedules", &body(refused));
        assert_eq!((too_often.status, &too_often.body["details"]["field"]), (400, &json!("cron_expression")), "{name}");
        for _ in 0..count {
            made(&app, &body(allowed));
            // The rate limit counts by the minute.
            app.clock.0.set(app.clock.0.get() + 60_000);
        }
        let full = send(&app, "POST", "/v1/schedules", &body(allowed));
        assert_eq!((full.status, &full.body["error"]), (403, &json!("too_many_schedules")), "{name}");
        assert_eq!(app.get("/v1/schedules").body["schedules"].as_array().map(Vec::len), Some(count), "{name}");
        let other = app.call(request("POST", "/v1/schedules", &app.other_key, DAILY));
        assert_eq!(other.status, 201, "other accounts have their own number");
    }
}

#[test]
fn a_schedule_of_a_larger_plan_can_be_renamed_and_paused() {
    let app = App::new("");
    let schedule = made(&app, &json!({"url": "https://example.com/", "cron_expression": "@hourly"}));
    plan(&app, "free");
    let patch = |body: Value| send(&app, "PATCH", &path(&schedule), &body);
    assert_eq!(patch(json!({"name": "Old"})).status, 200);
    let paused = patch(json!({"enabled": false}));
    assert_eq!((paused.status, &paused.body["next_run_at"]), (200, &Value::Null));
    assert_eq!(patch(json!({"enabled": true})).status, 400, "more often than the plan allows");
    assert_eq!(patch(json!({"enabled": true, "cron_expression": "@daily"})).status, 200);
}

#[test]
fn only_a_change_of_time_moves_the_next_run() {
    let app = App::new("");
    let schedule = made(&app, &serde_json::from_str(DAILY).expect("JSON"));
    let next = |body: Value| send(&app, "PATCH", &path(&schedule), &body).body["next_run_at"].clone();
    app.clock.0.set(app.clock.0.get() + 86_400_000);
    assert_eq!(next(json!({"name": "a", "mode": "standard"})), schedule["next_run_at"], "it is due and not lost");
    assert_eq!(next(json!({})), schedule["next_run_at"]);
    assert_eq!(next(json!({"timezone": "Asia/Tokyo"})), "2026-05-15T21:30:00Z");
    assert_eq!(next(json!({"cron_expression": "@monthly"})), "2026-05-31T15:00:00Z");
    assert_eq!(next(json!({"enabled": false})), Value::Null);
    assert_eq!(next(json!({"enabled": true})), "2026-05-31T15:00:00Z");
}

#[test]
fn concurrent_changes_are_both_kept() {
    let app = App::new("");
    let schedule = made(&app, &serde_json::from_str(DAILY).expect("JSON"));
    let (services, memory) = (app.services(), api::Memory::default());
    let patch = |body: &str| api::handle(request("PATCH", &path(&schedule), &app.key, body), &services, &memory);
    let (one, other) = pollster::block_on(join(patch(r#"{"name": "new"}"#), patch(r#"{"mode": "deep"}"#)));
    assert_eq!((one.status().as_u16(), other.status().as_u16()), (200, 200));
    let now = app.get(&path(&schedule)).body;
    assert_eq!((&now["name"], &now["mode"]), (&json!("new"), &json!("deep")));
}

#[test]
fn concurrent_creations_do_not_exceed_the_plan() {
    let app = App::new("");
    plan(&app, "free");
    let (services, memory) = (app.services(), api::Memory::default());
    let post = || api::handle(request("POST", "/v1/schedules", &app.key, DAILY), &services, &memory);
    let (one, other) = pollster::block_on(join(post(), post()));
    let mut statuses = [one.status().as_u16(), other.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 403]);
}

#[test]
fn the_list_is_filtered_and_belongs_to_the_account() {
    let app = App::new("");
    let body = |name: &str, enabled: bool| json!({"url": "https://example.com/", "cron_expression": "@daily", "name": name, "enabled": enabled});
    made(&app, &body("on", true));
    made(&app, &body("off", false));
    let names = |query: &str| -> Vec<String> {
        let list = app.get(&format!("/v1/schedules{query}")).body;
        let names = list["schedules"].as_array().expect("a list").iter().map(|schedule| schedule["name"].as_str());
        names.map(|name| name.expect("a name").to_owned()).collect()
    };
    assert_eq!(names("?enabled=true&organization_id=org_1"), ["on"]);
    assert_eq!((names("?enabled=False"), names("?enabled=0")), (vec!["off".to_owned()], vec!["off".to_owned()]));
    assert_eq!((names("").len(), names("?enabled=").len()), (2, 2));
    assert_eq!(app.get("/v1/schedules?enabled=maybe").status, 400);
    assert_eq!(app.get_with("/v1/schedules", &app.other_key).body, json!({"schedules": []}));
}
