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
} from "./chunk-P5N4BGPJ.js";
import "./chunk-FDZRX53I.js";
import "./chunk-AM4DIGAT.js";
import "./chunk-VAMTQKCI.js";
import "./chunk-XD2FJSIC.js";
import "./chunk-HEWKG4DL.js";
import "./chunk-MH5DGOZW.js";
import "./chunk-KCVGXAEX.js";
import "./chunk-DNQX2INE.js";
import "./chunk-QSTV6X7L.js";
import "./chunk-LUQ4KLXV.js";
import "./chunk-XHUJ7GCS.js";
import "./chunk-G23XJQF5.js";
import "./chunk-LMZCM3V3.js";
import "./chunk-U2YENZ24.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
