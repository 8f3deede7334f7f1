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
} from "./chunk-LBRVAZSK.js";
import "./chunk-FWMEWCYK.js";
import "./chunk-JCCW4DMP.js";
import "./chunk-KCOOIAHP.js";
import "./chunk-BMG2AME4.js";
import "./chunk-4LNPF5LE.js";
import "./chunk-NCUGBSGP.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-CXV3SBE3.js";
import "./chunk-7J6VZ26O.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  decisionMaker,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
