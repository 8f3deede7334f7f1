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
} from "./chunk-OW667SAZ.js";
import "./chunk-TA4Z5OH3.js";
import "./chunk-UOCH4COP.js";
import "./chunk-5VTTABYB.js";
import "./chunk-6Z77FLJZ.js";
import "./chunk-H36D2T6B.js";
import "./chunk-MRJ5SCIL.js";
import "./chunk-UDAVZL6D.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  measureCommand,
  problemOf
};
