import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import "./chunk-SSCO7K6P.js";
import {
  connect
} from "./chunk-3W2SNWOH.js";
import "./chunk-WDV4G2FL.js";
import "./chunk-TIDHSQWP.js";
import "./chunk-GQCCPRQQ.js";
import "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  connect
};
