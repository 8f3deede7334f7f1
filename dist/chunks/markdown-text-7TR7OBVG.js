import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  breakable,
  code,
  details,
  htmlCode,
  noBreak,
  prose,
  row,
  upperFirst
} from "./chunk-IR7CFXI6.js";
import "./chunk-WL2TQMWR.js";
import "./chunk-2DARH4BM.js";
import "./chunk-V4SRQO4X.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  breakable,
  code,
  details,
  htmlCode,
  noBreak,
  prose,
  row,
  upperFirst
};
