import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  stateOf
} from "./chunk-3L234SET.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-Z2URWXPT.js";
import {
  isHearsay
} from "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
import "./chunk-6HITG6CB.js";
import {
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  OUTCOMES,
  oneLine,
  randomUUID,
  replaceUnprintable,
  tagSafe,
  usesPlaceholder
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/common/metrics-files.ts
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

// src/metrics/exposition.ts
function toExposition({ sizes, outcomes, seconds }) {
  const limited = sizes.flatMap(({ labels, limit }) => limit === null ? [] : { labels, limit });
  return [
    ...family(
      "docker_image_size_bytes",
      "Compressed size of the image.",
      sizes,
      ({ bytes }) => bytes
    ),
    ...family(
      "docker_image_budget_bytes",
      "Compressed size that the image may have.",
      limited,
      ({ limit }) => limit
    ),
    ...family("docker_image_layers", "Layers of the image.", sizes, ({ layers }) => layers),
    ...family(
      "docker_image_measured_timestamp_seconds",
      "When the image was measured.",
      sizes,
      () => seconds
    ),
    ...family(
      "docker_image_outcome",
      "Whether this is what the check of the service ended in.",
      outcomes.flatMap(
        ({ labels, outcome }) => OUTCOMES.map((each) => ({ labels: { ...labels, outcome: each }, isIt: each === outcome }))
      ),
      ({ isIt }) => Number(isIt)
    )
  ].join("");
}
function family(name, help, samples, value) {
  if (samples.length === 0) return [];
  const lines = samples.map((sample) => `${name}{${labelsText(sample.labels)}} ${value(sample)}
`);
  return [`# HELP ${name} ${help}
# TYPE ${name} gauge
`, ...lines];
}
function labelsText(labels) {
  return Object.entries(labels).filter(([, value]) => value !== "").map(([name, value]) => `${name}="${escaped(value)}"`).join(",");
}
function escaped(value) {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

// src/metrics/line-protocol.ts
function toLineProtocol({ sizes, outcomes, seconds }) {
  const points = [
    ...sizes.map(({ labels, bytes, limit, layers }) => ({
      labels,
      fields: {
        size_bytes: bytes,
        ...limit === null ? {} : { budget_bytes: limit },
        layers,
        measured_timestamp_seconds: seconds
      }
    })),
    ...outcomes.map(({ labels, outcome }) => ({
      labels,
      // A tag and a field of one name cannot be told apart in a query.
      fields: Object.fromEntries(
        OUTCOMES.map((each) => [`outcome_${each}`, Number(each === outcome)])
      )
    }))
  ];
  const isWritten = ({ labels }) => Object.values(labels).every(isWritable);
  const refused = points.filter((point) => !isWritten(point)).map(({ labels }) => labels.service);
  const lines = points.filter(isWritten).map((point) => `${lineOf(point)} ${seconds}
`);
  return { text: lines.join(""), refused: [...new Set(refused)] };
}
function lineOf({ labels, fields }) {
  const tags = Object.entries(labels).filter(([, value]) => value !== "");
  const series = ["docker_image", ...tags.map(([name, value]) => `${name}=${escaped2(value)}`)];
  const values = Object.entries(fields).map(([name, value]) => `${name}=${value}i`);
  return `${series.join(",")} ${values.join(",")}`;
}
function isWritable(value) {
  return !/[\n\t]|\\(?:[ ,=\\]|$)/.test(value) && replaceUnprintable(value, () => "") === value;
}
function escaped2(value) {
  return value.replace(/[ ,=]/g, "\\$&");
}

// src/metrics/samples.ts
function samplesOf({ verdicts }, options) {
  const judged = verdicts.filter((verdict) => stateOf(verdict) !== "retired");
  return {
    sizes: judged.flatMap((verdict) => sizesOf(verdict, options)),
    outcomes: judged.map((verdict) => ({
      labels: { ...labelsOf(verdict, options), platform: "" },
      outcome: verdict.outcome
    })),
    seconds: Math.floor(options.now.valueOf() / 1e3)
  };
}
function sizesOf(verdict, options) {
  const { budget, head, changes } = verdict;
  if (head.kind !== "measured" || isHearsay(head)) return [];
  const labels = labelsOf(verdict, options);
  const sizes = changes.flatMap(({ head: image }) => {
    if (image === null || image.isEstimated) return [];
    const { bytes, layers, platform } = image;
    const limit = budget.limit?.value ?? null;
    const name = platformName(platform) ?? "";
    return [{ labels: { ...labels, platform: name }, bytes, layers: layers.length, limit }];
  });
  return onePerPlatform(sizes);
}
function onePerPlatform(sizes) {
  const largest = /* @__PURE__ */ new Map();
  for (const size of sizes) {
    const known = largest.get(size.labels.platform);
    if (known === void 0 || known.bytes < size.bytes) largest.set(size.labels.platform, size);
  }
  return [...largest.values()];
}
function labelsOf({ budget, head }, options) {
  const template = budget.head ?? options.headTag;
  return {
    repository: oneLine(options.repository),
    service: oneLine(budget.name),
    platform: "",
    ref: oneLine(refLabel(head.reference, template, options))
  };
}
var PULL_REQUEST = "pull-request";
var FLEETING = ["number", "head_sha", "base_sha", "merge_base", "sha"];
var PULL_TAG = /^pr-\d+$/;
var COMMIT_TAG = /^(?:sha-[0-9a-f]{7,40}|[0-9a-f]{40})$/;
function refLabel(reference, template, { isChange, branch }) {
  const tag = tagOf(reference);
  if (isChange || PULL_TAG.test(tag)) return PULL_REQUEST;
  const isFleeting = FLEETING.some((each) => usesPlaceholder(template, each));
  return isFleeting || COMMIT_TAG.test(tag) ? tagSafe(branch) : tag;
}
function tagOf(reference) {
  if (reference === null) return "";
  return (reference.kind === "layout" ? reference.name : reference.tag) ?? "";
}

// src/common/metrics-files.ts
async function writeMetrics(report, { directory, log, warn, ...options }) {
  const samples = samplesOf(report, options);
  const { text, refused } = toLineProtocol(samples);
  const base = resolve(directory, "docker-image-sizes");
  try {
    await makeFolder(dirname(base));
    await replaceFile(`${base}.prom`, toExposition(samples));
    await replaceFile(`${base}.lp`, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return warn(`The metrics cannot be written to ${oneLine(directory)}: ${oneLine(why)}`);
  }
  log(`Metrics are in ${oneLine(directory)}: docker-image-sizes.prom and docker-image-sizes.lp.`);
  if (refused.length > 0) {
    const names = refused.slice(0, 10).map((name) => oneLine(name, 100));
    warn(
      `Not in docker-image-sizes.lp: ${names.join(", ")}${refused.length > 10 ? ` and ${refused.length - 10} more` : ""}. Line protocol cannot hold a backslash in front of a blank, a comma, an equals sign or an end.`
    );
  }
}
async function replaceFile(path, text) {
  const unfinished = join(dirname(path), `.docker-image-sizes-${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
async function makeFolder(path) {
  const parent = dirname(path);
  if (parent === path || existsSync(path)) return;
  await makeFolder(parent);
  await mkdir(path);
}
export {
  writeMetrics
};
