import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-FLDEQQXM.js";
import "./chunk-4LOXORS4.js";
import "./chunk-EX6SF4UG.js";
import "./chunk-672H7YJS.js";
import "./chunk-BVGCQOMV.js";
import "./chunk-JHM6GB42.js";
import "./chunk-QJRKVAY6.js";
import "./chunk-X2QRPJ7M.js";
import "./chunk-YDA56QL4.js";
import "./chunk-SSJWR7CS.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-M5X26G4X.js";
import "./chunk-WBMFFPKF.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
