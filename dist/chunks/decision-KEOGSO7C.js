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
} from "./chunk-G7IFISK7.js";
import "./chunk-KXJ6KVJO.js";
import "./chunk-GH32RWD4.js";
import "./chunk-BFYRARJA.js";
import "./chunk-2KXPO2PW.js";
import "./chunk-PR742FQ6.js";
import "./chunk-EH5L5MXT.js";
import "./chunk-WRHHUJJJ.js";
import "./chunk-UOCH4COP.js";
import "./chunk-MET2GCLF.js";
import "./chunk-4ZXLG2DY.js";
import "./chunk-WZ6FFCM3.js";
import "./chunk-H36D2T6B.js";
import "./chunk-MRJ5SCIL.js";
import "./chunk-UDAVZL6D.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
