//! The SQL, run on SQLite after all migrations.
use crate::support::app::App;
use crate::support::plans;
use serde_json::json;
use sitegauge::model::{Account, AccountId, ApiKey, Plan, Timestamp};
use sitegauge::ports::{Services, Statement};
use sitegauge::store::reports::{self, Loaded};
use sitegauge::store::{accounts, audits};

fn services(app: &App) -> Services<'_> {
    app.services()
}

#[test]
fn a_key_finds_its_account_until_it_is_revoked() {
    let app = App::new("");
    let hash = ApiKey::parse(&app.key).expect("a key").hash();
    let find = || pollster::block_on(accounts::by_key(services(&app).database, &hash, Timestamp(1_000))).expect("SQL");
    let account = find().expect("the account").account;
    assert_eq!((account.name.as_str(), account.plan), ("one", Plan::Starter));
    app.sql("update api_keys set revoked_at = 1 where hash = ?1", &[hash.clone().into()]);
    assert_eq!(find(), None);
}

#[test]
fn a_key_is_not_stored_in_plain_text() {
    let app = App::new("");
    let dump = app.sql("select * from api_keys", &[]);
    assert!(!json!(dump).to_string().contains(&app.key));
}

#[test]
fn the_allowance_is_exact() {
    let app = App::new("");
    app.sql("update accounts set plan = 'free'", &[]);
    let post =
        |page: i32| app.post("/api/audits", &json!({"url": format!("https://example.com/{page}")}).to_string()).status;
    assert_eq!((0..12).map(post).collect::<Vec<_>>(), [vec![201; 10], vec![402; 2]].concat());
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 10);
    assert_eq!(app.sql("select count(*) as n from pages", &[])[0]["n"], 10);
    let next_month = Timestamp(app.clock.0.get()).plus(31 * 86_400_000);
    app.clock.0.set(next_month.0);
    assert_eq!(post(0), 201);
}

#[test]
fn an_account_has_one_website_per_site() {
    let app = App::new("");
    for url in ["https://example.com/", "https://example.com/a", "http://example.com/", "https://other.example/"] {
        app.post("/api/audits", &json!({"url": url}).to_string());
    }
    let sites: Vec<_> =
        app.sql("select url from websites order by id", &[]).into_iter().map(|row| row["url"].clone()).collect();
    assert_eq!(sites, ["https://example.com", "http://example.com", "https://other.example"]);
}

#[test]
fn deleting_an_account_deletes_its_audits_pages_and_websites() {
    let app = App::new("");
    app.post("/api/audits", r#"{"url":"https://example.com/"}"#);
    app.sql("delete from accounts where name = 'one'", &[]);
    for table in
        ["select count(*) as n from audits", "select count(*) as n from pages", "select count(*) as n from websites"]
    {
        assert_eq!(app.sql(table, &[])[0]["n"], 0);
    }
}

#[test]
fn an_audit_is_read_whole_in_one_round_trip() {
    let app = App::new("");
    app.post("/api/audits", r#"{"url":"https://example.com/"}"#);
    let before = app.database.trips.get();
    let account = Account { id: AccountId(1), name: "one".into(), plan: Plan::Starter };
    let load = pollster::block_on(reports::load(&app.database, reports::Name::Number(1), &account)).expect("SQL");
    assert!(matches!(load, Loaded::Own(report) if report.pages.len() == 1));
    assert_eq!(app.database.trips.get() - before, 1);
}

#[test]
fn the_progress_token_matches_the_report() {
    let app = App::new("GET https://example.com/\n200\ncontent-type: text/html\n\n<title>x</title><a href=/a>a</a>");
    app.post("/v1/audit", r#"{"url":"https://example.com/","max_pages":3}"#);
    let account = Account { id: AccountId(1), name: "one".into(), plan: Plan::Starter };
    let mut tokens = Vec::new();
    loop {
        let load = pollster::block_on(reports::load(&app.database, reports::Name::Number(1), &account)).expect("SQL");
        let Loaded::Own(report) = load else { panic!("the account's own") };
        let progress_token = pollster::block_on(audits::progress_token(&app.database, report.audit.id)).expect("SQL");
        assert_eq!(progress_token, Some(report.progress_token()));
        tokens.push(report.progress_token());
        let Some(job) = app.take() else { break };
        app.run(job).expect("nothing fails here");
    }
    tokens.dedup();
    assert_eq!(tokens, ["queued-0-0", "running-1-0", "completed-2-0"]);
}

#[test]
fn case_227_a_statement_that_scans_a_large_table_is_refused() {
    let app = App::new("");
    for (sql, is_refused) in [
        ("select id from audits where error is not null", true),
        ("select count(*) from pages as other where other.error = 'x'", true),
        ("delete from visitors where ready_at + 1 < 2", true),
        ("select audits.id from pages join audits on audits.id = pages.audit_id where pages.error is not null", true),
        ("select id from audits where id = 1", false),
        ("select error from pages where audit_id = 1 and state = 'done'", false),
        ("select value from json_each('[1]')", false),
    ] {
        let scans = plans::scans(&app.database.inner, &Statement { sql, values: Vec::new() });
        assert_eq!(!scans.is_empty(), is_refused, "{sql}: {scans:?}");
    }
}
