import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-CTKPA5RK.js";
import "./chunks/chunk-LUQ4KLXV.js";
import "./chunks/chunk-XHUJ7GCS.js";
import "./chunks/chunk-LMZCM3V3.js";
import "./chunks/chunk-U2YENZ24.js";
import "./chunks/chunk-ZXLABSS7.js";
import "./chunks/chunk-T7XLJLXN.js";

// src/index.ts
await main();
