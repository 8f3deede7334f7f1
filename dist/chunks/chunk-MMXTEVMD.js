import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  _catch,
  array,
  pipe,
  transform,
  unknown
} from "./chunk-OUZ62CP3.js";

// src/oci/lenient.ts
var MOST_ITEMS = 1e4;
function lenient(schema) {
  const readable = (items) => items.slice(0, MOST_ITEMS).flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
  return _catch(pipe(array(unknown()), transform(readable)), []);
}
function parseLeniently(schema, { bytes }) {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}

export {
  lenient,
  parseLeniently
};
