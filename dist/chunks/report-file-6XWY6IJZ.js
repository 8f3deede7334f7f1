import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-A6IIIAR5.js";
import "./chunk-U2D7TZJT.js";
import "./chunk-GHBNDJXR.js";
import "./chunk-RVXLL5ZY.js";
import "./chunk-ZAKGY647.js";
import "./chunk-PEROCCUD.js";
import "./chunk-4ZEYZ7FL.js";
import "./chunk-JUUQRHAE.js";
import "./chunk-TDXUFYEQ.js";
import "./chunk-BMT6HZET.js";
import "./chunk-K5HLJOAQ.js";
import "./chunk-URUWQUKN.js";
import "./chunk-J52EVJB4.js";
import "./chunk-XRZV2W22.js";
import "./chunk-EJJAQOV2.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  reportOutput
};
