import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-3W2SNWOH.js";
import "./chunks/chunk-WDV4G2FL.js";
import "./chunks/chunk-TIDHSQWP.js";
import "./chunks/chunk-X2GWAC33.js";
import "./chunks/chunk-FDRE2FRA.js";
import "./chunks/chunk-CZ3IR7DF.js";

// src/index.ts
await main();
