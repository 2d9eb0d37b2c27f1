//! Deliveries of shops, WordPress, CI systems, and of any sender that follows a common scheme.
use super::providers::Expected::{Audit, Ignored, Pong};
use super::providers::{PREVIEW, SITE, check, compare};
use super::{SECRET, WEB, deliver, hook, path, sign};
use crate::support::app::App;
use serde_json::json;

/// Headers and signature: https://shopify.dev/docs/apps/build/webhooks/subscribe/https and
/// https://woocommerce.com/document/webhooks/
#[test]
fn shops() {
    let body = json!({"id": 512, "name": "Comfort", "role": "main"}).to_string();
    let signature = sign::base64(&sign::sha256(SECRET.as_bytes(), body.as_bytes()));
    for (topic, expected) in [
        ("themes/publish", Audit(SITE, json!({"event": "themes/publish", "deployment_id": "512"}))),
        ("products/update", Audit(SITE, json!({}))),
        ("orders/create", Ignored("orders/create")),
        ("shop/redact", Ignored("shop/redact")),
    ] {
        let headers =
            [("x-shopify-topic", topic), ("x-shopify-webhook-id", "b54557e4"), ("x-shopify-hmac-sha256", &signature)];
        check("shopify", &headers, body.as_bytes(), &expected);
    }
    let page = "https://www.example.com/product/cap/";
    let body = json!({"id": 799, "name": "Cap", "permalink": page}).to_string();
    let signature = sign::base64(&sign::sha256(SECRET.as_bytes(), body.as_bytes()));
    let headers = [
        ("x-wc-webhook-topic", "product.updated"),
        ("x-wc-webhook-delivery-id", "7"),
        ("x-wc-webhook-signature", signature.as_str()),
    ];
    let app = App::new(&WEB.replace("www.example.com/\n", "www.example.com/product/cap/\n"));
    let answer = deliver(&app, &path(&hook(&app, &json!({}))), &headers, body.as_bytes());
    compare(&app, "wordpress", &answer, &Audit(page, json!({"event": "product.updated"})));
    let headers = [("x-wc-webhook-topic", "order.created"), ("x-wc-webhook-signature", signature.as_str())];
    check("wordpress", &headers, body.as_bytes(), &Ignored("order.created"));
}

#[test]
fn wordpress_and_ci_systems_with_a_shared_token() {
    let form = ("content-type", "application/x-www-form-urlencoded");
    for (headers, query, body, expected) in [
        (vec![("x-hook-token", SECRET)], "", "", Audit(SITE, json!({"event": "deploy"}))),
        (vec![("x-hook-token", SECRET)], "", "deployed!", Audit(SITE, json!({}))),
        (vec![("authorization", "Bearer It's a Secret to Everybody")], "", "[1]", Audit(SITE, json!({}))),
        (vec![], "?token=It%27s+a+Secret+to+Everybody", "{}", Audit(SITE, json!({}))),
        (
            vec![form, ("x-hook-token", SECRET)],
            "",
            "url=https%3A%2F%2Fwww.example.com%2F&commit=abc&ref=refs/heads/main",
            Audit(SITE, json!({"commit": "abc", "branch": "main"})),
        ),
        (
            vec![("x-hook-token", SECRET)],
            "",
            r#"{"url": "https://evil.example/", "type": "deploy"}"#,
            Ignored("evil.example"),
        ),
        (
            vec![("x-hook-token", SECRET)],
            "",
            r#"{"url": "http://localhost:8787/"}"#,
            Ignored("the URL of the delivery"),
        ),
    ] {
        let app = App::new(WEB);
        let answer = deliver(&app, &format!("{}{query}", path(&hook(&app, &json!({})))), &headers, body.as_bytes());
        compare(&app, "token", &answer, &expected);
    }
    for (body, expected) in [
        ("webhook_id=3", Pong),
        ("post_id=9&post_permalink=https%3A%2F%2Fwww.example.com%2F", Audit(SITE, json!({"deployment_id": "9"}))),
    ] {
        let app = App::new(WEB);
        let made = hook(&app, &json!({"provider": "wordpress"}));
        let answer = deliver(
            &app,
            &format!("{}?token=It%27s%20a%20Secret%20to%20Everybody", path(&made)),
            &[form],
            body.as_bytes(),
        );
        compare(&app, "wordpress", &answer, &expected);
    }
}

/// The scheme: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
#[test]
fn any_sender_by_standard_webhooks_or_an_hmac_header() {
    let body = json!({"type": "deploy.succeeded", "timestamp": "2026-05-14T10:18:04Z", "data": {"url": PREVIEW, "commit": "abc"}}).to_string();
    let seconds = "1778753884";
    let signature = sign::standard(SECRET.as_bytes(), "msg_1", seconds, body.as_bytes());
    let facts = json!({"event": "deploy.succeeded", "commit": "abc"});
    let headers = [("webhook-id", "msg_1"), ("webhook-timestamp", seconds), ("webhook-signature", &signature)];
    check("standard", &headers, body.as_bytes(), &Audit(PREVIEW, facts.clone()));
    let code = sign::sha256(SECRET.as_bytes(), body.as_bytes());
    for header in ["x-signature", "x-signature-256", "x-hub-signature-256", "x-webhook-signature"] {
        for value in [sign::hub(SECRET, body.as_bytes()), sign::hex(&code), sign::base64(&code)] {
            check("hmac", &[(header, &value)], body.as_bytes(), &Audit(PREVIEW, facts.clone()));
        }
    }
    let app = App::new(WEB);
    let made = hook(&app, &json!({"signature_header": "X-Acme-Seal"}));
    assert_eq!(
        deliver(&app, &path(&made), &[("x-signature", &sign::hex(&code))], body.as_bytes()).status,
        401,
        "another header"
    );
    let answer = deliver(&app, &path(&made), &[("x-acme-seal", &sign::hex(&code))], body.as_bytes());
    compare(&app, "hmac", &answer, &Audit(PREVIEW, facts));
}
