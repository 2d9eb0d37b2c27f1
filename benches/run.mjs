// How fast pages are read and judged in wasm, next to a bare pass of the parser: `make bench` builds what it needs.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Page } = createRequire(import.meta.url)("./wasm/pkg/sitegauge_bench.js");
/** How long one page is read again and again, in milliseconds. */
const BUDGET = 4_000;

/** The median times of the three stages, which take turns, so that all suffer alike from what else the machine does. */
function medians(page) {
  const stages = [() => page.bare(), () => page.extract(), () => page.audit()];
  const times = stages.map(() => []);
  const start = performance.now();
  while (performance.now() - start < BUDGET) {
    stages.forEach((stage, place) => {
      const begin = performance.now();
      stage();
      times[place].push(performance.now() - begin);
    });
  }
  return times.map((each) => each.sort((one, other) => one - other)[each.length >> 1]);
}

const row = (cells) => console.log(cells[0].padEnd(8), ...cells.slice(1).map((cell) => cell.padStart(16)));
row(["page", "KB", "bare", "extraction", "with all rules"]);
for (const name of ["small", "typical", "portal", "large", "huge"]) {
  const file = new URL(`pages/${name}.html`, import.meta.url);
  if (!existsSync(file)) {
    console.log(`${name}: there is no ${file.pathname}`);
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
