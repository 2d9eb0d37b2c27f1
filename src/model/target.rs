//! Target: a URL that may be fetched. Only targets reach the network.
use super::urls::url_key;
use std::fmt;
use url::{Host, Url};

/// Maximum length of a URL, in bytes.
pub const MAX_URL: usize = 2_000;
/// Ports that may be fetched.
const PORTS: [u16; 4] = [80, 443, 8080, 8443];
/// Host names and suffixes that never resolve on the public internet (RFC 6761, RFC 6762, RFC 8375, ICANN's
/// `internal`).
const PRIVATE_SUFFIXES: [&str; 9] =
    ["localhost", "local", "internal", "intranet", "lan", "home.arpa", "in-addr.arpa", "ip6.arpa", "onion"];

/// Hosts and ports that may be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Public host names on the ports 80, 443, 8080 and 8443; no IP addresses.
    Public,
    /// Any host and port, including loopback and private networks. For local runs and tests only.
    AllowPrivate,
}

/// An http or https URL without credentials and fragment. Under [`Policy::Public`] it also has a public host name and
/// one of the ports 80, 443, 8080 and 8443.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target(Url);

/// Reason why a URL cannot be audited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Not an absolute URL.
    #[error("this is not an absolute URL; write it like https://example.com/page")]
    NotAUrl,
    /// Longer than [`MAX_URL`].
    #[error("the URL is longer than 2,000 characters")]
    TooLong,
    /// A scheme other than http and https: `ftp:`, `file:`, `data:` and so on.
    #[error("only http and https can be audited")]
    Scheme,
    /// A URL of this service.
    #[error("this URL belongs to the audit service itself; audit another site")]
    Own,
    /// User name or password: `user:password@`.
    #[error("URLs with credentials are not accepted; remove the part before the @")]
    Credentials,
    /// An IP address as host, in any notation.
    #[error("URLs with an IP address as host are not audited; use a public host name")]
    IpLiteral,
    /// A private host name: `localhost`, `*.internal`, a name without a dot.
    #[error("this host name is not public; use one that resolves on the public internet")]
    PrivateName,
    /// A host that the operator has blocked.
    #[error("the operator of this service does not let it audit this host")]
    Blocked,
    /// A port other than 80, 443, 8080 and 8443.
    #[error("only the ports 80, 443, 8080 and 8443 are audited")]
    Port,
}

impl Target {
    /// Parses an absolute URL.
    ///
    /// # Errors
    /// Returns an error if the text is not an absolute URL or the policy does not allow fetching it.
    ///
    /// # Examples
    /// ```
    /// use sitegauge::model::target::{Policy, Target, TargetError};
    ///
    /// let target = Target::parse("https://example.com/cats#tabby", Policy::Public)?;
    /// assert_eq!(target.as_str(), "https://example.com/cats");
    /// assert_eq!(Target::parse("http://10.0.0.1/", Policy::Public), Err(TargetError::IpLiteral));
    /// # Ok::<(), TargetError>(())
    /// ```
    pub fn parse(text: &str, policy: Policy) -> Result<Self, TargetError> {
        if text.len() > MAX_URL {
            return Err(TargetError::TooLong);
        }
        Self::check(Url::parse(text).map_err(|_| TargetError::NotAUrl)?, policy)
    }

    /// Resolves a reference against this URL: a redirect, a link, a file of the site.
    ///
    /// # Errors
    /// Returns an error in the same cases as [`Target::parse`].
    pub fn join(&self, reference: &str, policy: Policy) -> Result<Self, TargetError> {
        if reference.len() > MAX_URL {
            return Err(TargetError::TooLong);
        }
        Self::check(self.0.join(reference).map_err(|_| TargetError::NotAUrl)?, policy)
    }

