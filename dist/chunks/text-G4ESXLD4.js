import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  MARKS,
  renderText
} from "./chunk-EYSWTPIY.js";
import "./chunk-DFF32CB4.js";
import "./chunk-7WH5QDNU.js";
import "./chunk-7L7EOTR5.js";
import "./chunk-ITJWDSKY.js";
import "./chunk-JOCX7HAC.js";
import "./chunk-4TFCVSFU.js";
import "./chunk-P7LFRB6Q.js";
import "./chunk-DUZPIUDR.js";
import "./chunk-JVQRSQDG.js";
import "./chunk-X5TCQZ4S.js";
import "./chunk-3NTQYEGY.js";
import "./chunk-A6W5WSYZ.js";
import "./chunk-U45OYD3Y.js";
import "./chunk-IZRJ7AOI.js";
import "./chunk-PLBBOBSO.js";
import "./chunk-43IJ4DZN.js";
import "./chunk-IW5NEP45.js";
import "./chunk-IL3RPRB4.js";
import "./chunk-V35JLIWI.js";
import "./chunk-LSII7BRH.js";
import "./chunk-F3PQNR5A.js";
import "./chunk-JRB32J4O.js";
import "./chunk-44XWL3MF.js";
export {
  MARKS,
  renderText
};
