import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  debugGroup,
  maskSecret,
  warn
} from "./chunk-SDMRWQJY.js";
import {
  askedBy,
  createImages,
  lateExplainer
} from "./chunk-OMDOXRZ2.js";
import {
  checkBuiltImages
} from "./chunk-EJJAQOV2.js";
import {
  usesPlaceholder
} from "./chunk-M6AJF2A5.js";

// src/action/run-images.ts
import { resolve } from "node:path";
var SharedImages = class {
  sources;
  /** For what only a fork's budget file names. */
  untrusted;
  /** What registries gave reason to warn of. */
  warnings = [];
  images;
  requestLog = () => {
  };
  /** @param isRepeated whether the same images are asked for again and again: then each is resolved once. */
  constructor(inputs, workspace, isRepeated) {
    const { registryAuth, githubToken, authHosts, cacheDir, timeoutMs } = inputs;
    this.images = createImages({
      env: process.env,
      registryAuth,
      githubToken,
      insecure: inputs.insecureRegistries,
      authHosts,
      cacheDir: cacheDir === null ? void 0 : resolve(workspace, cacheDir),
      timeoutMs,
      directory: workspace,
      onSecret: maskSecret,
      log: (line) => this.requestLog(line),
      warn: (message) => {
        this.warnings.push(message);
        warn(message);
      }
    });
    const { source, untrusted, anonymous } = this.images;
    const once = (images) => isRepeated ? resolvingOnce(images) : images;
    const asAnybody = once(anonymous);
    const sourcesOf = (images) => explained(once(images), asAnybody, inputs);
    this.sources = sourcesOf(source);
    this.untrusted = sourcesOf(untrusted);
  }
  close() {
    return this.images.close();
  }
  /** Does something with its requests in one group of the log, and counts them. */
  async counted(act) {
    const group = debugGroup("Requests to registries");
    this.requestLog = group.log;
    const { traffic } = this.images;
    const before = { ...traffic };
    try {
      const value = await act();
      const [count, bytes] = [traffic.count - before.count, traffic.bytes - before.bytes];
      return { value, requests: { count, bytes } };
    } finally {
      group.end();
    }
  }
};
function explained(images, anonymous, { explain, bandwidth }) {
  return explain === "none" ? { images } : { images, explain: lateExplainer(images, { bandwidth, anonymous }) };
}
function resolvingOnce(source) {
  const resolved = /* @__PURE__ */ new Map();
  const resolve2 = (reference, expected) => {
    const key = JSON.stringify(reference);
    const known = resolved.get(key);
    if (known !== void 0) return known;
    const asked = source.resolve(reference, expected);
    resolved.set(key, asked);
    asked.then(
      (manifest) => manifest === void 0 && resolved.delete(key),
      () => resolved.delete(key)
    );
    return asked;
  };
  return { ...askedBy((_, question) => question(source)), resolve: resolve2 };
}

// src/action/check-request.ts
async function requestOf(given, { budgets, headBudgets, retired, file }) {
  const { inputs, eventContext, now } = given;
  const known = [...budgets, ...headBudgets];
  checkBuiltImages(inputs.images, known, { source: "input images", file: file.path });
  const headTag = headTagOf(given);
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])];
  const isUsed = (placeholder) => templates.some((each) => each !== void 0 && usesPlaceholder(each, placeholder));
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(given, isUsed),
    baseFallbacks: await fallbacks(given, isUsed),
    isChange: eventContext.baseSha !== null,
    platforms: inputs.platforms,
    retired,
    built: inputs.images,
    missingHead: inputs.missingHead,
    edits: file.edits,
    today: now.toISOString().slice(0, 10),
    noiseFloor: inputs.noiseFloor,
    isForeign: eventContext.isForeign
  };
}
function headTagOf({
  inputs,
  eventContext
}) {
  const isDefault = inputs.headTag === "pr-{number}";
  return isDefault && eventContext.pull === null ? "{head_ref}" : inputs.headTag;
}
async function withMergeBase({ eventContext, lineage }, isUsed) {
  return withFork(eventContext.values, isUsed("merge_base") ? await lineage.fork() : void 0);
}
async function fallbacks({ eventContext, lineage }, isUsed) {
  const { baseSha, baseFallback, defaultBranch, isOnDefault, values } = eventContext;
  const began = isUsed("merge_base") ? await lineage.fork() : void 0;
  const nearer = baseFallback === null ? [] : [withFork(baseFallback, began)];
  if (baseSha === null || isOnDefault) return nearer;
  const { base_sha: _, ...others } = values;
  const tip = isUsed("base_sha") ? { base_sha: await lineage.defaultTip() } : {};
  const fork = isUsed("merge_base") ? await lineage.forkOfDefault() : void 0;
  return [...nearer, withFork({ ...others, base_ref: defaultBranch, ...tip }, fork)];
}
function withFork(values, fork) {
  return fork ? { ...values, merge_base: fork } : values;
}

export {
  requestOf,
  headTagOf,
  SharedImages
};
