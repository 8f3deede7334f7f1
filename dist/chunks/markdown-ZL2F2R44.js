import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-EZ6GYT3K.js";
import "./chunk-ER2FE33P.js";
import "./chunk-EX6SF4UG.js";
import "./chunk-NWMGR5DH.js";
import "./chunk-BVGCQOMV.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-C7IA2NGA.js";
import "./chunk-ECZWL4NY.js";
import "./chunk-X2QRPJ7M.js";
import "./chunk-PXOYGL4O.js";
import "./chunk-WIOE4M5I.js";
import "./chunk-BMT6HZET.js";
import "./chunk-OMDOXRZ2.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
