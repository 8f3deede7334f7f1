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
} from "./chunk-TB5JL4AT.js";
import "./chunk-RP5NTGSV.js";
import "./chunk-ZFMXSKJW.js";
import "./chunk-GFZUCZFE.js";
import "./chunk-KDWZCYYY.js";
import "./chunk-OENRB66C.js";
import "./chunk-A3XCDFL5.js";
import "./chunk-GDRUZ6FM.js";
import "./chunk-DNQX2INE.js";
import "./chunk-J4KTBUER.js";
import "./chunk-LUQ4KLXV.js";
import "./chunk-XHUJ7GCS.js";
import "./chunk-L2I2V7HK.js";
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
