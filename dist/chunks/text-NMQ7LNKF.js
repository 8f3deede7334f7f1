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
} from "./chunk-PUXJR2FC.js";
import "./chunk-RDFDUQKK.js";
import "./chunk-TG2KHKEE.js";
import "./chunk-LBBHAVPV.js";
import "./chunk-GH32RWD4.js";
import "./chunk-BFYRARJA.js";
import "./chunk-EH5L5MXT.js";
import "./chunk-WRHHUJJJ.js";
import "./chunk-UOCH4COP.js";
import "./chunk-6Z77FLJZ.js";
import "./chunk-H36D2T6B.js";
import "./chunk-UDAVZL6D.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
