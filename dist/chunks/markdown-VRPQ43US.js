import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-WJRDL7HL.js";
import "./chunk-FLTVRB2D.js";
import "./chunk-C3O7J2L2.js";
import "./chunk-4JUM7NAN.js";
import "./chunk-ZN7V4DN4.js";
import "./chunk-W3RSZDO3.js";
import "./chunk-AVN4XA7B.js";
import "./chunk-HQG4SIVF.js";
import "./chunk-LM57GQG4.js";
import "./chunk-IUX3P7NN.js";
import "./chunk-D2HRYG2E.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
