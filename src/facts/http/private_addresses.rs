//! Private IP addresses in texts that a server sends.
use std::net::Ipv4Addr;

/// Returns the first private IPv4 address (RFC 1918) in a text. Numbers after a slash or a letter are versions and are
/// skipped.
pub fn private_address(text: &str) -> Option<&str> {
    let is_part = |character: char| character.is_ascii_digit() || character == '.';
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let (before, from) = rest.split_at_checked(start)?;
        let (run, after) = from.split_at_checked(from.find(|character| !is_part(character)).unwrap_or(from.len()))?;
        let is_apart = !before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '/' | '-' | '_' | '.'))
            || before.ends_with("://");
        let ends = !after.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '-' | '_'));
        let address = run.trim_end_matches('.');
        if is_apart && ends && address.parse::<Ipv4Addr>().is_ok_and(|address| address.is_private()) {
            return Some(address);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::private_address;

    #[test]
    fn distinguishes_addresses_from_versions() {
        for (text, address) in [
            ("10.0.0.1", Some("10.0.0.1")),
            ("web-3 (192.168.2.17:8080).", Some("192.168.2.17")),
            ("http://172.16.0.9/", Some("172.16.0.9")),
            ("nginx/10.0.0.1", None),
            ("v10.0.0.1", None),
            ("10.0.0.1-rc", None),
            ("1.10.0.0.1", None),
            ("8.8.8.8 and 172.15.0.1", None),
            ("Version 10.0", None),
        ] {
            assert_eq!(private_address(text), address, "{text}");
        }
    }
}
