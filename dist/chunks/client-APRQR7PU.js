import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import "./chunk-X5DUPWVW.js";
import {
  connect
} from "./chunk-37IDXB4A.js";
import "./chunk-S5MCFRGY.js";
import "./chunk-XO2T6VRK.js";
import "./chunk-YCJ5ITN3.js";
import "./chunk-IFSHD7FH.js";
import "./chunk-EP4WUA4D.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  connect
};
