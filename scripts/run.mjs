// Starts the service locally: applies the migrations, makes a demo account once, and prints how to ask for an audit.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { accountSql, newKey } from "./account.mjs";

const PORT = process.env.PORT ?? "8787";
const URL_HERE = `http://localhost:${PORT}`;
const WRANGLER = "node_modules/wrangler/bin/wrangler.js";
const MARK = ".wrangler/demo-account";

function wrangler(...args) {
  const done = spawnSync(process.execPath, [WRANGLER, ...args], {
    encoding: "utf8",
    env: { ...process.env, CI: "1" },
  });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    console.error(
      `"wrangler ${args.join(" ")}" failed: this is a fault of the local set-up, see above.`,
    );
    process.exit(1);
  }
  return done.stdout;
}

console.log("== applying the database migrations to the local D1");
wrangler("d1", "migrations", "apply", "sitegauge", "--local");

mkdirSync(".wrangler", { recursive: true });
if (!existsSync(MARK)) {
  const { key, hash } = newKey();
  const sql = accountSql("Demo", "pro", hash).join("; ");
  wrangler("d1", "execute", "sitegauge", "--local", "--command", sql);
  writeFileSync(MARK, `${key.slice(0, 12)}\n`);
  console.log(
    `== made a demo account; its key is shown this once:\n\n    ${key}\n`,
  );
  firstCurl(key);
} else {
  console.log(
    `== the demo account exists (key ${readFileSync(MARK, "utf8").trim()}…); remove .wrangler for a new one`,
  );
  firstCurl("$SITEGAUGE_KEY");
}

const privately =
  existsSync(".dev.vars") &&
  /^ALLOW_PRIVATE_TARGETS=1/m.test(readFileSync(".dev.vars", "utf8"));
if (privately) {
  console.log(
    "== WARNING: .dev.vars sets ALLOW_PRIVATE_TARGETS=1: anyone who holds a key can reach this machine's own network",
  );
}

function firstCurl(key) {
  console.log(`    curl -s ${URL_HERE}/v1/audit -H 'X-API-Key: ${key}' -d '{"url":"https://example.com"}'
    curl -s ${URL_HERE}/v1/audit/<job_id> -H 'X-API-Key: ${key}'\n`);
}

console.log(`== starting the service on ${URL_HERE}`);
const dev = spawn(
  process.execPath,
  [
    WRANGLER,
    "dev",
    "--port",
    PORT,
    "--local-protocol",
    "http",
    "--show-interactive-dev-session=false",
  ],
  { stdio: "inherit" },
);
// The cron does not fire by itself locally; what it does is part of the service.
const sweeper = setInterval(() => {
  fetch(`${URL_HERE}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`).catch(() => {});
}, 60_000);
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => dev.kill(signal));
dev.on("exit", (code) => {
  clearInterval(sweeper);
  process.exit(code ?? 0);
});
