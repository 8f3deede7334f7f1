import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  Malformed,
  quoted
} from "./chunk-OUZ62CP3.js";

// src/domain/series/branch-name.ts
function parseBranchName(text) {
  if (text === "") return text;
  const isWrong = text.length > 200 || // Of the ASCII characters only visible ones: no blank, no control.
  /[^!-\u{10ffff}]|[\s\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[/.-]|[/.]$|\/\.|\.lock(?:\/|$)|^@$/u.test(
    text
  );
  if (isWrong) throw new Malformed(`${quoted(text)} is no name that git takes for a branch`);
  if (!text.startsWith("refs/")) return text;
  throw new Malformed(
    `${quoted(text)} is a whole reference: name the branch alone, without refs/heads/`
  );
}

export {
  parseBranchName
};
