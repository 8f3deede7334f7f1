import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  largest,
  stripVTControlCharacters
} from "./chunk-X2GWAC33.js";

// src/render/text-table.ts
var plain = (_, text) => text;
function columns(rows, right) {
  const count = largest(rows.map((row) => row.length));
  const widths = Array.from(
    { length: count },
    (_, column) => largest(rows.map((row) => width(row[column] ?? "")))
  );
  return rows.map(
    (row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column))).join("  ").trimEnd()
  );
}
function width(text) {
  return [...stripVTControlCharacters(text)].length;
}
function pad(text, columns2, right) {
  const space = " ".repeat(Math.max(0, columns2 - width(text)));
  return right ? space + text : text + space;
}

export {
  plain,
  columns
};
