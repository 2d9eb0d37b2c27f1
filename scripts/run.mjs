// Starts the service locally: applies migrations, creates a demo account once, and prints example calls.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { accountSql, newKey } from "./account.mjs";

const PORT = process.env.PORT ?? "8787";
const BASE_URL = `http://localhost:${PORT}`;
const WRANGLER = "node_modules/wrangler/bin/wrangler.js";
const DEMO_FILE = ".wrangler/demo-account";
const SECRETS = ".dev.vars";
const SWEEP_EVERY_MS = 60_000;

function wrangler(...args) {
  const env = { ...process.env, CI: "1" };
  const done = spawnSync(process.execPath, [WRANGLER, ...args], { encoding: "utf8", env });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    console.error(`"wrangler ${args.join(" ")}" failed: check the local setup, see above.`);
    process.exit(1);
  }
}

/** Creates the demo account if there is none. Returns its key, which is not stored, or null. */
function demoKey() {
  if (existsSync(DEMO_FILE)) return null;
  const made = newKey();
  const sql = accountSql("Demo", "pro", made).join("; ");
  wrangler("d1", "execute", "sitegauge", "--local", "--command", sql);
  writeFileSync(DEMO_FILE, `${made.prefix}\n`);
  return made.key;
}

const secrets = () => (existsSync(SECRETS) ? readFileSync(SECRETS, "utf8") : "");

/** Creates the operator's token if there is none, and keeps it in .dev.vars. */
function makeAdminToken() {
  const before = secrets();
  if (/^\s*ADMIN_TOKEN\s*=/m.test(before)) return;
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  appendFileSync(SECRETS, `${gap}ADMIN_TOKEN=${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
}

const allowsPrivateTargets = () => /^ALLOW_PRIVATE_TARGETS\s*=\s*"?1/m.test(secrets());

async function ready() {
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
  const lines = [`sitegauge runs on ${BASE_URL}`];
  if (key) {
    lines.push("Created a demo account. Its key, which is shown only once:", "", `    ${key}`);
  } else {
    lines.push(
      `The demo account's key begins with ${readFileSync(DEMO_FILE, "utf8").trim()}; remove .wrangler to start over.`,
    );
  }
  const shown = key ?? "$KEY";
  lines.push(
    "",
    `    curl -s ${BASE_URL}/v1/audit -H 'X-API-Key: ${shown}' --json '{"url":"https://example.com"}'`,
    `    curl -s ${BASE_URL}/v1/audit/<job_id> -H 'X-API-Key: ${shown}'`,
    "",
    "Create another key, or an account with the operator's token:",
    "",
    `    curl -s ${BASE_URL}/v1/keys -H 'X-API-Key: ${shown}' --json '{"name":"laptop"}'`,
    `    curl -s ${BASE_URL}/v1/accounts -H "Authorization: Bearer $(sed -n 's/^ADMIN_TOKEN=//p' ${SECRETS})" \\`,
    `      --json '{"name":"Example","plan":"starter"}'`,
  );
  if (allowsPrivateTargets()) {
    lines.push(
      "",
      "WARNING: .dev.vars sets ALLOW_PRIVATE_TARGETS=1: anyone with a key can reach the network of this machine.",
    );
  }
  console.log(`\n${lines.join("\n")}\n`);
}

mkdirSync(".wrangler", { recursive: true });
console.log("== applying the database migrations to the local D1");
wrangler("d1", "migrations", "apply", "sitegauge", "--local");
const key = demoKey();
makeAdminToken();

console.log("== starting workerd");
const args = ["dev", "--port", PORT, "--local-protocol", "http", "--show-interactive-dev-session=false"];
const service = spawn(process.execPath, [WRANGLER, ...args], { stdio: "inherit" });
// workerd does not fire cron triggers by itself, and the sweep is part of the service.
const sweeper = setInterval(() => {
  fetch(`${BASE_URL}/cdn-cgi/local/scheduled`).catch(() => {});
}, SWEEP_EVERY_MS);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => service.kill(signal));
service.on("exit", (code) => {
  clearInterval(sweeper);
  process.exit(code ?? 0);
});
await ready();
greet(key);
