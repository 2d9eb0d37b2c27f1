//! Header values: Strict-Transport-Security.

/// A valid `Strict-Transport-Security` header (RFC 6797, 6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hsts {
    /// Number of seconds for which browsers use only TLS. 0 turns HSTS off.
    pub max_age: u64,
    /// True if it applies to subdomains too.
    pub include_subdomains: bool,
    /// True if it requests inclusion in the preload lists of browsers.
    pub preload: bool,
}

impl Hsts {
    /// Parses a header.
    ///
    /// # Errors
    /// Returns the reason if the header is invalid, so browsers ignore it.
    pub fn parse(header: &str) -> Result<Self, &'static str> {
        let (mut max_age, mut include_subdomains, mut preload) = (None, false, false);
        let mut names: Vec<String> = Vec::new();
        for directive in header.split(';').map(str::trim).filter(|directive| !directive.is_empty()).take(100) {
            let (name, value) = match directive.split_once('=') {
                Some((name, value)) => (name.trim(), Some(unquote(value.trim()))),
                None => (directive, None),
            };
            let name = name.to_ascii_lowercase();
            if name.is_empty() || !name.bytes().all(is_token) {
                return Err("a directive has an invalid name");
            }
            match (name.as_str(), value) {
                ("max-age", value) => {
                    let digits = value.filter(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
                    let digits = digits.filter(|digits| !digits.is_empty()).ok_or("max-age is not a whole number")?;
                    max_age = Some(digits.parse().unwrap_or(u64::MAX));
                }
                ("includesubdomains", None) => include_subdomains = true,
                ("includesubdomains", Some(_)) => return Err("includeSubDomains must not have a value"),
                ("preload", None) => preload = true,
                _ => {}
            }
            if names.contains(&name) {
                return Err("a directive appears twice");
            }
            names.push(name);
        }
        max_age.map(|max_age| Self { max_age, include_subdomains, preload }).ok_or("max-age is missing")
    }
}

/// Returns true if a token may contain this byte (RFC 9110, 5.6.2).
pub(super) const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~'
        )
}

fn unquote(value: &str) -> &str {
    value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_strict_transport_security() {
        let hsts = Hsts::parse(" ;MAX-AGE=\"31536000\" ;; includeSubDomains; x=\"y\";").unwrap();
        assert_eq!(hsts, Hsts { max_age: 31_536_000, include_subdomains: true, preload: false });
        assert_eq!(Hsts::parse("max-age=99999999999999999999999").unwrap().max_age, u64::MAX);
        for invalid in [
            "",
            "includeSubDomains",
            "max-age",
            "max-age=",
            "max-age=-1",
            "max-age=1 year",
            "max-age=1; max-age=1",
            "max-age=1; includeSubDomains; INCLUDESUBDOMAINS",
            "max-age=1; includeSubDomains=1",
            "max-age=1, max-age=1",
            "max-age=1; includeSubDomains, max-age=1",
            "max-age:1",
        ] {
            assert!(Hsts::parse(invalid).is_err(), "{invalid}");
        }
    }
}
