// Writes src/facts/text/language_subtags.txt from the npm package language-subtag-registry, a copy of the IANA registry.
// Run it after `npm pack language-subtag-registry`: node scripts/language-subtags.mjs PACKAGE_FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, "data/json", name), "utf8"));
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

const lines = [
  `# Subtags of the IANA Language Subtag Registry, file date ${read("meta.json")["File-Date"]}.`,
  `# Source: https://www.iana.org/assignments/language-subtag-registry, by way of the npm package language-subtag-registry`,
  `# ${version} (CC0-1.0). Written by scripts/language-subtags.mjs. A range such as qaaa..qabx is for private use.`,
];
const byPrefix = new Map();
for (const record of read("registry.json").filter(({ Type }) => Type === "extlang")) {
  const prefix = record.Prefix[0];
  byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), record.Subtag]);
}
for (const prefix of [...byPrefix.keys()].sort()) {
  lines.push(`extlang ${prefix} ${byPrefix.get(prefix).sort().join(" ")}`);
}
for (const type of ["script", "region", "variant", "grandfathered"]) {
  const subtags = Object.keys(read(`${type}.json`)).map((subtag) => subtag.toLowerCase());
  lines.push(`${type} ${subtags.sort().join(" ")}`);
}
writeFileSync("src/facts/text/language_subtags.txt", `${lines.join("\n")}\n`);
