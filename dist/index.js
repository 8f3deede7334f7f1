import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-EO2YBTKE.js";
import "./chunks/chunk-URUWQUKN.js";
import "./chunks/chunk-J52EVJB4.js";
import "./chunks/chunk-EJJAQOV2.js";
import "./chunks/chunk-M6AJF2A5.js";
import "./chunks/chunk-ZXLABSS7.js";
import "./chunks/chunk-T7XLJLXN.js";

// src/index.ts
await main();
