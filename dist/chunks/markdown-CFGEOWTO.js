import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-YNTKY6XC.js";
import "./chunk-ZVJVT7QL.js";
import "./chunk-BG42HKAN.js";
import "./chunk-AWDHNEA3.js";
import "./chunk-PXMAHWZM.js";
import "./chunk-J6OX3YTX.js";
import "./chunk-7HFNPLRF.js";
import "./chunk-VOP3USQA.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-WWJ7O6U2.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
