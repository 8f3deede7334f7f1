import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };

// src/domain/problem.ts
var Malformed = class extends Error {
  name = "Malformed";
};
var QUOTED_LENGTH = 200;
function shortened(text) {
  return text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}\u2026` : text;
}
function quoted(text) {
  return JSON.stringify(shortened(text));
}
var Unmeasurable = class extends Error {
  name = "Unmeasurable";
  cure;
  constructor(reason, cure, options) {
    super(reason, options);
    this.cure = cure;
  }
};
var NoManifest = class extends Unmeasurable {
  name = "NoManifest";
};
var JUDGE_OTHERS = "list the platforms that are to be judged under platforms.";
var UsageError = class extends Error {
  name = "UsageError";
};

export {
  Malformed,
  shortened,
  quoted,
  Unmeasurable,
  NoManifest,
  JUDGE_OTHERS,
  UsageError
};
