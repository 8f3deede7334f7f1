import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-GMPN5JV4.js";
import "./chunk-V26R6SUX.js";
import "./chunk-U6NR4PHY.js";
import "./chunk-M3ODAKLM.js";
import "./chunk-FKK6ESCI.js";
import "./chunk-P6TCQLUF.js";
import "./chunk-OFTXB36J.js";
import "./chunk-P3X6UQAH.js";
import "./chunk-IE3HJPGF.js";
import "./chunk-SSCO7K6P.js";
import "./chunk-3W2SNWOH.js";
import "./chunk-WDV4G2FL.js";
import "./chunk-TIDHSQWP.js";
import "./chunk-GQCCPRQQ.js";
import "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  reportOutput
};
