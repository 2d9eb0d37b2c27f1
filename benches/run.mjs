// Throughput of parsing and judging in wasm, compared with the bare parser. `make bench` builds the module.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Page } = createRequire(import.meta.url)("./wasm/pkg/sitegauge_bench.js");
/** The duration of the measurement of each page, in milliseconds. */
const BUDGET_MS = 4_000;

/** The median times of the three stages. They alternate, so that other load on the machine affects all alike. */
function medians(page) {
  const stages = [() => page.bare(), () => page.extract(), () => page.audit()];
  const times = stages.map(() => []);
  const start = performance.now();
  while (performance.now() - start < BUDGET_MS) {
    stages.forEach((stage, index) => {
      const begin = performance.now();
      stage();
      times[index].push(performance.now() - begin);
    });
  }
  return times.map((list) => list.sort((one, other) => one - other)[list.length >> 1]);
}

const row = (cells) => console.log(cells[0].padEnd(8), ...cells.slice(1).map((cell) => cell.padStart(16)));
row(["page", "KB", "bare", "extraction", "with all rules"]);
for (const name of ["small", "typical", "portal", "large", "huge"]) {
  const file = new URL(`pages/${name}.html`, import.meta.url);
  if (!existsSync(file)) {
    console.log(`${name}: ${file.pathname} does not exist`);
    continue;
  }
  const html = readFileSync(file);
  const page = new Page(html);
  const [bare, extraction, audit] = medians(page);
  const speed = (time) => `${(html.length / time / 1e3).toFixed(0)} MB/s`;
  const beside = (time) => `${speed(time)} ${(bare / time).toFixed(2)}`;
  row([name, String(html.length >> 10), speed(bare), beside(extraction), beside(audit)]);
  page.free();
}
