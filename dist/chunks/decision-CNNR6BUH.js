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
} from "./chunk-TIYGRRYB.js";
import "./chunk-2RKJGEDR.js";
import "./chunk-OTKPRHCG.js";
import "./chunk-VX22CP24.js";
import "./chunk-C7IA2NGA.js";
import "./chunk-ECZWL4NY.js";
import "./chunk-PXOYGL4O.js";
import "./chunk-WIOE4M5I.js";
import "./chunk-BMT6HZET.js";
import "./chunk-KJFDGZDU.js";
import "./chunk-URUWQUKN.js";
import "./chunk-J52EVJB4.js";
import "./chunk-OMDOXRZ2.js";
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
