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
} from "./chunk-UWRTA4MD.js";
import "./chunk-HQ6RODKR.js";
import "./chunk-TB44IBRZ.js";
import "./chunk-WZCY6HP2.js";
import "./chunk-QTL67NLN.js";
import "./chunk-JCJZ3ZFA.js";
import "./chunk-3ES35OVS.js";
import "./chunk-EY4O75YV.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-HFD2YU2K.js";
import "./chunk-JSRFX6TO.js";
import "./chunk-E6RHBJEP.js";
import "./chunk-AAAJLCDN.js";
import "./chunk-GMI5FR2A.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
