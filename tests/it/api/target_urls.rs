//! URLs that are refused before any request is sent: the cases of `tests/cases.md` under "Target URLs".
use crate::support::app::App;
use serde_json::json;
use sitegauge::local::HttpWeb;
use sitegauge::model::Target;
use sitegauge::model::target::Policy;
use sitegauge::ports::{FetchError, FetchRequest, Web};
use std::net::TcpListener;

/// Asserts that each dialect refuses these URLs, names them in its error and sends no request.
fn refused(urls: &[&str]) {
    let app = App::new("");
    for url in urls {
        let body = json!({"url": url}).to_string();
        let answer = app.post("/v1/audit", &body);
        assert_eq!((answer.status, &answer.body["error"]), (400, &json!("invalid_url")), "{url}");
        assert_eq!(answer.body["details"]["value"], *url, "{url}");
        let answer = app.post("/api/audits", &body);
        assert_eq!(answer.status, 400, "{url}");
        let named = json!({"urls": ["https://example.com/", url]}).to_string();
        assert_eq!(app.post("/v1/audit", &named).status, 400, "{url} among others");
        // A redirect to the URL fails the audit.
        let web = format!("GET https://example.com/\n302\nlocation: {url}\n\n");
        if url.bytes().all(|byte| (b'!'..=b'~').contains(&byte)) && url.contains("://") && url.len() < 2_000 {
            let app = App::new(&web);
            let job = app.audited("https://example.com/");
            let read = app.get(&format!("/v1/audit/{job}")).body;
            assert_eq!(read["status"], "failed", "{url}");
            let asked = app.web.asked.borrow();
            assert!(asked.iter().all(|asked| asked.contains("//example.com/")), "{url} led to {asked:?}");
        }
    }
    assert!(app.web.asked.borrow().is_empty() && app.take().is_none(), "nothing was sent");
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0);
}

#[test]
fn case_1_short_forms_of_loopback() {
    refused(&["http://127.0.0.1/", "http://127.1/", "http://127.0.1/"]);
}

#[test]
fn case_2_numbers_in_other_bases() {
    refused(&[
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://017700000001/",
    ]);
}

#[test]
fn case_3_parts_that_overflow() {
    refused(&["http://256.256.256.256/", "http://1.1.1.1.1/", "http://127.0.0.1./", "http://4294967296/"]);
}

#[test]
fn case_4_zero() {
    refused(&["http://0/", "http://0.0.0.0/", "http://0x0/"]);
}

#[test]
fn case_5_localhost() {
    refused(&["http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://foo.localhost/"]);
}

#[test]
fn case_6_loopback_of_ipv6() {
    refused(&["http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/"]);
}

#[test]
fn case_7_ipv4_inside_ipv6() {
    refused(&[
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::]/",
        "http://[2001:0::]/",
    ]);
}

#[test]
fn case_8_zone_ids_and_brackets() {
    refused(&["http://[fe80::1%25eth0]/", "http://[127.0.0.1]/", "http://[example.com]/"]);
}

#[test]
fn case_9_ranges_that_are_not_public() {
    refused(&[
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.1.1/",
        "http://192.0.0.8/",
        "http://192.0.2.1/",
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[fc00::1]/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://[100::1]/",
    ]);
}

#[test]
fn case_10_cloud_metadata_services() {
    refused(&[
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://100.100.100.200/",
        "http://metadata.google.internal/",
        "http://168.63.129.16/",
    ]);
}

#[test]
fn case_11_names_that_resolve_to_private_addresses() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a socket");
    let port = listener.local_addr().expect("an address").port();
    // `localhost` represents every name that resolves to loopback.
    let target = Target::parse(&format!("http://localhost:{port}/"), Policy::AllowPrivate).expect("a URL");
    let web = HttpWeb::new(Policy::Public);
    let sent = pollster::block_on(web.send(FetchRequest::get(&target, "test", 2_000)));
    let error = sent.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("private IP address, which is not audited"), "{error}");
    assert!(listener.accept().is_err(), "no connection was made");
    assert!(matches!(FetchError::Unreachable(error), FetchError::Unreachable(_)));
}

