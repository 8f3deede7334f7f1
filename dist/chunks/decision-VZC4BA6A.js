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
} from "./chunk-VV4DNBZM.js";
import "./chunk-SZSARCKP.js";
import "./chunk-2DFOFKPB.js";
import "./chunk-ROIKGQ2O.js";
import "./chunk-7MHG5FOU.js";
import "./chunk-NPITDGMQ.js";
import "./chunk-P3H35NOD.js";
import "./chunk-ILWQPNFP.js";
import "./chunk-SSCO7K6P.js";
import "./chunk-5C4IKU4K.js";
import "./chunk-WDV4G2FL.js";
import "./chunk-TIDHSQWP.js";
import "./chunk-CUSBHWCO.js";
import "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
