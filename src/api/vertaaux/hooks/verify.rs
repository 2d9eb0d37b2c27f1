//! Verification of deliveries: one scheme for each sender.
use super::delivery::Delivery;
use super::payload::text;
use super::signature::{base64, base64_url, hex, is_sha1, is_sha256};
use crate::api::secrets;
use crate::model::{HookProvider, HookSecret, Timestamp, sha256};
use serde_json::{Map, Value};

/// Largest difference between the signed time of a delivery and ours, in seconds.
const TOLERANCE_SECONDS: i64 = 300;
/// Maximum number of signatures in one header.
const MAX_SIGNATURES: usize = 16;
/// Start of a secret that is written in base64.
const ENCODED: &str = "whsec_";

/// Verifies a delivery. Returns the keys by which a repetition of it is recognized, or `None` if it is not authentic.
///
/// Ids that the sender does not sign are never enough: whoever repeats a delivery could change them, so the signed body
/// counts as well.
pub(super) fn verify(
    delivery: Delivery<'_>,
    provider: HookProvider,
    secrets: &[&HookSecret],
    signature_header: Option<&str>,
    now: Timestamp,
) -> Option<Vec<String>> {
    let keys: Vec<&str> = secrets.iter().map(|secret| secret.reveal()).filter(|secret| !secret.is_empty()).collect();
    let body = delivery.body();
    let is_signed = |code: Option<Vec<u8>>| code.filter(|code| is_sha256(&keys, &[body], code)).map(|_| ());
    let has_token = |token: Option<&str>| token.filter(|token| is_one_of(&keys, token)).map(|_| ());
    let with_id = |id: Option<&str>| Some([id.map(id_key), Some(body_key(body))].into_iter().flatten().collect());
    match provider {
        HookProvider::Standard => standard(delivery, &keys, now),
        HookProvider::Hmac => {
            is_signed(generic(delivery, signature_header))?;
            with_id(None)
        }
        HookProvider::Wordpress if delivery.has("x-wc-webhook-signature") => {
            is_signed(base64(delivery.header("x-wc-webhook-signature")?))?;
            with_id(delivery.id("x-wc-webhook-delivery-id"))
        }
        HookProvider::Token | HookProvider::Wordpress => {
            has_token(delivery.token())?;
            // The sender may repeat the same body for every deploy, so only an id tells deliveries apart.
            Some(delivery.id("idempotency-key").map(id_key).into_iter().collect())
        }
        HookProvider::Github => {
            is_signed(prefixed(delivery.header("x-hub-signature-256")?))?;
            with_id(delivery.id("x-github-delivery"))
        }
        HookProvider::Gitlab if delivery.has("webhook-signature") => standard(delivery, &keys, now),
        HookProvider::Gitlab => {
            has_token(delivery.header("x-gitlab-token"))?;
            let id = delivery.id("idempotency-key").or_else(|| delivery.id("x-gitlab-event-uuid"));
            Some(vec![id.map_or_else(|| body_key(body), id_key)])
        }
        HookProvider::Bitbucket => {
            is_signed(prefixed(delivery.header("x-hub-signature")?))?;
            with_id(delivery.id("x-request-uuid"))
        }
        HookProvider::Vercel => {
            let code = hex(delivery.header("x-vercel-signature")?)?;
            is_sha1(&keys, body, &code).then_some(())?;
            with_id(None)
        }
        HookProvider::Netlify => {
            jws(delivery.header("x-webhook-signature")?, &keys, body)?;
            with_id(None)
        }
        HookProvider::Cloudflare => {
            has_token(delivery.header("cf-webhook-auth"))?;
            with_id(None)
        }
        HookProvider::Shopify => {
            is_signed(base64(delivery.header("x-shopify-hmac-sha256")?))?;
            with_id(delivery.id("x-shopify-webhook-id"))
        }
    }
}

fn id_key(id: &str) -> String {
    format!("id:{id}")
}

fn body_key(body: &[u8]) -> String {
    format!("body:{}", sha256(body))
}

fn is_one_of(keys: &[&str], token: &str) -> bool {
    keys.iter().any(|key| secrets::is_equal(key, token))
}

/// Parses `sha256=` and hexadecimal digits.
fn prefixed(value: &str) -> Option<Vec<u8>> {
    hex(value.strip_prefix("sha256=")?)
}

/// Reads the signature of an unknown sender: in hexadecimal digits, with or without `sha256=`, or in base64.
fn generic(delivery: Delivery<'_>, signature_header: Option<&str>) -> Option<Vec<u8>> {
    const HEADERS: [&str; 4] = ["x-signature-256", "x-signature", "x-hub-signature-256", "x-webhook-signature"];
    let name = signature_header.or_else(|| HEADERS.into_iter().find(|name| delivery.has(name)))?;
    let value = delivery.header(name)?;
    let value = value.strip_prefix("sha256=").unwrap_or(value);
    hex(value).or_else(|| base64(value))
}

/// Returns the bytes of a secret: those that the base64 after `whsec_` stands for, else those of the text.
pub(super) fn secret_bytes(secret: &str) -> Option<Vec<u8>> {
    match secret.strip_prefix(ENCODED) {
        Some(encoded) => base64(encoded),
        None => Some(secret.as_bytes().to_vec()),
    }
}

/// Verifies the scheme of the Standard Webhooks specification. The id and the time are signed with the body, so the id is
/// enough to recognize a repetition.
fn standard(delivery: Delivery<'_>, secrets: &[&str], now: Timestamp) -> Option<Vec<String>> {
    // Dots separate the signed parts, so an id with a dot could be read in two ways.
    let id = delivery.id("webhook-id").filter(|id| !id.contains('.'))?;
    let time = delivery.header("webhook-timestamp")?;
    let seconds: i64 = time.parse().ok().filter(|seconds: &i64| *seconds >= 0 && seconds.to_string() == time)?;
    let is_recent = now.0.div_euclid(1_000).saturating_sub(seconds).saturating_abs() <= TOLERANCE_SECONDS;
    let keys: Vec<Vec<u8>> = secrets.iter().filter_map(|secret| secret_bytes(secret)).collect();
    let parts = [id.as_bytes(), b".", time.as_bytes(), b".", delivery.body()];
    let signatures = delivery.header("webhook-signature")?.split(' ').take(MAX_SIGNATURES);
    // A malformed one is refused: the platform joins repeated headers with a comma.
    let codes: Vec<Vec<u8>> =
        signatures.filter_map(|signature| signature.strip_prefix("v1,")).map(base64).collect::<Option<_>>()?;
    (is_recent && codes.iter().any(|code| is_sha256(&keys, &parts, code))).then(|| vec![id_key(id)])
}

/// Verifies Netlify's JWS: signed with HS256, issued by Netlify, about the SHA-256 of this body.
fn jws(token: &str, keys: &[&str], body: &[u8]) -> Option<()> {
    let (signed, code) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    is_sha256(keys, &[signed.as_bytes()], &base64_url(code)?).then_some(())?;
    let object = |part: &str| serde_json::from_slice::<Map<String, Value>>(&base64_url(part)?).ok();
    let (header, claims) = (object(header)?, object(claims)?);
    let is_right = text(&header, "alg") == Some("HS256") && text(&claims, "iss") == Some("netlify");
    let hash = hex(text(&claims, "sha256")?)?;
    (is_right && hex(&sha256(body)).as_deref() == Some(hash.as_slice())).then_some(())
}
