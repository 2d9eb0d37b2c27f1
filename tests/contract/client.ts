// Uses the types that openapi-typescript generated, with openapi-fetch: starts, reads and lists an audit. It must
// compile in strict mode, so it holds the types too.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

declare const process: { env: Record<string, string> };

const MAX_WAIT_MS = 60_000;
const { SITEGAUGE_URL, SITEGAUGE_ORIGIN, SITEGAUGE_KEY } = process.env;
const client = createClient<paths>({
  baseUrl: SITEGAUGE_URL,
  headers: { authorization: `Bearer ${SITEGAUGE_KEY}` },
});

function check(holds: boolean, what: unknown): asserts holds {
  if (!holds) throw new Error(JSON.stringify(what));
}

type Ended = components["schemas"]["AuditCompleted"] | components["schemas"]["AuditFailed"];

async function read(job_id: string): Promise<Ended> {
  const deadline = Date.now() + MAX_WAIT_MS;
  for (;;) {
    const { data, error } = await client.GET("/v1/audit/{job_id}", { params: { path: { job_id } } });
    if (!data) throw new Error(error?.message);
    // Narrowed by the discriminator.
    if (data.status === "completed" || data.status === "failed") return data;
    check(Date.now() < deadline, data);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const body: components["schemas"]["CreateAudit"] = {
  url: `${SITEGAUGE_ORIGIN}/?typescript`,
  mode: "standard",
  exclude: ["/none/*"],
  metadata: { build: 7 },
};
const { data: created } = await client.POST("/v1/audit", { body });
check(created?.mode === "standard", created);

const audit = await read(created.job_id);
check(audit.status === "completed", audit);
const { overall } = audit.scores;
check(audit.crawl?.pages_done === 2 && overall !== null && overall > 0, audit);
check(audit.issues.length > 0 && audit.issues.every((issue) => issue.severity !== undefined), audit);

const { data: waited } = await client.POST("/v1/audit", {
  params: { header: { Prefer: "wait=20" } },
  body: { urls: [`${SITEGAUGE_ORIGIN}/?typescript-waits`] },
});
check(waited?.status === "completed" && (waited.scores?.overall ?? 0) > 0, waited);

const { data: list } = await client.GET("/v1/audits", { params: { query: { limit: 100, status: "completed" } } });
check(list?.data.find((row) => row.job_id === audit.job_id)?.overall === overall, list);

const { error, response } = await client.POST("/v1/audit", { body: { url: "ftp://example.com" } });
check(response.status === 400 && error?.error === "invalid_url", error);

const { data: rules } = await client.GET("/v1/rules");
const rule: components["schemas"]["RuleInfo"] | undefined = rules?.rules[0];
check(rule !== undefined && rule.id.includes("."), rule);
console.log(`${audit.issues.length} issues`);
