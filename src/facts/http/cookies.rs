//! Cookies as servers set them (RFC 6265 5.2).

/// One `Set-Cookie` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    attributes: &'a str,
}

impl<'a> Cookie<'a> {
    /// Reads a header value; none where it names no cookie.
    pub fn parse(header: &'a str) -> Option<Self> {
        let (pair, attributes) = header.split_once(';').unwrap_or((header, ""));
        let (name, value) = pair.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        (!name.is_empty()).then_some(Self { name, value, attributes })
    }

    /// The value of an attribute, "" where it has none; the last one counts.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.attributes.split(';').rev().find_map(|attribute| {
            let (each, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            each.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Whether it is only sent over TLS.
    pub fn is_secure(self) -> bool {
        self.attribute("secure").is_some()
    }

    /// Whether scripts are kept from it.
    pub fn is_http_only(self) -> bool {
        self.attribute("httponly").is_some()
    }

    /// Whether it is being deleted: empty, or expired at once.
    pub fn is_deletion(self) -> bool {
        let expired = self.attribute("max-age").is_some_and(|age| age.parse::<i64>().is_ok_and(|age| age <= 0))
            || self.attribute("expires").is_some_and(|date| date.contains("1970") || date.contains("01-Jan-70"));
        expired || self.value.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_browsers_read() {
        let cookie = Cookie::parse("id = a=b ; SECURE; Path=/x; path=/; HttpOnly ;SameSite=Lax").unwrap();
        assert_eq!((cookie.name, cookie.value), ("id", "a=b"));
        assert!(cookie.is_secure() && cookie.is_http_only() && !cookie.is_deletion());
        assert_eq!(cookie.attribute("path"), Some("/"));
        assert_eq!(cookie.attribute("samesite"), Some("Lax"));
        assert!(Cookie::parse("id=x; Max-Age=0").unwrap().is_deletion());
        for nonsense in ["", "secure", "=x", " ; a=b"] {
            assert_eq!(Cookie::parse(nonsense), None);
        }
    }
}
