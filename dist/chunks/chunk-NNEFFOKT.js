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
} from "./chunk-G7PAMPKP.js";
import {
  askedBy,
  createImages,
  lateExplainer
} from "./chunk-6DNRDSMX.js";

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

export {
  SharedImages
};
