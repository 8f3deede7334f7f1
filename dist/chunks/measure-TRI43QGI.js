import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  measureCommand,
  problemOf
} from "./chunk-K2XO4OYY.js";
import "./chunk-RHKCGHJR.js";
import "./chunk-NQZ2DXMW.js";
import "./chunk-ACC4EFRQ.js";
import "./chunk-X4YCXSSN.js";
import "./chunk-ABPOFCQT.js";
import "./chunk-OCTBMLBF.js";
import "./chunk-SDUAZPQA.js";
import "./chunk-DI5NXAHA.js";
import "./chunk-JVQRSQDG.js";
import "./chunk-3NTQYEGY.js";
import "./chunk-S3FFL33T.js";
import "./chunk-3CAFIAEE.js";
import "./chunk-URQAJ633.js";
import "./chunk-A6W5WSYZ.js";
import "./chunk-43IJ4DZN.js";
import "./chunk-T6UG24X3.js";
import "./chunk-2OA2TC6A.js";
import "./chunk-IW5NEP45.js";
import "./chunk-IL3RPRB4.js";
import "./chunk-V35JLIWI.js";
import "./chunk-LSII7BRH.js";
import "./chunk-F3PQNR5A.js";
import "./chunk-JRB32J4O.js";
import "./chunk-DGHX6NRR.js";
import "./chunk-JLZW5ZKN.js";
import "./chunk-44XWL3MF.js";
export {
  measureCommand,
  problemOf
};
