//! Browsers reject cookies that are too long or malformed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-syntax-size",
    title: "Cookies are well-formed and not too long",
    failure_title: "A cookie is malformed or too long",
    severity: Minor,
    why: "Browsers reject a cookie that is longer than 4,096 bytes or contains control characters. They ignore an \
          expiry date or a number that they cannot parse, so the cookie ends with the browser session instead of at \
          the intended time.",
    fix: "Keep data on the server and store only a key to it in the cookie. Write `Max-Age` in seconds, or `Expires` \
          as `Sat, 21 Nov 2026 08:49:37 GMT`.",
    references: &[Rfc(6265), Url("https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html")],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: a=1; Expires=Sat, 21-Nov-26 08:49:37 GMT; Secure\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: a=1; Max-Age=60; Expires=never\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: a=1; Expires=never\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: a=1; Max-Age=1 day\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: a\n\n"),
        Fail(text(&LONG_EXAMPLE)),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

const LONG_EXAMPLE: [u8; 4_300] = long("GET https://example.com/\n200\nset-cookie: a=", "cats");
/// Maximum length of the name and the value together, in bytes.
const MAX_BYTES: usize = 4_096;

fn check(page: &PageFacts) -> Verdict {
    let lines = || page.exchange.header_lines("set-cookie").filter(|line| !line.is_empty());
    let checked = lines().count();
    let faults: Vec<(&str, &str)> = lines().filter_map(|line| Some((line, fault(line)?))).collect();
    match faults.first() {
        _ if checked == 0 => inapplicable(),
        None => pass().with("checked", checked),
        Some((_, first)) => {
            let found = fail(format!("A cookie {first}")).with("count", faults.len());
            faults.iter().fold(found, |verdict, (line, fault)| {
                let name = line.split(['=', ';']).next().unwrap_or_default().trim();
                verdict.with_text_evidence(&format!("set-cookie: {}: {fault}", shorten(name, 60)))
            })
        }
    }
}

/// Returns the fault of a `Set-Cookie` line as the rest of a sentence that starts with "A cookie".
fn fault(line: &str) -> Option<&'static str> {
    let Some(cookie) = Cookie::parse(line) else { return Some("has no name") };
    let age = cookie.attribute("max-age");
    let is_number = |age: &str| {
        let digits = age.strip_prefix('-').unwrap_or(age);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if line.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t') {
        Some("contains a control character")
    } else if cookie.name.len() + cookie.value.len() > MAX_BYTES {
        Some("is longer than 4,096 bytes")
    } else if age.is_some_and(|age| !is_number(age)) {
        Some("has a Max-Age that is not a number of seconds")
    } else if age.is_none() && cookie.attribute("expires").is_some_and(|date| !is_date(date)) {
        Some("has an Expires value that is not a date")
    } else {
        None
    }
}

/// Returns true if browsers can parse the text as a date (RFC 6265 5.1.1): it contains a time, a day, a month and a
/// year.
fn is_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = clip(text, 200).to_ascii_lowercase();
    let (mut time, mut day, mut month, mut year) = (false, false, false, false);
    for token in lower.split(|character: char| !character.is_alphanumeric() && character != ':') {
        let digits = token.bytes().take_while(u8::is_ascii_digit).count();
        if !time && token.split(':').count() == 3 {
            time = token.split(':').all(|part| part.parse::<u8>().is_ok_and(|number| number < 60));
        } else if !day && matches!(digits, 1 | 2) && !token.contains(':') {
            day = true;
        } else if !month && token.get(..3).is_some_and(|start| MONTHS.contains(&start)) {
            month = true;
        } else if !year && (2..=4).contains(&digits) && !token.contains(':') {
            year = true;
        }
    }
    time && day && month && year
}
