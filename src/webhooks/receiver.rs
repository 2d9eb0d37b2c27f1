//! The URLs that webhooks may be sent to.
use crate::model::target::Policy;
use crate::model::{Target, TargetError};
use crate::ports::Settings;

/// The reason why a URL cannot receive webhooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiverError {
    /// Not an absolute URL.
    #[error("this is not an absolute URL; write it like https://example.com/hook")]
    NotAUrl,
    /// Longer than 2,000 characters.
    #[error("the URL is longer than 2,000 characters")]
    TooLong,
    /// Not https.
    #[error("webhooks are sent over https only; the URL must begin with https://")]
    NotHttps,
    /// A URL of this service.
    #[error("a webhook cannot call this service itself")]
    Own,
    /// User name or password.
    #[error("URLs with credentials are not accepted; remove the part before the @")]
    Credentials,
    /// An IP address or a private host name.
    #[error("the host is not public; use a name that resolves on the public internet")]
    Private,
    /// A host that the operator has blocked.
    #[error("the operator of this service lets it send nothing to this host")]
    Blocked,
    /// A port other than 80, 443, 8080 and 8443.
    #[error("webhooks are sent to the ports 80, 443, 8080 and 8443 only")]
    Port,
}

impl From<TargetError> for ReceiverError {
    fn from(error: TargetError) -> Self {
        match error {
            TargetError::NotAUrl => Self::NotAUrl,
            TargetError::TooLong => Self::TooLong,
            TargetError::Scheme => Self::NotHttps,
            TargetError::Own => Self::Own,
            TargetError::Credentials => Self::Credentials,
            TargetError::IpLiteral | TargetError::PrivateName => Self::Private,
            TargetError::Blocked => Self::Blocked,
            TargetError::Port => Self::Port,
        }
    }
}

/// Parses the URL of a receiver: https, public, and not this service. Where private targets are allowed, http is too.
///
/// # Errors
/// Returns an error if the URL cannot receive webhooks.
pub fn receiver(settings: &Settings, url: &str) -> Result<Target, ReceiverError> {
    let target = Target::parse(url, settings.policy)?;
    if settings.policy == Policy::Public && target.url().scheme() != "https" {
        return Err(ReceiverError::NotHttps);
    }
    if settings.is_own(&target) { Err(ReceiverError::Own) } else { Ok(target) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_https_urls_receive_webhooks() {
        let public = Settings { public_url: "https://audits.example".to_owned(), ..Settings::default() };
        for (url, expected) in [
            ("https://example.com/hook?token=x", None),
            ("http://example.com/hook", Some(ReceiverError::NotHttps)),
            ("ftp://example.com/hook", Some(ReceiverError::NotHttps)),
            ("https://audits.example/hooks/abc", Some(ReceiverError::Own)),
            ("https://127.0.0.1/", Some(ReceiverError::Private)),
            ("https://metadata.google.internal/", Some(ReceiverError::Private)),
            ("https://user:pass@example.com/", Some(ReceiverError::Credentials)),
            ("https://example.com:25/", Some(ReceiverError::Port)),
            ("example.com/hook", Some(ReceiverError::NotAUrl)),
        ] {
            assert_eq!(receiver(&public, url).err(), expected, "{url}");
        }
        let local = Settings { policy: Policy::AllowPrivate, ..Settings::default() };
        assert!(receiver(&local, "http://127.0.0.1:9000/hook").is_ok());
    }
}
