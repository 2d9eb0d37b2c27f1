// Starts the service locally: applies the migrations, makes a demo account once, and prints how to ask for an audit.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { accountSql, newKey } from "./account.mjs";

const PORT = process.env.PORT ?? "8787";
const HERE = `http://localhost:${PORT}`;
const WRANGLER = "node_modules/wrangler/bin/wrangler.js";
const MARK = ".wrangler/demo-account";
const SECRETS = ".dev.vars";
const SWEEP_EVERY_MS = 60_000;

function wrangler(...args) {
  const env = { ...process.env, CI: "1" };
  const done = spawnSync(process.execPath, [WRANGLER, ...args], { encoding: "utf8", env });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    console.error(`"wrangler ${args.join(" ")}" failed: a fault of the local set-up, see above.`);
    process.exit(1);
  }
}

/** Makes the demo account if there is none; its key is known only now. */
function demoKey() {
  if (existsSync(MARK)) return null;
  const made = newKey();
  const sql = accountSql("Demo", "pro", made).join("; ");
  wrangler("d1", "execute", "sitegauge", "--local", "--command", sql);
  writeFileSync(MARK, `${made.prefix}\n`);
  return made.key;
}

const secrets = () => (existsSync(SECRETS) ? readFileSync(SECRETS, "utf8") : "");

/** Makes the operator's token if there is none; it stays the same from then on. */
function makeAdminToken() {
  const before = secrets();
  if (/^\s*ADMIN_TOKEN\s*=/m.test(before)) return;
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  appendFileSync(SECRETS, `${gap}ADMIN_TOKEN=${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
}

const allowsPrivateTargets = () => /^ALLOW_PRIVATE_TARGETS\s*=\s*"?1/m.test(secrets());

async function ready() {
  for (;;) {
    const up = await fetch(`${HERE}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function greet(key) {
  const lines = [`sitegauge runs on ${HERE}`];
  if (key) {
    lines.push("A demo account was made. Its key, shown this once:", "", `    ${key}`);
  } else {
    lines.push(
      `The demo account's key begins with ${readFileSync(MARK, "utf8").trim()}; remove .wrangler to start anew.`,
    );
  }
  const shown = key ?? "$KEY";
  lines.push(
    "",
    `    curl -s ${HERE}/v1/audit -H 'X-API-Key: ${shown}' --json '{"url":"https://example.com"}'`,
    `    curl -s ${HERE}/v1/audit/<job_id> -H 'X-API-Key: ${shown}'`,
    "",
    "Make another key, for your own account or by the operator's token for a new one:",
    "",
    `    curl -s ${HERE}/v1/keys -H 'X-API-Key: ${shown}' --json '{"name":"laptop"}'`,
    `    curl -s ${HERE}/v1/accounts -H "Authorization: Bearer $(sed -n 's/^ADMIN_TOKEN=//p' ${SECRETS})" \\`,
    `      --json '{"name":"Example","plan":"starter"}'`,
  );
  if (allowsPrivateTargets()) {
    lines.push(
      "",
      "WARNING: .dev.vars sets ALLOW_PRIVATE_TARGETS=1: whoever holds a key can reach this machine's own network.",
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
// Locally no cron fires by itself, and what it does is part of the service.
const sweeper = setInterval(() => {
  fetch(`${HERE}/cdn-cgi/local/scheduled`).catch(() => {});
}, SWEEP_EVERY_MS);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => service.kill(signal));
service.on("exit", (code) => {
  clearInterval(sweeper);
  process.exit(code ?? 0);
});
await ready();
greet(key);
