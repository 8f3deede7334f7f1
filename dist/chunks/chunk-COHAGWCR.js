import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  Malformed,
  quoted
} from "./chunk-OUZ62CP3.js";

// src/domain/budget/shard.ts
var MOST_SHARDS = 256;
function parseShard(text) {
  const [, index = "", of = ""] = /^\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new Malformed(
    `${quoted(text)} is no shard, such as 3/8: the third of eight, of at most ${MOST_SHARDS}`
  );
}
function inShard(items, { index, of }) {
  const sorted = items.toSorted((a, b) => a.name < b.name ? -1 : 1);
  const own = new Set(sorted.filter((_, position) => position % of === index - 1));
  return items.filter((item) => own.has(item));
}

export {
  MOST_SHARDS,
  parseShard,
  inShard
};
