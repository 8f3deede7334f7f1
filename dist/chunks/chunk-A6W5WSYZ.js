import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/cost.ts
var GB = 1e9;
function monthlyCost(uniqueBytes, pulls, prices) {
  const { currency, date, storagePerGb, egressPerGb } = prices;
  const storage = uniqueBytes / GB * storagePerGb;
  const pulledBytes = pulls.reduce((sum, { count, warmBytes }) => sum + count * warmBytes, 0);
  const egress = pulledBytes / GB * egressPerGb;
  return { storage, egress, total: storage + egress, currency, date };
}
var KEYS = ["currency", "date", "storage", "egress", "pulls"];
function parsePrices(text) {
  const given = new Map(
    text.split(/[\s,]+/).filter((word) => word !== "").map((word) => [word.split("=")[0] ?? "", word.split("=").slice(1).join("=")])
  );
  const strange = [...given.keys()].find((key) => !KEYS.some((known) => known === key));
  if (strange !== void 0) {
    throw new Malformed(`${quoted(strange)} is not one of ${KEYS.join(", ")}`);
  }
  const value = (key, pattern, example) => {
    const found = given.get(key) ?? "";
    if (pattern.test(found)) return found;
    const what = found === "" ? "is missing" : `is ${quoted(found)}`;
    throw new Malformed(`${key} ${what}: write ${key}=${example}`);
  };
  return {
    currency: value("currency", /^[A-Z]{3}$/, "USD"),
    date: value("date", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "2026-11-01"),
    storagePerGb: Number(value("storage", NUMBER, "0.10")),
    egressPerGb: Number(value("egress", NUMBER, "0.09")),
    pulls: Number(value("pulls", NUMBER, "3000"))
  };
}
var NUMBER = /^\d{1,9}(?:\.\d{1,6})?$/;

export {
  monthlyCost,
  parsePrices
};
