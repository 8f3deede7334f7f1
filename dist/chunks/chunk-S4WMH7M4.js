import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  namesSecret
} from "./chunk-6DNRDSMX.js";
import {
  oneLine
} from "./chunk-OUZ62CP3.js";

// src/domain/history/shells.ts
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

// src/domain/history/build-arguments.ts
var ARGUMENTS = /^(run\s+)?\|(\d+)\s+/i;
var ASSIGNED = /(?<=^|\s)([^\s=]+)=/g;
var MOST_NAMES = 100;
function withoutBuildArguments(words, declared) {
  const signed = ARGUMENTS.exec(words);
  if (signed === null) return null;
  const rest = words.slice(signed[0].length);
  const shells = shellsIn(rest);
  const last = shells.at(-1);
  const count = signed[1] === void 0 ? null : Number(signed[2]);
  if (last === void 0) {
    const start = execStart(rest, count, declared);
    const buildArguments = namesIn(rest.slice(0, start ?? void 0), count, declared);
    return { text: start === null ? "\u2026 " : rest.slice(start), buildArguments };
  }
  const command = commandFrom(rest, last.end);
  return {
    text: shells.length === 1 ? command : `\u2026 ${command}`,
    buildArguments: namesIn(rest.slice(0, last.start), count, declared)
  };
}
var PROGRAM = /^(?:\.?\/(?:\S*\/)?s?bin\/\S+|\S+\.sh|apk|apt|apt-get|bun|bundle|cargo|chmod|chown|cmake|composer|conda|cp|curl|dnf|dotnet|echo|gem|git|go|gradle|java|ln|make|mamba|microdnf|micromamba|mkdir|mv|mvn|node|npm|npx|php|pip3?|pnpm|poetry|python[\d.]*|rm|ruby|tar|touch|uv|wget|yarn|yum)$/;
function execStart(rest, count, declared) {
  const found = [...rest.matchAll(ASSIGNED)];
  const own = found.slice(0, count ?? 0);
  const last = own.at(-1);
  if (last === void 0 || own.length !== count) return null;
  const isSure = found.length === count || own.every(({ 1: name = "" }) => declared.has(name));
  if (!isSure) return null;
  const start = last.index + last[0].length;
  const told = declared.get(last[1] ?? "") ?? null;
  if (told !== null && rest.startsWith(`${told} `, start)) return start + told.length + 1;
  const [behind, value = "", word = ""] = /^(\S*\s+)(\S+)/.exec(rest.slice(start)) ?? [];
  return behind !== void 0 && PROGRAM.test(word) ? start + value.length : null;
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
function valueOfArg(words) {
  const line = words.trim();
  const [assigned, name] = [...line.matchAll(ASSIGNED)];
  if (assigned?.index !== 0 || name !== void 0) return null;
  return line.slice(assigned[0].length) || null;
}
function withoutSecrets(words) {
  const [old, oldName = ""] = /^([^\s=]+)\s/.exec(words) ?? [];
  if (old !== void 0 && namesSecret(oldName)) return `${old}\u2026`;
  for (const { index, 0: assigned, 1: name = "" } of words.matchAll(ASSIGNED)) {
    if (namesSecret(name)) return `${words.slice(0, index + assigned.length)}\u2026`;
  }
  return words;
}

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
function mergedWords({ steps, withBase, isOfPaths }, quote, added = []) {
  if (isOfPaths) {
    const paths = `Nix layer of ${steps.length} paths`;
    return added.length > 0 ? `${paths}, new: ${namesOf(added, quote)}` : `${paths} (${namesOf(steps, quote)})`;
  }
  const base = withBase ? "the base image" : "";
  const [first, ...others] = steps;
  if (first === void 0)
    return withBase ? "one layer of the base image and all steps" : "all steps in one layer";
  const only = others.length === 0 ? quote(shortened(first)) : `${steps.length} steps`;
  const what = [base, only].filter((part) => part !== "").join(" and ");
  if (added.length > 0) return `one layer of ${what}, new: ${namesOf(added, quote)}`;
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
var SCRIPT_LIMIT = 2e4;
var KEYWORDS = "ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR";
var INSTRUCTION = new RegExp(String.raw`^(${KEYWORDS})(?:\s+|$)`);
var NO_OPERATION = "#(nop)";
var CHECKSUM_SOURCE = /^((?:--\S+ )*)(?:(?:file|dir|multi):\S+ )?in (?=\S)/;
function stepOf(entry, declared) {
  const step2 = signedStep(entry, declared);
  return step2 === null || entry.place === void 0 ? step2 : { ...step2, place: entry.place };
}
function signedStep(entry, declared) {
  const words = signedWords(entry);
  if (words === "") return null;
  const cut = withoutBuildArguments(words, declared);
  if (cut !== null) return runStep(cut.text, cut.buildArguments);
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
  if (keyword === "RUN") return runStep(words);
  const line = oneLine(words, Number.POSITIVE_INFINITY);
  if (keyword === "ENV" || keyword === "LABEL") return step(keyword, withoutSecrets(line));
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
function runStep(words, buildArguments = []) {
  const shown = step("RUN", onOneLine(words), buildArguments);
  const isTold = !shown.text.endsWith("\u2026") && !words.includes("\n");
  if (isTold || words.length > SCRIPT_LIMIT || words.startsWith("\u2026")) return shown;
  return { ...shown, script: words };
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
var SHELL_ALONE = /^(?:\/\S{0,100}\/)?(?:ba|da|[akz])?sh$/;
function foreignWords({ createdBy, comment }, words) {
  if (createdBy.trim() === "" || comment === "") return words;
  if (SHELL_ALONE.test(words) && !/^(?:FROM |buildkit\.)/.test(comment))
    return `${words}: ${comment}`;
  const jib = /^(jib[a-z-]*)(?::\S+)?$/.exec(words);
  if (jib !== null) return `${jib[1]}: ${comment}`;
  return /^ko (?:build|publish) /.test(words) ? `${words} (${comment})` : words;
}

// src/domain/history/store-paths.ts
var STORE_PATH = /\/nix\/store\/[0-9a-z]{32}-([\w+.?=-]{1,200})/g;
var MOST_PATHS = 1e3;
function storePathsOf({ createdBy, comment }) {
  if (createdBy.trim() !== "" || !comment.startsWith("store paths:")) return null;
  const names = [...comment.matchAll(STORE_PATH)].slice(0, MOST_PATHS).map(([, name = ""]) => name);
  if (names.length < 2) return null;
  const steps = names.map((name) => ({
    text: oneLine(name, 200),
    instruction: null,
    buildArguments: []
  }));
  return mergedStep({ steps, withBase: false, isOfPaths: true });
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
  const paths = storePathsOf(last);
  if (paths !== null) return paths;
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
  const layers = entriesByLayer(entries);
  const after = entries.slice(entries.findLastIndex(({ isEmpty }) => !isEmpty) + 1);
  return layers.map((layer, index) => {
    const step2 = stepOfLayer(layer, declared, index === 0);
    const secrets = secretsOf(index === layers.length - 1 ? [...layer, ...after] : layer);
    return step2 !== null && secrets.length > 0 ? { ...step2, secrets } : step2;
  });
}
function secretsOf(entries) {
  const kinds = entries.flatMap((entry) => {
    const keyword = entry.isEmpty ? instructionOf(entry)?.keyword ?? null : null;
    return (entry.secrets ?? []).map((kind) => keyword === null ? kind : `${kind} in ${keyword}`);
  });
  return [...new Set(kinds)].map((kind) => oneLine(kind, 200));
}
function environmentOf({ history }) {
  const steps = history.map(instructionOf);
  return steps.flatMap((step2) => step2?.keyword === "ENV" ? step2.words.trim() : []);
}
function startCommandsOf({ history }) {
  const steps = history.map(instructionOf);
  return steps.flatMap(
    (step2) => /^(?:CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD)$/.test(step2?.keyword ?? "") ? [step2?.words ?? ""] : []
  );
}
function declaredArguments({ history }) {
  const steps = history.map(instructionOf);
  const set = steps.flatMap((step2) => step2?.keyword === "ENV" ? step2.words : []);
  const declared = /* @__PURE__ */ new Map();
  for (const step2 of steps) {
    if (step2?.keyword !== "ARG") continue;
    const value = valueOfArg(step2.words);
    for (const name of namesOfArg(step2.words)) {
      const isSet = set.some((words) => words.includes(name));
      const isAgain = declared.has(name) && declared.get(name) !== value;
      declared.set(name, isSet || isAgain ? null : value);
    }
  }
  return declared;
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
  const added = is?.filter((step2) => !known.has(normalised(step2))) ?? [];
  return added.length === is?.length ? [] : added;
}
var VERSION = /(?<=@)\d[\w.+-]*/g;
var NIX_PATH = /\/nix\/store\/\S+/g;
var NIX_VERSION = /(?<=-)\d[\w.+-]*/g;

export {
  shellsIn,
  withoutBuildArguments,
  ALL_STEPS,
  mergedWords,
  stepOf,
  instructionOf,
  FILES,
  makesNoFiles,
  consistent,
  stepsOf,
  environmentOf,
  startCommandsOf,
  declaredArguments,
  normalised,
  newSteps
};
