import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  plain
} from "./chunk-P7LFRB6Q.js";
import {
  printable
} from "./chunk-F3PQNR5A.js";

// src/cli/paint.ts
import { randomInt } from "node:crypto";
var STYLES = {
  pass: [32, 39],
  warn: [33, 39],
  inconclusive: [35, 39],
  review: [36, 39],
  fail: [31, 39],
  dim: [2, 22],
  bold: [1, 22]
};
var seal;
function theSeal() {
  seal ??= Array.from({ length: 3 }, () => randomInt(1e3, 1e4)).join(";");
  return seal;
}
function paintFor(output, env) {
  if (output.isTTY !== true || env["NO_COLOR"]) return plain;
  return (outcome, text) => {
    const [on, off] = STYLES[outcome];
    return `\x1B[${on};${theSeal()}m${text}\x1B[${off};${theSeal()}m`;
  };
}
function printableOutput(output) {
  return {
    isTTY: output.isTTY,
    write: (text) => output.write(
      sealedParts(text).map((part, index) => index % 2 === 0 ? printable(part) : `\x1B[${part}m`).join("")
    )
  };
}
function sealedParts(text) {
  return seal === void 0 ? [text] : text.split(new RegExp(`\\u001b\\[(\\d+);${seal}m`));
}

export {
  paintFor,
  printableOutput
};
