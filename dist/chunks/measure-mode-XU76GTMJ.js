import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  defaultFileName,
  measureForReport,
  measurementText,
  writeMeasurements
} from "./chunk-P2BG5LB5.js";
import "./chunk-GU7VW7NR.js";
import {
  SharedImages
} from "./chunk-NNEFFOKT.js";
import "./chunk-C62OPBFB.js";
import "./chunk-S4WMH7M4.js";
import {
  BranchHistory,
  findEventContexts,
  headTagOf,
  log,
  readFromWorkspace,
  readInputs,
  setMeasurements,
  warn
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import {
  inShard
} from "./chunk-COHAGWCR.js";
import {
  checkBuiltImages
} from "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  createProgress,
  loadSingle
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  oneLine,
  plural
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/action/measure-mode.ts
async function measureMode(measuring) {
  const { context, workspace, repository, id } = measuring;
  const inputs = readInputs();
  const eventContext = await eventContextOf(context);
  const run = {
    inputs,
    eventContext,
    api: withoutGitHub,
    lineage: new BranchHistory(eventContext, withoutGitHub),
    workspace,
    now: /* @__PURE__ */ new Date()
  };
  const { entries, names } = await measured(run, context.eventName);
  const { shard } = inputs;
  const path = inputs.measurements[0] ?? defaultFileName({ names, shard, env: process.env });
  const sha = eventContext.headSha;
  const text = measurementText({ run: { repository, ...id, sha }, shard, measurements: entries });
  await writeMeasurements(workspace, path, text);
  tell(entries, path);
  setMeasurements(path);
}
async function eventContextOf(context) {
  const [first] = await findEventContexts(context, withoutGitHub);
  if (first === void 0) throw new UsageError("This event is about no commit.");
  return first;
}
var withoutGitHub = async () => {
  throw new UsageError(
    "mode: measure asks GitHub nothing, and this event does not tell by itself which commit it is about. Measure in the workflow that builds: on pull_request, push or merge_group."
  );
};
async function measured(run, eventName) {
  const { inputs, eventContext, workspace } = run;
  const file = loadSingle(
    inputs.config,
    await readFromWorkspace(run),
    strangersFile(run, eventName)
  );
  const { images, shard, config } = inputs;
  checkBuiltImages(images, file.budgets, { source: "input images", file: config });
  const built = file.budgets.filter(({ name }) => images?.has(name) ?? true);
  const budgets = shard === null ? built : inShard(built, shard);
  const shared = new SharedImages(inputs, workspace, false);
  try {
    const request = {
      budgets,
      headTag: headTagOf(run),
      baseTag: inputs.baseTag,
      values: eventContext.values,
      baseFallbacks: [],
      isChange: eventContext.baseSha !== null,
      platforms: inputs.platforms
    };
    const { value: entries } = await shared.counted(
      () => measureForReport(request, {
        imagesFor: ({ isUntrusted = false }) => (isUntrusted ? shared.untrusted : shared.sources).images,
        isExplained: inputs.explain !== "none",
        progress: createProgress(log)
      })
    );
    return { entries, names: budgets.map(({ name }) => name) };
  } finally {
    await shared.close();
  }
}
function strangersFile({ eventContext }, eventName) {
  const isOwnRun = eventName === "pull_request";
  return eventContext.isForeign && !isOwnRun ? { believed: void 0 } : void 0;
}
function tell(entries, path) {
  for (const entry of entries) {
    if (!("failure" in entry) || entry.side === "base") continue;
    warn(`${oneLine(entry.service, 100)}: ${entry.failure.message}. ${entry.failure.cure}`.trim());
  }
  const heads = new Set(
    entries.filter((each) => !("failure" in each) && each.side === "head").map((each) => each.service)
  );
  log(
    `${plural(heads.size, "image")} measured, and written to ${path}. A job with mode: report judges it.`
  );
}
export {
  measureMode
};
