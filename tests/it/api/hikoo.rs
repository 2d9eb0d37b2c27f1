//! The Hikoo dialect: lists, pages, websites and health.
use crate::support::app::{Answer, App, request};
use futures_util::future::join_all;
use serde_json::{Value, json};
use sitegauge::api;

const WEB: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell boats.</p><img src=a.png>
<a href=/about>About</a>

GET https://example.com/about
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>About</title><h1>About</h1><p>Who we are.

GET https://example.com/robots.txt
200
content-type: text/plain

User-agent: GPTBot
User-agent: PerplexityBot
Disallow: /
User-agent: *
Disalow: /cart
Sitemap: https://example.com/map.xml

GET https://example.com/map.xml
200
content-type: text/xml

<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://example.com/</loc></url><url><loc>https://example.com/about</loc></url></urlset>

GET https://example.com/llms.txt
200
content-type: text/markdown

# Boats

- [About](https://example.com/about): who we are

GET https://silent.example/robots.txt
timeout

GET https://silent.example/sitemap.xml
500

GET https://silent.example/llms.txt
200
content-type: text/html

<!doctype html><title>Not here</title>
";
const BASE: &str = "/api/v1/public";

fn get(app: &App, path: &str) -> Answer {
    app.get(&format!("{BASE}{path}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn problem(place: &str, field: &str, msg: &str, kind: &str) -> Value {
    json!({"detail": [{"loc": [place, field], "msg": msg, "type": kind}]})
}

#[test]
fn audits_of_a_website_are_paginated() {
    let app = App::new(WEB);
    for number in 0..3 {
        app.clock.0.set(app.clock.0.get() + 1_000);
        let mode = if number == 0 { "standard" } else { "basic" };
        app.post("/v1/audit", &json!({"url": "https://example.com/", "mode": mode}).to_string());
        app.run_jobs();
    }
    app.post("/v1/audit", r#"{"url":"https://other.example/"}"#);
    let list = get(&app, "/audits?website_id=1&page=2&page_size=2");
    assert_eq!(list.status, 200);
    assert_eq!(keys(&list.body), ["items", "total", "page", "page_size", "total_pages"]);
    let numbers = ["total", "page", "page_size", "total_pages"].map(|key| list.body[key].clone());
    assert_eq!(numbers, [3, 2, 2, 2].map(Value::from));
    let mut whole = get(&app, "/audits/1?website_id=1").body;
    whole.as_object_mut().expect("an object").remove("pages");
    assert_eq!(list.body["items"], json!([whole]), "an item is the audit without its pages");
    assert_eq!(whole["number_of_audited_pages"], 2);
    assert_eq!(list.headers["cache-control"], "private, no-cache");
    let first = get(&app, "/audits?website_id=1").body;
    assert_eq!((&first["page"], &first["page_size"], &first["total_pages"]), (&json!(1), &json!(20), &json!(1)));
    let ids: Vec<_> = first["items"].as_array().expect("a list").iter().map(|item| item["id"].clone()).collect();
    assert_eq!(ids, [3, 2, 1], "newest first");
    let other = get(&app, "/workspaces/with-websites").body[0]["websites"][1]["id"].clone();
    let queued = get(&app, &format!("/audits?website_id={other}")).body["items"][0].clone();
    assert_eq!(
        (&queued["status"], &queued["overall_score"], &queued["started_at"]),
        (&json!(1), &json!(0), &Value::Null)
    );
    for page in ["3", "99999999999999999999"] {
        let empty = get(&app, &format!("/audits?website_id=1&page_size=2&page={page}"));
        assert_eq!((empty.status, &empty.body["items"], &empty.body["total"]), (200, &json!([]), &json!(3)), "{page}");
    }
    let mut again = request("GET", &format!("{BASE}/audits?website_id=1"), &app.key, "");
    again.headers_mut().insert("if-none-match", get(&app, "/audits?website_id=1").headers["etag"].clone());
    assert_eq!(app.call(again).status, 304);
}

#[test]
fn invalid_numbers_are_reported_as_fastapi_does() {
    let app = App::new(WEB);
    app.audited("https://example.com/");
    let integer = "Input should be a valid integer, unable to parse string as an integer";
    let (least, most) = ("Input should be greater than or equal to 1", "Input should be less than or equal to 100");
    for (path, body) in [
        ("/audits", problem("query", "website_id", "Field required", "missing")),
        ("/audits?website_id=x", problem("query", "website_id", integer, "int_parsing")),
        ("/audits?website_id=1&page=0", problem("query", "page", least, "greater_than_equal")),
        ("/audits?website_id=1&page=-5", problem("query", "page", least, "greater_than_equal")),
        ("/audits?website_id=1&page=", problem("query", "page", integer, "int_parsing")),
        ("/audits?website_id=1&page_size=0", problem("query", "page_size", least, "greater_than_equal")),
        ("/audits?website_id=1&page_size=101", problem("query", "page_size", most, "less_than_equal")),
        ("/audits?website_id=1&page_size=1.5", problem("query", "page_size", integer, "int_parsing")),
        ("/audits/1/pages/x?website_id=1", problem("path", "page_id", integer, "int_parsing")),
        ("/audits/x/pages/1?website_id=1", problem("path", "audit_id", integer, "int_parsing")),
        ("/audits/1/pages/1", problem("query", "website_id", "Field required", "missing")),
        ("/website", problem("query", "website_id", "Field required", "missing")),
        ("/health?website_id=", problem("query", "website_id", integer, "int_parsing")),
    ] {
        let refused = get(&app, path);
        assert_eq!((refused.status, refused.body), (422, body), "{path}");
    }
    let refused = app.post(&format!("{BASE}/health/refresh"), "");
    assert_eq!((refused.status, refused.body), (422, problem("query", "website_id", "Field required", "missing")));
    let fields = |path: &str| -> Vec<Value> {
        let refused = get(&app, path);
        refused.body["detail"].as_array().expect("a list").iter().map(|error| error["loc"][1].clone()).collect()
    };
    assert_eq!(fields("/audits?page=0&page_size=x"), ["website_id", "page", "page_size"], "all errors at once");
    assert_eq!(fields("/audits/x/pages/y"), ["audit_id", "page_id", "website_id"]);
    assert_eq!(fields("/audits/x?website_id=y"), ["audit_id", "website_id"]);
    assert_eq!(fields("/audits/x/pages/1?website_id=1"), ["audit_id"]);
}

#[test]
fn resources_of_another_account_are_not_disclosed() {
    let app = App::new(WEB);
    app.audited("https://example.com/");
    let (theirs, unknown) = ("This website belongs to another account", "Website not found");
    let audit = "This audit belongs to another account";
    let ask = |method: &str, path: &str, key: &str| {
        let answer = app.call(request(method, &format!("{BASE}{path}"), key, ""));
        (answer.status, answer.body["detail"].clone())
    };
    for (method, path) in [("GET", "/audits"), ("GET", "/website"), ("GET", "/health"), ("POST", "/health/refresh")] {
        assert_eq!(ask(method, &format!("{path}?website_id=1"), &app.other_key), (403, json!(theirs)), "{path}");
        for id in ["2", "0", "-1", "99999999999999999999"] {
            assert_eq!(ask(method, &format!("{path}?website_id={id}"), &app.key), (404, json!(unknown)), "{path} {id}");
        }
        assert_eq!(ask(method, &format!("{path}?website_id=1"), ""), (401, json!("Invalid or expired API key")));
    }
    assert_eq!(ask("GET", "/audits/1/pages/1?website_id=1", &app.other_key), (403, json!(audit)));
    assert_eq!(ask("GET", "/audits/1/pages/99?website_id=1", &app.key), (404, json!("Page not found")));
    assert_eq!(ask("GET", "/audits/1/pages/1?website_id=2", &app.key), (404, json!("Audit not found")));
    assert_eq!(ask("GET", "/audits/7/pages/1?website_id=1", &app.key), (404, json!("Audit not found")));
    assert_eq!(ask("GET", "/health?website_id=1", &app.key), (404, json!("Health not found")));
    assert_eq!(get(&app, "/workspaces/with-websites").body[0]["websites"].as_array().map(Vec::len), Some(1));
    let other = app.get_with(&format!("{BASE}/workspaces/with-websites"), &app.other_key);
    assert_eq!(other.body, json!([{"id": 2, "name": "other", "websites": []}]));
    app.sql("update api_keys set scopes = 'read'", &[]);
    let reads_only = App { memory: api::Memory::default(), ..app };
    let refused = reads_only.post(&format!("{BASE}/health/refresh?website_id=1"), "");
    assert_eq!((refused.status, refused.body), (403, json!({"detail": "This API key does not have the scope write"})));
    assert_eq!(get(&reads_only, "/me").status, 200);
}

#[test]
fn a_page_comes_with_its_findings() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/","mode":"standard"}"#);
    app.run_jobs();
    let audit = get(&app, "/audits/1?website_id=1").body;
    for item in audit["pages"].as_array().expect("pages") {
        let page = get(&app, &format!("/audits/1/pages/{}?website_id=1", item["id"]));
        let mut whole = page.body.clone();
        let findings = whole.as_object_mut().and_then(|page| page.remove("findings")).expect("findings");
        assert_eq!((page.status, &whole), (200, item));
        assert!(findings.as_array().is_some_and(|findings| !findings.is_empty()), "{item}");
    }
    let page = get(&app, "/audits/1/pages/1?website_id=1");
    let findings = page.body["findings"].as_array().expect("findings");
    let finding = findings.iter().find(|finding| finding["rule"] == "accessibility.image-alt").expect("a finding");
    assert_eq!(keys(finding), ["rule", "module", "severity", "outcome", "title", "message", "fix", "evidence"]);
    assert_eq!((&finding["outcome"], &finding["module"]), (&json!("failed"), &json!("accessibility")));
    assert_eq!(keys(&finding["evidence"][0]), ["selector", "snippet"]);
    assert!(finding["evidence"][0]["snippet"].as_str().is_some_and(|snippet| snippet.contains("a.png")));
    assert_eq!(page.headers["cache-control"], "private, no-cache");
    assert!(page.headers.contains_key("etag"));
    app.audited("https://example.com/about");
    assert_eq!(get(&app, "/audits/2/pages/1?website_id=1").status, 404, "a page of another audit");
}

#[test]
fn the_language_of_an_audit_is_returned() {
    let app = App::new(WEB);
    app.audited("https://example.com/");
    app.sql("update audits set language = 'fr'", &[]);
    assert_eq!(get(&app, "/audits/1?website_id=1").body["language"], "fr");
    assert_eq!(get(&app, "/audits?website_id=1").body["items"][0]["language"], "fr");
}

#[test]
fn the_caller_and_its_websites_are_returned() {
    let app = App::new(WEB);
    let me = get(&app, "/me");
    assert_eq!((me.status, me.body), (200, json!({"id": 1, "name": "one", "email": null, "plan_tier": "starter"})));
    for url in ["https://example.com/", "https://www.boats.example:8443/a", "https://example.com/about"] {
        app.post("/v1/audit", &json!({"url": url}).to_string());
    }
    let website =
        |id: u8, name: &str, url: &str| json!({"id": id, "name": name, "url": url, "has_active_subscription": true});
    let workspaces = get(&app, "/workspaces/with-websites");
    let expected = json!([{"id": 1, "name": "one", "websites": [
        website(1, "example.com", "https://example.com"),
        website(2, "www.boats.example", "https://www.boats.example:8443"),
    ]}]);
    assert_eq!((workspaces.status, workspaces.body), (200, expected));
    let website = get(&app, "/website?website_id=2");
    assert_eq!(website.status, 200);
    assert_eq!(
        website.body,
        json!({
            "id": 2, "name": "www.boats.example", "url": "https://www.boats.example:8443", "workspace_id": 1,
            "topics": [], "competitors": [], "logo_url": null, "localization": "worldwide", "description": null,
            "analysis_status": null, "industry": null, "brand_identity": [], "language": null, "aliases": [],
            "url_aliases": [], "created_at": "2026-05-14T10:18:04.000Z", "updated_at": null,
            "has_active_subscription": true, "subscription_product_name": null, "subscription_product_id": null,
            "plan_tier": "starter", "trial_ends_at": null, "paused_at": null, "requires_post_trial_choice": false,
            "exports_enabled": false, "ai_prompt_gen_enabled": false, "source_intelligence_enabled": false,
            "sentiment_analysis_enabled": false, "competitor_suggestions_enabled": false,
            "marketing_plan_enabled": false, "agent_analytics_enabled": false, "prompt_volume_enabled": false,
        })
    );
    for path in ["/me", "/workspaces/with-websites", "/website?website_id=2"] {
        let answer = get(&app, path);
        assert_eq!(answer.headers["cache-control"], "private, no-cache", "{path}");
        assert!(answer.headers.contains_key("etag"), "{path}");
    }
}

#[test]
fn health_describes_the_crawler_files() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let refreshed = app.post(&format!("{BASE}/health/refresh?website_id=1"), "");
    let size = |file: &str| app.web.body(file).map(|body| body.len());
    let expected = json!({
        "website_id": 1,
        "checked_at": "2026-05-14T10:18:04.000Z",
        "robots_txt": {
            "url": "https://example.com/robots.txt", "status": 200, "is_found": true, "size_bytes": size("/robots.txt"),
            "is_truncated": false, "error": null,
            "blocks_all": ["gptbot", "perplexitybot"], "blocked_search_engines": [],
            "blocked_ai_agents": ["PerplexityBot", "GPTBot"], "sitemaps": ["https://example.com/map.xml"],
            "problems": [{"line": 5, "text": "Disalow: /cart", "problem": "The field is misspelled; Google understands it, others may not"}],
        },
        "llms_txt": {
            "url": "https://example.com/llms.txt", "status": 200, "is_found": true, "size_bytes": size("/llms.txt"),
            "is_truncated": false, "error": null, "title": "Boats", "link_count": 1,
        },
        "sitemap": {
            "url": "https://example.com/map.xml", "status": 200, "is_found": true, "size_bytes": size("/map.xml"),
            "is_truncated": false, "error": null, "kind": "urlset", "url_count": 2, "sitemap_count": null,
        },
        "health_refresh_monthly_website_limit": 50,
        "health_refresh_monthly_website_remaining": 49,
    });
    assert_eq!((refreshed.status, &refreshed.body), (200, &expected));
    assert_eq!(app.web.asked.borrow().len(), 3, "no other request is sent");
    app.clock.0.set(app.clock.0.get() + 5_000);
    let read = get(&app, "/health?website_id=1");
    assert_eq!((read.status, &read.body), (200, &expected));
    assert_eq!(read.headers["cache-control"], "private, no-cache");
    app.clock.0.set(app.clock.0.get() + 31 * 86_400_000);
    assert_eq!(get(&app, "/health?website_id=1").body["health_refresh_monthly_website_remaining"], 50, "a month later");
}

#[test]
fn health_of_an_unresponsive_site_has_the_errors() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://silent.example/"}"#);
    let health = app.post(&format!("{BASE}/health/refresh?website_id=1"), "").body;
    let part = |file: &str, key: &str| health[file][key].clone();
    assert_eq!((part("robots_txt", "is_found"), part("robots_txt", "status")), (json!(false), Value::Null));
    assert_eq!(part("robots_txt", "error"), "Page timed out after 10000ms");
    assert_eq!(part("robots_txt", "url"), "https://silent.example/robots.txt");
    assert_eq!(
        (part("sitemap", "status"), part("sitemap", "error")),
        (json!(500), json!("The site answered with status 500"))
    );
    assert_eq!(
        (part("llms_txt", "is_found"), part("llms_txt", "error")),
        (json!(false), json!("The response is a web page, not the file"))
    );
}

#[test]
fn health_refreshes_are_counted_exactly() {
    let app = App::new(WEB);
    app.sql("update accounts set plan = 'free'", &[]);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    app.post("/v1/audit", r#"{"url":"https://silent.example/"}"#);
    let path = format!("{BASE}/health/refresh?website_id=1");
    let services = app.services();
    let call = || api::handle(request("POST", &path, &app.key, ""), &services, &app.memory);
    // Requests beyond those that the website may have at a time are answered with 429 and do not count.
    let mut done = 0;
    for _ in 0..60 {
        let answers = pollster::block_on(join_all((0..30).map(|_| call())));
        done += answers.iter().filter(|answer| answer.status() == 200).count();
        app.clock.0.set(app.clock.0.get() + 10_000);
    }
    assert_eq!(done, 10);
    assert_eq!(app.sql("select count(*) as n from turns", &[])[0]["n"], 0);
    assert_eq!(app.web.asked.borrow().len(), 30, "three files each");
    app.clock.0.set(app.clock.0.get() + 60_000);
    let refused = app.post(&path, "");
    let message = "This website's 10 health refreshes for this month are used up; wait for the next month";
    assert_eq!((refused.status, &refused.body), (429, &json!({"detail": message})));
    let until = (1_780_272_000_000 - app.clock.0.get() + 999) / 1_000;
    assert_eq!(refused.headers["retry-after"], until.to_string().as_str(), "until the month ends");
    assert_eq!(app.post(&format!("{BASE}/health/refresh?website_id=2"), "").status, 200, "another website");
    app.clock.0.set(1_780_272_000_000);
    let refreshed = app.post(&path, "");
    assert_eq!((refreshed.status, &refreshed.body["health_refresh_monthly_website_remaining"]), (200, &json!(9)));
    app.sql("delete from websites", &[]);
    assert_eq!(app.sql("select count(*) as n from health", &[])[0]["n"], 0);
}
