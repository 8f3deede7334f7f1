import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MAX_DOCKERFILE_BYTES
} from "./chunk-XVI27WMY.js";
import {
  isFileWithin
} from "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  Unmeasurable
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/common/dockerfile-text.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
var CURE = "Name a Dockerfile below the current directory, without links.";
async function readDockerfile(path) {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile())
      throw new Error(stats.isDirectory() ? "it is a directory" : "it is no file");
    const buffer = Buffer.alloc(Math.min(stats.size, MAX_DOCKERFILE_BYTES + 1));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
async function dockerfileIn(directory, path) {
  if (!await isFileWithin(directory, path)) {
    throw new Unmeasurable("no file of the current directory, or it is reached by a link", CURE);
  }
  try {
    return await readDockerfile(resolve(directory, path));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Unmeasurable(`it cannot be read: ${why}`, CURE, { cause });
  }
}
export {
  dockerfileIn,
  readDockerfile
};
