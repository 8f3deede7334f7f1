import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  OutsideError
} from "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/layout/plain-words.ts
function plainWords(error) {
  if (error instanceof OutsideError)
    return { reason: "it is no file of the workspace, or a link leads there", cure: error.cure };
  return {
    reason: "no container image that can be measured is there under that name",
    cure: "Check the path and the name, and build the image before this step."
  };
}
export {
  plainWords
};
