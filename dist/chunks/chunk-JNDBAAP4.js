import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}

// src/series/history-branch.ts
var HistoryUnavailable = class extends Error {
  name = "HistoryUnavailable";
  cure;
  /** Whether it may well work in a moment. */
  isPassing;
  constructor(reason, cure, options = {}) {
    super(reason, options);
    this.cure = cure;
    this.isPassing = options.isPassing ?? false;
  }
};

export {
  HistoryUnavailable
};
