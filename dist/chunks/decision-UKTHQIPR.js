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
} from "./chunk-W53DE3E6.js";
import "./chunk-AHDIBZFU.js";
import "./chunk-AUEFGQHL.js";
import "./chunk-PVUZZQWN.js";
import "./chunk-4LFYR74U.js";
import "./chunk-37NF7UHN.js";
import "./chunk-INWOECCI.js";
import "./chunk-NGQHUU75.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-AWGPQREK.js";
import "./chunk-JSRFX6TO.js";
import "./chunk-E6RHBJEP.js";
import "./chunk-SC4AJOD5.js";
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
