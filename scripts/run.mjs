// Starts the service locally: applies the migrations, creates a demo account once, and prints example commands.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { accountSql, newKey } from "./account.mjs";

const PORT = process.env.PORT ?? "8787";
const BASE_URL = `http://localhost:${PORT}`;
const WRANGLER = "node_modules/wrangler/bin/wrangler.js";
const DEMO_ACCOUNT_FILE = ".wrangler/demo-account";
const DEV_VARS_FILE = ".dev.vars";
const SWEEP_INTERVAL_MS = 60_000;

function wrangler(...args) {
  const env = { ...process.env, CI: "1" };
  const done = spawnSync(process.execPath, [WRANGLER, ...args], { encoding: "utf8", env });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    console.error(`"wrangler ${args.join(" ")}" failed; see the output above.`);
    process.exit(1);
  }
}

/** Creates the demo account if there is none, and returns its key; null if it exists, because keys are not stored. */
function createDemoAccount() {
  if (existsSync(DEMO_ACCOUNT_FILE)) return null;
  const created = newKey();
  const sql = accountSql("Demo", "pro", created).join("; ");
  wrangler("d1", "execute", "sitegauge", "--local", "--command", sql);
  writeFileSync(DEMO_ACCOUNT_FILE, `${created.prefix}\n`);
  return created.key;
}

const devVars = () => (existsSync(DEV_VARS_FILE) ? readFileSync(DEV_VARS_FILE, "utf8") : "");

/** Creates the operator's token if there is none. */
function createAdminToken() {
  const existing = devVars();
  if (/^\s*ADMIN_TOKEN\s*=/m.test(existing)) return;
  const separator = existing === "" || existing.endsWith("\n") ? "" : "\n";
  appendFileSync(DEV_VARS_FILE, `${separator}ADMIN_TOKEN=${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
}

const allowsPrivateTargets = () => /^ALLOW_PRIVATE_TARGETS\s*=\s*"?1/m.test(devVars());

async function waitUntilReady() {
  for (;;) {
    const isUp = await fetch(`${BASE_URL}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function printExamples(key) {
  const lines = [`sitegauge is running at ${BASE_URL}`];
  if (key) {
    lines.push("Created a demo account. Its API key, which is shown only once:", "", `    ${key}`);
  } else {
    lines.push(
      `The key of the demo account starts with ${readFileSync(DEMO_ACCOUNT_FILE, "utf8").trim()}. Lost it? Delete .wrangler to start over.`,
    );
  }
  const shown = key ?? "$KEY";
  lines.push(
    "",
    "Start an audit and read its result:",
    "",
    `    curl -s ${BASE_URL}/v1/audit -H 'X-API-Key: ${shown}' --json '{"url":"https://example.com"}'`,
    `    curl -s ${BASE_URL}/v1/audit/<job_id> -H 'X-API-Key: ${shown}'`,
    "",
    "Create another key for this account, or a new account with the operator's token:",
    "",
    `    curl -s ${BASE_URL}/v1/keys -H 'X-API-Key: ${shown}' --json '{"name":"laptop"}'`,
    `    curl -s ${BASE_URL}/v1/accounts -H "Authorization: Bearer $(sed -n 's/^ADMIN_TOKEN=//p' ${DEV_VARS_FILE})" \\`,
    `      --json '{"name":"Example","plan":"starter"}'`,
  );
  if (allowsPrivateTargets()) {
    lines.push(
      "",
      "WARNING: .dev.vars sets ALLOW_PRIVATE_TARGETS=1. Anyone with a key can reach the network of this machine.",
    );
  }
  console.log(`\n${lines.join("\n")}\n`);
}

mkdirSync(".wrangler", { recursive: true });
console.log("== applying the migrations to the local database");
wrangler("d1", "migrations", "apply", "sitegauge", "--local");
const key = createDemoAccount();
createAdminToken();

console.log("== starting workerd");
const args = ["dev", "--port", PORT, "--local-protocol", "http", "--show-interactive-dev-session=false"];
const service = spawn(process.execPath, [WRANGLER, ...args], { stdio: "inherit" });
// wrangler does not run cron triggers locally, and the service needs its sweep.
const sweeper = setInterval(() => {
  fetch(`${BASE_URL}/cdn-cgi/local/scheduled`).catch(() => {});
}, SWEEP_INTERVAL_MS);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => service.kill(signal));
service.on("exit", (code) => {
  clearInterval(sweeper);
  process.exit(code ?? 0);
});
await waitUntilReady();
printExamples(key);
