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
} from "./chunk-QHYYBDEO.js";
import "./chunk-BNSERE74.js";
import "./chunk-K67DB7W2.js";
import "./chunk-WJ6IR5MY.js";
import "./chunk-L3WIHWY4.js";
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
  jsonOutput,
  reportOutput
};
