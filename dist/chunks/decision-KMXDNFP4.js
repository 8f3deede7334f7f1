import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  decisionMaker,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-VL3DROER.js";
import "./chunk-X2BABNHP.js";
import "./chunk-QXAVOSJ2.js";
import "./chunk-BYX7SSNO.js";
import "./chunk-H2B7WN6G.js";
import "./chunk-HMTQV2TS.js";
import "./chunk-S4W3B6RZ.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-HPMQZE7F.js";
import "./chunk-7PK6D65U.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  decisionMaker,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
