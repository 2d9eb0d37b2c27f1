// Webhooks sent by the built worker, received on loopback and verified by the published libraries of Standard Webhooks.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { ask, audit, page, startOrigin, startWorker } from "./support.mjs";

const PYTHON = new URL("../../.tools/venv/bin/python", import.meta.url).pathname;
const HTML = `<!doctype html><html lang="en"><title>A page about harbours</title><h1>Harbours</h1>`;
const VERIFY = `
import json, sys
from standardwebhooks.webhooks import Webhook
given = json.load(sys.stdin)
print(json.dumps(Webhook(given["secret"]).verify(given["body"], given["headers"])))
`;
let service, origin, receiver;

/** Starts a receiver that records raw requests and answers with the status that `plan` says for a path, else 200. */
async function startReceiver(plan) {
  const received = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    const [status, headers] = plan[request.url]?.shift() ?? [200, {}];
    response.writeHead(status, headers).end("thank you");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, received, plan, url: `http://127.0.0.1:${server.address().port}` };
}

before(async () => {
  service = await startWorker({ accounts: ["one", "other"] });
  origin = await startOrigin({ "/": page(HTML) });
  receiver = await startReceiver({});
});

after(async () => {
  origin?.stop();
  receiver?.server.closeAllConnections();
  receiver?.server.close();
  await service?.worker.dispose();
});

/** Waits until this many requests have arrived at a path. */
async function arrived(path, count, seconds = 30) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const here = receiver.received.filter((request) => request.path === path);
    if (here.length >= count) return here;
    if (Date.now() > deadline) throw new Error(`${here.length} of ${count} requests arrived at ${path}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function hook(path, body = {}) {
  const made = await ask(service, "/v1/webhooks", { method: "POST", body: { url: `${receiver.url}${path}`, ...body } });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

/** Verifies a request with the library from PyPI; resolves to the event, or to null if it is refused. */
async function verifyInPython(secret, { body, headers }) {
  const child = spawn(PYTHON, ["-c", VERIFY]);
  let printed = "";
  child.stdout.on("data", (text) => (printed += text));
  child.stderr.resume();
  child.stdin.end(JSON.stringify({ secret, body, headers }));
  const [code] = await once(child, "close");
  return code === 0 ? JSON.parse(printed) : null;
}

test("an audit's event is verified by the published libraries", async () => {
  const made = await hook("/verified");
  const done = await audit(service, `${origin.url}/`);
  const [request] = await arrived("/verified", 1);
  const event = new Webhook(made.secret).verify(request.body, request.headers);
  assert.deepEqual(
    [event.type, event.data.job_id, event.data.score],
    ["audit.completed", done.job_id, done.scores.overall],
  );
  assert.deepEqual(await verifyInPython(made.secret, request), event);
  const altered = { ...request, body: request.body.replace("completed", "Completed") };
  assert.throws(() => new Webhook(made.secret).verify(altered.body, altered.headers));
  assert.equal(await verifyInPython(made.secret, altered), null);
  const log = await ask(service, `/v1/webhooks/${made.id}/deliveries`);
  assert.deepEqual([log.body.data[0].state, log.body.data[0].request_body], ["delivered", request.body]);
  assert.deepEqual(
    [log.body.data[0].attempts[0].status, log.body.data[0].attempts[0].response_body],
    [200, "thank you"],
  );
  await ask(service, `/v1/webhooks/${made.id}`, { method: "DELETE" });
});

test("a plain secret is the key itself", async () => {
  const secret = "a plain secret".replaceAll(" ", "-") + "+1";
  const made = await hook("/plain", { secret });
  assert.equal(made.secret, undefined);
  const ping = await ask(service, `/v1/webhooks/${made.id}/test`, { method: "POST" });
  assert.deepEqual([ping.body.delivered, ping.body.status, ping.body.response_body], [true, 200, "thank you"]);
  const [request] = await arrived("/plain", 1);
  assert.equal(new Webhook(secret, { format: "raw" }).verify(request.body, request.headers).type, "ping");
  await ask(service, `/v1/webhooks/${made.id}`, { method: "DELETE" });
});

test("after a rotation both secrets verify, in both libraries", async () => {
  const made = await hook("/rotated");
  const rotated = await ask(service, `/v1/webhooks/${made.id}/rotate`, { method: "POST" });
  await ask(service, `/v1/webhooks/${made.id}/test`, { method: "POST" });
  const [request] = await arrived("/rotated", 1);
  for (const secret of [made.secret, rotated.body.secret]) {
    assert.equal(new Webhook(secret).verify(request.body, request.headers).type, "ping");
    assert.equal((await verifyInPython(secret, request)).type, "ping");
  }
  await ask(service, `/v1/webhooks/${made.id}`, { method: "DELETE" });
});

test("a failed delivery is retried with the same bytes, and redirects are not followed", async () => {
  receiver.plan["/retried"] = [[302, { location: "/elsewhere" }]];
  const made = await hook("/retried");
  await audit(service, `${origin.url}/`);
  const [first, second] = await arrived("/retried", 2);
  assert.deepEqual([second.body, second.headers["webhook-id"]], [first.body, first.headers["webhook-id"]]);
  assert.ok(second.headers["x-vertaaux-timestamp"] - first.headers["x-vertaaux-timestamp"] >= 4_500);
  assert.equal(receiver.received.filter(({ path }) => path === "/elsewhere").length, 0);
  assert.equal(new Webhook(made.secret).verify(second.body, second.headers).type, "audit.completed");
  await ask(service, `/v1/webhooks/${made.id}`, { method: "DELETE" });
});

test("the webhook_url of an audit is told its end, signed with the account's secret", async () => {
  await audit(service, `${origin.url}/`, { webhook_url: `${receiver.url}/resume` });
  const [request] = await arrived("/resume", 1);
  const { body } = await ask(service, "/v1/webhooks/secret");
  assert.equal(new Webhook(body.secret).verify(request.body, request.headers).type, "audit.completed");
});

test("the cron sends a delivery whose message was lost", async () => {
  const made = await hook("/lost");
  const account = await service.database
    .prepare("select account_id from webhooks where id = ?")
    .bind(made.id)
    .first("account_id");
  await service.database
    .prepare("insert into events (id, account_id, kind, body, created_at) values ('msg_lost', ?, 'ping', '{}', ?)")
    .bind(account, Date.now())
    .run();
  await service.database
    .prepare("insert into deliveries (event_id, webhook_id, due_at) values ('msg_lost', ?, ?)")
    .bind(made.id, Date.now() - 120_000)
    .run();
  const edge = await service.worker.getWorker();
  assert.equal((await edge.scheduled({ cron: "* * * * *" })).outcome, "ok");
  const [request] = await arrived("/lost", 1);
  assert.equal(request.headers["webhook-id"], "msg_lost");
});
