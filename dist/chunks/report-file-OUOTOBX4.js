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
} from "./chunk-QFNMZGFH.js";
import "./chunk-K75EN544.js";
import "./chunk-K67DB7W2.js";
import "./chunk-2USFMQIV.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-3L234SET.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-Z2URWXPT.js";
import "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
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
  jsonOutput,
  reportOutput
};
