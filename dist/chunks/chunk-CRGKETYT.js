import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  WEEKLY,
  byTime,
  checkSize,
  dayOf,
  formatWeek,
  inTime,
  joined,
  linesOf,
  monthOf,
  monthPath,
  parseWeek,
  readFile,
  readFiles,
  recordsIn,
  textOf,
  weeklyRecords,
  withLines
} from "./chunk-BCXJ2VCG.js";
import {
  startOf,
  weekOf
} from "./chunk-OGRLKBS3.js";

// src/series/fold.ts
async function foldMonths(branch, snapshot, now) {
  const current = now.toISOString().slice(0, 7);
  const days = [...snapshot.files.keys()].filter((path) => (dayOf(path)?.slice(0, 7) ?? current) < current).toSorted(byTime);
  const files = /* @__PURE__ */ new Map();
  for (const { path, file } of await readFiles(branch, snapshot, days)) {
    const month = monthPath((dayOf(path) ?? "").slice(0, 7));
    const before = files.get(month) ?? await readFile(branch, snapshot, month);
    files.set(month, joined([withLines(before, []), withLines(file, [])]));
    files.set(path, null);
  }
  for (const [path, file] of files) checkSize(branch, path, file?.length ?? 0);
  const months = [...files.keys()].flatMap((path) => monthOf(path) ?? []).toSorted();
  if (months[0] !== void 0) {
    files.set(WEEKLY, await weeksFrom(branch, snapshot, { files, month: months[0] }));
  }
  return files;
}
async function weeksFrom(branch, snapshot, { files, month }) {
  const known = parsedWeeks(await readFile(branch, snapshot, WEEKLY));
  const first = known === null ? Number.NEGATIVE_INFINITY : weekOf(Date.parse(`${month}-01T00:00:00Z`));
  const from = known === null ? "" : new Date(startOf(first)).toISOString().slice(0, 7);
  const stored = snapshot === null ? [] : [...snapshot.files.keys()];
  const paths = [.../* @__PURE__ */ new Set([...stored, ...files.keys()])].filter((path) => (monthOf(path) ?? "") >= from && monthOf(path) !== null).toSorted(byTime);
  const records = [];
  for (const path of paths) {
    const file = files.get(path) ?? await readFile(branch, snapshot, path);
    records.push(...recordsIn(file));
  }
  const anew = inTime(records).filter(({ t }) => weekOf(Date.parse(t)) >= first);
  const weeks = [...(known ?? []).filter(({ week }) => week < first), ...weeklyRecords(anew)];
  return withLines(new Uint8Array(), weeks.map(formatWeek));
}
function parsedWeeks(file) {
  const weeks = linesOf(file).map(({ bytes }) => parseWeek(textOf(bytes) ?? ""));
  const read = weeks.filter((week) => week !== null);
  return weeks.length === 0 || read.length < weeks.length ? null : read;
}

// src/series/readme.ts
function readmeText() {
  return `# Sizes of container images, as they were

docker-image-budgets writes here what the images of this repository weigh, compressed, whenever the
default branch is pushed to, or audited. The branch shares no commit with the code, and nothing is to be merged.

- \`v1/2026-11/25.jsonl\`: a day, in UTC; a line for each image and platform that was measured
- \`v1/2026-11.jsonl\`: a month that is over, its days one after the other
- \`v1/weekly.jsonl\`: medians of weeks, made from the months; it may be deleted, and is made again

\`docker-image-budgets history show\` prints it, \`docker-image-budgets history export\` makes CSV of it. To
begin anew, delete the branch. In rules that protect every branch, leave this one out.
`;
}

// src/series/retry.ts
import { setTimeout as delay } from "node:timers/promises";
var TIMING = { firstMs: 4e3, mostMs: 2e4, totalMs: 18e4 };
async function untilDone(act, { firstMs, mostMs, totalMs } = TIMING) {
  const end = performance.now() + totalMs;
  for (let limit = firstMs; ; limit = Math.min(2 * limit, mostMs)) {
    const result = await act();
    if (result !== void 0) return result;
    const wait = Math.random() * limit;
    if (performance.now() + wait > end) return void 0;
    await delay(wait);
  }
}

export {
  foldMonths,
  weeksFrom,
  readmeText,
  TIMING,
  untilDone
};
