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
  cureOf,
  messageOf,
  statusOf
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  Unmeasurable
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/github/dockerfile-at.ts
var CURE = "Correct the key dockerfile of the budget file: a path from the root of the repository.";
async function dockerfileAt(api, path, ref) {
  const file = await contentAt(api, path, ref);
  const at = ref.slice(0, 7);
  if (file === void 0) throw new Unmeasurable(`there is no such file at ${at}`, CURE);
  if (Array.isArray(file)) throw new Unmeasurable(`it is a directory at ${at}`, CURE);
  if (file.type !== "file" || !("content" in file)) {
    throw new Unmeasurable(`it is a ${file.type} at ${at}, and no file`, CURE);
  }
  if (file.size > MAX_DOCKERFILE_BYTES) {
    throw new Unmeasurable(`it is larger than 64 KiB at ${at}`, CURE);
  }
  return Buffer.from(file.content, "base64").toString("utf8");
}
async function contentAt({ rest, owner, repo }, path, ref) {
  try {
    return (await rest.repos.getContent({ owner, repo, path, ref })).data;
  } catch (cause) {
    const status = statusOf(cause);
    if (status === 404) return void 0;
    if (status === void 0) throw cause;
    const why = `it cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(cause)})`;
    throw new Unmeasurable(why, cureOf(status, "contents: read"), { cause });
  }
}
export {
  dockerfileAt
};
