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
} from "./chunk-NADZMHU5.js";
import "./chunk-QH5QCDQ4.js";
import "./chunk-22DW4RAB.js";
import "./chunk-GNRJEHPM.js";
import "./chunk-GUJM2C2S.js";
import "./chunk-2475RGL7.js";
import "./chunk-G3PFGGNK.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-43UMY2Z3.js";
import "./chunk-4TEKBFJQ.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  decisionMaker,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
