//! Error responses: the exact status and body of each dialect for invalid input.
use crate::support::app::{App, request};
use crate::support::web::BOATS as WEB;
use serde_json::{Value, json};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn an_invalid_key_is_401() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let vertaaux = json!({"error": "unauthorized", "message": "Invalid or missing API key", "request_id": "req_test",
        "documentation_url": "/docs/errors#unauthorized"});
    let expected = [
        (format!("/v1/audit/{job}"), vertaaux),
        ("/api/audits/1".to_owned(), json!({"error": "Unauthorized"})),
        ("/api/audits".to_owned(), json!({"error": "Unauthorized"})),
        ("/api/v1/public/audits/1?website_id=1".to_owned(), json!({"detail": "Invalid or expired API key"})),
    ];
    let wrong = sitegauge::model::ApiKey::from_random(true, [9; 20]);
    for (path, body) in &expected {
        for key in ["", "nonsense", wrong.reveal()] {
            let refused = app.get_with(path, key);
            assert_eq!((refused.status, &refused.body), (401, body), "{path} with {key:?}");
            assert_eq!(refused.headers["www-authenticate"], "Bearer");
        }
    }
    let with = |headers: &[(&str, &str)]| {
        let mut request = request("GET", "/api/audits/1", "", "");
        for (name, value) in headers {
            request
                .headers_mut()
                .append(http::HeaderName::try_from(*name).expect("a name"), value.parse().expect("a value"));
        }
        app.call(request).status
    };
    let bearer = format!("Bearer {}", app.key);
    assert_eq!(with(&[("x-api-key", &app.key)]), 200);
    assert_eq!(with(&[("authorization", &bearer), ("x-api-key", &app.key)]), 200);
    assert_eq!(with(&[("authorization", &bearer), ("x-api-key", &app.other_key)]), 401, "two different keys");
    assert_eq!(with(&[("authorization", &bearer), ("authorization", &bearer)]), 401, "two headers");
    assert_eq!(with(&[("authorization", &app.key)]), 401, "no scheme");
    assert_eq!(with(&[("authorization", &format!("Basic {}", app.key))]), 401);
}

#[test]
fn another_account_is_403() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let get = |path: &str| {
        let answer = app.get_with(path, &app.other_key);
        (answer.status, answer.body)
    };
    assert_eq!(get("/api/audits/1"), (403, json!({"error": "Forbidden"})));
    assert_eq!(
        get("/api/v1/public/audits/1?website_id=1"),
        (403, json!({"detail": "This audit belongs to another account"}))
    );
    let (status, body) = get(&format!("/v1/audit/{job}"));
    assert_eq!((status, &body["error"]), (403, &"forbidden".into()));
}

#[test]
fn an_unknown_id_is_404_and_a_malformed_one_400() {
    let app = App::new(WEB);
    app.audited("https://example.com/");
    let invalid = json!({"error": "Audit id must be a positive integer"});
    let unknown = json!({"error": "Not found"});
    for id in ["abc", "0", "-1", "1e3", "01", "1.0", "1;", "%00", "+1", "\u{662f}"] {
        let path = format!("/api/audits/{}", url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>());
        let answer = app.get(&path);
        assert_eq!((answer.status, &answer.body), (400, &invalid), "{id}");
    }
    for id in ["2", "99999999999999999999", "9007199254740993", "9223372036854775808"] {
        let answer = app.get(&format!("/api/audits/{id}"));
        assert_eq!((answer.status, &answer.body), (404, &unknown), "{id}");
        let answer = app.get(&format!("/api/v1/public/audits/{id}?website_id=1"));
        assert_eq!((answer.status, answer.body), (404, json!({"detail": "Audit not found"})), "{id}");
    }
    for id in ["0", "-1"] {
        assert_eq!(app.get(&format!("/api/v1/public/audits/{id}?website_id=1")).status, 404);
    }
    let message = "Input should be a valid integer, unable to parse string as an integer";
    let detail = |place: &str, field: &str, msg: &str, kind: &str| json!({"detail": [{"loc": [place, field], "msg": msg, "type": kind}]});
    for (path, body) in [
        ("/api/v1/public/audits/abc?website_id=1", detail("path", "audit_id", message, "int_parsing")),
        ("/api/v1/public/audits/1?website_id=abc", detail("query", "website_id", message, "int_parsing")),
        ("/api/v1/public/audits/1", detail("query", "website_id", "Field required", "missing")),
    ] {
        let answer = app.get(path);
        assert_eq!((answer.status, answer.body), (422, body), "{path}");
    }
    assert_eq!(
        app.get("/api/v1/public/audits/1?website_id=2").body,
        json!({"detail": "Audit not found"}),
        "another website"
    );
    for job in ["abc", "0", "-1", "99999999999999999999", "000000000000000000000000"] {
        let answer = app.get(&format!("/v1/audit/{job}"));
        assert_eq!((answer.status, &answer.body["error"]), (404, &"job_not_found".into()), "{job}");
    }
}

