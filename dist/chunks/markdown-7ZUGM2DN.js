import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-7ATJE67N.js";
import "./chunk-5UXB5FNE.js";
import "./chunk-2APC6PBW.js";
import "./chunk-RWVWOIBR.js";
import "./chunk-7RD5NCWP.js";
import "./chunk-DFKQRW62.js";
import "./chunk-IAKSC6EU.js";
import "./chunk-AM2BJK6Q.js";
import "./chunk-76RLBFRE.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-DNQX2INE.js";
import "./chunk-443THJY2.js";
import "./chunk-U2YENZ24.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
