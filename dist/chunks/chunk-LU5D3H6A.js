import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  afterShell,
  namesOfArg,
  withoutBuildArguments,
  withoutDefault,
  withoutSecrets
} from "./chunk-KC4WEYLK.js";
import {
  oneLine
} from "./chunk-42EXSPMN.js";

// src/domain/history/merged-steps.ts
var ALL_STEPS = mergedStep({ steps: [], withBase: false });
var MOST_NAMED = 3;
var NAME_LENGTH = 40;
function mergedStep(merged) {
  return {
    text: mergedWords(merged, (name) => name),
    instruction: null,
    buildArguments: [...new Set(merged.steps.flatMap(({ buildArguments }) => buildArguments))],
    merged
  };
}
function mergedWords({ steps, withBase }, quote, added2 = []) {
  const base = withBase ? "the base image" : "";
  const [first, ...others] = steps;
  if (first === void 0)
    return withBase ? "one layer of the base image and all steps" : "all steps in one layer";
  const only = others.length === 0 ? quote(shortened(first)) : `${steps.length} steps`;
  const what = [base, only].filter((part) => part !== "").join(" and ");
  if (added2.length > 0) return `one layer of ${what}, new: ${namesOf(added2, quote)}`;
  return others.length === 0 ? `one layer of ${what}` : `one layer of ${what} (${namesOf(steps, quote)})`;
}
function namesOf(steps, quote) {
  const names = steps.slice(0, MOST_NAMED).map((step2) => quote(shortened(step2)));
  const more = steps.length - MOST_NAMED;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
function shortened({ text }) {
  const characters = [...text];
  return characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH - 1).join("")}\u2026` : text;
}

// src/domain/history/signatures.ts
var LIMIT = 2e3;
var KEYWORDS = "ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR";
var INSTRUCTION = new RegExp(String.raw`^(${KEYWORDS})(?:\s+|$)`);
var NO_OPERATION = "#(nop)";
var CHECKSUM_SOURCE = /^((?:--\S+ )*)(?:(?:file|dir|multi):\S+ )?in (?=\S)/;
function stepOf(entry, declared) {
  const words = signedWords(entry);
  if (words === "") return null;
  const cut = withoutBuildArguments(words, declared);
  if (cut !== null) return step("RUN", onOneLine(cut.text), cut.buildArguments);
  const instruction = instructionIn(words);
  if (instruction !== null) return dockerfileStep(instruction);
  return { text: oneLine(foreignWords(entry, words), LIMIT), instruction: null, buildArguments: [] };
}
function instructionOf(entry) {
  return instructionIn(signedWords(entry));
}
function signedWords({ createdBy, comment }) {
  const words = createdBy.trim().replace(/(?:^|\s)# buildkit(?::\S+)?$/, "").replace(/^\[[^\]]{0,200}\d\/\d{1,9}\]\s+/, "").trim();
  return words === "" && !comment.startsWith("buildkit.") ? comment.trim() : words;
}
function instructionIn(words) {
  const command = afterShell(words);
  if (command?.startsWith(NO_OPERATION)) return withoutOperation(command.slice(NO_OPERATION.length));
  if (command !== null) return { keyword: "RUN", words: command };
  const written = firstWord(words);
  if (written?.keyword !== "RUN") return written;
  return { keyword: "RUN", words: afterShell(written.words) ?? written.words };
}
function withoutOperation(words) {
  const line = oneLine(words, Number.POSITIVE_INFINITY);
  const written = firstWord(line.replace(/^\w+/, (word) => word.toUpperCase()));
  if (written?.keyword !== "COPY" && written?.keyword !== "ADD") return written;
  return { keyword: written.keyword, words: written.words.replace(CHECKSUM_SOURCE, "$1\u2026 ") };
}
function firstWord(words) {
  const [start, keyword] = INSTRUCTION.exec(words) ?? [];
  if (start === void 0 || keyword === void 0) return null;
  return { keyword, words: words.slice(start.length) };
}
function dockerfileStep({ keyword, words }) {
  if (keyword === "RUN") return step("RUN", onOneLine(words));
  const line = oneLine(words, Number.POSITIVE_INFINITY);
  if (keyword === "ENV") return step("ENV", withoutSecrets(line));
  if (keyword === "ARG") {
    const { text: text2, buildArguments: buildArguments2 } = withoutDefault(line);
    return step("ARG", text2, buildArguments2);
  }
  const inner = keyword === "ONBUILD" ? instructionIn(line) : null;
  if (inner === null) return step(keyword, line);
  if (inner.keyword === "ONBUILD") return step(keyword, "\u2026");
  const { text, buildArguments } = dockerfileStep(inner);
  return step(keyword, text, buildArguments);
}
function step(keyword, words, buildArguments = []) {
  return { text: oneLine(`${keyword} ${words}`, LIMIT), instruction: keyword, buildArguments };
}
function onOneLine(script) {
  const lines = script.split("\n").map((line) => line.trim());
  const written = lines.filter((line) => line !== "");
  return written.map((line, index) => index < written.length - 1 ? joint(line) : line).join(" ");
}
function joint(line) {
  if (line.endsWith("\\")) return line.slice(0, -1).trimEnd();
  return /(?:[;&|({]|\b(?:then|do|else|in))$/.test(line) ? line : `${line};`;
}
function foreignWords({ createdBy, comment }, words) {
  if (createdBy.trim() === "" || comment === "") return words;
  const jib = /^(jib[a-z-]*)(?::\S+)?$/.exec(words);
  if (jib !== null) return `${jib[1]}: ${comment}`;
  return /^ko (?:build|publish) /.test(words) ? `${words} (${comment})` : words;
}

// src/domain/history/layer-steps.ts
var METADATA = new Set(
  "ARG CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD SHELL STOPSIGNAL USER".split(
    " "
  )
);
var FOLDERS = /* @__PURE__ */ new Set(["VOLUME", "WORKDIR"]);
var FILES = /* @__PURE__ */ new Set(["ADD", "COPY", "RUN"]);
function makesNoFiles({ instruction, merged }) {
  if (instruction === null || merged !== void 0) return false;
  return METADATA.has(instruction) || FOLDERS.has(instruction);
}
function consistent(history, layerCount) {
  const readings = [/* @__PURE__ */ new Set(), METADATA, /* @__PURE__ */ new Set([...METADATA, ...FOLDERS])].map(
    (empty) => history.map(
      (entry) => empty.has(instructionOf(entry)?.keyword ?? "") ? { ...entry, isEmpty: true } : entry
    )
  );
  const isRight = (reading) => reading.filter(({ isEmpty }) => !isEmpty).length === layerCount;
  return readings.find(isRight) ?? null;
}
function entriesByLayer(history) {
  const layers = [[]];
  for (const entry of history) {
    layers.at(-1)?.push(entry);
    if (!entry.isEmpty) layers.push([]);
  }
  return layers.slice(0, -1);
}
var SQUASHED = /^(?:merge sha256:\S+ to|create new from sha256:)/;
var BUILT_ON = /^FROM (\S+)$/;
var NO_NAME = /^(?:scratch|[0-9a-f]{12}|[0-9a-f]{64})$/;
function stepOfLayer(entries, declared, isFirst) {
  const last = entries.at(-1);
  if (last === void 0) return null;
  const comment = last.comment.trim();
  const isSquashed = SQUASHED.test(comment) && last.createdBy.trim() === "";
  const signed = isSquashed ? null : stepOf(last, declared);
  const builtOn = BUILT_ON.exec(comment)?.[1];
  const isNoneOfThem = signed === null || METADATA.has(signed.instruction ?? "");
  const steps = entries.slice(0, -1).flatMap((entry) => {
    const isIn = isNoneOfThem || entry.comment === "" && (isFirst || builtOn !== void 0);
    const step2 = isIn ? stepOf(entry, declared) : null;
    return step2 !== null && FILES.has(step2.instruction ?? "") ? step2 : [];
  });
  if (signed !== null && !makesNoFiles(signed)) steps.push(signed);
  const withBase = isFirst && builtOn !== void 0 && !NO_NAME.test(builtOn);
  const [only] = steps;
  if (only === void 0) return withBase || isSquashed ? mergedStep({ steps, withBase }) : signed;
  return steps.length === 1 && !withBase ? only : mergedStep({ steps, withBase });
}

// src/domain/history/history.ts
function stepsOf({ history }, layerCount) {
  const entries = consistent(history, layerCount);
  if (entries === null) return Array.from({ length: layerCount }, () => null);
  const declared = declaredArguments({ history });
  return entriesByLayer(entries).map((layer, index) => stepOfLayer(layer, declared, index === 0));
}
function environmentOf({ history }) {
  const steps = history.map(instructionOf);
  return steps.flatMap((step2) => step2?.keyword === "ENV" ? step2.words.trim() : []);
}
function declaredArguments({ history }) {
  const steps = history.map(instructionOf).filter((step2) => step2?.keyword === "ARG");
  return new Set(steps.flatMap((step2) => namesOfArg(step2?.words ?? "")));
}
var VOLATILE = [
  /\b(?:file|dir|multi):[0-9a-f]+/g,
  /(?<=\/nix\/store\/)[0-9a-z]{32}(?=-)/g,
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g,
  /\b\d{8}T\d{6}Z/g,
  /(?<=@)\d{9,10}\b/g,
  /\b[0-9a-f]{12,}\b/gi
];
function normalised({ text, instruction, merged }) {
  if (merged !== void 0 && merged.steps.length > 0)
    return merged.steps.map(normalised).join("\n");
  const folded = text.replace(/\s+/g, " ").trim();
  const fixed = VOLATILE.reduce((words, pattern) => words.replace(pattern, "\u2026"), folded);
  if (instruction !== null) return fixed;
  return fixed.replace(VERSION, "\u2026").replace(NIX_PATH, (path) => path.replace(NIX_VERSION, "\u2026"));
}
function newSteps(base, head) {
  const [was, is] = [base, head].map((step2) => step2?.merged?.steps ?? (step2 === null ? [] : [step2]));
  const known = new Set(was?.map(normalised));
  const added2 = is?.filter((step2) => !known.has(normalised(step2))) ?? [];
  return added2.length === is?.length ? [] : added2;
}
var VERSION = /(?<=@)\d[\w.+-]*/g;
var NIX_PATH = /\/nix\/store\/\S+/g;
var NIX_VERSION = /(?<=-)\d[\w.+-]*/g;

// src/domain/explanation/align.ts
function align(base, head, weight) {
  const width = head + 1;
  const weights = new Uint8Array(base * head);
  const best = new Uint32Array((base + 1) * width);
  const bestAt = (b2, h2) => best[b2 * width + h2] ?? 0;
  for (let b2 = base - 1; b2 >= 0; b2--) {
    for (let h2 = head - 1; h2 >= 0; h2--) {
      const here = weight(b2, h2);
      weights[b2 * head + h2] = here;
      const paired2 = here === 0 ? 0 : here + bestAt(b2 + 1, h2 + 1);
      best[b2 * width + h2] = Math.max(paired2, bestAt(b2 + 1, h2), bestAt(b2, h2 + 1));
    }
  }
  const pairs = [];
  let [b, h] = [0, 0];
  while (b < base && h < head) {
    const here = weights[b * head + h] ?? 0;
    if (here > 0 && bestAt(b, h) === here + bestAt(b + 1, h + 1)) {
      pairs.push({ base: b++, head: h++ });
    } else if (bestAt(b, h) === bestAt(b, h + 1)) h++;
    else b++;
  }
  return pairs;
}

// src/domain/explanation/resemblance.ts
var SAME_CONTENT = 100;
var SAME_COMMAND = 60;
var SAME_WORDS = 50;
var LEAST = 20;
var SAME_PART = 40;
var MOST_WORDS = 80;
function sameContent(base, head) {
  return base.layer.digest === head.layer.digest || base.diffId !== null && base.diffId === head.diffId;
}
function sameCommand(base, head) {
  return base.step !== null && head.step !== null && normalised(base.step) === normalised(head.step);
}
function resemblance(base, head) {
  const numbers = /* @__PURE__ */ new Map();
  const commands = (layers) => layers.map((described) => commandOf(described, numbers));
  const [was, is] = [commands(base), commands(head)];
  const countCommon = commonCounter(numbers.size);
  return (b, h) => {
    const [before, after] = [base[b], head[h]];
    if (before === void 0 || after === void 0) return 0;
    if (sameContent(before, after)) return SAME_CONTENT;
    const [from, to] = [was[b], is[h]];
    return from && to ? likeness(from, to, countCommon) : 0;
  };
}
function commandOf({ step: step2 }, numbers) {
  if (step2 === null) return null;
  const numberOf = (words2) => {
    const number = numbers.get(words2) ?? numbers.size;
    numbers.set(words2, number);
    return number;
  };
  const text = normalised(step2);
  const words = new Set(text.split(/\s+/).slice(1, 1 + MOST_WORDS));
  return {
    text: numberOf(text),
    parts: new Set((step2.merged?.steps ?? [step2]).map((part) => numberOf(normalised(part)))),
    isMerged: step2.merged !== void 0,
    instruction: step2.instruction,
    words: Uint32Array.from(words, numberOf)
  };
}
function commonCounter(numbers) {
  const marks = new Uint8Array(numbers);
  let marked = new Uint32Array();
  return (a, b) => {
    if (a !== marked) {
      for (const word of marked) marks[word] = 0;
      for (const word of a) marks[word] = 1;
      marked = a;
    }
    let common = 0;
    for (let index = 0; index < b.length; index++) common += marks[b[index] ?? 0] ?? 0;
    return common;
  };
}
function likeness(base, head, countCommon) {
  if (base.text === head.text) return SAME_COMMAND;
  const weight = wordsInCommon(base, head, countCommon);
  if (base.isMerged && head.isMerged) return Math.max(LEAST, weight);
  const isPart = (base.isMerged || head.isMerged) && [...base.parts].some((part) => head.parts.has(part));
  return isPart ? Math.max(SAME_PART, weight) : weight;
}
function wordsInCommon(base, head, countCommon) {
  const isAlike = base.isMerged || head.isMerged || base.instruction === head.instruction;
  const isForeign = [base, head].some((each) => each.instruction === null && !each.isMerged);
  const words = base.words.length + head.words.length;
  if (!isAlike || isForeign || words === 0) return 0;
  const weight = Math.floor(SAME_WORDS * 2 * countCommon(base.words, head.words) / words);
  return weight < LEAST ? 0 : weight;
}

// src/domain/explanation/layers.ts
var REBUILT_BYTES = 4 * 1024;
var REBUILT_SHARE = 2e-3;
var MOST_PAIRS = 2 ** 20;
function compareLayers(base, head) {
  const start = commonStart(base, head);
  const end = commonStart(base.slice(start).toReversed(), head.slice(start).toReversed());
  const [was, is] = [base.slice(start, base.length - end), head.slice(start, head.length - end)];
  const pairs = was.length * is.length > MOST_PAIRS ? [] : align(was.length, is.length, resemblance(was, is));
  return [
    ...zip(base.slice(0, start), head.slice(0, start)),
    ...interleave(was, is, pairs),
    ...zip(base.slice(base.length - end), head.slice(head.length - end))
  ];
}
function commonStart(base, head) {
  const limit = Math.min(base.length, head.length);
  for (let index = 0; index < limit; index++) {
    const [before, after] = [base[index], head[index]];
    if (before === void 0 || after === void 0 || !sameContent(before, after)) return index;
  }
  return limit;
}
function zip(base, head) {
  const pairs = base.map((_, index) => ({ base: index, head: index }));
  return interleave(base, head, pairs);
}
function interleave(base, head, pairs) {
  const changes = [];
  let [b, h] = [0, 0];
  for (const pair of [...pairs, { base: base.length, head: head.length }]) {
    for (const layer of base.slice(b, pair.base)) changes.push(removed(layer));
    for (const layer of head.slice(h, pair.head)) changes.push(added(layer));
    const [before, after] = [base[pair.base], head[pair.head]];
    if (before !== void 0 && after !== void 0) changes.push(paired(before, after));
    b = pair.base + 1;
    h = pair.head + 1;
  }
  return changes;
}
function removed(base) {
  return { change: "removed", base, head: null };
}
function added(head) {
  return { change: "added", base: null, head };
}
function paired(base, head) {
  if (sameContent(base, head)) return { change: "same", base, head };
  const difference = Math.abs(head.layer.bytes - base.layer.bytes);
  const isRebuilt = sameCommand(base, head) && difference <= Math.max(REBUILT_BYTES, REBUILT_SHARE * base.layer.bytes);
  return { change: isRebuilt ? "rebuilt" : "changed", base, head };
}
function bytesOf({ base, head }) {
  return (head?.layer.bytes ?? 0) - (base?.layer.bytes ?? 0);
}
function isMoved({ base, head }) {
  return base?.layer.digest !== head?.layer.digest;
}
function isRecompressed({ base, head }) {
  return base !== null && head !== null && base.layer.digest !== head.layer.digest && sameContent(base, head);
}

export {
  ALL_STEPS,
  mergedWords,
  makesNoFiles,
  stepsOf,
  environmentOf,
  newSteps,
  sameCommand,
  compareLayers,
  bytesOf,
  isMoved,
  isRecompressed
};
