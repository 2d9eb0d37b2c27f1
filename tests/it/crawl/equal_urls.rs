//! URLs that are equal by RFC 3986 are one page for crawls, cooldowns, filters and idempotency keys.
use crate::support::app::{App, request};
use serde_json::Value;

const UPPER: &str = "https://example.com/%E3%83%86/";
const LOWER: &str = "https://example.com/%e3%83%86/";

fn html(url: &str, body: &str) -> String {
    format!("GET {url}\n200\ncontent-type: text/html\n\n<!doctype html><html lang=ja><title>{url}</title>{body}\n\n")
}

fn crawled(web: &str, body: &str) -> App {
    let app = App::new(web);
    app.sql("update accounts set plan = 'pro'", &[]);
    let created = app.post("/v1/audit", body);
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    app
}

/// The URLs and states of the pages, sorted.
fn pages(app: &App) -> Vec<(String, String)> {
    let rows = app.sql("select url, state from pages where category <> 'global' order by url", &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(&row["url"]), text(&row["state"]))).collect()
}

fn done(urls: &[&str]) -> Vec<(String, String)> {
    urls.iter().map(|url| ((*url).to_owned(), "done".to_owned())).collect()
}

#[test]
fn a_start_page_is_crawled_once_in_every_spelling() {
    let links = format!(
        "<a href=\"{UPPER}\">A</a><a href=\"テ/../../テ/\">B</a><a href=\"/%7Eann\">C</a><a href=\"/~ann\">D</a>"
    );
    let web = [
        html(LOWER, &links),
        html(UPPER, "the same"),
        html("https://example.com/~ann", &format!("<a href=\"{LOWER}\">Back</a>")),
        format!(
            "GET https://example.com/sitemap.xml\n200\ncontent-type: text/xml\n\n<urlset><url><loc>{UPPER}</loc></url><url><loc>{LOWER}</loc></url></urlset>\n\n"
        ),
    ];
    let app = crawled(&web.concat(), &format!(r#"{{"url":"{LOWER}","max_pages":20}}"#));
    assert_eq!(pages(&app), done(&[UPPER, "https://example.com/~ann"]));
    let asked = app.web.asked.borrow();
    assert_eq!(asked.iter().filter(|url| *url == UPPER || *url == LOWER).count(), 1, "{asked:?}");
    let finding = app.sql("select findings from pages where url = 'https://example.com/~ann'", &[]);
    assert!(!finding[0]["findings"].as_str().unwrap_or_default().is_empty());
}

#[test]
fn a_server_that_redirects_to_its_own_spelling_is_no_loop() {
    let web = [
        html("https://example.com/", &format!("<a href=\"{LOWER}\">A</a>")),
        format!("GET {UPPER}\n301\nlocation: {LOWER}\n\n"),
        html(LOWER, &format!("<link rel=canonical href={LOWER}>")),
    ]
    .concat();
    let app = crawled(&web, r#"{"url":"https://example.com/","max_pages":20}"#);
    assert_eq!(pages(&app), done(&["https://example.com/", UPPER]));
    let app = crawled(&web, &format!(r#"{{"url":"{UPPER}","max_pages":1}}"#));
    assert_eq!(pages(&app), done(&[UPPER]));
}

#[test]
fn requests_for_equal_urls_are_one_request() {
    let app = App::new(&html(LOWER, "").replace(LOWER, UPPER));
    let post = |url: &str, key: &str| {
        let mut request = request("POST", "/v1/audit", &app.key, &format!(r#"{{"url":"{url}"}}"#));
        request.headers_mut().insert("idempotency-key", key.parse().expect("a header"));
        app.call(request)
    };
    let (first, second) = (post(UPPER, "one"), post(LOWER, "one"));
    assert!(first.body["job_id"].is_string());
    assert_eq!(first.body["job_id"], second.body["job_id"]);
    assert_eq!(post("https://example.com/", "one").status, 409);
    app.run_jobs();
    for url in ["https://example.com/%25E3%2583%2586/", "https://example.com:443/%25e3%2583%2586/"] {
        assert_eq!(app.get(&format!("/v1/audits?url={url}")).body["pagination"]["total"], 1, "{url}");
    }
    let again = |url: &str| app.post("/api/audits", &format!(r#"{{"url":"{url}"}}"#)).status;
    assert_eq!((again(UPPER), again(LOWER)), (201, 429), "one cooldown");
}

#[test]
fn responses_without_a_page_are_not_judged() {
    let links = ["204", "205", "304", "gif", "plain"].map(|path| format!("<a href=/{path}>{path}</a>")).concat();
    let web = [
        html("https://example.com/", &links),
        "GET https://example.com/204\n204\n\nGET https://example.com/205\n205\n\nGET https://example.com/304\n304\n\n"
            .into(),
        "GET https://example.com/gif\n200\ncontent-type: unknown/unknown\n\nGIF89a\n\n".into(),
        "GET https://example.com/plain\n200\ncontent-type: */*\n\nCats <b>and</b> dogs\n\n".into(),
    ];
    let app = crawled(&web.concat(), r#"{"url":"https://example.com/","max_pages":20}"#);
    let state = |path: &str, state: &str| (format!("https://example.com/{path}"), state.to_owned());
    let expected = [
        state("", "done"),
        state("204", "failed"),
        state("205", "failed"),
        state("304", "failed"),
        state("gif", "skipped"),
        state("plain", "skipped"),
    ];
    assert_eq!(pages(&app), expected);
}
