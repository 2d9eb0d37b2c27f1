//! The edge cache and conditional requests. `tests/cases.md` lists the numbered cases.
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use serde_json::json;

fn get(app: &App, path: &str, key: &str, headers: &[(&'static str, &str)]) -> Answer {
    let mut request = request("GET", path, key, "");
    for (name, value) in headers {
        request.headers_mut().append(*name, value.parse().expect("a value"));
    }
    app.call(request)
}

/// The path of a finished audit in each dialect.
fn paths(app: &App) -> [String; 3] {
    let job = app.audited("https://example.com/");
    [format!("/v1/audit/{job}"), "/api/audits/1".to_owned(), "/api/v1/public/audits/1?website_id=1".to_owned()]
}

#[test]
fn a_read_in_another_isolate_uses_only_the_cache() {
    let mut app = App::new(WEB);
    for path in paths(&app) {
        let first = app.get(&path);
        app.memory = sitegauge::api::Memory::default();
        let before = app.database.trips.get();
        let second = app.get(&path);
        assert_eq!(
            (second.body, &second.headers["cache-status"]),
            (first.body, &"sitegauge; hit".parse().expect("a value"))
        );
        assert_eq!(app.database.trips.get() - before, 1, "only the lookup of the key");
    }
}

#[test]
fn a_cached_read_uses_neither_database_nor_queue() {
    let mut app = App::new(WEB);
    app.settings.requests_a_minute = Some(1_000_000);
    for path in paths(&app) {
        assert_eq!(app.get(&path).headers["cache-status"], "sitegauge; fwd=uri-miss; stored");
        let before = app.database.trips.get();
        for _ in 0..100 {
            assert_eq!(app.get(&path).headers["cache-status"], "sitegauge; hit");
        }
        assert_eq!(app.database.trips.get(), before, "{path}");
    }
    assert!(app.take().is_none());
}

#[test]
fn case_66_conditional_requests_follow_the_rfc() {
    let app = App::new(WEB);
    for path in paths(&app) {
        let full = app.get(&path);
        let tag = full.headers["etag"].to_str().expect("ASCII").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "a strong tag: {tag}");
        let status = |value: &str| get(&app, &path, &app.key, &[("if-none-match", value)]).status;
        assert_eq!(status(&tag), 304);
        assert_eq!(status(&format!("W/{tag}")), 304);
        assert_eq!(status("*"), 304);
        assert_eq!(status(&format!("{}{tag}", "\"other\", ".repeat(1_000))), 304, "last of a thousand tags");
        for other in ["\"other\"", tag.trim_matches('"'), "", ",,,", "\"", "W/"] {
            assert_eq!(status(other), 200, "{other:?}");
        }
        let again = get(&app, &path, &app.key, &[("if-none-match", tag.as_str())]);
        assert_eq!((again.body, &again.headers["etag"]), (json!(null), &full.headers["etag"]));
        for header in ["cache-control", "vary", "access-control-allow-origin"] {
            assert_eq!(again.headers[header], full.headers[header], "{path} {header}");
        }
    }
    let accept = vec!["text/plain"; 200].join(", ");
    let path = "/v1/quota";
    for (name, value) in
        [("accept", accept.as_str()), ("range", "bytes=0-1"), ("prefer", "wait=\"\"\""), ("x-request-id", "req_mine")]
    {
        let answer = get(&app, path, &app.key, &[(name, value)]);
        assert_eq!(answer.status, 200, "{name}");
    }
}

#[test]
fn case_67_head_is_get_without_a_body_and_options_lists_the_methods() {
    let app = App::new(WEB);
    for path in paths(&app) {
        app.get(&path);
        let (full, head) = (app.get(&path), app.call(request("HEAD", &path, &app.key, "")));
        assert_eq!((head.status, head.body), (200, json!(null)));
        let mut names: Vec<_> = full.headers.keys().filter(|name| *name != "x-ratelimit-remaining").collect();
        names.sort_unstable_by_key(|name| name.as_str());
        for name in names {
            assert_eq!(head.headers.get(name), full.headers.get(name), "{path} {name}");
        }
        let options = app.call(request("OPTIONS", &path, "", ""));
        assert_eq!(options.status, 204, "a preflight has no key");
        let allow = options.headers["allow"].to_str().expect("ASCII");
        assert!(allow.contains("GET") && allow.contains("HEAD") && allow.contains("OPTIONS"), "{allow}");
        assert_eq!(options.headers["access-control-allow-methods"], allow);
        assert_eq!(options.headers["access-control-allow-origin"], "*");
        assert!(!options.headers.contains_key("access-control-allow-credentials"));
        let sent = options.headers["access-control-allow-headers"].to_str().expect("ASCII");
        assert!(sent.contains("X-API-Key") && sent.contains("Authorization") && sent.contains("Idempotency-Key"));
        assert_eq!(app.call(request("TRACE", &path, &app.key, "")).status, 405);
        let overridden = get(&app, &path, &app.key, &[("x-http-method-override", "DELETE")]);
        assert_eq!((overridden.status, overridden.body), (200, full.body), "method override headers are ignored");
    }
}

#[test]
fn case_79_a_cached_response_is_never_served_to_another_account() {
    let app = App::new(WEB);
    for path in paths(&app) {
        let own = app.get(&path);
        assert_eq!(app.get(&path).headers["cache-status"], "sitegauge; hit");
        let and = if path.contains('?') { '&' } else { '?' };
        let variants = [path.clone(), format!("{path}{and}junk=1"), format!("{path}{and}page=1&per_page=100")];
        for variant in &variants {
            // Avoids the throttle for wrong keys.
            app.clock.0.set(app.clock.0.get() + 60_000);
            for (key, status) in [(app.other_key.as_str(), 403), ("", 401), ("sg_live_nonsense", 401)] {
                for headers in
                    [&[][..], &[("range", "bytes=0-10")], &[("accept", "text/html")], &[("if-none-match", "*")]]
                {
                    let answer = get(&app, variant, key, headers);
                    assert_eq!(answer.status, status, "{variant} {key} {headers:?}");
                    assert!(!answer.headers.contains_key("etag") && !answer.headers.contains_key("cache-status"));
                    assert_eq!(answer.headers["cache-control"], "no-store");
                }
                assert_eq!(app.call(request("HEAD", variant, key, "")).status, status);
            }
            assert_eq!(app.get(variant).body, own.body, "{variant}");
        }
    }
}

#[test]
fn case_80_headers_outside_the_cache_key_change_nothing() {
    let app = App::new(WEB);
    for path in paths(&app) {
        let plain = app.get(&path);
        for (name, value) in [
            ("x-forwarded-host", "evil.example"),
            ("x-host", "evil.example"),
            ("host", "evil.example"),
            ("forwarded", "host=evil.example"),
            ("x-original-url", "/api/audits/2"),
            ("x-http-method-override", "POST"),
            ("accept-language", "fr"),
            ("origin", "https://evil.example"),
            ("cookie", "session=1"),
        ] {
            let answer = get(&app, &path, &app.key, &[(name, value)]);
            assert_eq!((answer.status, &answer.body), (200, &plain.body), "{name}");
            let headers = format!("{:?}", answer.headers);
            assert!(!headers.contains("evil.example") && !answer.headers.contains_key("set-cookie"), "{headers}");
        }
    }
}

#[test]
fn case_81_only_finished_audits_are_cached_and_no_request_headers() {
    let app = App::new(WEB);
    let created = app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let path = format!("/v1/audit/{}", created.body["job_id"].as_str().expect("a job id"));
    for path in [path.as_str(), "/v1/audit/none", "/api/audits/1", "/api/audits/2", "/v1/quota", "/v1/audits"] {
        app.get(path);
        app.get_with(path, "");
    }
    assert!(app.cache.0.borrow().is_empty(), "no response that may change is cached");
    app.run_jobs();
    let (first, second) = (app.get(&path), app.get(&path));
    let left = |answer: &Answer| answer.headers["x-ratelimit-remaining"].to_str().expect("ASCII").parse::<u32>();
    assert_eq!(
        left(&first).expect("a number"),
        left(&second).expect("a number") + 1,
        "each response has its own count"
    );
    let kept = app.cache.0.borrow();
    let (_, body) = kept.iter().next().expect("one answer");
    let body = String::from_utf8_lossy(body);
    assert!(kept.len() == 1 && !body.contains("req_test"), "no request id is cached");
}

#[test]
fn case_82_revoking_and_deleting_also_invalidate_the_cache() {
    let mut app = App::new(WEB);
    let [path, ..] = paths(&app);
    app.memory = sitegauge::api::Memory::default();
    app.get(&path);
    assert_eq!(app.get(&path).headers["cache-status"], "sitegauge; hit");
    app.sql("update api_keys set revoked_at = 1 where account_id = 1", &[]);
    app.clock.0.set(app.clock.0.get() + 59_999);
    assert_eq!(app.get(&path).status, 200, "another isolate may trust it for a minute");
    app.clock.0.set(app.clock.0.get() + 1);
    assert_eq!(app.get(&path).status, 401);
    app.sql("update api_keys set revoked_at = null", &[]);
    app.sql("delete from audits", &[]);
    app.sql("update accounts set version = version + 1", &[]);
    app.clock.0.set(app.clock.0.get() + 60_000);
    assert_eq!(app.get(&path).status, 404, "deletions in another isolate take effect within a minute");
}

#[test]
fn case_83_a_corrupted_cache_entry_is_ignored() {
    let mut app = App::new(WEB);
    for path in paths(&app) {
        let honest = app.get(&path);
        for damage in [|body: &mut Vec<u8>| body[10] ^= 1, |body: &mut Vec<u8>| body.truncate(5), Vec::clear] {
            app.cache.0.borrow_mut().values_mut().for_each(damage);
            app.memory = sitegauge::api::Memory::default();
            let answer = app.get(&path);
            assert_eq!((answer.status, &answer.body), (200, &honest.body));
            assert_eq!(answer.headers["cache-status"], "sitegauge; fwd=uri-miss; stored", "it was read again");
        }
        app.cache.0.borrow_mut().clear();
    }
    let [path, ..] = paths(&app);
    let tag = |query: &str| app.get(&format!("{path}{query}")).headers["etag"].clone();
    assert_ne!(tag(""), tag("?per_page=1"), "two views have two ETags");
}

#[test]
fn case_84_no_other_path_reaches_a_cached_response() {
    let app = App::new(WEB);
    for path in paths(&app) {
        app.get(&path);
        let (plain, query) = path.split_once('?').unwrap_or((&path, ""));
        for confused in ["/x.css", ";x.css", "%2fx.css", "//", "%00", ".css", "/..", "/%2e%2e"] {
            let answer = app.get(&format!("{plain}{confused}?{query}"));
            let is_list_or_same = confused == "//" && answer.status == 200;
            assert!(
                is_list_or_same || [400, 404, 422].contains(&answer.status),
                "{plain}{confused}: {}",
                answer.status
            );
            assert!(!answer.headers.contains_key("cache-status") || confused == "//");
            assert_eq!(app.get_with(&format!("{plain}{confused}?{query}"), "").status / 100, 4);
        }
        let upper = app.get(&plain.to_ascii_uppercase());
        assert_eq!(upper.status, 404, "paths are case-sensitive");
    }
}

#[test]
fn case_85_the_etag_depends_only_on_the_content() {
    let mut app = App::new(WEB);
    for path in paths(&app) {
        let first = app.get(&path).headers["etag"].clone();
        app.cache.0.borrow_mut().clear();
        app.memory = sitegauge::api::Memory::default();
        assert_eq!(app.get(&path).headers["etag"], first, "rendered again");
        app.cache.0.borrow_mut().clear();
    }
    let job = app.audited("https://example.com/");
    let again = format!("/v1/audit/{job}");
    let before = app.get(&again).headers["etag"].clone();
    app.sql("update audits set metadata = '{\"seen\":true}'", &[]);
    app.cache.0.borrow_mut().clear();
    app.memory = sitegauge::api::Memory::default();
    assert_ne!(app.get(&again).headers["etag"], before, "it changes with the content");
}
