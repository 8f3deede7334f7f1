import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  TIMING,
  foldMonths,
  readmeText,
  untilDone
} from "./chunk-CRGKETYT.js";
import {
  HistoryApi
} from "./chunk-Q5F36QB6.js";
import {
  README,
  checkIsHistory,
  checkSize,
  dayOf,
  dayPath,
  isOneImageTag,
  keyOf,
  linesOf,
  readFile,
  readFiles,
  recordsIn,
  textOf,
  withLine,
  withLines
} from "./chunk-BCXJ2VCG.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  sizeRecords
} from "./chunk-4RYPBSQW.js";
import {
  MAX_LINE_BYTES,
  formatRecord,
  parseRecord
} from "./chunk-WHLKH7UI.js";
import {
  log,
  messageOf,
  warn
} from "./chunk-G7PAMPKP.js";
import {
  RATINGS
} from "./chunk-6DNRDSMX.js";
import {
  allowedGrowth,
  formatBytes,
  plural
} from "./chunk-OUZ62CP3.js";

// src/domain/series/additions.ts
function addRecords(file, measured, circumstances) {
  const lines = linesOf(file);
  const result = { file, added: [], noted: [], refused: [] };
  const [old, fresh] = [/* @__PURE__ */ new Map(), []];
  const end = (lines.at(-1)?.number ?? 0) + 1;
  for (const record of measured) {
    const own = lines.filter((line2) => isOfSeries(line2, record));
    const what = decide(record, own, circumstances);
    if (what === "nothing") continue;
    const { number, text } = what === "line" ? { number: end + fresh.length, text: formatRecord(record) } : what;
    const line = parseRecord(text);
    if (line.kind === "torn") {
      result.refused.push({ record, reason: line.reason });
      continue;
    }
    if (number < end) old.set(number, text);
    else fresh[number - end] = text;
    const stored = { number, bytes: new TextEncoder().encode(text), line };
    const at = lines.findIndex((each) => each.number === number);
    lines.splice(at < 0 ? lines.length : at, at < 0 ? 0 : 1, stored);
    result[what === "line" ? "added" : "noted"].push(record);
  }
  const [first] = measured;
  if (circumstances.leavesMark && result.added.length === 0 && first !== void 0) {
    fresh.push(formatRecord(first));
    result.added.push(first);
  }
  for (const [number, text] of old) result.file = withLine(result.file, number, text);
  if (fresh.length > 0) result.file = withLines(result.file, fresh);
  return result;
}
function decide(record, lines, { noiseFloor, earlier, isRerun }) {
  const today = lines.flatMap(({ line }) => line.kind === "record" ? [line.record] : []);
  const known = [...earlier.filter((each) => isSameSeries(each, record)), ...today];
  if (known.some((each) => keyOf(each) === keyOf(record))) return "nothing";
  if (isRerun && known.some((each) => tells(each, record.digest, record.by))) return "nothing";
  if (record.by === "audit" && today.some((each) => names(each, record.digest))) return "nothing";
  const last = lines.toSorted((a, b) => inTime(a, b)).at(-1);
  if (last?.line.kind !== "record" || isOneImageTag(record.ref)) return "line";
  const { record: before, isNewer } = last.line;
  if (!sameCounts(record.cve, before.cve)) return "line";
  const grown = Math.abs(record.bytes - before.bytes);
  if (grown > allowedGrowth(noiseFloor, before.bytes)) return "line";
  const news = [record.digest, record.index].filter(
    (digest) => digest !== null && digest !== before.index && !tells(before, digest, record.by)
  );
  if (news.length === 0) return "nothing";
  if (record.by === "audit") return "line";
  return (isNewer ? null : noting(last, news)) ?? "line";
}
function sameCounts(now, before) {
  if (now === void 0) return true;
  return RATINGS.every((each) => (now[each] ?? 0) === (before?.[each] ?? 0)) && before !== void 0;
}
function noting({ number, bytes, line }, digests) {
  const json = JSON.parse(textOf(bytes) ?? "");
  if (line.kind !== "record" || typeof json !== "object") return null;
  const text = JSON.stringify({ ...json, also: [...line.record.also, ...digests] });
  return new TextEncoder().encode(text).length > MAX_LINE_BYTES ? null : { number, text };
}
function inTime(a, b) {
  const [one, other] = [a, b].map(
    ({ line }) => line.kind === "record" ? Date.parse(line.record.t) : 0
  );
  return (one ?? 0) - (other ?? 0) || a.number - b.number;
}
function isOfSeries({ line }, record) {
  return line.kind === "record" && isSameSeries(line.record, record);
}
function isSameSeries(a, b) {
  return a.service === b.service && a.platform === b.platform && a.ref === b.ref;
}
function tells(line, digest, by) {
  return line.by === "audit" && by !== "audit" ? line.also.includes(digest) : names(line, digest);
}
function names({ digest, also }, wanted) {
  return digest === wanted || also.includes(wanted);
}

