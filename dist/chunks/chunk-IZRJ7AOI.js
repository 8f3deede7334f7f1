import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  parseSize
} from "./chunk-IL3RPRB4.js";
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/increase.ts
var MAX_PERCENT = 1e6;
var MOST_AMOUNTS = 10;
var DEFAULT_NOISE_FLOOR = "0.1% and 100 KiB";
function parseIncrease(text) {
  const words = text.replace(/\s+/g, " ").trim().split(/ (or|and) /i);
  const joins = new Set(
    words.filter((_, index) => index % 2 === 1).map((word) => word.toLowerCase())
  );
  if (joins.size > 1) {
    throw new Malformed(`${quoted(text)} mixes "or" and "and": use one of them`);
  }
  const given = words.filter((_, index) => index % 2 === 0);
  if (given.length > MOST_AMOUNTS) {
    throw new Malformed(`${quoted(text)} has more than ${MOST_AMOUNTS} amounts`);
  }
  const amounts = given.map(parseAmount);
  return { amounts, join: joins.has("and") ? "and" : "or", text: text.trim() };
}
function parseAmount(text) {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  if (percent !== void 0 && Number(percent) <= MAX_PERCENT) return { percent: Number(percent) };
  try {
    return { bytes: parseSize(text) };
  } catch (cause) {
    throw new Malformed(
      `${quoted(text)} is neither a percent, such as 5%, nor a size, such as 10 MiB`,
      { cause }
    );
  }
}
function amountBytes(amount, whole) {
  if ("bytes" in amount) return amount.bytes;
  return Math.floor(whole * amount.percent / 100 + 1e-6);
}
function allowedGrowth(increase, baseBytes) {
  const allowed = increase.amounts.map((amount) => amountBytes(amount, baseBytes));
  return increase.join === "or" ? Math.min(...allowed) : Math.max(...allowed);
}

export {
  DEFAULT_NOISE_FLOOR,
  parseIncrease,
  parseAmount,
  amountBytes,
  allowedGrowth
};
