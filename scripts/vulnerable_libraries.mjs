// Rewrites src/facts/tech/vulnerable_libraries.tsv from the data of Retire.js: node scripts/vulnerable_libraries.mjs [version]
// The data is Apache-2.0. It is not published as a package of its own; the package below carries an unmodified copy.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@salesforce/code-analyzer-retirejs-engine";
const DATA = "package/vulnerabilities/RetireJsVulns.json";
const TABLE = "src/facts/tech/vulnerable_libraries.tsv";
/** Entries of the data that are not libraries, or whose version no URL of a script states. */
const SKIPPED = new Set(["retire-example", "dont check", "@angular/core", "DWR", "jquery-deparam", "nextjs"]);
/** Vulnerabilities that the data lacks: library, first affected version, first fixed version, severity, ids. */
const ADDED = [["swiper", "0", "6.5.1", "critical", "CVE-2021-23370"]];
/** Parts that are versioned with their library. */
const PART_OF = /^(jquery-ui)-(dialog|autocomplete|tooltip)$/;
/** Descriptions of vulnerabilities that only a server has. */
const SERVER_ONLY = /runs on Node\.js|\(server\) users|server-side request forgery|SSRF\b|server-renderer/i;
const PUBLIC_ID = /^(CVE-\d{4}-\d{4,}|GHSA(-[0-9a-z]{4}){3})$/;
const SEVERITIES = ["critical", "high", "medium", "low"];

const npm = (...args) => execFileSync("npm", args, { encoding: "utf8" });
const parts = (version) => version.match(/\d+|[a-z]+/gi).map((part) => (/\d/.test(part) ? +part : part));

/** Orders versions well enough for a stable file. */
function compare(one, other) {
  const [a, b] = [parts(one), parts(other)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [x, y] = [a[index] ?? 0, b[index] ?? 0];
    if (x !== y) return typeof x === typeof y ? (x < y ? -1 : 1) : typeof x === "string" ? -1 : 1;
  }
  return 0;
}

/** Returns [library, from, below, severity, ids] of a vulnerability; undefined if it has no public id or is none of browsers. */
function row(library, { atOrAbove = "0", below, severity, identifiers, cwe = [] }) {
  const ids = [...(identifiers.CVE ?? []), identifiers.githubID].filter((id) => PUBLIC_ID.test(id ?? ""));
  const isOfServers = SERVER_ONLY.test(identifiers.summary ?? "") || cwe.includes("CWE-918");
  const isEmpty = compare(atOrAbove, below) >= 0;
  if (ids.length === 0 || !SEVERITIES.includes(severity) || isOfServers || isEmpty) return undefined;
  return [PART_OF.exec(library)?.[1] ?? library, atOrAbove, below, severity, ids.join(",")];
}

const folder = mkdtempSync(join(tmpdir(), "retire-"));
try {
  const wanted = process.argv[2] ? `${PACKAGE}@${process.argv[2]}` : PACKAGE;
  const [packed] = JSON.parse(npm("pack", "--json", "--pack-destination", folder, wanted));
  const archive = join(folder, packed.filename);
  execFileSync("tar", ["-xzf", archive, "-C", folder, DATA]);
  const published = JSON.parse(npm("view", PACKAGE, "time", "--json"))[packed.version].slice(0, 10);
  const data = JSON.parse(readFileSync(join(folder, DATA), "utf8"));
  const rows = Object.entries(data)
    .filter(([library]) => !SKIPPED.has(library))
    .flatMap(([library, { vulnerabilities = [] }]) => vulnerabilities.map((found) => row(library, found)))
    .filter(Boolean)
    .concat(ADDED)
    .sort(
      (a, b) =>
        (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) || compare(a[2], b[2]) || compare(a[1], b[1]) || (a < b ? -1 : 1),
    );
  const lines = [...new Set(rows.map((cells) => cells.join("\t")))];
  const head = [
    "# Known vulnerabilities of JavaScript libraries, from the data of Retire.js (https://retirejs.github.io/retire.js/).",
    "# Licence of the data: Apache-2.0. Written by scripts/vulnerable_libraries.mjs; do not edit.",
    `# Source: npm package ${PACKAGE} ${packed.version}, published ${published}`,
    `# Integrity: ${packed.integrity}`,
    `# Added from the National Vulnerability Database: ${ADDED.map(([library]) => library).join(", ")}`,
    "# Library, first affected version, first fixed version, severity, ids",
  ];
  writeFileSync(TABLE, `${[...head, ...lines].join("\n")}\n`);
  console.log(
    `${TABLE}: ${lines.length} vulnerabilities of ${new Set(rows.map(([library]) => library)).size} libraries`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
