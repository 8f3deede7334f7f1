import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  HistoryApi
} from "./chunk-O43GMILC.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-6CWYYMIY.js";
import "./chunk-DSMYO3TS.js";
import "./chunk-BL2NHJN3.js";
import "./chunk-7TGADXZD.js";
import "./chunk-VULGRA2I.js";
import "./chunk-ZLNV2YRB.js";
import "./chunk-C2LIR67H.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  HistoryApi
};
