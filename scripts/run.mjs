// Starts the service locally: applies the migrations, creates a demo account once, and prints example requests.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const PORT = process.env.PORT ?? "8787";
const BASE_URL = `http://localhost:${PORT}`;
const WRANGLER = "node_modules/wrangler/bin/wrangler.js";
/** The first characters of the demo account's key. */
const DEMO_KEY_PREFIX = ".wrangler/demo-account";
const SECRETS = ".dev.vars";
const SWEEP_EVERY_MS = 60_000;

function wrangler(...args) {
  const env = { ...process.env, CI: "1" };
  const done = spawnSync(process.execPath, [WRANGLER, ...args], { encoding: "utf8", env });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    console.error(`"wrangler ${args.join(" ")}" failed because of the local setup; see the output above.`);
    process.exit(1);
  }
}

const secrets = () => (existsSync(SECRETS) ? readFileSync(SECRETS, "utf8") : "");

/** Returns the operator's token from .dev.vars; creates it if there is none. */
function adminToken() {
  const before = secrets();
  const found = /^[ \t]*ADMIN_TOKEN[ \t]*=[ \t]*(["']?)(.+?)\1[ \t]*$/m.exec(before);
  if (found) return found[2];
  const token = randomBytes(32).toString("hex");
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  appendFileSync(SECRETS, `${gap}ADMIN_TOKEN=${token}\n`, { mode: 0o600 });
  return token;
}

/** Creates the demo account if there is none and returns its key, which the service shows only once. */
async function demoKey(token) {
  if (existsSync(DEMO_KEY_PREFIX)) return null;
  const response = await fetch(`${BASE_URL}/v1/accounts`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Demo", plan: "pro" }),
  });
  const account = await response.json();
  if (!response.ok) {
    console.error(`The demo account could not be created: ${account.message}`);
    return null;
  }
  writeFileSync(DEMO_KEY_PREFIX, `${account.key.prefix}\n`);
  return account.key.key;
}

const allowsPrivateTargets = () => /^ALLOW_PRIVATE_TARGETS\s*=\s*"?1/m.test(secrets());

async function waitUntilReady() {
  for (;;) {
    const up = await fetch(`${BASE_URL}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function greet(key) {
  const lines = [`sitegauge is running on ${BASE_URL}`];
  if (key) {
    lines.push("A demo account was created. Its API key, shown only once:", "", `    ${key}`);
  } else if (existsSync(DEMO_KEY_PREFIX)) {
    lines.push(
      `The demo account's key begins with ${readFileSync(DEMO_KEY_PREFIX, "utf8").trim()}; delete .wrangler to start over.`,
    );
  }
  const shown = key ?? "$KEY";
  lines.push(
    "",
    `    curl -s ${BASE_URL}/v1/audit -H 'X-API-Key: ${shown}' --json '{"url":"https://example.com"}'`,
    `    curl -s ${BASE_URL}/v1/audit/<job_id> -H 'X-API-Key: ${shown}'`,
    "",
    "Create another key of this account, or a new account with the operator's token:",
    "",
    `    curl -s ${BASE_URL}/v1/keys -H 'X-API-Key: ${shown}' --json '{"name":"laptop"}'`,
    `    curl -s ${BASE_URL}/v1/accounts -H "Authorization: Bearer $(sed -n 's/^ADMIN_TOKEN=//p' ${SECRETS})" \\`,
    `      --json '{"name":"Example","plan":"starter"}'`,
  );
  if (allowsPrivateTargets()) {
    lines.push(
      "",
      "WARNING: .dev.vars sets ALLOW_PRIVATE_TARGETS=1: everyone with an API key can reach this machine's own network.",
    );
  }
  console.log(`\n${lines.join("\n")}\n`);
}

mkdirSync(".wrangler", { recursive: true });
console.log("== applying the migrations to the local database");
wrangler("d1", "migrations", "apply", "sitegauge", "--local");
const token = adminToken();

console.log("== starting workerd");
const args = ["dev", "--port", PORT, "--local-protocol", "http", "--show-interactive-dev-session=false"];
const service = spawn(process.execPath, [WRANGLER, ...args], { stdio: "inherit" });
// wrangler runs no cron triggers locally, so the sweep is started from here.
const sweeper = setInterval(() => {
  fetch(`${BASE_URL}/cdn-cgi/local/scheduled`).catch(() => {});
}, SWEEP_EVERY_MS);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => service.kill(signal));
service.on("exit", (code) => {
  clearInterval(sweeper);
  process.exit(code ?? 0);
});
await waitUntilReady();
greet(await demoKey(token));
