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
} from "./chunk-74OUYPA2.js";
import "./chunk-EPRRQVGK.js";
import "./chunk-Q2FLHXCZ.js";
import "./chunk-JLDQ4V6B.js";
import "./chunk-4ZDSYPG2.js";
import "./chunk-KC4DIRKL.js";
import "./chunk-H5HVCXP6.js";
import "./chunk-RYVH7DGU.js";
import "./chunk-GD2RRQ3E.js";
import "./chunk-SPO5RUJ7.js";
import "./chunk-2OL7NHRO.js";
import "./chunk-FRYH7U7D.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";
export {
  MARKS,
  renderText
};
