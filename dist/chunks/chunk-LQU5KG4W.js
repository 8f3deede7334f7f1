import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  readBudgetBytes
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  randomUUID
} from "./chunk-OUZ62CP3.js";

// src/cli/budget-text.ts
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  realpath,
  rename,
  rm,
  stat,
  writeFile
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
async function readText({ path, name }) {
  let bytes;
  try {
    bytes = await readBudgetBytes(path);
  } catch (cause) {
    if (isAbsence(cause) && await lstat(path).catch(() => null) === null) return null;
    throw new UsageError(
      `${name} cannot be read (${reasonOf(cause)}). Name another with --config FILE.`,
      { cause }
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${name} is not UTF-8 text. Save it as UTF-8.`, { cause });
  }
}
async function replaceText(file, before, after) {
  if (await readText(file) !== before) {
    throw new UsageError(
      `${file.name} was changed by somebody else in the meantime: nothing was written. Run it again.`
    );
  }
  if (before !== null) await requireWritable(file);
  try {
    if (before === null) await placeFile(file.path, after);
    else await replaceFile(await realpath(file.path), before, after);
  } catch (cause) {
    throw new UsageError(
      `${file.name} cannot be written (${reasonOf(cause)}): nothing was changed. Its directory has to be there, and to be writable; or name another file with --config FILE.`,
      { cause }
    );
  }
}
async function requireWritable({ path, name }) {
  try {
    await access(path, constants.W_OK);
  } catch (cause) {
    throw new UsageError(
      `${name} is write-protected (${reasonOf(cause)}): nothing was changed. Make it writable, or name another file with --config FILE.`,
      { cause }
    );
  }
}
async function replaceFile(path, before, after) {
  const old = await stat(path);
  if (old.nlink === 1) return placeFile(path, after, old);
  try {
    await writeFile(path, after);
  } catch (error) {
    await writeFile(path, before);
    throw error;
  }
}
async function placeFile(path, text, old) {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}`);
  const mode = (old?.mode ?? 438) & 4095;
  try {
    await writeFile(draft, text, { flag: "wx", mode });
    if (old !== void 0) {
      await giveTo(draft, old);
      await chmod(draft, mode);
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
async function giveTo(path, { uid, gid }) {
  const sameOwner = -1;
  for (const owner of [uid, sameOwner]) {
    try {
      return await chown(path, owner, gid);
    } catch (error) {
      if (!reasonOf(error).startsWith("EPERM")) throw error;
    }
  }
}
function isAbsence(error) {
  return reasonOf(error).startsWith("ENOENT");
}
function reasonOf(error) {
  const [reason = ""] = String(error).replace(/^Error: /, "").split(", ");
  return reason;
}

export {
  readText,
  replaceText
};
