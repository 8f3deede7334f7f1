import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };

// src/domain/text.ts
var HIDDEN = new RegExp("(?!\\n|\\t|[\\ufe0e-\\ufe0f])[\\p{C}\\p{Zl}\\p{Zp}\\p{DI}]|[\\ufe0e-\\ufe0f](?<!\\p{ExtPict}.)", "gu");
var HEAPED = new RegExp("\\p{M}(?<=\\p{M}{6})", "gu");
var BLANKS = /[\s\u2800]+/gu;
var PLAIN = /^[!-~]+(?: [!-~]+)*$/;
var PLAIN_LINES = /^[\t\n -~]*$/;
function oneLine(text, limit = 500) {
  if (text.length <= limit && PLAIN.test(text)) return text;
  const visible = text.replace(BLANKS, " ").replace(HIDDEN, "").replace(HEAPED, "");
  const characters = [...visible.replace(/ {2,}/g, " ").trim()];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}\u2026` : characters.join("");
}
function printable(text) {
  return replaceUnprintable(text.replaceAll("\r\n", "\n"), () => "\uFFFD");
}
function toJsonText(value, indent) {
  return replaceUnprintable(JSON.stringify(value, null, indent), unicodeEscape);
}
function replaceUnprintable(text, replace) {
  return PLAIN_LINES.test(text) ? text : text.replace(HIDDEN, replace).replace(HEAPED, replace);
}
function unicodeEscape(character) {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
function plural(count, one, many = `${one}s`) {
  return `${grouped(String(count))} ${count === 1 ? one : many}`;
}
function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
function nearest(word, known) {
  const most = Math.max(1, word.length / 3);
  const alike = known.filter(({ length }) => Math.abs(length - word.length) <= most);
  const scored = alike.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  const best = scored.toSorted((a, b) => a.distance - b.distance)[0];
  return best !== void 0 && best.distance <= most ? best.candidate : void 0;
}
function editDistance(a, b) {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(
        Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

export {
  oneLine,
  printable,
  toJsonText,
  replaceUnprintable,
  unicodeEscape,
  plural,
  grouped,
  nearest
};
