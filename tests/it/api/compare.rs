//! Comparisons: fingerprints and the differences between two audits.
use crate::support::app::{Answer, App, request};
use crate::support::web::TextWeb;
use serde_json::{Value, json};

pub(crate) const URL: &str = "https://example.com/";
const HEAD: &str = "GET https://example.com/\n200\ncontent-type: text/html; charset=utf-8\n\n";

/// A page with failures of several kinds: images without alternative text, an empty link, generic link texts.
pub(crate) const BODY: &str = "<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell boats.</p>\
    <img src=a.png><div><img src=b.png></div><ul><li><a href=/one></a><li><a href=/two>click here</a></ul>\
    <p><font color=red>Sale</font></p>";

pub(crate) fn page(body: &str) -> TextWeb {
    TextWeb::parse(&format!("{HEAD}{body}\n"))
}

pub(crate) fn done(app: &App, body: &Value) -> Value {
    let created = app.post("/v1/audit", &body.to_string());
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    app.get(&format!("/v1/audit/{}?per_page=1000", job(&created.body))).body
}

pub(crate) fn job(audit: &Value) -> String {
    audit["job_id"].as_str().expect("a job id").to_owned()
}

/// The answer to a comparison with this path after the audit's id.
pub(crate) fn compared(app: &App, audit: &Value, rest: &str) -> Answer {
    app.get(&format!("/v1/audits/{}/compare{rest}", job(audit)))
}

/// The numbers of new, worse, fixed and still.
fn counts(comparison: &Value) -> [u64; 4] {
    ["new", "worse", "fixed", "still"].map(|change| comparison["counts"][change].as_u64().expect("a number"))
}

/// The differences of a kind: rule, URL and snippet of each.
fn listed(comparison: &Value, change: &str) -> Vec<[String; 3]> {
    let all = comparison["changes"].as_array().expect("a list").iter().filter(|item| item["change"] == change);
    all.map(|item| ["rule", "url", "snippet"].map(|name| item[name].as_str().unwrap_or_default().to_owned())).collect()
}

fn fingerprints(audit: &Value) -> Vec<String> {
    let issues = audit["issues"].as_array().expect("issues").iter();
    let mut all: Vec<String> =
        issues.map(|issue| issue["fingerprint"].as_str().expect("a fingerprint").to_owned()).collect();
    all.sort_unstable();
    all
}

#[test]
fn an_unchanged_site_has_no_differences_and_equal_fingerprints() {
    let mut app = App::new("");
    app.web = page(BODY);
    let first = done(&app, &json!({"url": URL}));
    let second = done(&app, &json!({"url": URL}));
    assert!(fingerprints(&first).len() > 10, "the page has failures");
    assert_eq!(fingerprints(&first), fingerprints(&second));
    let comparison = compared(&app, &second, "?per_page=200").body;
    assert_eq!(counts(&comparison), [0, 0, 0, first["total_issues"].as_u64().expect("a number")]);
    assert_eq!(comparison["base"]["job_id"], first["job_id"]);
    assert_eq!((&comparison["score"]["overall"]["change"], &comparison["warnings"]), (&json!(0), &json!([])));
    assert_eq!(second["changes"]["still"], first["total_issues"]);
    assert_eq!(second["changes"]["base"]["job_id"], first["job_id"]);
    assert_eq!(comparison["not_compared"]["pages"], json!([]));
}

#[test]
fn the_first_audit_has_no_base_and_says_so() {
    let mut app = App::new("");
    app.web = page(BODY);
    let first = done(&app, &json!({"url": URL, "fail_on_drop": 1, "fail_on_new": "minor"}));
    let comparison = compared(&app, &first, "").body;
    assert_eq!((&comparison["base"]["job_id"], &comparison["counts"]), (&Value::Null, &Value::Null));
    assert_eq!((&comparison["changes"], &first["changes"]["new"]), (&json!([]), &Value::Null));
    assert!(comparison["base"]["why"].as_str().is_some_and(|why| why.starts_with("There is no earlier completed")));
    assert_eq!(first["gate"]["base"], first["changes"]["base"]);
    assert_eq!((&first["status"], &first["gate"]["breached"]), (&json!("completed"), &json!(false)));
}

#[test]
fn a_paragraph_inserted_above_changes_no_fingerprint() {
    let mut app = App::new("");
    app.web = page(BODY);
    let first = done(&app, &json!({"url": URL}));
    for (before, after) in [
        ("<h1>", "<p>News: a new boat.</p><h1>"),
        ("<p>We sell", "<div><p>More</p></div><p>We sell"),
        ("<ul>", "<ul><li>First"),
    ] {
        app.web = page(&BODY.replace(before, after));
        let second = done(&app, &json!({"url": URL}));
        assert_eq!(fingerprints(&first), fingerprints(&second), "{after}");
    }
}

