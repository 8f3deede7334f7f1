import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-PQH36FZX.js";
import "./chunk-24QQBDX4.js";
import "./chunk-ZYESJ6EK.js";
import "./chunk-K65EEWUL.js";
import "./chunk-QTQDH2IP.js";
import "./chunk-6PQAFSW4.js";
import "./chunk-FJF7NCSM.js";
import "./chunk-7FN7UXU2.js";
import "./chunk-LE66HASJ.js";
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
  reportOutput
};
