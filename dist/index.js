import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-37IDXB4A.js";
import "./chunks/chunk-S5MCFRGY.js";
import "./chunks/chunk-XO2T6VRK.js";
import "./chunks/chunk-IFSHD7FH.js";
import "./chunks/chunk-EP4WUA4D.js";
import "./chunks/chunk-FDRE2FRA.js";
import "./chunks/chunk-CZ3IR7DF.js";

// src/index.ts
await main();