#[test]
fn one_planted_change_is_the_only_difference() {
    let mut app = App::new("");
    app.web = page(BODY);
    let first = done(&app, &json!({"url": URL}));
    app.web = page(&BODY.replace("<img src=a.png>", "<p>Look</p><img src=a.png><img src=new.png>"));
    let second = done(&app, &json!({"url": URL}));
    let comparison = compared(&app, &second, "?change=new,worse,fixed").body;
    let new: Vec<_> = listed(&comparison, "new");
    let is_planted = |[_, url, snippet]: &[String; 3]| url == URL && snippet == "<img src=\"new.png\">";
    assert!(!new.is_empty() && new.iter().all(is_planted), "{new:?}");
    assert!(new.iter().any(|[rule, ..]| rule == "accessibility.image-alt"), "{new:?}");
    assert_eq!((counts(&comparison)[1], counts(&comparison)[2]), (0, 0), "{comparison}");
    assert_eq!(comparison["total"], new.len());
    app.web = page(BODY);
    let third = done(&app, &json!({"url": URL}));
    let comparison = compared(&app, &third, "?change=new,worse,fixed").body;
    let fixed = listed(&comparison, "fixed");
    assert_eq!((fixed, listed(&comparison, "new").len()), (new, 0), "the same places are fixed");
    let named = compared(&app, &third, &format!("/{}", job(&first))).body;
    assert_eq!(counts(&named)[..3], [0, 0, 0]);
    assert_eq!(named["base"]["why"], "The audit that the request names");
}

#[test]
fn equal_evidence_is_told_apart_by_count() {
    let mut app = App::new("");
    app.web = page(BODY);
    done(&app, &json!({"url": URL}));
    app.web = page(&BODY.replace("<img src=a.png>", "<img src=a.png><img src=a.png>"));
    let second = done(&app, &json!({"url": URL}));
    let comparison = compared(&app, &second, "?change=new").body;
    let new = comparison["changes"].as_array().expect("a list");
    let alt: Vec<&Value> = new.iter().filter(|item| item["rule"] == "accessibility.image-alt").collect();
    assert_eq!((alt.len(), &alt[0]["count"]), (1, &json!(1)));
    assert_eq!(alt[0]["places"], json!({"before": 2, "after": 3}));
}

#[test]
fn more_places_than_evidence_are_compared_by_number() {
    let mut app = App::new("");
    let with = |images: usize| {
        page(&BODY.replace("<img src=a.png>", &(1..=images).map(|n| format!("<img src={n}.png>")).collect::<String>()))
    };
    app.web = with(12);
    done(&app, &json!({"url": URL}));
    let alt = |app: &App| {
        let audit = done(app, &json!({"url": URL}));
        let comparison = compared(app, &audit, "?per_page=200").body;
        let all = comparison["changes"].as_array().expect("a list").iter();
        let alt = all.filter(|item| item["rule"] == "accessibility.image-alt");
        alt.map(|item| json!([item["change"], item["count"], item["places"], item["snippet"]])).collect::<Vec<_>>()
    };
    let places = |before: u32, after: u32| json!({"before": before, "after": after});
    assert_eq!(alt(&app), [json!(["still", 13, places(13, 13), null])]);
    app.web = with(14);
    assert_eq!(alt(&app), [json!(["worse", 15, places(13, 15), null])]);
    app.web = with(11);
    let fewer = alt(&app);
    assert_eq!(fewer, [json!(["fixed", 3, places(15, 12), null]), json!(["still", 12, places(15, 12), null])]);
}

#[test]
fn a_rule_of_one_ruleset_only_is_not_compared() {
    let mut app = App::new("");
    app.web = page(BODY);
    let first = done(&app, &json!({"url": URL}));
    app.sql("update audits set ruleset = 'old'", &[]);
    app.web = page(&BODY.replace("<img src=a.png>", "").replace("<div><img src=b.png></div>", ""));
    let old = app.sql("select rules from rulesets", &[])[0]["rules"].as_str().expect("rules").to_owned();
    let without = old.replace("\"accessibility.image-alt\",", "");
    assert_ne!(old, without);
    app.sql("insert into rulesets (version, rules) values ('old', ?1)", &[without.into()]);
    let second = done(&app, &json!({"url": URL}));
    let comparison = compared(&app, &second, "").body;
    assert!(listed(&comparison, "fixed").iter().all(|[rule, ..]| rule != "accessibility.image-alt"), "{comparison}");
    assert_eq!(comparison["not_compared"]["rules"], json!(["accessibility.image-alt"]));
    assert!(comparison["warnings"][0].as_str().is_some_and(|text| text.contains("ruleset old")), "{comparison}");
    assert_eq!(comparison["counts"]["fixed"], second["changes"]["fixed"], "the stored numbers leave it out too");
    app.sql("delete from rulesets where version = 'old'", &[]);
    let comparison = compared(&app, &second, "").body;
    assert!(comparison["warnings"][0].as_str().is_some_and(|text| text.contains("not recorded")), "{comparison}");
    assert_eq!(comparison["base"]["job_id"], first["job_id"]);
}