    fn check(mut url: Url, policy: Policy) -> Result<Self, TargetError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(TargetError::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetError::Credentials);
        }
        if url.as_str().len() > MAX_URL {
            return Err(TargetError::TooLong);
        }
        if policy == Policy::Public {
            match url.host() {
                Some(Host::Domain(name)) if is_public(name) => {}
                Some(Host::Domain(_)) => return Err(TargetError::PrivateName),
                Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(TargetError::IpLiteral),
                None => return Err(TargetError::NotAUrl),
            }
            if !url.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
                return Err(TargetError::Port);
            }
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// Returns the URL; it never has a fragment.
    pub const fn url(&self) -> &Url {
        &self.0
    }

    /// Returns the URL as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the normal form of the URL: equal URLs have equal keys. The URL itself is requested as it was written, because
    /// some servers redirect from one form to another.
    pub fn key(&self) -> String {
        url_key(&self.0)
    }

    /// Returns the host in its ASCII form.
    pub fn host(&self) -> &str {
        // The default is unreachable: every http and https URL has a host.
        self.0.host_str().unwrap_or_default()
    }

    /// Returns the host and the hosts above it, without a trailing dot: `a.example.com`, `example.com`, `com`.
    pub fn host_names(&self) -> Vec<&str> {
        let host = self.host().trim_end_matches('.');
        std::iter::successors(Some(host), |name| name.split_once('.').map(|(_, rest)| rest)).collect()
    }

    /// Returns the origin, scheme with host and port: the scope of a robots.txt file.
    pub fn site(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Returns true for a syntactically valid name of at least two labels without a private suffix.
fn is_public(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let labels_fit = name.len() <= 253 && name.split('.').all(|label| (1..=63).contains(&label.len()));
    let private = PRIVATE_SUFFIXES
        .iter()
        .any(|suffix| name.strip_suffix(suffix).is_some_and(|before| before.is_empty() || before.ends_with('.')));
    labels_fit && name.contains('.') && !private
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_public_http_urls() {
        for (text, normal) in [
            ("https://example.com", "https://example.com/"),
            ("HTTP://EXAMPLE.com:80/a?b#c", "http://example.com/a?b"),
            (" https://example.com/ü ", "https://example.com/%C3%BC"),
            ("https://bücher.example:8443/", "https://xn--bcher-kva.example:8443/"),
        ] {
            assert_eq!(Target::parse(text, Policy::Public).map(|target| target.to_string()), Ok(normal.to_owned()));
        }
    }

    #[test]
    fn rejects_everything_else() {
        use TargetError::{Credentials, IpLiteral, NotAUrl, Port, PrivateName, Scheme};
        let cases = [
            ("http://127.0.0.1/", IpLiteral),
            ("http://127.1/", IpLiteral),
            ("http://2130706433/", IpLiteral),
            ("http://0x7f000001/", IpLiteral),
            ("http://0177.0.0.1/", IpLiteral),
            ("http://127.0.0.1./", IpLiteral),
            ("http://0/", IpLiteral),
            ("http:127.0.0.1", IpLiteral),
            ("http:/\\127.0.0.1", IpLiteral),
            ("http://127。0。0。1/", IpLiteral),
            ("http://%31%32%37.0.0.1/", IpLiteral),
            ("http://１２７.0.0.1/", IpLiteral),
            ("http://[::1]/", IpLiteral),
            ("http://[::ffff:127.0.0.1]/", IpLiteral),
            ("http://[64:ff9b::7f00:1]/", IpLiteral),
            ("http://169.254.169.254/latest/meta-data", IpLiteral),
            ("http://8.8.8.8/", IpLiteral),
            ("http://127.0.0.1\\@example.com/", IpLiteral),
            ("http://256.256.256.256/", NotAUrl),
            ("http://1.1.1.1.1/", NotAUrl),
            ("http://[fe80::1%25eth0]/", NotAUrl),
            ("http://[example.com]/", NotAUrl),
            ("http://example.com:65536/", NotAUrl),
            ("http://exa%00mple.com/", NotAUrl),
            ("http://xn--/", NotAUrl),
            ("///127.0.0.1", NotAUrl),
            ("example.com", NotAUrl),
            ("", NotAUrl),
            ("http://localhost/", PrivateName),
            ("http://LOCALHOST./", PrivateName),
            ("http://foo.localhost/", PrivateName),
            ("http://%6c%6f%63alhost/", PrivateName),
            ("http://intranet/", PrivateName),
            ("http://a..b.com/", PrivateName),
            ("http://metadata.google.internal/", PrivateName),
            ("http://printer.local/", PrivateName),
            ("ftp://example.com/", Scheme),
            ("file:///etc/passwd", Scheme),
            ("javascript:alert(1)", Scheme),
            ("data:text/html,x", Scheme),
            ("http://user:secret@example.com/", Credentials),
            ("http://example.com@127.0.0.1/", Credentials),
            ("http://example.com:22/", Port),
            ("http://example.com:0/", Port),
            ("https://example.com:6379/", Port),
        ];
        for (text, error) in cases {
            assert_eq!(Target::parse(text, Policy::Public), Err(error), "{text}");
        }
        assert_eq!(
            Target::parse(&format!("http://example.com/{}", "a".repeat(2_000)), Policy::Public),
            Err(TargetError::TooLong)
        );
    }

    #[test]
    fn a_redirect_is_checked_again() {
        let page = Target::parse("https://example.com/a/b", Policy::Public).unwrap();
        assert_eq!(page.join("../c", Policy::Public).unwrap().as_str(), "https://example.com/c");
        assert_eq!(page.join("//127.0.0.1/", Policy::Public), Err(TargetError::IpLiteral));
        assert_eq!(page.join("file:///etc/passwd", Policy::Public), Err(TargetError::Scheme));
        assert!(page.join("//127.0.0.1:8080/", Policy::AllowPrivate).is_ok());
        assert_eq!(page.site(), "https://example.com");
    }
}
