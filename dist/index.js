import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-VG5TFLCX.js";
import "./chunks/chunk-NPY7YM63.js";
import "./chunks/chunk-VYBUMONF.js";
import "./chunks/chunk-37B2EX6O.js";
import "./chunks/chunk-V4SRQO4X.js";
import "./chunks/chunk-FDRE2FRA.js";
import "./chunks/chunk-CZ3IR7DF.js";

// src/index.ts
await main();
