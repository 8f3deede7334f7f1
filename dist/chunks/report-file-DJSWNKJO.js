import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-VMJWZQFK.js";
import "./chunk-ZAZ2SOMQ.js";
import "./chunk-ZYESJ6EK.js";
import "./chunk-7M3MG4EF.js";
import "./chunk-QTQDH2IP.js";
import "./chunk-WOM2J2E5.js";
import "./chunk-AKRLLSLO.js";
import "./chunk-G4TLMKHN.js";
import "./chunk-CQOQHRNU.js";
import "./chunk-6CWYYMIY.js";
import "./chunk-VLGCEQE4.js";
import "./chunk-BL2NHJN3.js";
import "./chunk-7TGADXZD.js";
import "./chunk-AE3MFI2Z.js";
import "./chunk-ZLNV2YRB.js";
import "./chunk-C2LIR67H.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  reportOutput
};
