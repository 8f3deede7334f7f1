import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-HN3KW44M.js";
import "./chunk-RFXLD4FG.js";
import "./chunk-QAAB5IQX.js";
import "./chunk-X7CNWSGC.js";
import "./chunk-XPSYIESP.js";
import "./chunk-XBSKDWAT.js";
import "./chunk-EGNV27NG.js";
import "./chunk-OKVHY34Q.js";
import "./chunk-WXIS2AUA.js";
import "./chunk-SSCO7K6P.js";
import "./chunk-TEUJ5BQI.js";
import "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
