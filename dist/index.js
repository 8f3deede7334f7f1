import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-MET2GCLF.js";
import "./chunks/chunk-4ZXLG2DY.js";
import "./chunks/chunk-WZ6FFCM3.js";
import "./chunks/chunk-MRJ5SCIL.js";
import "./chunks/chunk-UDAVZL6D.js";
import "./chunks/chunk-FDRE2FRA.js";
import "./chunks/chunk-CZ3IR7DF.js";

// src/index.ts
await main();
