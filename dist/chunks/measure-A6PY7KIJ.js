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
} from "./chunk-LYVDOJZM.js";
import "./chunk-H6T264EI.js";
import "./chunk-22WM75JL.js";
import "./chunk-EIUDGG6P.js";
import "./chunk-JZGKEXPP.js";
import "./chunk-Q4MUEQCF.js";
import "./chunk-42EXSPMN.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  measureCommand,
  problemOf
};
