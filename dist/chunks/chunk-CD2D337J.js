import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  normalised
} from "./chunk-6NASA4RD.js";
import {
  totalBytes
} from "./chunk-RUTSKNAD.js";
import {
  MIB,
  formatBytes,
  oneLine,
  parseReference,
  plural
} from "./chunk-X2GWAC33.js";

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
function commandOf({ step }, numbers) {
  if (step === null) return null;
  const numberOf = (words2) => {
    const number = numbers.get(words2) ?? numbers.size;
    numbers.set(words2, number);
    return number;
  };
  const text = normalised(step);
  const words = new Set(text.split(/\s+/).slice(1, 1 + MOST_WORDS));
  return {
    text: numberOf(text),
    parts: new Set((step.merged?.steps ?? [step]).map((part) => numberOf(normalised(part)))),
    isMerged: step.merged !== void 0,
    instruction: step.instruction,
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

// src/domain/explanation/split.ts
function splitGrowth(base, head, baseImages) {
  if (baseImages.base.kind !== "known" || baseImages.head.kind !== "known") return null;
  const was = splitLayers(base, baseImages.base);
  const is = splitLayers(head, baseImages.head);
  if (was === null || is === null) return null;
  return {
    baseImageBytes: bytesIn(is.baseImage) - bytesIn(was.baseImage),
    ownBytes: bytesIn(is.own) - bytesIn(was.own)
  };
}
function splitLayers(layers, baseImage) {
  if (baseImage.kind === "unknown") return null;
  const isBaseImages = ({ position }, index) => (position ?? index) < baseImage.layers;
  return {
    baseImage: layers.filter(isBaseImages),
    own: layers.filter((layer, index) => !isBaseImages(layer, index))
  };
}
function alignByParts(base, head, baseImages) {
  const was = splitLayers(base, baseImages.base);
  const is = splitLayers(head, baseImages.head);
  if (was === null || is === null) return compareLayers(base, head);
  return [
    ...compareBases(was.baseImage, is.baseImage, baseImages),
    ...compareLayers(was.own, is.own)
  ];
}
function compareBases(base, head, images) {
  const isSwap = isAnother(images);
  const pairs = compareLayers(base, head);
  if (!isSwap) return pairs;
  return pairs.flatMap((pair) => {
    const { base: base2, head: head2 } = pair;
    if (base2 === null || head2 === null || pair.change === "same") return [pair];
    return [
      { change: "removed", base: base2, head: null },
      { change: "added", base: null, head: head2 }
    ];
  });
}
function isAnother({ base, head }) {
  if (base.kind === "unknown" || head.kind === "unknown" || base.kind !== head.kind) return false;
  return base.name !== head.name;
}
function bytesIn(layers) {
  return totalBytes(layers.map(({ layer }) => layer));
}

// src/domain/advice/rule.ts
function exactly(bytes) {
  return { bytes, isEstimate: false, atMost: bytes };
}
function about(bytes) {
  const whole = Math.round(bytes);
  return { bytes: whole, isEstimate: true, atMost: whole };
}
function unknownUpTo(atMost) {
  return { bytes: null, isEstimate: true, atMost };
}
var NOT_ABOUT_BYTES = { bytes: null, isEstimate: true, atMost: Infinity };
var LEAST_BYTES = MIB;
var LEAST_SHARE = 0.01;
function leastWorth(imageBytes) {
  return Math.max(LEAST_BYTES, imageBytes * LEAST_SHARE);
}
function ownLayers({ layers, base }) {
  return splitLayers(layers, base)?.own ?? layers;
}
function bytesOf2(layers) {
  const known = new Map(layers.map(({ layer }) => [layer.digest, layer.bytes]));
  return [...known.values()].reduce((sum, bytes) => sum + bytes, 0);
}

// src/domain/advice/variants.ts
var SUITE = /^(?:bullseye|bookworm|trixie|forky|buster|stretch)$/;
var slimBeforeSuite = ({ version, suite }) => [
  tagOf(version, "slim", suite),
  tagOf(version, "alpine")
];
var suiteBeforeSlim = ({ version, suite }) => [
  tagOf(version, suite, "slim"),
  tagOf(version, "alpine")
];
var alpineOnly = ({ version }) => [tagOf(version, "alpine")];
var FAMILIES = {
  debian: ({ version, suite }) => [tagOf(version, suite, "slim").replace(/^slim$/, "stable-slim")],
  python: slimBeforeSuite,
  ruby: slimBeforeSuite,
  rust: slimBeforeSuite,
  perl: ({ version, suite }) => [tagOf(version, "slim", suite)],
  node: suiteBeforeSlim,
  golang: alpineOnly,
  php: phpTags,
  nginx: ({ version }) => [tagOf(version, "alpine"), tagOf(version, "alpine", "slim")],
  httpd: alpineOnly,
  redis: alpineOnly,
  postgres: alpineOnly,
  "eclipse-temurin": temurinTags,
  openjdk: ({ version, suite }) => [tagOf(version, "slim", suite), tagOf(version, "alpine")]
};
var SLIM = /(?:^|[-_.])(?:slim|alpine[\d.]*|distroless|micro|minimal|nanoserver|windowsservercore)(?:[-_.]|$)/;
function slimmerVariants(name) {
  const image = officialImage(name);
  if (image === null || SLIM.test(image.tag)) return [];
  const naming = Object.hasOwn(FAMILIES, image.family) ? FAMILIES[image.family] : void 0;
  const tags = naming?.(readTag(image.tag)) ?? [];
  return [...new Set(tags)].filter((tag) => tag !== "" && tag !== image.tag).map((tag) => `${image.repository}:${tag}`);
}
function officialImage(name) {
  const reference = referenceOf(name);
  if (reference?.kind !== "registry") return null;
  if (reference.tag === void 0 && reference.digest !== void 0) return null;
  const repository = name.replace(/@.*$/s, "").replace(/:[^:/]*$/, "");
  const [, above, family] = /^(?:(.*)\/)?([^/]+)$/.exec(repository) ?? [];
  const isOfficial = above === void 0 || above === "docker.io" || /(?:^|\/)library$/.test(above);
  if (family === void 0 || !isOfficial) return null;
  return { repository, family, tag: reference.tag ?? "" };
}
function referenceOf(name) {
  try {
    return parseReference(name);
  } catch {
    return null;
  }
}
function readTag(tag) {
  const parts = tag === "latest" ? [] : tag.split("-").filter((part) => part !== "");
  const suite = parts.find((part) => SUITE.test(part)) ?? "";
  return { version: parts.filter((part) => part !== suite).join("-"), suite };
}
function tagOf(...parts) {
  return parts.filter((part) => part !== "").join("-");
}
function phpTags({ version }) {
  return version.split("-").includes("apache") ? [] : [tagOf(version, "alpine")];
}
function temurinTags({ version }) {
  const parts = version.split("-").filter((part) => !/^(?:jdk|jre|alpine)$/.test(part));
  const [release = "", ...system] = parts;
  return [tagOf(release, "jre", ...system), tagOf(release, "jre", "alpine")];
}
function isAlpine(name) {
  return /[:-]alpine/.test(name);
}

// src/domain/advice/base.ts
var NAME_LENGTH = 120;
function fullBase({ base, layers, variants }) {
  if (base.kind === "unknown" || base.name === null) return null;
  const bytes = bytesOf2(splitLayers(layers, base)?.baseImage ?? []);
  const slimmer = variants.filter((variant) => bytes - variant.bytes >= leastWorth(bytesOf2(layers)));
  const best = smallest(slimmer.filter(({ name }) => !isAlpine(name))) ?? smallest(slimmer);
  if (best === void 0) return null;
  const others = slimmer.map((each) => `${shown(each.name)} has ${formatBytes(each.bytes)}`);
  return {
    rule: "full-base",
    layer: null,
    ...exactly(bytes - best.bytes),
    sentence: `${shown(base.name)}${base.kind === "likely" ? ", which the history likely shows in FROM," : ""} likely holds more than this service runs: of its ${formatBytes(bytes)}, ${others.join(", ")}.`,
    cure: isAlpine(best.name) ? "Build from the slimmer variant, and test: its C library is musl, for which not everything is built." : "Build from the slimmer variant, and install what is missed.",
    dockerfile: `FROM ${shown(best.name)}`
  };
}
function smallest(variants) {
  return variants.toSorted((a, b) => a.bytes - b.bytes)[0];
}
function staleBase({ base }) {
  if (base.kind !== "known" || base.movedTo === null) return null;
  const name = base.name.replace(/@.*$/s, "");
  return {
    rule: "stale-base",
    layer: null,
    ...NOT_ABOUT_BYTES,
    sentence: `${shown(name)} has moved since this image was built from it: the image likely lacks its fixes, and shares no layers with newer builds.`,
    cure: "Build again, or pin the digest, so that the base changes by a commit only.",
    dockerfile: `FROM ${shown(name)}@${base.movedTo}`
  };
}
function unsharedBase({ unshared }) {
  if (unshared === null) return null;
  const { base, sharedBase, sharedBy, bytes } = unshared;
  const isRenamed = base !== sharedBase;
  return {
    rule: "unshared-base",
    layer: null,
    ...exactly(bytes),
    sentence: isRenamed ? `${plural(sharedBy, "service")} share ${shown(sharedBase)}, but this one is built from ${shown(base)}: likely stored and pulled for it alone.` : `${plural(sharedBy, "service")} share another build of ${shown(base)} than this one: likely stored and pulled for it alone.`,
    cure: isRenamed ? "Build from the base image that the siblings share." : "Build again, so that all stand on the same digest of the base image.",
    dockerfile: `FROM ${shown(sharedBase)}`
  };
}
function shown(name) {
  return oneLine(name, NAME_LENGTH);
}

// src/domain/advice/shell.ts
var TOKEN = /\\\n|\\.|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|&&|\|\||;;|[;&|\n(){}]|\s+|[^\\"'\s;&|(){}]+|[\s\S]/g;
var SEPARATOR = /^(?:&&|\|\||;;|[;&|\n(){}])$/;
var ASSIGNMENT = /^[A-Za-z_]\w*=/;
var PREFIXES = new Set(
  "! command do else env eval exec if nice sudo then time until while".split(" ")
);
var SHELLS = /* @__PURE__ */ new Set(["ash", "bash", "dash", "sh", "zsh"]);
var NESTING = 3;
var STARTERS = new Set(
  "apk apt apt-get aptitude chmod chown dnf find microdnf npm pip pip3 rm set tar unzip yarn yum".split(
    " "
  )
);
function commandsOf(text, depth = 0) {
  const heredoc = text.includes("<<");
  const commands = [[]];
  for (const word of wordsOf(text)) {
    const current = commands.at(-1) ?? [];
    if (word.separates) commands.push([]);
    else if (heredoc && STARTERS.has(word.text) && current.length > 0) commands.push([word.text]);
    else current.push(word.text);
  }
  return commands.flatMap((words) => commandOf2(words, depth));
}
function commandOf2(words, depth) {
  const start = words.findIndex(
    (word) => !ASSIGNMENT.test(word) && !PREFIXES.has(word) && !word.startsWith("-")
  );
  const name = words[start]?.replace(/^.*\//, "");
  if (name === void 0 || name === "") return [];
  const rest = words.slice(start + 1);
  const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
  const script = flag < 0 ? void 0 : rest[flag + 1];
  if (SHELLS.has(name) && depth < NESTING && script !== void 0) {
    return commandsOf(script, depth + 1);
  }
  const operands = rest.filter((word) => !word.startsWith("-"));
  return [{ name, words: [name, ...rest], operands }];
}
function wordsOf(text) {
  const words = [];
  let open = "";
  let isOpen = false;
  const close = () => {
    if (isOpen) words.push({ text: open, separates: false });
    open = "";
    isOpen = false;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const isBrace = token === "{" || token === "}";
    if (isBrace && (isOpen || open !== "")) {
      open += token;
    } else if (SEPARATOR.test(token) || /^\s*\n\s*$/.test(token)) {
      close();
      words.push({ text: token, separates: true });
    } else if (/^(?:\s+|\\\n)$/.test(token)) {
      close();
    } else {
      open += unquoted(token);
      isOpen = true;
    }
  }
  close();
  return words;
}
function unquoted(token) {
  if (/^".*"$/s.test(token) && token.length > 1)
    return token.slice(1, -1).replace(/\\([\s\S])/g, "$1");
  if (/^'.*'$/s.test(token) && token.length > 1) return token.slice(1, -1);
  return token.replace(/^\\([\s\S])$/, "$1");
}

// src/domain/advice/run.ts
function runOf(layer) {
  if (layer.step?.instruction !== "RUN") return null;
  const { text } = layer.step;
  const commands = commandsOf(text.replace(/^\s*RUN\s+(?:--\w+=\S+\s+)*/, ""));
  const hidesCleaning = text.endsWith("\u2026") || /--mount=\S*type=cache/.test(text);
  return { layer, bytes: layer.layer.bytes, text, commands, hidesCleaning };
}
function runs(run, name, ...words) {
  return run.commands.some((command) => isCommand(command, name, ...words));
}
function isCommand(command, name, ...words) {
  const args = command.words.slice(1);
  return name.test(command.name) && words.every(
    (wanted) => args.some((arg) => typeof wanted === "string" ? arg === wanted : wanted.test(arg))
  );
}
function deletes(run, path) {
  return runs(run, /^rm$/, path) || runs(run, /^find$/, path, /^-(?:delete|exec)$/);
}

// src/domain/advice/copies.ts
function copyOf({ step }) {
  const instruction = step?.instruction;
  if (instruction !== "COPY" && instruction !== "ADD") return null;
  const text = step?.text.replace(/^\s*(?:COPY|ADD)\s+/, "").replace(/^\[(.*)\]$/s, "$1") ?? "";
  const words = text.split(/[\s,]+/).map((word) => word.replace(/^["']|["']$/g, "")).filter((word) => word !== "");
  const flags = words.filter((word) => word.startsWith("--"));
  const paths = words.filter((word) => !word.startsWith("--"));
  const target = paths.at(-1);
  if (target === void 0 || paths.length < 2) return null;
  return { instruction, flags, sources: paths.slice(0, -1), target };
}
var LARGE_COPY_BYTES = 10 * MIB;
function copyEverything(layer) {
  const copy = copyOf(layer);
  const isWhole = copy?.sources.some((source) => /^\.\/?$/.test(source)) ?? false;
  const isFromStage = copy?.flags.some((flag) => flag.startsWith("--from")) ?? false;
  const { bytes } = layer.layer;
  if (!isWhole || isFromStage || bytes < LARGE_COPY_BYTES) return null;
  return {
    rule: "copy-everything",
    layer,
    ...about(bytes),
    sentence: "The whole build context is copied, and it is large: likely with .git, modules or test data in it. At most this whole layer can be saved.",
    cure: "List in .dockerignore what does not run, or copy only the folders that do.",
    dockerfile: "COPY src/ ./src/"
  };
}
var TAR = /\.(?:tar|tar\.(?:gz|bz2|xz)|tgz|tbz2?|txz)$/i;
var ARCHIVE = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|7z)$/i;
function copyArchive(layer, unpacked) {
  const copy = copyOf(layer);
  if (copy === null) return null;
  const names = [...copy.sources, copy.target].map(baseName);
  const archive = names.find((name) => ARCHIVE.test(name) && unpacked.has(name));
  if (archive === void 0 || copy.instruction === "ADD") return null;
  const isTar = TAR.test(archive);
  return {
    rule: "copy-archive",
    layer,
    ...copy.sources.length === 1 ? exactly(layer.layer.bytes) : about(layer.layer.bytes),
    sentence: "An archive is copied and unpacked by a later RUN, so that its content is likely stored twice.",
    cure: isTar ? "Let ADD unpack it: the archive itself then makes no layer." : "Mount the archive for the RUN that unpacks it: then it makes no layer.",
    dockerfile: isTar ? oneLine(`ADD ${copy.sources.join(" ")} ${folderOf(copy.target)}`) : oneLine(
      `RUN --mount=type=bind,source=${copy.sources[0]},target=/tmp/archive unzip /tmp/archive -d ${folderOf(copy.target)}`
    )
  };
}
function unpackedBy({ commands }) {
  const unpacking = commands.filter(
    (command) => isCommand(command, /^(?:unzip|7z|gunzip|bunzip2|unxz|bsdtar)$/) || isCommand(command, /^tar$/, /^(?:--extract|--get|-?[a-z]*x[a-z]*)$/i)
  );
  return unpacking.flatMap(({ operands }) => operands.map(baseName));
}
function baseName(path) {
  return path.replace(/^.*[/\\]/s, "");
}
function folderOf(path) {
  return ARCHIVE.test(path) ? path.replace(/[^/\\]*$/, "") || "./" : path;
}

// src/domain/advice/packages.ts
var MANAGERS = {
  apt: {
    commands: /^(?:apt|apt-get|aptitude)$/,
    installs: /^install$/,
    removes: /^(?:remove|purge|autoremove|autopurge)$/
  },
  apk: { commands: /^apk$/, installs: /^add$/, removes: /^del$/ },
  dnf: {
    commands: /^(?:dnf|dnf5|microdnf|yum)$/,
    installs: /^(?:install|groupinstall)$/,
    removes: /^(?:remove|erase|autoremove)$/
  }
};
var PACKAGE = /^[a-z0-9][a-z0-9+._-]*$/i;
var VALUED = /* @__PURE__ */ new Set(["-t", "--virtual", "-o", "--repository", "-X", "--target-release"]);
function isManager(command, manager) {
  return MANAGERS[manager].commands.test(command.name);
}
function installsBy(run, manager) {
  return run.commands.some((command) => isManager(command, manager) && isInstall(command, manager));
}
function isInstall({ operands }, manager) {
  return operands.some((word) => MANAGERS[manager].installs.test(word));
}
function installedPackages(run, manager) {
  const managers = manager === void 0 ? ["apt", "apk", "dnf"] : [manager];
  return run.commands.flatMap(
    (command) => managers.flatMap((each) => isManager(command, each) ? packagesOf(command, each) : [])
  );
}
function packagesOf(command, manager) {
  const verb = command.words.findIndex((word) => MANAGERS[manager].installs.test(word));
  if (verb < 0) return [];
  return command.words.slice(verb + 1).filter((word, index, words) => !word.startsWith("-") && !VALUED.has(words[index - 1] ?? "")).map((word) => word.replace(/[=<>~@:/].*$/s, "")).filter((word) => PACKAGE.test(word));
}
function removesPackages(run) {
  return run.commands.some(
    (command) => ["apt", "apk", "dnf"].some(
      (manager) => isManager(command, manager) && command.operands.some((word) => MANAGERS[manager].removes.test(word))
    )
  );
}

// src/domain/advice/tools.ts
var COMPILER = new RegExp(
  `^(?:${[
    "build-(?:essential|base)",
    "(?:gcc|g\\+\\+|clang|llvm|golang)(?:-[\\d.]+)?",
    "gcc-c\\+\\+|make|cmake|ninja-build|autoconf|automake|rustc|cargo|maven|gradle|go",
    "default-jdk(?:-headless)?|openjdk-?\\d+(?:-jdk(?:-headless)?)?",
    "java-[\\d.]+-openjdk-devel",
    "[a-z0-9+._-]+-(?:dev|devel)"
  ].join("|")})$`,
  "i"
);
var DEBUG_TOOL = /^(?:vim(?:-[a-z]+)?|nano|emacs(?:-nox)?|curl|wget|git|netcat(?:-[a-z]+)?|nc|ncat|nmap(?:-ncat)?|telnet|tcpdump|strace|gdb|htop|procps|net-tools|iputils-ping|dnsutils|bind-utils)$/i;
var NAMED = 4;
function compilers(run) {
  const found = unique(installedPackages(run).filter((name) => COMPILER.test(name)));
  if (found.length === 0 || removesPackages(run)) return null;
  return {
    rule: "compilers",
    layer: run.layer,
    ...about(run.bytes),
    sentence: `${named(found)} likely ${found.length === 1 ? "serves" : "serve"} the build alone, and ${found.length === 1 ? "ships" : "ship"} with every pull: at most this whole layer.`,
    cure: "Build in a stage of its own, and copy only its result into the last stage.",
    dockerfile: "COPY --from=build /app /app"
  };
}
function debugTools(run) {
  const found = unique(installedPackages(run).filter((name) => DEBUG_TOOL.test(name)));
  if (found.length === 0 || removesPackages(run)) return null;
  return {
    rule: "debug-tools",
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: `${named(found)} likely ${found.length === 1 ? "helps" : "help"} people rather than the program, and ${found.length === 1 ? "is" : "are"} there for an intruder too.`,
    cure: "Leave it out, remove it in the same RUN once it is used, or debug from a container beside this one.",
    dockerfile: null
  };
}
function unique(names) {
  return [...new Set(names)];
}
function named(names) {
  const rest = names.length - NAMED;
  const shown2 = names.slice(0, NAMED).join(", ");
  return rest > 0 ? `${shown2} and ${plural(rest, "other")}` : shown2;
}

// src/domain/advice/image-rules.ts
function oneBigLayer(subject) {
  const own = ownLayers(subject);
  const bytes = bytesOf2(own);
  const big = own.find(({ layer }) => layer.bytes > bytes / 2);
  if (big === void 0 || own.length < 2) return null;
  const share = Math.round(big.layer.bytes / bytes * 100);
  return {
    rule: "one-big-layer",
    layer: big,
    ...unknownUpTo(big.layer.bytes),
    sentence: `This layer is ${share} % of what the image adds to its base, so that what can be saved is likely in it; and each change in it is pulled whole.`,
    cure: "Look inside, and part what seldom changes from what often does.",
    dockerfile: null
  };
}
var ZSTD_SAVES = 0.07;
function recompress(subject) {
  const layers = ownLayers(subject).map(({ layer }) => layer);
  const gzip = layers.filter(({ compression }) => compression === "gzip");
  if (gzip.length === 0) return null;
  return {
    rule: "recompress",
    layer: null,
    ...about(totalBytes(gzip) * ZSTD_SAVES),
    sentence: "The layers are compressed with gzip; zstd likely takes 7 % less, and unpacks faster.",
    cure: "Build with --output type=registry,compression=zstd,oci-mediatypes=true, where everything that pulls the image reads zstd.",
    dockerfile: null
  };
}
function secretArgument(subject) {
  const own = ownLayers(subject);
  const layer = own.find((each) => secretsOf(each).length > 0);
  const [first, ...others] = [...new Set(own.flatMap(secretsOf))];
  if (layer === void 0 || first === void 0) return null;
  const isOne = others.length === 0;
  return {
    rule: "secret-argument",
    layer,
    ...NOT_ABOUT_BYTES,
    sentence: `By ${isOne ? "its name" : "their names"}, the build ${isOne ? "argument" : "arguments"} ${named([first, ...others])} likely ${isOne ? "holds a secret" : "hold secrets"}: whoever can pull the image reads it in the history.`,
    cure: "Replace the secret, and give the next one to the RUN that needs it by a secret mount.",
    dockerfile: `RUN --mount=type=secret,id=${first},env=${first} COMMAND`
  };
}
var VARIABLE = /^[A-Za-z_]\w{0,63}$/;
var SECRET = /(?:^|_)(?:secrets?|tokens?|pass(?:word|wd|phrase)|pwd|credentials?|api_?key|(?:access|auth|deploy|encryption|license|private|secret|signing|ssh)_?key)(?:_|$)/;
var NO_SECRET = /(?:^|_)(?:public|file|path|dir|url|uri|name|ttl|length|version)(?:_|$)/;
function secretsOf({ step }) {
  return (step?.buildArguments ?? []).map((argument) => argument.replace(/=.*$/s, "")).filter((name) => VARIABLE.test(name) && isSecret(name));
}
function isSecret(name) {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
  return SECRET.test(words) && !NO_SECRET.test(words);
}

// src/domain/advice/language-packages.ts
var NPM_CACHE_SHARE = 32.5 / (32.5 + 26.7);
function pipCache(run) {
  const fetches = run.commands.some((command) => isPipInstall(command));
  const isOff = run.text.includes("PIP_NO_CACHE_DIR") || runs(run, /./, "--no-cache-dir");
  const cleans = deletes(run, /\.cache/) || run.commands.some((command) => isPip(command, "purge"));
  if (run.hidesCleaning || isOff || cleans || !fetches) return null;
  return {
    rule: "pip-cache",
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: "pip likely leaves every package that it downloads in its cache, in this layer, beside the installed ones.",
    cure: "Let pip keep no cache.",
    dockerfile: "RUN pip install --no-cache-dir -r requirements.txt"
  };
}
function isPipInstall(command) {
  return isPip(command, /^(?:install|download|wheel)$/);
}
function isPip(command, verb) {
  if (isCommand(command, /^python[\d.]*$/, "-m", /^pip[\d.]*$/, verb)) return true;
  return isCommand(command, /^pip[\d.]*$/, verb);
}
var NPM_INSTALL = /^(?:install|i|ci|clean-install|add)$/;
function npmCache(run) {
  const fetches = runs(run, /^npm$/, NPM_INSTALL);
  const cleans = runs(run, /^npm$/, "cache", "clean") || deletes(run, /\.npm|npm-cache|\/root\/\.\*/) || /npm_config_cache|--cache[= ]/i.test(run.text);
  if (run.hidesCleaning || cleans || !fetches) return null;
  return {
    rule: "npm-cache",
    layer: run.layer,
    ...about(run.bytes * NPM_CACHE_SHARE),
    sentence: "npm likely leaves the archive of every package in its cache, in this layer, beside the installed ones.",
    cure: "Clean the cache in the same RUN, or keep it in a cache mount.",
    dockerfile: "RUN npm ci --omit=dev && npm cache clean --force"
  };
}
var YARN_CACHE_SHARE = 0.5;
function yarnCache(run) {
  const cleans = runs(run, /^yarn$/, "cache", "clean") || deletes(run, /\.cache|yarn/) || /YARN_CACHE_FOLDER|--cache-folder/.test(run.text);
  if (run.hidesCleaning || cleans || !run.commands.some(isYarnInstall)) return null;
  return {
    rule: "yarn-cache",
    layer: run.layer,
    ...about(run.bytes * YARN_CACHE_SHARE),
    sentence: "Yarn likely leaves every package in its cache, in this layer, beside the installed ones.",
    cure: "Clean the cache in the same RUN, or keep it in a cache mount.",
    dockerfile: "RUN yarn install --frozen-lockfile --production && yarn cache clean"
  };
}
function isYarnInstall({ name, operands }) {
  return name === "yarn" && /^(?:install|add|)$/.test(operands[0] ?? "");
}
var DEV_DEPENDENCIES_BYTES = 26e6;
function devDependencies(run) {
  const isWithout = /(?:--omit[= ]dev|--production|--prod\b|--only[= ]prod|NODE_ENV=["']?production|npm_config_(?:omit|production)=)/.test(
    run.text
  );
  const installs = run.commands.some(
    (command) => isProjectInstall(command) || isYarnInstall(command) && command.operands[0] !== "add"
  );
  if (run.text.endsWith("\u2026") || isWithout || !installs) return null;
  return {
    rule: "dev-dependencies",
    layer: run.layer,
    ...about(Math.min(DEV_DEPENDENCIES_BYTES, run.bytes)),
    sentence: "What only development needs (compilers, linters, test runners) is likely installed here and ships with every pull.",
    cure: "Install without development dependencies, or build in a stage of its own.",
    dockerfile: run.commands.some(isYarnInstall) ? "RUN yarn install --frozen-lockfile --production" : "RUN npm ci --omit=dev"
  };
}
function isProjectInstall(command) {
  if (!isCommand(command, /^npm$/, NPM_INSTALL) || command.operands.length !== 1) return false;
  return !isCommand(command, /^npm$/, /^(?:-g|--global|--location=global)$/);
}

// src/domain/advice/rewrites.ts
var SAME_SIZE = 0.1;
var LIGHT = /^(?:chmod|chown|chgrp|mkdir|cd|set|echo|ln|touch|find|test|\[|true|:|ls|add(?:user|group)|(?:user|group)add|usermod)$/;
function chmodCopy(run, earlier) {
  const changes = run.commands.filter(({ name }) => /^(?:chmod|chown|chgrp)$/.test(name));
  const twin = earlier.findLast(({ layer }) => isAboutAs(run.bytes, layer.bytes));
  const isAlone = run.commands.every(({ name }) => LIGHT.test(name));
  if (changes.length === 0 || !isAlone || twin === void 0) return null;
  return {
    rule: "chmod-copy",
    layer: run.layer,
    ...exactly(run.bytes),
    sentence: "This layer is about as large as an earlier one: changing modes or owners likely stored the same files again.",
    cure: copyOf(twin) === null ? "Change modes and owners in the RUN that makes the files." : "Give mode and owner with the COPY that brings the files.",
    dockerfile: copyLine(twin, changes)
  };
}
function isAboutAs(bytes, other) {
  return other > 0 && Math.abs(bytes - other) <= SAME_SIZE * other;
}
function copyLine(twin, changes) {
  const copy = copyOf(twin);
  if (copy === null) return null;
  const value = (name) => changes.find((change) => change.name === name)?.operands[0];
  const [owner, mode] = [value("chown"), value("chmod")];
  const added2 = [
    owner === void 0 ? [] : [`--chown=${owner}`],
    mode !== void 0 && /^[0-7]{3,4}$/.test(mode) ? [`--chmod=${mode}`] : []
  ].flat();
  const kept = copy.flags.filter((flag) => !/^--(?:chown|chmod)=/.test(flag));
  const flags = added2.length === 0 ? ["--chown=USER:GROUP"] : added2;
  return oneLine([copy.instruction, ...kept, ...flags, ...copy.sources, copy.target].join(" "));
}
var TINY_BYTES = 64 * 1024;
function lateCleanup(run, earlier) {
  const removes = run.commands.some(isRemoval);
  const isAlone = run.commands.every((command) => isRemoval(command) || isNeutral(command));
  const before = earlier.findLast(({ layer }) => layer.bytes >= TINY_BYTES);
  if (!removes || !isAlone || run.bytes >= TINY_BYTES || before === void 0) return null;
  return {
    rule: "late-cleanup",
    layer: run.layer,
    ...about(before.layer.bytes),
    sentence: "This RUN only removes, but earlier layers keep what they hold, so that it likely saves nothing. How much it could is not known: counted is, at most, the last large layer before it.",
    cure: "Remove in the same RUN that makes the files.",
    dockerfile: "RUN make install && rm -rf /src"
  };
}
var REMOVAL_VERB = /^(?:clean|autoclean|dist-?clean|autoremove|autopurge|remove|purge|del|erase|uninstall|prune)$/;
function isRemoval(command) {
  if (/^(?:rm|rmdir|unlink)$/.test(command.name)) return true;
  return isCommand(command, /^find$/, /^-(?:delete|exec)$/) || isCommand(
    command,
    /^(?:apt|apt-get|aptitude|apk|dnf|dnf5|microdnf|yum|pip[\d.]*|npm|yarn|conda)$/,
    REMOVAL_VERB
  );
}
function isNeutral({ name }) {
  return /^(?:set|cd|true|:|echo|ls|export|sync|df|du)$/.test(name);
}

// src/domain/advice/system-packages.ts
var APT = /^(?:apt|apt-get|aptitude)$/;
var DNF = /^(?:dnf|dnf5|microdnf|yum)$/;
var APT_LISTS_BYTES = 157e5;
function aptLists(run) {
  const cleans = deletes(run, /\/var\/lib\/.*apt/) || runs(run, APT, /^dist-?clean$/);
  if (run.hidesCleaning || cleans || !runs(run, APT, "update")) return null;
  return {
    rule: "apt-lists",
    layer: run.layer,
    ...about(Math.min(APT_LISTS_BYTES, run.bytes)),
    sentence: 'The package lists that "apt-get update" fetches likely stay in this layer; nothing that runs needs them.',
    cure: "Remove the lists in the same RUN: a later one only hides them.",
    dockerfile: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGES && rm -rf /var/lib/apt/lists/*"
  };
}
var RECOMMENDS_BYTES = /* @__PURE__ */ new Map([
  ["python3-pip", 156e6],
  ["git", 74e5],
  ["curl", 35e4]
]);
function recommends(run) {
  const installs = run.commands.filter(
    (command) => isCommand(command, APT, "install") && !isCommand(command, APT, "--no-install-recommends")
  );
  const isSwitchedOff = /install-recommends["'=\s]+(?:false|0|no\b)/i.test(run.text);
  if (run.text.endsWith("\u2026") || isSwitchedOff || installs.length === 0) return null;
  const packages = installedPackages({ ...run, commands: installs }, "apt");
  return {
    rule: "recommends",
    layer: run.layer,
    ...recommendedBytes(packages, run.bytes),
    sentence: "apt-get likely installs what its packages recommend beside what they need: documentation, compilers, fonts.",
    cure: "Install without recommended packages, and name the ones that are missed.",
    dockerfile: "RUN apt-get install -y --no-install-recommends PACKAGES"
  };
}
function recommendedBytes(packages, layerBytes) {
  const known = packages.flatMap((name) => RECOMMENDS_BYTES.get(name) ?? []);
  const bytes = known.reduce((sum, each) => sum + each, 0);
  const isWhole = known.length === packages.length && packages.length > 0;
  return isWhole || bytes >= 1e6 ? about(Math.min(bytes, layerBytes)) : unknownUpTo(layerBytes);
}
function apkCache(run) {
  const fetches = run.commands.some(
    (command) => isCommand(command, /^apk$/, /^(?:add|update|upgrade)$/) && !isCommand(command, /^apk$/, "--no-cache")
  );
  const cleans = deletes(run, /\/(?:var|etc)\/.*(?:apk|cache)/) || runs(run, /^apk$/, "cache", /^clean$/);
  if (run.hidesCleaning || cleans || !fetches) return null;
  return {
    rule: "apk-cache",
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: "The package index that apk fetches likely stays in this layer; nothing that runs needs it.",
    cure: "Let apk keep nothing.",
    dockerfile: "RUN apk add --no-cache PACKAGES"
  };
}
function dnfCache(run) {
  const fetches = runs(run, DNF, /^(?:install|groupinstall|update|upgrade|makecache)$/);
  const cleans = deletes(run, /\/var\/.*(?:cache|dnf|yum)/) || runs(run, DNF, "clean", /./);
  if (run.hidesCleaning || cleans || !fetches) return null;
  return {
    rule: "dnf-cache",
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: "The metadata of every repository that dnf or yum fetches likely stays in this layer; nothing that runs needs it.",
    cure: "Clean in the same RUN: a later one only hides what is there.",
    dockerfile: "RUN dnf install -y --setopt=install_weak_deps=False PACKAGES && dnf clean all"
  };
}
var UPGRADE = /^(?:upgrade|dist-upgrade|full-upgrade|safe-upgrade)$/;
function upgrade(run) {
  const upgrades = run.commands.some(
    (command) => isCommand(command, APT, UPGRADE) || isCommand(command, /^apk$/, "upgrade") || isWholeUpdate(command)
  );
  if (!upgrades) return null;
  const installs = ["apt", "apk", "dnf"].some((manager) => installsBy(run, manager));
  return {
    rule: "upgrade",
    layer: run.layer,
    ...installs ? unknownUpTo(run.bytes) : about(run.bytes),
    sentence: "An upgrade likely stores again, in this layer, packages whose old files stay below it in the base image.",
    cure: "Build from a newer base image, whose packages are already the new ones.",
    dockerfile: null
  };
}
function isWholeUpdate(command) {
  const verb = command.operands.findIndex((word) => /^(?:update|upgrade)$/.test(word));
  return isManager(command, "dnf") && verb >= 0 && command.operands.length === verb + 1;
}

// src/domain/advice/advice.ts
var MOST_ADVICE = 3;
var RUN_RULES = [
  aptLists,
  recommends,
  compilers,
  debugTools,
  upgrade,
  apkCache,
  dnfCache,
  pipCache,
  npmCache,
  yarnCache,
  devDependencies,
  chmodCopy,
  lateCleanup
];
var IMAGE_RULES = [
  fullBase,
  staleBase,
  unsharedBase,
  recompress,
  secretArgument
];
function adviceFor(subject) {
  const least = leastWorth(bytesOf2(subject.layers));
  const found = [...layerDrafts(subject), ...IMAGE_RULES.map((rule) => rule(subject))];
  const worth = found.filter((draft) => draft !== null).filter(({ atMost }) => atMost >= least);
  return [...worth, ...whereToLook(subject, worth)].filter(({ atMost }) => atMost >= least).toSorted(bySaving).map(({ atMost: _, ...advice }) => advice);
}
function topAdvice(advice) {
  const isSecret2 = ({ rule }) => rule === "secret-argument";
  const rest = advice.filter((each) => !isSecret2(each));
  return [...advice.filter(isSecret2), ...rest].slice(0, MOST_ADVICE);
}
function layerDrafts(subject) {
  const own = ownLayers(subject);
  const environment = subject.environment.join(" ").slice(0, MOST_ENVIRONMENT);
  const runs2 = own.map((layer) => withEnvironment(runOf(layer), environment));
  const unpacked = /* @__PURE__ */ new Set();
  const drafts = own.map((_, at) => {
    const index = own.length - 1 - at;
    const [layer, run] = [own[index], runs2[index]];
    if (layer === void 0) return [];
    const ofRun = run ? RUN_RULES.map((rule) => rule(run, own.slice(0, index))) : [];
    const ofLayer = [...ofRun, copyEverything(layer), copyArchive(layer, unpacked)];
    for (const name of run ? unpackedBy(run) : []) unpacked.add(name);
    return ofLayer;
  });
  return drafts.toReversed().flat();
}
var MOST_ENVIRONMENT = 1e4;
function withEnvironment(run, environment) {
  if (run === null || environment === "") return run;
  return { ...run, text: `${environment} ${run.text}` };
}
function whereToLook(subject, drafts) {
  const draft = oneBigLayer(subject);
  const isExplained = drafts.some(({ layer }) => layer !== null && layer === draft?.layer);
  return draft === null || isExplained ? [] : [draft];
}
function bySaving(a, b) {
  if (a.bytes !== null && b.bytes !== null) return b.bytes - a.bytes;
  if (a.bytes === null && b.bytes === null) return compare(b.atMost, a.atMost);
  return a.bytes === null ? 1 : -1;
}
function compare(a, b) {
  return a === b ? 0 : a - b;
}

export {
  sameContent,
  sameCommand,
  bytesOf,
  isMoved,
  isRecompressed,
  splitGrowth,
  splitLayers,
  alignByParts,
  slimmerVariants,
  adviceFor,
  topAdvice
};
