// Crawls in workerd: every page once, within the limits of the host, and to the end even if the worker is killed.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { ask, ended, page, startOrigin, startWorker } from "./support.mjs";

const PAGES = 60;

/** Starts an origin of linked pages that responds after `delay` milliseconds and counts its concurrent requests. */
async function startSite({ pages = PAGES, delay = 0, answer } = {}) {
  const load = { now: 0, max: 0 };
  const handlers = {};
  for (let number = 0; number < pages; number++) {
    const links = [2 * number + 1, 2 * number + 2].filter((next) => next < pages);
    const body = links.map((next) => `<a href="/${next}">Page ${next}</a>`).join(" ");
    handlers[number === 0 ? "/" : `/${number}`] = async (request, response) => {
      load.max = Math.max(load.max, ++load.now);
      await new Promise((resolve) => setTimeout(resolve, delay));
      load.now--;
      if (answer?.(request, response)) return;
      const html = `<!doctype html><html lang="en"><title>Page ${number}</title><h1>Page ${number}</h1>${body}`;
      page(html)(request, response);
    };
  }
  const origin = await startOrigin(handlers);
  const visits = () => origin.log.filter(({ path }) => path in handlers);
  return { origin, load, visits };
}

async function begin(service, url, options) {
  const created = await ask(service, "/v1/audit", { method: "POST", body: { url, ...options } });
  assert.equal(created.status, 202, JSON.stringify(created.body));
  return created.body.job_id;
}

/** Runs the cron trigger. */
async function sweep(service) {
  const worker = await service.worker.getWorker();
  await worker.scheduled({ cron: "* * * * *" });
}

test("every page is judged once, within the concurrency and pace of the host", async () => {
  const { origin, load, visits } = await startSite({ delay: 20 });
  const service = await startWorker({ bindings: { HOST_CONCURRENCY: "3", HOST_INTERVAL_MS: "20" } });
  try {
    const job = await begin(service, `${origin.url}/`, { max_pages: 100 });
    const audit = await ended(service, job, 120);
    assert.equal(audit.status, "completed");
    assert.deepEqual([audit.crawl.pages_done, audit.crawl.stop_reason], [PAGES, "complete"]);
    // The files of the site are asked for at once, before its pages; of the start page there is a second probe.
    const asked = visits().map(({ path }) => path);
    assert.equal(new Set(asked).size, PAGES);
    assert.equal(asked.length, PAGES);
    assert.ok(load.max <= 3, `${load.max} concurrent requests`);
    const times = visits().map(({ at }) => at);
    const pace = (times.at(-1) - times[0]) / (times.length - 1);
    assert.ok(pace >= 19, `${pace} ms between two requests`);
    const pages = await ask(service, `/v1/audit/${job}/pages?per_page=1000`);
    assert.equal(pages.body.pages.length, PAGES);
  } finally {
    await service.worker.dispose();
    origin.stop();
  }
});

test("a crawl survives a killed worker", async () => {
  const folder = mkdtempSync(`${tmpdir()}/sitegauge-`);
  const { origin, visits } = await startSite({ delay: 30 });
  let service = await startWorker({ persist: folder });
  try {
    const job = await begin(service, `${origin.url}/`, { max_pages: 100 });
    while (visits().length < 15) await new Promise((resolve) => setTimeout(resolve, 20));
    await service.worker.dispose();
    const before = visits().length;
    assert.ok(before < PAGES, "it was killed before the end");
    service = await startWorker({ persist: folder, keys: service.keys });
    // Expires the leases.
    const later = [
      "update pages set lease_until = 0",
      "update audits set lease_until = 0, created_at = created_at - 90000",
    ];
    for (const sql of later) await service.database.prepare(sql).run();
    await sweep(service);
    const audit = await ended(service, job, 120);
    assert.equal(audit.status, "completed");
    assert.deepEqual([audit.crawl.pages_done, audit.crawl.stop_reason], [PAGES, "complete"]);
    const again = visits().length - PAGES;
    assert.ok(again <= 4, `${again} pages were fetched again`);
  } finally {
    await service.worker.dispose();
    origin.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("twenty concurrent audits of one host stay within its concurrency", async () => {
  const { origin, load } = await startSite({ pages: 3, delay: 40 });
  const service = await startWorker({ bindings: { HOST_CONCURRENCY: "4", HOST_INTERVAL_MS: "5" } });
  try {
    const urls = Array.from({ length: 20 }, () => `${origin.url}/`);
    const jobs = await Promise.all(urls.map((url) => begin(service, url, { max_pages: 3 })));
    const audits = await Promise.all(jobs.map((job) => ended(service, job, 180)));
    assert.deepEqual([...new Set(audits.map((audit) => `${audit.status} ${audit.crawl.pages_done}`))], ["completed 3"]);
    assert.ok(load.max <= 4, `${load.max} concurrent requests`);
  } finally {
    await service.worker.dispose();
    origin.stop();
  }
});

test("a site that responds with 429 is slowed down, then left", async () => {
  let turnedAway = 0;
  const answer = (request, response) => {
    if (request.url === "/") return false;
    turnedAway++;
    response.writeHead(429, { "retry-after": "1" }).end();
    return true;
  };
  const { origin, visits } = await startSite({ pages: 30, answer });
  const service = await startWorker();
  try {
    const job = await begin(service, `${origin.url}/`, { max_pages: 30 });
    const audit = await ended(service, job, 180);
    assert.deepEqual([audit.status, audit.crawl.stop_reason], ["completed", "throttled"]);
    assert.ok(turnedAway <= 14, `${turnedAway} requests after a 429`);
    const times = visits().map(({ at }) => at);
    assert.ok(times.at(-1) - times[1] > 2_000, "it slows down first");
  } finally {
    await service.worker.dispose();
    origin.stop();
  }
});
