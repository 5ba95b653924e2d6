// Writes FILE.br and FILE.gz beside each file of dist/ that gets smaller by it, and prints what a first visit loads.
//
//   Units   bytes
//   Errors  more than kMostBytes on first load, compressed, stop the build

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const kMostBytes = 120 * 1024;
const dist = new URL("../dist", import.meta.url).pathname;
const compressible = /\.(html|js|css|svg|json|txt)$/;

const size = {}; // of the gzip form: the larger of the two
for (const entry of readdirSync(dist, { recursive: true })) {
  if (!compressible.test(entry)) continue;
  const path = join(dist, entry);
  const bytes = readFileSync(path);
  const gz = gzipSync(bytes, { level: 9 });
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  size[entry] = Math.min(gz.length, bytes.length);
  if (gz.length < bytes.length) writeFileSync(`${path}.gz`, gz);
  if (br.length < bytes.length) writeFileSync(`${path}.br`, br);
}

// First load: index.html and what it names, and what those import without being asked to.
const seen = new Set(["index.html"]);
for (const entry of seen) {
  const text = readFileSync(join(dist, entry), "utf8");
  const named = entry.endsWith(".html")
    ? [...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((m) => m[1])
    : [...text.matchAll(/(?:^|[;\n}])\s*(?:import|export)\b[^;()]*?"\.\/([^"]+)"/g)].map((m) => `assets/${m[1]}`);
  for (const name of named) if (size[name] !== undefined) seen.add(name);
}
const first = [...seen].reduce((sum, entry) => sum + size[entry], 0);
for (const entry of Object.keys(size).sort()) console.log(`${String(size[entry]).padStart(8)} ${seen.has(entry) ? "first" : "later"} ${entry}`);
console.log(`${String(first).padStart(8)} on first load, with gzip`);
if (first > kMostBytes) {
  console.error(`more than ${kMostBytes} bytes on first load`);
  process.exit(1);
}
