// The methods of VertaaUX's published JavaScript SDK (2.1.0), as the requests that they send and the answers that they
// read. Written down by hand from its public source, https://github.com/PetriLahdelma/vertaaux-sdk (src/resources,
// src/types, src/http-client.ts); none of its code is used.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, ended, page, startOrigin, startWorker } from "./support.mjs";

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page about harbours</title></head>
<body><main><h1>Harbours</h1><p>Ships come and go.</p><img src="/ship.png"></main></body></html>`;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const STATUS = /^(queued|running|completed|failed)$/;

let service, origin, url;
/** Values of earlier answers, which later requests use. */
const seen = {};

before(async () => {
  service = await startWorker({ accounts: ["one"] });
  origin = await startOrigin({ "/": page(HTML) });
  url = `${origin.url}/`;
  const made = await ask(service, "/v1/keys", { method: "POST", body: { name: "sdk" } });
  // The form in which VertaaUX issues keys.
  service.sdkKey = made.body.spellings.vertaaux;
  assert.match(service.sdkKey, /^vx_live_/);
});

after(async () => {
  origin.stop();
  await service.worker.dispose();
});

/** Sends a request as the SDK's HTTP client does. */
async function send([method, path, body], idempotencyKey) {
  const response = await fetch(new URL(`/api/v1${path}`, service.url), {
    method,
    headers: {
      "Content-Type": "application/json",
      "X-API-Key": service.sdkKey,
      ...(idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  // The client does not read the body of a 204, and reads any other as JSON.
  return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
}

/** Asserts the fields of the SDK's type Audit that an audit in any state has. */
function isAudit(audit) {
  assert.match(audit.job_id, /./);
  assert.match(audit.status, STATUS);
  assert.match(audit.created_at, DATE);
  assert.equal(typeof audit.ruleset_version, "string");
}

/** Asserts the fields of the SDK's type Audit of a completed audit. */
function isCompleted(audit) {
  isAudit(audit);
  assert.equal(audit.status, "completed");
  assert.equal(audit.progress, 100);
  assert.match(audit.completed_at, DATE);
  for (const name of ["overall", "ux", "accessibility", "information_architecture", "performance"]) {
    assert.equal(typeof audit.scores[name], "number", name);
  }
  assert.ok(audit.issues.length > 0);
  for (const issue of audit.issues) {
    for (const name of ["id", "description", "recommendation"]) assert.equal(typeof issue[name], "string", name);
    assert.match(issue.severity, /^(error|warning|info)$/);
    assert.match(issue.category, /^(accessibility|ux|information_architecture|performance)$/);
  }
}

/** Asserts the fields of the SDK's type Schedule. */
function isSchedule(schedule) {
  for (const name of ["id", "url", "mode", "cron_expression", "name"]) assert.equal(typeof schedule[name], "string");
  for (const name of ["enabled", "alert_on_fail", "alert_on_score_drop"])
    assert.equal(typeof schedule[name], "boolean");
  assert.match(schedule.created_at, DATE);
}

const SECRET = "a-secret-of-the-sdk-test";
const SCHEDULE = { name: "Weekly", cron_expression: "0 9 * * 1" };

/** The SDK's methods: the name, the request, the status, and what the caller reads. Each may use earlier answers. */
const METHODS = [
  {
    name: "audits.create",
    request: () => ["POST", "/audit", { url, mode: "basic", metadata: { build: 7 }, timeout: 30_000 }],
    key: "build-7",
    status: 202,
    read: async (body) => {
      isAudit(body);
      seen.job = body.job_id;
      await ended(service, seen.job);
    },
  },
  {
    name: "audits.create again with the idempotency key",
    request: () => ["POST", "/audit", { url, mode: "basic", metadata: { build: 7 }, timeout: 30_000 }],
    key: "build-7",
    status: 202,
    read: (body) => assert.equal(body.job_id, seen.job),
  },
  {
    name: "audits.create with another body: IdempotencyError",
    request: () => ["POST", "/audit", { url, mode: "standard" }],
    key: "build-7",
    status: 409,
    read: (body) => assert.equal(typeof body.message, "string"),
  },
  {
    name: "audits.create with a wrong field: ValidationError with param and errors",
    request: () => ["POST", "/audit", { url, mode: "all" }],
    status: 400,
    read: (body) => {
      assert.equal(body.param, "mode");
      assert.deepEqual(body.details.validation_errors, [{ field: "mode", message: body.message }]);
      assert.match(body.request_id, /^req_/);
    },
  },
  {
    name: "audits.retrieve",
    request: () => ["GET", `/audit/${seen.job}`],
    status: 200,
    read: (body) => {
      isCompleted(body);
      assert.deepEqual(body.metadata, { build: 7 });
    },
  },
  { name: "audits.get", request: () => ["GET", `/audits/${seen.job}`], status: 200, read: isCompleted },
  {
    name: "audits.get of a missing audit: NotFoundError of an audit",
    request: () => ["GET", "/audits/none"],
    status: 404,
    // The client finds the resource in the code.
    read: (body) => assert.match(body.error, /job/),
  },
  {
    name: "audits.create, so that the list has three",
    request: () => ["POST", "/audit", { url: `${url}?second` }],
    status: 202,
    read: async (body) => {
      await ended(service, body.job_id);
      const third = await send(["POST", "/audit", { url: `${url}?third` }]);
      await ended(service, third.body.job_id);
    },
  },
  {
    name: "audits.list",
    request: () => ["GET", "/audits?limit=2&offset=0&status=completed"],
    status: 200,
    read: (body) => {
      assert.equal(body.data.length, 2);
      for (const audit of body.data) {
        isAudit(audit);
        assert.equal(typeof audit.scores.overall, "number");
      }
      const { total, limit, offset, has_more } = body.pagination;
      assert.deepEqual({ total, limit, offset, has_more }, { total: 3, limit: 2, offset: 0, has_more: true });
    },
  },
  {
    name: "audits.listAutoPaginate",
    request: () => ["GET", "/audits?offset=0&limit=1"],
    status: 200,
    read: async (first) => {
      const jobs = [first.data[0].job_id];
      for (let answer = first; answer.pagination.has_more;) {
        answer = (await send(["GET", `/audits?offset=${jobs.length}&limit=1`])).body;
        jobs.push(answer.data[0].job_id);
      }
      assert.equal(new Set(jobs).size, 3);
      assert.equal(jobs[2], seen.job, "newest first");
    },
  },
  {
    name: "audits.createWithLLM: APIError",
    request: () => ["POST", "/llm/audit", { url }],
    status: 501,
    read: (body) => assert.equal(body.error, "not_implemented"),
  },
  {
    name: "patches.generate: APIError",
    request: () => ["POST", "/patch", { job_id: seen.job, issue_id: "issue_1" }],
    status: 501,
    read: (body) => assert.match(body.message, /patches/),
  },
  {
    name: "verification.run: APIError",
    request: () => [
      "POST",
      "/verify",
      { url, selector: "img", patch: { search: "<img", replace: '<img alt=""', issue_id: "issue_1" } },
    ],
    status: 501,
    read: (body) => assert.match(body.message, /audit the URL again/),
  },
  {
    name: "quota.retrieve",
    request: () => ["GET", "/quota"],
    status: 200,
    read: (body) => {
      assert.match(body.plan, /^(free|pro|agency|enterprise)$/);
      assert.equal(body.credits_used, 3);
      // The account has the largest plan.
      assert.ok(body.credits_remaining > 0 && body.credits_remaining === body.credits_total - 3);
      assert.match(body.reset_date, DATE);
    },
  },
  {
    name: "engines.list",
    request: () => ["GET", "/engines"],
    status: 200,
    read: (body) => {
      const engine = body.engines.find((engine) => engine.default);
      assert.match(engine.status, /^(stable|supported|deprecated)$/);
      assert.deepEqual([typeof engine.version, engine.deprecated, engine.sunset_at], ["string", false, null]);
    },
  },
  {
    name: "webhooks.create",
    request: () => ["POST", "/webhooks", { url: "https://hooks.example.com/vertaaux", secret: SECRET }],
    status: 201,
    read: (body) => {
      assert.equal(body.url, "https://hooks.example.com/vertaaux");
      assert.match(body.created_at, DATE);
      seen.webhook = body.id;
    },
  },
  {
    name: "webhooks.list",
    request: () => ["GET", "/webhooks"],
    status: 200,
    read: (body) => {
      assert.deepEqual(
        body.webhooks.map(({ id }) => id),
        [seen.webhook],
      );
      assert.ok(!JSON.stringify(body).includes(SECRET), "a secret is never listed");
    },
  },
  { name: "webhooks.delete", request: () => ["DELETE", `/webhooks/${seen.webhook}`], status: 204 },
  {
    name: "webhooks.delete again: NotFoundError of a webhook",
    request: () => ["DELETE", `/webhooks/${seen.webhook}`],
    status: 404,
    read: (body) => assert.match(body.error, /webhook/),
  },
  {
    name: "schedules.create",
    request: () => ["POST", "/schedules", { url, ...SCHEDULE, mode: "basic", alert_on_score_drop: true }],
    status: 201,
    read: ({ schedule }) => {
      isSchedule(schedule);
      assert.deepEqual([schedule.enabled, schedule.alert_on_fail, schedule.alert_on_score_drop], [true, true, true]);
      assert.match(schedule.next_run_at, DATE);
      seen.schedule = schedule.id;
    },
  },
  {
    name: "schedules.create as version 2.0.0 spells the fields",
    request: () => ["POST", "/schedules", { url, name: "Old", cronExpression: "0 9 * * 1", alertOnFail: false }],
    status: 201,
    read: ({ schedule }) => {
      isSchedule(schedule);
      assert.deepEqual([schedule.cron_expression, schedule.alert_on_fail], ["0 9 * * 1", false]);
      seen.other = schedule.id;
    },
  },
  {
    name: "schedules.retrieve",
    request: () => ["GET", `/schedules/${seen.schedule}`],
    status: 200,
    read: (body) => {
      isSchedule(body);
      assert.deepEqual(body.recent_runs ?? [], []);
    },
  },
  {
    name: "schedules.update",
    request: () => ["PATCH", `/schedules/${seen.schedule}`, { enabled: false, name: "Paused" }],
    status: 200,
    read: (body) => {
      isSchedule(body);
      assert.deepEqual([body.enabled, body.name], [false, "Paused"]);
    },
  },
  {
    name: "schedules.list",
    request: () => ["GET", "/schedules?enabled=false"],
    status: 200,
    read: (body) => {
      assert.deepEqual(
        body.schedules.map(({ id }) => id),
        [seen.schedule],
      );
    },
  },
  { name: "schedules.delete", request: () => ["DELETE", `/schedules/${seen.schedule}`], status: 204 },
  {
    name: "schedules.retrieve of a deleted one: NotFoundError of a schedule",
    request: () => ["GET", `/schedules/${seen.schedule}`],
    status: 404,
    read: (body) => assert.match(body.error, /schedule/),
  },
];

for (const { name, request, key, status, read } of METHODS) {
  test(name, async () => {
    const answer = await send(request(), key);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    await read?.(answer.body);
  });
}
