import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-THD6SSTJ.js";
import "./chunk-HMOZPB5P.js";
import "./chunk-UOJZEHYD.js";
import "./chunk-J6TMPRN6.js";
import "./chunk-HYGHAFBC.js";
import "./chunk-7EK2ZQ2B.js";
import "./chunk-HK5LJIQ2.js";
import "./chunk-FIRSRYQS.js";
import "./chunk-FQEFHZ6N.js";
import "./chunk-FLW3OTSS.js";
import "./chunk-5UG6GWRT.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
