import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}

// src/domain/series/weeks.ts
var DAY_MS = 864e5;
var FIRST_MONDAY_MS = Date.UTC(1970, 0, 5);
function weekOf(ms) {
  return Math.floor((ms - FIRST_MONDAY_MS) / (7 * DAY_MS));
}
function startOf(week) {
  return FIRST_MONDAY_MS + week * 7 * DAY_MS;
}
function weekName(week) {
  const thursday = new Date(startOf(week) + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const number = week - weekOf(Date.UTC(year, 0, 4)) + 1;
  return `${String(year).padStart(4, "0")}-W${String(number).padStart(2, "0")}`;
}
function parseWeekName(text) {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(text) ?? [];
  if (year === void 0) return null;
  const week = weekOf(Date.UTC(Number(year), 0, 4)) + Number(number) - 1;
  return weekName(week) === text ? week : null;
}

export {
  weekOf,
  startOf,
  weekName,
  parseWeekName
};
