import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  measureCommand,
  problemOf
} from "./chunk-T4JBQ3TH.js";
import "./chunk-2APC6PBW.js";
import "./chunk-DNQX2INE.js";
import "./chunk-XSSCV2VL.js";
import "./chunk-ZMACHUTW.js";
import "./chunk-443THJY2.js";
import "./chunk-LMZCM3V3.js";
import "./chunk-U2YENZ24.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  measureCommand,
  problemOf
};
