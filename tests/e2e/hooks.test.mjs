// Incoming webhooks in the built worker: a deploy starts an audit that ends.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { ask, ended, page, startOrigin, startWorker } from "./support.mjs";

const HTML = `<!doctype html><html lang="en"><head><title>A page about harbours</title></head>
<body><main><h1>Harbours</h1><p>Ships come and go.</p></main></body></html>`;
const SECRET = "It's a Secret to Everybody";

let service, origin;

before(async () => {
  service = await startWorker({ bindings: { HOST_INTERVAL_MS: "1" } });
  origin = await startOrigin({ "/": page(HTML), "/next": page(HTML) });
});

after(async () => {
  origin?.stop();
  await service?.worker.dispose();
});

/** Creates a webhook; returns it with the path of its URL. */
async function create(options = {}) {
  const body = { website: `${origin.url}/`, secret: SECRET, debounce_seconds: 1, ...options };
  const made = await ask(service, "/v1/hooks", { method: "POST", body });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return { ...made.body, path: new URL(made.body.url).pathname };
}

const hub = (body) => `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
const deliver = (hook, body, headers) => ask(service, hook.path, { key: null, method: "POST", body, headers });
const github = (hook, body, more = {}) =>
  deliver(hook, body, { "x-github-event": "deployment_status", "x-hub-signature-256": hub(body), ...more });

/** A `deployment_status` of GitHub. */
const deployed = (url, sha) =>
  JSON.stringify({
    deployment_status: { state: "success", environment: "Preview", environment_url: url },
    deployment: { id: 1, sha, ref: "next" },
  });

test("a deploy starts an audit of its page, and a second one within the window joins it", async () => {
  const hook = await create();
  const first = await github(hook, deployed(`${origin.url}/`, "aaa"));
  assert.equal(first.status, 202, JSON.stringify(first.body));
  const second = await github(hook, deployed(`${origin.url}/next`, "bbb"));
  assert.deepEqual([second.status, second.body.debounced], [202, true], JSON.stringify(second.body));
  assert.equal(second.body.audit.job_id, first.body.audit.job_id);
  const result = await ended(service, new URL(second.body.links.audit).pathname.split("/").pop());
  assert.deepEqual([result.status, result.url], ["completed", `${origin.url}/next`]);
  assert.deepEqual([result.metadata.source, result.metadata.commit], ["hook", "bbb"]);
  const repeated = await github(hook, deployed(`${origin.url}/`, "aaa"));
  assert.deepEqual([repeated.body.status, repeated.body.audit.job_id], ["duplicate", first.body.audit.job_id]);
});

test("a forged delivery is refused", async () => {
  const hook = await create();
  const body = deployed(`${origin.url}/`, "aaa");
  for (const signature of ["", "sha256=", hub(`${body} `), `${hub(body)}, ${hub(body)}`]) {
    const refused = await github(hook, body, { "x-hub-signature-256": signature });
    assert.deepEqual([refused.status, refused.body.error], [401, "invalid_signature"], signature);
  }
  assert.equal((await ask(service, hook.path, { key: null })).status, 405);
  assert.equal((await ask(service, "/hooks/unknown", { key: null, method: "POST", body: "" })).status, 404);
});

test("case 109: raw bytes, a header of the sender's own, and bodies of up to 1 MiB arrive", async () => {
  const hook = await create({ provider: "hmac", signature_header: "X-Acme-Seal", debounce_seconds: 0 });
  for (const [length, status] of [
    [1 << 20, 202],
    [(1 << 20) + 1, 413],
  ]) {
    const body = `{"note": "ü${"x".repeat(length - 14)}"}`;
    assert.equal(Buffer.byteLength(body), length);
    const answer = await deliver(hook, body, { "x-acme-seal": hub(body) });
    assert.equal(answer.status, status, JSON.stringify(answer.body));
  }
  const large = await ask(service, "/v1/hooks", { method: "POST", body: " ".repeat((64 << 10) + 1) });
  assert.equal(large.status, 413, "the other paths keep their limit");
});
