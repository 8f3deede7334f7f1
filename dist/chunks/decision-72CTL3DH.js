import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-DLPO6WWA.js";
import "./chunk-2Y4XRDTU.js";
import "./chunk-V7ZJ6I4M.js";
import "./chunk-FAZ5H7Y7.js";
import "./chunk-IDMQ6A7W.js";
import "./chunk-C43ZEWUJ.js";
import "./chunk-WQGCYIQM.js";
import "./chunk-FIRSRYQS.js";
import "./chunk-NPLW5JLQ.js";
import "./chunk-F4I6BN3U.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
