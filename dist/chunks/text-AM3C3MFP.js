import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MARKS,
  renderText
} from "./chunk-ABUS7GL5.js";
import "./chunk-KROINTFA.js";
import "./chunk-M2XQDB6G.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-5KUQ27IS.js";
import "./chunk-H4HYTDOP.js";
import "./chunk-OXUNU2XS.js";
import "./chunk-MNNMGVNZ.js";
import "./chunk-ISTCNWWX.js";
import "./chunk-QZQK5QQU.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-6HITG6CB.js";
import "./chunk-3IHKNQVZ.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
