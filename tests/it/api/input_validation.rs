//! Invalid and hostile input: the cases of `tests/cases.md` under "API input".
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use serde_json::{Value, json};

/// An app without a rate limit.
fn app() -> App {
    let mut app = App::new(WEB);
    app.settings.requests_a_minute = Some(1_000_000);
    app
}

fn post(app: &App, path: &str, body: &[u8], headers: &[(&'static str, &str)]) -> Answer {
    let mut request = request("POST", path, &app.key, "");
    *request.body_mut() = body.to_vec();
    for (name, value) in headers {
        request.headers_mut().append(*name, value.parse().expect("a value"));
    }
    app.call(request)
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn case_62_invalid_numbers() {
    let app = app();
    let job = app.audited("https://example.com/");
    let numbers = [
        "0",
        "-1",
        "2147483648",
        "9007199254740993",
        "9223372036854775808",
        "18446744073709551616",
        "1e3",
        "01",
        "1;",
        "\0",
        "１",
        "",
        " ",
        "1.0",
        "0x1",
        "null",
        "NaN",
        "1,2",
        &"9".repeat(10_000),
    ];
    for number in numbers {
        let number = encoded(number);
        for (path, statuses) in [
            (format!("/api/audits/{number}"), [400, 404].as_slice()),
            (format!("/api/v1/public/audits/{number}?website_id=1"), &[404, 422]),
            (format!("/api/v1/public/audits/1?website_id={number}"), &[404, 422]),
            (format!("/v1/audit/{number}"), &[404]),
            (format!("/v1/audit/{job}/pages/{number}"), &[404]),
            (format!("/v1/audit/{job}?page={number}"), &[200, 400]),
            (format!("/v1/audit/{job}?per_page={number}"), &[400]),
            (format!("/v1/audit/{job}/pages?page={number}&per_page=5"), &[200, 400]),
            (format!("/v1/audits?limit={number}"), &[400]),
            (format!("/v1/audits?offset={number}"), &[200, 400]),
        ] {
            let status = app.get(&path).status;
            // Without the last segment the path is that of the list.
            let is_cut = path.split('?').next().is_some_and(|path| path.ends_with('/'));
            let is_list = number.is_empty() && [200, 405].contains(&status) && is_cut;
            // Clients send an empty parameter for each filter that is not set.
            let is_list = is_list || number.is_empty() && status == 200 && path.starts_with("/v1/");
            // FastAPI parses 01 as 1, and so does the dialect that follows it.
            let is_one = ["01"].contains(&number.as_str()) && status == 200;
            assert!(
                statuses.contains(&status) || is_list || is_one,
                "{status} {}",
                path.chars().take(80).collect::<String>()
            );
        }
    }
    assert_eq!(app.get(&format!("/v1/audit/{job}?page=1000000")).body["issues"], json!([]));
    for number in ["1000001", "4294967296", "18446744073709551615"] {
        let refused = app.get(&format!("/v1/audit/{job}?page={number}"));
        assert_eq!(refused.status, 400, "{number}: refused on 32-bit and 64-bit targets");
    }
}

#[test]
fn case_63_limits_and_pages_past_the_end() {
    let app = app();
    let job = app.audited("https://example.com/");
    for limit in ["0", "-1", "101", "1000000000", "x", "+"] {
        let refused = app.get(&format!("/v1/audits?limit={limit}"));
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!("limit")), "{limit}");
    }
    let beyond = app.get("/v1/audits?offset=500").body;
    assert_eq!((&beyond["data"], &beyond["pagination"]["has_more"]), (&json!([]), &json!(false)));
    assert_eq!(app.get(&format!("/v1/audit/{job}?page=9999")).body["issues"], json!([]));
    assert_eq!(app.get(&format!("/v1/audit/{job}/pages?page=9999")).body["pages"], json!([]));
}

#[test]
fn case_64_bodies_that_are_not_a_json_object() {
    let app = app();
    let deep = [b"[".repeat(30_000), b"]".repeat(30_000)].concat();
    let deep_in_metadata =
        format!(r#"{{"url":"https://example.com/","metadata":{{"a":{}1{}}}}}"#, "[".repeat(5_000), "]".repeat(5_000));
    for (body, status) in [
        (b"[".repeat(1_000_000).as_slice(), 413),
        (deep.as_slice(), 400),
        (deep_in_metadata.as_bytes(), 400),
        (br#"{"url": NaN}"#, 400),
        (br#"{"url": 1e999999}"#, 400),
        (b"\xef\xbb\xbf{\"url\": \"https://example.com/\"}", 400),
        (br#"{"url": "https://example.com/"} trailing"#, 400),
        (br#"{"url": "https://example.com/\ud800"}"#, 400),
        (b"{\"url\": \"https://example.com/\xff\"}", 400),
        (b"", 400),
        (b"null", 400),
        (b"\x1f\x8b\x08\x00", 400),
        (br#"{"url": "https://example.com/", "metadata": {"n": 1e400}}"#, 400),
    ] {
        for path in ["/v1/audit", "/api/audits"] {
            let answer = post(&app, path, body, &[("content-type", "application/json")]);
            assert_eq!(answer.status, status, "{path} {:?}", String::from_utf8_lossy(&body[..body.len().min(60)]));
        }
    }
    let right = br#"{"url": "https://example.com/"}"#;
    for kind in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx", "json", ""]
    {
        let answer = post(&app, "/v1/audit", right, &[("content-type", kind)]);
        assert_eq!((answer.status, &answer.body["error"]), (415, &json!("unsupported_media_type")), "{kind}");
        assert_eq!(answer.headers["accept-post"], "application/json");
    }
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0, "nothing was stored");
    for kind in ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json"]
    {
        assert_eq!(post(&app, "/v1/audit", right, &[("content-type", kind)]).status, 202, "{kind}");
    }
    let twice = br#"{"url": "https://first.example/", "url": "https://example.com/"}"#;
    assert_eq!(
        post(&app, "/v1/audit", twice, &[]).body["url"],
        "https://example.com/",
        "the last of two duplicate fields wins"
    );
}

#[test]
fn case_65_unknown_fields_and_misspelled_values() {
    let app = app();
    let url = "https://example.com/";
    let message = |body: Value| {
        let answer = app.post("/v1/audit", &body.to_string());
        assert_eq!(answer.status, 400, "{body}");
        answer.body["message"].as_str().expect("a sentence").to_owned()
    };
    assert!(message(json!({"url": url, "mod": "deep"})).contains("did you mean mode?"));
    assert!(message(json!({"url": url, "mode": "depe"})).contains("basic, standard or deep"));
    assert!(message(json!({"url": url, "something_else_entirely": 1})).contains("known fields are url, urls"));
    let many: Vec<String> = (0..1_001).map(|number| format!("{url}{number}")).collect();
    assert!(message(json!({"urls": many})).contains("at most 1000"));
    let huge = "x".repeat(20_000);
    assert!(message(json!({"url": url, huge.as_str(): 1})).len() < 500, "the echoed input is bounded");
    let twice = app.post("/v1/audit", &json!({"urls": [url, url, "https://example.com"]}).to_string());
    assert_eq!(twice.status, 202);
    assert_eq!(app.sql("select count(*) as n from pages", &[])[0]["n"], 1, "the same URL is one page");
}

#[test]
fn case_68_unusual_queries_and_paths() {
    let app = app();
    let job = app.audited("https://example.com/");
    let plain = app.get(&format!("/v1/audit/{job}?severity=error")).body;
    assert_eq!(
        app.get(&format!("/v1/audit/{job}?severity=error&severity=bad")).body,
        plain,
        "the first of two duplicate parameters wins"
    );
    assert_eq!(app.get(&format!("/v1/audit/{job}?severity=bad&severity=error")).status, 400);
    for odd in ["severity[]=error", "severity%5B%5D=error", "=", "&&&", "%", "%zz=1", "a=%ff%fe", "severity"] {
        let status = app.get(&format!("/v1/audit/{job}?{odd}")).status;
        assert!(status == 200 || status == 400, "{odd}: {status}");
    }
    assert_eq!(app.get(&format!("/v1/audit/{job}/")).body["job_id"], job.as_str(), "a trailing slash is ignored");
    for path in [
        format!("/v1/audit%2F{job}"),
        format!("/v1/./audit/{job}"),
        format!("/v1/../v1/audit/{job}"),
        format!("/V1/audit/{job}"),
        format!("/v1/Audit/{job}"),
        format!("/v1//audit/{job}"),
        format!("/v1/audit/{}", job.to_uppercase() + "x"),
    ] {
        assert_eq!(app.get(&path).status, 404, "{path}");
    }
}

#[test]
fn case_69_sql_injection() {
    let app = app();
    app.audited("https://example.com/");
    let hostile = [
        "https://example.com/%25%5F' or 1=1 --",
        "'; drop table audits; --",
        "https://example.com/\" union select * from api_keys --",
        &format!("https://example.com/{}", "%_".repeat(60)),
        "*",
        "a NEAR b",
    ];
    for text in hostile {
        let list = app.get(&format!("/v1/audits?url={}", encoded(text)));
        assert!(list.status == 400 || list.body["data"] == json!([]), "{text}: {}", list.body);
        assert_eq!(app.get(&format!("/v1/audits?status={}", encoded(text))).status, 400, "{text}");
        assert_eq!(app.get(&format!("/v1/audit/{}", encoded(text))).status, 404, "{text}");
        let rules = app.text(&format!("/rules?q={}", encoded(text)));
        assert!(rules.contains("<h1>"), "{text}");
    }
    assert_eq!(app.get("/v1/audits").body["pagination"]["total"], 1);
}
