import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  bytesOf
} from "./chunk-E35UIVTQ.js";
import {
  mergedWords,
  newSteps
} from "./chunk-S4WMH7M4.js";
import {
  RATINGS,
  knownCves
} from "./chunk-6DNRDSMX.js";
import {
  MIB,
  formatBytes,
  formatChange,
  formatPercent,
  plural,
  shortDigest
} from "./chunk-OUZ62CP3.js";

// src/render/cve-words.ts
function cveWords(verdict) {
  const known = knownCves(verdict.budget, verdict);
  if (known === null) return null;
  if (known.kind === "unknown") return "CVEs: not known";
  const { counts, before } = known;
  const limits = verdict.budget.maxCves?.value ?? {};
  const told = RATINGS.flatMap((each) => ratingWords(each, { counts, before, limits }));
  return told.length === 0 ? "no CVEs" : `CVEs: ${told.join(", ")}`;
}
function ratingWords(rating, { counts, before, limits }) {
  const count = counts[rating] ?? 0;
  const change = before === null ? 0 : count - (before[rating] ?? 0);
  const limit = rating === "critical or high" ? void 0 : limits[rating];
  if (count === 0 && change === 0 && limit === void 0) return [];
  const beside = [
    ...change === 0 ? [] : [`${change > 0 ? "+" : "\u2212"}${Math.abs(change)}`],
    ...limit === void 0 ? [] : [`${limit} allowed`]
  ];
  const severity = rating === "unknown" ? "not rated" : rating;
  return [`${count} ${severity}${beside.length === 0 ? "" : ` (${beside.join(", ")})`}`];
}
function cvesJson(verdict) {
  const known = knownCves(verdict.budget, verdict);
  if (known === null) return {};
  const allowed = verdict.budget.maxCves?.value ?? null;
  if (known.kind === "unknown") {
    return { cves: { counts: null, base: null, allowed, reason: known.reason, files: [] } };
  }
  const { counts, before: base, files } = known;
  return { cves: { counts, base, allowed, reason: null, files } };
}

