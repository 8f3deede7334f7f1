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
} from "./chunk-LF5ZSBGM.js";
import "./chunk-7W346IFH.js";
import "./chunk-EJERTQNX.js";
import "./chunk-22WM75JL.js";
import "./chunk-Q4MUEQCF.js";
import "./chunk-42EXSPMN.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  isNoteworthy,
  leadingFinding,
  stateOf,
  subjectOf,
  summarise,
  usedPercent
};
