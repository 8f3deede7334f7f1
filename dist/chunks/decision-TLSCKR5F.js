import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-4MDOZAVA.js";
import "./chunk-MWYIUE5Z.js";
import "./chunk-672UXG45.js";
import "./chunk-OYSNRABA.js";
import "./chunk-XFKVRXRJ.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-M5M5WCI2.js";
import "./chunk-ULDRYHYR.js";
import "./chunk-67FQFEXF.js";
import "./chunk-GAVAL7NK.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-CVZFA5CQ.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
