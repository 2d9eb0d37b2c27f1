//! `sitegauge audit`: the binary, run against a site on loopback.
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const PAGES: usize = 25;

/// A site of linked pages that counts its requests.
struct Site {
    url: String,
    asked: Arc<AtomicUsize>,
}

impl Site {
    fn start(delay: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let count = Arc::clone(&count);
                std::thread::spawn(move || answer(&stream, delay, &count));
            }
        });
        Self { url, asked }
    }
}

fn answer(mut stream: &TcpStream, delay: Duration, asked: &AtomicUsize) {
    let mut request = String::new();
    let mut reader = BufReader::new(stream);
    let _ = reader.read_line(&mut request);
    let path = request.split(' ').nth(1).unwrap_or("/").to_owned();
    let number = if path == "/" { Some(0) } else { path.trim_start_matches('/').parse().ok() };
    let body = number.filter(|number| *number < PAGES).map(|number: usize| {
        asked.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(delay);
        let links = [2 * number + 1, 2 * number + 2].map(|next| format!("<a href=/{next}>Page {next}</a>"));
        format!("<!doctype html><html lang=en><title>Page {number}</title>{}", links.concat())
    });
    let (status, body) = body.map_or(("404 Not Found", "no".to_owned()), |body| ("200 OK", body));
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all((head + &body).as_bytes());
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegauge"));
    command
        .arg("audit")
        .args(arguments)
        .env("ALLOW_PRIVATE_TARGETS", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("it starts")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn database(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("sitegauge-{}-{name}.db", std::process::id()));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
    path
}

#[test]
fn the_json_output_of_an_audit_has_a_stable_shape() {
    let site = Site::start(Duration::ZERO);
    let output = run(&[&site.url, "--max-pages", "100", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "no progress bar without a terminal: {output:?}");
    let audit = json(&output);
    let keys: Vec<&str> = audit.as_object().expect("an object").keys().map(String::as_str).collect();
    let expected =
        ["ruleset", "url", "status", "stop_reason", "score", "modules", "skipped", "error", "pages", "site_findings"];
    assert_eq!(keys, expected);
    assert_eq!((&audit["status"], &audit["stop_reason"]), (&"completed".into(), &"complete".into()));
    let pages = audit["pages"].as_array().expect("a list");
    let judged = pages.iter().filter(|page| page["error"].is_null()).count();
    assert_eq!(judged, PAGES);
    let first = pages[0].as_object().expect("an object");
    let keys: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["url", "final_url", "http_status", "category", "depth", "judged_in_part", "score", "error", "findings"]
    );
    assert_eq!(
        (&first["url"], &first["category"], &first["depth"]),
        (&site.url.as_str().into(), &"home_page".into(), &0.into())
    );
    let finding = first["findings"][0].as_object().expect("an object");
    assert!(
        ["rule", "module", "severity", "outcome", "fix", "references"].iter().all(|key| finding.contains_key(*key))
    );
    assert_eq!(site.asked.load(Ordering::SeqCst), PAGES, "each page once");
}

#[test]
fn the_text_output_has_scores_and_the_stop_reason() {
    let site = Site::start(Duration::ZERO);
    let output = run(&[&site.url, "--max-pages", "3"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("The page limit was reached; raise it with --max-pages."), "{text}");
    assert!(text.contains("of 100, 3 pages."), "{text}");
}

#[test]
fn verbose_logs_json_lines_to_standard_error() {
    let site = Site::start(Duration::ZERO);
    let output = run(&["--verbose", &site.url, "--max-pages", "3"]);
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let event = |line: &str| serde_json::from_str::<Value>(line).expect("a line is JSON")["event"].clone();
    let events: Vec<Value> = text.lines().map(event).collect();
    let expected =
        ["audit_accepted", "crawl_started", "page_ended", "page_ended", "page_ended", "audit_closed"].map(Value::from);
    assert_eq!(events, expected, "{text}");
}

#[test]
fn a_setting_that_is_not_allowed_ends_with_2() {
    let output = command(&["http://127.0.0.1/"]).env("ALLOW_PRIVATE_TARGETS", "yes").output().expect("it starts");
    let message = "sitegauge: ALLOW_PRIVATE_TARGETS=\"yes\" is invalid: expected 0 or 1\n";
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(2), message));
}

#[test]
fn exit_codes_of_failed_audits() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let gone = run(&[&format!("http://127.0.0.1:{port}/"), "--format", "json"]);
    assert_eq!((gone.status.code(), &json(&gone)["status"]), (Some(3), &"failed".into()));
    assert_eq!(run(&["ftp://example.com/"]).status.code(), Some(2));
    assert_eq!(run(&["http://127.0.0.1/", "--max-pages", "0"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn an_interrupted_audit_keeps_its_pages_and_a_killed_one_is_resumed() {
    let site = Site::start(Duration::from_millis(100));
    let start = |path: &PathBuf| {
        let mut command =
            command(&[&site.url, "--max-pages", "100", "--concurrency", "2", "--format", "json", "--database"]);
        let child = command.arg(path).spawn().expect("it starts");
        let before = site.asked.load(Ordering::SeqCst);
        while site.asked.load(Ordering::SeqCst) < before + 6 {
            std::thread::sleep(Duration::from_millis(10));
        }
        child
    };
    let child = start(&database("interrupted"));
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.is_ok_and(|status| status.success()));
    let audit = json(&child.wait_with_output().expect("it ends"));
    assert_eq!((&audit["status"], &audit["stop_reason"]), (&"completed".into(), &"cancelled".into()));
    let done = audit["pages"].as_array().map_or(0, Vec::len);
    assert!((1..PAGES).contains(&done), "{done} pages");

    let path = database("killed");
    let mut child = start(&path);
    child.kill().expect("it is killed");
    let _ = child.wait();
    let before = site.asked.load(Ordering::SeqCst);
    let path = path.display().to_string();
    let audit = json(&run(&[&site.url, "--max-pages", "100", "--format", "json", "--database", &path]));
    let judged = audit["pages"].as_array().expect("a list").iter().filter(|page| page["error"].is_null()).count();
    assert_eq!((&audit["stop_reason"], judged), (&"complete".into(), PAGES));
    let again = site.asked.load(Ordering::SeqCst) - before;
    assert!(again < PAGES, "{again} pages were fetched after it was killed: it started over");
}

#[test]
fn a_keyphrase_is_for_the_start_page() {
    let site = Site::start(Duration::ZERO);
    let report = json(&run(&[&site.url, "--max-pages", "2", "--keyphrase", "fishing nets", "--format", "json"]));
    let text = report.to_string();
    assert_eq!(text.matches("onpage.keyphrase-title").count(), 1, "{text}");
}
