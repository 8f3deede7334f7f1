import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-ZAMY76Z5.js";
import "./chunk-7K7TLPCX.js";
import "./chunk-AWEPJIG2.js";
import "./chunk-UFGDMOQ5.js";
import "./chunk-6YVD2CTY.js";
import "./chunk-7UICDYIK.js";
import "./chunk-Z6UHYARD.js";
import "./chunk-UDTUYVXP.js";
import "./chunk-4QNH342H.js";
import "./chunk-WL2TQMWR.js";
import "./chunk-VG5TFLCX.js";
import "./chunk-NPY7YM63.js";
import "./chunk-VYBUMONF.js";
import "./chunk-2DARH4BM.js";
import "./chunk-37B2EX6O.js";
import "./chunk-V4SRQO4X.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  reportOutput
};
