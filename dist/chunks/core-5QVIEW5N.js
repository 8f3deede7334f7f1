import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  isFileWithin
} from "./chunk-6CWYYMIY.js";
import {
  checkFleet,
  createImages,
  createProgress,
  lateExplainer,
  loadCompared,
  loadSingle,
  misnamed,
  otherEndingOf,
  readBudgetBytes
} from "./chunk-VULGRA2I.js";
import "./chunk-C2LIR67H.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  checkFleet,
  createImages,
  createProgress,
  isFileWithin,
  lateExplainer,
  loadCompared,
  loadSingle,
  misnamed,
  otherEndingOf,
  readBudgetBytes
};
