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
} from "./chunk-BMT2SH2O.js";
import "./chunk-YBM54D33.js";
import "./chunk-5EZTTSSK.js";
import "./chunk-UF4GKIMP.js";
import "./chunk-AGQNRPIP.js";
import "./chunk-CD2D337J.js";
import "./chunk-6NASA4RD.js";
import "./chunk-SSCO7K6P.js";
import "./chunk-QMB7OKMG.js";
import "./chunk-RUTSKNAD.js";
import "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
