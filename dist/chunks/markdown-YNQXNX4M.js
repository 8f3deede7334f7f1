import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-VYKO7KZL.js";
import "./chunk-LHZ34GAT.js";
import "./chunk-QDNZEF2K.js";
import "./chunk-53JZARKZ.js";
import "./chunk-YSH4G5BQ.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-CIXDHHY6.js";
import "./chunk-RVIZUAA4.js";
import "./chunk-FUWHEAH4.js";
import "./chunk-6CJP7WDQ.js";
import "./chunk-UL62LY4Y.js";
import "./chunk-4GURB74Y.js";
import "./chunk-6M4NUAAU.js";
import "./chunk-AY425TSC.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  renderMarkdown
};
