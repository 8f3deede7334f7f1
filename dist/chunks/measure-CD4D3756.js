import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  measureCommand,
  problemOf
} from "./chunk-W3ICCNVY.js";
import "./chunk-EX6SF4UG.js";
import "./chunk-BMT6HZET.js";
import "./chunk-QNK2F7IV.js";
import "./chunk-ZD2VJ3VQ.js";
import "./chunk-XVLM4KRV.js";
import "./chunk-EJJAQOV2.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  measureCommand,
  problemOf
};
