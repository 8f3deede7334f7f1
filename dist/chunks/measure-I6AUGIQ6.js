import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  measureCommand,
  problemOf
} from "./chunk-RJ367YUU.js";
import "./chunk-6ESJLC7I.js";
import "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  measureCommand,
  problemOf
};