#[test]
fn pages_of_one_audit_only_are_not_compared() {
    let site = |links: &str, more: &str| {
        TextWeb::parse(&format!("{HEAD}<html lang=en><title>Boats of all kinds</title><h1>Boats</h1>{links}\n\n{more}"))
    };
    let at = |path: &str| {
        format!(
            "GET https://example.com/{path}\n200\n\n<html lang=en><title>Page {path}</title><img src={path}.png>\n\n"
        )
    };
    let mut app = App::new("");
    app.web = site("<a href=/a>Ah</a><a href=/b>Be</a><a href=/c>Ce</a>", &(at("a") + &at("b") + &at("c")));
    done(&app, &json!({"url": URL, "max_pages": 5}));
    let failing = "GET https://example.com/c\n500\n\n";
    app.web = site("<a href=/a>Ah</a><a href=/d>De</a><a href=/c>Ce</a>", &(at("a") + &at("d") + failing));
    let second = done(&app, &json!({"url": URL, "max_pages": 5}));
    let comparison = compared(&app, &second, "?per_page=200").body;
    let url = |path: &str| format!("https://example.com/{path}");
    assert_eq!(
        comparison["not_compared"]["pages"],
        json!([
            {"url": url("b"), "reason": "only_in_base"},
            {"url": url("c"), "reason": "not_judged_in_this_audit"},
            {"url": url("d"), "reason": "only_in_this_audit"},
        ])
    );
    let items = comparison["changes"].as_array().expect("a list").iter();
    assert!(items.clone().all(|item| ![url("b"), url("c"), url("d")].iter().any(|url| item["url"] == **url)));
    assert!(items.filter(|item| item["url"] == url("a")).all(|item| item["change"] == "still"));
}

#[test]
fn the_list_is_paged_and_filtered() {
    let mut app = App::new("");
    app.web = page(BODY);
    done(&app, &json!({"url": URL}));
    let second = done(&app, &json!({"url": URL}));
    let all = compared(&app, &second, "?per_page=200").body;
    let total = all["total"].as_u64().expect("a number");
    let pages = compared(&app, &second, "?per_page=3").body["total_pages"].as_u64().expect("a number");
    assert_eq!(pages, total.div_ceil(3));
    let mut joined = Vec::new();
    for page in 1..=pages {
        let page = compared(&app, &second, &format!("?per_page=3&page={page}")).body;
        joined.extend(page["changes"].as_array().expect("a list").clone());
    }
    assert_eq!(json!(joined), all["changes"]);
    assert_eq!(compared(&app, &second, "?page=1000000").body["changes"], json!([]));
    for wrong in ["?change=better", "?per_page=201", "?page=0"] {
        assert_eq!(compared(&app, &second, wrong).status, 400, "{wrong}");
    }
}

#[test]
fn only_own_and_completed_audits_are_compared() {
    let mut app = App::new("");
    app.web = page(BODY);
    let own = done(&app, &json!({"url": URL}));
    let foreign = app.call(request("POST", "/v1/audit", &app.other_key, &json!({"url": URL}).to_string())).body;
    app.run_jobs();
    assert_eq!(compared(&app, &own, &format!("/{}", job(&foreign))).status, 404);
    assert_eq!(compared(&app, &foreign, "").status, 404);
    assert_eq!(compared(&app, &own, "/nothing").status, 404);
    let open = app.post("/v1/audit", &json!({"url": URL}).to_string()).body;
    let refused = compared(&app, &open, "");
    assert_eq!((refused.status, &refused.body["error"]), (409, &json!("job_not_completed")));
    assert_eq!(compared(&app, &own, &format!("/{}", job(&open))).status, 409);
    let other = app.get_with(&format!("/v1/audit/{}", job(&foreign)), &app.other_key).body;
    assert_eq!(other["changes"]["base"]["job_id"], Value::Null, "audits of other accounts are no base");
}
