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
} from "./chunk-AB42FRZZ.js";
import "./chunk-S2Q3XFI2.js";
import "./chunk-WHOAZ7W5.js";
import "./chunk-FKGOJHWF.js";
import "./chunk-66OJRNY3.js";
import "./chunk-H4HYTDOP.js";
import "./chunk-4X2GVSHV.js";
import "./chunk-IXR524GE.js";
import "./chunk-OXXOKYIB.js";
import "./chunk-UXNYMODI.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-HY2IVEW7.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
