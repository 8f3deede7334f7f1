import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };

// src/domain/digest.ts
var DIGEST = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function isDigest(text) {
  return DIGEST.test(text);
}
function shortDigest(digest) {
  const [algorithm, hex] = digest.split(":");
  return `${algorithm}:${hex?.slice(0, 12)}`;
}

export {
  isDigest,
  shortDigest
};
