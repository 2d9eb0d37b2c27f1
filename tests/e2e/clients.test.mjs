// Linters read the OpenAPI document without a complaint, and clients generated from it work against the built worker.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { ask, page, startOrigin, startWorker } from "./support.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const PYTHON = `${ROOT}.tools/venv/bin/`;
const NODE = `${ROOT}node_modules/.bin/`;
const CONTRACT = `${ROOT}tests/contract/`;
const HTML = `<!doctype html><html lang="en"><head><title>A page about harbours</title></head>
<body><main><h1>Harbours</h1><p>Ships come and go.</p><img src="/ship.png"><a href="/quay">The quay</a></main></body></html>`;

let service, origin, folder, document;

before(async () => {
  service = await startWorker({ bindings: { REQUESTS_A_MINUTE: "1000000", HOST_INTERVAL_MS: "1" } });
  origin = await startOrigin({ "/": page(HTML), "/quay": page(HTML) });
  folder = mkdtempSync(`${tmpdir()}/sitegauge-`);
  document = `${folder}/openapi.json`;
  const { body } = await ask(service, "/openapi.json", { key: null });
  writeFileSync(document, JSON.stringify(body, null, 2));
});

after(async () => {
  origin?.stop();
  if (folder) rmSync(folder, { recursive: true });
  await service?.worker.dispose();
});

/** Runs a program in the temporary folder; resolves to its output, fails if it fails. */
function run(program, args) {
  const env = {
    ...process.env,
    SITEGAUGE_URL: service.url.origin,
    SITEGAUGE_ORIGIN: origin.url,
    SITEGAUGE_KEY: service.key,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd: folder });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`${program} ${args.join(" ")}: exit code ${code}\n${printed}`)),
    );
  });
}

test("redocly and spectral have neither errors nor warnings", { timeout: 120_000 }, async () => {
  // Warnings do not make redocly fail, unless the rules say so: `recommended-strict`.
  await run(`${NODE}redocly`, ["lint", "--config", `${CONTRACT}redocly.yaml`, document]);
  await run(`${NODE}spectral`, ["lint", "--ruleset", `${CONTRACT}spectral.yaml`, "--fail-severity", "hint", document]);
});

test("a client by openapi-python-client starts, reads and lists audits", { timeout: 120_000 }, async () => {
  const generated = `${folder}/python_client`;
  const config = `${CONTRACT}python_client.yaml`;
  const options = ["--meta", "none", "--fail-on-warning", "--config", config, "--output-path", generated];
  await run(`${PYTHON}openapi-python-client`, ["generate", "--path", document, ...options]);
  assert.ok(readdirSync(`${generated}/models`).length > 100, "models are missing");
  const printed = await run(`${PYTHON}python`, [`${CONTRACT}client.py`, folder]);
  assert.match(printed, /^\d+ modules, \d+ issues$/m);
});

test("a client by openapi-typescript compiles, and starts, reads and lists audits", { timeout: 120_000 }, async () => {
  await run(`${NODE}openapi-typescript`, [document, "--output", `${folder}/schema.d.ts`]);
  copyFileSync(`${CONTRACT}client.ts`, `${folder}/client.ts`);
  symlinkSync(`${ROOT}node_modules`, `${folder}/node_modules`);
  writeFileSync(`${folder}/package.json`, JSON.stringify({ type: "module" }));
  const compilerOptions = { strict: true, target: "es2022", module: "nodenext", types: [], lib: ["es2022", "dom"] };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ["client.ts", "schema.d.ts"] }));
  await run(`${NODE}tsc`, ["--project", folder]);
  assert.match(await run(process.execPath, [`${folder}/client.js`]), /^\d+ issues$/m);
});
