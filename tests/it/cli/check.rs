//! `sitegauge check`: output and exit codes.
use crate::support;
use serde_json::Value;
use sitegauge::engine;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PAGE: &str =
    "<!doctype html><html lang=en><title>A page about harbours</title><h1>Harbours</h1><p>Ships come and go.</p>";

fn sitegauge(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sitegauge"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // The process may end before it reads its input.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).expect("JSON on standard output and nothing else")
}

fn file(name: &str, content: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("sitegauge-{}-{name}", std::process::id()));
    fs::write(&path, content).expect("a temporary file");
    path
}

fn outcome<'a>(report: &'a Value, rule: &str) -> &'a str {
    let findings = report["findings"].as_array().expect("findings");
    let finding = findings.iter().find(|finding| finding["rule"] == rule);
    finding.and_then(|finding| finding["outcome"].as_str()).unwrap_or_else(|| panic!("no finding of {rule}"))
}

#[test]
fn the_json_output_has_a_stable_shape() {
    let report = json(&sitegauge(&["check", "-", "--format", "json", "--url", "https://harbour.example/a"], PAGE));
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&report),
        [
            "ruleset",
            "url",
            "status",
            "truncated",
            "judged_in_part",
            "score",
            "reason",
            "modules",
            "not_judged",
            "findings"
        ]
    );
    assert_eq!(report["url"], "https://harbour.example/a");
    assert_eq!(report["truncated"], false);
    assert_eq!(keys(&report["modules"]).len(), 11);
    for finding in report["findings"].as_array().expect("findings") {
        let expected = [
            "rule",
            "module",
            "severity",
            "weight",
            "outcome",
            "title",
            "message",
            "fix",
            "references",
            "evidence",
            "data",
        ];
        assert_eq!(keys(finding), expected);
        assert!(
            ["passed", "failed", "inapplicable", "cannot_tell"].contains(&finding["outcome"].as_str().expect("a word"))
        );
        for reference in finding["references"].as_array().expect("references") {
            assert_eq!(keys(reference), ["kind", "id", "url"]);
        }
        for evidence in finding["evidence"].as_array().expect("evidence") {
            assert_eq!(keys(evidence), ["selector", "snippet"]);
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_report() {
    let path = file("same.html", PAGE);
    let path = path.to_str().expect("a path");
    let arguments = ["check", path, "--format", "json"];
    let first = sitegauge(&arguments, "");
    assert_eq!(first.stdout, sitegauge(&arguments, "").stdout);
    assert_eq!(first.stdout, sitegauge(&["check", "-", "--format", "json"], PAGE).stdout);
}

#[test]
fn a_page_judged_a_hundred_times_has_the_same_findings() {
    let page = include_str!("../../../benches/pages/typical.html");
    let findings = || serde_json::to_vec(&engine::page(&support::page_of(page))).expect("findings are data");
    let first = findings();
    assert!((1..100).all(|_| findings() == first));
}

#[test]
fn header_rules_cannot_tell_without_headers() {
    let hsts = "privacy.hsts";
    let unknown = json(&sitegauge(&["check", "-", "--format", "json"], PAGE));
    assert_eq!(outcome(&unknown, hsts), "cannot_tell");
    assert_eq!(outcome(&unknown, "technical.charset-declared"), "cannot_tell");
    let (html, url) = ("content-type: text/html", "https://harbour.example/a");
    let arguments = ["check", "-", "--format", "json", "--url", url, "--header", html];
    let without = json(&sitegauge(&arguments, PAGE));
    assert_eq!(outcome(&without, hsts), "failed");
    assert_eq!(outcome(&without, "technical.charset-declared"), "failed");
    let with = [&arguments[..], &["--header", "Strict-Transport-Security: max-age=63072000"]].concat();
    assert_eq!(outcome(&json(&sitegauge(&with, PAGE)), hsts), "passed");
}

#[test]
fn robots_txt_is_an_option() {
    let robots = file("robots.txt", "User-agent: *\nDisallow: /\n");
    let arguments = ["check", "-", "--format", "json", "--robots", robots.to_str().expect("a path")];
    let report = json(&sitegauge(&arguments, PAGE));
    assert_eq!(outcome(&report, "technical.robots-txt-blocks-all"), "failed");
}

#[test]
fn the_text_output_is_readable_and_has_no_escape_codes() {
    let output = sitegauge(&["check", "-"], "<title>\u{1b}[31mRed</title><img src=a.png>");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("Score: ") && text.contains("Fix: ") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn wrong_usage_ends_with_2_and_unreachable_pages_with_3() {
    let code = |arguments: &[&str]| sitegauge(arguments, PAGE).status.code();
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&["check", "/no/such/file.html"]), Some(2));
    assert_eq!(code(&["check", "-", "--header", "nonsense"]), Some(2));
    assert_eq!(code(&["check", "-", "--format", "xml"]), Some(2));
    assert_eq!(code(&["check", "-", "--url", "not a url"]), Some(2));
    assert_eq!(code(&["check", "-", "--url", "ftp://example.com/"]), Some(2));
    assert_eq!(code(&["check", "-", "--robots", "/no/such/robots.txt"]), Some(2));
    assert_eq!(code(&["check", "http://127.0.0.1/"]), Some(2));
    assert_eq!(code(&["check", "http://nothing.invalid/"]), Some(3));
    let unreachable = sitegauge(&["check", "http://nothing.invalid/"], "");
    assert!(unreachable.stdout.is_empty());
    assert!(
        String::from_utf8_lossy(&unreachable.stderr)
            .starts_with("sitegauge: http://nothing.invalid/: The site could not be reached")
    );
}

#[test]
fn the_url_of_a_file_is_its_canonical_url() {
    let page = format!("{PAGE}<link rel=icon href=x>")
        .replace("<title>", "<link rel=canonical href=https://harbour.example/a><title>");
    let url = |arguments: &[&str]| {
        json(&sitegauge(&[&["check", "-", "--format", "json"], arguments].concat(), &page))["url"].clone()
    };
    assert_eq!(url(&[]), "https://harbour.example/a");
    assert_eq!(url(&["--url", "https://other.example/"]), "https://other.example/");
}

#[test]
fn a_file_without_a_url_is_judged_as_a_file() {
    let json = |arguments: &[&str], page: &str| {
        json(&sitegauge(&[&["check", "-", "--format", "json"], arguments].concat(), page))
    };
    let page = "<!doctype html><html lang=en><title>Harbours</title><h1>Harbours</h1><link rel=icon href=x>\
        <link rel=alternate hreflang=en href=https://harbour.example/en><script src=http://cdn.example/a.js></script>\
        <p>Ships <a href=b.html>come</a> and <a href=https://harbour.example/>go</a>.<img src=/c.png>";
    let report = json(&[], page);
    assert!(report["url"].is_null() && report["status"].is_null() && report["reason"].is_null());
    for rule in [
        "technical.https",
        "technical.url-spaces",
        "technical.url-parameters",
        "technical.url-special-chars",
        "technical.hreflang-self",
        "onpage.title-brand",
        "modern_seo.site-name",
        "privacy.mixed-content-active",
    ] {
        assert!(["cannot_tell", "inapplicable"].contains(&outcome(&report, rule)), "{rule}");
    }
    assert_eq!(outcome(&report, "accessibility.image-alt"), "failed");
    assert_eq!(outcome(&report, "onpage.h1"), "passed");
    // A relative canonical URL names no host.
    assert!(json(&[], &format!("{page}<link rel=canonical href=/a>"))["url"].is_null());
    let text = String::from_utf8(sitegauge(&["check", "-"], page).stdout).expect("UTF-8");
    assert!(text.starts_with("A file without a URL\n") && text.contains("set it with --url"), "{text}");
    let known = json(&["--url", "https://harbour.example/"], page);
    assert_eq!(outcome(&known, "privacy.mixed-content-active"), "failed");
}

#[test]
fn a_file_that_is_not_a_page_has_no_score() {
    for (name, content, reason) in [
        ("empty.html", "", "The file is empty"),
        ("style.css", "body { color: red }", "The file is CSS, not an HTML page"),
        ("data.json", "{}", "The file is JSON, not an HTML page"),
        ("README.md", "<p align=center>Cats</p>", "The file is Markdown, not an HTML page"),
        ("a.pdf", "%PDF-1.7\n", "The file is application/pdf, not an HTML page"),
        ("elf", "\u{7f}ELF\u{2}\u{1}\u{1}\0\0", "The file is an ELF binary, not an HTML page"),
    ] {
        let path = file(name, content);
        let path = path.to_str().expect("a path");
        for arguments in [vec!["check", path], vec!["check", path, "--url", "https://harbour.example/"]] {
            let output = sitegauge(&arguments, "");
            assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(3), &b""[..]), "{name}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), format!("sitegauge: {path}: {reason}\n"));
            let output = sitegauge(&[&arguments[..], &["--format", "json"]].concat(), "");
            assert_eq!(output.status.code(), Some(3), "{name}");
            let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            assert_eq!((&report["reason"], &report["score"]), (&reason.into(), &Value::Null));
            assert_eq!(report["findings"].as_array().map(Vec::len), Some(0));
        }
    }
    let header = ["check", "-", "--header", "content-type: application/json"];
    assert_eq!(sitegauge(&header, PAGE).status.code(), Some(3));
    assert_eq!(sitegauge(&["check", "-"], "# Title\n\nSome Markdown").status.code(), Some(3));
    for page in ["<em>Cats</em>", "hi"] {
        assert_eq!(sitegauge(&["check", "-"], page).status.code(), Some(0), "{page}");
    }
}

