//! Response headers are sent before the first byte of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.header-size",
    title: "The response headers total at most 8 KiB",
    failure_title: "The response headers total more than 8 KiB",
    severity: Minor,
    why: "Response headers arrive before the page itself and fill the first packets of the connection. Many servers \
          and proxies reject more than 8 KiB of headers.",
    fix: "Shorten long headers, usually `Content-Security-Policy`, `Link` headers with preloads, or cookies.",
    references: &[Rfc(9110), Url("https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffer_size")],
    examples: &[Pass("<p>Cats"), Fail(text(&LONG_EXAMPLE))],
    check: Response(check),
};

const LONG_EXAMPLE: [u8; 8_400] = long("GET https://example.com/\n200\nx-note: ", "cats ");
/// Maximum total size of the response headers in bytes.
const MAX_BYTES: usize = 8 << 10;

fn check(page: &PageFacts) -> Verdict {
    // Each line also has a colon, a space and a two-byte line break.
    let bytes: usize = page.exchange.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    require(bytes <= MAX_BYTES, format!("The response headers total {bytes} bytes")).with("bytes", bytes)
}
