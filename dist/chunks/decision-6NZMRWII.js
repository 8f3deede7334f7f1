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
} from "./chunk-QWWX3YNH.js";
import "./chunk-2W4CQYOA.js";
import "./chunk-G2K6SGKH.js";
import "./chunk-FB5MWERO.js";
import "./chunk-NAQPVIRG.js";
import "./chunk-SWF56ZDH.js";
import "./chunk-R2RIZLSM.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-V34FKVWN.js";
import "./chunk-6PRX5HZN.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  decisionMaker,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
