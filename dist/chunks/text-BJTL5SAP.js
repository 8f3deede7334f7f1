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
} from "./chunk-G6IWA7KS.js";
import "./chunk-Y2GJ7RMD.js";
import "./chunk-LEDQ3GVO.js";
import "./chunk-FB5MWERO.js";
import "./chunk-NAQPVIRG.js";
import "./chunk-SWF56ZDH.js";
import "./chunk-R2RIZLSM.js";
import "./chunk-6OGCVBRJ.js";
import "./chunk-7PW7L4E3.js";
import "./chunk-6PRX5HZN.js";
import "./chunk-MPBK4CPF.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
