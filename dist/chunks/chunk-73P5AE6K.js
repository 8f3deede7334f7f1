import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };

// src/net/under-way.ts
import { subscribe, unsubscribe } from "node:diagnostics_channel";
var SENDING = "undici:client:sendHeaders";
function loadUnderWay(...loads) {
  const begin = () => {
    unsubscribe(SENDING, begin);
    setImmediate(next, 0);
  };
  const next = (index) => {
    const load = loads[index];
    if (load === void 0) return;
    load().catch(() => {
    });
    setImmediate(next, index + 1);
  };
  subscribe(SENDING, begin);
}

export {
  loadUnderWay
};
