import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  Malformed,
  UsageError,
  formatReference,
  nearest,
  oneLine,
  quoted
} from "./chunk-OUZ62CP3.js";

// src/domain/budget/built-images.ts
var ANY_IMAGE = "*";
var MOST_NAMES = 20;
function parseBuiltImages(text) {
  const trimmed = text.trim();
  if (trimmed === ANY_IMAGE) return null;
  const names = trimmed.startsWith("[") ? jsonList(trimmed) : trimmed.split(/[,\n]/);
  return new Set(names.map((name) => name.trim()).filter((name) => name !== ""));
}
function jsonList(text) {
  const list = parsed(text);
  if (Array.isArray(list) && list.every((each) => typeof each === "string")) return list;
  throw new Malformed(
    `${quoted(text)} is not a JSON list of names, such as ["api", "web"]; or write them as api, web`
  );
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function checkBuiltImages(built, known, { source, file }) {
  const names = [...new Set(known.map(({ name }) => name))];
  const strange = [...built ?? []].filter((name) => !names.includes(name));
  if (strange.length === 0) return;
  const sentences = strange.slice(0, MOST_NAMES).map((name) => `${source}: ${sentence(name, names, known)}`);
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).map((name) => oneLine(name, 100));
  throw new UsageError(
    [
      ...sentences,
      `${oneLine(file)} has budgets for ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}. Name what was built by the names of its budgets, and leave out what has none.`
    ].join("\n")
  );
}
function sentence(name, names, known) {
  const words = name.split(/\s+/);
  const isParted = words.length > 1 && words.every((word) => names.includes(word));
  const hint = isParted ? ` Part names by commas: ${oneLine(words.join(", "))}.` : guessWords(ofImage(name, known) ?? inOtherCase(name, names) ?? nearest(name, names));
  return `there is no budget named ${JSON.stringify(oneLine(name, 100))}.${hint}`;
}
function inOtherCase(name, names) {
  return names.find((each) => each.toLowerCase() === name.toLowerCase());
}
function guessWords(guess) {
  return guess === void 0 ? "" : ` Did you mean ${oneLine(guess, 100)}?`;
}
function ofImage(text, known) {
  return known.find(({ image }) => {
    const name = formatReference(image);
    return text === name || text.startsWith(`${name}:`) || text.startsWith(`${name}@`);
  })?.name;
}

export {
  parseBuiltImages,
  checkBuiltImages
};
