import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/approver.ts
var APPROVER = /^@?([a-z\d](?:[a-z\d_-]{0,99})(?:\[bot\])?|[a-z\d-]{1,39}\/[\w.-]{1,100})$/i;
function parseApprover(text) {
  const name = APPROVER.exec(text.trim())?.[1];
  if (name !== void 0) return name;
  throw new Malformed(
    `${quoted(text)} is neither a login, such as octocat, nor a team, such as my-org/platform`
  );
}
function isTeam(approver) {
  return approver.includes("/");
}
function sameName(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}
function sameNames(a, b) {
  const [some, others] = [a, b].map((names) => new Set(names.map((name) => name.toLowerCase())));
  return some?.size === others?.size && [...some ?? []].every((name) => others?.has(name));
}

export {
  parseApprover,
  isTeam,
  sameName,
  sameNames
};
