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
} from "./chunk-26DEYBHJ.js";
import "./chunk-HT42AXHJ.js";
import "./chunk-SSE67TIH.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-BTEDXF4R.js";
import "./chunk-H4HYTDOP.js";
import "./chunk-I2ITUW6W.js";
import "./chunk-FUWHEAH4.js";
import "./chunk-4EBXURRG.js";
import "./chunk-QSLPQU4T.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-6HITG6CB.js";
import "./chunk-G32JILCE.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
