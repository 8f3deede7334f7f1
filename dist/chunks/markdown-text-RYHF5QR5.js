import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  code,
  details,
  htmlCode,
  noBreak,
  prose,
  row,
  upperFirst
} from "./chunk-RHKCGHJR.js";
import "./chunk-43IJ4DZN.js";
import "./chunk-F3PQNR5A.js";
import "./chunk-44XWL3MF.js";
export {
  code,
  details,
  htmlCode,
  noBreak,
  prose,
  row,
  upperFirst
};
