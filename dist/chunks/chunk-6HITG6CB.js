import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  NoManifest,
  Unmeasurable
} from "./chunk-OUZ62CP3.js";

// src/layout/confined.ts
import { lstat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

// src/layout/error.ts
var WRITE_AGAIN = "Build the image and write it again: what is there is incomplete or damaged.";
function unusable(name, what, { cure = WRITE_AGAIN, cause } = {}) {
  return new Unmeasurable(`${name} ${what}`, cure, { cause });
}
function asStored(parse) {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    const Kind = error instanceof NoManifest ? NoManifest : Unmeasurable;
    throw new Kind(error.message, WRITE_AGAIN, { cause: error });
  }
}
async function unlessMissing(name, operation) {
  try {
    return await operation();
  } catch (error) {
    const code = systemCode(error);
    if (code === void 0) throw error;
    if (code === "ENOENT" || code === "ENOTDIR") return void 0;
    const cure = "Check its permissions.";
    throw unusable(name, `cannot be read: ${code}`, { cure, cause: error });
  }
}
function systemCode(error) {
  const code = typeof error === "object" && error !== null && Reflect.get(error, "code");
  return typeof code === "string" && /^(?:E(?!RR_)|Z_)/.test(code) ? code : void 0;
}

// src/layout/confined.ts
var OutsideError = class extends Unmeasurable {
  name = "OutsideError";
};
async function isWithin(directory, path) {
  if (path.includes("\0") || path.split("/").includes("..")) return false;
  const inside = relative(directory, resolve(directory, path));
  const segments = inside.split(sep).filter((segment) => segment !== "");
  if (isAbsolute(inside) || segments[0] === "..") return false;
  let at = resolve(directory);
  for (const segment of segments) {
    at = join(at, segment);
    const found = await kindOf(at);
    if (found === "missing") return true;
    if (found === "link") return false;
  }
  return true;
}
async function isFileWithin(directory, path) {
  return await isWithin(directory, path) && await kindOf(resolve(directory, path)) === "file";
}
async function kindOf(path) {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return "link";
    return stats.isFile() ? "file" : "other";
  } catch (error) {
    const code = systemCode(error);
    if (code === void 0) throw error;
    return code === "ENOENT" || code === "ENOTDIR" ? "missing" : "link";
  }
}
async function checkWithin(directory, path, name) {
  if (await isWithin(directory, path)) return;
  throw outside(name);
}
function outside(name) {
  return new OutsideError(
    `${name} does not lie in the workspace, or is reached by a link`,
    'Name a file of the workspace, without ".." and links.'
  );
}
var ConfinedFiles = class {
  files;
  directory;
  name;
  constructor(files, directory, name) {
    this.files = files;
    this.directory = directory;
    this.name = name;
  }
  async read(path) {
    await checkWithin(this.directory, path, `${this.name}: ${path}`);
    return this.files.read(path);
  }
  async stream(path, sink) {
    await checkWithin(this.directory, path, `${this.name}: ${path}`);
    return this.files.stream(path, sink);
  }
};

export {
  WRITE_AGAIN,
  unusable,
  asStored,
  unlessMissing,
  systemCode,
  OutsideError,
  isFileWithin,
  checkWithin,
  outside,
  ConfinedFiles
};
