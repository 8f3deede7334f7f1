import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  trendJson
} from "./chunk-K67DB7W2.js";
import {
  causeWords,
  cvesJson,
  nextStepWords
} from "./chunk-2USFMQIV.js";
import {
  stateOf
} from "./chunk-3L234SET.js";
import {
  isMoved
} from "./chunk-E35UIVTQ.js";
import {
  growth,
  isNotBuilt,
  layerChanges,
  platformName,
  pullBytes,
  trendFor
} from "./chunk-6DNRDSMX.js";
import {
  formatReference,
  toJsonText
} from "./chunk-OUZ62CP3.js";

// src/render/json-explanation.ts
function layersJson(change) {
  const { explanation } = change;
  if (explanation === void 0) {
    return layerChanges(change).map(({ change: change2, layer: { bytes, digest } }) => ({
      change: change2,
      bytes,
      digest,
      command: null
    }));
  }
  return explanation.layers.filter(isMoved).map((layer) => layerJson(layer, explanation.places));
}
function layerJson({ change, base, head }, places) {
  const { layer, step, diffId } = head ?? base;
  const place = places.get(layer.digest);
  return {
    change,
    bytes: layer.bytes,
    digest: layer.digest,
    command: step?.text ?? null,
    ...step?.merged === void 0 ? {} : { steps: step.merged.steps.map(({ text }) => text) },
    diffId,
    compression: layer.compression,
    buildArguments: step?.buildArguments ?? [],
    ...place === void 0 ? {} : { file: place.file, line: place.line },
    ...base === null || head === null ? {} : { baseBytes: base.layer.bytes, baseDigest: base.layer.digest }
  };
}
function explanationJson({ explanation }) {
  if (explanation === void 0) return {};
  const { cause, baseImages, advice, subject } = explanation;
  return {
    cause: cause && causeWords(cause, (untrusted) => untrusted),
    causeKind: cause?.kind ?? null,
    ...cause?.kind === "layer" && cause.culprit !== void 0 ? { culprit: cause.culprit } : {},
    baseImage: baseImageJson(baseImages.head),
    previousBaseImage: baseImageJson(baseImages.base),
    likelyBaseImage: likelyBaseJson(baseImages.head),
    previousLikelyBaseImage: likelyBaseJson(baseImages.base),
    advice: advice.map(adviceJson),
    consequence: consequenceJson(explanation.consequence),
    slimmerBases: subject.variants,
    gaps: explanation.gaps
  };
}
function baseImageJson(base) {
  if (base.kind !== "known") return null;
  const { name, digest, proof, movedTo, layers } = base;
  return { name, digest, proof, movedTo, layers };
}
function likelyBaseJson(base) {
  return base.kind === "likely" ? { name: base.name, layers: base.layers } : null;
}
function consequenceJson(consequence) {
  if (consequence === null) return null;
  const { advice, bytes, growthBytes } = consequence;
  const { rule, summary, layer } = advice;
  return { rule, digest: layer?.layer.digest ?? null, summary, undoesBytes: bytes, growthBytes };
}
function adviceJson(advice) {
  const { rule, layer, bytes, isEstimate, isAtMost, sentence, cure, summary, dockerfile } = advice;
  const about = { digest: layer?.layer.digest ?? null, command: layer?.step?.text ?? null };
  const saves = { savesBytes: bytes, isEstimate, isAtMost };
  return { rule, ...about, ...saves, sentence, summary, cure, dockerfile };
}

// src/render/json-files.ts
var MOST_DUPLICATES = 100;
var MOST_PATHS = 10;
function sideFilesJson(files) {
  if (files === null || files === void 0) return {};
  const {
    isWhole,
    liveBytes,
    wastedBytes,
    efficiency,
    packages,
    leftovers,
    duplicates,
    wasted,
    leftOut
  } = files;
  const digestOf = (layer) => files.layers[layer] ?? null;
  return {
    files: {
      isWhole,
      liveBytes,
      wastedBytes,
      efficiency,
      packages: packages.map(({ manager, name, version, bytes }) => ({
        manager,
        name,
        version,
        bytes
      })),
      rarelyNeeded: leftovers.map(({ kind, bytes, files: count }) => ({
        kind,
        bytes,
        files: count
      })),
      duplicates: duplicates.slice(0, MOST_DUPLICATES).map(({ paths, bytes }) => ({
        paths: paths.slice(0, MOST_PATHS),
        copies: paths.length,
        bytes
      })),
      wasted: wasted.map(({ path, bytes, layer, lost }) => ({
        path,
        bytes,
        layer: digestOf(layer),
        by: digestOf(lost.layer),
        how: lost.how
      })),
      ...files.tree === void 0 ? {} : { tree: treeJson(files.tree) },
      leftOut: leftOut.map(({ digest, bytes, why }) => ({ digest, bytes, why }))
    }
  };
}
function changedFilesJson(files) {
  if (files === void 0) return {};
  const { packages, directories } = files;
  return { packages, directories };
}
function treeJson({ name, bytes, storedBytes, files, isDirectory, children }) {
  const sizes = { name, bytes, aboutCompressedBytes: storedBytes };
  return isDirectory ? { ...sizes, files, children: children.map(treeJson) } : sizes;
}

