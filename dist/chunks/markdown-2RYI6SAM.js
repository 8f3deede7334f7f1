import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-JYDFPD43.js";
import "./chunk-RXBI5XE5.js";
import "./chunk-4WNCZ4IE.js";
import "./chunk-4ZFRY7AP.js";
import "./chunk-JLDQ4V6B.js";
import "./chunk-ZTVVV5T3.js";
import "./chunk-KXA4I5D5.js";
import "./chunk-J2HK5TA6.js";
import "./chunk-MXSGYHKL.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-ZBFXGJZ6.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
