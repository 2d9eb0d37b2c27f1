// The built worker against its OpenAPI document: schemathesis generates valid and invalid calls, alone and along its
// links, and the document must allow every response.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { ask, audit, page, startOrigin, startWorker } from "./support.mjs";

const PYTHON = new URL("../../.tools/venv/bin/", import.meta.url).pathname;
const CONTRACT = new URL("../contract/", import.meta.url).pathname;
const RELAY_SECRET = "relay-of-the-contract";
const ADMIN_TOKEN = "operator-of-the-contract";
const HTML = `<!doctype html><html lang="en"><head><title>A page about harbours</title></head>
<body><main><h1>Harbours</h1><p>Ships come and go.</p><img src="/ship.png"><a href="/quay">The quay</a></main></body></html>`;

let service, origin, own;

before(async () => {
  // Without rate limits, which would refuse the calls.
  const bindings = { MCP_SECRET: RELAY_SECRET, ADMIN_TOKEN, REQUESTS_A_MINUTE: "1000000", HOST_INTERVAL_MS: "1" };
  service = await startWorker({ bindings });
  own = await service.database.prepare("select id, account_id from api_keys").first();
  origin = await startOrigin({ "/": page(HTML), "/quay": page(HTML) });
});

after(async () => {
  origin?.stop();
  await service?.worker.dispose();
});

/** Runs a program of the Python environment; resolves to its exit code and output. */
function run(program, args) {
  const env = {
    ...process.env,
    SITEGAUGE_URL: service.url.origin,
    SITEGAUGE_ORIGIN: origin.url,
    SITEGAUGE_KEY: service.key,
    SITEGAUGE_KEY_ID: own.id,
    SITEGAUGE_ACCOUNT_ID: `${own.account_id}`,
    SITEGAUGE_RELAY_SECRET: RELAY_SECRET,
    SITEGAUGE_ADMIN_TOKEN: ADMIN_TOKEN,
    PYTHONPATH: CONTRACT,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(`${PYTHON}${program}`, args, { env, cwd: CONTRACT });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code, printed }));
  });
}

test("the document is valid OpenAPI", async () => {
  const { body } = await ask(service, "/openapi.json", { key: null });
  const folder = mkdtempSync(`${tmpdir()}/sitegauge-`);
  writeFileSync(`${folder}/openapi.json`, JSON.stringify(body));
  const { code, printed } = await run("openapi-spec-validator", [`${folder}/openapi.json`]);
  rmSync(folder, { recursive: true });
  assert.equal(code, 0, printed);
});

test("case 70: the document allows every response", { timeout: 600_000 }, async () => {
  // Reads need an audit.
  await audit(service, `${origin.url}/`, { mode: "standard" });
  const { code, printed } = await run("schemathesis", [
    "--config-file",
    "schemathesis.toml",
    "--no-color",
    "run",
    `${service.url.origin}/openapi.json`,
  ]);
  assert.equal(code, 0, printed);
});

test("assets of /docs are served locally, and none shadows a path of the API", async () => {
  const get = (path) => fetch(new URL(path, service.url));
  for (const [file, type] of [
    ["docs.js", "text/javascript"],
    ["docs.css", "text/css"],
    ["swagger-ui.css", "text/css"],
    ["swagger-ui-bundle.js", "text/javascript"],
  ]) {
    const asset = await get(`/docs/assets/${file}`);
    assert.equal(asset.status, 200, file);
    assert.match(asset.headers.get("content-type"), new RegExp(`^${type}`), file);
    assert.equal(asset.headers.get("x-content-type-options"), "nosniff", file);
    await asset.arrayBuffer();
  }
  assert.equal((await get("/docs/assets/nothing.js")).status, 404);
  assert.equal((await get("/_headers")).status, 404);
  const docs = await get("/docs");
  assert.match(docs.headers.get("content-security-policy"), /script-src 'self'/);
  assert.ok(
    !/<(script|link|img|iframe)[^>]*(src|href)="?(https?:)?\/\//.test(await docs.text()),
    "the page loads something from another host",
  );
  assert.equal((await ask(service, "/openapi.json", { key: null })).body.openapi, "3.1.0");
});
