import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-FFHUDV6S.js";
import "./chunk-P4JXIDUN.js";
import "./chunk-7SXA4B7D.js";
import "./chunk-JRKLF4SX.js";
import "./chunk-BVGCQOMV.js";
import "./chunk-7NSIMV35.js";
import "./chunk-5NAIPQIQ.js";
import "./chunk-NARYF6KM.js";
import "./chunk-FJ7U6VRK.js";
import "./chunk-BMT6HZET.js";
import "./chunk-C7HM4CSJ.js";
import "./chunk-URUWQUKN.js";
import "./chunk-J52EVJB4.js";
import "./chunk-ZPFLY3XY.js";
import "./chunk-EJJAQOV2.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  reportOutput
};
