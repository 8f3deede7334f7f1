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
} from "./chunk-4TSTUAXA.js";
import "./chunk-ZVDO74G5.js";
import "./chunk-XGWYTWTO.js";
import "./chunk-NL2SM2K7.js";
import "./chunk-GOQ2BI4S.js";
import "./chunk-XQ42SD23.js";
import "./chunk-AZDBMUYM.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-QPFIDNI7.js";
import "./chunk-QB7UVVQR.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  decisionMaker,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
