//! Header values: Strict-Transport-Security and tokens of structured fields.

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

/// Returns the token of a structured field that is one token with parameters (RFC 9651, 3.3). `None` if it is malformed.
pub fn structured_token(value: &str) -> Option<&str> {
    let value = value.trim_matches(' ');
    let first = value.bytes().next()?;
    let end = value.bytes().position(|byte| !is_structured_token(byte)).unwrap_or(value.len());
    let (token, mut rest) = value.split_at_checked(end)?;
    if !first.is_ascii_alphabetic() && first != b'*' {
        return None;
    }
    while !rest.is_empty() {
        let parameter = rest.strip_prefix(';')?.trim_start_matches(' ');
        let end = parameter.bytes().position(|byte| !is_key(byte)).unwrap_or(parameter.len());
        let (key, after) = parameter.split_at_checked(end)?;
        if !key.starts_with(|first: char| first.is_ascii_lowercase() || first == '*') {
            return None;
        }
        rest = match after.strip_prefix('=') {
            Some(value) => after_bare_item(value)?,
            None => after,
        };
    }
    Some(token)
}

/// Returns the text after a string, token, number or boolean.
fn after_bare_item(value: &str) -> Option<&str> {
    if let Some(text) = value.strip_prefix('"') {
        let mut escaped = false;
        let end = text.bytes().position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        })?;
        return text.get(end + 1..);
    }
    let is_bare = |byte: u8| is_structured_token(byte) || matches!(byte, b'?' | b'=');
    let end = value.bytes().position(|byte| !is_bare(byte)).unwrap_or(value.len());
    if end == 0 { None } else { value.get(end..) }
}

const fn is_key(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'.' | b'*')
}

const fn is_structured_token(byte: u8) -> bool {
    is_token(byte) || matches!(byte, b':' | b'/')
}

/// Returns true if a token may contain this byte (RFC 9110, 5.6.2).
const fn is_token(byte: u8) -> bool {
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

    #[test]
    fn parses_structured_tokens() {
        for (value, token) in [
            ("same-origin", Some("same-origin")),
            (" require-corp; report-to=\"a;b\\\"c\"", Some("require-corp")),
            ("require-corp; report-to", Some("require-corp")),
            ("same-origin;a=1;b=?1", Some("same-origin")),
            ("same-origin, same-origin", None),
            ("same-origin; report-to=a b", None),
            ("same-origin; report-to=\"a", None),
            ("same-origin;", None),
            ("same-origin; X=1", None),
            ("\"same-origin\"", None),
            ("", None),
        ] {
            assert_eq!(structured_token(value), token, "{value}");
        }
    }
}
