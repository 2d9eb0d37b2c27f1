// Sums up the logs of the test runs in one closing line: "N passed, N failed, N skipped".
import { readFileSync } from "node:fs";

/** The line with which libtest and libtest-mimic close a test binary. */
const CARGO = /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm;
/** Ignored tests that are tools, such as those that rewrite a snapshot; they are not counted. */
const TOOLS = /^test .+ \.\.\. ignored, writes /gm;
/** The reason for which a published suite was skipped. */
const SKIPPED = /^suite .+: skipped: .+$/gm;

const sum = (log, pattern, group = 1) => [...log.matchAll(pattern)].reduce((total, match) => total + +match[group], 0);
/** A total in the report of node's test runner, such as "ℹ pass 12". */
const node = (log, word) => sum(log, new RegExp(`^\\S+ ${word} (\\d+)$`, "gm"));

const counts = { passed: 0, failed: 0, skipped: 0 };
const reasons = [];
for (const file of process.argv.slice(2)) {
  const log = readFileSync(file, "utf8");
  counts.passed += sum(log, CARGO, 1) + node(log, "pass");
  counts.failed += sum(log, CARGO, 2) + node(log, "fail");
  counts.skipped += sum(log, CARGO, 3) + node(log, "skipped") - [...log.matchAll(TOOLS)].length;
  reasons.push(...(log.match(SKIPPED) ?? []));
}
for (const reason of reasons) console.log(reason);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
