// Reads of a finished audit in workerd, per second and in milliseconds: cached, not cached, and not modified, compared
// with an empty worker behind the same assets. They alternate, so that other load affects all alike.
import { Agent, request } from "node:http";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { ASSETS, audit, page, startOrigin, startWorker } from "../tests/e2e/support.mjs";

const ROUNDS = 5;
const ROUND_MS = 2_000;
const CONCURRENCY = 8;

const HTML = `<!doctype html><html lang="en"><title>A page about harbours</title><h1>Harbours</h1>${"<p>Ships come and go. <img src=a.png>".repeat(20)}`;
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });

function once(url, headers) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const call = request(url, { agent, headers }, (response) => {
      response.on("data", () => {});
      response.on("end", () => resolve({ took: performance.now() - start, response }));
    });
    call.on("error", reject).end();
  });
}

/** Sends requests for `ROUND_MS`; returns the time of each, and of all. */
async function load({ url, headers = {}, expect, status = 200 }) {
  const times = [];
  const start = performance.now();
  const worker = async () => {
    while (performance.now() - start < ROUND_MS) {
      const { took, response } = await once(typeof url === "function" ? url() : url, headers);
      if (response.statusCode !== status) throw new Error(`${response.statusCode} instead of ${status}`);
      const cache = response.headers["cache-status"] ?? "";
      if (expect && !cache.includes(expect)) throw new Error(`cache-status is ${cache}, not ${expect}`);
      times.push(took);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return { times, seconds: (performance.now() - start) / 1_000 };
}

const origin = await startOrigin({ "/": page(HTML) });
const service = await startWorker({ bindings: { REQUESTS_A_MINUTE: "4000000000" } });
const empty = new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    script: "export default { fetch() { return new Response(null, { status: 204 }); } }",
    compatibilityDate: "2026-10-20",
    assets: ASSETS,
  }),
);
const { job_id: job } = await audit(service, `${origin.url}/`);
const path = new URL(`/v1/audit/${job}`, service.url);
const headers = { authorization: `Bearer ${service.key}` };
const { response: first } = await once(path, headers);
const FIELDS =
  "id,severity,category,rule,message,selector,wcag,description,recommendation,wcag_reference,element,impact,url".split(
    ",",
  );
let number = 0;

/** A URL of the same response that has not been requested before. */
function uncachedUrl() {
  number += 1;
  const turn = Math.floor(number / 900) % FIELDS.length;
  const fields = [...FIELDS.slice(turn), ...FIELDS.slice(0, turn)];
  return new URL(`${path}?per_page=${100 + (number % 900)}&fields=${fields}`);
}

const reads = {
  "empty worker": { url: await empty.ready, status: 204 },
  cached: { url: path, headers, expect: "hit" },
  "not modified": { url: path, headers: { ...headers, "if-none-match": first.headers.etag }, status: 304 },
  "not cached": { url: uncachedUrl, headers, expect: "fwd" },
};
const all = Object.fromEntries(Object.keys(reads).map((name) => [name, { times: [], rates: [] }]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, read] of Object.entries(reads)) {
    const { times, seconds } = await load(read);
    all[name].times.push(...times);
    all[name].rates.push(times.length / seconds);
  }
}
const quantile = (list, share = 0.5) => [...list].sort((one, other) => one - other)[Math.floor(list.length * share)];
const base = quantile(all["empty worker"].rates);
console.log(`reads of an audit of ${first.headers["content-length"] ?? "some"} bytes, ${CONCURRENCY} concurrent:`);
for (const [name, { times, rates }] of Object.entries(all)) {
  const rate = quantile(rates);
  console.log(
    `  ${name.padEnd(12)} ${rate.toFixed(0).padStart(6)}/s  p50 ${quantile(times).toFixed(2)} ms  p99 ${quantile(times, 0.99).toFixed(2)} ms  ${(rate / base).toFixed(2)} of the empty worker`,
  );
}
origin.stop();
await Promise.all([service.worker.dispose(), empty.dispose()]);
