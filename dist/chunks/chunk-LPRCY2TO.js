import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  MAX_CHARACTERS
} from "./chunk-ZDIANJO2.js";

// src/budget-text.ts
import { open } from "node:fs/promises";
var MAX_BYTES = 4 * MAX_CHARACTERS;
var CHUNK_BYTES = 64 * 1024;
async function readBudgetBytes(path) {
  const file = await open(path);
  try {
    const parts = [];
    for (let bytes = 0; bytes <= MAX_BYTES; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES));
      if (bytesRead === 0) break;
      parts.push(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

export {
  readBudgetBytes
};
