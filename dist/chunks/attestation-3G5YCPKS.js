import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  provenanceIn
} from "./chunk-3NOIQSHT.js";
import "./chunk-HUPZV2NH.js";
import "./chunk-CQ4HZCGB.js";
import "./chunk-GBR45TFD.js";
import "./chunk-GK4254G5.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  provenanceIn
};
