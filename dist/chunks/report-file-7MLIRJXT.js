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
} from "./chunk-2OCK22FS.js";
import "./chunk-IYZAAKZM.js";
import "./chunk-IYHOVWSB.js";
import "./chunk-QDNZEF2K.js";
import "./chunk-53JZARKZ.js";
import "./chunk-CIXDHHY6.js";
import "./chunk-RVIZUAA4.js";
import "./chunk-6CJP7WDQ.js";
import "./chunk-UL62LY4Y.js";
import "./chunk-AULYA7KD.js";
import "./chunk-QJCCBSER.js";
import "./chunk-BNOHFO6W.js";
import "./chunk-QVZ7D6KN.js";
import "./chunk-4GURB74Y.js";
import "./chunk-6M4NUAAU.js";
import "./chunk-AY425TSC.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  jsonOutput,
  reportOutput
};
