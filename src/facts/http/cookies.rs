//! `Set-Cookie` headers (RFC 6265, 5.2).

/// One `Set-Cookie` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie<'a> {
    /// The name.
    pub name: &'a str,
    /// The value.
    pub value: &'a str,
    attributes: &'a str,
}

impl<'a> Cookie<'a> {
    /// Parses a header value. `None` if it has no cookie name.
    pub fn parse(header: &'a str) -> Option<Self> {
        let (pair, attributes) = header.split_once(';').unwrap_or((header, ""));
        let (name, value) = pair.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        (!name.is_empty()).then_some(Self { name, value, attributes })
    }

    /// Returns the value of the last attribute with this name, or "" if it has no value.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.attributes.split(';').rev().find_map(|attribute| {
            let (attribute_name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            attribute_name.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Returns true if browsers send it only over TLS.
    pub fn is_secure(self) -> bool {
        self.attribute("secure").is_some()
    }

    /// Returns true if scripts cannot read it.
    pub fn is_http_only(self) -> bool {
        self.attribute("httponly").is_some()
    }

    /// Returns true if the header deletes the cookie: it is empty or has expired.
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
    fn parses_as_browsers_do() {
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
