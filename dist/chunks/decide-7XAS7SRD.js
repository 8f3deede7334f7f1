import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  decider,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-XWCMVRYM.js";
import "./chunk-Y2VN6FEC.js";
import "./chunk-SCRTDS3A.js";
import "./chunk-PUMYI2CV.js";
import "./chunk-2D5M5KRF.js";
import "./chunk-UNKEXWJZ.js";
import "./chunk-AKDHIZQO.js";
import "./chunk-LM57GQG4.js";
import "./chunk-VK7SO7JI.js";
import "./chunk-ELQD6PGN.js";
import "./chunk-D2HRYG2E.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  decider,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
