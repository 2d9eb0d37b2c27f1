//! Incoming webhooks: their management, the deliveries of each sender, and what a forged or repeated one can do.
mod forgery;
mod management;
mod providers;
mod senders;
mod windows;

use crate::support::app::{Answer, App, request};
use http::{HeaderName, Request};
use serde_json::{Value, json};

/// A secret as a user would choose it at the sender.
const SECRET: &str = "It's a Secret to Everybody";
const WEB: &str = "GET https://www.example.com/\n200\ncontent-type: text/html\n\n<title>Shop</title>\n\n\
                   GET https://shop-git-next.vercel.app/\n200\ncontent-type: text/html\n\n<title>Preview</title>";

/// Creates a hook for `https://www.example.com/` with the secret above; `more` are further fields.
fn hook(app: &App, more: &Value) -> Value {
    let mut body =
        json!({"website": "https://www.example.com/", "secret": SECRET, "allowed_hosts": ["shop-*.vercel.app"]});
    body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let made = app.post("/v1/hooks", &body.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    made.body
}

/// The path of a hook's URL.
fn path(hook: &Value) -> String {
    let url = hook["url"].as_str().expect("a URL");
    url.strip_prefix("http://localhost:8787").expect("our own URL").to_owned()
}

fn delivery(path: &str, headers: &[(&str, &str)], body: &[u8]) -> Request<Vec<u8>> {
    let mut call = request("POST", path, "", "");
    for (name, value) in headers {
        let name = HeaderName::try_from(*name).expect("a name");
        call.headers_mut().append(name, value.parse().expect("a value"));
    }
    *call.body_mut() = body.to_vec();
    call
}

fn deliver(app: &App, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    app.call(delivery(path, headers, body))
}

/// The URLs and the metadata of all audits, oldest first.
fn audits(app: &App) -> Vec<(String, Value)> {
    let rows = app.sql("select url, metadata from audits order by id", &[]);
    let text = |row: &Value| row.as_str().expect("a text").to_owned();
    rows.iter().map(|row| (text(&row["url"]), serde_json::from_str(&text(&row["metadata"])).expect("JSON"))).collect()
}

fn advance(app: &App, milliseconds: i64) {
    app.clock.0.set(app.clock.0.get() + milliseconds);
}

/// The algorithms of the senders, written here a second time with the primitives alone.
mod sign {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use hmac::{Hmac, KeyInit, Mac};

    pub(super) fn sha256(key: &[u8], message: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key).expect("a key");
        mac.update(message);
        mac.finalize().into_bytes().to_vec()
    }

    pub(super) fn sha1(key: &[u8], message: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<sha1::Sha1>::new_from_slice(key).expect("a key");
        mac.update(message);
        mac.finalize().into_bytes().to_vec()
    }

    pub(super) fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn base64(bytes: &[u8]) -> String {
        STANDARD.encode(bytes)
    }

    /// `sha256=` and the HMAC of the body, as GitHub and Bitbucket send it.
    pub(super) fn hub(key: &str, body: &[u8]) -> String {
        format!("sha256={}", hex(&sha256(key.as_bytes(), body)))
    }

    /// The signature of the Standard Webhooks specification.
    pub(super) fn standard(key: &[u8], id: &str, seconds: &str, body: &[u8]) -> String {
        let message = [id.as_bytes(), b".", seconds.as_bytes(), b".", body].concat();
        format!("v1,{}", base64(&sha256(key, &message)))
    }

    /// Netlify's JWS about the hash of the body.
    pub(super) fn jws(key: &str, header: &str, claims: &str) -> String {
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let code = URL_SAFE_NO_PAD.encode(sha256(key.as_bytes(), signed.as_bytes()));
        format!("{signed}.{code}")
    }
}
