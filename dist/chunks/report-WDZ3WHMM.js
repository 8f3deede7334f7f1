import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  isNoteworthy,
  leadingFinding,
  stateOf,
  subjectOf,
  summarise,
  usedPercent
} from "./chunk-4567VEXR.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-E2CDEM77.js";
import "./chunk-3XAONDB4.js";
import "./chunk-4ORSKDPM.js";
import "./chunk-6HITG6CB.js";
import "./chunk-LCDFIT56.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  isNoteworthy,
  leadingFinding,
  stateOf,
  subjectOf,
  summarise,
  usedPercent
};
