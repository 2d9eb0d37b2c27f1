// Judges the pages of tests/corpus.md with the built command line and prints how often each rule fails.
//   node scripts/corpus.mjs PYTHON BINARY [RULE]
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

const [python, binary, rule] = process.argv.slice(2);
const FOLDER = "target/corpus";
const COUNTS = join(FOLDER, "counts.json");
/** Bytes of the largest report that is read. */
const MAX_REPORT = 64 * 1024 * 1024;
/** Lines of the table that are printed. */
const TOP = 40;

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The packages in the table of tests/corpus.md. */
function packages() {
  const rows = readFileSync("tests/corpus.md", "utf8").matchAll(
    /^\| (pypi|npm) \| (\S+) \| (\S+) \| (\w{64}) \| `(.+)` \|$/gm,
  );
  return [...rows].map(([, registry, name, version, sum, pages]) => ({
    registry,
    name,
    version,
    sum,
    pages: new RegExp(pages),
  }));
}

/** Downloads a package unless it is there, checks it, and returns the path of its archive. */
function archive({ registry, name, version, sum }) {
  const folder = join(FOLDER, "packages", `${name}-${version}`);
  if (!existsSync(folder)) {
    console.error(`== fetching ${name} ${version} from ${registry === "npm" ? "npm" : "PyPI"}`);
    mkdirSync(folder, { recursive: true });
    try {
      if (registry === "npm") {
        execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, `${name}@${version}`], {
          stdio: ["ignore", "ignore", "inherit"],
        });
      } else {
        const source = ["--no-deps", "--no-binary", ":all:", "--dest", folder, `${name}==${version}`];
        execFileSync(python, ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", ...source]);
      }
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw error;
    }
  }
  const [file] = readdirSync(folder);
  const path = join(folder, file);
  if (sha256(readFileSync(path)) !== sum) throw new Error(`${path} does not have the checksum of tests/corpus.md`);
  return path;
}

/** Unpacks the pages of a package and returns their paths, in order. */
function unpack(item) {
  const tar = archive(item);
  const folder = join(FOLDER, "pages", `${item.name}-${item.version}`);
  const list = execFileSync("tar", ["tzf", tar], { encoding: "utf8" }).split("\n");
  const members = list.filter((path) => item.pages.test(path)).sort();
  if (members.length === 0) throw new Error(`${tar} has no page that matches ${item.pages}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("tar", ["xzf", tar, "-C", folder, ...members]);
  }
  return members.map((path) => join(folder, path));
}

/** Returns the report of a page; `null` if the file is no page. */
function judge(path) {
  return new Promise((resolve, reject) => {
    execFile(binary, ["check", path, "--format", "json"], { maxBuffer: MAX_REPORT }, (error, out) => {
      if (error && error.code !== 3) reject(new Error(`${path}: ${error.message}`));
      else resolve(error ? null : { path, ...JSON.parse(out) });
    });
  });
}

/** Judges all pages, as many at a time as there are cores. */
async function judgeAll(paths) {
  const reports = [];
  const queue = paths.entries();
  const worker = async () => {
    for (const [index, path] of queue) reports[index] = await judge(path);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return reports.filter(Boolean);
}

/** Counts the outcomes of each rule. */
function count(reports) {
  const counts = {};
  for (const { rule, severity, outcome } of reports.flatMap((report) => report.findings)) {
    const entry = (counts[rule] ??= { failed: 0, passed: 0, cannot_tell: 0, inapplicable: 0, severities: {} });
    entry[outcome] += 1;
    if (outcome === "failed") entry.severities[severity] = (entry.severities[severity] ?? 0) + 1;
  }
  return counts;
}

function printTable(counts, pages) {
  const rows = Object.entries(counts)
    .filter(([, entry]) => entry.failed > 0)
    .sort(([a, x], [b, y]) => y.failed - x.failed || a.localeCompare(b));
  console.log(`${pages} pages; ${rows.length} of ${Object.keys(counts).length} rules fail on some\n`);
  console.log("failed  passed  cannot tell  rule");
  for (const [id, entry] of rows.slice(0, TOP)) {
    const severities = Object.entries(entry.severities).map(([name, number]) => `${number} ${name}`);
    const numbers = [entry.failed, entry.passed, entry.cannot_tell].map(String);
    console.log(
      `${numbers[0].padStart(6)}  ${numbers[1].padStart(6)}  ${numbers[2].padStart(11)}  ${id} (${severities.join(", ")})`,
    );
  }
}

/** Prints rules that fail more or less often than in the run before. */
function printChanges(before, counts) {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(counts)])].sort();
  const failed = (all, id) => all[id]?.failed ?? 0;
  const changed = ids.filter((id) => failed(before, id) !== failed(counts, id));
  console.log(`\n${changed.length} rules fail on another number of pages than in the run before`);
  for (const id of changed) console.log(`  ${id}: ${failed(before, id)} to ${failed(counts, id)}`);
}

/** Prints the failures of one rule, to be read by eye. */
function printRule(reports) {
  for (const report of reports) {
    for (const finding of report.findings.filter((found) => found.rule === rule && found.outcome === "failed")) {
      console.log(`${report.path}\n  ${finding.severity}: ${finding.message ?? finding.title}`);
      for (const { selector, snippet } of finding.evidence) console.log(`    ${selector}  ${snippet}`);
    }
  }
}

const seen = new Set();
const paths = packages()
  .flatMap(unpack)
  .filter((path) => {
    const sum = sha256(readFileSync(path));
    return !seen.has(sum) && seen.add(sum);
  });
const reports = await judgeAll(paths);
if (rule) {
  printRule(reports);
} else {
  const counts = count(reports);
  printTable(counts, reports.length);
  if (existsSync(COUNTS)) printChanges(JSON.parse(readFileSync(COUNTS, "utf8")), counts);
  writeFileSync(`${COUNTS}.new`, JSON.stringify(counts));
  renameSync(`${COUNTS}.new`, COUNTS);
  writeFileSync(join(FOLDER, "findings.ndjson"), reports.map((report) => `${JSON.stringify(report)}\n`).join(""));
}