// src/render/cause-words.ts
var SHOWN_BYTES = 0.05 * MIB;
var COMMAND_LENGTH = 80;
function layerName({ step, layer }, length = COMMAND_LENGTH) {
  if (step === null) return `layer ${shortDigest(layer.digest)}`;
  const characters = [...step.text];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}\u2026` : step.text;
}
function placeWords({ base, head }, places) {
  const place = places.get((head ?? base).layer.digest);
  return place === void 0 ? null : `${place.file}:${place.line}`;
}
var PLAIN_PATH = /^(?!www\.)[A-Za-z\d./-]+$/i;
function placeSuffix(place, quote) {
  if (place === void 0) return "";
  const { file, line } = place;
  return PLAIN_PATH.test(file) ? ` (${file}:${line})` : ` (${quote(`${file}:${line}`)})`;
}
function causeWords(cause, quote) {
  switch (cause.kind) {
    case "none":
      return null;
    case "rebuilt":
      return Math.abs(cause.totalBytes) < SHOWN_BYTES ? `rebuilt, no growth, but ${formatBytes(cause.pullBytes)} to pull again` : `rebuilt: ${formatChange(cause.totalBytes)}, and ${formatBytes(cause.pullBytes)} to pull again`;
    case "base-image":
      return baseImageChange(cause, quote);
    case "recompressed":
      return recompressed(cause);
    case "layer":
      return `${formatChange(cause.totalBytes)}: ${layerWords(cause.change, quote)}${culpritSuffix(cause.culprit, quote)}${rest(cause, cause.bytes)}`;
    case "layers": {
      const words = cause.changes.map((change) => `${named(change, quote)} ${sign(change)}`);
      return `${formatChange(cause.totalBytes)}: ${words.join(", ")}${rest(cause, cause.bytes)}`;
    }
  }
}
function baseImageChange({ from, to, baseImageBytes, totalBytes }, quote) {
  const size = part(baseImageBytes, totalBytes);
  if (from.name !== null && to.name !== null && from.name !== to.name && [from, to].every(isWritten))
    return `FROM ${quote(from.name)} \u2192 ${quote(to.name)}: ${size}`;
  if (from.kind === "known" && to.kind === "known") {
    return from.name === to.name ? `the FROM image ${quote(to.name)} moved: ${size}` : `the FROM image changed from ${quote(from.name)} to ${quote(to.name)}: ${size}`;
  }
  const isNamed = from.name !== null && to.name !== null && from.name !== to.name;
  const names = isNamed ? ` (${quote(from.name)} \u2192 ${quote(to.name)})` : "";
  return `likely the FROM image changed: ${size}${names}`;
}
function isWritten(image) {
  return (image.kind === "known" ? image.proof : image.shownBy) === "dockerfile";
}
function part(bytes, total) {
  const [some, all] = [formatChange(bytes), formatChange(total)];
  return some === all ? all : `${some} of ${all}`;
}
function rest({ totalBytes, recompressedBytes, againstBytes }, bytes) {
  const others = totalBytes - bytes - recompressedBytes;
  return [
    recompressedBytes === 0 ? "" : `; another compression makes ${formatChange(recompressedBytes)}`,
    isNoise(others, totalBytes) ? "" : `; other layers ${formatChange(others)}${againstBytes === 0 ? "" : " together"}`
  ].join("");
}
function isNoise(bytes, total) {
  return Math.abs(bytes) < Math.max(1, Math.abs(total) * 0.02);
}
function recompressed({ from, to, content, totalBytes }) {
  const how = from === to ? "compressed anew" : `compressed with ${NAMES[to]} instead of ${NAMES[from]}`;
  return content === "same" ? `the same content, ${how}: ${formatChange(totalBytes)}` : `rebuilt, and ${how}: ${formatChange(totalBytes)}`;
}
var NAMES = {
  none: "nothing",
  gzip: "gzip",
  zstd: "zstd",
  unknown: "something unknown"
};
function layerWords(change, quote) {
  const name = named(change, quote);
  const { base, head } = change;
  if (base === null) return `${name} is new, ${formatBytes(head.layer.bytes)}`;
  if (head === null) return `${name} is gone, ${formatBytes(base.layer.bytes)}`;
  const [was, is] = [formatBytes(base.layer.bytes), formatBytes(head.layer.bytes)];
  if (was === is) return `${name} changed by ${formatChange(bytesOf(change))}`;
  const unit = was.split(" ")[1] === is.split(" ")[1] ? was.split(" ")[0] : was;
  return `${name} ${bytesOf(change) < 0 ? "shrank" : "grew"} from ${unit} to ${is}`;
}
function culpritSuffix(culprit, quote) {
  if (culprit === void 0) return "";
  const about = `about ${formatChange(culprit.storedBytes)}`;
  if (culprit.kind === "place") return `: ${quote(`/${culprit.path}`)} ${about}`;
  const { name, isNew, before, after } = culprit;
  const version = (of) => of === null ? "" : ` ${quote(of)}`;
  if (isNew) return `: ${quote(name)}${version(after)} is new, ${about}`;
  const versions = before === after ? version(after) : `${version(before)} \u2192${version(after)}`;
  return `: ${quote(name)}${versions} ${about}`;
}
function named({ base, head }, quote) {
  const layer = head ?? base;
  const merged = layer.step?.merged;
  const added = newSteps(base?.step ?? null, layer.step);
  const place = layer.step?.place ?? (added.length === 1 ? added[0]?.place : void 0);
  const name = merged === void 0 ? quote(layerName(layer)) : mergedWords(merged, quote, added);
  return `${name}${placeSuffix(place, quote)}`;
}
function sign(change) {
  return formatChange(bytesOf(change));
}
function pullWords(pull, isNew) {
  const cold = `${seconds(pull.cold.ms)} (${formatBytes(pull.cold.bytes)})`;
  if (isNew) return cold;
  return `${cold}, ${seconds(pull.warm.ms)} (${formatBytes(pull.warm.bytes)}) where the image before it is there`;
}
function pullPhrase({ warm }) {
  return `${seconds(warm.ms)} to pull`;
}
function causeAlone(cause, quote) {
  return causeWords(cause, quote)?.replace(/^[+−±][\d.,]+ [KMG]?i?B: /, "") ?? null;
}
function seconds(ms) {
  return ms < 9950 ? `${(ms / 1e3).toFixed(1)} s` : `${Math.round(ms / 1e3)} s`;
}
function layerChangeWords(change) {
  const { base, head } = change;
  if (base === null) return `added ${formatChange(head.layer.bytes)}`;
  if (head === null) return `removed ${formatChange(-base.layer.bytes)}`;
  if (change.change === "same")
    return base.layer.digest === head.layer.digest ? "same" : "recompressed";
  const bytes = bytesOf(change);
  if (change.change === "rebuilt") return "rebuilt";
  const percent = base.layer.bytes === 0 ? "" : ` (${formatPercent(bytes / base.layer.bytes * 100)})`;
  return `${formatChange(bytes)}${percent}`;
}

// src/render/words.ts
function listed(words, join) {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${join} ${last}`;
}

