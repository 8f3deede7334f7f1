import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  timelineOf
} from "./chunk-IHAYYRPK.js";
import {
  readPull,
  statusesOf
} from "./chunk-D5ASGFKV.js";
import "./chunk-6CWYYMIY.js";
import {
  statusOf
} from "./chunk-DSMYO3TS.js";
import "./chunk-BL2NHJN3.js";
import "./chunk-7TGADXZD.js";
import "./chunk-VULGRA2I.js";
import "./chunk-ZLNV2YRB.js";
import "./chunk-C2LIR67H.js";
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
