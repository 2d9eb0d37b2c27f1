//! Headers are sent before the first byte of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.header-size",
    title: "The headers of the answer are small",
    failure_title: "",
    severity: Minor,
    why: "They come before the page itself and fill the first packets of the connection. Many servers and proxies refuse \
          more than 8 KB of them.",
    fix: "Shorten what is long: usually a Content-Security-Policy, preload links, or cookies.",
    references: &[Rfc(9110), Url("https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffer_size")],
    examples: &[Pass("<p>Cats"), Fail(text(&LONG))],
    check: Response(check),
};

const LONG: [u8; 8_400] = long("GET https://example.com/\n200\nx-note: ", "cats ");
const MOST: usize = 8 << 10;

fn check(page: &PageFacts) -> Verdict {
    // A colon, a space and a line break belong to each line.
    let bytes: usize = page.exchange.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    require(bytes <= MOST, format!("The headers have {bytes} bytes")).with("bytes", bytes)
}
