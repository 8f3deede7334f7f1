import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  readPull,
  statusesOf,
  timelineOf
} from "./chunk-B7KOKZT2.js";
import {
  statusOf
} from "./chunk-GQCP3CYO.js";
import "./chunk-PLBBOBSO.js";
import "./chunk-2OA2TC6A.js";
import "./chunk-F3PQNR5A.js";
import "./chunk-JRB32J4O.js";
import "./chunk-44XWL3MF.js";

// src/github/judged.ts
async function isJudged(api, { number, headSha }, { statusContext: context, commentKey, label }) {
  if (headSha === null) return true;
  try {
    const statuses = await statusesOf(api, headSha, context);
    const isOwn = ({ pull, key }) => pull === number && (key === null || key === commentKey);
    if (statuses.some((status) => isOwn(status) && status.state !== "error")) return true;
    const [{ commits }, { headMovedAt }] = await Promise.all([
      readPull(api, number),
      timelineOf(api, number, label)
    ]);
    return commits === 1 && headMovedAt === null;
  } catch (error) {
    if (statusOf(error) !== void 0) return true;
    throw error;
  }
}
export {
  isJudged
};
