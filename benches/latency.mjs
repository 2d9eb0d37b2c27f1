// Latency of an audit of one page in workerd, from the request to the finished report: the first one after a start, and
// the median of the following ones.
import { existsSync, readFileSync } from "node:fs";
import { ask, page, startOrigin, startWorker } from "../tests/e2e/support.mjs";

const WARM_RUNS = 30;
const PAGE = new URL("pages/typical.html", import.meta.url);

async function timed(service, url) {
  const start = performance.now();
  const { body } = await ask(service, "/v1/audit", { method: "POST", body: { url } });
  for (;;) {
    const read = await ask(service, `/v1/audit/${body.job_id}?per_page=1`);
    if (read.body.status === "completed") return performance.now() - start;
    if (read.body.status === "failed") throw new Error(read.body.error);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

if (!existsSync(PAGE)) throw new Error("benches/pages/typical.html is missing: run `make bench`");
const html = readFileSync(PAGE);
const origin = await startOrigin({ "/": page(html) });
const service = await startWorker();
const cold = await timed(service, `${origin.url}/`);
const warm = [];
for (let run = 0; run < WARM_RUNS; run += 1) warm.push(await timed(service, `${origin.url}/`));
warm.sort((one, other) => one - other);
console.log(`audit of a page of ${(html.length / 1000).toFixed(0)} kB in workerd, including six files of its site:`);
console.log(`  cold ${cold.toFixed(0)} ms, warm ${warm[WARM_RUNS / 2].toFixed(0)} ms (median of ${WARM_RUNS})`);
origin.stop();
await service.worker.dispose();
