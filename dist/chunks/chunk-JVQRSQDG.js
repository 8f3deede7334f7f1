import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  oneLine
} from "./chunk-F3PQNR5A.js";

// src/domain/shells.ts
var POSIX = String.raw`(?:ba|da|fi|mk|[akz])?sh(?:\.exe)?\s+(?:-\S+\s+(?:\w+\s+)?){0,6}?-\w*c`;
var CMD = String.raw`cmd(?:\.exe)?\s+(?:/\w+\s+){0,6}?/c`;
var POWERSHELL = String.raw`(?:powershell|pwsh)(?:\.exe)?\s+(?:-\w+\s+(?:\w+\s+)?){0,8}?-c(?:ommand)?`;
var SHELL = String.raw`(?:[^\s=]*[\\/])?(?:${POSIX}|${CMD}|${POWERSHELL})(?=\s|$)`;
var LEADING = new RegExp(`^${SHELL}`, "i");
var ANY = new RegExp(String.raw`(?<=^|\s)${SHELL}`, "gi");
var PREFERENCES = /^(?:\$\w+Preference\s*=\s*'\w+'\s*;\s*)+/;
function afterShell(words) {
  const shell = LEADING.exec(words);
  return shell === null ? null : commandFrom(words, shell[0].length);
}
function commandFrom(words, start) {
  return words.slice(start).trimStart().replace(PREFERENCES, "");
}
function shellsIn(words) {
  return [...words.matchAll(ANY)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length
  }));
}

// src/domain/build-arguments.ts
var ARGUMENTS = /^(run\s+)?\|(\d+)\s+/i;
var ASSIGNED = /(?<=^|\s)([^\s=]+)=/g;
var MOST_NAMES = 100;
function mayNameSecret(name) {
  return /token|secret|passw|key|credential/i.test(name);
}
function withoutBuildArguments(words, declared) {
  const signed = ARGUMENTS.exec(words);
  if (signed === null) return null;
  const rest = words.slice(signed[0].length);
  const shells = shellsIn(rest);
  const last = shells.at(-1);
  const command = last === void 0 ? "" : commandFrom(rest, last.end);
  const count = signed[1] === void 0 ? null : Number(signed[2]);
  return {
    text: shells.length === 1 ? command : `\u2026 ${command}`,
    buildArguments: namesIn(rest.slice(0, last?.start), count, declared)
  };
}
function namesIn(region, count, declared) {
  const found = [...region.matchAll(ASSIGNED)];
  const isSure = found.length === count;
  const names = found.flatMap(
    ({ index, 1: name = "" }) => isSure || index === 0 || declared.has(name) ? [oneLine(name, 100)] : []
  );
  return [...new Set(names)].slice(0, MOST_NAMES);
}
function withoutDefault(words) {
  const at = words.indexOf("=");
  if (at < 0) return { text: words, buildArguments: [] };
  const name = namesOfArg(words).at(-1);
  return {
    text: `${words.slice(0, at)}=\u2026`,
    buildArguments: name === void 0 ? [] : [oneLine(name, 100)]
  };
}
function namesOfArg(words) {
  return (words.split("=", 1)[0] ?? "").split(/\s+/).filter((name) => name !== "");
}
function withoutSecrets(words) {
  const [old, oldName = ""] = /^([^\s=]+)\s/.exec(words) ?? [];
  if (old !== void 0 && mayNameSecret(oldName)) return `${old}\u2026`;
  for (const { index, 0: assigned, 1: name = "" } of words.matchAll(ASSIGNED)) {
    if (mayNameSecret(name)) return `${words.slice(0, index + assigned.length)}\u2026`;
  }
  return words;
}

export {
  afterShell,
  mayNameSecret,
  withoutBuildArguments,
  withoutDefault,
  namesOfArg,
  withoutSecrets
};
