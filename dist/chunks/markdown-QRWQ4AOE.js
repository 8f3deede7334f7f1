import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-AVEQGFQL.js";
import "./chunk-3Q2I4XHX.js";
import "./chunk-MTRRQNN6.js";
import "./chunk-BNSMR745.js";
import "./chunk-H6T264EI.js";
import "./chunk-XCZ24CLL.js";
import "./chunk-2PDZWZXA.js";
import "./chunk-LU5D3H6A.js";
import "./chunk-22WM75JL.js";
import "./chunk-KC4WEYLK.js";
import "./chunk-42EXSPMN.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
