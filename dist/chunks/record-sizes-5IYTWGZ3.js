import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  recordSizes
} from "./chunk-66DYIHPY.js";
import "./chunk-CRGKETYT.js";
import "./chunk-Q5F36QB6.js";
import "./chunk-BCXJ2VCG.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  recordSizes
};
