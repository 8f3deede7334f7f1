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
} from "./chunk-BUP75TQQ.js";
import "./chunk-VM55JCOG.js";
import "./chunk-2R34ZNX2.js";
import "./chunk-7NIHP7ID.js";
import "./chunk-KFIWEDHK.js";
import "./chunk-N2UMKXOF.js";
import "./chunk-EUV56H4P.js";
import "./chunk-X72O2JAS.js";
import "./chunk-BMT6HZET.js";
import "./chunk-EMTR3OSW.js";
import "./chunk-URUWQUKN.js";
import "./chunk-J52EVJB4.js";
import "./chunk-TGJBEO3M.js";
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
