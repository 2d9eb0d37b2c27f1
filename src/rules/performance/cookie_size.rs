//! Cookies travel with every request.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.cookie-size",
    title: "The cookies that the page sets are small",
    failure_title: "",
    severity: Info,
    why: "The browser sends them back with everything it asks this host for.",
    fix: "Keep an identifier in the cookie and the rest on the server.",
    references: &[Rfc(6265)],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: id=1; Secure\n\nCats"),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Response(check),
};

/// Bytes that slow requests down.
const MANY: usize = 1 << 10;

fn check(page: &PageFacts) -> Verdict {
    let sizes: Vec<usize> = page.exchange.cookies().map(|cookie| cookie.name.len() + cookie.value.len() + 1).collect();
    let bytes: usize = sizes.iter().sum();
    match bytes {
        0 => inapplicable(),
        1..=MANY => pass().with("bytes", bytes),
        _ => fail(format!("The cookies have {bytes} bytes"))
            .seen(&format!("{} cookies", sizes.len()))
            .with("bytes", bytes),
    }
}
