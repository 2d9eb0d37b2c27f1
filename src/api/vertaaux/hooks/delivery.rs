//! Delivery: a request to an incoming webhook, with its raw bytes and its parsed body.
use crate::api::http::Request;
use crate::model::HookProvider;
use serde_json::{Map, Value};

/// Longest value of a header that identifies a delivery, in bytes.
const MAX_ID_LENGTH: usize = 200;

/// A request to an incoming webhook.
#[derive(Clone, Copy)]
pub(super) struct Delivery<'a>(pub(super) &'a Request);

impl<'a> Delivery<'a> {
    /// Returns the only value of a header; `None` if it is absent, empty, repeated or not ASCII.
    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        self.0.header(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Returns true if the header is present, whatever its value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.has_header(name)
    }

    /// Returns a header that identifies the delivery.
    pub(super) fn id(&self, name: &str) -> Option<&'a str> {
        self.header(name).filter(|id| id.len() <= MAX_ID_LENGTH)
    }

    /// Returns the bytes that were sent.
    pub(super) fn body(&self) -> &'a [u8] {
        self.0.body()
    }

    /// Returns the shared token: in the first of its headers that is present, else in the query.
    pub(super) fn token(&self) -> Option<&'a str> {
        const HEADERS: [&str; 4] = ["x-hook-token", "x-webhook-token", "x-webhook-secret", "x-auth-token"];
        if let Some(name) = HEADERS.into_iter().find(|name| self.has(name)) {
            return self.header(name);
        }
        match self.header("authorization").and_then(|value| value.split_once(' ')) {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim()),
            _ => self.0.query("token"),
        }
    }

    /// Detects the sender by the headers that only it sends. What no sender is known by counts as a shared token.
    pub(super) fn detect(&self, signature_header: Option<&str>) -> HookProvider {
        use HookProvider::{
            Bitbucket, Cloudflare, Github, Gitlab, Hmac, Netlify, Shopify, Standard, Token, Vercel, Wordpress,
        };
        const MARKS: [(&str, HookProvider); 15] = [
            ("x-github-event", Github),
            ("x-gitlab-event", Gitlab),
            ("x-gitlab-token", Gitlab),
            ("x-event-key", Bitbucket),
            ("x-vercel-signature", Vercel),
            ("x-netlify-event", Netlify),
            ("cf-webhook-auth", Cloudflare),
            ("x-shopify-hmac-sha256", Shopify),
            ("x-wc-webhook-signature", Wordpress),
            ("x-wc-webhook-topic", Wordpress),
            ("webhook-signature", Standard),
            ("webhook-id", Standard),
            ("x-hub-signature-256", Hmac),
            ("x-signature-256", Hmac),
            ("x-signature", Hmac),
        ];
        if signature_header.is_some_and(|name| self.has(name)) {
            return Hmac;
        }
        // A JWS, which only Netlify sends in this header, has three parts.
        let jws = self.header("x-webhook-signature").map(|value| value.matches('.').count() == 2);
        let known = MARKS.into_iter().find(|(name, _)| self.has(name)).map(|(_, provider)| provider);
        known.unwrap_or(match jws {
            Some(true) => Netlify,
            Some(false) => Hmac,
            None => Token,
        })
    }

    /// Parses the body: JSON, the JSON in the field `payload` of a form, or the fields of a form. Anything else is an empty
    /// object: a sender with a fixed text as body is welcome.
    pub(super) fn payload(&self) -> Map<String, Value> {
        let is_form = self
            .header("content-type")
            .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return serde_json::from_slice(self.body()).unwrap_or_default();
        }
        let fields = || url::form_urlencoded::parse(self.body());
        match fields().find(|(name, _)| name == "payload") {
            Some((_, text)) => serde_json::from_str(&text).unwrap_or_default(),
            None => fields().map(|(name, value)| (name.into_owned(), value.into_owned().into())).collect(),
        }
    }
}
