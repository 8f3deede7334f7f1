import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  measureCommand,
  problemOf
} from "./chunk-5F5X3AVX.js";
import "./chunk-YSH4G5BQ.js";
import "./chunk-6BRCIECF.js";
import "./chunk-CLMD3ZET.js";
import "./chunk-QVZ7D6KN.js";
import "./chunk-4GURB74Y.js";
import "./chunk-6M4NUAAU.js";
import "./chunk-AY425TSC.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  measureCommand,
  problemOf
};
