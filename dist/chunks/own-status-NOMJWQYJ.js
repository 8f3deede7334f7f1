import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  timelineOf
} from "./chunk-IB5C2XEV.js";
import {
  readPull,
  statusesOf
} from "./chunk-7BNFSNEO.js";
import {
  statusOf
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

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
