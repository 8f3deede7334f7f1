import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  literal,
  object,
  union
} from "./chunk-2OA2TC6A.js";

// src/github/errors.ts
function isLocked(error) {
  return statusOf(error) === 403 && error instanceof Error && /\blocked\b/i.test(error.message);
}
function statusOf(error) {
  if (!(error instanceof Error) || !("status" in error)) return void 0;
  return typeof error.status === "number" ? error.status : void 0;
}
var limit = object({
  status: union([literal(403), literal(429)]),
  response: object({ headers: object({ "x-ratelimit-remaining": literal("0") }) })
});
function isLimited(error) {
  if (limit.safeParse(error).success) return true;
  return error instanceof Error && /\bsecondary rate\b/i.test(error.message);
}
function isReadOnly(error) {
  const isRefused = [401, 403].includes(statusOf(error) ?? 0);
  return isRefused && error instanceof Error && !/rate limit/i.test(error.message);
}
var TOKEN_CURE = "Leave out the input github-token, and the job\u2019s own token is taken; a secret is not there on Dependabot\u2019s and forks\u2019 runs.";
async function ifThere(request) {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) === 404) return void 0;
    throw error;
  }
}

export {
  isLocked,
  statusOf,
  isLimited,
  isReadOnly,
  TOKEN_CURE,
  ifThere
};
