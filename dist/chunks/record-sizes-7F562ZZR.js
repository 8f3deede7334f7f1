import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  sizeRecords
} from "./chunk-GNW5TENZ.js";
import {
  HistoryApi
} from "./chunk-C252NWPE.js";
import {
  README,
  addRecords,
  checkIsHistory,
  checkSize,
  dayOf,
  dayPath,
  linesOf,
  readFile,
  readFiles
} from "./chunk-RDDH4PGL.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import "./chunk-WXIS2AUA.js";
import "./chunk-SSCO7K6P.js";
import {
  log,
  warn
} from "./chunk-NFH72WJ2.js";
import "./chunk-WDV4G2FL.js";
import "./chunk-TIDHSQWP.js";
import "./chunk-TEUJ5BQI.js";
import {
  formatBytes,
  plural
} from "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";

// src/series/readme.ts
function readmeText() {
  return `# Sizes of container images, as they were

docker-image-budgets writes here what the images of this repository weigh, compressed, whenever the
default branch is pushed to. The branch shares no commit with the code, and nothing is to be merged.

- \`v1/2026-11/25.jsonl\`: a day, in UTC; a line for each image and platform that was measured
- \`v1/2026-11.jsonl\`: a month that is over, its days one after the other
- \`v1/weekly.jsonl\`: medians of weeks, made from the months; it may be deleted, and is made again

\`docker-image-budgets history show\` prints it, \`docker-image-budgets history export\` makes CSV of it. To
begin anew, delete the branch. In rules that protect every branch, leave this one out.
`;
}

// src/series/retry.ts
import { setTimeout as delay } from "node:timers/promises";
var TIMING = { firstMs: 500, mostMs: 2e4, totalMs: 18e4 };
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
  const { now, noiseFloor, isRerun } = options;
  const onto = await branch.head();
  if (onto !== null) checkIsHistory(branch, onto);
  const path = dayPath(now.toISOString());
  const before = await readFile(branch, onto, path);
  const earlier = isRerun && onto !== null ? await daysBefore(branch, onto, now) : [];
  const { file, added, noted, refused } = addRecords(before, measured, {
    noiseFloor,
    isRerun,
    earlier
  });
  const result = {
    added: added.length,
    noted: noted.length,
    refused,
    torn: tornLines(branch, path, before),
    isNew: onto === null
  };
  if (added.length + noted.length === 0) return result;
  checkSize(branch, path, file.length);
  const files = /* @__PURE__ */ new Map([[path, file]]);
  if (onto === null) files.set(README, new TextEncoder().encode(readmeText()));
  const message = `Record ${plural(added.length + noted.length, "size")}`;
  return await branch.commit({ onto, files, message }) ? result : void 0;
}
async function daysBefore(branch, snapshot, now) {
  const first = new Date(now.valueOf() - RERUN_DAYS * 864e5).toISOString().slice(0, 10);
  const paths = [...snapshot.files.keys()].filter((path) => (dayOf(path) ?? "") >= first);
  const files = await readFiles(branch, snapshot, paths);
  return files.flatMap(({ file }) => linesOf(file)).flatMap(({ line }) => line.kind === "record" ? [line.record] : []);
}
function tornLines({ name }, path, file) {
  return linesOf(file).flatMap(
    ({ number, line }) => line.kind === "torn" ? [`${name}:${path}:${number} ${line.reason}`] : []
  );
}

// src/action/record-sizes.ts
var MOST_NAMED = 20;
async function recordSizes(verdicts, { inputs, eventContext, api, now }, id) {
  const origin = { commit: eventContext.headSha, run: id.id || null, by: "push", now };
  const records = sizeRecords(verdicts, origin);
  if (records.length === 0) return;
  const branch = inputs.historyBranch;
  try {
    const options = { now, noiseFloor: inputs.noiseFloor, isRerun: id.attempt > 1 };
    tell(await appendRecords(new HistoryApi(await api(), branch), records, options), branch);
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error;
    warn(`No size was recorded: ${error.message}. ${error.cure} Not recorded: ${named(records)}.`);
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
  const names = records.map(
    ({ service, platform, bytes, digest }) => `${service}${platform === null ? "" : ` (${platform})`} ${formatBytes(bytes)} ${digest}`
  );
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? `${shown}, and ${more} more, which the report has` : shown;
}
export {
  recordSizes
};
