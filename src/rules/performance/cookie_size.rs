//! Browsers send cookies with every request.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.cookie-size",
    title: "Cookies set by the page total at most 1 KiB",
    failure_title: "Cookies set by the page total more than 1 KiB",
    severity: Info,
    why: "Browsers send these cookies back with every request to this host, and large cookies slow each request down.",
    fix: "Store only an identifier in the cookie, and keep the rest on the server.",
    references: &[Rfc(6265)],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: id=1; Secure\n\nCats"),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Response(check),
};

/// Total size in bytes above which cookies slow requests down.
const MAX_BYTES: usize = 1 << 10;

fn check(page: &PageFacts) -> Verdict {
    let sizes: Vec<usize> = page.exchange.cookies().map(|cookie| cookie.name.len() + cookie.value.len() + 1).collect();
    let bytes: usize = sizes.iter().sum();
    match bytes {
        0 => inapplicable(),
        1..=MAX_BYTES => pass().with("bytes", bytes),
        _ => fail(format!("The cookies total {bytes} bytes"))
            .with_text_evidence(&format!("Number of cookies: {}", sizes.len()))
            .with("bytes", bytes),
    }
}
