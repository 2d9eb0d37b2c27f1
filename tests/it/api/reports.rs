//! The MetricSpot dialect: search traffic and printable reports of finished audits.
use crate::support::app::{Answer, App, request};
use crate::support::web::BOATS as WEB;
use serde_json::json;
use sitegauge::{api, rules};

const PAGE: &str = r#"{"url":"https://example.com"}"#;

#[test]
fn search_traffic_is_not_connected() {
    let app = App::new(WEB);
    app.audited("https://example.com/");
    let answer = app.get("/api/audits/1/google");
    assert_eq!((answer.status, &answer.body), (200, &json!({"connected": false})));
    assert_eq!(answer.headers["cache-control"], "private, no-cache");
    for (path, key, status, error) in [
        ("/api/audits/1/google", app.other_key.as_str(), 403, "Forbidden"),
        ("/api/audits/2/google", &app.key, 404, "Not found"),
        ("/api/audits/x/google", &app.key, 400, "Audit id must be a positive integer"),
        ("/api/audits/1/google", "", 401, "Unauthorized"),
    ] {
        let refused = app.get_with(path, key);
        assert_eq!((refused.status, refused.body), (status, json!({"error": error})), "{path}");
    }
}

fn accepting(app: &App, accept: &str) -> Answer {
    let mut request = request("GET", "/api/pdfs/1", &app.key, "");
    request.headers_mut().insert("accept", accept.parse().expect("a value"));
    app.call(request)
}

