//! Target URLs: the first line is a URL, the second a reference that is resolved against it.
use sitegauge::model::Target;
use sitegauge::model::target::{MAX_URL, Policy};
use std::net::IpAddr;

/// An accepted URL has a public host name and an allowed port, for every parser.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (url, reference) = text.split_once('\n').unwrap_or((&text, ""));
    let accepted = Target::parse(url, Policy::Public);
    if let Ok(target) = &accepted {
        check(target);
        assert_eq!(Target::parse(url, Policy::AllowPrivate).as_ref(), Ok(target));
    }
    let any = Target::parse(url, Policy::AllowPrivate);
    if let Ok(target) = &any {
        assert_eq!(Target::parse(target.as_str(), Policy::AllowPrivate).as_ref(), Ok(target));
    }
    let base = accepted.or_else(|_| Target::parse("https://example.com/a/b?c", Policy::Public));
    for base in base.iter().chain(&any) {
        if let Ok(target) = base.join(reference, Policy::Public) {
            check(&target);
        }
    }
}

fn check(target: &Target) {
    let text = target.as_str();
    assert!(text.len() <= MAX_URL && text.is_ascii() && !text.contains(['#', ' ', '\t', '\r', '\n', '\0']), "{text:?}");
    assert_eq!(Target::parse(text, Policy::Public).as_ref(), Ok(target), "parsed again");
    assert_eq!(target.join(text, Policy::Public).as_ref(), Ok(target));
    assert_eq!(target.join("", Policy::Public).map(|target| target.to_string()), Ok(text.to_owned()));
    assert!(matches!(target.url().scheme(), "http" | "https"));
    assert!(target.url().username().is_empty() && target.url().password().is_none());
    assert!(matches!(target.url().port_or_known_default(), Some(80 | 443 | 8080 | 8443)), "{text}");
    assert!(Target::parse(&target.site(), Policy::Public).is_ok_and(|site| site.host() == target.host()));
    is_public(target.host());

    // The native client parses the text with another parser.
    if let Ok(uri) = text.parse::<http::Uri>() {
        assert_eq!(uri.host(), Some(target.host()), "{text}");
        assert_eq!(uri.port_u16(), target.url().port(), "{text}");
        assert_eq!(uri.scheme_str(), Some(target.url().scheme()));
    }
    // A naive parser takes everything between the slashes and the next one.
    let authority = text.split(['/', '?', '\\']).nth(2).unwrap_or_default();
    assert_eq!(authority.split(':').next(), Some(target.host()), "{text}");
}

/// Asserts that the host is neither an IP address in any notation nor a local name.
fn is_public(host: &str) {
    let name = host.strip_suffix('.').unwrap_or(host);
    assert!(host.parse::<IpAddr>().is_err() && name.parse::<IpAddr>().is_err(), "{host}");
    assert!(name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()), "{host}");
    assert!(!name.contains(['[', ']', ':', '@', '/', '\\', '%', '?', '#', '<', '>', '^', '|']), "{host}");
    let labels: Vec<&str> = name.split('.').collect();
    assert!(labels.len() >= 2 && labels.iter().all(|label| !label.is_empty() && label.len() <= 63), "{host}");
    let last = labels[labels.len() - 1];
    let is_hex = last.strip_prefix("0x").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_number = is_hex || last.bytes().all(|byte| byte.is_ascii_digit());
    assert!(!is_number, "{host} may be parsed as an IP address");
    for private in ["localhost", "local", "internal", "intranet", "lan", "onion"] {
        assert!(last != private, "{host}");
    }
    assert!(
        !name.ends_with(".home.arpa") && !name.ends_with(".in-addr.arpa") && !name.ends_with(".ip6.arpa"),
        "{host}"
    );
}
