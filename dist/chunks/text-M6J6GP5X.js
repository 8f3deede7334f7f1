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
} from "./chunk-3J4ILZGO.js";
import "./chunk-NU3CSLGQ.js";
import "./chunk-J7XO6WON.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-XFKVRXRJ.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-M5M5WCI2.js";
import "./chunk-MNNMGVNZ.js";
import "./chunk-ULDRYHYR.js";
import "./chunk-67FQFEXF.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-6HITG6CB.js";
import "./chunk-CVZFA5CQ.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
