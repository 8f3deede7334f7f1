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
} from "./chunk-3JM4NAII.js";
import "./chunk-ZTSSEXTY.js";
import "./chunk-2EM4HHVB.js";
import "./chunk-7IP3WERX.js";
import "./chunk-WSFCPN63.js";
import "./chunk-GDRHMF7P.js";
import "./chunk-62MZFZEV.js";
import "./chunk-CQ4HZCGB.js";
import "./chunk-2IXM2726.js";
import "./chunk-GBR45TFD.js";
import "./chunk-GK4254G5.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";
export {
  MARKS,
  renderText
};
