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
} from "./chunk-56BHMECK.js";
import "./chunk-Z2DFJ7NV.js";
import "./chunk-XY4GW5IB.js";
import "./chunk-A6IEY4C4.js";
import "./chunk-SB274D37.js";
import "./chunk-5JU3VCVI.js";
import "./chunk-VQRH7YUE.js";
import "./chunk-LM57GQG4.js";
import "./chunk-J4CS5B65.js";
import "./chunk-X2T4WYV6.js";
import "./chunk-D2HRYG2E.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
