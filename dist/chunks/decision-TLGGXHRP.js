import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-OJHQVDUB.js";
import "./chunk-H4O3YVVK.js";
import "./chunk-FT3T4ENE.js";
import "./chunk-XUGXIWFY.js";
import "./chunk-I4STUAN5.js";
import "./chunk-CWPV6O2N.js";
import "./chunk-CCZ3P5OL.js";
import "./chunk-KO2DIRDQ.js";
import "./chunk-FIRSRYQS.js";
import "./chunk-26C74Y3H.js";
import "./chunk-GOL3BRSR.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