/// Answers each request with the same response.
fn serve(response: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(&stream).lines();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let _ = stream.write_all(response);
        }
    });
    url
}

#[test]
fn a_response_that_is_not_a_page_has_no_score() {
    for (response, status, reason) in [
        (
            &b"HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<h1>No</h1>"[..],
            404,
            "The site answered with status 404",
        ),
        (b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n", 204, "The site answered with status 204"),
        (b"HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n", 304, "The site answered with status 304"),
        (
            b"HTTP/1.1 200 OK\r\ncontent-type: text/css\r\nconnection: close\r\n\r\nbody {}",
            200,
            "The site answered with text/css, which is not an HTML page",
        ),
        (
            b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            200,
            "The site answered with image/png, which is not an HTML page",
        ),
        (
            b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
            200,
            "The site answered with an empty page",
        ),
    ] {
        let url = serve(response);
        let run = |arguments: &[&str]| {
            Command::new(env!("CARGO_BIN_EXE_sitegauge"))
                .args(arguments)
                .env("ALLOW_PRIVATE_TARGETS", "1")
                .output()
                .expect("it ends")
        };
        let output = run(&["check", &url, "--format", "json"]);
        assert_eq!(output.status.code(), Some(3), "{reason} {output:?}");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!((&report["status"], &report["reason"]), (&status.into(), &reason.into()));
        assert_eq!((&report["score"], &report["url"]), (&Value::Null, &url.as_str().into()));
        let output = run(&["check", &url]);
        assert_eq!(String::from_utf8_lossy(&output.stderr), format!("sitegauge: {url}: {reason}\n"));
    }
    let url = serve(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<!doctype html><title>Cats</title>");
    let arguments = ["check", &url, "--format", "json"];
    let output =
        Command::new(env!("CARGO_BIN_EXE_sitegauge")).args(arguments).env("ALLOW_PRIVATE_TARGETS", "1").output();
    assert_eq!(json(&output.expect("it ends"))["status"], 200);
}

#[test]
fn rules_left_out_because_of_noindex_are_counted() {
    let page = format!("<meta name=robots content=noindex>{PAGE}");
    let text = sitegauge(&["check", "-"], &page).stdout;
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.ends_with("\n6 search rules not judged: noindex.\n"), "{text}");
    let report = json(&sitegauge(&["check", "-", "--format", "json"], &page));
    assert_eq!(report["not_judged"]["reason"], "noindex");
    assert_eq!(report["not_judged"]["rules"].as_array().map(Vec::len), Some(6));
    assert!(json(&sitegauge(&["check", "-", "--format", "json"], PAGE))["not_judged"].is_null());
}

#[test]
fn failures_are_titled_by_the_problem() {
    let arguments = ["check", "-", "--url", "http://harbour.example/", "--header", "content-type: text/html"];
    let text = String::from_utf8_lossy(&sitegauge(&arguments, PAGE).stdout).into_owned();
    assert!(text.contains("critical  The page is served over unencrypted HTTP"), "{text}");
    let report = json(&sitegauge(&[arguments.as_slice(), &["--format", "json"]].concat(), PAGE));
    for finding in report["findings"].as_array().expect("findings") {
        let rule = sitegauge::rules::find(finding["rule"].as_str().expect("an id")).expect("the rule");
        let expected = if finding["outcome"] == "failed" { rule.failure_title } else { rule.title };
        assert_eq!(finding["title"], expected);
    }
    assert!(report["modules"]["organic_traffic"].is_null(), "nothing is connected, so nothing is judged");
}

#[test]
fn a_keyphrase_adds_checks() {
    let with = |keyphrase: &[&str]| {
        let arguments =
            [&["check", "-", "--format", "json", "--url", "https://harbour.example/ships"], keyphrase].concat();
        json(&sitegauge(&arguments, PAGE))
    };
    assert_eq!(outcome(&with(&[]), "onpage.keyphrase-h1"), "inapplicable");
    let report = with(&["--keyphrase", " harbour "]);
    assert_eq!(outcome(&report, "onpage.keyphrase-h1"), "passed");
    assert_eq!(outcome(&report, "onpage.keyphrase-url"), "failed");
    // Without a URL only the rule about it cannot tell.
    let report = json(&sitegauge(&["check", "-", "--format", "json", "--keyphrase", "harbour"], PAGE));
    assert_eq!(outcome(&report, "onpage.keyphrase-h1"), "passed");
    assert_eq!(outcome(&report, "onpage.keyphrase-url"), "cannot_tell");
    let refused = sitegauge(&["check", "-", "--keyphrase", "?!"], PAGE);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("letter or digit"));
}
