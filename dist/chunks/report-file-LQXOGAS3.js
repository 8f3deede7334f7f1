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
} from "./chunk-MOPXF26I.js";
import "./chunk-GZAZFFTC.js";
import "./chunk-K67DB7W2.js";
import "./chunk-SSE67TIH.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-BTEDXF4R.js";
import "./chunk-H4HYTDOP.js";
import "./chunk-I2ITUW6W.js";
import "./chunk-4EBXURRG.js";
import "./chunk-QSLPQU4T.js";
import "./chunk-RD3MSSFV.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-G32JILCE.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  jsonOutput,
  reportOutput
};
