import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  parseWeekName,
  weekName,
  weekOf
} from "./chunk-OGRLKBS3.js";
import {
  parseRecord
} from "./chunk-WHLKH7UI.js";

// src/domain/series/file.ts
var MAX_FILE_BYTES = 5e7;
var NEWLINE = 10;
function linesOf(file) {
  return split(file).flatMap((bytes, index) => {
    const text = textOf(bytes);
    if (text !== null && text.trim() === "") return [];
    const line = text === null ? { kind: "torn", reason: "is no UTF-8" } : parseRecord(text);
    return [{ number: index + 1, bytes, line }];
  });
}
function withLines(file, lines) {
  const isOpen = file.length > 0 && file.at(-1) !== NEWLINE;
  const added = new TextEncoder().encode(
    `${isOpen ? "\n" : ""}${lines.map((line) => `${line}
`).join("")}`
  );
  return joined([file, added]);
}
function withLine(file, number, text) {
  const start = split(file).slice(0, number - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const old = split(file)[number - 1] ?? new Uint8Array();
  return joined([
    file.subarray(0, start),
    new TextEncoder().encode(text),
    file.subarray(start + old.length)
  ]);
}
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
function split(file) {
  const lines = [];
  let start = 0;
  for (let end = file.indexOf(NEWLINE); end >= 0; end = file.indexOf(NEWLINE, start)) {
    lines.push(file.subarray(start, end));
    start = end + 1;
  }
  return start < file.length ? [...lines, file.subarray(start)] : lines;
}
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// src/domain/series/layout.ts
var ROOT = "v1";
var WEEKLY = `${ROOT}/weekly.jsonl`;
var README = "README.md";
function dayPath(day) {
  return `${ROOT}/${day.slice(0, 7)}/${day.slice(8, 10)}.jsonl`;
}
function monthPath(month) {
  return `${ROOT}/${month}.jsonl`;
}
function dayOf(path) {
  const [, month, day] = /^v1\/(\d{4}-\d\d)\/(\d\d)\.jsonl$/.exec(path) ?? [];
  return month === void 0 ? null : `${month}-${day}`;
}
function monthOf(path) {
  return /^v1\/(\d{4}-\d\d)\.jsonl$/.exec(path)?.[1] ?? null;
}
function isHistory(paths) {
  return paths.length === 0 || paths.some((path) => path.startsWith(`${ROOT}/`));
}

// src/domain/series/tags.ts
function isOneImageTag(tag) {
  return isVersion(tag) || /^(?:[\w.]+-)*?(?=[a-f]*\d)[0-9a-f]{7,64}$/.test(tag);
}
function isVersion(tag) {
  return /^v?\d+(?:[._-]\d+){2,}(?:[._-][\w.-]+)?$/.test(tag) || /^v?\d{8,14}$/.test(tag);
}

// src/domain/series/weekly.ts
function movingRef({ ref, by }) {
  return by === "import" || isOneImageTag(ref) ? null : ref;
}
function weeksOf(records) {
  const weeks = /* @__PURE__ */ new Map();
  for (const { t, bytes } of records) {
    const week = weekOf(Date.parse(t));
    weeks.set(week, [...weeks.get(week) ?? [], bytes]);
  }
  return [...weeks].map(([week, sizes]) => sizesOf(week, sizes)).toSorted((a, b) => a.week - b.week);
}
function sizesOf(week, inTime2) {
  const sizes = inTime2.toSorted((a, b) => a - b);
  const [min, max, last] = [sizes[0] ?? 0, sizes.at(-1) ?? 0, inTime2.at(-1) ?? 0];
  return { week, count: sizes.length, median: median(sizes), min, max, last };
}
function median(sorted) {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}
function weeklyRecords(records) {
  const series = /* @__PURE__ */ new Map();
  for (const record of records) {
    const { service, image, platform } = record;
    const key = JSON.stringify([service, image, movingRef(record), platform]);
    const known = series.get(key);
    if (known === void 0) series.set(key, [record]);
    else known.push(record);
  }
  return [...series.values()].flatMap((own) => {
    const [first] = own;
    if (first === void 0) return [];
    const { service, image, platform } = first;
    const name = { service, image, ref: movingRef(first), platform };
    return weeksOf(own).map((week) => ({ ...name, ...week }));
  }).toSorted((a, b) => a.week - b.week);
}
function formatWeek(record) {
  const { service, image, ref, platform, week, count, median: median2, min, max, last } = record;
  return JSON.stringify({
    v: 1,
    s: service,
    image,
    ref,
    p: platform,
    w: weekName(week),
    n: count,
    median: median2,
    min,
    max,
    last
  });
}
function parseWeek(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const fields = { ...Object(json) };
  const { s, image, ref, p, w, n, median: median2, min, max, last } = fields;
  const week = typeof w === "string" ? parseWeekName(w) : null;
  const isNamed = typeof s === "string" && typeof image === "string" && week !== null;
  if (!isNamed || !isTextOrNull(ref) || !isTextOrNull(p)) return null;
  if (!isSize(n) || !isSize(median2) || !isSize(min) || !isSize(max) || !isSize(last)) return null;
  return { service: s, image, ref, platform: p, week, count: n, median: median2, min, max, last };
}
function isTextOrNull(value) {
  return value === null || typeof value === "string";
}
function isSize(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

// src/series/stored-files.ts
async function readFile(branch, snapshot, path) {
  const file = snapshot?.files.get(path);
  if (file === void 0) return new Uint8Array();
  checkSize(branch, path, file.bytes);
  return branch.read(file);
}
function checkSize({ name }, path, bytes) {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new HistoryUnavailable(
    `${name}:${path} has ${bytes} bytes, and no more than ${MAX_FILE_BYTES} are kept in one file`,
    "Move lines of it to a branch of their own, or begin another history-branch."
  );
}

// src/series/read-history.ts
var DAY_MS = 864e5;
var AT_ONCE = 8;
async function readHistory(branch, { now, depth }) {
  const snapshot = await branch.head();
  if (snapshot === null) return null;
  checkIsHistory(branch, snapshot);
  const first = depth === "all" ? "" : monthBefore(now);
  const [files, weekly] = await Promise.all([
    readFiles(branch, snapshot, pathsSince(snapshot, first)),
    readFile(branch, snapshot, WEEKLY)
  ]);
  const sizes = files.flatMap(
    ({ path, file }) => linesOf(file).map(({ number, line }) => ({ path, number, line: upTo(now, line) }))
  );
  const weeks = weeksIn(branch, weekly);
  return {
    records: sizes.flatMap(({ line }) => line.kind === "record" ? [line.record] : []),
    weeks: weeks.records,
    since: first === "" ? Number.NEGATIVE_INFINITY : Date.parse(`${first}-01T00:00:00Z`),
    torn: [
      ...sizes.flatMap(
        ({ path, number, line }) => line.kind === "torn" ? [`${branch.name}:${path}:${number} ${line.reason}`] : []
      ),
      ...weeks.torn
    ]
  };
}
function upTo(now, line) {
  const isToCome = line.kind === "record" && Date.parse(line.record.t) > now.valueOf() + DAY_MS;
  return isToCome ? { kind: "torn", reason: "is of a time to come" } : line;
}
async function readLastAudit(branch, now) {
  const snapshot = await branch.head();
  if (snapshot === null) return null;
  const paths = pathsSince(snapshot, monthBefore(now)).toReversed();
  for (let at = 0, some = 1; at < paths.length; at += some, some = AT_ONCE) {
    const files = await readFiles(branch, snapshot, paths.slice(at, at + some));
    const audits = files.flatMap(({ file }) => recordsIn(file)).filter(({ t, by }) => by === "audit" && Date.parse(t) <= now.valueOf() + DAY_MS).map(({ t }) => t);
    const last = audits.toSorted().at(-1);
    if (last !== void 0) return last;
  }
  return null;
}
function pathsSince({ files }, first) {
  return [...files.keys()].filter((path) => {
    const month = monthOf(path) ?? dayOf(path)?.slice(0, 7);
    return month !== void 0 && month >= first;
  }).toSorted(byTime);
}
function checkIsHistory({ name }, { files }) {
  if (isHistory([...files.keys()])) return;
  throw new HistoryUnavailable(
    `the branch ${name} holds something else than a history: it has no folder v1`,
    "Name another branch in history-branch: it is made when it is written to for the first time."
  );
}
async function readFiles(branch, snapshot, paths) {
  const read = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const some = paths.slice(at, at + AT_ONCE);
    const files = some.map(async (path) => ({ path, file: await readFile(branch, snapshot, path) }));
    read.push(...await Promise.all(files));
  }
  return read;
}
function byTime(a, b) {
  const [one, other] = [a, b].map((path) => monthOf(path) ?? dayOf(path) ?? "");
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
function recordsIn(file) {
  return linesOf(file).flatMap(({ line }) => line.kind === "record" ? [line.record] : []);
}
function weeksIn({ name }, file) {
  const records = [];
  const torn = [];
  for (const { number, bytes } of linesOf(file)) {
    const week = parseWeek(textOf(bytes) ?? "");
    if (week === null) torn.push(`${name}:${WEEKLY}:${number} is no week`);
    else records.push(week);
  }
  return { records, torn };
}
function monthBefore(now) {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  return first.toISOString().slice(0, 7);
}

// src/domain/series/order.ts
function keyOf({ service, platform, commit, digest, run }) {
  return JSON.stringify([service, platform, commit, digest, run]);
}
function inTime(records) {
  const once = new Map(records.map((record) => [keyOf(record), record]));
  return [...once.values()].toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t));
}

export {
  isOneImageTag,
  isVersion,
  movingRef,
  weeksOf,
  median,
  weeklyRecords,
  formatWeek,
  parseWeek,
  keyOf,
  inTime,
  linesOf,
  withLines,
  withLine,
  joined,
  textOf,
  WEEKLY,
  README,
  dayPath,
  monthPath,
  dayOf,
  monthOf,
  readFile,
  checkSize,
  readHistory,
  readLastAudit,
  checkIsHistory,
  readFiles,
  byTime,
  recordsIn
};
