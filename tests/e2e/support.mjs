// Starts the built worker in workerd with D1 and Queues, and origins on loopback to audit.
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";

const ROOT = new URL("../../", import.meta.url).pathname;
const BUILD = `${ROOT}build`;
const ADMIN_TOKEN = "operator-of-the-tests";

/** The static assets in front of the worker, as in wrangler.toml. */
export const ASSETS = {
  directory: `${BUILD}/assets`,
  run_worker_first: ["/*", "!/docs/assets/*"],
  routerConfig: { has_user_worker: true },
  assetConfig: { html_handling: "none", not_found_handling: "none" },
};

/**
 * Starts the worker with the settings of wrangler.toml, and an account with a key for each name. With `keys`, the
 * database in the folder `persist` is reused. `calls` is the limit of calls per minute and key.
 */
export async function startWorker({ bindings = {}, accounts = ["one"], persist, keys: known, calls } = {}) {
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: BUILD,
      modules: [
        { type: "ESModule", path: `${BUILD}/index.js` },
        { type: "CompiledWasm", path: `${BUILD}/index_bg.wasm` },
      ],
      compatibilityDate: "2026-10-20",
      compatibilityFlags: ["global_fetch_strictly_public"],
      bindings: {
        ALLOW_PRIVATE_TARGETS: "1",
        PUBLIC_URL: "http://sitegauge.test",
        ADDRESS_HEADER: "cf-connecting-ip",
        ADMIN_TOKEN,
        ...bindings,
      },
      ...(calls ? { ratelimits: { LIMITER: { namespace_id: "1001", simple: { limit: calls, period: 60 } } } } : {}),
      assets: ASSETS,
      d1Databases: { DB: "sitegauge" },
      ...(persist ? { resourcePersistencePath: persist } : {}),
      queueProducers: {
        STARTS: "sitegauge-starts",
        PAGES: "sitegauge-pages",
        DELIVERIES: "sitegauge-deliveries",
        JOBS: "sitegauge-jobs",
      },
      queueConsumers: {
        ...Object.fromEntries(
          ["sitegauge-starts", "sitegauge-pages", "sitegauge-jobs"].map((name) => [
            name,
            {
              maxBatchSize: 1,
              maxBatchTimeout: 0,
              maxRetries: 3,
              retryDelay: 1,
              deadLetterQueue: "sitegauge-jobs-dead",
            },
          ]),
        ),
        "sitegauge-jobs-dead": {
          maxBatchSize: 10,
          maxBatchTimeout: 1,
          maxRetries: 20,
          retryDelay: 1,
        },
        "sitegauge-deliveries": {
          maxBatchSize: 1,
          maxBatchTimeout: 0,
          maxRetries: 3,
          retryDelay: 1,
          deadLetterQueue: "sitegauge-deliveries-dead",
        },
        "sitegauge-deliveries-dead": {
          maxBatchSize: 10,
          maxBatchTimeout: 1,
          maxRetries: 20,
          retryDelay: 1,
        },
      },
      log: new Log(LogLevel.ERROR),
    }),
  );
  const url = await worker.ready;
  const database = await worker.getD1Database("DB");
  const run = (sql) => database.prepare(sql).run();
  if (known) return { worker, url, database, keys: known, key: known[accounts[0]] };
  for (const file of readdirSync(`${ROOT}migrations`).sort()) {
    const sql = readFileSync(`${ROOT}migrations/${file}`, "utf8").replace(/^\s*--.*$/gm, "");
    for (const statement of sql.split(";").filter((text) => text.trim())) await run(statement);
  }
  const keys = {};
  const token = bindings.ADMIN_TOKEN ?? ADMIN_TOKEN;
  for (const name of accounts) {
    const created = await ask({ url }, "/v1/accounts", { key: token, method: "POST", body: { name, plan: "pro" } });
    if (created.status !== 201) throw new Error(`no account ${name}: ${JSON.stringify(created.body)}`);
    keys[name] = created.body.key.key;
  }
  return { worker, url, database, keys, key: keys[accounts[0]] };
}

/** Sends a request to the worker and parses the JSON of the response. */
export async function ask(service, path, { key = service.key, method = "GET", body, headers = {} } = {}) {
  const auth = key ? { authorization: `Bearer ${key}` } : {};
  const response = await fetch(new URL(path, service.url), {
    method,
    headers: { ...auth, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: typeof body === "object" ? JSON.stringify(body) : body,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : null,
  };
}

/** Polls an audit until it has ended. */
export async function ended(service, job, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const { body } = await ask(service, `/v1/audit/${job}`);
    if (body.status === "completed" || body.status === "failed") return body;
    if (Date.now() > deadline) throw new Error(`audit ${job} is still ${body.status} after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs an audit to its end. */
export async function audit(service, url, options = {}) {
  const created = await ask(service, "/v1/audit", {
    method: "POST",
    body: { url, ...options },
  });
  if (created.status !== 202) throw new Error(`not accepted: ${JSON.stringify(created.body)}`);
  return ended(service, created.body.job_id);
}

/** Starts an origin with a handler per path; any other path is a 404. */
export async function startOrigin(handlers) {
  const server = createServer((request, response) => {
    const path = request.url.split("?")[0];
    origin.log.push({
      path,
      at: Date.now(),
      agent: request.headers["user-agent"],
    });
    const handler = handlers[path];
    if (handler) return handler(request, response);
    response.writeHead(404, { "content-type": "text/plain" }).end("no such page");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = {
    server,
    log: [],
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return origin;
}

/** A handler that responds with this page. */
export const page =
  (html, headers = {}) =>
  (_, response) =>
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        ...headers,
      })
      .end(html);
