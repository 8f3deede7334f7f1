import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  reportOutput
} from "./chunk-N355EU7Q.js";
import "./chunk-64BYXCH4.js";
import "./chunk-7WH5QDNU.js";
import "./chunk-4TFCVSFU.js";
import "./chunk-2CKPMJBT.js";
import "./chunk-GQCP3CYO.js";
import "./chunk-JVQRSQDG.js";
import "./chunk-3NTQYEGY.js";
import "./chunk-2OA2TC6A.js";
import "./chunk-IW5NEP45.js";
import "./chunk-IL3RPRB4.js";
import "./chunk-V35JLIWI.js";
import "./chunk-LSII7BRH.js";
import "./chunk-F3PQNR5A.js";
import "./chunk-JRB32J4O.js";
import "./chunk-44XWL3MF.js";
export {
  reportOutput
};
