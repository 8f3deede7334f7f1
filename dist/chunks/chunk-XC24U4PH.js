import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  plain,
  printable
} from "./chunk-VJP2JMJQ.js";

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
var SEAL = Array.from({ length: 3 }, () => randomInt(1e3, 1e4)).join(";");
var SEALED = new RegExp(`\\u001b\\[(\\d+);${SEAL}m`);
function paintFor(output, env) {
  if (output.isTTY !== true || env["NO_COLOR"]) return plain;
  return (outcome, text) => {
    const [on, off] = STYLES[outcome];
    return `\x1B[${on};${SEAL}m${text}\x1B[${off};${SEAL}m`;
  };
}
function printableOutput(output) {
  return {
    isTTY: output.isTTY,
    write: (text) => output.write(
      text.split(SEALED).map((part, index) => index % 2 === 0 ? printable(part) : `\x1B[${part}m`).join("")
    )
  };
}

// src/cli/world.ts
var EXIT = { pass: 0, fail: 1, usage: 2, inconclusive: 3 };

export {
  paintFor,
  printableOutput,
  EXIT
};
