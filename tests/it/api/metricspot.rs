//! The MetricSpot dialect: cooldown of a URL, anonymous audits and the list.
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use futures_util::future::join_all;
use serde_json::{Value, json};
use sitegauge::api;

const DAY_MS: i64 = 86_400_000;

fn post(app: &App, url: &str) -> Answer {
    app.post("/api/audits", &json!({"url": url}).to_string())
}

fn count(app: &App) -> Value {
    app.sql("select count(*) as n from audits", &[])[0]["n"].clone()
}

#[test]
fn a_url_has_a_cooldown_of_a_day() {
    let app = App::new(WEB);
    let first = post(&app, "https://example.com");
    assert_eq!((first.status, &first.body["cooldown"]), (201, &json!({"ready_at": "2026-05-15T10:18:04.000Z"})));
    app.clock.0.set(app.clock.0.get() + 60_500);
    let refused = post(&app, "HTTPS://EXAMPLE.com:443/#top");
    let message = "This URL was audited less than 24 hours ago; you can audit it again at 2026-05-15T10:18:04.000Z";
    assert_eq!((refused.status, &refused.body), (429, &json!({"error": message})), "the same URL after normalization");
    assert_eq!(refused.headers["retry-after"], "86340");
    assert_eq!(post(&app, "https://example.com/?a").status, 201, "another URL");
    let other = app.call(request("POST", "/api/audits", &app.other_key, r#"{"url":"https://example.com"}"#));
    assert_eq!(other.status, 201, "another account");
    assert_eq!(app.post("/v1/audit", r#"{"url":"https://example.com"}"#).status, 202, "another dialect");
    app.clock.0.set(app.clock.0.get() + DAY_MS - 60_501);
    let refused = post(&app, "https://example.com");
    assert_eq!((refused.status, &refused.headers["retry-after"]), (429, &"1".parse().expect("a value")));
    app.clock.0.set(app.clock.0.get() + 1);
    assert_eq!(
        post(&app, "https://example.com").status,
        201,
        "a day later, and the other dialect's audit does not count"
    );
    assert_eq!(count(&app), 5);
}

#[test]
fn the_cooldown_applies_to_pro_accounts_and_not_after_a_failure() {
    let app = App::new(WEB);
    app.sql("update accounts set plan = 'pro'", &[]);
    assert_eq!((post(&app, "https://example.com/").status, post(&app, "https://example.com/").status), (201, 429));
    assert_eq!(post(&app, "https://example.com/silent").status, 201);
    app.run_jobs();
    let failed = app.get("/api/audits/2").body;
    assert_eq!(failed["cooldown"]["ready_at"], failed["audit"]["created_at"], "at once");
    assert_eq!(post(&app, "https://example.com/silent").status, 201);
    assert_eq!(post(&app, "https://example.com/").status, 429, "completed or queued");
}

#[test]
fn of_fifty_concurrent_requests_one_is_accepted() {
    let app = App::new("");
    let services = app.services();
    let call = || {
        api::handle(
            request("POST", "/api/audits", &app.key, r#"{"url":"https://example.com"}"#),
            &services,
            &app.memory,
        )
    };
    let answers = pollster::block_on(join_all((0..50).map(|_| call())));
    let statuses = |wanted: u16| answers.iter().filter(|answer| answer.status() == wanted).count();
    assert_eq!((statuses(201), statuses(429), count(&app)), (1, 49, json!(1)));
    assert_eq!(app.sql("select count(*) as n from pages", &[])[0]["n"], 1);
}

#[test]
fn a_refused_request_does_not_use_the_allowance() {
    let app = App::new("");
    app.sql("update accounts set plan = 'free'", &[]);
    for _ in 0..12 {
        post(&app, "https://example.com/");
    }
    let statuses: Vec<u16> = (1..11).map(|page| post(&app, &format!("https://example.com/{page}")).status).collect();
    assert_eq!(statuses, [vec![201; 9], vec![402]].concat());
    let spent = post(&app, "https://example.com/11");
    assert_eq!(
        spent.body,
        json!({"error": "Your plan's audits for this month are used up; wait for the next month or choose a larger plan"})
    );
    assert_eq!(post(&app, "https://example.com/").status, 429, "the cooldown is checked before the allowance");
}

fn anonymous_audit(app: &App, ip_address: &str, body: &str) -> Answer {
    let mut request = request("POST", "/api/public/audit", "", body);
    request.headers_mut().insert("cf-connecting-ip", ip_address.parse().expect("a value"));
    app.call(request)
}

const PAGE: &str = r#"{"url":"https://example.com"}"#;

#[test]
fn without_a_key_one_page_is_audited_synchronously() {
    let app = App::new(WEB);
    let answer = anonymous_audit(&app, "192.0.2.1", PAGE);
    assert_eq!((answer.status, answer.headers["cache-control"].to_str().ok()), (200, Some("no-store")));
    let audit = &answer.body["audit"];
    assert_eq!((&audit["url"], &audit["domain"]), (&json!("https://example.com"), &json!("example.com")));
    assert!(audit["total_score"].as_u64().is_some_and(|score| score > 0 && score < 100), "{audit}");
    let scores = audit["module_scores"].as_object().expect("an object");
    assert_eq!(scores.len(), 11);
    assert!(scores.values().all(|score| score.as_u64().is_some_and(|score| score <= 100)), "{scores:?}");
    let rules = audit["rules"].as_array().expect("a list");
    assert!(rules.len() > 20);
    for rule in rules {
        let keys: Vec<&str> = rule.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["module", "rule_id", "passed", "severity", "title", "recommendation"]);
        assert_eq!(rule["passed"] == true, rule["recommendation"].is_null(), "{rule}");
    }
    let rule = |id: &str| rules.iter().find(|rule| rule["rule_id"] == id).expect("the rule").clone();
    assert_eq!(rule("organic_traffic.connected")["passed"], true);
    let missing = rule("onpage.meta-description");
    assert_eq!((&missing["passed"], &missing["title"]), (&json!(false), &json!("Missing meta description")));
    assert!(app.take().is_none() && count(&app) == 0, "nothing is stored");
    app.audited("https://example.com/");
    let same = app.get("/api/audits/1").body;
    assert_eq!(same["audit"]["score"], audit["total_score"], "the score is the same with a key");
    assert_eq!(same["findings"].as_array().map(Vec::len), Some(rules.len()));
}

#[test]
fn an_ip_address_has_one_anonymous_audit_a_day() {
    let app = App::new(WEB);
    assert_eq!(anonymous_audit(&app, "192.0.2.1", PAGE).status, 200);
    app.clock.0.set(app.clock.0.get() + 1_000);
    let asked = app.web.asked.borrow().len();
    let refused = anonymous_audit(&app, "::ffff:192.0.2.1", PAGE);
    let message = "Without an API key you can run one audit a day; you can run the next at 2026-05-15T10:18:04.000Z, or at once with a key";
    assert_eq!((refused.status, &refused.body), (429, &json!({"error": message})));
    assert_eq!(refused.headers["retry-after"], "86399");
    assert_eq!(app.web.asked.borrow().len(), asked, "no request was sent");
    assert_eq!(anonymous_audit(&app, "192.0.2.2", PAGE).status, 200, "another address");
    assert_eq!(anonymous_audit(&app, "2001:db8:0:1::1", PAGE).status, 200);
    assert_eq!(anonymous_audit(&app, "2001:db8:0:1:ffff::2", PAGE).status, 429, "the same /64");
    assert_eq!(anonymous_audit(&app, "2001:db8:0:2::1", PAGE).status, 200);
    let rows = app.sql("select address from visitors", &[]);
    assert!(rows.len() == 4 && rows.iter().all(|row| row["address"].as_str().is_some_and(|hash| hash.len() == 64)));
    app.clock.0.set(app.clock.0.get() + DAY_MS - 1_000);
    assert_eq!(anonymous_audit(&app, "192.0.2.1", PAGE).status, 200, "a day later");
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    assert_eq!(app.sql("select count(*) as n from visitors", &[])[0]["n"], 4);
    app.clock.0.set(app.clock.0.get() + 1_000);
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    assert_eq!(app.sql("select count(*) as n from visitors", &[])[0]["n"], 1, "expired entries are deleted");
}

#[test]
fn of_fifty_concurrent_anonymous_requests_one_is_served() {
    let app = App::new(WEB);
    let services = app.services();
    let call = || api::handle(request("POST", "/api/public/audit", "", PAGE), &services, &app.memory);
    let answers = pollster::block_on(join_all((0..50).map(|_| call())));
    assert_eq!(answers.iter().filter(|answer| answer.status() == 200).count(), 1);
    assert_eq!(app.web.asked.borrow().iter().filter(|url| *url == "https://example.com/").count(), 1);
}

#[test]
fn an_anonymous_audit_without_a_page_does_not_count() {
    let app = App::new(&format!(
        "{WEB}\nGET https://example.com/error\n500\n\nOops\n\nGET https://example.com/data\n200\ncontent-type: application/json\n\n{{}}\n"
    ));
    for (path, message) in [
        ("silent", "Page timed out after 20000ms"),
        ("gone", "The site answered with status 404"),
        ("error", "The site answered with status 500"),
        ("data", "The site answered with application/json, which is not an HTML page"),
    ] {
        let refused =
            anonymous_audit(&app, "192.0.2.1", &json!({"url": format!("https://example.com/{path}")}).to_string());
        assert_eq!((refused.status, refused.body), (422, json!({"error": message})), "{path}");
    }
    for (body, message) in [
        ("{}", "url is required"),
        (r#"{"url":7}"#, "url must be a string"),
        (
            r#"{"url":"http://127.0.0.1/"}"#,
            "Invalid URL: URLs with an IP address as host are not audited; use a public host name",
        ),
    ] {
        let refused = anonymous_audit(&app, "192.0.2.1", body);
        assert_eq!((refused.status, refused.body), (400, json!({"error": message})));
    }
    assert_eq!(app.sql("select count(*) as n from visitors", &[])[0]["n"], 0);
    assert_eq!(anonymous_audit(&app, "192.0.2.1", PAGE).status, 200);
}

#[test]
fn a_hundred_audits_are_listed_at_most() {
    let app = App::new("");
    app.sql("update accounts set plan = 'pro'", &[]);
    for number in 0..102 {
        app.clock.0.set(app.clock.0.get() + 1_000);
        assert_eq!(post(&app, &format!("https://example.com/{number}")).status, 201);
    }
    let list = app.get("/api/audits");
    let ids: Vec<_> =
        list.body["audits"].as_array().expect("a list").iter().filter_map(|audit| audit["id"].as_i64()).collect();
    assert_eq!(ids, (3..103).rev().collect::<Vec<i64>>());
    let mut again = request("GET", "/api/audits", &app.key, "");
    again.headers_mut().insert("if-none-match", list.headers["etag"].clone());
    assert_eq!(app.call(again).status, 304);
}
