import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MIB
} from "./chunk-OUZ62CP3.js";

// src/tar/error.ts
var TarError = class extends Error {
  name = "TarError";
  isTar;
  /** Where it is not to write the archive again. */
  cure;
  constructor(message, given = {}) {
    super(message);
    this.isTar = given.isTar ?? true;
    this.cure = given.cure;
  }
};
function tooLong() {
  return new TarError("is a damaged tar archive: a name is too long");
}

// src/tar/header.ts
var BLOCK = 512;
var MAX_HEADER_BYTES = MIB;
var MAX_NAME_BYTES = 4096;
function parseHeader(block) {
  const isUstar = text(block.subarray(257, 263)) === "ustar";
  const prefix = isUstar ? text(block.subarray(345, 500)) : "";
  const name = text(block.subarray(0, 100));
  const type = block.toString("latin1", 156, 157);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    type,
    bytes: size(block.subarray(124, 136)),
    target: text(block.subarray(157, 257)),
    mode: Number.parseInt(text(block.subarray(100, 108)).trim(), 8) || 0,
    goesOn: type === "S" && block[482] === 1
  };
}
function isZero(block) {
  return block.every((byte) => byte === 0);
}
function hasChecksum(block) {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : block[at] ?? 0;
  return sum === Number.parseInt(text(block.subarray(148, 156)).trim(), 8);
}
function size(field) {
  const first = field[0] ?? 0;
  if (first >= 128)
    return wholeNumber(`0x${(first & 127).toString(16)}${field.toString("hex", 1)}`);
  return wholeNumber(`0o${text(field).trim() || "0"}`);
}
function wholeNumber(digits) {
  const number = Number(digits);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new TarError("is a damaged tar archive: a size is wrong");
}
function paxHeader(content) {
  let extended = {};
  let sparseName;
  for (let at = 0; at < content.length; ) {
    const [digits = ""] = /^\d+ /.exec(content.toString("latin1", at, at + 20)) ?? [];
    const end = at + Number(digits);
    const record = content.toString("utf8", at + digits.length, end);
    const equals = record.indexOf("=");
    if (digits === "" || equals < 1 || !record.endsWith("\n") || end > content.length) {
      throw new TarError("is a damaged tar archive: an extended header is wrong");
    }
    const value = record.slice(equals + 1, -1);
    const key = value === "" ? "" : record.slice(0, equals);
    const isName = key === "path" || key === "GNU.sparse.name" || key === "linkpath";
    if (isName && value.length > MAX_NAME_BYTES) throw tooLong();
    if (key === "path") extended = { ...extended, name: value };
    if (key === "GNU.sparse.name") sparseName = value;
    if (key === "linkpath") extended = { ...extended, target: value };
    if (key === "size") extended = { ...extended, bytes: wholeNumber(value) };
    at = end;
  }
  return sparseName === void 0 ? extended : { ...extended, name: sparseName };
}
function text(field) {
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? field.length : end);
}

export {
  TarError,
  tooLong,
  BLOCK,
  MAX_HEADER_BYTES,
  MAX_NAME_BYTES,
  parseHeader,
  isZero,
  hasChecksum,
  paxHeader,
  text
};
