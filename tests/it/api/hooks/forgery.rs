//! Forged, altered and repeated deliveries.
use super::{SECRET, WEB, advance, audits, deliver, hook, path, sign};
use crate::support::app::App;
use serde_json::{Value, json};

const BODY: &str = r#"{"ref":"refs/heads/main","type":"deployment.succeeded","state":"ready","object_kind":"push","context":"production"}"#;
const SECONDS: &str = "1778753884";

type Headers = Vec<(&'static str, String)>;

/// A genuine delivery of each sender that signs, and the header with its signature.
fn signed() -> Vec<(&'static str, Headers, &'static str)> {
    let code = sign::sha256(SECRET.as_bytes(), BODY.as_bytes());
    let claims = json!({"iss": "netlify", "sha256": sitegauge::model::sha256(BODY.as_bytes())}).to_string();
    let text = str::to_owned;
    vec![
        (
            "standard",
            vec![
                ("webhook-id", text("msg_1")),
                ("webhook-timestamp", text(SECONDS)),
                ("webhook-signature", sign::standard(SECRET.as_bytes(), "msg_1", SECONDS, BODY.as_bytes())),
            ],
            "webhook-signature",
        ),
        ("hmac", vec![("x-signature", sign::hex(&code))], "x-signature"),
        ("hmac", vec![("x-signature", sign::base64(&code))], "x-signature"),
        (
            "github",
            vec![
                ("x-github-event", text("push")),
                ("x-github-delivery", text("72d3162e")),
                ("x-hub-signature-256", sign::hub(SECRET, BODY.as_bytes())),
            ],
            "x-hub-signature-256",
        ),
        (
            "gitlab",
            vec![
                ("x-gitlab-event", text("Push Hook")),
                ("webhook-id", text("f5e5f430")),
                ("webhook-timestamp", text(SECONDS)),
                ("webhook-signature", sign::standard(SECRET.as_bytes(), "f5e5f430", SECONDS, BODY.as_bytes())),
            ],
            "webhook-signature",
        ),
        (
            "vercel",
            vec![("x-vercel-signature", sign::hex(&sign::sha1(SECRET.as_bytes(), BODY.as_bytes())))],
            "x-vercel-signature",
        ),
        (
            "netlify",
            vec![
                ("x-netlify-event", text("deploy_created")),
                ("x-webhook-signature", sign::jws(SECRET, r#"{"alg":"HS256"}"#, &claims)),
            ],
            "x-webhook-signature",
        ),
        (
            "shopify",
            vec![
                ("x-shopify-topic", text("themes/publish")),
                ("x-shopify-webhook-id", text("b54557e4")),
                ("x-shopify-hmac-sha256", sign::base64(&code)),
            ],
            "x-shopify-hmac-sha256",
        ),
        (
            "wordpress",
            vec![
                ("x-wc-webhook-topic", text("product.updated")),
                ("x-wc-webhook-delivery-id", text("7")),
                ("x-wc-webhook-signature", sign::base64(&code)),
            ],
            "x-wc-webhook-signature",
        ),
    ]
}

/// Senders that send the secret itself, and the header with it.
const TOKENS: [(&str, &str); 3] =
    [("gitlab", "x-gitlab-token"), ("cloudflare", "cf-webhook-auth"), ("token", "x-hook-token")];

/// An app without a limit of requests a minute, which is not what is tested here.
fn unlimited() -> App {
    let mut app = App::new(WEB);
    app.settings.requests_a_minute = Some(1_000_000);
    app
}

fn send(app: &App, path: &str, headers: &Headers, body: &[u8]) -> (u16, Value) {
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = deliver(app, path, &headers, body);
    (answer.status, answer.body["status"].clone())
}

fn with(headers: &Headers, name: &str, value: &str) -> Headers {
    headers
        .iter()
        .map(|(header, old)| (*header, if *header == name { value.to_owned() } else { old.clone() }))
        .collect()
}

/// The text with one bit of this byte flipped, if it is still text.
fn flipped(text: &str, index: usize) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[index] ^= 1;
    // A space at an end of a header is no part of its value.
    String::from_utf8(bytes).ok().filter(|text| text.trim() == text && http::HeaderValue::from_str(text).is_ok())
}

fn nothing_was_started(app: &App) {
    assert!(audits(app).is_empty());
    assert_eq!(app.sql("select count(*) as n from hook_deliveries", &[])[0]["n"], 0);
}

#[test]
fn case_109_a_wrong_bit_anywhere_is_401_and_starts_nothing() {
    for (provider, headers, signature) in signed() {
        let app = unlimited();
        let path = path(&hook(&app, &json!({"provider": provider})));
        for index in 0..BODY.len() {
            let mut body = BODY.as_bytes().to_vec();
            body[index] ^= 1;
            assert_eq!(send(&app, &path, &headers, &body).0, 401, "{provider}: byte {index} of the body");
        }
        let value =
            headers.iter().find(|(name, _)| *name == signature).map(|(_, value)| value.clone()).expect("a signature");
        for index in 0..value.len() {
            let Some(wrong) = flipped(&value, index) else { continue };
            assert_eq!(
                send(&app, &path, &with(&headers, signature, &wrong), BODY.as_bytes()).0,
                401,
                "{provider}: {wrong}"
            );
        }
        for wrong in [
            "",
            "sha256=",
            "v1,",
            "0",
            "=",
            "..",
            &format!("{value}, {value}"),
            &format!("{value}0"),
            &value[1..],
            &value[..value.len() - 1],
        ] {
            assert_eq!(
                send(&app, &path, &with(&headers, signature, wrong), BODY.as_bytes()).0,
                401,
                "{provider}: {wrong}"
            );
        }
        assert_eq!(send(&app, &path, &headers, b"").0, 401, "{provider}: no body");
        let longer = format!("{BODY} ");
        assert_eq!(send(&app, &path, &headers, longer.as_bytes()).0, 401, "{provider}: a longer body");
        let unsigned: Headers = headers.iter().filter(|(name, _)| *name != signature).cloned().collect();
        assert_eq!(send(&app, &path, &unsigned, BODY.as_bytes()).0, 401, "{provider}: no signature");
        let twice: Headers =
            headers.iter().chain(headers.iter().filter(|(name, _)| *name == signature)).cloned().collect();
        assert_eq!(send(&app, &path, &twice, BODY.as_bytes()).0, 401, "{provider}: the signature twice");
        nothing_was_started(&app);
        assert_eq!(send(&app, &path, &headers, BODY.as_bytes()), (202, json!("accepted")), "{provider}");
    }
}

#[test]
fn case_109_a_wrong_token_is_401_and_starts_nothing() {
    for (provider, header) in TOKENS {
        let app = unlimited();
        let path = path(&hook(&app, &json!({"provider": provider})));
        let status = |token: &str| send(&app, &path, &vec![(header, token.to_owned())], BODY.as_bytes()).0;
        for index in 0..SECRET.len() {
            if let Some(wrong) = flipped(SECRET, index) {
                assert_eq!(status(&wrong), 401, "{provider}: {wrong}");
            }
        }
        for wrong in ["", "x", &SECRET[1..], &SECRET[..SECRET.len() - 1], &format!("{SECRET}y")] {
            assert_eq!(status(wrong), 401, "{provider}: {wrong}");
        }
        let twice = vec![(header, SECRET.to_owned()), (header, SECRET.to_owned())];
        assert_eq!(send(&app, &path, &twice, BODY.as_bytes()).0, 401, "{provider}: the token twice");
        nothing_was_started(&app);
        assert_ne!(status(SECRET), 401, "{provider}");
    }
}

#[test]
fn case_109_a_fixed_sender_is_the_only_one() {
    for (provider, headers, _) in signed() {
        let app = unlimited();
        let other = if provider == "token" { "cloudflare" } else { "token" };
        let path = path(&hook(&app, &json!({"provider": other})));
        assert_eq!(send(&app, &path, &headers, BODY.as_bytes()).0, 401, "{provider}");
        nothing_was_started(&app);
    }
}

/// Sends with the scheme of the Standard Webhooks specification.
fn standard(app: &App, path: &str, id: &str, seconds: &str, signature: &str) -> u16 {
    let headers = vec![
        ("webhook-id", id.to_owned()),
        ("webhook-timestamp", seconds.to_owned()),
        ("webhook-signature", signature.to_owned()),
    ];
    send(app, path, &headers, BODY.as_bytes()).0
}

#[test]
fn case_109_id_and_time_are_signed() {
    let app = unlimited();
    let path = path(&hook(&app, &json!({})));
    let sign = |id: &str, seconds: &str| sign::standard(SECRET.as_bytes(), id, seconds, BODY.as_bytes());
    let good = sign("msg_1", SECONDS);
    for (id, seconds) in
        [("msg_2", SECONDS), ("msg_1", "1778753885"), ("msg_1.1778753884", "1778753884"), ("", SECONDS), ("msg_1", "")]
    {
        assert_eq!(standard(&app, &path, id, seconds, &good), 401, "{id} {seconds}");
    }
    for (id, seconds) in [
        ("a.b", SECONDS),
        ("msg_1", "+1778753884"),
        ("msg_1", "01778753884"),
        ("msg_1", "1778753884.0"),
        ("msg_1", "1778753884000"),
        ("msg_1", "-1"),
        ("msg_1", "99999999999999999999"),
    ] {
        assert_eq!(
            standard(&app, &path, id, seconds, &sign(id, seconds)),
            401,
            "{id} {seconds}, although it is signed"
        );
    }
    nothing_was_started(&app);
}

#[test]
fn case_109_a_delivery_is_accepted_within_five_minutes() {
    for (offset, expected) in [(-301, 401), (-300, 202), (0, 202), (300, 202), (301, 401)] {
        let app = unlimited();
        let path = path(&hook(&app, &json!({})));
        let seconds = (app.clock.0.get() / 1_000 + offset).to_string();
        let signature = sign::standard(SECRET.as_bytes(), "msg_1", &seconds, BODY.as_bytes());
        assert_eq!(standard(&app, &path, "msg_1", &seconds, &signature), expected, "{offset} seconds");
        assert_eq!(audits(&app).len(), usize::from(expected == 202));
    }
}

#[test]
fn case_109_only_known_versions_of_a_signature_count() {
    let app = unlimited();
    let path = path(&hook(&app, &json!({})));
    let good = sign::standard(SECRET.as_bytes(), "msg_1", SECONDS, BODY.as_bytes());
    let code = good.strip_prefix("v1,").expect("a version").to_owned();
    let unpadded = code.trim_end_matches('=');
    let with_empty_secret = sign::standard(b"", "msg_1", SECONDS, BODY.as_bytes());
    let many = format!("{}{good}", "v1,AAAA ".repeat(16));
    for wrong in [
        format!("v1a,{code}"),
        format!("v2,{code}"),
        format!("V1,{code}"),
        format!("v1 {code}"),
        code.clone(),
        format!("v1,{unpadded}"),
        format!("v1,{code}="),
        format!("v1,{}", code.replace('+', "-").replace('/', "_") + "-"),
        with_empty_secret,
        many,
    ] {
        assert_eq!(standard(&app, &path, "msg_1", SECONDS, &wrong), 401, "{wrong}");
    }
    nothing_was_started(&app);
    assert_eq!(standard(&app, &path, "msg_1", SECONDS, &format!("v1a,xyz v1,AAAA {good}")), 202, "one of several");
}

#[test]
fn case_109_a_body_of_more_than_one_mebibyte_is_413() {
    let app = unlimited();
    let path = path(&hook(&app, &json!({})));
    for (length, expected) in [(1 << 20, 202), ((1 << 20) + 1, 413)] {
        let body = vec![b' '; length];
        let headers = vec![("x-signature", sign::hex(&sign::sha256(SECRET.as_bytes(), &body)))];
        assert_eq!(send(&app, &path, &headers, &body).0, expected, "{length} bytes");
    }
    assert_eq!(audits(&app).len(), 1);
}

#[test]
fn case_109_a_repeated_delivery_starts_nothing() {
    for (provider, headers, _) in signed() {
        let app = unlimited();
        let hook = hook(&app, &json!({"debounce_seconds": 0}));
        let first = deliver(
            &app,
            &path(&hook),
            &headers.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>(),
            BODY.as_bytes(),
        );
        assert_eq!((first.status, &first.body["status"]), (202, &json!("accepted")), "{provider}");
        app.run_jobs();
        let repeat = |headers: &Headers| {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let again = deliver(&app, &path(&hook), &headers, BODY.as_bytes());
            let text = &again.body;
            assert_eq!(
                (again.status, &text["status"], &text["duplicate"]),
                (202, &json!("duplicate"), &json!(true)),
                "{provider}: {text}"
            );
            assert_eq!(text["audit"]["job_id"], first.body["audit"]["job_id"], "{provider}");
            assert_eq!(text["links"], first.body["links"]);
        };
        repeat(&headers);
        // A repeated delivery can differ in everything that the sender does not sign.
        for (name, _) in headers.iter().filter(|(name, _)| {
            name.ends_with("-delivery")
                || name.ends_with("webhook-id") && name.starts_with("x-")
                || name.ends_with("-delivery-id")
        }) {
            repeat(&with(&headers, name, "another-id"));
        }
        assert_eq!(audits(&app).len(), 1, "{provider}");
        advance(&app, 86_400_000);
        let (status, word) = send(&app, &path(&hook), &headers, BODY.as_bytes());
        let signs_time = matches!(provider, "standard" | "gitlab");
        assert_eq!(
            (status, word == json!("accepted")),
            if signs_time { (401, false) } else { (202, true) },
            "{provider}: a day later"
        );
    }
}
