//! Structured fields (RFC 9651): items that are one token, and dictionaries.

/// A member of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its items that are tokens. Strings, numbers and parameters are left out.
    pub tokens: Vec<&'a str>,
}

/// Returns the members of a dictionary (RFC 9651, 4.2.2) in order.
///
/// # Errors
/// Returns the rest of the text from where it is malformed; empty if its end is missing.
pub fn structured_dictionary(value: &str) -> Result<Vec<Member<'_>>, &str> {
    let mut members = Vec::new();
    let mut rest = value.trim_matches([' ', '\t']);
    while !rest.is_empty() {
        let (key, after) = key(rest).ok_or(rest)?;
        let (tokens, after) = match after.strip_prefix('=') {
            Some(value) => member_value(value)?,
            None => (Vec::new(), after_parameters(after)?),
        };
        members.push(Member { key, tokens });
        rest = after.trim_start_matches([' ', '\t']);
        if let Some(next) = rest.strip_prefix(',') {
            let next = next.trim_start_matches([' ', '\t']);
            // A comma at the end is an error.
            rest = if next.is_empty() { return Err(rest) } else { next };
        } else if !rest.is_empty() {
            return Err(rest);
        }
    }
    Ok(members)
}

/// Returns the tokens of an item or an inner list with parameters, and the text after it.
fn member_value(value: &str) -> Result<(Vec<&str>, &str), &str> {
    let mut tokens = Vec::new();
    let Some(mut rest) = value.strip_prefix('(') else {
        let after = bare_item(value, &mut tokens)?;
        return Ok((tokens, after_parameters(after)?));
    };
    loop {
        rest = rest.trim_start_matches(' ');
        if let Some(after) = rest.strip_prefix(')') {
            return Ok((tokens, after_parameters(after)?));
        }
        rest = after_parameters(bare_item(rest, &mut tokens)?)?;
        if !rest.starts_with([' ', ')']) {
            return Err(rest);
        }
    }
}

fn bare_item<'a>(value: &'a str, tokens: &mut Vec<&'a str>) -> Result<&'a str, &'a str> {
    let after = after_bare_item(value).ok_or(value)?;
    if value.starts_with(|first: char| first.is_ascii_alphabetic() || first == '*') {
        tokens.extend(value.get(..value.len() - after.len()));
    }
    Ok(after)
}

fn after_parameters(mut rest: &str) -> Result<&str, &str> {
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start_matches(' ');
        let (_, after) = key(parameter).ok_or(rest)?;
        rest = match after.strip_prefix('=') {
            Some(value) => after_bare_item(value).ok_or(rest)?,
            None => after,
        };
    }
    Ok(rest)
}

fn key(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !is_key(byte)).unwrap_or(text.len());
    let (key, after) = text.split_at_checked(end)?;
    key.starts_with(|first: char| first.is_ascii_lowercase() || first == '*').then_some((key, after))
}

/// Returns the token of a structured field that is one token with parameters (RFC 9651, 3.3). `None` if it is malformed.
pub fn structured_token(value: &str) -> Option<&str> {
    let value = value.trim_matches(' ');
    let first = value.bytes().next()?;
    let end = value.bytes().position(|byte| !is_structured_token(byte)).unwrap_or(value.len());
    let (token, rest) = value.split_at_checked(end)?;
    let is_token = first.is_ascii_alphabetic() || first == b'*';
    (is_token && after_parameters(rest).ok()?.is_empty()).then_some(token)
}

/// Returns the text after a string, token, number, boolean, byte sequence or date.
fn after_bare_item(value: &str) -> Option<&str> {
    let first = value.bytes().next()?;
    if first == b'"' {
        let text = value.get(1..)?;
        let mut escaped = false;
        let end = text.bytes().position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        })?;
        return text.get(end + 1..);
    }
    if !first.is_ascii_alphanumeric() && !matches!(first, b'*' | b'-' | b'?' | b':' | b'@') {
        return None;
    }
    let is_bare = |byte: u8| is_structured_token(byte) || matches!(byte, b'?' | b'=' | b'@');
    let end = value.bytes().position(|byte| !is_bare(byte)).unwrap_or(value.len());
    value.get(end..)
}

const fn is_key(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'.' | b'*')
}

const fn is_structured_token(byte: u8) -> bool {
    super::header_values::is_token(byte) || matches!(byte, b':' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn parses_dictionaries() {
        let shown = |value| {
            let members = structured_dictionary(value).ok()?;
            let member = |member: &Member<'_>| format!("{}[{}]", member.key, member.tokens.join(" "));
            Some(members.iter().map(member).collect::<Vec<_>>().join(" "))
        };
        for (value, members) in [
            ("geolocation=(), camera=(self \"https://a.example\")", Some("geolocation[] camera[self]")),
            ("camera=*,\tmicrophone=self;report-to=a", Some("camera[*] microphone[self]")),
            ("a, b;c=\"d\", e=?0", Some("a[] b[] e[]")),
            ("camera=( self https://a.example )", Some("camera[self https://a.example]")),
            ("", Some("")),
            ("geolocation 'none'; camera 'none'", None),
            ("camera='none'", None),
            ("camera=()microphone=()", None),
            ("camera=();microphone=()", None),
            ("camera=(),", None),
            ("camera=(), , microphone=()", None),
            ("Camera=()", None),
            ("camera=(", None),
            ("camera=(self", None),
            ("camera=", None),
            ("camera=(\"a)", None),
            ("camera=(self\"a\")", None),
        ] {
            assert_eq!(shown(value).as_deref(), members, "{value}");
        }
    }
}
