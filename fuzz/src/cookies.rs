//! Cookies. Each line is the value of a `Set-Cookie` header.
use super::findings;
use sitegauge::facts::Cookie;

/// A cookie is the same after serializing and parsing, and its attributes match those of a naive parser.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().map(str::trim).take(16).collect();
    for line in &lines {
        if let Some(cookie) = Cookie::parse(line) {
            check(cookie, line);
        }
    }
    let headers: Vec<(&str, &str)> = lines.iter().map(|line| ("set-cookie", *line)).collect();
    findings::of_headers(&headers, "<!doctype html><title>x</title>", &["privacy.cookie"]);
}

fn check(cookie: Cookie<'_>, line: &str) {
    for part in [cookie.name, cookie.value] {
        assert!(part.trim() == part && !part.contains(';'), "{part:?}");
    }
    assert!(!cookie.name.is_empty() && !cookie.name.contains('='));
    let attributes = line.split_once(';').map_or("", |(_, attributes)| attributes);
    let written = format!("  {} =\t{} ;{attributes}; Fuzz = y", cookie.name, cookie.value);
    let again = Cookie::parse(&written).expect("it has a name");
    assert_eq!((again.name, again.value, again.attribute("fuzz")), (cookie.name, cookie.value, Some("y")));
    for name in ["Secure", "HttpOnly", "SameSite", "Max-Age", "Expires", "Domain", "Path", "Partitioned"] {
        let found = cookie.attribute(name);
        assert_eq!(found, naive_attribute(attributes, name), "{name} of {line}");
        assert_eq!(found, cookie.attribute(&name.to_ascii_uppercase()));
        assert_eq!(found, again.attribute(name));
    }
    assert_eq!(cookie.is_secure(), again.is_secure());
    assert_eq!(cookie.is_deletion(), again.is_deletion());
    assert!(!cookie.is_session_like() || !cookie.is_infrastructure(), "{line}");
    assert_eq!(cookie.tracker(), again.tracker());
    assert!(!cookie.value.is_empty() || cookie.is_deletion());
}

/// A naive parser: the last attribute with this name.
fn naive_attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut found = None;
    for attribute in attributes.split(';') {
        let end = attribute.find('=').unwrap_or(attribute.len());
        if attribute[..end].trim().eq_ignore_ascii_case(name) {
            found = Some(attribute[end..].get(1..).unwrap_or_default().trim());
        }
    }
    found
}
