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
} from "./chunk-67HSSQAE.js";
import "./chunk-K62WU2JK.js";
import "./chunk-6HILU2AL.js";
import "./chunk-QMKBJQIE.js";
import "./chunk-EIGK2YT2.js";
import "./chunk-A7QXPKVQ.js";
import "./chunk-JV63OOWS.js";
import "./chunk-2B3XP5XC.js";
import "./chunk-QFLHONPB.js";
import "./chunk-DUOHEDT2.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
