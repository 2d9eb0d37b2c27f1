// Keys and accounts in the built worker.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, startWorker } from "./support.mjs";

const TOKEN = "operators-secret";
let service;

before(async () => {
  service = await startWorker({ bindings: { ADMIN_TOKEN: TOKEN } });
});

after(() => service.worker.dispose());

const works = async (key) => (await ask(service, "/v1/quota", { key })).status;
const post = (path, key, body) => ask(service, path, { key, method: "POST", body });

test("accounts and keys are created, rotated and revoked", async () => {
  assert.equal((await post("/v1/accounts", "guess", { name: "Example", plan: "free" })).status, 401);
  const opened = await post("/v1/accounts", TOKEN, { name: "Example", plan: "free" });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const admin = opened.body.key.key;
  const keys = [];
  for (const name of ["one", "two", "three"]) {
    const made = await post("/v1/keys", admin, { name, scopes: ["read"], expires_in_days: 30 });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.match(made.body.key, /^sg_live_[a-z2-7]{38}$/);
    assert.equal(Date.parse(made.body.expires_at) - Date.parse(made.body.created_at), 30 * 86_400_000);
    keys.push(made.body);
  }
  assert.equal(new Set(keys.map(({ key }) => key.slice(12))).size, 3, "keys are random");
  assert.equal(await works(keys[0].key), 200);
  assert.equal((await post("/v1/audit", keys[0].key, { url: "https://example.com/" })).status, 403);

  const rotated = await post(`/v1/keys/${keys[0].id}/rotate`, admin, { overlap_hours: 0 });
  assert.equal(rotated.status, 201, JSON.stringify(rotated.body));
  assert.deepEqual([await works(keys[0].key), await works(rotated.body.key)], [401, 200]);
  assert.equal((await ask(service, `/v1/keys/${keys[1].id}`, { key: admin, method: "DELETE" })).status, 204);
  assert.equal(await works(keys[1].key), 401);
  assert.equal((await ask(service, `/v1/keys/${opened.body.key.id}`, { key: admin, method: "DELETE" })).status, 409);

  const { body } = await ask(service, "/v1/keys", { key: admin });
  const shown = body.keys.map(({ name, revoked_at, key }) => [name, revoked_at !== null, key]);
  assert.deepEqual(
    shown
      .filter(([, ended]) => !ended)
      .map(([name]) => name)
      .sort(),
    ["first", "one", "three"],
  );
  assert.equal(shown.filter(([, ended]) => ended).length, 2);
  assert.ok(shown.every(([, , key]) => key === undefined) && body.keys.every((key) => key.prefix.length === 12));
});

test("the plan of an account changes", async () => {
  const opened = await post("/v1/accounts", TOKEN, { name: "Example", plan: "free" });
  const changed = await post(`/v1/accounts/${opened.body.id}/plan`, TOKEN, { plan: "pro" });
  assert.deepEqual([changed.status, changed.body.plan], [200, "pro"]);
  assert.equal((await ask(service, "/v1/quota", { key: opened.body.key.key })).body.plan, "enterprise");
});

test("every request has a unique id", async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(service, "/health")));
  const names = answers.map(({ headers }) => headers.get("x-request-id"));
  assert.ok(names.every((name) => /^req_[0-9a-f]{16}$/.test(name)));
  assert.equal(new Set(names).size, 5);
});
