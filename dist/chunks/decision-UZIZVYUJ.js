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
} from "./chunk-OAFN6MKU.js";
import "./chunk-6JASJ2UI.js";
import "./chunk-TH6VKPMR.js";
import "./chunk-PXLCYAFJ.js";
import "./chunk-UNXQHW2C.js";
import "./chunk-U2Y7AWH6.js";
import "./chunk-6TRVMRN3.js";
import "./chunk-ELXW4EE3.js";
import "./chunk-22WM75JL.js";
import "./chunk-ZMBUCZBH.js";
import "./chunk-T3RNLGIE.js";
import "./chunk-4QOIU3O6.js";
import "./chunk-42EXSPMN.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
