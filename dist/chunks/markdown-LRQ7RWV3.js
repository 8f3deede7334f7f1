import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-UGNBWGRL.js";
import "./chunk-FLKFRQX4.js";
import "./chunk-2APC6PBW.js";
import "./chunk-3K7EP5JA.js";
import "./chunk-7RD5NCWP.js";
import "./chunk-EK4GVWRP.js";
import "./chunk-IZXODZU3.js";
import "./chunk-RM3IWVSB.js";
import "./chunk-NY3CLKPG.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-DNQX2INE.js";
import "./chunk-UBYIGG74.js";
import "./chunk-U2YENZ24.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
