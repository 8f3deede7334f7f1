import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-E2X3JHA2.js";
import "./chunk-KJENNFP4.js";
import "./chunk-EX6SF4UG.js";
import "./chunk-AFQQXQ5L.js";
import "./chunk-BVGCQOMV.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-KFIWEDHK.js";
import "./chunk-N2UMKXOF.js";
import "./chunk-X2QRPJ7M.js";
import "./chunk-EUV56H4P.js";
import "./chunk-X72O2JAS.js";
import "./chunk-BMT6HZET.js";
import "./chunk-TGJBEO3M.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
