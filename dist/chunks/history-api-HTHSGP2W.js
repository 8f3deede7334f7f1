import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  HistoryApi
} from "./chunk-22IQ2JJR.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-4VG5MYXG.js";
import "./chunk-JSRFX6TO.js";
import "./chunk-E6RHBJEP.js";
import "./chunk-C4PXCIYR.js";
import "./chunk-GMI5FR2A.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  HistoryApi
};
