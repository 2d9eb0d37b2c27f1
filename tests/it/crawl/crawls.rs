//! Crawls: which pages are judged, which are skipped and why, and when a crawl stops.
use crate::support::app::App;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A page of example.com with links.
fn page(path: &str, links: &[&str]) -> String {
    let mut page = format!(
        "GET https://example.com{path}\n200\ncontent-type: text/html\n\n<!doctype html><html lang=en><title>{path}</title>"
    );
    for link in links {
        let _ = write!(page, "<a href=\"{link}\">{link}</a> ");
    }
    page + "\n\n"
}

fn robots(text: &str) -> String {
    format!("GET https://example.com/robots.txt\n200\ncontent-type: text/plain\n\n{text}\n\n")
}

/// The app after an audit of example.com with at most `max_pages` pages.
fn crawled(web: &str, max_pages: u32) -> App {
    let app = App::new(web);
    app.sql("update accounts set plan = 'pro'", &[]);
    let body = format!(r#"{{"url":"https://example.com/","max_pages":{max_pages}}}"#);
    let created = app.post("/v1/audit", &body);
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    app
}

/// The paths of the pages in this state, sorted.
fn paths(app: &App, state: &'static str) -> Vec<String> {
    let sql = "select url from pages where state = ?1 and category <> 'global' order by url";
    let rows = app.sql(sql, &[state.into()]);
    rows.iter().map(|row| row["url"].as_str().unwrap_or_default().replace("https://example.com", "")).collect()
}

fn reasons(app: &App) -> BTreeMap<String, String> {
    let rows = app.sql("select url, reason from pages where state = 'skipped'", &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().replace("https://example.com", "");
    rows.iter().map(|row| (text(&row["url"]), text(&row["reason"]))).collect()
}

fn stop_reason(app: &App) -> Value {
    app.sql("select stop_reason from audits", &[])[0]["stop_reason"].clone()
}

#[test]
fn every_page_is_judged_once_and_skipped_urls_have_a_reason() {
    let web = [
        page("/", &["/a", "/b/", "/a#part", "/a?utm_source=x", "/old", "/private", "/file.pdf", "/data", "/away", "https://other.example/"]),
        page("/a", &["/", "/b/", "/c", "b/../c"]),
        page("/b/", &["../a", "deep/", "/gone"]),
        page("/c", &[]),
        page("/b/deep/", &["/"]),
        page("/listed", &[]),
        "GET https://example.com/old\n301\nlocation: /new\n\nGET https://example.com/away\n302\nlocation: https://other.example/\n\n".into(),
        page("/new", &[]),
        "GET https://example.com/data\n200\ncontent-type: application/json\n\n{}\n\n".into(),
        "GET https://example.com/sitemap.xml\n200\ncontent-type: application/xml\n\n<urlset><url><loc>https://example.com/listed</loc></url><url><loc>https://other.example/x</loc></url></urlset>\n\n".into(),
        robots("User-agent: *\nDisallow: /private"),
    ]
    .concat();
    let app = crawled(&web, 50);
    assert_eq!(paths(&app, "done"), ["/", "/a", "/b/", "/b/deep/", "/c", "/listed", "/new"]);
    assert_eq!(paths(&app, "failed"), ["/gone"]);
    let expected = [
        ("/away", "off_site"),
        ("/data", "not_html"),
        ("/file.pdf", "not_html"),
        ("/old", "redirect"),
        ("/private", "robots"),
    ];
    assert_eq!(reasons(&app), expected.map(|(url, reason)| (url.to_owned(), reason.to_owned())).into());
    assert_eq!(stop_reason(&app), "complete");
    let asked = app.web.asked.borrow();
    assert!(!asked.iter().any(|url| url.contains("private") || url.contains("other.example") || url.contains(".pdf")));
    for path in ["/a", "/c", "/new", "/listed"] {
        let url = format!("https://example.com{path}");
        assert_eq!(asked.iter().filter(|asked| **asked == url).count(), 1, "{path}");
    }
}

#[test]
fn the_page_budget_is_exact_and_shallow_pages_come_first() {
    let folder = |number: usize| ["a", "b", "c"][number % 3];
    let children: Vec<String> = (0..30).map(|number| format!("/{}/{number}", folder(number))).collect();
    let links: Vec<&str> = children.iter().map(String::as_str).collect();
    let mut web = page("/", &links);
    for child in &children {
        web += &page(child, &["/deep"]);
    }
    web += &page("/deep", &[]);
    let app = crawled(&web, 7);
    let done = paths(&app, "done");
    assert_eq!(done.len(), 7);
    assert!(!done.contains(&"/deep".to_owned()));
    for folder in ["/a/", "/b/", "/c/"] {
        assert_eq!(
            done.iter().filter(|path| path.starts_with(folder)).count(),
            2,
            "spread over the URL patterns: {done:?}"
        );
    }
    assert_eq!(stop_reason(&app), "page_limit");
    let all = crawled(&web, 1_000);
    assert_eq!((paths(&all, "done").len(), stop_reason(&all)), (32, "complete".into()));
}

#[test]
fn the_target_of_a_redirected_start_page_defines_the_site() {
    let web = "GET https://example.com/\n301\nlocation: https://www.example.com/home\n\n".to_owned()
        + &page("/home", &["/a", "https://example.com/b"]).replace("//example.com/home", "//www.example.com/home")
        + &page("/a", &[]).replace("//example.com", "//www.example.com")
        + &page("/b", &[]);
    let app = crawled(&web, 10);
    assert_eq!(paths(&app, "done"), ["/b", "https://www.example.com/a", "https://www.example.com/home"]);
    assert_eq!(reasons(&app).get("/").map(String::as_str), Some("redirect"));
}

#[test]
fn robots_txt_is_obeyed() {
    let site = page("/", &["/a"]) + &page("/a", &[]);
    for (robots, error) in [
        (
            robots("User-agent: sitegauge\nDisallow: /"),
            "The site's robots.txt does not let sitegauge crawl this page; an audit of this one page (mode basic) is possible",
        ),
        (
            "GET https://example.com/robots.txt\n503\n\n".to_owned(),
            "The site's robots.txt answered with status 503, and until it can be read no crawler may come; try again later",
        ),
        (
            "GET https://example.com/robots.txt\nrefused\n\n".to_owned(),
            "The site's robots.txt could not be read: The site could not be reached: connection refused",
        ),
    ] {
        let app = crawled(&(robots + &site), 10);
        assert_eq!(app.sql("select error from audits", &[])[0]["error"], error);
        assert_eq!(stop_reason(&app), "error");
        assert!(!app.web.asked.borrow().iter().any(|url| url.ends_with("/a")));
    }
    for free in ["GET https://example.com/robots.txt\n403\n\n", "GET https://example.com/robots.txt\n404\n\n"] {
        assert_eq!(paths(&crawled(&(free.to_owned() + &site), 10), "done"), ["/", "/a"]);
    }
}

#[test]
fn traps_end_within_the_budget() {
    let mut web =
        page("/", &["/list?a=1&b=2", "/calendar/2024/1", "/r", "/loop", "/x;jsessionid=1", "/s?sid=7", "/missing/0"]);
    for a in 0..40 {
        for b in [2, 3] {
            let next = [format!("/list?a={}&b=2", a + 1), format!("/list?b=3&a={}", a + 1)];
            web += &page(&format!("/list?a={a}&b={b}"), &[&next[0], &next[1]]);
        }
    }
    for month in 1..60 {
        web += &page(&format!("/calendar/2024/{month}"), &[&format!("/calendar/2024/{}", month + 1)]);
    }
    let mut path = "/r".to_owned();
    for _ in 0..8 {
        web += &page(&path, &[&format!("{path}/up/down")]);
        path += "/up/down";
    }
    web +=
        "GET https://example.com/loop\n302\nlocation: /pool\n\nGET https://example.com/pool\n302\nlocation: /loop\n\n";
    let app = crawled(&web, 500);
    let (done, reasons) = (paths(&app, "done"), reasons(&app));
    assert!(done.iter().filter(|path| path.starts_with("/list")).count() <= 20, "{done:#?}");
    assert!(done.iter().filter(|path| path.starts_with("/calendar")).count() <= 20);
    assert!(done.iter().filter(|path| path.starts_with("/r")).count() == 3, "{done:#?}");
    assert_eq!(reasons.get("/x;jsessionid=1").map(String::as_str), Some("session"));
    assert_eq!(reasons.get("/loop").map(String::as_str), Some("redirect"));
    assert!(
        reasons.values().any(|reason| reason == "pattern") && reasons.values().any(|reason| reason == "repetition")
    );
    assert_eq!(stop_reason(&app), "complete");
}

#[test]
fn a_site_that_blocks_the_crawler_ends_the_crawl() {
    let links: Vec<String> = (0..40).map(|number| format!("/{number}")).collect();
    let mut web = page("/", &links.iter().map(String::as_str).collect::<Vec<_>>());
    for link in &links {
        let _ = write!(web, "GET https://example.com{link}\n403\n\n");
    }
    let app = crawled(&web, 12);
    assert_eq!((stop_reason(&app), paths(&app, "done").len()), ("blocked".into(), 1));
    let throttling = web.replace("\n403\n", "\n429\n");
    let app = crawled(&throttling, 12);
    assert_eq!((stop_reason(&app), paths(&app, "done").len()), ("throttled".into(), 1));
    assert_eq!(app.sql("select status from audits", &[])[0]["status"], "completed");
}

#[test]
fn the_request_interval_of_a_host_recovers() {
    let app = App::new(&page("/", &[]));
    app.sql("insert into hosts (host, interval_ms) values ('example.com', 9)", &[]);
    app.audited("https://example.com/");
    app.audited("https://example.com/");
    assert_eq!(app.sql("select interval_ms from hosts", &[])[0]["interval_ms"], 2, "halved by each successful page");
}

#[test]
fn a_page_costs_two_round_trips_and_a_wave_one() {
    let links: Vec<String> = (0..100).map(|number| format!("/{number}")).collect();
    let mut web = page("/", &links.iter().map(String::as_str).collect::<Vec<_>>());
    for link in &links {
        web += &page(link, &[]);
    }
    let trips = |pages| {
        let app = crawled(&web, pages);
        assert_eq!(paths(&app, "done").len(), pages as usize);
        app.database.trips.get()
    };
    let (many, few) = (trips(91), trips(11));
    assert!((2 * 80..=2 * 80 + 5).contains(&(many - few)), "{many} and {few}");
}

#[test]
fn a_crawl_shows_its_progress_and_can_be_cancelled() {
    let links: Vec<String> = (0..30).map(|number| format!("/{number}")).collect();
    let mut web = page("/", &links.iter().map(String::as_str).collect::<Vec<_>>());
    for link in &links {
        web += &page(link, &[]);
    }
    let app = App::new(&web);
    let created = app.post("/v1/audit", r#"{"url":"https://example.com/","mode":"deep"}"#);
    let path = format!("/v1/audit/{}", created.body["job_id"].as_str().unwrap_or_default());
    for _ in 0..8 {
        let job = app.take().expect("a message");
        app.run(job).expect("it runs");
    }
    let body = app.get(&path).body;
    let done = body["crawl"]["pages_done"].as_u64().unwrap_or_default();
    assert!((5..10).contains(&done), "{body}");
    assert_eq!((&body["status"], &body["crawl"]["max_pages"]), (&"running".into(), &20.into()));
    let first = app.text_with(&format!("{path}/events"), &[]);
    let id = first.lines().find_map(|line| line.strip_prefix("id: ")).expect("an id").to_owned();
    assert!(first.contains("event: progress\ndata: {"), "{first}");
    assert_eq!(app.text_with(&format!("{path}/events"), &[("last-event-id", &id)]), ": nothing new yet\n\n");
    assert_eq!(app.post(&format!("{path}/cancel"), "").status, 202);
    app.run_jobs();
    let body = app.get(&path).body;
    assert_eq!((&body["status"], &body["crawl"]["stop_reason"]), (&"completed".into(), &"cancelled".into()));
    assert_eq!(body["crawl"]["pages_done"], done);
    assert_eq!(body["crawl"]["skipped"]["page_limit"], 31 - done);
    assert_eq!(app.post(&format!("{path}/cancel"), "").status, 200, "cancelling again changes nothing");
    let pages = app.get(&format!("{path}/pages?per_page=3&page=2")).body;
    assert_eq!((pages["pages"].as_array().map(Vec::len), &pages["total"]), (Some(3), &done.into()));
    let page = app.get(&format!("{path}/pages/{}", pages["pages"][0]["id"])).body;
    assert!(page["findings"].as_array().is_some_and(|findings| findings.len() > 20), "{page}");
    assert_eq!(app.get(&format!("{path}/pages/999")).status, 404);
    let lines = app.text_with(&format!("{path}/issues/stream"), &[]);
    assert_eq!(lines.lines().count() as u64, body["total_issues"].as_u64().unwrap_or_default());
    assert_eq!(app.get_with(&format!("{path}/pages"), &app.other_key).status, 404);
    let last = app.text_with(&format!("{path}/events"), &[]);
    let id = last.lines().find_map(|line| line.strip_prefix("id: ")).expect("an id").to_owned();
    assert!(last.contains("event: completed"), "{last}");
    assert_eq!(app.text_with(&format!("{path}/events"), &[("last-event-id", &id)]), "");
}

#[test]
fn a_queued_audit_can_be_cancelled() {
    let app = App::new(&page("/", &[]));
    let created = app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let path = format!("/v1/audit/{}", created.body["job_id"].as_str().unwrap_or_default());
    assert_eq!(app.post(&format!("{path}/cancel"), "").status, 202);
    app.run_jobs();
    let body = app.get(&path).body;
    assert_eq!(
        (&body["status"], &body["error"]),
        (&"failed".into(), &"The audit was cancelled before a page was judged".into())
    );
    assert!(app.web.asked.borrow().is_empty());
}

#[test]
fn a_crawl_past_its_deadline_keeps_the_judged_pages() {
    let app = App::new(&(page("/", &["/a", "/b"]) + &page("/a", &[]) + &page("/b", &[])));
    app.post("/v1/audit", r#"{"url":"https://example.com/","mode":"standard"}"#);
    let job = app.take().expect("a message");
    app.run(job).expect("it runs");
    // Half an hour, and a minute for the messages that were late.
    app.clock.0.set(app.clock.0.get() + 32 * 60_000);
    let _ = pollster::block_on(sitegauge::jobs::sweep(&app.services()));
    app.run_jobs();
    let audit = &app.sql("select status, stop_reason from audits", &[])[0];
    assert_eq!((&audit["status"], &audit["stop_reason"]), (&"completed".into(), &"deadline".into()));
    assert_eq!(paths(&app, "done"), ["/"]);
}

#[test]
fn only_the_listed_pages_are_judged() {
    let web = page("/", &["/a"]) + &page("/a", &["/b"]) + &page("/b", &[]) + &robots("User-agent: *\nDisallow: /");
    let app = App::new(&web);
    let created = app.post("/v1/audit", r#"{"urls":["https://example.com/b","https://example.com/a"]}"#);
    assert_eq!(created.status, 202, "{}", created.body);
    app.run_jobs();
    assert_eq!(paths(&app, "done"), ["/a", "/b"]);
    let hikoo = app.get("/api/v1/public/audits/1?website_id=1").body;
    assert_eq!((&hikoo["audit_type"], &hikoo["number_of_audited_pages"]), (&"SELECTED_PAGES".into(), &2.into()));
}

#[test]
fn include_and_exclude_are_validated_and_obeyed() {
    let web = page("/blog/", &["/blog/a", "/blog/b", "/shop"])
        + &page("/blog/a", &[])
        + &page("/blog/b", &[])
        + &page("/shop", &[]);
    let app = App::new(&web);
    let body = r#"{"url":"https://example.com/blog/","max_pages":10,"include":["/blog/"],"exclude":["/blog/b"]}"#;
    assert_eq!(app.post("/v1/audit", body).status, 202);
    app.run_jobs();
    assert_eq!(paths(&app, "done"), ["/blog/", "/blog/a"]);
    for (body, field) in [
        (r#"{"url":"https://example.com/","max_pages":51}"#, "max_pages"),
        (r#"{"url":"https://example.com/","max_pages":0}"#, "max_pages"),
        (r#"{"url":"https://example.com/","include":"/a"}"#, "include"),
        (r#"{"urls":[1]}"#, "urls"),
        (r#"{"urls":["ftp://example.com/"]}"#, "url"),
    ] {
        let refused = app.post("/v1/audit", body);
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &field.into()), "{body}");
    }
}

#[test]
fn crawl_delay_is_obeyed() {
    let web = page("/", &["/a", "/b", "/c"]) + &page("/a", &[]) + &page("/b", &[]) + &page("/c", &[]);
    let begin = 1_778_753_884_000;
    for (robots, min, max) in
        [("Crawl-delay: 5", 15_000, 40_000), ("Crawl-delay: 1e9", 30_000, 80_000), ("Disallow:", 300, 10_000)]
    {
        let app = crawled(&(web.clone() + &self::robots(&format!("User-agent: *\n{robots}"))), 10);
        assert_eq!(paths(&app, "done").len(), 4);
        let took = app.clock.0.get() - begin;
        assert!((min..max).contains(&took), "{robots}: {took}");
    }
}
