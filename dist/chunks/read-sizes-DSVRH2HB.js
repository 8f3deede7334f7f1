import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  auditNotices,
  historyFor,
  readSizes,
  withTrends
} from "./chunk-HH6IP6BN.js";
import "./chunk-CIDE6AHL.js";
import "./chunk-L6RTPNWX.js";
import "./chunk-EHQVB4GZ.js";
import "./chunk-CPCFQEMN.js";
import "./chunk-NDXVBVHK.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-E6UAHSIW.js";
import "./chunk-NI4YCU2S.js";
import "./chunk-AULYA7KD.js";
import "./chunk-QJCCBSER.js";
import "./chunk-BNOHFO6W.js";
import "./chunk-QVZ7D6KN.js";
import "./chunk-4GURB74Y.js";
import "./chunk-6M4NUAAU.js";
import "./chunk-AY425TSC.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  auditNotices,
  historyFor,
  readSizes,
  withTrends
};
