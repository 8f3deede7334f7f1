import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-MI2WHPLL.js";
import "./chunk-G3MPKIUY.js";
import "./chunk-XGQSJKEF.js";
import "./chunk-TSLONKJX.js";
import "./chunk-JLDQ4V6B.js";
import "./chunk-NZMCPWI6.js";
import "./chunk-RNZPKAOM.js";
import "./chunk-CPCEYLH3.js";
import "./chunk-5NQUIT7Y.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-4VG5MYXG.js";
import "./chunk-JSRFX6TO.js";
import "./chunk-E6RHBJEP.js";
import "./chunk-C4PXCIYR.js";
import "./chunk-GMI5FR2A.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  reportOutput
};
