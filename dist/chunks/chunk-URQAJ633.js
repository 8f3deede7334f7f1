import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/option.ts
function parseHost(text) {
  if (/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d+)?$/.test(text)) return text;
  throw new Malformed(`${quoted(text)} is not a registry\u2019s host or host:port`);
}
function parseSeconds(text) {
  if (/^\d{1,3}$/.test(text) && Number(text) > 0) return Number(text) * 1e3;
  throw new Malformed(`${quoted(text)} is not a number of seconds from 1 to 999`);
}
function parseBandwidth(text) {
  const megabits = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (megabits > 0 && megabits <= 1e6) return megabits * 1e6;
  throw new Malformed(`${quoted(text)} is not a number of Mbit/s, such as 100`);
}
function parseExplain(text) {
  if (text === "none" || text === "layers") return text;
  if (text === "files") {
    throw new Malformed("this version does not look into layers: none, layers");
  }
  throw new Malformed(`${quoted(text)} is not allowed: none, layers`);
}

export {
  parseHost,
  parseSeconds,
  parseBandwidth,
  parseExplain
};
