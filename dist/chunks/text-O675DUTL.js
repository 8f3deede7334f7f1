import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MARKS,
  renderText
} from "./chunk-YQUSFUJO.js";
import "./chunk-YUTI2BRM.js";
import "./chunk-JRKLF4SX.js";
import "./chunk-BVGCQOMV.js";
import "./chunk-7NSIMV35.js";
import "./chunk-5NAIPQIQ.js";
import "./chunk-X2QRPJ7M.js";
import "./chunk-NARYF6KM.js";
import "./chunk-FJ7U6VRK.js";
import "./chunk-BMT6HZET.js";
import "./chunk-ZD2VJ3VQ.js";
import "./chunk-ZPFLY3XY.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
