import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  git
} from "./chunk-6VKVJVYF.js";

// src/git/origin.ts
async function originOf(directory) {
  const { code, stdout } = await git(["remote", "get-url", "origin"], { directory });
  if (code !== 0) return null;
  return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/.exec(String(stdout))?.[1] ?? null;
}

export {
  originOf
};