// src/render/next-step-words.ts
var MOST_CUTS = 3;
var MOST_ASKED = 5;
var COMMAND_LENGTH2 = 50;
function nextStepWords(step, quote, hasCause = false) {
  const { cuts, raise, isBeyondApproval } = step;
  const cut = cutWords(cuts, quote, hasCause);
  const sentences = raise === null ? [`${cut}.`] : raise.attempt === "none" ? [`${cut}, or ${raiseWords(raise, step, quote)}.`] : [attemptWords(raise, step, quote), `Or ${lowerFirst(cut)}.`];
  return [
    ...sentences,
    ...cuts.some(({ leavesReview }) => leavesReview) ? ["What it has grown by then still needs an approval."] : [],
    ...isBeyondApproval ? ["Approval does not turn this green."] : []
  ].join(" ");
}
function cutWords(cuts, quote, hasCause) {
  const told = cuts.slice(0, MOST_CUTS).map((cut) => oneCut(cut, quote, hasCause));
  const more = cuts.length - told.length;
  return `Take ${listed([...told, ...more > 0 ? [`more out of ${plural(more, "other")}`] : []], "and")}`;
}
function oneCut({ name, platform, bytes, means }, quote, hasCause) {
  const where = platform === null ? "" : ` on ${platform}`;
  const how = means === null ? "" : ` (${meansWords(means, bytes, hasCause ? null : quote)})`;
  return `${formatBytes(bytes)} out of ${quote(name)}${where}${how}`;
}
function meansWords(means, needed, quote) {
  const size = formatBytes(means.bytes);
  switch (means.kind) {
    case "step":
      return `${quote === null ? "that step" : quote(layerName(layerOf(means.change), COMMAND_LENGTH2))} added ${size}`;
    case "base-image":
      return `the FROM image${quote === null || means.name === null ? "" : ` ${quote(means.name)}`} added ${size}`;
    case "tips": {
      const tips = means.count === 1 ? "a tip would save" : `${means.count} tips would together save`;
      return means.bytes >= needed ? `${tips} up to ${size}` : `${tips} up to ${size} of the ${formatBytes(needed)} needed`;
    }
  }
}
function layerOf({ base, head }) {
  return head ?? base;
}
function raiseWords(raise, { ask }, quote) {
  const what = `raise ${limitWords(raise)}`;
  switch (raise.where) {
    case "file":
      return `${what} in the budget file`;
    case "here":
      return `${what} in this pull request${askWords(ask, quote)}`;
    case "own":
      return `${what} in a pull request of its own, merged first${askWords(ask, quote)}`;
  }
}
function attemptWords(raise, { ask }, quote) {
  const low = raise.attempt === "too-little" ? " It is too low for this image, too." : "";
  return `The limit that this pull request raises counts once it is merged: raise it in a pull request of its own, merged first${askWords(ask, quote)}.${low}`;
}
function limitWords({ rules }) {
  const [only, ...others] = rules;
  if (others.length > 0) return "its limits (max_mb and max_increase)";
  return only === "max_increase" ? "what it may grow by (max_increase)" : "the limit";
}
function askWords(ask, quote) {
  if (ask.length === 0) return "";
  const named2 = ask.slice(0, MOST_ASKED).map((name) => quote(name));
  const more = ask.length - named2.length;
  return ` (ask ${listed([...named2, ...more > 0 ? [`${more} more`] : []], "or")})`;
}
function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export {
  layerName,
  placeWords,
  placeSuffix,
  causeWords,
  pullWords,
  pullPhrase,
  causeAlone,
  layerChangeWords,
  cveWords,
  cvesJson,
  nextStepWords
};
