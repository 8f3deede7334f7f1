import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  grouped
} from "./chunk-F3PQNR5A.js";
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/bytes.ts
var KIB = 1024;
var MIB = 1024 * KIB;
var UNITS = /* @__PURE__ */ new Map([
  ["b", 1],
  ["kb", 1e3],
  ["mb", 1e6],
  ["gb", 1e9],
  ["kib", KIB],
  ["mib", MIB],
  ["gib", 1024 * MIB]
]);
function parseSize(text) {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text) ?? [];
  const factor = unit === void 0 ? void 0 : UNITS.get(unit.toLowerCase());
  const bytes = factor === void 0 ? Number.NaN : Math.round(Number(amount) * factor);
  if (!Number.isSafeInteger(bytes)) {
    throw new Malformed(
      `${quoted(text)} is not a size: a number and a unit, such as 200 MB (10^6 bytes) or 200 MiB (2^20 bytes)`
    );
  }
  return bytes;
}
function formatBytes(bytes) {
  const size = Math.abs(bytes);
  const sign = bytes < 0 ? "\u2212" : "";
  if (size < KIB) return `${sign}${size} B`;
  if (size < 0.1 * MIB) return `${sign}${(size / KIB).toFixed(1)} KiB`;
  return `${sign}${grouped((size / MIB).toFixed(1))} MiB`;
}
function formatChange(bytes) {
  if (bytes === 0) return "\xB10 B";
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
function formatPercent(percent) {
  if (percent === 0) return "\xB10 %";
  const text = Math.abs(percent) < 0.05 && percent !== 0 ? "0.0" : Math.abs(percent).toFixed(1);
  return `${percent < 0 ? "\u2212" : "+"}${grouped(text)} %`;
}

export {
  MIB,
  parseSize,
  formatBytes,
  formatChange,
  formatPercent
};