#[test]
fn case_14_schemes() {
    refused(&[
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "data:text/html,x",
        "javascript:alert(1)",
        "ws://example.com/",
        "blob:https://example.com/x",
        "view-source:https://example.com/",
    ]);
    let app = App::new("GET http://example.com/\n200\ncontent-type: text/html\n\n<title>x</title>");
    assert_eq!(
        app.post("/v1/audit", r#"{"url":"HTTP://EXAMPLE.com/"}"#).status,
        202,
        "scheme and host are case-insensitive"
    );
}

#[test]
fn case_15_misleading_hosts() {
    refused(&[
        "http://example.com@127.0.0.1/",
        "http://127.0.0.1\\@example.com/",
        "http://127.0.0.1#@example.com/",
        "http:127.0.0.1",
        "///127.0.0.1",
        "http:/\\127.0.0.1",
    ]);
}

#[test]
fn case_16_characters_that_are_normalized() {
    refused(&[
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
        "http://lo\u{ad}calhost/",
        "http://local\u{200d}host/",
    ]);
}

#[test]
fn case_17_percent_encoded_hosts() {
    refused(&[
        "http://%31%32%37.0.0.1/",
        "http://%6c%6f%63alhost/",
        "http://exa%00mple.com/",
        "http://exa%0d%0ample.com/",
    ]);
}

#[test]
fn case_18_ports() {
    refused(&[
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:22/",
        "http://example.com:25/",
        "http://example.com:6379/",
        "http://example.com:00022/",
    ]);
    let app = App::new("");
    for url in
        ["http://example.com:/", "http://example.com:080/", "https://example.com:8443/", "http://example.com:8080/"]
    {
        assert_eq!(app.post("/v1/audit", &json!({"url": url}).to_string()).status, 202, "{url}");
    }
}

#[test]
fn case_19_invalid_host_names() {
    let (long, label) = (format!("http://{}com/", "a.".repeat(126)), format!("http://{}.com/", "a".repeat(64)));
    refused(&[
        long.as_str(),
        label.as_str(),
        "http://xn--/",
        "http://xn--a.com/",
        "http://intranet/",
        "http://a..b.com/",
    ]);
    let app = App::new("");
    for url in ["http://example.com./", "http://a_b.example.com/"] {
        assert_eq!(app.post("/v1/audit", &json!({"url": url}).to_string()).status, 202, "{url}");
    }
}

#[test]
fn case_20_long_urls_and_characters_that_are_stripped() {
    let (long, query) = (
        format!("http://example.com/{}", "a".repeat(16_000)),
        format!("http://example.com/?{}", "a=1&".repeat(10_000)),
    );
    refused(&[
        long.as_str(),
        query.as_str(),
        "http://loc\nalhost/",
        "http://127.0\t.0.1/",
        "\u{feff}http://127.0.0.1/",
    ]);
    let app = App::new("");
    let answer = app.post("/v1/audit", r#"{"url":" https://exa\nmple.com/ "}"#);
    assert_eq!(answer.status, 202, "spaces and newlines are stripped as the URL standard says");
}

#[test]
fn case_21_the_service_itself() {
    let mut app = App::new("");
    app.settings.public_url = "https://gauge.example.com".to_owned();
    for url in [
        "https://gauge.example.com/",
        "http://GAUGE.example.com./v1/audit",
        "https://gauge.example.com:8443/v1/hooks/1",
    ] {
        let answer = app.post("/v1/audit", &json!({"url": url}).to_string());
        assert_eq!((answer.status, &answer.body["error"]), (400, &json!("invalid_url")), "{url}");
        assert_eq!(
            answer.body["details"]["reason"],
            "this URL belongs to the audit service itself; audit another site"
        );
    }
    assert_eq!(app.post("/v1/audit", r#"{"url":"https://other.example.com/"}"#).status, 202);
}

#[test]
fn case_22_credentials_are_neither_used_nor_stored() {
    let app = App::new("");
    for url in ["http://user:secret@example.com/", "http://user@example.com/", "http://:secret@example.com/"] {
        assert_eq!(app.post("/v1/audit", &json!({"url": url}).to_string()).status, 400, "{url}");
    }
    let kept = ["select * from audits", "select * from websites", "select * from pages"].map(|sql| app.sql(sql, &[]));
    assert!(!json!(kept).to_string().contains("secret"));
    let web = "GET https://example.com/\n302\nlocation: https://user:secret@other.example/\n\n";
    let app = App::new(web);
    let job = app.audited("https://example.com/");
    assert_eq!(app.get(&format!("/v1/audit/{job}")).body["status"], "failed");
    assert!(app.web.asked.borrow().iter().all(|url| !url.contains("secret")));
}
