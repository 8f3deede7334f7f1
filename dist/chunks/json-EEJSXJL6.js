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
} from "./chunk-FX34ULMR.js";
import "./chunk-XGQSJKEF.js";
import "./chunk-IYD5V6DT.js";
import "./chunk-JLDQ4V6B.js";
import "./chunk-YPIKZAG7.js";
import "./chunk-BFH6XUCP.js";
import "./chunk-WV7VLA7Q.js";
import "./chunk-3LE53DOJ.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-2KP2YEXW.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  compactJson,
  jsonPieces,
  toJson
};
