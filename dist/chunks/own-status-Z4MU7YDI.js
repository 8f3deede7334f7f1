import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  timelineOf
} from "./chunk-ANOSZJJC.js";
import {
  readPull,
  statusesOf
} from "./chunk-EKDBCTN3.js";
import "./chunk-WL2TQMWR.js";
import {
  statusOf
} from "./chunk-VG5TFLCX.js";
import "./chunk-NPY7YM63.js";
import "./chunk-VYBUMONF.js";
import "./chunk-2DARH4BM.js";
import "./chunk-37B2EX6O.js";
import "./chunk-V4SRQO4X.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";

// src/github/approvals/own-status.ts
async function hasOwnStatus(api, { number, headSha }, { statusContext: context, commentKey, label }) {
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
  hasOwnStatus
};