// src/series/append.ts
var RERUN_DAYS = 31;
async function appendRecords(branch, measured, { timing = TIMING, ...options }) {
  let trouble;
  const attempt = async () => {
    try {
      trouble = void 0;
      return await appendOnce(branch, measured, options);
    } catch (error) {
      if (!(error instanceof HistoryUnavailable && error.isPassing)) throw error;
      trouble = error;
      return void 0;
    }
  };
  const appended = await untilDone(attempt, timing);
  if (appended !== void 0) return appended;
  throw new HistoryUnavailable(
    trouble === void 0 ? `others wrote to ${branch.name} at the same time, for ${Math.round(timing.totalMs / 1e3)} s` : `${trouble.message}, for ${Math.round(timing.totalMs / 1e3)} s`,
    trouble?.cure ?? "Run it again later: what is recorded already is not written twice.",
    { cause: trouble }
  );
}
async function appendOnce(branch, measured, options) {
  const { now, noiseFloor, isRerun, folds = false, leavesMark = false } = options;
  const onto = await branch.head();
  if (onto !== null) checkIsHistory(branch, onto);
  const path = dayPath(now.toISOString());
  const before = await readFile(branch, onto, path);
  const earlier = isRerun && onto !== null ? await daysBefore(branch, onto, now) : [];
  const { file, added, noted, refused } = addRecords(before, measured, {
    noiseFloor,
    isRerun,
    earlier,
    leavesMark
  });
  const result = {
    added: added.length,
    noted: noted.length,
    refused,
    torn: tornLines(branch, path, before),
    isNew: onto === null
  };
  const files = folds && onto !== null ? await foldMonths(branch, onto, now) : /* @__PURE__ */ new Map();
  const isNews = added.length + noted.length > 0;
  if (!isNews && files.size === 0) return result;
  checkSize(branch, path, file.length);
  if (isNews) files.set(path, file);
  if (onto === null) files.set(README, new TextEncoder().encode(readmeText()));
  const message = isNews ? `Record ${plural(added.length + noted.length, "size")}` : "Put months together that are over";
  return await branch.commit({ onto, files, message }) ? result : void 0;
}
async function daysBefore(branch, snapshot, now) {
  const first = new Date(now.valueOf() - RERUN_DAYS * 864e5).toISOString().slice(0, 10);
  const paths = [...snapshot.files.keys()].filter((path) => (dayOf(path) ?? "") >= first);
  const files = await readFiles(branch, snapshot, paths);
  return files.flatMap(({ file }) => recordsIn(file));
}
function tornLines({ name }, path, file) {
  return linesOf(file).flatMap(
    ({ number, line }) => line.kind === "torn" ? [`${name}:${path}:${number} ${line.reason}`] : []
  );
}

// src/action/record-sizes.ts
var MOST_NAMED = 20;
var AUDITS_DAYS = 7;
async function recordSizes(verdicts, { inputs, eventContext, api, now }, id, audit) {
  const by = audit === void 0 ? "push" : "audit";
  const origin = { commit: eventContext.headSha, run: id.id || null, by, now };
  const records = sizeRecords(verdicts, origin);
  if (records.length === 0) return;
  const branch = inputs.historyBranch;
  try {
    const folds = audit !== void 0 || now.getUTCDate() > AUDITS_DAYS;
    const isRerun = id.attempt > 1;
    const options = { now, noiseFloor: inputs.noiseFloor, isRerun, folds, ...audit };
    tell(await appendRecords(new HistoryApi(await api(), branch), records, options), branch);
  } catch (error) {
    const cure = error instanceof HistoryUnavailable ? ` ${error.cure}` : "";
    warn(`No size was recorded: ${messageOf(error)}.${cure} Not recorded: ${named(records)}.`);
  }
}
function tell({ added, noted, refused, torn, isNew }, branch) {
  if (isNew) log(`There was no branch ${branch}: it begins with this run.`);
  const also = noted === 0 ? "" : `, and ${plural(noted, "digest")} of the same size noted`;
  log(`${plural(added, "size")} recorded on ${branch}${also}.`);
  if (torn.length > 0) {
    warn(
      `The history has lines that cannot be read, and keeps them: ${torn.slice(0, 10).join("; ")}.`
    );
  }
  for (const { record, reason } of refused)
    warn(`Not recorded: ${named([record])}, whose line ${reason}.`);
}
function named(records) {
  const names2 = records.map(
    ({ service, platform, bytes, digest }) => `${service}${platform === null ? "" : ` (${platform})`} ${formatBytes(bytes)} ${digest}`
  );
  const more = names2.length - MOST_NAMED;
  const shown = names2.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? `${shown}, and ${more} more, which the report has` : shown;
}

export {
  recordSizes
};
