// An audit of one page, from the request to the report, in every dialect.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, audit, page, startOrigin, startWorker } from "./support.mjs";

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page about harbours</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Harbours</h1><p>Ships come and go.</p><img src="/ship.png"></main></body></html>`;

let service, origin, url;

before(async () => {
  service = await startWorker({ accounts: ["one", "other"] });
  origin = await startOrigin({ "/": page(HTML) });
  url = `${origin.url}/`;
});

after(async () => {
  origin.stop();
  await service.worker.dispose();
});

test("VertaaUX: 202, then completed with scores and issues", async () => {
  const created = await ask(service, "/v1/audit", {
    method: "POST",
    body: { url, metadata: { build: 7 } },
  });
  assert.equal(created.status, 202);
  assert.deepEqual(Object.keys(created.body).sort(), [
    "created_at",
    "engine_version",
    "job_id",
    "mode",
    "ruleset_version",
    "sandbox",
    "status",
    "url",
  ]);
  assert.match(created.body.job_id, /^[0-9a-f]{24}$/);
  const done = await audit(service, url, { metadata: { build: 7 } });
  assert.equal(done.status, "completed");
  assert.equal(done.progress, 100);
  assert.deepEqual(done.metadata, { build: 7 });
  for (const score of ["overall", "ux", "accessibility", "information_architecture", "performance"]) {
    assert.ok(done.scores[score] >= 0 && done.scores[score] <= 100, score);
  }
  assert.ok(done.issues.some((issue) => issue.rule === "onpage.meta-description" && issue.severity === "error"));
  assert.ok(done.issues.every((issue) => issue.id && issue.category && issue.message));
});

test("the same audit is read in all three dialects", async () => {
  const created = await ask(service, "/api/audits", {
    method: "POST",
    body: { url },
  });
  assert.equal(created.status, 201);
  assert.equal(created.body.audit.status, "queued");
  assert.equal(created.body.audit.score, null);
  assert.deepEqual(created.body.findings, []);
  const { id } = created.body.audit;
  let read;
  do {
    read = await ask(service, `/api/audits/${id}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (!["completed", "failed"].includes(read.body.audit.status));
  assert.equal(read.body.audit.status, "completed");
  assert.equal(Object.keys(read.body.audit.raw.module_scores).length, 11);
  const finding = read.body.findings.find((finding) => finding.rule_id === "onpage.meta-description");
  assert.deepEqual([finding.passed, finding.severity, finding.title], [false, "major", "Missing meta description"]);
  const list = await ask(service, "/api/audits");
  assert.equal(list.body.audits.length, 1, "one row per URL");
  assert.equal(list.body.audits[0].id, id, "the latest one");

  const website = (await service.database.prepare("select website_id from audits where id = ?").bind(id).first())
    .website_id;
  const hikoo = await ask(service, `/api/v1/public/audits/${id}?website_id=${website}`);
  assert.equal(hikoo.body.status, 3);
  assert.equal(hikoo.body.number_of_audited_pages, 1);
  assert.deepEqual(
    hikoo.body.pages.map((page) => page.page_category),
    ["home_page", "global"],
  );
  assert.ok(hikoo.body.overall_score <= hikoo.body.max_possible_score);
});

test("requests have our user agent", async () => {
  await audit(service, url);
  assert.match(origin.log.at(-1).agent, /^sitegauge\/\d+\.\d+\.\d+ \(\+http:\/\/sitegauge\.test\/bot\)$/);
});

test("another account has no access", async () => {
  const done = await audit(service, url);
  const key = service.keys.other;
  const foreign = await ask(service, `/v1/audit/${done.job_id}`, { key });
  assert.equal(foreign.status, 403);
  assert.equal(foreign.body.error, "forbidden");
  assert.deepEqual((await ask(service, "/api/audits", { key })).body, {
    audits: [],
  });
});
