import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  renderMarkdown
} from "./chunk-7JZJAM5B.js";
import "./chunk-RDFDUQKK.js";
import "./chunk-TG2KHKEE.js";
import "./chunk-LBBHAVPV.js";
import "./chunk-GH32RWD4.js";
import "./chunk-BFYRARJA.js";
import "./chunk-TA4Z5OH3.js";
import "./chunk-EH5L5MXT.js";
import "./chunk-WRHHUJJJ.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-UOCH4COP.js";
import "./chunk-H36D2T6B.js";
import "./chunk-UDAVZL6D.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  renderMarkdown
};
