import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-3X67W2NM.js";
import "./chunk-TPFJ3UTN.js";
import "./chunk-BG42HKAN.js";
import "./chunk-ZVBJOBOK.js";
import "./chunk-UTHCTKH3.js";
import "./chunk-HPV5HUFM.js";
import "./chunk-THMTWSB6.js";
import "./chunk-GVBYQ3CY.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-MONRFFJR.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
