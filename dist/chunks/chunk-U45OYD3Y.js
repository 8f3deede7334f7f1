import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  largest
} from "./chunk-43IJ4DZN.js";

// src/domain/outcome.ts
var OUTCOMES = ["pass", "warn", "inconclusive", "review", "fail"];
function worst(outcomes) {
  const rank = largest(outcomes.map((outcome) => OUTCOMES.indexOf(outcome)));
  return OUTCOMES[rank] ?? "pass";
}
function isBlocking(outcome, onInconclusive) {
  if (outcome === "inconclusive") return onInconclusive === "fail";
  return outcome === "fail" || outcome === "review";
}

export {
  OUTCOMES,
  worst,
  isBlocking
};
