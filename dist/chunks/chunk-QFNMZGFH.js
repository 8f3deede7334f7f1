import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  compactJson,
  jsonPieces
} from "./chunk-K75EN544.js";
import {
  messageOf
} from "./chunk-G7PAMPKP.js";
import {
  toJsonText
} from "./chunk-OUZ62CP3.js";

// src/action/report-file.ts
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
var MAX_OUTPUT_BYTES = 1e5;
function reportOutput(report, places) {
  const compact = compactJson(report, MAX_OUTPUT_BYTES);
  return textOutput(compact, () => jsonPieces(report), places);
}
function jsonOutput(value, places) {
  const compact = toJsonText(value);
  const isShort = Buffer.byteLength(compact) <= MAX_OUTPUT_BYTES;
  return textOutput(isShort ? compact : void 0, () => [toJsonText(value, 2)], places);
}
async function textOutput(compact, pieces, { path: named, tempDir, warn }) {
  const written = [];
  const paths = [
    named,
    ...compact === void 0 ? [join(tempDir, "docker-image-budgets-report.json")] : []
  ];
  for (const path of paths.filter((each) => each !== "")) {
    try {
      await makeFolder(dirname(resolve(path)));
      await writeFile(path, withNewline(pieces()));
      written.push(path);
    } catch (error) {
      warn(`The report cannot be written to ${path}: ${messageOf(error)}`);
    }
  }
  return compact ?? written[0] ?? "";
}
function* withNewline(pieces) {
  yield* pieces;
  yield "\n";
}
async function makeFolder(path) {
  const parent = dirname(path);
  if (parent === path || existsSync(path)) return;
  await makeFolder(parent);
  await mkdir(path);
}

export {
  reportOutput,
  jsonOutput
};
