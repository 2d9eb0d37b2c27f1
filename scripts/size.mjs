// Prints the size of the built worker, raw and compressed.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

for (const file of ["build/index_bg.wasm", "build/index.js"]) {
  const bytes = readFileSync(file);
  const kilobytes = (length) => `${(length / 1000).toFixed(0)} kB`;
  console.log(`${file}: ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes).length)}`);
}
