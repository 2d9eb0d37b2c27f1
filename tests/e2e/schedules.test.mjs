// Schedules in the built worker: the cron trigger starts the audit that is due, and notes its result.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, ended, page, startOrigin, startWorker } from "./support.mjs";

let service, origin;

before(async () => {
  origin = await startOrigin({ "/": page("<!doctype html><html lang=en><title>Boats</title><h1>Boats</h1>") });
  service = await startWorker();
});

after(async () => {
  await service.worker.dispose();
  origin.stop();
});

const cron = async () => {
  const worker = await service.worker.getWorker();
  assert.equal((await worker.scheduled({ cron: "* * * * *" })).outcome, "ok");
};

test("a schedule is created, runs when it is due, and is changed and deleted", async () => {
  const created = await ask(service, "/v1/schedules", {
    method: "POST",
    body: { url: origin.url, cron_expression: "30 2 * * *", timezone: "Europe/Berlin", name: "Nightly" },
  });
  assert.equal(created.status, 201, JSON.stringify(created.body));
  const { schedule } = created.body;
  const path = `/v1/schedules/${schedule.id}`;
  assert.match(schedule.id, /^sch_[0-9a-f]{32}$/);
  assert.equal(schedule.next_runs.length, 3);
  assert.ok(Date.parse(schedule.next_run_at) > Date.now());
  await cron();
  assert.deepEqual((await ask(service, path)).body.recent_runs, [], "it is not due");

  const due = Math.floor(Date.now() / 1000) * 1000 - 1000;
  await service.database.prepare("update schedules set next_run_at = ?1").bind(due).run();
  await Promise.all([cron(), cron(), cron()]);
  const running = (await ask(service, path)).body;
  assert.equal(running.recent_runs.length, 1, JSON.stringify(running));
  assert.equal(Date.parse(running.recent_runs[0].due_at), due);
  assert.deepEqual(running.next_runs, schedule.next_runs);
  const audit = await ended(service, running.recent_runs[0].job_id);
  assert.deepEqual(
    [audit.status, audit.metadata.source, audit.metadata.schedule_id],
    ["completed", "schedule", schedule.id],
  );
  await cron();
  const [run] = (await ask(service, path)).body.recent_runs;
  assert.deepEqual([run.status, run.score], ["completed", audit.scores.overall]);
  assert.equal((await ask(service, "/v1/audits")).body.pagination.total, 1, "three cron triggers start one audit");

  const paused = await ask(service, path, { method: "PATCH", body: { enabled: false } });
  assert.deepEqual([paused.status, paused.body.next_run_at], [200, null]);
  assert.equal((await ask(service, "/v1/schedules?enabled=false")).body.schedules.length, 1);
  assert.equal((await ask(service, path, { method: "DELETE" })).status, 204);
  assert.equal((await ask(service, path)).status, 404);
});
