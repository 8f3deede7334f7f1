import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-XTPGLN2O.js";
import "./chunk-HPIXEIVY.js";
import "./chunk-EX6SF4UG.js";
import "./chunk-TACZZH4Q.js";
import "./chunk-BVGCQOMV.js";
import "./chunk-RNDJ6KMY.js";
import "./chunk-CFHRTLSO.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-X2QRPJ7M.js";
import "./chunk-OABFQWKU.js";
import "./chunk-I7SNXC46.js";
import "./chunk-BMT6HZET.js";
import "./chunk-3UNFBOKQ.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
