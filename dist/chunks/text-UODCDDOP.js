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
} from "./chunk-GXBCSUW5.js";
import "./chunk-CU543LCK.js";
import "./chunk-RVO6JUXQ.js";
import "./chunk-53JZARKZ.js";
import "./chunk-WDJIWN2C.js";
import "./chunk-R63QZIUB.js";
import "./chunk-FUWHEAH4.js";
import "./chunk-W7JV3E54.js";
import "./chunk-YNQBEYDE.js";
import "./chunk-CLMD3ZET.js";
import "./chunk-4GURB74Y.js";
import "./chunk-6JWFY3XT.js";
import "./chunk-AY425TSC.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
