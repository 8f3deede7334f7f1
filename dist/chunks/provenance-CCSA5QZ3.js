import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  parseProvenance,
  readProvenance
} from "./chunk-XYNFTWSO.js";
import "./chunk-A5MBJC66.js";
import "./chunk-SDUAZPQA.js";
import "./chunk-T6UG24X3.js";
import "./chunk-2OA2TC6A.js";
import "./chunk-V35JLIWI.js";
import "./chunk-LSII7BRH.js";
import "./chunk-F3PQNR5A.js";
import "./chunk-JRB32J4O.js";
import "./chunk-44XWL3MF.js";
export {
  parseProvenance,
  readProvenance
};
