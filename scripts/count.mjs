// Reads the logs of the test runs and ends them with one line that counts.
import { readFileSync } from "node:fs";

let [passed, failed, skipped] = [0, 0, 0];
for (const file of process.argv.slice(2)) {
  const log = readFileSync(file, "utf8");
  for (const [, ok, bad, ignored] of log.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    passed += +ok;
    failed += +bad;
    skipped += +ignored;
  }
  const node = (word) =>
    [...log.matchAll(new RegExp(`^\\S+ ${word} (\\d+)$`, "gm"))].reduce((sum, [, count]) => sum + +count, 0);
  passed += node("pass");
  failed += node("fail");
  skipped += node("skipped");
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
