import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  readmeText,
  untilDone,
  weeksFrom
} from "./chunk-CRGKETYT.js";
import {
  README,
  WEEKLY,
  checkIsHistory,
  checkSize,
  dayOf,
  dayPath,
  monthOf,
  monthPath,
  readFile,
  readFiles,
  recordsIn,
  withLines
} from "./chunk-BCXJ2VCG.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  formatRecord,
  parseRecord
} from "./chunk-WHLKH7UI.js";
import {
  plural
} from "./chunk-OUZ62CP3.js";

// src/series/import-records.ts
async function importRecords(branch, records, { now, timing }) {
  const added = await untilDone(() => importOnce(branch, records, now), timing);
  if (added !== void 0) return added;
  throw new HistoryUnavailable(
    `others wrote to ${branch.name} all the time`,
    "Run it again later: what is recorded already is not written twice."
  );
}
async function importOnce(branch, records, now) {
  const onto = await branch.head();
  if (onto !== null) checkIsHistory(branch, onto);
  const paths = onto === null ? [] : [...onto.files.keys()];
  const stored = paths.filter((path) => dayOf(path) !== null || monthOf(path) !== null);
  const known = new Set(
    onto === null ? [] : (await readFiles(branch, onto, stored)).flatMap(({ file }) => recordsIn(file).map(imageOf))
  );
  const fresh = records.filter((record) => !known.has(imageOf(record)));
  if (fresh.length === 0) return 0;
  const current = now.toISOString().slice(0, 7);
  const pathOf = ({ t }) => t.slice(0, 7) < current ? monthPath(t.slice(0, 7)) : dayPath(t);
  const files = /* @__PURE__ */ new Map();
  for (const path of new Set(fresh.map(pathOf))) {
    const own = fresh.filter((record) => pathOf(record) === path);
    const lines = own.toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t)).map(formatRecord);
    const file = withLines(await readFile(branch, onto, path), lines.filter(isReadable));
    checkSize(branch, path, file.length);
    files.set(path, file);
  }
  const month = [...files.keys()].flatMap((path) => monthOf(path) ?? []).toSorted()[0];
  if (month !== void 0) files.set(WEEKLY, await weeksFrom(branch, onto, { files, month }));
  if (onto === null) files.set(README, new TextEncoder().encode(readmeText()));
  const message = `Import ${plural(fresh.length, "size")}`;
  return await branch.commit({ onto, files, message }) ? fresh.length : void 0;
}
function imageOf({ service, platform, digest }) {
  return JSON.stringify([service, platform, digest]);
}
function isReadable(line) {
  return parseRecord(line).kind === "record";
}

export {
  importRecords
};
