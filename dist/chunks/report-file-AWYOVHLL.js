import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-2JIYUEAI.js";
import "./chunk-JIKRLHRP.js";
import "./chunk-EYYWD4CV.js";
import "./chunk-S4W3B6RZ.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-HPMQZE7F.js";
import "./chunk-7PK6D65U.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  reportOutput
};
