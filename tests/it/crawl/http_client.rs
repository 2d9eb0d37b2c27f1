//! The native HTTP client, tested with a server on loopback.
use sitegauge::crawl;
use sitegauge::local::{HttpWeb, SystemClock};
use sitegauge::model::Target;
use sitegauge::model::target::Policy;
use sitegauge::ports::{FetchContext, FetchError, Settings};
use std::io::{Read, Write};
use std::net::TcpListener;

const HTML: &[u8] = b"<!doctype html><title>Packed</title><h1>Small</h1>";

/// Starts a server that answers one request with these bytes. Returns its URL.
fn serve(answer: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        let Ok((mut stream, _)) = listener.accept() else { return };
        let mut request = [0; 4_096];
        let _ = stream.read(&mut request);
        let _ = stream.write_all(&answer);
    });
    format!("http://{address}/")
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n{headers}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

fn fetch(url: &str, policy: Policy) -> Result<crawl::Fetched, FetchError> {
    let settings = Settings { policy, ..Settings::default() };
    let web = HttpWeb::new(policy);
    let target = Target::parse(url, Policy::AllowPrivate).expect("a URL");
    pollster::block_on(crawl::page(
        FetchContext { agent: None, web: &web, clock: &SystemClock, settings: &settings },
        &target,
        1_000,
    ))
}

#[test]
fn gzip_is_decoded_and_the_header_kept() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(HTML).expect("memory");
    let body = packed.finish().expect("memory");
    let page = fetch(&serve(answer("content-encoding: gzip", &body)), Policy::AllowPrivate).expect("a page");
    assert_eq!(page.exchange.header("content-encoding"), Some("gzip"));
    assert_eq!(page.document.first("title").map(|title| title.text().to_owned()), Some("Packed".to_owned()));
    assert_eq!(page.exchange.body_bytes, HTML.len());
}

#[test]
fn an_unsupported_encoding_is_refused() {
    let refused = fetch(&serve(answer("content-encoding: zstd", b"x")), Policy::AllowPrivate);
    assert_eq!(refused.err(), Some(FetchError::Encoding("zstd".to_owned())));
}

#[test]
fn a_truncated_body_is_marked() {
    let page = fetch(&serve(answer("content-length: 5000", HTML)), Policy::AllowPrivate).expect("a page");
    assert!(page.document.truncated);
}

#[test]
fn an_unresponsive_server_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    assert_eq!(fetch(&url, Policy::AllowPrivate).err(), Some(FetchError::Timeout(1_000)));
}

#[test]
fn a_name_that_resolves_to_a_private_address_is_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a socket");
    let port = listener.local_addr().expect("an address").port();
    let refused = fetch(&format!("http://localhost:{port}/"), Policy::Public).err();
    assert!(matches!(refused, Some(FetchError::Unreachable(reason)) if reason.contains("private IP address")));
    assert!(listener.accept().is_err(), "no connection was made");
}
