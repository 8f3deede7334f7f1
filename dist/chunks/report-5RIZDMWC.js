import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  isNoteworthy,
  leadingFinding,
  stateOf,
  subjectOf,
  summarise,
  usedPercent
} from "./chunk-DFKQRW62.js";
import "./chunk-IAKSC6EU.js";
import "./chunk-AM2BJK6Q.js";
import "./chunk-76RLBFRE.js";
import "./chunk-DNQX2INE.js";
import "./chunk-443THJY2.js";
import "./chunk-U2YENZ24.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  isNoteworthy,
  leadingFinding,
  stateOf,
  subjectOf,
  summarise,
  usedPercent
};
