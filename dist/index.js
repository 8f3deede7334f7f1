import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-AULYA7KD.js";
import "./chunks/chunk-QJCCBSER.js";
import "./chunks/chunk-BNOHFO6W.js";
import "./chunks/chunk-QVZ7D6KN.js";
import "./chunks/chunk-AY425TSC.js";
import "./chunks/chunk-ZXLABSS7.js";
import "./chunks/chunk-T7XLJLXN.js";

// src/index.ts
await main();
