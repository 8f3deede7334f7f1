import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  PROOFS,
  baseClaims,
  claimOf,
  prefixLength
} from "./chunk-C62OPBFB.js";
import {
  adviseOn,
  alignByParts,
  bytesOf,
  describeLayers,
  isRecompressed,
  sameCommand,
  sameContent,
  slimmerVariants,
  splitGrowth,
  splitLayers
} from "./chunk-E35UIVTQ.js";
import {
  FILES,
  consistent,
  environmentOf,
  instructionOf,
  startCommandsOf,
  stepOf,
  stepsOf,
  withoutBuildArguments
} from "./chunk-S4WMH7M4.js";
import "./chunk-6HITG6CB.js";
import {
  NOTHING_PROVED,
  layersNotIn,
  measure,
  pullBytes,
  totalBytes,
  withBuildpackNames
} from "./chunk-6DNRDSMX.js";
import {
  Malformed,
  Unmeasurable,
  formatPlatform,
  formatReference,
  oneLine,
  parseReference,
  quoted,
  samePlatform,
  withDefaultTag
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/domain/explanation/pull.ts
var UNPACKED_RATIO = {
  none: 1,
  gzip: 2.6,
  zstd: 2.6,
  unknown: 1
};
var UNPACK_RATE = 145e6;
var LAYERS_AT_ONCE = 3;
var CONNECTION_RATE = 8 * 85e6;
function pullCost(change, bitsPerSecond) {
  const bytes = pullBytes(change);
  if (bytes === null || change.head === null) return null;
  const time = (layers) => Math.round(1e3 * (fetchSeconds(layers, bitsPerSecond) + unpackSeconds(layers)));
  return {
    cold: { bytes: bytes.cold, ms: time(change.head.layers) },
    warm: { bytes: bytes.warm, ms: time(layersNotIn(change.head, change.base)) }
  };
}
function fetchSeconds(layers, bitsPerSecond) {
  const sizes = layers.map(({ bytes }) => bytes);
  const all = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const largest = sizes.reduce((most, bytes) => Math.max(most, bytes), 0);
  return Math.max(
    8 * all / Math.min(bitsPerSecond, LAYERS_AT_ONCE * CONNECTION_RATE),
    8 * largest / Math.min(bitsPerSecond, CONNECTION_RATE)
  );
}
function unpackSeconds(layers) {
  const unpacked = layers.map(({ bytes, compression }) => bytes * UNPACKED_RATIO[compression]);
  return unpacked.reduce((sum, bytes) => sum + bytes, 0) / UNPACK_RATE;
}

// src/domain/explanation/contributions.ts
var ZSTD_OF_GZIP = 0.93;
var COMPRESSION_SWING = 0.05;
var FIRST_COMPRESSION_SWING = 0.25;
function contributions(changes, baseImages) {
  const different = changes.filter(isDifferent(changes));
  const compressed = different.filter(isCompressedAnew);
  const contents = different.filter((change) => !isCompressedAnew(change));
  const parts = compressed.length === 0 ? [] : [{ of: "compression", bytes: sumOf(compressed), changes: compressed }];
  const { base: from, head: to } = baseImages;
  if (from.kind === "unknown" || to.kind === "unknown")
    return [...parts, ...contents.map(layerPart)];
  const isInherited = inheritance(changes, baseImages);
  const divided = contents.flatMap((change) => separate(change, isInherited));
  const inherited = divided.filter(isInherited);
  const own = divided.filter((change) => !isInherited(change));
  return [
    ...parts,
    ...inherited.length === 0 ? [] : [{ of: "base-image", bytes: sumOf(inherited), changes: inherited, from, to }],
    ...own.map(layerPart)
  ];
}
function layerPart(change) {
  return { of: "layer", bytes: bytesOf(change), change };
}
function sumOf(changes) {
  return changes.reduce((sum, change) => sum + bytesOf(change), 0);
}
function layersOf(changes, side) {
  return changes.flatMap((change) => change[side] ?? []);
}
function digestsOf(layers) {
  return new Set(layers.map(({ layer }) => layer.digest));
}
function isDifferent(changes) {
  const was = digestsOf(layersOf(changes, "base"));
  const is = digestsOf(layersOf(changes, "head"));
  return ({ base, head }) => {
    if (base === null) return !was.has(head.layer.digest);
    if (head === null) return !is.has(base.layer.digest);
    return base.layer.digest !== head.layer.digest;
  };
}
function isCompressedAnew(change) {
  return isRecompressed(change) || isReencoded(change);
}
function isReencoded({ base, head }) {
  if (base === null || head === null || !sameCommand(base, head)) return false;
  const [from, to] = [base.layer.compression, head.layer.compression];
  if (from === to || from === "unknown" || to === "unknown") return false;
  const swing = from === "none" || to === "none" ? FIRST_COMPRESSION_SWING : COMPRESSION_SWING;
  const expected = base.layer.bytes * expectedRatio(from, to);
  return Math.abs(head.layer.bytes - expected) <= swing * expected;
}
function expectedRatio(from, to) {
  if (from === "gzip" && to === "zstd") return ZSTD_OF_GZIP;
  if (from === "zstd" && to === "gzip") return 1 / ZSTD_OF_GZIP;
  return UNPACKED_RATIO[from] / UNPACKED_RATIO[to];
}
function inheritance(changes, images) {
  const digests = (side) => digestsOf(splitLayers(layersOf(changes, side), images[side])?.baseImage ?? []);
  const [was, is] = [digests("base"), digests("head")];
  return ({ base, head }) => head === null ? was.has(base.layer.digest) : is.has(head.layer.digest);
}
function separate(change, isInherited) {
  const { base, head } = change;
  if (base === null || head === null) return [change];
  const apart = [
    { change: "removed", base, head: null },
    { change: "added", base: null, head }
  ];
  return apart.every(isInherited) || !apart.some(isInherited) ? [change] : apart;
}

// src/domain/explanation/cause.ts
var MOST_LAYERS = 3;
function causeOf(changes, baseImages) {
  const parts = contributions(changes, baseImages);
  if (parts.length === 0) return { kind: "none" };
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const shares = sharesOf(parts, total, baseImages);
  const [first] = parts;
  if (parts.length === 1 && first?.of === "compression") return told(first, shares);
  const moved = largestFirst(parts.filter(({ bytes }) => bytes !== 0 && bytes * total >= 0));
  if (moved.length === 0 || parts.every(isRebuilt)) {
    return { kind: "rebuilt", pullBytes: pulledBytes(changes), totalBytes: total };
  }
  const main = mainOf(moved);
  return main === void 0 ? severalLayers(moved, shares) : told(main, shares);
}
function isRebuilt(part) {
  const changes = part.of === "layer" ? [part.change] : part.changes;
  return changes.every(({ change }) => change === "rebuilt");
}
function pulledBytes(changes) {
  const side = (name) => ({
    layers: layersOf(changes, name).map(({ layer }) => layer)
  });
  return totalBytes(layersNotIn(side("head"), side("base")));
}
function largestFirst(parts) {
  return parts.toSorted((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
}
function mainOf(moved) {
  const whole = moved.reduce((sum, { bytes }) => sum + Math.abs(bytes), 0);
  const [largest] = moved;
  if (largest !== void 0 && 3 * Math.abs(largest.bytes) >= 2 * whole) return largest;
  return moved.some(({ of }) => of === "layer") ? void 0 : largest;
}
function sharesOf(parts, total, { base, head }) {
  const sum = (isIn) => parts.filter(isIn).reduce((bytes, part) => bytes + part.bytes, 0);
  const isKnown = base.kind === "known" && head.kind === "known";
  return {
    totalBytes: total,
    recompressedBytes: sum(({ of }) => of === "compression"),
    baseImageBytes: isKnown ? sum(({ of }) => of === "base-image") : null,
    againstBytes: sum(({ bytes }) => bytes * total < 0)
  };
}
function told(part, shares) {
  switch (part.of) {
    case "layer":
      return { ...shares, kind: "layer", change: part.change, bytes: part.bytes };
    case "base-image":
      return {
        ...shares,
        kind: "base-image",
        baseImageBytes: part.bytes,
        from: part.from,
        to: part.to
      };
    case "compression": {
      const ordered = largestFirst(
        part.changes.map((change) => ({ change, bytes: bytesOf(change) }))
      );
      const main = ordered[0]?.change;
      return {
        ...shares,
        kind: "recompressed",
        from: main?.base?.layer.compression ?? "unknown",
        to: main?.head?.layer.compression ?? "unknown",
        content: part.changes.every(isRecompressed) ? "same" : "rebuilt"
      };
    }
  }
}
function severalLayers(moved, shares) {
  const layers = moved.filter((part) => part.of === "layer").slice(0, MOST_LAYERS);
  return {
    ...shares,
    kind: "layers",
    changes: layers.map(({ change }) => change),
    bytes: layers.reduce((sum, { bytes }) => sum + bytes, 0)
  };
}

// src/domain/explanation/likely-base.ts
function agreedBases(base, head) {
  return { base: agreed(base, head), head: agreed(head, base) };
}
function agreed(side, other) {
  const { kind } = side.base;
  if (kind === "known" || other.base.kind === "unknown") return side.base;
  if (kind === "likely" && side.base.layers <= other.base.layers) return side.base;
  const inherited = splitLayers(other.layers, other.base)?.baseImage ?? [];
  const isBegun = inherited.every((layer, index) => {
    const own = side.layers[index];
    return own !== void 0 && sameContent(layer, own);
  });
  if (inherited.length === 0) return side.base;
  if (!isBegun)
    return kind === "unknown" ? belowSameSteps(side, other, inherited.length) : side.base;
  const { name, layers } = other.base;
  const shownBy = other.base.kind === "likely" ? other.base.shownBy : "history";
  return { kind: "likely", name, layers, shownBy };
}
function belowSameSteps(side, other, inherited) {
  const own = other.layers.slice(inherited);
  const layers = side.layers.length - own.length;
  const [first, theirs] = [side.layers[0], other.layers[0]];
  const isRepeated = [...side.layers, ...other.layers].some(
    ({ position }) => position !== void 0
  );
  const isOther = first !== void 0 && theirs !== void 0 && !sameContent(first, theirs);
  const isEnd = own.every((layer, index) => {
    const same = side.layers[layers + index];
    return same !== void 0 && sameCommand(layer, same);
  });
  return isOther && isEnd && own.length > 0 && layers > 0 && !isRepeated ? { kind: "likely", name: null, layers, shownBy: "history" } : side.base;
}

// src/explain/base-image-finder.ts
var BaseImageFinder = class {
  images;
  isUntrusted;
  asked = /* @__PURE__ */ new Map();
  /** @param options.isUntrusted whether anybody may have made the images: then only what is proved is told. */
  constructor(images, { isUntrusted = false } = {}) {
    this.images = images;
    this.isUntrusted = isUntrusted;
  }
  async find(built) {
    const { config, image, provenance, claimed } = built;
    const claims = [
      ...baseClaims(config, image.annotations ?? {}, provenance),
      ...claimed ? [claimOf(claimed)] : []
    ];
    const gaps = [];
    for (const proof of PROOFS) {
      const tried = claims.filter((claim) => claim.proof === proof);
      const proved = await Promise.all(tried.map((claim) => this.prove(claim, built)));
      const known = proved.filter((base) => base !== null && "kind" in base);
      const [highest] = known.toSorted((a, b) => b.layers - a.layers);
      if (highest !== void 0) return { base: highest, gaps: [] };
      gaps.push(...proved.filter((gap) => gap !== null && "why" in gap));
    }
    if (!this.isUntrusted) return { base: { kind: "unknown" }, gaps };
    return { base: { kind: "unknown" }, gaps: claims.length === 0 ? [] : [NOTHING_PROVED] };
  }
  /** Slimmer variants of a base image, with their real sizes, as far as the registry tells them. */
  async variants(name, built) {
    const measured = slimmerVariants(name).map(async (variant) => {
      const reference = referenceIn(variant, built.reference);
      const found = reference === null ? null : await this.ask(reference, built);
      return isThere(found) ? [{ name: variant, bytes: found.image.bytes }] : [];
    });
    return (await Promise.all(measured)).flat();
  }
  /** By what the name stands for now; and by what was recorded, where the name has moved on. */
  async prove(claim, built) {
    const named = referenceIn(claim.name, built.reference);
    if (named === null) return null;
    const { digest: _, ...byTag } = named;
    const recorded = claim.digest ?? named.digest ?? null;
    const asked = named.tag === void 0 && recorded !== null ? null : await this.ask(byTag, built);
    const now = isThere(asked) ? asked : null;
    const isStill = now !== null && [now.digest, now.image.digest].includes(recorded ?? now.digest);
    const then = isStill || recorded === null ? asked : await this.ask({ ...byTag, digest: recorded }, built);
    if (!isThere(then)) return gapIn(claim, then);
    const layers = await this.sharedLayers(then, built, { claim, byTag });
    if (typeof layers !== "number") return gapIn(claim, layers);
    const movedTo = isStill || now === null ? null : now.digest;
    const { name, proof } = claim;
    return { kind: "known", name, digest: recorded, layers, proof, movedTo };
  }
  async ask(reference, { image, config, deadline }) {
    const platform = image.platform ?? config.platform;
    if (platform === null) return null;
    const key = `${formatReference(reference)} ${formatPlatform(platform)}`;
    return unlessUnread(
      () => deadline.within(() => {
        const known = this.asked.get(key) ?? this.measured(reference, platform);
        this.asked.set(key, known);
        return known;
      })
    );
  }
  async measured(reference, platform) {
    const wanted = (each) => samePlatform(each, platform);
    const measurement = await measure(this.images, withDefaultTag(reference), { wanted });
    if (measurement.kind === "missing") return { unread: "there is no such image", missing: true };
    if (measurement.kind === "unmeasurable") return { unread: measurement.reason, missing: false };
    const image = measurement.images.find((each) => each.platform === null || wanted(each.platform));
    return image === void 0 ? null : { digest: measurement.digest, image };
  }
  /** By digest; else by diffID, which stays the same under another compression, and costs one config. */
  async sharedLayers({ image: base }, { image, config, deadline }, { claim, byTag }) {
    const byDigest2 = prefixLength(stackOf(image), stackOf(base));
    if (byDigest2 !== null || config.diffIds.length === 0) return byDigest2;
    if (claim.proof === "provenance") return null;
    return unlessUnread(async () => {
      const { diffIds } = await deadline.within(() => this.images.config(byTag, base.config));
      return prefixLength(config.diffIds, diffIds);
    });
  }
};
function isThere(answer) {
  return answer !== null && "image" in answer;
}
async function unlessUnread(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Unmeasurable) return { unread: error.message, missing: false };
    throw error;
  }
}
function gapIn({ name, proof }, answer) {
  const isGuess = proof === "provenance" || proof === "candidate";
  if (answer === null || answer.missing && isGuess) return null;
  return { of: "base-image", name, why: answer.unread };
}
function stackOf({ stack, layers }) {
  return stack ?? layers.map(({ digest }) => digest);
}
function referenceIn(name, image) {
  try {
    const reference = parseReference(name);
    if (reference.kind !== "registry") return null;
    const isSameRegistry = image.kind === "registry" && image.registry === reference.registry;
    return isSameRegistry ? reference : { ...reference, isUntrusted: true };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

// src/domain/history/own-shells.ts
var PLAIN = "/bin/sh -c";
var MOST_SHELLS = 20;
function withPlainShells(config) {
  const written = config.history.map(instructionOf).filter((step) => step?.keyword === "SHELL");
  const named = [...written.map((step) => step?.words ?? ""), (config.shell ?? []).join(" ")];
  const shells = [...new Set(named.map(plainWords))].filter((shell) => shell.length > 1);
  if (shells.length === 0) return config;
  const longest = shells.toSorted((a, b) => b.length - a.length).slice(0, MOST_SHELLS);
  const history = config.history.map((entry) => {
    const createdBy = withPlainShell(entry.createdBy, longest);
    return createdBy === entry.createdBy ? entry : { ...entry, createdBy };
  });
  return { ...config, history };
}
function plainWords(words) {
  return words.replace(/[[\]",]/g, " ").replace(/\s+/g, " ").trim();
}
function withPlainShell(createdBy, shells) {
  const run = /^RUN\s+/.exec(createdBy)?.[0] ?? "";
  const words = createdBy.slice(run.length);
  const isBehindArguments = /^\|\d+\s/.test(words);
  for (const shell of shells) {
    const at = isBehindArguments ? words.lastIndexOf(` ${shell} `) + 1 : 0;
    if (isBehindArguments ? at === 0 : !words.startsWith(`${shell} `)) continue;
    return `${run}${words.slice(0, at)}${PLAIN} ${words.slice(at + shell.length + 1)}`;
  }
  return createdBy;
}

// src/domain/history/official-images.ts
var slimBeforeSuite = (version, suite) => joined(version, "slim", suite);
var suiteBeforeSlim = (version, suite) => joined(version, suite, "slim");
var FAMILIES = [
  { name: "python", version: "PYTHON_VERSION", beside: "GPG_KEY", slim: slimBeforeSuite },
  { name: "python", version: "PYTHON_VERSION", beside: "PYTHON_SHA256", slim: slimBeforeSuite },
  { name: "node", version: "NODE_VERSION", beside: "YARN_VERSION", slim: suiteBeforeSlim },
  { name: "ruby", version: "RUBY_VERSION", beside: "RUBY_DOWNLOAD_SHA256", slim: slimBeforeSuite },
  { name: "rust", version: "RUST_VERSION", beside: "RUSTUP_HOME", slim: slimBeforeSuite },
  { name: "golang", version: "GOLANG_VERSION", beside: "GOPATH", slim: null },
  { name: "openjdk", version: "JAVA_VERSION", beside: "JAVA_HOME", slim: slimBeforeSuite },
  { name: "nginx", version: "NGINX_VERSION", beside: "PKG_RELEASE", slim: null },
  { name: "redis", version: "REDIS_VERSION", beside: "REDIS_DOWNLOAD_URL", slim: null },
  { name: "postgres", version: "PG_VERSION", beside: "PG_MAJOR", slim: null }
];
var SUITE = /'(bullseye|bookworm|trixie|forky|buster|stretch)'/;
var FULL = /\b(?:mercurial|subversion)\b/;
function officialName(entries) {
  const environment = entries.filter(({ keyword }) => keyword === "ENV");
  const setTo = (variable) => valueIn(environment, variable);
  const family = FAMILIES.findLast(
    ({ version: version2, beside }) => setTo(version2) !== null && setTo(beside) !== null
  );
  if (family === void 0) return null;
  const [version] = /\d+(?:\.\d+){1,2}/.exec(setTo(family.version) ?? "") ?? [];
  const runs = entries.filter(({ keyword }) => keyword === "RUN").map(({ words }) => words);
  if (version === void 0) return null;
  if (family.name === "openjdk" && runs.some((words) => words.includes("adoptium"))) return null;
  if (entries.some(({ words }) => words.includes("alpine-minirootfs")))
    return `${family.name}:${joined(version, "alpine")}`;
  const suite = entries.flatMap(({ words }) => SUITE.exec(words)?.[1] ?? []).at(0) ?? "";
  const isSlim = family.slim !== null && !runs.some((words) => FULL.test(words));
  const tag = isSlim ? family.slim?.(version, suite) : joined(version, suite);
  return `${family.name}:${tag}`;
}
function setsVersion(read) {
  return read.keyword === "ENV" && FAMILIES.some(({ version }) => valueIn([read], version) !== null);
}
function valueIn(environment, variable) {
  const assigned = new RegExp(String.raw`(?:^|\s)${variable}[= ]["']?([^\s"']{1,80})`);
  return environment.flatMap(({ words }) => assigned.exec(words)?.[1] ?? []).at(-1) ?? null;
}
function joined(...parts) {
  return parts.filter((part) => part !== "").join("-");
}

// src/domain/history/read-entry.ts
var FIRST_TIME = Date.UTC(2e3, 0);
function readEntry(entry) {
  const instruction = instructionOf(entry);
  const time = Date.parse(entry.created ?? "");
  return {
    entry,
    // Behind build arguments a command shows to nobody else.
    keyword: instruction?.keyword ?? stepOf(entry, /* @__PURE__ */ new Map())?.instruction ?? null,
    words: instruction?.words ?? entry.createdBy,
    time: time >= FIRST_TIME ? time : null
  };
}

// src/domain/history/parent-steps.ts
var SAME_BUILD_MS = 10 * 6e4;
var LATER_BUILD_MS = 60 * 6e4;
function likelyParent({ history }, layerCount) {
  const entries = consistent(history, layerCount)?.map(readEntry) ?? [];
  const last = entries.findLastIndex(({ entry }) => !entry.isEmpty);
  const ends = isBuildahs(entries[last]) ? [builtOn(entries)] : [lastFinal, lastForeign, lastOfOneTime, lastOfOfficial].map((endOf) => endOf(entries));
  const end = Math.max(...ends.filter((index) => index < last));
  const parents = entries.slice(0, end + 1);
  const layers = parents.filter(({ entry }) => !entry.isEmpty).length;
  return layers === 0 ? null : { layers, name: officialName(parents) };
}
var NAMED = /^FROM (?!scratch$|[0-9a-f]{12}$|[0-9a-f]{64}$)\S+$/;
function isBuildahs(read) {
  return /^FROM \S+$/.test(read?.entry.comment.trim() ?? "");
}
function builtOn(entries) {
  const first = entries.findLastIndex(({ entry }) => NAMED.test(entry.comment.trim()));
  return first < 0 ? -1 : entries.slice(0, first).findLastIndex(({ entry }) => !entry.isEmpty);
}
function lastFinal(entries) {
  return entries.findLastIndex(({ keyword, time }, index) => {
    if (keyword !== "CMD" && keyword !== "ENTRYPOINT") return false;
    const next = entries.slice(index + 1).find(({ entry }) => !entry.isEmpty);
    if (next === void 0) return false;
    return time === null || next.time === null || Math.abs(next.time - time) > SAME_BUILD_MS;
  });
}
function lastForeign(entries) {
  const first = entries.findIndex(({ entry }) => !entry.isEmpty);
  return Math.max(
    entries.findLastIndex(({ entry, keyword }) => !entry.isEmpty && keyword === null),
    isRootfs(entries[first]) ? first : -1
  );
}
var ROOTFS = /^(?:--\S+ )*(?:… \/|\S*(?:rootfs|minirootfs|debuerreotype|-base-|-container-|-cloudimg)\S*(?:\s\S+)? \/\S*|\/?rootfs\/? \/)\s*$/i;
function isRootfs(read) {
  return (read?.keyword === "ADD" || read?.keyword === "COPY") && ROOTFS.test(read.words);
}
var WHOLE_SECONDS = /:\d\d(?:Z|[+-]\d\d:\d\d)$/;
function lastOfOneTime(entries) {
  return entries.findLastIndex(({ entry, time }, index) => {
    const { created = "" } = entry;
    if (time === null || !WHOLE_SECONDS.test(created)) return false;
    if (entries[index + 1]?.entry.created === created) return false;
    const other = entries.slice(0, index + 1).findLastIndex((each) => each.entry.created !== entry.created);
    const same = entries.slice(other + 1, index + 1);
    return same.filter((each) => !each.entry.isEmpty).length > 1 && index < entries.length - 1;
  });
}
function lastOfOfficial(entries) {
  const named = officialName(entries) === null ? -1 : entries.findIndex(setsVersion);
  if (named < 0) return -1;
  const pause = entries.slice(named).findIndex(({ time }, index, all) => {
    const next = all[index + 1]?.time ?? null;
    return time !== null && next !== null && next - time >= LATER_BUILD_MS;
  });
  return pause < 0 ? -1 : named + pause;
}

// src/domain/dockerfile/signed.ts
var NONE = /* @__PURE__ */ new Map();
function isSigned(read, instruction) {
  const { keyword } = instruction;
  if (read.keyword !== keyword) return false;
  if (keyword === "RUN")
    return isSameCommand(commandIn(read), instruction.words) || withShell(read.entry.createdBy, instruction) !== null;
  if (keyword === "COPY" || keyword === "ADD") return isSameCopy(read.words, instruction.words);
  if (keyword === "WORKDIR") return isFolderIn(read.words, instruction.words);
  return keyword !== "CMD" && keyword !== "ENTRYPOINT" ? true : plain(exec(read.words)) === plain(exec(instruction.words));
}
function commandIn({ entry, words }) {
  const signed = entry.createdBy.replace(/\s# buildkit(?::\S+)?\s*$/, "").trim();
  return withoutBuildArguments(signed, NONE)?.text ?? words;
}
function withShell(createdBy, { words }) {
  const written = words.trimStart().replace(FLAGS, "");
  const signed = plain(createdBy.replace(/\s# buildkit(?::\S+)?\s*$/, ""));
  const command = plain(exec(written));
  if (!written.startsWith("[") || !/^(?:RUN )?\|\d+ /.test(signed)) return null;
  if (command === "" || !signed.endsWith(` ${command}`)) return null;
  return `${signed.slice(0, -command.length)}/bin/sh -c ${command}`;
}
var FLAGS = /^(?:--[a-z]+(?:=\S*)?\s+)+/;
function isSameCommand(signed, written) {
  const [command, own] = [signed, written].map(
    (words) => plain(exec(words.trimStart().replace(FLAGS, "")))
  );
  if (command === void 0 || own === void 0 || own === "") return false;
  if (command === own || command === plain(scriptOf(written))) return true;
  if (!command.endsWith(` ${own}`)) return false;
  return /(?:^…|\s-\w*c|\s-Command|\s\/c)$/i.test(command.slice(0, -own.length - 1));
}
function scriptOf(written) {
  const [, script] = /^(?:--\S+\s+)*<<-?["']?\w+["']?[ \t]*\n([\s\S]*)\n[ \t]*\w+\s*$/.exec(written) ?? [];
  return script ?? written;
}
function exec(words) {
  if (!words.trimStart().startsWith("[")) return words;
  try {
    const list = JSON.parse(words);
    return Array.isArray(list) ? list.join(" ") : words;
  } catch {
    return words.replace(/^\s*\[|\]\s*$|"/g, "").replace(/,/g, " ");
  }
}
function plain(words) {
  return words.replace(/[\s]+/g, " ").trim();
}
function isSameCopy(signed, written) {
  const [theirs, own] = [pathsIn(signed), pathsIn(written)];
  const [target, ownTarget] = [theirs.at(-1), own.at(-1)];
  if (target === void 0 || ownTarget === void 0 || own.length < 2) return false;
  if (!isSamePath(target, ownTarget)) return false;
  if (theirs.length < 2 || theirs[0] === "\u2026") return true;
  return theirs.length === own.length && theirs.every((path, index) => isSamePath(path, own[index] ?? ""));
}
var MOST_PATHS = 200;
function pathsIn(words) {
  const [first = ""] = words.split("\n", 1);
  const list = first.replace(FLAGS, "").trim();
  const paths = list.startsWith("[") ? exec(list) : list;
  return paths.split(/\s+/).filter((path) => path !== "" && !path.startsWith("--")).slice(0, MOST_PATHS).map((path) => path.replace(/^<<-?["']?(\w+)["']?$/, "<<$1").replace(/^["']|["']$/g, ""));
}
function isSamePath(signed, written) {
  const [path, own] = [signed, written].map(
    (each) => each.replace(/(?<=.)\/+$/, "").replace(/^\.\/(?=.)/, "")
  );
  return path === own || isFilledIn(path ?? "", own ?? "");
}
function isFolderIn(signed, written) {
  const [folder, own] = [plain(signed), plain(written).replace(/^["']|["']$/g, "")];
  return isSamePath(folder, own) || !own.startsWith("/") && isSamePath(folder.slice(-own.length), own);
}
function isFilledIn(text, written) {
  const [first = "", ...others] = written.split(/\$(?:\w+|\{[^}]*\})/);
  if (others.length === 0 || !text.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of others.entries()) {
    const isLast = index === others.length - 1;
    const found = isLast ? text.length - part.length : text.indexOf(part, at);
    if (found < at || !text.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return true;
}

// src/domain/dockerfile/match.ts
function matchDockerfile({ history }, layerCount, stage) {
  const entries = consistent(history, layerCount)?.map(readEntry) ?? [];
  if (entries.length === 0) return { missing: null };
  const steps = allSteps(entries, stage.instructions);
  const found = "missing" in steps ? singleSnapshot(entries, stage.instructions) ?? steps : steps;
  if ("missing" in found) return found;
  const { first, instructions, untold } = found;
  const parentLayers = entries.slice(0, first).filter(({ entry }) => !entry.isEmpty).length;
  return { parentLayers, instructions, untold };
}
function allSteps(entries, written) {
  const signed = entries.flatMap(({ keyword }, index) => FILES.has(keyword ?? "") ? index : []);
  const instructions = /* @__PURE__ */ new Map();
  for (const step of written.filter(({ keyword }) => FILES.has(keyword)).toReversed()) {
    const at = signed.pop();
    const read = at === void 0 ? void 0 : entries[at];
    if (at === void 0 || read === void 0 || !isSigned(read, step)) return { missing: step };
    instructions.set(at, step);
  }
  const hasFiles = instructions.size > 0;
  const first = withOthers(entries, written, instructions);
  const isWhole = instructions.size === written.length && written.length > 0;
  if (hasFiles || isWhole && first + written.length === entries.length)
    return { first, instructions, untold: [] };
  return { missing: written.find((each) => ![...instructions.values()].includes(each)) ?? null };
}
function withOthers(entries, written, matched) {
  const places = new Map([...matched].map(([at2, instruction]) => [instruction, at2]));
  let [at, first] = [entries.length - 1, entries.length];
  for (const instruction of written.toReversed()) {
    const place = places.get(instruction) ?? lastSigned(entries, at, { instruction, matched });
    if (place === null) continue;
    matched.set(place, instruction);
    first = place;
    at = place - 1;
  }
  return first;
}
function lastSigned(entries, from, {
  instruction,
  matched
}) {
  for (let at = from; at >= 0 && !matched.has(at); at--) {
    const read = entries[at];
    if (read === void 0 || FILES.has(read.keyword ?? "")) return null;
    if (isSigned(read, instruction)) return at;
    if (!read.entry.isEmpty) return null;
  }
  return null;
}
function singleSnapshot(entries, written) {
  const [read, instruction] = [entries.at(-1), written.at(-1)];
  const below = entries.slice(0, -1).findLastIndex(({ entry }) => !entry.isEmpty);
  const isTold = entries.slice(below + 1).some(({ keyword }) => FILES.has(keyword ?? ""));
  if (isTold) return null;
  const untold = written.filter(({ keyword }) => FILES.has(keyword));
  if (read === void 0 || instruction === void 0 || untold.length === 0) return null;
  if (read.entry.isEmpty || FILES.has(instruction.keyword) || !isSigned(read, instruction))
    return null;
  const first = entries.length - 1;
  return { first, instructions: /* @__PURE__ */ new Map([[first, instruction]]), untold };
}
function toldHistory({ history }, { instructions }) {
  return history.map((entry, index) => {
    const instruction = instructions.get(index);
    const createdBy = instruction && withShell(entry.createdBy, instruction);
    return createdBy ? { ...entry, createdBy } : entry;
  });
}
function placedHistory(config, match, file) {
  const own = toldHistory(config, match).map((entry, index) => {
    const instruction = match.instructions.get(index);
    return instruction === void 0 ? entry : { ...entry, place: { file, line: instruction.line } };
  });
  const hidden = match.untold.map(({ keyword, words, line }) => ({
    createdBy: `${keyword} ${words}`,
    comment: "",
    isEmpty: true,
    place: { file, line }
  }));
  return [...own.slice(0, -1), ...hidden, ...own.slice(-1)];
}

// src/domain/dockerfile/mismatch.ts
var LENGTH = 60;
function mismatchWords({ missing }) {
  if (missing === null) return "the image has no history that it could be compared with";
  const { keyword, words, line } = missing;
  return `it does not match the image, whose history has no \u201C${oneLine(`${keyword} ${words}`, LENGTH)}\u201D of line ${line} in its place`;
}

// src/domain/dockerfile/variables.ts
var LONGEST = 1e3;
var DEEPEST = 8;
function expanded(word, variables, depth = 0) {
  if (word.length > LONGEST || depth > DEEPEST) return null;
  let text = "";
  for (let at = 0; at < word.length; ) {
    const [whole, name = ""] = /^\$(\w+)/.exec(word.slice(at)) ?? [];
    const end = word.startsWith("${", at) ? closing(word, at) : -1;
    let value = word[at] ?? "";
    let length = 1;
    if (whole !== void 0) {
      value = variables.get(name) ?? null;
      length = whole.length;
    } else if (end > 0) {
      value = substituted(word.slice(at + 2, end), variables, depth);
      length = end + 1 - at;
    } else if (word[at] === "\\") {
      value = word[at + 1] ?? "";
      length = 2;
    } else if (/["']/.test(value)) value = "";
    if (value === null || text.length + value.length > LONGEST) return null;
    text += value;
    at += length;
  }
  return text;
}
function closing(word, start) {
  let open = 0;
  for (let at = start; at < word.length; at++) {
    if (word[at] === "{") open++;
    else if (word[at] === "}" && --open === 0) return at;
  }
  return -1;
}
function substituted(inner, variables, depth) {
  const [whole = "", name = "", modifier = ""] = /^(\w+)(:?[-+])?/.exec(inner) ?? [];
  if (modifier === "" && whole !== inner) return null;
  const known = variables.get(name);
  const isSet = typeof known === "string" && (known !== "" || !modifier.startsWith(":"));
  if (modifier === "") return known ?? null;
  const other = () => expanded(inner.slice(whole.length), variables, depth + 1);
  if (modifier.endsWith("+")) return isSet ? other() : "";
  return isSet ? known ?? null : other();
}

// src/domain/dockerfile/dockerfile.ts
var MOST_STAGES_NAMED = 10;
function builtStage({ args, stages }, {
  file,
  target,
  platform
}) {
  const variables = new Map(ofPlatform(platform));
  for (const { name, value } of args) {
    variables.set(name, value === null ? null : expanded(value, variables));
  }
  const chain = chainOf(stages, indexOf(stages, target), variables);
  const [lowest] = chain;
  const from = lowest === void 0 ? null : expanded(lowest.from, variables);
  return {
    file,
    from: from === "scratch" || from === "" ? null : from,
    fromLine: lowest?.line ?? 1,
    instructions: chain.flatMap((stage, index) => [
      ...triggersOf(chain[index - 1]),
      ...stage.instructions
    ])
  };
}
function ofPlatform(platform) {
  if (platform === null) return [];
  const { os, architecture, variant = "" } = platform;
  return [
    ["TARGETOS", os],
    ["TARGETARCH", architecture],
    ["TARGETVARIANT", variant],
    ["TARGETPLATFORM", [os, architecture, variant].filter((part) => part !== "").join("/")]
  ];
}
function indexOf(stages, target) {
  if (target === void 0) return stages.length - 1;
  const named = stages.findLastIndex(({ name }) => name?.toLowerCase() === target.toLowerCase());
  const index = named < 0 && /^\d+$/.test(target) ? Number(target) : named;
  if (stages[index] !== void 0) return index;
  const names = stages.flatMap(({ name }) => name ?? []).slice(0, MOST_STAGES_NAMED);
  const others = names.length === 0 ? "its stages have no names" : `it has ${names.map(quoted).join(", ")}`;
  throw new Malformed(`it has no stage ${quoted(target)}; ${others}`);
}
function chainOf(stages, top, variables) {
  const chain = [];
  for (let index = top; index >= 0; ) {
    const stage = stages[index];
    if (stage === void 0) break;
    chain.unshift(stage);
    const from = expanded(stage.from, variables)?.toLowerCase();
    index = stages.slice(0, index).findLastIndex(({ name }) => name?.toLowerCase() === from);
  }
  return chain;
}
function triggersOf(stage) {
  const triggers = stage?.instructions.filter(({ keyword }) => keyword === "ONBUILD") ?? [];
  return triggers.flatMap(({ words, line }) => {
    const [, keyword, rest] = /^([a-z]+)\s+([\s\S]*)$/i.exec(words) ?? [];
    return keyword === void 0 || rest === void 0 ? [] : [{ keyword: keyword.toUpperCase(), words: rest, line }];
  });
}

// src/explain/dockerfile.ts
async function loadDockerfile({ path, target, read }, deadline) {
  const named = { path, ...target === void 0 ? {} : { target } };
  try {
    const text = await deadline.within(read);
    const { parseDockerfile } = await import("./parse-RNU4AEIC.js");
    return { ...named, dockerfile: parseDockerfile(text) };
  } catch (error) {
    if (error instanceof Malformed || error instanceof Unmeasurable)
      return { ...named, why: error.message };
    throw error;
  }
}
function stageFor(loaded, platform) {
  const { path: file, target } = loaded;
  const gap = (why) => ({ of: "dockerfile", name: file, why });
  if ("why" in loaded) return { stage: void 0, gaps: [gap(loaded.why)] };
  try {
    return { stage: builtStage(loaded.dockerfile, { file, target, platform }), gaps: [] };
  } catch (error) {
    if (error instanceof Malformed) return { stage: void 0, gaps: [gap(error.message)] };
    throw error;
  }
}

// src/explain/dockerfile-source.ts
async function sourceOf({ image, dockerfile }, config) {
  const unknown = { kind: "unknown" };
  const loaded = await dockerfile;
  if (loaded === void 0) return { config, stage: void 0, parent: unknown, gaps: [] };
  const { stage, gaps } = stageFor(loaded, image.platform ?? config.platform);
  if (stage === void 0) return { config, stage, parent: unknown, gaps };
  const match = matchDockerfile(config, countOf(image), stage);
  if ("missing" in match) {
    const gap = { of: "dockerfile", name: stage.file, why: mismatchWords(match) };
    return { config, stage: void 0, parent: unknown, gaps: [gap] };
  }
  const history = placedHistory(config, match, stage.file);
  return { config: { ...config, history }, stage, parent: parentBy(match, stage.from), gaps };
}
async function likeHead({ image, claimed }, config) {
  const stage = await claimed;
  if (!stage) return { config, stage: void 0, parent: { kind: "unknown" }, gaps: [] };
  const match = matchDockerfile(config, countOf(image), stage);
  if ("missing" in match) {
    return {
      config,
      stage: void 0,
      candidate: stage.from,
      parent: { kind: "unknown" },
      gaps: []
    };
  }
  const told2 = { ...config, history: toldHistory(config, match) };
  return {
    config: told2,
    stage: void 0,
    candidate: stage.from,
    parent: parentBy(match, null),
    gaps: []
  };
}
function parentBy({ parentLayers: layers }, name) {
  return layers === 0 ? { kind: "unknown" } : { kind: "likely", name, layers, shownBy: "dockerfile" };
}
async function byOwnVersion({ image, ownDockerfile }, config) {
  const dockerfile = ownDockerfile?.();
  const { stage, parent, ...own } = await sourceOf({ image, dockerfile }, config);
  if (stage === void 0) return null;
  const history = own.config.history.map(({ place: _, ...entry }) => entry);
  const base = { ...own.config, history };
  return { config: base, stage: void 0, candidate: stage.from, parent, gaps: [] };
}
function countOf({ stack, layers }) {
  return stack?.length ?? layers.length;
}

// src/explain/explanation-deadline.ts
var IMAGE_MS = 1e4;
var COMPUTED_MS = 5e3;
var RUN_MS = 6e4;
var TIMER = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  }
};
var ExplanationDeadlines = class {
  timer;
  /** How long the run has waited for what never came, and until when that is counted. */
  waitedInVain = 0;
  countedUntil = Number.NEGATIVE_INFINITY;
  constructor(timer = TIMER) {
    this.timer = timer;
  }
  /** The time of one image, all that is asked for it together. It runs from now on. */
  start() {
    const began = this.timer.now();
    return {
      within: (ask) => this.within(ask, began),
      leavesTime: () => this.timer.now() < began + IMAGE_MS + COMPUTED_MS
    };
  }
  async within(ask, began) {
    if (this.waitedInVain >= RUN_MS) {
      throw tooLate(`not asked: this run has waited ${RUN_MS / 1e3} s in vain to explain images`);
    }
    const left = began + IMAGE_MS - this.timer.now();
    if (left <= 0) throw tooLate(OUT_OF_TIME);
    const asked = this.timer.now();
    const { promise, resolve, reject } = Promise.withResolvers();
    const cancel = this.timer.after(left, () => {
      this.countInVain(asked);
      reject(tooLate(OUT_OF_TIME));
    });
    try {
      ask().then(resolve, reject);
      return await promise;
    } finally {
      cancel();
    }
  }
  /** What several images wait for at once is waited for once. */
  countInVain(since) {
    const now = this.timer.now();
    this.waitedInVain += now - Math.max(since, this.countedUntil);
    this.countedUntil = now;
  }
};
var OUT_OF_TIME = `not within the ${IMAGE_MS / 1e3} s that explaining an image may take`;
function tooLate(reason) {
  return new Unmeasurable(reason, "Run it again.");
}

// src/explain/read-or-gap.ts
async function readOrGap(what, ask) {
  try {
    return { value: await ask(), gaps: [] };
  } catch (error) {
    if (error instanceof Unmeasurable)
      return { value: void 0, gaps: [{ ...what, why: error.message }] };
    throw error;
  }
}

// src/explain/described-image.ts
var NOTHING = {
  layers: [],
  base: { kind: "unknown" },
  environment: [],
  startCommands: [],
  places: /* @__PURE__ */ new Map(),
  variants: [],
  gaps: []
};
function byDigest({ image, reference }) {
  const gap = { of: "config", name: formatReference(reference), why: OUT_OF_TIME };
  return { ...NOTHING, layers: describeLayers(image, null, []), gaps: [gap] };
}
async function describeImage(subject, images) {
  try {
    return await lookedInto(subject, images);
  } finally {
    subject.claim?.(null);
  }
}
async function lookedInto(subject, images) {
  const { image, reference, deadline } = subject;
  const name = formatReference(reference);
  const { value, gaps } = await readOrGap(
    { of: "config", name },
    () => deadline.within(() => images.config(reference, image.config))
  );
  const config = value && withPlainShells(value);
  if (config === void 0) return { ...NOTHING, layers: describeLayers(image, null, []), gaps };
  const [provenance, source] = await Promise.all([
    provenanceOf(subject, images),
    subject.claimed === void 0 ? sourceOf(subject, config) : likeHead(subject, config)
  ]);
  const found = await described(subject, source, provenance);
  if (found.base.kind === "known" || source.candidate === void 0) return found;
  const own = await byOwnVersion(subject, config);
  return own === null ? found : described(subject, own, provenance);
}
async function described(subject, { config, stage, candidate = null, parent, gaps }, provenance) {
  const { image, reference, deadline, finder, isDeep } = subject;
  subject.claim?.(stage ?? null);
  const claimed = stage?.from ?? candidate;
  const built = { reference, image, config, provenance: provenance.value, deadline, claimed };
  const { base: proved, gaps: all } = await finder.find(built);
  const unread = all.filter(({ name }) => name !== candidate);
  const likely = parent.kind === "unknown" ? byHistory(config, countOf(image)) : parent;
  const base = proved.kind === "unknown" ? likely : proved;
  const steps = withBuildpackNames(stepsOf(config, countOf(image)), config);
  const layers = describeLayers(image, config, steps);
  return {
    layers,
    base,
    environment: environmentOf(config),
    startCommands: startCommandsOf(config),
    places: placesOf(layers, base, { stage, provenance: provenance.value }),
    variants: isDeep ? await variantsOf(base, built, finder) : [],
    gaps: [...gaps, ...provenance.gaps, ...unread]
  };
}
async function provenanceOf({ image: { attestation }, reference, isDeep, deadline }, images) {
  if (!isDeep || attestation === void 0) return { value: void 0, gaps: [] };
  return readOrGap(
    { of: "provenance", name: formatReference(reference) },
    () => deadline.within(() => images.provenance(reference, attestation))
  );
}
function byHistory(config, layerCount) {
  const parent = likelyParent(config, layerCount);
  return parent === null ? { kind: "unknown" } : { kind: "likely", ...parent, shownBy: "history" };
}
function placesOf(layers, base, { stage, provenance }) {
  const places = new Map(provenance?.places);
  const tell = (described2, place = described2?.step?.place) => {
    if (described2 === void 0 || place === void 0) return;
    if (!places.has(described2.layer.digest)) places.set(described2.layer.digest, place);
  };
  for (const described2 of layers) tell(described2, placeIn(described2));
  if (stage !== void 0 && base.kind !== "unknown") {
    const last = layers.findLast(({ position }, index) => (position ?? index) < base.layers);
    tell(last, { file: stage.file, line: stage.fromLine });
  }
  return places;
}
function placeIn({ step }) {
  return step?.place ?? step?.merged?.steps.find(({ place }) => place !== void 0)?.place;
}
async function variantsOf(base, built, finder) {
  const isGuess = base.kind === "likely" && finder.isUntrusted;
  if (base.kind === "unknown" || base.name === null || isGuess) return [];
  return finder.variants(base.name, built);
}

// src/explain/explainer.ts
var Explainer = class {
  images;
  finder;
  /** One of its own: nothing that was asked for with a login is lent to it. */
  untrustedFinder;
  bandwidth;
  deadlines;
  constructor(images, { anonymous, bandwidth, timer }) {
    this.images = images;
    this.finder = new BaseImageFinder(images);
    this.untrustedFinder = anonymous && new BaseImageFinder(anonymous, { isUntrusted: true });
    this.bandwidth = bandwidth;
    this.deadlines = new ExplanationDeadlines(timer);
  }
  /** @returns null where the head has no image. */
  explain = async (change, references, options) => {
    const { isDeep, isUntrusted, source, baseSource } = options;
    const { head, base } = change;
    if (head === null) return null;
    const deadline = this.deadlines.start();
    const dockerfile = source && loadDockerfile(source, deadline);
    dockerfile?.catch(() => void 0);
    const subjectOf = (image, reference, which) => ({
      image,
      reference,
      isDeep,
      deadline,
      finder: this.finderFor(isUntrusted[which])
    });
    const { promise: claimed, resolve } = Promise.withResolvers();
    const claim = (stage) => resolve(stage && isUntrusted.head ? { ...stage, from: null } : stage);
    const subjects = {
      base: base && references.base && {
        ...subjectOf(base, references.base, "base"),
        claimed,
        // One request more, for whom the head's own tells too little.
        ownDockerfile: baseSource && (() => loadDockerfile(baseSource, deadline))
      },
      head: { ...subjectOf(head, references.head, "head"), dockerfile, claim }
    };
    const described2 = await this.describeBoth(subjects);
    const { base: before, head: after } = deadline.leavesTime() ? described2 : byDigests(subjects);
    const baseImages = agreedBases(before, after);
    const layers = alignByParts(before.layers, after.layers, baseImages);
    const pull = pullCost(change, this.bandwidth);
    if (pull === null) return null;
    const { places, gaps, ...of } = after;
    const subject = { ...of, base: baseImages.head, unshared: null };
    const explanation = {
      references,
      layers,
      baseImages,
      split: base === null ? null : splitGrowth(before.layers, after.layers, baseImages),
      cause: base === null ? null : causeOf(layers, baseImages),
      pull,
      gaps: [...gaps, ...before.gaps],
      places
    };
    return { ...explanation, ...adviseOn(subject, explanation) };
  };
  finderFor(isUntrusted) {
    const finder = isUntrusted ? this.untrustedFinder : this.finder;
    if (finder === void 0) throw new TypeError("untrusted images have no source of their own");
    return finder;
  }
  async describeBoth({
    base,
    head
  }) {
    const [before, after] = await Promise.all([
      base === null ? NOTHING : describeImage(base, this.images),
      describeImage(head, this.images)
    ]);
    return { base: before, head: after };
  }
};
function byDigests({ base, head }) {
  return { base: base === null ? NOTHING : byDigest(base), head: byDigest(head) };
}
export {
  Explainer
};
