import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  measureCommand,
  problemOf
} from "./chunk-44TMLCF2.js";
import "./chunk-4WNCZ4IE.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-BQEK3JL4.js";
import "./chunk-SPO5RUJ7.js";
import "./chunk-C4PXCIYR.js";
import "./chunk-GMI5FR2A.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  measureCommand,
  problemOf
};
