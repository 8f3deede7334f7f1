import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-GX76ZSEC.js";
import "./chunk-IFCNQSYX.js";
import "./chunk-K65EEWUL.js";
import "./chunk-QTQDH2IP.js";
import "./chunk-6PQAFSW4.js";
import "./chunk-FJF7NCSM.js";
import "./chunk-LXZ6SEDQ.js";
import "./chunk-7FN7UXU2.js";
import "./chunk-LE66HASJ.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-6CWYYMIY.js";
import "./chunk-VULGRA2I.js";
import "./chunk-C2LIR67H.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
