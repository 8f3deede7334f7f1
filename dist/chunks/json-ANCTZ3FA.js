import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  compactJson,
  jsonPieces,
  toJson
} from "./chunk-JKN76XXR.js";
import "./chunk-AWEPJIG2.js";
import "./chunk-ABKPNVZR.js";
import "./chunk-6YVD2CTY.js";
import "./chunk-FIMXK6Y7.js";
import "./chunk-3EFNMYPW.js";
import "./chunk-R6COAVPQ.js";
import "./chunk-Q5X4MQLG.js";
import "./chunk-WL2TQMWR.js";
import "./chunk-TGRDWGBK.js";
import "./chunk-V4SRQO4X.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  compactJson,
  jsonPieces,
  toJson
};
