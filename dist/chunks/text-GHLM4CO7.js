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
} from "./chunk-E3ZZ3LU3.js";
import "./chunk-E4YUWJH4.js";
import "./chunk-DTORIRA2.js";
import "./chunk-PIJLI5H6.js";
import "./chunk-BENYGU56.js";
import "./chunk-O7GEDMPI.js";
import "./chunk-5VT4FSN6.js";
import "./chunk-2B3XP5XC.js";
import "./chunk-AFHJNJMF.js";
import "./chunk-3O5I3HYZ.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
