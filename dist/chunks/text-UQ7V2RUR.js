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
} from "./chunk-M227535J.js";
import "./chunk-7TVVMR4P.js";
import "./chunk-RVXLL5ZY.js";
import "./chunk-ZAKGY647.js";
import "./chunk-PEROCCUD.js";
import "./chunk-4ZEYZ7FL.js";
import "./chunk-X2QRPJ7M.js";
import "./chunk-JUUQRHAE.js";
import "./chunk-TDXUFYEQ.js";
import "./chunk-BMT6HZET.js";
import "./chunk-ZD2VJ3VQ.js";
import "./chunk-XRZV2W22.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
