//! Deliveries of each sender, with the fields that its public documentation shows, signed by its own algorithm.
use super::{SECRET, WEB, audits, deliver, hook, path, sign};
use crate::support::app::{Answer, App};
use serde_json::{Value, json};

/// The outcome of a delivery: the URL of the audit and facts of its metadata, or the reason for none.
pub(super) enum Expected {
    Audit(&'static str, Value),
    Ignored(&'static str),
    Pong,
}
use Expected::{Audit, Ignored, Pong};

pub(super) const SITE: &str = "https://www.example.com/";
pub(super) const PREVIEW: &str = "https://shop-git-next.vercel.app/";

/// Delivers to a hook that detects the sender, and to one that is fixed to it.
pub(super) fn check(provider: &str, headers: &[(&str, &str)], body: &[u8], expected: &Expected) {
    for fixed in [json!({}), json!({"provider": provider})] {
        let app = App::new(WEB);
        let made = hook(&app, &fixed);
        let answer = deliver(&app, &path(&made), headers, body);
        compare(&app, provider, &answer, expected);
    }
}

pub(super) fn compare(app: &App, provider: &str, answer: &Answer, expected: &Expected) {
    let text = &answer.body;
    match expected {
        Audit(url, facts) => {
            assert_eq!((answer.status, &text["status"]), (202, &json!("accepted")), "{provider}: {text}");
            assert_eq!(text["audit"]["url"], *url, "{provider}");
            let job = text["audit"]["job_id"].as_str().expect("a job id");
            assert_eq!(text["links"]["audit"], format!("http://localhost:8787/v1/audit/{job}"));
            let [(audited, metadata)] = audits(app).try_into().expect("one audit");
            assert_eq!(
                (audited.as_str(), &metadata["source"], &metadata["provider"]),
                (*url, &json!("hook"), &json!(provider))
            );
            for (name, value) in facts.as_object().expect("an object") {
                assert_eq!(&metadata[name], value, "{provider}: {name} in {metadata}");
            }
            app.run_jobs();
            let read = app.get(&format!("/v1/audit/{job}"));
            assert_eq!((read.status, &read.body["status"]), (200, &json!("completed")), "{}", read.body);
        }
        Ignored(reason) => {
            assert_eq!(
                (answer.status, &text["status"], &text["audit"]),
                (202, &json!("ignored"), &Value::Null),
                "{provider}: {text}"
            );
            assert!(text["reason"].as_str().is_some_and(|text| text.contains(reason)), "{provider}: {text}");
            assert!(audits(app).is_empty());
        }
        Pong => {
            assert_eq!((answer.status, &text["status"]), (200, &json!("pong")), "{provider}: {text}");
            assert!(audits(app).is_empty());
        }
    }
}

/// Payloads: https://docs.github.com/en/webhooks/webhook-events-and-payloads and
/// https://github.com/octokit/webhooks/tree/main/payload-examples/api.github.com
#[test]
fn github() {
    let status = |state: &str, environment: &str, url: Value| {
        json!({
            "action": "created",
            "deployment_status": {"id": 209_916_254, "state": state, "environment": environment, "target_url": "", "environment_url": url},
            "deployment": {"id": 145_988_746, "sha": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e", "ref": "master", "environment": environment},
            "repository": {"id": 186_853_002, "full_name": "Codertocat/Hello-World", "default_branch": "master"}
        })
    };
    let push = |reference: &str| json!({"ref": reference, "before": "6113728f27ae82c7b1a177c8d03f9e96e0adf246", "after": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e", "deleted": false, "repository": {"default_branch": "master"}});
    let run = |conclusion: &str, branch: &str| {
        json!({
            "action": "completed",
            "workflow_run": {"id": 289_782_451, "head_branch": branch, "head_sha": "acb5820ced9479c074f688cc328bf03f341a511d", "conclusion": conclusion},
            "repository": {"default_branch": "master"}
        })
    };
    let release = |action: &str| json!({"action": action, "release": {"id": 17_372_790, "tag_name": "0.0.1"}, "repository": {"default_branch": "master"}});
    let sha = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e";
    let facts = json!({"event": "deployment_status", "commit": sha, "branch": "master", "deployment_id": "145988746"});
    for (event, body, expected) in [
        ("ping", json!({"zen": "Non-blocking is better than blocking.", "hook_id": 1}), Pong),
        ("deployment_status", status("success", "Preview", PREVIEW.into()), Audit(PREVIEW, facts.clone())),
        ("deployment_status", status("success", "production", Value::Null), Audit(SITE, facts.clone())),
        ("deployment_status", status("success", "Preview", "".into()), Audit(SITE, facts.clone())),
        (
            "deployment_status",
            status("success", "Production", "https://shop-1-team.other.app".into()),
            Audit(SITE, facts),
        ),
        (
            "deployment_status",
            status("success", "Preview", "https://shop-1-team.other.app".into()),
            Ignored("does not allow the host shop-1-team.other.app"),
        ),
        (
            "deployment_status",
            status("success", "Preview", "http://169.254.169.254/latest".into()),
            Ignored("IP address"),
        ),
        ("deployment_status", status("pending", "production", SITE.into()), Ignored("is pending")),
        ("push", push("refs/heads/master"), Audit(SITE, json!({"event": "push", "commit": sha, "branch": "master"}))),
        ("push", push("refs/heads/next"), Ignored("next is not the default branch")),
        ("push", push("refs/tags/simple-tag"), Ignored("simple-tag is not the default branch")),
        ("release", release("published"), Audit(SITE, json!({"branch": "0.0.1", "deployment_id": "17372790"}))),
        ("release", release("deleted"), Ignored("was deleted")),
        (
            "workflow_run",
            run("success", "master"),
            Audit(SITE, json!({"commit": "acb5820ced9479c074f688cc328bf03f341a511d"})),
        ),
        ("workflow_run", run("failure", "master"), Ignored("has not succeeded")),
        ("workflow_run", run("success", "next"), Ignored("not the default branch")),
        ("issues", json!({"action": "opened"}), Ignored("the event issues starts no audit")),
    ] {
        let json = body.to_string();
        let form = url::form_urlencoded::Serializer::new(String::new()).append_pair("payload", &json).finish();
        for (kind, bytes) in
            [("application/json", json.as_bytes()), ("application/x-www-form-urlencoded", form.as_bytes())]
        {
            let signature = sign::hub(SECRET, bytes);
            let guid = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
            let headers = [
                ("content-type", kind),
                ("x-github-event", event),
                ("x-github-delivery", guid),
                ("x-hub-signature-256", signature.as_str()),
            ];
            check("github", &headers, bytes, &expected);
        }
    }
}

/// Payloads: https://docs.gitlab.com/user/project/integrations/webhook_events/; the signing token:
/// https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944
#[test]
fn gitlab() {
    let push = |reference: &str| json!({"object_kind": "push", "ref": reference, "after": "da1560886d4f094c3e6c9ef40349f7d38b5d27d7", "project": {"default_branch": "master"}});
    let deployment = |status: &str, tier: &str, url: &str| {
        json!({
            "object_kind": "deployment", "status": status, "deployment_id": 15, "environment": "live", "environment_tier": tier,
            "environment_external_url": url, "ref": "main", "short_sha": "279484c0",
            "commit_url": "http://10.126.0.2:3000/root/test/-/commit/279484c09fbe69ededfced8c1bb6e6d24616b468"
        })
    };
    let pipeline = |status: &str| json!({"object_kind": "pipeline", "object_attributes": {"id": 31, "ref": "master", "sha": "bcbb5ec396a2c0f828686f14fac9b80b780504f2", "status": status}, "project": {"default_branch": "master"}});
    let release = |action: &str| json!({"object_kind": "release", "id": 1, "action": action, "tag": "v1.1", "commit": {"id": "ee0a3fb31ac16e11b9dbb596ad16d4af654d08f8"}});
    for (event, body, expected) in [
        (
            "Push Hook",
            push("refs/heads/master"),
            Audit(SITE, json!({"event": "push", "commit": "da1560886d4f094c3e6c9ef40349f7d38b5d27d7"})),
        ),
        ("Push Hook", push("refs/heads/next"), Ignored("not the default branch")),
        (
            "Deployment Hook",
            deployment("success", "development", PREVIEW),
            Audit(PREVIEW, json!({"commit": "279484c09fbe69ededfced8c1bb6e6d24616b468", "deployment_id": "15"})),
        ),
        (
            "Deployment Hook",
            deployment("success", "production", "https://elsewhere.example/"),
            Audit(SITE, json!({"branch": "main"})),
        ),
        ("Deployment Hook", deployment("running", "production", SITE), Ignored("is running")),
        ("Pipeline Hook", pipeline("success"), Audit(SITE, json!({"deployment_id": "31"}))),
        ("Pipeline Hook", pipeline("failed"), Ignored("has not succeeded")),
        ("Release Hook", release("create"), Audit(SITE, json!({"branch": "v1.1"}))),
        ("Release Hook", release("update"), Ignored("update")),
        ("Issue Hook", json!({"object_kind": "issue"}), Ignored("the event issue starts no audit")),
    ] {
        let body = body.to_string();
        let headers = [
            ("x-gitlab-event", event),
            ("x-gitlab-token", SECRET),
            ("idempotency-key", "f5e5f430-f57b-4e6e-9fac-d9128cd7232f"),
        ];
        check("gitlab", &headers, body.as_bytes(), &expected);
    }
    let app = App::new(WEB);
    let token = format!("whsec_{}", sign::base64(&[7; 32]));
    let made = hook(&app, &json!({"secret": token}));
    let body = push("refs/heads/master").to_string();
    let seconds = (app.clock.0.get() / 1_000).to_string();
    let signature = sign::standard(&[7; 32], "f5e5f430", &seconds, body.as_bytes());
    let headers = [
        ("x-gitlab-event", "Push Hook"),
        ("webhook-id", "f5e5f430"),
        ("webhook-timestamp", &seconds),
        ("webhook-signature", &signature),
    ];
    compare(
        &app,
        "gitlab",
        &deliver(&app, &path(&made), &headers, body.as_bytes()),
        &Audit(SITE, json!({"event": "push"})),
    );
}

/// Payloads: https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/; the signature:
/// https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/
#[test]
fn bitbucket() {
    let vector = sign::hub(SECRET, b"Hello World!");
    assert_eq!(
        vector, "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
        "the documented vector"
    );
    let push = |branch: &str| json!({"push": {"changes": [{"new": {"type": "branch", "name": branch, "target": {"type": "commit", "hash": "709d658dc5b6d6afcd46049c2f332ee3f515a67d"}}}]}, "repository": {"full_name": "team/repo"}});
    let status = |state: &str| json!({"commit_status": {"state": state, "key": "mybuildtool", "url": "https://my-build-tool.com/builds/MY-PROJECT/BUILD-777", "refname": "master", "commit": {"hash": "9fec847784abb10b2fa567ee63b85bd238955d0e"}}});
    for (event, body, expected) in [
        (
            "repo:push",
            push("main"),
            Audit(SITE, json!({"branch": "main", "commit": "709d658dc5b6d6afcd46049c2f332ee3f515a67d"})),
        ),
        ("repo:push", push("feature"), Ignored("feature is not the default branch")),
        ("repo:push", json!({"push": {"changes": []}}), Ignored("not the default branch")),
        (
            "repo:commit_status_updated",
            status("SUCCESSFUL"),
            Audit(SITE, json!({"commit": "9fec847784abb10b2fa567ee63b85bd238955d0e"})),
        ),
        ("repo:commit_status_updated", status("FAILED"), Ignored("has not succeeded")),
        ("pullrequest:created", json!({}), Ignored("pullrequest:created")),
        ("diagnostics:ping", json!({"test": true}), Pong),
    ] {
        let body = body.to_string();
        let signature = sign::hub(SECRET, body.as_bytes());
        let headers = [("x-event-key", event), ("x-request-uuid", "0c1e7b8e"), ("x-hub-signature", signature.as_str())];
        check("bitbucket", &headers, body.as_bytes(), &expected);
    }
}

/// Payloads: https://vercel.com/docs/webhooks/webhooks-api
#[test]
fn vercel() {
    let deployment = |kind: &str, target: Value, url: &str| {
        json!({
            "id": "uev_JSwsCrZOIG1NDnOI4dkvYJ3R", "type": kind, "createdAt": 1_778_753_884_000_i64,
            "payload": {
                "deployment": {"id": "dpl_3Tv9", "name": "shop", "url": url, "meta": {"githubCommitSha": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e", "githubCommitRef": "next"}},
                "target": target, "project": {"id": "prj_1"}, "team": {"id": "team_1"}
            }
        })
    };
    let facts =
        json!({"commit": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e", "branch": "next", "deployment_id": "dpl_3Tv9"});
    for (body, expected) in [
        (
            deployment("deployment.succeeded", Value::Null, "shop-git-next.vercel.app"),
            Audit("https://shop-git-next.vercel.app", facts.clone()),
        ),
        (deployment("deployment.succeeded", "production".into(), "other-1.vercel.app"), Audit(SITE, facts.clone())),
        (deployment("deployment.promoted", "production".into(), "other-1.vercel.app"), Audit(SITE, facts)),
        (deployment("deployment.succeeded", Value::Null, "other-1.vercel.app"), Ignored("other-1.vercel.app")),
        (deployment("deployment.error", "production".into(), "shop-1.vercel.app"), Ignored("deployment.error")),
    ] {
        let body = body.to_string();
        let signature = sign::hex(&sign::sha1(SECRET.as_bytes(), body.as_bytes()));
        check("vercel", &[("x-vercel-signature", &signature)], body.as_bytes(), &expected);
    }
}

/// Payload: https://gitlab.com/jamietanna/www-api/-/issues/107; the signature:
/// https://docs.netlify.com/deploy/deploy-notifications/#payload-signature
#[test]
fn netlify() {
    let deploy = |state: &str, context: &str, url: &str| {
        json!({
            "id": "5ebc34bf4fea0b01f02efa3a", "site_id": "fa4dd95a-994e-4f89-8a7a-2d9e9fc36a32", "state": state, "name": "shop",
            "url": SITE, "ssl_url": SITE, "deploy_url": "http://x.example", "deploy_ssl_url": url, "branch": "master", "context": context, "commit_ref": null
        })
    };
    for (body, expected) in [
        (
            deploy("ready", "production", "https://5ebc--shop.netlify.app"),
            Audit(
                SITE,
                json!({"branch": "master", "deployment_id": "5ebc34bf4fea0b01f02efa3a", "event": "deploy.ready"}),
            ),
        ),
        (deploy("ready", "deploy-preview", PREVIEW), Audit(PREVIEW, json!({}))),
        (deploy("ready", "deploy-preview", "https://5ebc--shop.netlify.app"), Ignored("5ebc--shop.netlify.app")),
        (deploy("error", "production", SITE), Ignored("is error")),
    ] {
        let body = body.to_string();
        let claims = json!({"iss": "netlify", "sha256": sitegauge::model::sha256(body.as_bytes())}).to_string();
        let token = sign::jws(SECRET, r#"{"alg":"HS256"}"#, &claims);
        check(
            "netlify",
            &[("x-netlify-event", "deploy_created"), ("x-webhook-signature", &token)],
            body.as_bytes(),
            &expected,
        );
        check("netlify", &[("x-webhook-signature", &token)], body.as_bytes(), &expected);
    }
}

/// Payload: https://developers.cloudflare.com/notifications/reference/webhook-payload-schema/
#[test]
fn cloudflare() {
    let alert = |kind: &str, event: &str| json!({"name": "Deploys", "text": "Pages project shop", "data": {"event": event}, "ts": 1_778_753_884, "account_id": "9035", "policy_id": "0d6a", "alert_type": kind, "alert_correlation_id": "3c9e"});
    for (body, expected) in [
        (json!({"text": "Hello World! This is a test message sent from https://cloudflare.com."}), Pong),
        (alert("pages_event_alert", "EVENT_DEPLOYMENT_SUCCESS"), Audit(SITE, json!({"event": "pages_event_alert"}))),
        (alert("pages_event_alert", "EVENT_DEPLOYMENT_FAILED"), Ignored("has not succeeded")),
        (alert("pages_event_alert", "EVENT_DEPLOYMENT_STARTED"), Ignored("has not succeeded")),
        (alert("universal_ssl_event_type", ""), Ignored("universal_ssl_event_type")),
    ] {
        check("cloudflare", &[("cf-webhook-auth", SECRET)], body.to_string().as_bytes(), &expected);
    }
}
