// Misbehaving origins: each audit ends with the exact error.
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { audit, page, startOrigin, startWorker } from "./support.mjs";

const TIMEOUT_MS = 1500;
const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ünïcode ✓</title></head><body>`;

/** UTF-16 with a byte order mark. */
function utf16(text, bigEndian) {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

/** Writes this many bytes, as fast as they are read. */
async function pour(response, bytes) {
  response.setMaxListeners(0);
  const piece = Buffer.from("<p>All the same.</p>\n".repeat(5000));
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
}

let service, origin, poured;

before(async () => {
  service = await startWorker({ bindings: { PAGE_TIMEOUT_MS: String(TIMEOUT_MS) } });
  origin = await startOrigin({
    "/silent": () => {},
    "/slow": (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write(HEAD);
    },
    "/error": (_, response) => response.writeHead(500, { "content-type": "text/html" }).end("<h1>Oops</h1>"),
    "/midway": (_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "100000" });
      response.write(HEAD + "<h1>Half of it</h1>");
      setTimeout(() => response.destroy(), 100);
    },
    "/huge": async (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write(HEAD);
      poured = pour(response, 100 << 20);
    },
    "/bomb": (_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" });
      response.end(gzipSync(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(50 << 20, "<p>")])));
    },
    "/image": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("\x89PNG"),
    "/utf16le": (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end(utf16(`${HEAD}<h1>Wide</h1>`, false)),
    "/utf16be": (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end(utf16(`${HEAD}<h1>Wide</h1>`, true)),
    "/deflate": (_, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "deflate" }).end("x"),
    "/file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
    "/chain": (request, response) => {
      const hop = Number(new URL(request.url, "http://x").searchParams.get("hop") ?? 0);
      response.writeHead(302, { location: `/chain?hop=${hop + 1}` }).end();
    },
    "/gzip": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
        .end(gzipSync(`${HEAD}<h1>Small</h1>`)),
    "/fine": page(`${HEAD}<h1>Fine</h1>`),
  });
});

after(async () => {
  origin.stop();
  await service.worker.dispose();
});

const audited = (path) => audit(service, origin.url + path);

/** The stored summary of the last audited page. */
async function summary() {
  const sql = "select summary from pages where category <> 'global' order by id desc limit 1";
  return JSON.parse((await service.database.prepare(sql).first()).summary);
}

const failures = {
  "/silent": `Page timed out after ${TIMEOUT_MS}ms`,
  "/error": "The site answered with status 500",
  "/image": "The site answered with image/png, which is not an HTML page",
  "/deflate": "The site compressed the page with deflate, but the request accepts only gzip and br",
  "/file": "The site redirects to file:///etc/passwd, which cannot be audited: only http and https can be audited",
  "/chain": "The site redirects more than 10 times",
  "/missing": "The site answered with status 404",
};
for (const [path, error] of Object.entries(failures)) {
  test(`${path} fails: ${error}`, async () => {
    const done = await audited(path);
    assert.deepEqual([done.status, done.error], ["failed", error]);
  });
}

test("/loop fails and names the URL of the loop", async () => {
  const done = await audited("/loop");
  assert.deepEqual([done.status, done.error], ["failed", `The site redirects in a loop, back to ${origin.url}/loop`]);
});

test("a host that does not exist fails as unreachable", async () => {
  const done = await audit(service, "http://nothing.invalid/");
  assert.equal(done.status, "failed");
  assert.match(done.error, /^The site could not be reached: /);
});

test("a truncated body is judged", async () => {
  const done = await audited("/midway");
  assert.equal(done.status, "completed");
  assert.equal((await summary()).truncated, true);
});

test("a body that does not end is judged at the timeout", async () => {
  const done = await audited("/slow");
  assert.equal(done.status, "completed");
  assert.equal((await summary()).truncated, true);
});

test("100 MB are read up to the limit", async () => {
  const done = await audited("/huge");
  assert.equal(done.status, "completed");
  const { truncated, bytes } = await summary();
  assert.equal(truncated, true);
  assert.ok(bytes < 17 << 20, `${bytes} bytes were read`);
  await poured;
});

test("a gzip bomb is read up to the limit", async () => {
  const done = await audited("/bomb");
  assert.equal(done.status, "completed");
  assert.equal((await summary()).truncated, true);
});

for (const [path, encoding] of [
  ["/utf16le", "UTF-16LE"],
  ["/utf16be", "UTF-16BE"],
  ["/fine", "UTF-8"],
  ["/gzip", "UTF-8"],
]) {
  test(`${path} is read as ${encoding}`, async () => {
    const done = await audited(path);
    assert.equal(done.status, "completed");
    const { encoding: found, truncated } = await summary();
    assert.deepEqual([found, truncated], [encoding, false]);
    const missing = done.issues.filter((issue) => ["onpage.title", "onpage.h1"].includes(issue.rule));
    assert.deepEqual(missing, [], "title and heading are found");
  });
}
