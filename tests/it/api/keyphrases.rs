//! Keyphrases of pages: accepted, refused, stored, and judged on the page that they are for.
use crate::support::app::App;
use serde_json::{Value, json};

const WEB: &str = "GET https://example.com/
200

<!doctype html><html lang=en><title>Boats for hire</title><h1>Boats</h1><a href=/blue>Blue</a><a href=/red>Red</a>

GET https://example.com/blue
200

<!doctype html><html lang=en><title>Blue boats</title><h1>Blue boats</h1>

GET https://example.com/red
200

<!doctype html><html lang=en><title>Red boats</title><h1>Red boats</h1>
";
const URL: &str = "https://example.com/";

/// Audits a site and returns the URL and the outcome of each finding of a rule.
fn outcomes(app: &App, body: &Value, rule: &str) -> Vec<(String, String)> {
    let created = app.post("/v1/audit", &body.to_string());
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    let sql = "select pages.url, value ->> 'outcome' as outcome from pages, json_each(findings)
               where audit_id = (select max(id) from audits) and value ->> 'rule' = ?1 order by pages.url";
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    app.sql(sql, &[rule.into()]).iter().map(|row| (text(&row["url"]), text(&row["outcome"]))).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(url, outcome)| ((*url).to_owned(), (*outcome).to_owned())).collect()
}

#[test]
fn a_keyphrase_is_for_the_start_page() {
    let app = App::new(WEB);
    let body = json!({"url": "HTTPS://example.com", "mode": "standard", "keyphrase": " blue\tboats "});
    assert_eq!(outcomes(&app, &body, "onpage.keyphrase-h1"), pairs(&[(URL, "failed")]));
    assert_eq!(outcomes(&app, &json!({"url": URL}), "onpage.keyphrase-h1"), Vec::new());
    let one = json!({"urls": ["https://example.com/red", "https://example.com/blue"], "keyphrase": "red boat"});
    assert_eq!(
        outcomes(&app, &one, "onpage.keyphrase-title"),
        pairs(&[("https://example.com/red", "passed")]),
        "the first of several pages is the start page"
    );
}

#[test]
fn keyphrases_are_for_pages_with_equal_urls() {
    let app = App::new(WEB);
    let keyphrases =
        json!({"HTTPS://example.com:443/%62lue#top": "blue boats", "https://example.com/red": "green boats"});
    let body = json!({"url": URL, "mode": "standard", "keyphrase": "boats", "keyphrases": keyphrases});
    let expected = [(URL, "passed"), ("https://example.com/blue", "passed"), ("https://example.com/red", "failed")];
    assert_eq!(outcomes(&app, &body, "onpage.keyphrase-title"), pairs(&expected));
    let same = json!({"https://example.com/red": "Boats"});
    let body = json!({"url": URL, "mode": "standard", "keyphrase": "boats", "keyphrases": same});
    let site = outcomes(&app, &body, "onpage.site-keyphrase-unique");
    assert_eq!(site.iter().map(|(_, outcome)| outcome.as_str()).collect::<Vec<_>>(), ["failed"]);
}

#[test]
fn a_start_page_that_redirects_keeps_its_keyphrase() {
    let moved = WEB.replacen("GET https://example.com/\n200\n", "GET https://example.com/home\n200\n", 1);
    let app = App::new(&format!("GET https://example.com/\n301\nlocation: /home\n\n\n{moved}"));
    for keyphrases in [json!({"https://example.com/": "boats"}), json!({"https://example.com/home": "boats"})] {
        let body = json!({"url": URL, "mode": "standard", "keyphrases": keyphrases});
        let found = outcomes(&app, &body, "onpage.keyphrase-h1");
        assert_eq!(found, pairs(&[("https://example.com/home", "passed")]), "{keyphrases}");
    }
}

#[test]
fn wrong_keyphrases_are_refused() {
    let app = App::new(WEB);
    let many: serde_json::Map<_, _> = (0..101).map(|number| (format!("{URL}{number}"), json!("boats"))).collect();
    for (body, field, hint) in [
        (json!({"url": URL, "keyphrase": ""}), "keyphrase", "1 to 100"),
        (json!({"url": URL, "keyphrase": " \n "}), "keyphrase", "1 to 100"),
        (json!({"url": URL, "keyphrase": "…!"}), "keyphrase", "letter or digit"),
        (json!({"url": URL, "keyphrase": "a".repeat(101)}), "keyphrase", "1 to 100"),
        (json!({"url": URL, "keyphrase": ["boats"]}), "keyphrase", "string"),
        (json!({"url": URL, "keyphrases": ["boats"]}), "keyphrases", "object"),
        (json!({"url": URL, "keyphrases": many}), "keyphrases", "100 URLs"),
        (json!({"url": URL, "keyphrases": {"/blue": "boats"}}), "keyphrases", "not an http"),
        (json!({"url": URL, "keyphrases": {"mailto:a@example.com": "boats"}}), "keyphrases", "not an http"),
        (json!({"url": URL, "keyphrases": {URL: 7}}), "keyphrases", "1 to 100"),
        (json!({"url": URL, "keyphrases": {URL: ""}}), "keyphrases", "1 to 100"),
        (json!({"url": URL, "keyphrases": {URL: "a", "https://EXAMPLE.com/#b": "b"}}), "keyphrases", "twice"),
        (json!({"url": URL, "keyphrasse": "boats"}), "body", "did you mean keyphrase"),
    ] {
        let refused = app.post("/v1/audit", &body.to_string());
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!(field)), "{body}");
        assert!(refused.body["message"].as_str().is_some_and(|message| message.contains(hint)), "{}", refused.body);
    }
    let accessibility = app.post("/v1/a11y/audit", &json!({"url": URL, "keyphrase": "boats"}).to_string());
    assert_eq!((accessibility.status, &accessibility.body["details"]["field"]), (400, &json!("body")));
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0);
}

#[test]
fn audits_with_other_keyphrases_are_other_requests() {
    let app = App::new(WEB);
    let send = |keyphrase: Value| {
        let mut request = crate::support::app::request(
            "POST",
            "/v1/audit",
            &app.key,
            &json!({"url": URL, "keyphrase": keyphrase}).to_string(),
        );
        request.headers_mut().insert("idempotency-key", "one".parse().expect("a value"));
        app.call(request)
    };
    let first = send(json!("boats"));
    assert_eq!(first.status, 202, "{}", first.body);
    assert_eq!(send(json!(" boats ")).body["job_id"], first.body["job_id"]);
    assert_eq!(send(json!("blue boats")).status, 409);
    assert_eq!(send(Value::Null).status, 409);
}

#[test]
fn hooks_pass_keyphrases_on() {
    let app = App::new(WEB);
    let hook = |options: Value| app.post("/v1/hooks", &json!({"website": URL, "options": options}).to_string());
    let made = hook(json!({"keyphrase": "boats", "keyphrases": {"https://example.com/blue": "blue boats"}}));
    assert_eq!(made.status, 201, "{}", made.body);
    let refused = hook(json!({"keyphrases": {"/blue": "blue boats"}}));
    assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!("keyphrases")));
}
