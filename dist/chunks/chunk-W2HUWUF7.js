import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  applyTag
} from "./chunk-GHIMOT5R.js";
import {
  isTag,
  parseReference
} from "./chunk-V35JLIWI.js";
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/since.ts
var UNITS = [
  [/^(d|days?)$/i, "day"],
  [/^(w|weeks?)$/i, "week"],
  [/^(mo|months?)$/i, "month"],
  [/^(y|years?)$/i, "year"]
];
var ANY = parseReference("docker.io/library/any");
function parseSince(text) {
  const [, digits = "", word = ""] = /^(\d{1,4})\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  if (unit !== void 0) {
    if (Number(digits) > 0) return { kind: "age", count: Number(digits), unit };
    throw new Malformed(`${quoted(text)} is no time: say 90d, 12 weeks, 6 months or 1y`);
  }
  try {
    applyTag(ANY, text);
  } catch (cause) {
    throw new Malformed(
      `${quoted(text)} is neither a tag, such as v1.4.0, nor an age, such as 90d, 12 weeks, 6 months or 1y`,
      { cause }
    );
  }
  return { kind: "tag", tag: text };
}
function momentAgo({ count, unit }, today) {
  const date = /* @__PURE__ */ new Date(`${today}T23:59:59.999Z`);
  if (unit === "day") date.setUTCDate(date.getUTCDate() - count);
  if (unit === "week") date.setUTCDate(date.getUTCDate() - 7 * count);
  if (unit === "month" || unit === "year") moveMonths(date, unit === "year" ? 12 * count : count);
  return date.valueOf();
}
function moveMonths(date, count) {
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - count);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
}
function versionTags(tags) {
  const versions = tags.filter((tag) => isTag(tag) && /^v?\d+(?:[._-]\d+)*$/.test(tag)).map((tag) => ({ tag, numbers: tag.match(/\d+/g)?.map(Number) ?? [] }));
  const moving = new Set(versions.flatMap(({ numbers }) => properPrefixes(numbers)));
  return versions.filter(({ numbers }) => !moving.has(numbers.join("."))).toSorted((a, b) => compareNumbers(a.numbers, b.numbers)).map(({ tag }) => tag);
}
function properPrefixes(numbers) {
  return numbers.slice(1).map((_, index) => numbers.slice(0, index + 1).join("."));
}
function compareNumbers(a, b) {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

export {
  parseSince,
  momentAgo,
  versionTags
};
