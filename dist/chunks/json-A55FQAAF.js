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
} from "./chunk-YK5NXES3.js";
import "./chunk-3TH5NJGQ.js";
import "./chunk-U3D3TST7.js";
import "./chunk-FIRSRYQS.js";
import "./chunk-E4SF7XNI.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  compactJson,
  jsonPieces,
  toJson
};
