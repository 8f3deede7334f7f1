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
} from "./chunk-QHQPPVKV.js";
import "./chunk-JJ64U32Y.js";
import "./chunk-BP5WEJ7S.js";
import "./chunk-OFYALKLS.js";
import "./chunk-Q4DLY3YW.js";
import "./chunk-AH3IC4N7.js";
import "./chunk-AYOC4EW3.js";
import "./chunk-BVGINOF6.js";
import "./chunk-BMT6HZET.js";
import "./chunk-EO2YBTKE.js";
import "./chunk-URUWQUKN.js";
import "./chunk-J52EVJB4.js";
import "./chunk-XVLM4KRV.js";
import "./chunk-EJJAQOV2.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
