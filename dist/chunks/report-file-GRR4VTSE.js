import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-MRJL4VQC.js";
import "./chunk-JKN76XXR.js";
import "./chunk-AWEPJIG2.js";
import "./chunk-ABKPNVZR.js";
import "./chunk-6YVD2CTY.js";
import "./chunk-FIMXK6Y7.js";
import "./chunk-3EFNMYPW.js";
import "./chunk-R6COAVPQ.js";
import "./chunk-Q5X4MQLG.js";
import "./chunk-WL2TQMWR.js";
import "./chunk-ANY5R4DF.js";
import "./chunk-NPY7YM63.js";
import "./chunk-VYBUMONF.js";
import "./chunk-TGRDWGBK.js";
import "./chunk-37B2EX6O.js";
import "./chunk-V4SRQO4X.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  reportOutput
};
