import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  SharedImages,
  requestOf
} from "./chunk-UF5ZPEJ3.js";
import "./chunk-X5DUPWVW.js";
import {
  firstParents,
  inputsForLater,
  log,
  warn
} from "./chunk-37IDXB4A.js";
import "./chunk-S5MCFRGY.js";
import "./chunk-XO2T6VRK.js";
import {
  checkFleet,
  createProgress
} from "./chunk-YCJ5ITN3.js";
import "./chunk-IFSHD7FH.js";
import "./chunk-EP4WUA4D.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";

// src/action/check-all.ts
async function checkAll(run, loaded, shared, sizes) {
  const { inputs, api } = run;
  const later = laterNotices();
  const reported = await reportedFor(run, loaded);
  const history = await historyOf(loaded, sizes, run.now);
  const { value: verdicts, requests } = await shared.counted(
    async () => checkFleet(await requestOf(run, loaded), {
      ...shared.sources,
      untrusted: shared.untrusted,
      firstParents: async (sha) => firstParents(await api(), sha, inputs.baseLookback),
      ...reported === null ? {} : { reported: reported.sidesOf },
      progress: createProgress(log)
    })
  );
  const notices = [
    ...loaded.notices,
    ...later,
    ...shared.warnings,
    ...reported?.notices ?? [],
    ...sizes?.notices ?? []
  ];
  const gaps = reported?.gaps ?? [];
  return {
    verdicts: history?.withTrends(verdicts) ?? verdicts,
    context: { budgetFile: loaded.file, notices, gaps, requests, prices: inputs.prices }
  };
}
async function reportedFor({ inputs, eventContext, workspace }, { budgets }) {
  if (inputs.mode !== "report") return null;
  const { readMeasurements, strangerNotices } = await import("./read-measurements-VVUJF6SK.js");
  const collected = await readMeasurements(inputs.measurements, workspace, {
    repository: process.env["GITHUB_REPOSITORY"] ?? "",
    sha: eventContext.headSha
  });
  return { ...collected, notices: strangerNotices(collected, budgets) };
}
async function historyOf({ budgets }, sizes, now) {
  if (!sizes?.stored) return void 0;
  const { historyFor, withTrends } = await import("./read-sizes-TVNONP3U.js");
  const history = historyFor(sizes.stored, budgets);
  return {
    history,
    withTrends: (verdicts) => withTrends(verdicts, history, now)
  };
}
function laterNotices() {
  return inputsForLater().map((name) => {
    const notice = `The input ${name} is set, and this version does not act on it yet.`;
    warn(notice);
    return notice;
  });
}
export {
  SharedImages,
  checkAll
};
