// Private addresses, duplicate and lost messages, caching, load and rate limits.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, audit, ended, page, startOrigin, startWorker } from "./support.mjs";

const HTML = `<!doctype html><html lang="en"><title>A page about harbours</title><h1>Harbours</h1>`;
let service, strict, origin, url;

before(async () => {
  [service, strict] = await Promise.all([startWorker(), startWorker({ bindings: { ALLOW_PRIVATE_TARGETS: "" } })]);
  origin = await startOrigin({ "/": page(HTML) });
  url = `${origin.url}/`;
});

after(async () => {
  origin.stop();
  await Promise.all([service.worker.dispose(), strict.worker.dispose()]);
});

const count = async (sql, ...values) =>
  (await service.database
    .prepare(sql)
    .bind(...values)
    .first("n")) ?? 0;

test("private addresses are refused unless the operator allows them", async () => {
  for (const target of [url, "http://127.0.0.1", "http://[::1]", "http://2130706433", "http://169.254.169.254"]) {
    const refused = await ask(strict, "/v1/audit", { method: "POST", body: { url: target } });
    assert.deepEqual([refused.status, refused.body.error], [400, "invalid_url"], target);
    assert.equal(refused.body.details.value, target);
  }
  assert.deepEqual(origin.log, []);
});

test("duplicate messages do not change the result", async () => {
  const once = await audit(service, url);
  const created = await ask(service, "/api/audits", { method: "POST", body: { url } });
  const { id } = created.body.audit;
  const queue = await service.worker.getQueueProducer("JOBS");
  const pageId = await count("select min(id) as n from pages where audit_id = ?", id);
  for (const job of [
    { job: "start", audit: id },
    { job: "page", audit: id, page: pageId },
    { job: "finish", audit: id },
  ]) {
    await queue.send(JSON.stringify(job), { contentType: "text" });
    await queue.send(JSON.stringify(job), { contentType: "text" });
  }
  const job = await service.database.prepare("select job_id from audits where id = ?").bind(id).first("job_id");
  const twice = await ended(service, job);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual((await ask(service, `/v1/audit/${job}`)).body, twice, "late duplicates change nothing");
  assert.deepEqual([twice.status, twice.scores, twice.total_issues], [once.status, once.scores, once.total_issues]);
  assert.equal(await count("select count(*) as n from pages where audit_id = ?", id), 2, "the page and the site");
});

test("an invalid message is dropped", async () => {
  const queue = await service.worker.getQueueProducer("JOBS");
  await queue.send("{", { contentType: "text" });
  await queue.send(JSON.stringify({ job: "start", audit: 999999 }), { contentType: "text" });
  assert.equal((await audit(service, url)).status, "completed");
});

test("the cron resumes an audit whose message was lost", async () => {
  const sql = `insert into audits (account_id, website_id, url, url_key, kind, mode, language, timeout_ms, ruleset, metadata, created_at, max_pages, scope, fingerprint)
    select 1, min(id), ?1, ?1, 'FULL', 'basic', 'en', 5000, 'x', '{}', ?2, 1, '{"max_pages":1}', '' from websites returning id, job_id`;
  const lost = await service.database
    .prepare(sql)
    .bind(url, Date.now() - 120_000)
    .first();
  await service.database
    .prepare("insert into pages (audit_id, url, host, source, state) values (?, ?, '127.0.0.1', 'start', 'new')")
    .bind(lost.id, url)
    .run();
  const edge = await service.worker.getWorker();
  assert.equal((await edge.scheduled({ cron: "* * * * *" })).outcome, "ok");
  assert.equal((await ended(service, lost.job_id)).status, "completed");
});

test("a finished audit is read from the edge cache, after the key was checked", async () => {
  const { job_id } = await audit(service, url);
  const first = await ask(service, `/v1/audit/${job_id}?per_page=7`);
  const second = await ask(service, `/v1/audit/${job_id}?per_page=7`);
  assert.equal(second.headers.get("cache-status"), "sitegauge; hit");
  assert.deepEqual(second.body, first.body);
  assert.equal((await ask(service, `/v1/audit/${job_id}?per_page=7`, { key: null })).status, 401);
});

test("fifty concurrent audits complete", async () => {
  const created = await Promise.all(
    Array.from({ length: 50 }, () => ask(service, "/v1/audit", { method: "POST", body: { url } })),
  );
  assert.ok(created.every(({ status }) => status === 202));
  const done = await Promise.all(created.map(({ body }) => ended(service, body.job_id)));
  assert.ok(done.every(({ status }) => status === "completed"));
});

test("rate limits have Retry-After and apply per account", async () => {
  const limited = await startWorker({ calls: 5, accounts: ["one", "other"] });
  try {
    const statuses = [];
    for (let call = 0; call < 7; call += 1) statuses.push((await ask(limited, "/v1/quota")).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    const refused = await ask(limited, "/v1/quota");
    assert.equal(refused.body.error, "rate_limit_exceeded");
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
    assert.equal((await ask(limited, "/v1/quota", { key: limited.keys.other })).status, 200);
  } finally {
    await limited.worker.dispose();
  }
});
