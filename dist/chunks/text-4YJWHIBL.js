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
} from "./chunk-IGEGXFWF.js";
import "./chunk-RVYEC6BV.js";
import "./chunk-XHB7ZQWG.js";
import "./chunk-7RD5NCWP.js";
import "./chunk-ZFMXSKJW.js";
import "./chunk-GFZUCZFE.js";
import "./chunk-A3XCDFL5.js";
import "./chunk-GDRUZ6FM.js";
import "./chunk-DNQX2INE.js";
import "./chunk-ZMACHUTW.js";
import "./chunk-L2I2V7HK.js";
import "./chunk-U2YENZ24.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