#[test]
fn an_invalid_body_is_400() {
    let app = App::new("");
    for (body, code) in [
        ("", "invalid_json"),
        ("{", "invalid_json"),
        ("[]", "invalid_json"),
        ("\"https://example.com\"", "invalid_json"),
        ("{}", "invalid_url"),
        (r#"{"url":null}"#, "invalid_url"),
        (r#"{"url":7}"#, "invalid_url"),
        (r#"{"url":"https://example.com","mode":"all"}"#, "validation_error"),
        (r#"{"url":"https://example.com","timeout":0}"#, "validation_error"),
        (r#"{"url":"https://example.com","metadata":[]}"#, "validation_error"),
        (r#"{"url":"https://example.com","fail_on_score":800}"#, "validation_error"),
    ] {
        let answer = app.post("/v1/audit", body);
        assert_eq!((answer.status, answer.body["error"].as_str()), (400, Some(code)), "{body}");
    }
    for body in ["", "{", "[]", "{}", r#"{"url":7}"#] {
        let answer = app.post("/api/audits", body);
        assert_eq!(answer.status, 400, "{body}");
        assert_eq!(keys(&answer.body), ["error"]);
    }
    assert_eq!(app.post("/api/audits", "{}").body, json!({"error": "url is required"}));
    let missing = app.post("/v1/audit", "{}").body;
    let errors = json!([{"field": "url", "message": "url is required"}]);
    let details = json!({"field": "url", "value": null, "reason": "url is required", "validation_errors": errors});
    assert_eq!((&missing["param"], &missing["details"]), (&json!("url"), &details));
    let large = format!(r#"{{"url":"{}"}}"#, "a".repeat(70_000));
    assert_eq!(app.post("/v1/audit", &large).status, 413);
    assert_eq!(app.post("/api/audits", &large).body, json!({"error": "the request body is larger than 64 KiB"}));
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0, "nothing was stored");
}

#[test]
fn an_unsupported_url_is_400() {
    let app = App::new("");
    let literal = "URLs with an IP address as host are not audited; use a public host name";
    let scheme = "only http and https can be audited";
    for (url, reason) in [
        ("ftp://example.com/", scheme),
        ("file:///etc/passwd", scheme),
        ("javascript:alert(1)", scheme),
        ("http://127.0.0.1", literal),
        ("http://[::1]", literal),
        ("http://2130706433", literal),
        ("http://169.254.169.254", literal),
        ("http://localhost:8787/", "this host name is not public; use one that resolves on the public internet"),
        ("http://user:secret@example.com/", "URLs with credentials are not accepted; remove the part before the @"),
        ("http://example.com:22/", "only the ports 80, 443, 8080 and 8443 are audited"),
        ("not a url", "this is not an absolute URL; write it like https://example.com/page"),
    ] {
        let body = json!({"url": url}).to_string();
        let vertaaux = app.post("/v1/audit", &body);
        assert_eq!((vertaaux.status, &vertaaux.body["error"]), (400, &"invalid_url".into()), "{url}");
        let errors = json!([{"field": "url", "message": reason}]);
        let details = json!({"field": "url", "value": url, "reason": reason, "validation_errors": errors});
        assert_eq!((&vertaaux.body["param"], &vertaaux.body["details"]), (&json!("url"), &details));
        let metricspot = app.post("/api/audits", &body);
        assert_eq!(
            (metricspot.status, metricspot.body),
            (400, json!({"error": format!("Invalid URL: {reason}")})),
            "{url}"
        );
    }
    assert!(app.web.asked.borrow().is_empty() && app.take().is_none(), "nothing was sent");
}

#[test]
fn an_unknown_path_is_404_and_a_wrong_method_405() {
    let app = App::new("");
    for (method, path, allow) in [
        ("DELETE", "/v1/audit", "OPTIONS, POST"),
        ("POST", "/v1/audit/abc", "DELETE, GET, HEAD, OPTIONS"),
        ("PUT", "/api/audits", "GET, HEAD, OPTIONS, POST"),
        ("POST", "/api/audits/1", "GET, HEAD, OPTIONS"),
        ("POST", "/api/v1/public/audits/1", "GET, HEAD, OPTIONS"),
        ("POST", "/health", "GET, HEAD, OPTIONS"),
    ] {
        let answer = app.call(request(method, path, &app.key, ""));
        assert_eq!((answer.status, answer.headers["allow"].to_str().ok()), (405, Some(allow)), "{method} {path}");
    }
    for path in ["/nothing", "/v1", "/v1/nothing", "/api", "/api/nothing", "/api/v1/public/nothing"] {
        assert_eq!(app.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_relay_with_a_wrong_secret_is_401() {
    let mut app = App::new(WEB);
    app.audited("https://example.com/");
    let with = |app: &App, secret: &str| {
        let mut request = request("GET", "/api/v1/public/audits/1?website_id=1", &app.key, "");
        request.headers_mut().insert("x-mcp-secret", secret.parse().expect("a value"));
        app.call(request).status
    };
    assert_eq!(with(&app, "anything"), 200, "no secret is configured");
    app.settings.mcp_secret = Some("right".to_owned());
    assert_eq!((with(&app, "right"), with(&app, "wrong")), (200, 401));
}

#[test]
fn an_internal_error_has_no_details() {
    let app = App::new(WEB);
    app.database.fails_at.set(Some((1, false)));
    let answer = app.get("/api/audits/1");
    assert_eq!(
        (answer.status, answer.body),
        (500, json!({"error": "Something went wrong on our side; please try again"}))
    );
}

#[test]
fn every_error_links_to_its_documentation() {
    let app = App::new("");
    for (path, key) in [("/v1/audit/none", app.key.as_str()), ("/v1/audit/none", "")] {
        let refused = app.get_with(path, key).body;
        let url = refused["documentation_url"].as_str().expect("a URL");
        let (page, code) = url.split_once('#').expect("a fragment");
        let html = app.text(page);
        assert!(html.contains(&format!("id=\"{code}\"")), "{url} has no target");
    }
}
