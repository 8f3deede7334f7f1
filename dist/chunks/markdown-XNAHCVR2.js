import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-F7EATGYC.js";
import "./chunk-HHI2G5FN.js";
import "./chunk-RGRIE6MF.js";
import "./chunk-FIBURZPZ.js";
import "./chunk-MQH7P2PA.js";
import "./chunk-UK3RIC6M.js";
import "./chunk-TXQACXKV.js";
import "./chunk-RM6TG4QS.js";
import "./chunk-FIRSRYQS.js";
import "./chunk-JDEVH7RF.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
