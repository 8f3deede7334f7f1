import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  isDigest
} from "./chunk-OUZ62CP3.js";

// src/domain/series/record.ts
var WRITERS = ["push", "audit", "import"];
var VERSION = 1;
var MAX_LINE_BYTES = 8 * 1024;
var MAX_BYTES = 2 ** 46;
var MAX_TEXT = 1e3;
var TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
function formatRecord(record) {
  const { t, service, image, ref, platform, digest, index, bytes, layers } = record;
  const { commit, run, by, created, cve, also } = record;
  return JSON.stringify({
    v: VERSION,
    t,
    s: service,
    image,
    ref,
    p: platform,
    d: digest,
    ...index === null ? {} : { i: index },
    b: bytes,
    layers,
    c: commit,
    run,
    by,
    ...created === null ? {} : { created },
    ...cve === void 0 ? {} : { cve },
    ...also.length === 0 ? {} : { also }
  });
}
function parseRecord(text) {
  if (new TextEncoder().encode(text).length > MAX_LINE_BYTES) {
    return torn(`is longer than ${MAX_LINE_BYTES} bytes`);
  }
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return torn("is no JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return torn("is no object");
  const fields = new Map(Object.entries(json));
  const version = fields.get("v");
  if (!isWhole(version, 1, 1e6)) return torn("has no version: v");
  try {
    return { kind: "record", record: recordOf(fields), isNewer: version > VERSION };
  } catch (error) {
    if (error instanceof RangeError) return torn(error.message);
    throw error;
  }
}
function recordOf(fields) {
  return {
    t: required(fields, "t", isTime),
    service: required(fields, "s", isName),
    image: required(fields, "image", isName),
    ref: required(fields, "ref", isText),
    platform: nullable(fields, "p", isName),
    digest: required(fields, "d", isDigestText),
    index: optional(fields, "i", isDigestText),
    bytes: required(fields, "b", (value) => isWhole(value, 0, MAX_BYTES)),
    layers: required(fields, "layers", (value) => isWhole(value, 0, 1e4)),
    commit: nullable(fields, "c", isName),
    run: nullable(fields, "run", (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER)),
    by: required(fields, "by", isWriter),
    created: optional(fields, "created", isTime),
    ...fields.has("cve") ? { cve: required(fields, "cve", areCounts) } : {},
    also: optional(fields, "also", areDigests) ?? []
  };
}
function required(fields, key, is) {
  const value = fields.get(key);
  if (is(value)) return value;
  throw new RangeError(value === void 0 ? `has no ${key}` : `has a ${key} that cannot be read`);
}
function nullable(fields, key, is) {
  return fields.get(key) === null ? null : required(fields, key, is);
}
function optional(fields, key, is) {
  return fields.has(key) ? required(fields, key, is) : null;
}
function isText(value) {
  return typeof value === "string" && value.length <= MAX_TEXT;
}
function isName(value) {
  return isText(value) && value !== "";
}
function isTime(value) {
  return typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
}
function isDigestText(value) {
  return typeof value === "string" && isDigest(value);
}
function areDigests(value) {
  return Array.isArray(value) && value.every(isDigestText);
}
function areCounts(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((count) => isWhole(count, 0, 1e6));
}
function isWriter(value) {
  return WRITERS.some((each) => each === value);
}
function isWhole(value, least, most) {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
}
function torn(reason) {
  return { kind: "torn", reason };
}
function timeOf(date) {
  return date.toISOString().replace(/\.\d+/, "");
}

export {
  MAX_LINE_BYTES,
  formatRecord,
  parseRecord,
  timeOf
};
