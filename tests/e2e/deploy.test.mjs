// From a deploy to a signed delivery: GitHub calls an incoming webhook, the audit ends, and the receiver verifies the event.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { ask, page, startOrigin, startWorker } from "./support.mjs";

const HTML = `<!doctype html><html lang="en"><title>A page about harbours</title><h1>Harbours</h1>`;
const WAIT_MS = 30_000;
let service, origin, server;
/** Resolves to the first request that the receiver gets. */
let arrived;

before(async () => {
  service = await startWorker({ bindings: { HOST_INTERVAL_MS: "1" } });
  origin = await startOrigin({ "/": page(HTML) });
  server = createServer();
  arrived = new Promise((resolve) => {
    server.on("request", async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      response.writeHead(204).end();
      resolve({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

after(async () => {
  origin?.stop();
  server?.closeAllConnections();
  server?.close();
  await service?.worker.dispose();
});

const post = (path, body) => ask(service, path, { method: "POST", body });

test("a deploy ends in a signed delivery that names its audit", async () => {
  const receiver = { url: `http://127.0.0.1:${server.address().port}/`, events: ["audit.completed"] };
  const endpoint = await post("/v1/webhooks", receiver);
  const hook = await post("/v1/hooks", { website: `${origin.url}/`, debounce_seconds: 0 });
  assert.deepEqual([endpoint.status, hook.status], [201, 201], JSON.stringify([endpoint.body, hook.body]));

  const body = JSON.stringify({
    deployment_status: { state: "success", environment: "production", environment_url: `${origin.url}/` },
    deployment: { id: 7, sha: "f95f852", ref: "main" },
  });
  const signature = createHmac("sha256", hook.body.secret).update(body).digest("hex");
  const headers = { "x-github-event": "deployment_status", "x-hub-signature-256": `sha256=${signature}` };
  const delivered = await ask(service, new URL(hook.body.url).pathname, { key: null, method: "POST", body, headers });
  assert.equal(delivered.status, 202, JSON.stringify(delivered.body));

  const timeout = new Promise((_, reject) => setTimeout(reject, WAIT_MS, new Error("no event arrived")).unref());
  const request = await Promise.race([arrived, timeout]);
  const event = new Webhook(endpoint.body.secret).verify(request.body, request.headers);
  const { job_id, status, metadata } = event.data;
  assert.deepEqual([event.type, job_id, status], ["audit.completed", delivered.body.audit.job_id, "completed"]);
  assert.deepEqual([metadata.source, metadata.commit], ["hook", "f95f852"]);
  assert.throws(() => new Webhook(endpoint.body.secret).verify(`${request.body} `, request.headers));
});
