//! `sitegauge check`: output and exit codes.
use crate::support;
use serde_json::Value;
use sitegauge::engine;
use std::fs;
use std::io::Write;
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
    assert_eq!(keys(&report), ["ruleset", "url", "truncated", "score", "modules", "not_judged", "findings"]);
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
    let html = "content-type: text/html";
    let without = json(&sitegauge(&["check", "-", "--format", "json", "--header", html], PAGE));
    assert_eq!(outcome(&without, hsts), "failed");
    assert_eq!(outcome(&without, "technical.charset-declared"), "failed");
    let with =
        ["check", "-", "--format", "json", "--header", html, "--header", "Strict-Transport-Security: max-age=63072000"];
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
fn rules_left_out_because_of_noindex_are_counted() {
    let page = format!("<meta name=robots content=noindex>{PAGE}");
    let text = sitegauge(&["check", "-"], &page).stdout;
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.ends_with("\n5 search rules not judged: noindex.\n"), "{text}");
    let report = json(&sitegauge(&["check", "-", "--format", "json"], &page));
    assert_eq!(report["not_judged"]["reason"], "noindex");
    assert_eq!(report["not_judged"]["rules"].as_array().map(Vec::len), Some(5));
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
