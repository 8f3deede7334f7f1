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
} from "./chunk-JE6NHSAK.js";
import "./chunk-YWLCEFGA.js";
import "./chunk-7M3MG4EF.js";
import "./chunk-QTQDH2IP.js";
import "./chunk-WOM2J2E5.js";
import "./chunk-AKRLLSLO.js";
import "./chunk-G4TLMKHN.js";
import "./chunk-CQOQHRNU.js";
import "./chunk-6CWYYMIY.js";
import "./chunk-PCNAH25O.js";
import "./chunk-AE3MFI2Z.js";
import "./chunk-C2LIR67H.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
