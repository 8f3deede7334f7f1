import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  jsonOutput,
  reportOutput
} from "./chunk-W2PPIEN6.js";
import "./chunk-4EQTIWXG.js";
import "./chunk-K67DB7W2.js";
import "./chunk-M2XQDB6G.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-5KUQ27IS.js";
import "./chunk-H4HYTDOP.js";
import "./chunk-OXUNU2XS.js";
import "./chunk-ISTCNWWX.js";
import "./chunk-QZQK5QQU.js";
import "./chunk-ZOK5S5SG.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-3IHKNQVZ.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  jsonOutput,
  reportOutput
};