// src/render/next-step-json.ts
function nextStepJson({ nextStep }) {
  if (nextStep === null) return null;
  const cuts = nextStep.cuts.map(({ name, platform, bytes }) => ({ name, platform, bytes }));
  return { text: nextStepWords(nextStep, (untrusted) => untrusted), cuts, ask: nextStep.ask };
}

// src/render/json.ts
function toJson(report) {
  return { ...summaryJson(report), services: report.verdicts.map(serviceJson) };
}
function summaryJson(report) {
  const { outcome, headline, fleet, cost, approval, budgetFile, notices, gaps, requests } = report;
  return {
    schema: 1,
    outcome,
    headline,
    nextStep: nextStepJson(report),
    metric: "compressed",
    services: [],
    budgetFile: budgetFileJson(budgetFile),
    approvalNeeded: approval,
    fleet: { ...fleet, monthlyCost: cost },
    notices,
    // Only where there are any: else everything that was to be judged is there.
    ...gaps.length === 0 ? {} : { gaps },
    requests
  };
}
function compactJson(report, most) {
  let length = 0;
  for (const verdict of report.verdicts) {
    length += toJsonText(serviceJson(verdict)).length;
    if (length > most) return void 0;
  }
  const compact = toJsonText(toJson(report));
  return new TextEncoder().encode(compact).length > most ? void 0 : compact;
}
var PIECE = 64 * 1024;
var SERVICES = '"services": [';
function* jsonPieces(report) {
  const summary = toJsonText(summaryJson(report), 2);
  const at = summary.indexOf(SERVICES) + SERVICES.length;
  let piece = summary.slice(0, at);
  for (const [position, verdict] of report.verdicts.entries()) {
    const service = toJsonText(serviceJson(verdict), 2).replaceAll("\n", "\n    ");
    piece += `${position === 0 ? "" : ","}
    ${service}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}${report.verdicts.length === 0 ? "" : "\n  "}${summary.slice(at)}`;
}
function budgetFileJson({ path, origin, edits }) {
  const told = edits.map(({ name, what, from, to, needsApproval }) => ({
    name,
    what,
    from,
    to,
    needsApproval
  }));
  return { path, origin, edits: told };
}
function serviceJson(verdict) {
  const { budget, outcome, findings, changes, baseCommit, baseDistance, baseInsteadOf, since } = verdict;
  return {
    name: budget.name,
    outcome,
    state: STATES[stateOf(verdict)],
    limitBytes: budget.limit?.value ?? null,
    ...cvesJson(verdict),
    baseCommit,
    baseDistance,
    baseInsteadOf: baseInsteadOf && formatReference(baseInsteadOf),
    growthSince: since === null ? null : growthSinceJson(since),
    findings: findings.map(findingJson),
    platforms: changes.map((change) => platformJson(verdict, change))
  };
}
var STATES = {
  new: "new",
  changed: "changed",
  unchanged: "unchanged",
  "not-built": "not-built",
  retired: "removed",
  alone: "not-compared",
  unknown: "not-measured"
};
function growthSinceJson(since) {
  if (since.kind === "recorded") return since.name;
  return since.kind === "measured" ? formatReference(since.reference) : null;
}
function findingJson({
  rule,
  outcome,
  platform,
  actualBytes,
  allowedBytes,
  message,
  cure,
  place,
  edit,
  approval,
  waiver
}) {
  return {
    rule,
    outcome,
    platform: platformName(platform),
    actualBytes,
    allowedBytes,
    message: cure === null ? message : `${message}. ${cure}`,
    line: place.line,
    ...edit === void 0 ? {} : { edit: { what: edit.what, from: edit.from, to: edit.to } },
    ...approval === void 0 ? {} : { approval },
    ...waiver === void 0 ? {} : { waiver: { until: waiver.until, reason: waiver.reason } }
  };
}
function platformJson(verdict, change) {
  const { base, head } = verdict;
  const grown = growth(change);
  const pull = pullBytes(change);
  return {
    platform: platformName(change.platform),
    base: imageJson(base, change.base, change.whole?.base ?? change.files?.base),
    head: imageJson(head, change.head, change.whole?.head ?? change.files?.head),
    change: grown === null ? null : {
      bytes: grown.bytes,
      percent: grown.percent === null ? null : Math.round(grown.percent * 100) / 100,
      baseImageBytes: change.explanation?.split?.baseImageBytes ?? null,
      ownBytes: change.explanation?.split?.ownBytes ?? null,
      ...changedFilesJson(change.files)
    },
    pull: pull === null ? null : pullJson(pull, change),
    // What was not built here has lost none.
    layers: isNotBuilt(verdict) ? [] : layersJson(change),
    ...explanationJson(change),
    ...trendJson(trendFor(verdict, change.platform))
  };
}
function pullJson({ cold, warm }, { explanation }) {
  const times = explanation === void 0 ? {} : { coldMs: explanation.pull.cold.ms, warmMs: explanation.pull.warm.ms };
  return { coldBytes: cold, warmBytes: warm, ...times };
}
function imageJson(measurement, image, files) {
  if (image === null || measurement?.kind !== "measured") return null;
  return {
    reference: formatReference(measurement.reference),
    digest: image.digest,
    bytes: image.bytes,
    ...image.isEstimated ? { estimated: true } : {},
    ...measurement.claimedBy === void 0 ? {} : { claimedBy: measurement.claimedBy },
    ...sideFilesJson(files)
  };
}

export {
  toJson,
  compactJson,
  jsonPieces
};
