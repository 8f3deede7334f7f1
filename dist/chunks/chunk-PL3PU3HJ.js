import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  plain
} from "./chunk-O3LTDILQ.js";

// src/cli/paint.ts
import { styleText } from "node:util";
var STYLES = {
  pass: "green",
  warn: "yellow",
  inconclusive: "magenta",
  review: "cyan",
  fail: "red",
  dim: "dim",
  bold: "bold"
};
function paintFor(output, env) {
  if (output.isTTY !== true || env["NO_COLOR"]) return plain;
  return (outcome, text) => styleText(STYLES[outcome], text);
}

// src/cli/world.ts
var EXIT = { pass: 0, fail: 1, usage: 2, inconclusive: 3 };

export {
  paintFor,
  EXIT
};
