// Concurrent calls: one idempotency key starts one audit, and the last audit of a month is granted once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, ended, page, startOrigin, startWorker } from "./support.mjs";

const HTML = `<!doctype html><html lang="en"><title>A page about harbours</title><h1>Harbours</h1>`;
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

const count = (sql) => service.database.prepare(sql).first("n");
const post = (body, headers = {}, key = service.key) =>
  ask(service, "/v1/audit", { method: "POST", body, headers, key });

test("case 86: fifty concurrent calls with one Idempotency-Key start one audit", async () => {
  const before = await count("select count(*) as n from audits");
  const calls = Array.from({ length: 50 }, () => post({ url }, { "idempotency-key": "fifty" }));
  const answers = await Promise.all(calls);
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
  assert.equal(new Set(answers.map(({ body }) => body.job_id)).size, 1);
  assert.equal((await count("select count(*) as n from audits")) - before, 1);
  await ended(service, answers[0].body.job_id);
  assert.equal(origin.log.filter(({ path }) => path === "/").length, 1, "the page was fetched once");
});

test("case 90: a hundred concurrent calls with one audit left start one", async () => {
  await service.database.exec("update accounts set plan = 'free' where name = 'other'");
  const used =
    "insert into allowances (account_id, month, used) select id, unixepoch('now', 'start of month') * 1000, 9 from accounts where name = 'other'";
  await service.database.prepare(used).run();
  const calls = Array.from({ length: 100 }, () => post({ url }, {}, service.keys.other));
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 202).length, 1, String(statuses));
  assert.equal(statuses.filter((status) => status === 402).length, 99);
});

test("Prefer: wait returns the finished audit in one call", async () => {
  const waited = await post({ url }, { prefer: "wait=20" });
  assert.deepEqual([waited.status, waited.body.status], [200, "completed"], JSON.stringify(waited.body).slice(0, 200));
  assert.equal(waited.headers.get("preference-applied"), "wait=20");
  const { body } = await ask(service, `/v1/audit/${waited.body.job_id}`);
  assert.deepEqual(body, waited.body);
});
