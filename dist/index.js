import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  main
} from "./chunks/chunk-G7PAMPKP.js";
import "./chunks/chunk-3KCB5G23.js";
import "./chunks/chunk-COHAGWCR.js";
import "./chunks/chunk-QUKY24ET.js";
import "./chunks/chunk-OUZ62CP3.js";
import "./chunks/chunk-ZXLABSS7.js";
import "./chunks/chunk-T7XLJLXN.js";

// src/index.ts
await main();