#[test]
fn a_report_is_requested_and_read() {
    let app = App::new(WEB);
    app.post("/v1/audit", PAGE);
    let unfinished = json!({"error": "The audit has not completed; try again when its status is completed"});
    for (method, path) in [("POST", "/api/audits/1/pdf"), ("GET", "/api/pdfs/1")] {
        let refused = app.call(request(method, path, &app.key, ""));
        assert_eq!((refused.status, &refused.body), (409, &unfinished), "{path}");
    }
    app.run_jobs();
    let requested = app.post("/api/audits/1/pdf", "");
    let note = "The report is an HTML page designed for printing. Open it with Accept: text/html and print it to PDF in a browser.";
    let url = "http://localhost:8787/api/pdfs/1";
    let place = json!({"id": 1, "audit_id": 1, "status": "ready", "url": url, "format": "text/html", "note": note});
    assert_eq!((requested.status, &requested.body), (202, &place));
    assert_eq!(requested.headers["location"], url);
    let read = app.get("/api/pdfs/1");
    assert_eq!((read.status, &read.body), (200, &place));
    assert_eq!(read.headers["vary"], "Accept, Authorization, X-API-Key, X-User-Api-Token");
    let refused = accepting(&app, "application/pdf");
    assert_eq!(refused.status, 406);
    assert!(refused.body["error"].as_str().is_some_and(|text| text.contains("text/html") && text.contains("print")));
    for (body, error) in [
        (r#"{"language":"en","brand_id":null}"#, None),
        (r#"{"language":null}"#, None),
        (r#"{"language":"fr"}"#, Some("reports are available in English only; omit language or send \"en\"")),
        (r#"{"language":"nl"}"#, Some("language must be one of en, es, de, fr, pt, it")),
        (r#"{"language":7}"#, Some("language must be one of en, es, de, fr, pt, it")),
        (r#"{"brand_id":3}"#, Some("brand kits are not supported; omit brand_id or send null")),
        ("[]", Some("the request body must be a JSON object")),
    ] {
        let answer = app.post("/api/audits/1/pdf", body);
        let expected = error.map_or_else(|| (202, place.clone()), |error| (400, json!({"error": error})));
        assert_eq!((answer.status, answer.body), expected, "{body}");
    }
    for (key, path, status, error) in [
        (&app.other_key, "/api/pdfs/1", 403, "Forbidden"),
        (&app.key, "/api/pdfs/2", 404, "Not found"),
        (&app.key, "/api/pdfs/0", 400, "Audit id must be a positive integer"),
    ] {
        let refused = app.get_with(path, key);
        assert_eq!((refused.status, refused.body), (status, json!({"error": error})), "{path}");
    }
    let foreign = app.call(request("POST", "/api/audits/1/pdf", &app.other_key, ""));
    assert_eq!((foreign.status, foreign.body), (403, json!({"error": "Forbidden"})));
    app.audited("https://example.com/silent");
    assert_eq!(app.post("/api/audits/2/pdf", "").status, 409, "a failed audit has no report");
}

const HOSTILE: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>\"><script>alert(1)</script></title><h1>Boats</h1>
<img src=\"x\" onerror=\"alert('&lt;script&gt;alert(2)&lt;/script&gt;')\"><a href=\"/two?a=<b>&quot;'\">two</a>

GET https://example.com/two?a=%3Cb%3E%22%27
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>Two</title><h1>Two</h1><img src=a.png><p>More

GET https://example.com/broken
503
";

#[test]
fn the_report_shows_the_findings_and_runs_no_script() {
    let app = App::new(HOSTILE);
    app.post("/v1/audit", r#"{"url":"https://example.com/","mode":"standard"}"#);
    app.run_jobs();
    let html = app.text_with("/api/pdfs/1", &[("accept", "text/html,*/*;q=0.8")]);
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert!(!html.contains("<script") && !html.contains("onerror=\"") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "evidence is shown as text");
    for part in [
        "<h1>Audit of example.com</h1>",
        "<h2>Scores by module</h2>",
        "<h2>Issues to fix</h2>",
        "<h2>Passed rules</h2>",
        "<h2>Pages</h2>",
        "href=\"http://localhost:8787/rules/onpage.meta-description\"",
        "2 of 2 pages",
        "How to fix it:",
        ">2026-05-14 10:18 UTC</time>",
        "https://example.com/two?a=%3Cb%3E%22%27",
    ] {
        assert!(html.contains(part), "{part} is missing");
    }
    let place = |text: &str| html.find(text).unwrap_or(usize::MAX);
    let severities = ["<h3 class=\"critical\">", "<h3 class=\"major\">", "<h3 class=\"minor\">", "<h3 class=\"info\">"];
    let places: Vec<usize> = severities.map(place).into_iter().filter(|place| *place < usize::MAX).collect();
    assert!(places.len() > 1 && places.is_sorted(), "the most severe first");
    let answer = pollster::block_on(api::handle(
        {
            let mut request = request("GET", "/api/pdfs/1", &app.key, "");
            request.headers_mut().insert("accept", "text/html".parse().expect("a value"));
            request
        },
        &app.services(),
        &app.memory,
    ));
    assert_eq!(answer.headers()["cache-control"], "private, no-cache");
    assert!(
        answer.headers()["content-security-policy"]
            .to_str()
            .is_ok_and(|policy| policy.starts_with("default-src 'none'"))
    );
    assert!(answer.headers().contains_key("etag"));
}

/// A report has no public URL: reading it needs a key of its account.
#[test]
fn case_77_a_report_needs_a_key_and_sends_no_referrer() {
    let app = App::new(WEB);
    let job = app.audited("https://example.com/");
    let report = |key: &str| {
        let mut request = request("GET", "/api/pdfs/1", key, "");
        request.headers_mut().insert("accept", "text/html".parse().expect("a value"));
        pollster::block_on(api::handle(request, &app.services(), &app.memory))
    };
    let read = report(&app.key);
    assert_eq!(read.status(), 200);
    for (header, value) in [("referrer-policy", "no-referrer"), ("cache-control", "private, no-cache")] {
        assert_eq!(read.headers()[header], value);
    }
    let html = String::from_utf8_lossy(read.body()).into_owned();
    assert!(!html.contains("sg_live_") && !html.contains("\"one\""), "it contains no account data");
    assert_eq!((report("").status().as_u16(), report(&app.other_key).status().as_u16()), (401, 403));
    assert_eq!(app.call(request("DELETE", &format!("/v1/audit/{job}"), &app.key, "")).status, 204);
    assert_eq!(report(&app.key).status(), 404, "a deleted report is gone at once");
}

/// There are no sessions, so nothing that a browser sends by itself grants access.
#[test]
fn case_78_cookies_grant_no_access() {
    let app = App::new(WEB);
    app.audited("https://example.com/");
    for route in api::routes() {
        let path = route.path.replace("{rule_id}", "onpage.title").replace(['{', '}'], "");
        let mut call = request(route.method, &format!("{path}?next=https://evil.example/"), "", "");
        call.headers_mut().insert("cookie", format!("session={0}; key={0}", app.key).parse().expect("a value"));
        call.headers_mut().insert("cf-connecting-ip", "192.0.2.7".parse().expect("a value"));
        let answer = pollster::block_on(api::handle(call, &app.services(), &app.memory));
        let status = answer.status().as_u16();
        let is_open = matches!(route.needs(), api::Needs::Nothing);
        assert!(is_open || status == 401 || status == 429, "{route:?} is {status} with a cookie");
        for header in ["set-cookie", "location", "access-control-allow-credentials"] {
            assert!(!answer.headers().contains_key(header), "{route:?} has {header}");
        }
        let html = String::from_utf8_lossy(answer.body()).to_lowercase();
        let is_page = answer.headers().get("content-type").is_some_and(|kind| kind == "text/html; charset=utf-8");
        assert!(!is_page || !html.contains("method=\"post\"") && !html.contains("evil.example"), "{route:?}");
    }
}

/// A page over plain HTTP with noindex, which fails many rules.
const FAULTY: &str =
    "GET http://example.com/\n200\ncontent-type: text/html; charset=utf-8\nx-robots-tag: noindex\n\n<p>Boats";

#[test]
fn failures_are_titled_by_the_problem_in_every_dialect() {
    let app = App::new(FAULTY);
    let job = app.audited("http://example.com/");
    let is_problem = |rule: &serde_json::Value, text: &serde_json::Value| {
        let rule = rules::find(rule.as_str().expect("an id")).expect("the rule");
        assert_ne!(text, rule.title, "a failure is titled by the problem");
    };
    let is_failed = |finding: &&serde_json::Value| finding["outcome"] == "failed";
    let vertaaux = app.get(&format!("/v1/audit/{job}/pages/1")).body;
    let hikoo = app.get("/api/v1/public/audits/1/pages/1?website_id=1").body;
    for page in [&vertaaux, &hikoo] {
        let failed: Vec<_> =
            page["findings"].as_array().unwrap_or_else(|| panic!("{page}")).iter().filter(is_failed).collect();
        assert!(failed.len() > 5, "{page}");
        failed.iter().for_each(|finding| is_problem(&finding["rule"], &finding["title"]));
    }
    assert_eq!(vertaaux["not_judged"]["reason"], "noindex");
    assert_eq!(vertaaux["not_judged"]["rules"].as_array().map(Vec::len), Some(6));
    let issues = app.get(&format!("/v1/audit/{job}")).body["issues"].clone();
    issues.as_array().expect("a list").iter().for_each(|issue| is_problem(&issue["rule"], &issue["message"]));
    let metricspot = app.get("/api/audits/1").body;
    let failed = metricspot["findings"].as_array().expect("a list").iter().filter(|finding| finding["passed"] == false);
    failed.for_each(|finding| is_problem(&finding["rule_id"], &finding["title"]));
    assert!(metricspot["audit"]["raw"]["module_scores"]["organic_traffic"].is_null(), "nothing is connected");
    let report = app.text_with("/api/pdfs/1", &[("accept", "text/html")]);
    assert!(report.contains("<h4>The page is served over unencrypted HTTP</h4>"), "{report}");
    assert!(report.contains("6 search rules not judged: noindex"), "{report}");
}
