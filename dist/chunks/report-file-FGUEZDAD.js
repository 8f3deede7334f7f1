import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-BC4H5H7G.js";
import "./chunk-NEFWSJWT.js";
import "./chunk-MGNQEX4O.js";
import "./chunk-J4Y5LW3X.js";
import "./chunk-7RD5NCWP.js";
import "./chunk-AM4DIGAT.js";
import "./chunk-VAMTQKCI.js";
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
  reportOutput
};
