import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  oneLine
} from "./chunk-F3PQNR5A.js";

// src/domain/gaps.ts
var NOTHING_PROVED = {
  of: "base-image",
  name: "",
  why: "what a fork\u2019s image names is asked for without a login, over https at public addresses only"
};
var NAME_LENGTH = 120;
function gapWords({ of, name }) {
  if (of === "all") return "that was not foreseen, and is worth a report";
  if (of === "base-image" && name === "")
    return "nothing that anybody may pull proves what this fork\u2019s image says of it";
  const what = of === "base-image" ? "" : `the ${of} of `;
  return `${what}${oneLine(name, NAME_LENGTH)} cannot be read`;
}

export {
  NOTHING_PROVED,
  gapWords
};
