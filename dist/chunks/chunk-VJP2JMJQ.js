import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };

// src/domain/problem.ts
var Malformed = class extends Error {
  name = "Malformed";
};
var QUOTED_LENGTH = 200;
function shortened(text) {
  return text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}\u2026` : text;
}
function quoted(text) {
  return JSON.stringify(shortened(text));
}
var Unmeasurable = class extends Error {
  name = "Unmeasurable";
  cure;
  constructor(reason, cure, options) {
    super(reason, options);
    this.cure = cure;
  }
};
var NoManifest = class extends Unmeasurable {
  name = "NoManifest";
};
var JUDGE_OTHERS = "list the platforms that are to be judged under platforms.";
var UsageError = class extends Error {
  name = "UsageError";
};

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
  const units = Array.from({ length: character.length }, (_, at2) => character.charCodeAt(at2));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
function plural(count2, one, many = `${one}s`) {
  return `${grouped(String(count2))} ${count2 === 1 ? one : many}`;
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

// src/domain/digest.ts
var DIGEST = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function isDigest(text) {
  return DIGEST.test(text);
}
function shortDigest(digest) {
  const [algorithm, hex] = digest.split(":");
  return `${algorithm}:${hex?.slice(0, 12)}`;
}

// src/domain/pasted.ts
function whatToLeaveOut(text) {
  const page = hubPage(text) ?? otherPage(text);
  if (page !== void 0) return `that is a page about it: write ${page}`;
  if (/^\s*(?:file:\/\/|\.{0,2}\/)/.test(text)) {
    return "a file is named with what it is: oci:DIR, oci-archive:FILE or docker-archive:FILE";
  }
  const [scheme, name = ""] = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(text) ?? [];
  if (scheme !== void 0) return schemeWords(scheme.trim(), name.toLowerCase(), text);
  const store = STORES.find((each) => text.startsWith(`${each}:`));
  if (store === void 0) return void 0;
  return `images of ${store} cannot be read here: push it, or save it and name the file, as in docker-archive:FILE.tar`;
}
function whatIsNoReference(text) {
  if (/\$[a-z_{(]/i.test(text)) {
    return "no variable is filled in here: write the registry and the repository out";
  }
  if (/[{}]/.test(text)) {
    return "placeholders stand in head and base: write the repository out, without a tag";
  }
  if (/[<>]/.test(text)) return 'put the name itself where "<" and ">" stand';
  if (/^\s*(?:docker|podman|nerdctl|crane|skopeo)\s/.test(text)) {
    return "write the image alone, without the command";
  }
  if (/\s/.test(text)) return "it holds a blank";
  return /[^/]\/[^/]+\/$/.test(text) ? 'leave out the "/" at its end' : void 0;
}
var STORES = ["docker-daemon", "containers-storage"];
function hubPage(text) {
  const [, official, others] = /^\s*(?:https?:\/\/)?hub\.docker\.com\/(?:_\/([\w.-]+)|r\/([\w.-]+\/[\w.-]+))/i.exec(text) ?? [];
  const repository = official === void 0 ? others : `library/${official}`;
  return repository && `docker.io/${repository}`;
}
var PAGES = [
  [
    /^github\.com\/([\w.-]+)\/[\w.-]+\/pkgs\/container\/([\w.%/-]+)/i,
    (owner = "", name = "") => `ghcr.io/${owner.toLowerCase()}/${name.replace(/%2f/gi, "/")}`
  ],
  [
    /^github\.com\/(?:orgs|users)\/([\w.-]+)\/packages\/container\/(?:package\/)?([\w.%-]+)/i,
    (owner = "", name = "") => `ghcr.io/${owner.toLowerCase()}/${name.replace(/%2f/gi, "/")}`
  ],
  [/^quay\.io\/repository\/([\w.-]+\/[\w.-]+)/i, (name) => `quay.io/${name}`],
  [/^gallery\.ecr\.aws\/([\w.-]+\/[\w./-]+)/i, (name) => `public.ecr.aws/${name}`],
  [/^([\w.:-]+)\/v2\/([\w./-]+)\/manifests\//i, (host, name) => `${host}/${name}`]
];
function otherPage(text) {
  const [, rest2 = ""] = /^\s*https?:\/\/(.*?)\/*\s*$/i.exec(text) ?? [];
  for (const [address, nameOf2] of PAGES) {
    const [whole, ...parts] = address.exec(rest2) ?? [];
    if (whole !== void 0) return nameOf2(...parts);
  }
  return void 0;
}
function schemeWords(scheme, name, text) {
  const rest2 = text.trim().slice(scheme.length).replace(/\/+$/, "").replace(/^[^/@]*@/, "");
  if (name.endsWith("-archive")) return `a path follows "${name}:" at once: ${name}:${rest2}`;
  const directory = name === "oci" ? "; a directory is written oci:DIR" : "";
  return `leave out "${scheme}"${rest2 === "" ? "" : `: ${rest2}`}${directory}`;
}

// src/domain/reference.ts
var TRANSPORTS = ["oci", "oci-archive", "docker-archive"];
var COMPONENT = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
var HOST = new RegExp(`^(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
var PATH_COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
var REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
var TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
var MAX_REPOSITORY_LENGTH = 255;
function parseReference(text) {
  const pasted = whatToLeaveOut(text);
  if (pasted !== void 0) throw malformed(text, pasted);
  return parseLayout(text) ?? parseRegistryReference(text);
}
function parseLayout(text) {
  const transport = TRANSPORTS.find((name2) => text.startsWith(`${name2}:`));
  if (transport === void 0) return void 0;
  const rest2 = text.slice(transport.length + 1);
  const colon = rest2.indexOf(":");
  const path = colon < 0 ? rest2 : rest2.slice(0, colon);
  const name = colon < 0 ? "" : rest2.slice(colon + 1);
  if (path === "") throw malformed(text, `a path has to follow "${transport}:"`);
  return { kind: "layout", transport, path, ...name === "" ? {} : { name } };
}
function parseRegistryReference(text) {
  const pasted = whatIsNoReference(text);
  if (pasted !== void 0) throw malformed(text, pasted);
  if (/^(?:sha256:)?[a-f0-9]{64}$/.test(text)) {
    throw malformed(text, "it is a bare image id; put the repository in front, as in NAME@sha256:\u2026");
  }
  const [beforeDigest = "", digest] = splitOnce(text, "@");
  if (digest !== void 0 && !isDigest(digest)) {
    throw malformed(
      text,
      'what follows "@" has to be sha256: with 64, or sha512: with 128, lower-case hex digits'
    );
  }
  const { registry, rest: rest2 } = splitRegistry(beforeDigest);
  const [path = "", tag] = splitOnce(rest2, ":");
  if (!HOST.test(registry)) {
    throw malformed(text, `${quoted(registry)} is not a registry's host[:port]`);
  }
  const repository = registry === DOCKER_HUB && !path.includes("/") ? `library/${path}` : path;
  if (path === "") throw malformed(text, "it names no repository");
  if (!REPOSITORY.test(repository)) {
    throw malformed(text, `the repository ${quoted(path)} ${repositoryRule(path)}`);
  }
  if (repository.length > MAX_REPOSITORY_LENGTH) {
    throw malformed(text, `the repository is longer than ${MAX_REPOSITORY_LENGTH} characters`);
  }
  if (tag !== void 0 && !isTag(tag)) {
    throw malformed(
      text,
      `the tag ${quoted(tag)} may hold letters, digits, "_", "." and "-", not start with "." or "-", and be 128 long at most`
    );
  }
  return {
    kind: "registry",
    registry,
    repository,
    ...tag === void 0 ? {} : { tag },
    ...digest === void 0 ? {} : { digest }
  };
}
var DOCKER_HUB = "docker.io";
function splitRegistry(name) {
  const [first = "", rest2] = splitOnce(name, "/");
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (rest2 === void 0 || !isHost) return { registry: DOCKER_HUB, rest: name };
  const isDockerHub = first === "index.docker.io" || first === "registry-1.docker.io";
  return { registry: isDockerHub ? DOCKER_HUB : first, rest: rest2 };
}
function isTag(text) {
  return TAG.test(text);
}
function withDefaultTag(reference) {
  if (reference.kind === "layout" || reference.tag !== void 0 || reference.digest !== void 0) {
    return reference;
  }
  return { ...reference, tag: "latest" };
}
function formatReference(reference) {
  if (reference.kind === "layout") {
    const name = reference.name === void 0 ? "" : `:${reference.name}`;
    return `${reference.transport}:${reference.path}${name}`;
  }
  const tag = reference.tag === void 0 ? "" : `:${reference.tag}`;
  const digest = reference.digest === void 0 ? "" : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
function sameRepository(a, b) {
  if (a.kind === "layout" || b.kind === "layout") return false;
  return hostOf(a) === hostOf(b) && a.repository === b.repository;
}
function hostOf({ registry }) {
  return registry.toLowerCase().replace(/:443$/, "");
}
function isSameName(a, b) {
  if (a.kind === "layout" || b.kind === "layout") {
    return formatReference(tidy(a)) === formatReference(tidy(b));
  }
  if (!sameRepository(a, b)) return false;
  const [one, other] = [tagOf(a), tagOf(b)];
  if (a.digest === void 0 || b.digest === void 0) return one !== void 0 && one === other;
  return a.digest === b.digest && (one === other || one === void 0 || other === void 0);
}
function tagOf({ tag, digest }) {
  return tag ?? (digest === void 0 ? "latest" : void 0);
}
function tidy(reference) {
  if (reference.kind === "registry") return reference;
  const path = reference.path.replace(/\/+(\.?\/+)*/g, "/").replace(/^\.\/|(?<=.)\/$/g, "");
  return { ...reference, path };
}
function familiarName({ registry, repository }) {
  return registry === DOCKER_HUB ? repository.replace(/^library\//, "") : `${registry}/${repository}`;
}
function defaultName(reference) {
  const path = reference.kind === "layout" ? reference.path : reference.repository;
  return path.split("/").findLast((segment) => segment !== "") ?? path;
}
function repositoryRule(path) {
  return path === path.toLowerCase() ? 'may hold a-z, 0-9 and "/", with single ".", "_", "__" or dashes between them' : "has to be lower-case";
}
function splitOnce(text, separator) {
  const at2 = text.indexOf(separator);
  return at2 < 0 ? [text, void 0] : [text.slice(0, at2), text.slice(at2 + 1)];
}
function malformed(text, why) {
  const shown3 = text.replace(/(:\/\/)[^/@]*@/, "$1\u2026@");
  return new Malformed(`${quoted(shown3)} is not an image reference: ${why}`);
}

// src/domain/largest.ts
function largest(numbers, least = 0) {
  return numbers.reduce((most, each) => Math.max(most, each), least);
}

// src/domain/bytes.ts
var KIB = 1024;
var MIB = 1024 * KIB;
var UNITS = /* @__PURE__ */ new Map([
  ["b", 1],
  ["kb", 1e3],
  ["mb", 1e6],
  ["gb", 1e9],
  ["kib", KIB],
  ["mib", MIB],
  ["gib", 1024 * MIB]
]);
function parseSize(text) {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text) ?? [];
  const factor = unit === void 0 ? void 0 : UNITS.get(unit.toLowerCase());
  const bytes = factor === void 0 ? Number.NaN : Math.round(Number(amount) * factor);
  if (!Number.isSafeInteger(bytes)) {
    throw new Malformed(
      `${quoted(text)} is not a size: a number and a unit, such as 200 MB (10^6 bytes) or 200 MiB (2^20 bytes)`
    );
  }
  return bytes;
}
function formatBytes(bytes) {
  const size = Math.abs(bytes);
  const sign2 = bytes < 0 ? "\u2212" : "";
  if (size < KIB) return `${sign2}${size} B`;
  if (size < 0.1 * MIB) return `${sign2}${(size / KIB).toFixed(1)} KiB`;
  return `${sign2}${grouped((size / MIB).toFixed(1))} MiB`;
}
function formatChange(bytes) {
  if (bytes === 0) return "\xB10 B";
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
function formatPercent(percent) {
  if (percent === 0) return "\xB10 %";
  const text = Math.abs(percent) < 0.05 && percent !== 0 ? "0.0" : Math.abs(percent).toFixed(1);
  return `${percent < 0 ? "\u2212" : "+"}${grouped(text)} %`;
}

// src/domain/increase.ts
var MAX_PERCENT = 1e6;
var MOST_AMOUNTS = 10;
var DEFAULT_NOISE_FLOOR = "0.1% and 100 KiB";
function parseIncrease(text) {
  const words = text.replace(/\s+/g, " ").trim().split(/ (or|and) /i);
  const joins = new Set(
    words.filter((_, index) => index % 2 === 1).map((word) => word.toLowerCase())
  );
  if (joins.size > 1) {
    throw new Malformed(`${quoted(text)} mixes "or" and "and": use one of them`);
  }
  const given = words.filter((_, index) => index % 2 === 0);
  if (given.length > MOST_AMOUNTS) {
    throw new Malformed(`${quoted(text)} has more than ${MOST_AMOUNTS} amounts`);
  }
  const amounts = given.map(parseAmount);
  return { amounts, join: joins.has("and") ? "and" : "or", text: text.trim() };
}
function parseAmount(text) {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  if (percent !== void 0 && Number(percent) <= MAX_PERCENT) return { percent: Number(percent) };
  try {
    return { bytes: parseSize(text) };
  } catch (cause) {
    throw new Malformed(
      `${quoted(text)} is neither a percent, such as 5%, nor a size, such as 10 MiB`,
      { cause }
    );
  }
}
function amountBytes(amount, whole) {
  if ("bytes" in amount) return amount.bytes;
  return Math.floor(whole * amount.percent / 100 + 1e-6);
}
function allowedGrowth(increase, baseBytes) {
  const allowed = increase.amounts.map((amount) => amountBytes(amount, baseBytes));
  return increase.join === "or" ? Math.min(...allowed) : Math.max(...allowed);
}

// src/domain/platform.ts
var ALIASES = /* @__PURE__ */ new Map([
  ["x86_64", { architecture: "amd64" }],
  ["x86-64", { architecture: "amd64" }],
  ["i386", { architecture: "386" }],
  ["aarch64", { architecture: "arm64" }],
  ["armhf", { architecture: "arm", variant: "v7" }],
  ["armel", { architecture: "arm", variant: "v6" }]
]);
var SYSTEMS = /* @__PURE__ */ new Map([["macos", "darwin"]]);
var UNSAID = /* @__PURE__ */ new Map([
  ["amd64", "v1"],
  ["arm64", "v8"]
]);
var machines = (architecture, ...variants) => variants.map((variant) => ({ architecture, variant }));
var AMD64 = machines("amd64", "v1", "v2", "v3", "v4");
var ARM64 = machines("arm64", "v8", "v9");
var BETTER = /* @__PURE__ */ new Map([
  ["386", AMD64],
  ["amd64", AMD64],
  ["arm", [...machines("arm", "v6", "v7", "v8"), ...ARM64]],
  ["arm64", ARM64]
]);
var PART = "[A-Za-z0-9_.-]+";
var BUILD = String.raw`\((?<build>\d+(?:\.\d+){2,3})\)`;
var PLATFORM = new RegExp(`^(?<os>${PART})(?:${BUILD})?/(?<rest>${PART}(?:/${PART})?)$`);
var REPORTED = new RegExp(`^(?<os>${PART})/(?<rest>${PART}(?:/${PART})?) ${BUILD}$`);
var FEATURES = /\([^()]*\+[^()]*\)/;
function parsePlatform(text) {
  const trimmed = text.trim();
  const { os, rest: rest2, build } = (PLATFORM.exec(trimmed) ?? REPORTED.exec(trimmed))?.groups ?? {};
  const [architecture, variant] = rest2?.split("/") ?? [];
  const isBuilt = build === void 0 || os?.toLowerCase() === "windows";
  if (os === void 0 || architecture === void 0 || !isBuilt) {
    const hint = FEATURES.test(trimmed) ? "; it goes without features, and stands for all of them" : "";
    throw new Malformed(
      `${quoted(text)} is not a platform: os/architecture, such as linux/amd64, linux/arm/v7 or windows(10.0.20348)/amd64${hint}`
    );
  }
  return {
    os,
    architecture,
    ...variant === void 0 ? {} : { variant },
    ...build === void 0 ? {} : { osVersion: build }
  };
}
function formatPlatform(platform) {
  const { os, architecture, variant } = normalised(platform);
  const name = [os, architecture, variant].filter((part2) => part2 !== void 0).join("/");
  const features = platform.osFeatures?.map((feature) => `+${feature}`) ?? [];
  const details = [windowsBuild(platform), ...features].filter((part2) => part2 !== void 0);
  return details.length === 0 ? name : `${name} (${details.join(" ")})`;
}
function samePlatform(a, b) {
  return sameMachine(a, b) && normalised(a).variant === normalised(b).variant && String(a.osFeatures ?? "") === String(b.osFeatures ?? "");
}
function isFor(wanted, image) {
  const { variant } = normalised(wanted);
  const isEqual = variant === void 0 || variant === normalised(image).variant;
  return isEqual && sameMachine(wanted, image);
}
function sameMachine(a, b) {
  const [left, right] = [normalised(a), normalised(b)];
  const [buildA, buildB] = [windowsBuild(a), windowsBuild(b)];
  return left.os === right.os && left.architecture === right.architecture && (buildA === void 0 || buildB === void 0 || buildA === buildB);
}
function runsOn(machine, image) {
  const features = machine.osFeatures ?? [];
  return sameMachine(machine, image) && (image.osFeatures ?? []).every((feature) => features.includes(feature)) && (samePlatform(withoutFeatures(machine), withoutFeatures(image)) || levelOf(image) < levelOf(machine));
}
function fallingBackOn(image) {
  const { os, architecture, variant } = normalised(image);
  const sibling = { os, architecture, ...variant && { variant } };
  const isBetter = (other) => normalised(other).architecture !== architecture || levelOf(other) > levelOf(image);
  const names = BETTER.get(architecture) ?? [];
  const better = names.map((machine) => ({ os, ...machine })).filter(isBetter);
  return windowsBuild(image) === void 0 ? better : [sibling, ...better];
}
function bestOf(platforms) {
  return platforms.toSorted((a, b) => levelOf(b) - levelOf(a))[0];
}
function levelOf(platform) {
  const { architecture, variant } = normalised(platform);
  return Number((variant ?? UNSAID.get(architecture) ?? "v0").slice(1));
}
function isUnknown(platform) {
  return platform?.os === "unknown" && platform.architecture === "unknown";
}
function withoutFeatures({ osFeatures: _, ...platform }) {
  return platform;
}
function normalised(platform) {
  const name = platform.architecture.toLowerCase();
  const alias = ALIASES.get(name) ?? {
    architecture: name
  };
  const { architecture } = alias;
  const given = alias.variant ?? platform.variant?.toLowerCase();
  const variant = given?.replace(/^(?=\d)/, "v") || (architecture === "arm" ? "v7" : void 0);
  const isUnsaid = variant === UNSAID.get(architecture) || architecture === "386";
  const os = platform.os.toLowerCase();
  return {
    os: SYSTEMS.get(os) ?? os,
    architecture,
    variant: isUnsaid ? void 0 : variant
  };
}
function isWindows({ os }) {
  return os.toLowerCase() === "windows";
}
function windowsBuild(platform) {
  const { osVersion } = platform;
  return isWindows(platform) ? osVersion?.split(".").slice(0, 3).join(".") : void 0;
}

// src/domain/image.ts
function imageSize(manifest, platform, attestation) {
  const layers = /* @__PURE__ */ new Map();
  for (const descriptor of manifest.layers) {
    const known = layers.get(descriptor.digest);
    if (known !== void 0 && known.bytes !== descriptor.bytes) {
      throw new Unmeasurable(
        `the manifest ${manifest.digest} gives the layer ${descriptor.digest} two sizes, ${known.bytes} and ${descriptor.bytes} bytes`,
        "Build and push the image again: its manifest contradicts itself."
      );
    }
    layers.set(descriptor.digest, layerOf(descriptor));
  }
  const unique2 = [...layers.values()];
  const bytes = totalBytes(unique2);
  if (!Number.isSafeInteger(bytes)) {
    throw new Unmeasurable(
      `the layers of the manifest ${manifest.digest} add up to more than 2^53 bytes`,
      "Build and push the image again: no image is that large."
    );
  }
  return {
    platform,
    digest: manifest.digest,
    bytes,
    config: manifest.config,
    layers: unique2,
    ...attestation && { attestation },
    ...manifest.annotations && { annotations: manifest.annotations },
    ...unique2.length < manifest.layers.length && {
      stack: manifest.layers.map(({ digest }) => digest)
    }
  };
}
function sharingLayers(measurement, other) {
  if (measurement.kind !== "measured" || other.kind !== "measured") return measurement;
  const known = /* @__PURE__ */ new Map();
  for (const { layers } of other.images) for (const layer of layers) known.set(layer.digest, layer);
  const shared = (layer) => {
    const like = known.get(layer.digest);
    return like !== void 0 && isSameLayer(layer, like) ? like : layer;
  };
  const images = measurement.images.map((image) => ({
    ...image,
    layers: image.layers.map(shared)
  }));
  return { ...measurement, images };
}
function isSameLayer(one, other) {
  return one.bytes === other.bytes && one.compression === other.compression && one.foreign === other.foreign;
}
function firstLayers({ stack, layers }, positions) {
  if (stack === void 0) return layers.slice(0, positions);
  const digests = new Set(stack.slice(0, positions));
  return layers.filter(({ digest }) => digests.has(digest));
}
function layerOf({ digest, bytes, mediaType }) {
  return {
    digest,
    bytes,
    compression: compressionOf(mediaType),
    foreign: /\.foreign\.|\.nondistributable\./.test(mediaType)
  };
}
function compressionOf(mediaType) {
  const type = mediaType.replace(/\+encrypted$/, "");
  if (/[.+]gzip$/.test(type)) return "gzip";
  if (/[.+]zstd$/.test(type)) return "zstd";
  return /\.tar$/.test(type) ? "none" : "unknown";
}
function totalBytes(layers) {
  return layers.reduce((sum2, layer) => sum2 + layer.bytes, 0);
}

// src/domain/change.ts
function pairPlatforms(base, head) {
  const own = head.map((image) => counterpart(image, base));
  const kept = base.filter((image) => own.includes(image));
  const paired2 = head.map((image, position) => ({
    platform: image.platform,
    base: own[position] ?? standIn(image, kept) ?? null,
    head: image
  }));
  const lost = base.filter((image) => !kept.includes(image)).map((image) => ({ platform: image.platform, base: image, head: null }));
  return [...paired2, ...lost];
}
function counterpart(image, base) {
  const { platform } = image;
  const name = platformName(platform);
  const named3 = base.find((each) => platformName(each.platform) === name);
  if (named3 !== void 0 || platform === null) return named3;
  return smallest(base.filter((each) => each.platform && samePlatform(each.platform, platform)));
}
function standIn(image, kept) {
  const { platform, isForFeaturesAlone = false } = image;
  if (platform === null) return void 0;
  const features = String(platform.osFeatures ?? "");
  const fitting = kept.filter(
    (each) => each.platform && runsOn(platform, each.platform) && (!isForFeaturesAlone || String(each.osFeatures ?? "") === features)
  );
  const best = bestOf(fitting.flatMap((each) => each.platform ?? []));
  return smallest(
    fitting.filter((each) => best && each.platform && samePlatform(each.platform, best))
  );
}
function smallest(images) {
  return images.toSorted((a, b) => a.bytes - b.bytes)[0];
}
function growth({ base, head }) {
  if (base === null || head === null) return null;
  const bytes = head.bytes - base.bytes;
  return { bytes, percent: base.bytes === 0 ? null : bytes / base.bytes * 100 };
}
function layersNotIn(image, other) {
  const known = new Set(other?.layers.map((layer) => layer.digest));
  return image.layers.filter((layer) => !known.has(layer.digest));
}
function layerChanges({ base, head }) {
  const removed2 = base === null ? [] : layersNotIn(base, head);
  const added2 = head === null ? [] : layersNotIn(head, base);
  return [
    ...removed2.map((layer) => ({ change: "removed", layer })),
    ...added2.map((layer) => ({ change: "added", layer }))
  ];
}
function pullBytes({
  base,
  head
}) {
  if (head === null) return null;
  return { cold: head.bytes, warm: totalBytes(layersNotIn(head, base)) };
}
function platformName(platform) {
  return platform === null ? null : formatPlatform(platform);
}
function sameImage(base, head) {
  return base?.kind === "measured" && head.kind === "measured" && base.digest === head.digest;
}

// src/domain/outcome.ts
var OUTCOMES = ["pass", "warn", "inconclusive", "review", "fail"];
function worst(outcomes) {
  const rank = largest(outcomes.map((outcome) => OUTCOMES.indexOf(outcome)));
  return OUTCOMES[rank] ?? "pass";
}
function isBlocking(outcome, onInconclusive) {
  if (outcome === "inconclusive") return onInconclusive === "fail";
  return outcome === "fail" || outcome === "review";
}

// src/domain/approver.ts
var APPROVER = /^@?([a-z\d](?:[a-z\d_-]{0,99})(?:\[bot\])?|[a-z\d-]{1,39}\/[\w.-]{1,100})$/i;
function parseApprover(text) {
  const name = APPROVER.exec(text.trim())?.[1];
  if (name !== void 0) return name;
  throw new Malformed(
    `${quoted(text)} is neither a login, such as octocat, nor a team, such as my-org/platform`
  );
}
function isTeam(approver) {
  return approver.includes("/");
}
function sameName(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}
function sameNames(a, b) {
  const [some, others] = [a, b].map((names) => new Set(names.map((name) => name.toLowerCase())));
  return some?.size === others?.size && [...some ?? []].every((name) => others?.has(name));
}

// src/domain/ballot.ts
function isAfterHead(came, headThereAt) {
  const { at: at2, headMovedAt } = came;
  return at2 > headThereAt && (headMovedAt === null || headMovedAt <= headThereAt);
}
function ownApprovers({ approvers, isHearsay }) {
  return isHearsay ? void 0 : approvers?.value;
}
function approversOf(budget, policy) {
  return ownApprovers(budget) ?? (policy.approvers.length > 0 ? policy.approvers : null);
}
function count(motion, ballot, policy) {
  const [reviewed, labeled] = [
    countReviews(motion, ballot, policy),
    countLabel(motion, ballot, policy)
  ];
  const approval = reviewed.approval ?? labeled.approval;
  return {
    approval,
    isLabeled: labeled.approval !== null,
    refusals: approval === null ? [...reviewed.refusals, ...labeled.refusals] : []
  };
}
function countReviews({ budget }, ballot, policy) {
  const { author, headSha } = ballot;
  const refusals = [];
  for (const { by, at: at2, sha } of approvals(ballot.reviews)) {
    if (sameName(by, author)) refusals.push(`${by} has approved, and is the author`);
    else if (sha !== headSha)
      refusals.push(`${by} has approved ${commit(sha)}, and not the head commit ${commit(headSha)}`);
    else if (!mayApprove(by, budget, ballot, policy))
      refusals.push(`${by} has approved, and ${lacks(budget, policy)}`);
    else return { approval: { by, how: "review", at: at2 }, refusals: [] };
  }
  return { approval: null, refusals };
}
function approvals(reviews) {
  return lastWords(reviews).filter(({ state }) => state === "APPROVED");
}
function lastWords(reviews) {
  const last = /* @__PURE__ */ new Map();
  for (const review of reviews) {
    if (["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(review.state))
      last.set(review.by.toLowerCase(), review);
  }
  return [...last.values()];
}
function countLabel(motion, ballot, policy) {
  const { labeling, label, author, reviews } = ballot;
  if (labeling === null) return { approval: null, refusals: [] };
  const { by, at: at2 } = labeling;
  const refused = (why) => ({
    approval: null,
    refusals: [`the label ${label} was set by ${by}${why}`]
  });
  if (sameName(by, author)) return refused(", who is the author");
  if (!mayApprove(by, motion.budget, ballot, policy))
    return refused(`, who ${lacks(motion.budget, policy)}`);
  const word = lastWords(reviews).find((review) => sameName(review.by, by));
  if (word?.state === "CHANGES_REQUESTED" && word.at > at2)
    return refused(", who has asked for changes since");
  const stale = staleness(motion, ballot, policy);
  return stale === null ? { approval: { by, how: "label", at: at2 }, refusals: [] } : refused(stale);
}
function staleness({ key, bytes, baseBytes }, ballot, policy) {
  const again = "take it off, and set it again";
  const record = currentRecord(ballot);
  const approved = record === null ? void 0 : amountOf(record, policy.idOf(key));
  if (approved === void 0) {
    if (ballot.isLabelFresh) return null;
    const why = record === null ? "what it was for is not kept" : "not for this";
    return ` before the head commit, and ${why}: ${again}`;
  }
  if (bytes <= approved + allowedGrowth(policy.noiseFloor, baseBytes)) return null;
  return ` for ${formatBytes(approved)}, and it is ${formatBytes(bytes)} now: ${again}`;
}
function amountOf({ amounts }, id) {
  return Object.hasOwn(amounts, id) ? amounts[id] : void 0;
}
function currentRecord({ record, labeling }) {
  return record?.by === labeling?.by && record?.at === labeling?.at ? record : null;
}
function mayApprove(login, budget, ballot, policy) {
  const approvers = approversOf(budget, policy);
  if (approvers === null) return ballot.writers.has(login.toLowerCase());
  return approvers.some(
    (approver) => isTeam(approver) ? ballot.members.has(`${approver} ${login}`.toLowerCase()) : sameName(approver, login)
  );
}
function commit(sha) {
  return sha === null ? "another commit" : sha.slice(0, 7);
}
function lacks(budget, policy) {
  return approversOf(budget, policy) === null ? "has no write permission, as far as GitHub tells" : "is not among the approvers, as far as GitHub tells";
}

// src/domain/rules/edited.ts
function editFindings({ edits }) {
  return edits.filter(({ needsApproval: needsApproval2 }) => needsApproval2).map((edit) => ({
    rule: "budget_file",
    outcome: "review",
    platform: null,
    actualBytes: edit.bytes?.to ?? null,
    allowedBytes: edit.bytes?.from ?? null,
    message: `this change ${editText(edit)}`,
    cure: null,
    place: edit.place,
    edit
  }));
}
function editText(edit) {
  const { from, to } = edit;
  const what = `${editVerb(edit)} ${editSubject(edit)}`;
  if (from === null) return `${what}: ${to}`;
  return to === null ? `${what} (${from})` : `${what} from ${from} to ${to}`;
}
function editVerb({ what, from, to, effect }) {
  if (from === null) return "adds";
  if (to === null) return "removes";
  if (what === "budget") return "replaces";
  if (what === "limit") return effect === "looser" ? "raises" : "lowers";
  return { looser: "loosens", tighter: "tightens", unclear: "changes" }[effect];
}
function editSubject({ what }) {
  return ["limit", "budget", "image"].includes(what) ? `the ${what}` : what;
}

// src/domain/explanation.ts
function gapsOf({ explanation, unexplained }) {
  if (unexplained === void 0) return explanation?.gaps ?? [];
  return [{ of: "all", name: "", why: unexplained }];
}

// src/domain/gaps.ts
var NOTHING_PROVED = {
  of: "base-image",
  name: "",
  why: "what a fork\u2019s image names is asked for without a login, over https at public addresses only"
};
var NAME_LENGTH = 120;
function gapWords({ of, name }) {
  if (of === "all") return "that was not foreseen, and is worth a report";
  if (of === "base-image" && name === "")
    return "nothing that anybody may pull proves what this fork\u2019s image says of it";
  const what = of === "base-image" ? "" : `the ${of} of `;
  return `${what}${oneLine(name, NAME_LENGTH)} cannot be read`;
}

// src/domain/belief.ts
function believedSplit(image, change) {
  const { split, baseImages, references } = change.explanation ?? {};
  if (!split || baseImages?.base.kind !== "known" || baseImages.head.kind !== "known") {
    const gap = gapsOf(change).find(({ of }) => of !== "provenance");
    return { doubt: `the base image is unknown${gap === void 0 ? "" : `: ${gapWords(gap)}`}` };
  }
  const [was, is] = [baseImages.base.name, baseImages.head.name];
  const own = [image, references?.base, references?.head];
  if (own.some((reference) => isKeptWith(reference, is)))
    return { doubt: "the image names itself as its base image" };
  if (isKeptWith(parsed(was), is)) return split;
  return { doubt: `the base image is another one: ${shortName(is)} instead of ${shortName(was)}` };
}
function isKeptWith(reference, name) {
  const other = parsed(name);
  return !!reference && other !== null && sameRepository(reference, other);
}
function shortName(name) {
  const reference = parsed(name);
  return reference === null ? name : familiarName(reference);
}
function parsed(name) {
  try {
    const reference = parseReference(name);
    return reference.kind === "registry" ? reference : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

// src/domain/rules/growth.ts
function growthFindings(budget, change) {
  const grown = judgedGrowth(budget, change);
  const { base, platform } = change;
  if (grown === null || base === null || grown.bytes <= 0) return [];
  const rules = [
    ["max_increase", "fail", budget.maxIncrease],
    ["review_increase", "review", budget.reviewIncrease],
    ["warn_increase", "warn", budget.warnIncrease]
  ];
  for (const [rule, outcome, written] of rules) {
    if (written === void 0) continue;
    const allowedBytes = allowedGrowth(written.value, base.bytes);
    if (grown.bytes <= allowedBytes) continue;
    return [
      {
        rule,
        outcome,
        platform,
        actualBytes: grown.bytes,
        allowedBytes,
        message: `${growthText(grown)}${grown.of}, more than ${rule} allows: ${increaseText(written.value, allowedBytes)}`,
        cure: null,
        place: written.place
      }
    ];
  }
  return [];
}
function judgedGrowth(budget, change) {
  const grown = growth(change);
  if (grown === null || budget.growthOf?.value !== "own") return grown && { ...grown, of: "" };
  const split = believedSplit(budget.image, change);
  if ("doubt" in split) return { ...grown, of: ` (all of it counts, since ${split.doubt})` };
  const { ownBytes, baseImageBytes } = split;
  const before = change.base?.bytes ?? 0;
  return {
    bytes: ownBytes,
    percent: before === 0 ? null : ownBytes / before * 100,
    of: ` of own layers (${formatChange(baseImageBytes)} came with the base image)`
  };
}
function creepFindings(budget, evidence) {
  const { since } = evidence;
  const { growthSince, maxGrowth } = budget;
  if (growthSince === void 0 || maxGrowth === void 0 || since === null) return [];
  switch (since.kind) {
    case "none":
      return [];
    case "missing":
      return [
        noStart(
          growthSince,
          "warn",
          `there is no image ${formatReference(since.reference)} to count growth from`,
          "Name a tag that is there in max_growth_since, or an age such as 90d."
        )
      ];
    case "unmeasurable":
      return [
        noStart(
          growthSince,
          "inconclusive",
          `growth since ${growthSince.text} could not be measured: ${since.reason}`,
          since.cure
        )
      ];
    case "measured":
      return since.changes.flatMap((change) => creep(change, evidence, maxGrowth, since.name));
  }
}
function noStart({ place }, outcome, message, cure) {
  const rule = "max_growth_since";
  return {
    rule,
    outcome,
    platform: null,
    actualBytes: null,
    allowedBytes: null,
    message,
    cure,
    place
  };
}
function creep(change, { base: comparedWith, changes, noiseFloor }, maxGrowth, name) {
  const grown = growth(change);
  const { base, head, platform } = change;
  if (grown === null || base === null || head === null) return [];
  const allowedBytes = allowedGrowth(maxGrowth.value, base.bytes);
  if (grown.bytes <= allowedBytes) return [];
  const isSame = ({ platform: of }) => of === null || platform === null || platformName(of) === platformName(platform);
  const own = changes.find((each) => each.head?.digest === head.digest && isSame(each));
  const ownGrowth = own === void 0 ? null : growth(own);
  const addsNothing = ownGrowth === null ? (
    // On the branch itself there is nobody to ask, and the growth is merged.
    comparedWith === null
  ) : ownGrowth.bytes <= allowedGrowth(noiseFloor, own?.base?.bytes ?? 0);
  const share = ownGrowth === null ? "" : ` (this change: ${formatChange(ownGrowth.bytes)})`;
  return [
    {
      rule: "max_growth_since",
      outcome: addsNothing ? "warn" : "review",
      platform,
      actualBytes: grown.bytes,
      allowedBytes,
      message: `${growthText(grown)} since ${name}${share}, more than max_growth allows: ${increaseText(maxGrowth.value, allowedBytes)}`,
      cure: null,
      place: maxGrowth.place
    }
  ];
}
function growthText({ bytes, percent }) {
  return `${formatChange(bytes)}${percent === null ? "" : ` (${formatPercent(percent)})`}`;
}
function increaseText({ text, amounts }, allowedBytes) {
  return "bytes" in (amounts[0] ?? {}) && amounts.length === 1 ? formatBytes(allowedBytes) : `${text}, here ${formatBytes(allowedBytes)}`;
}

// src/domain/rules/measured.ts
function measurementFindings(budget, { base, head, retired }) {
  const inconclusive = (message, cure) => unmeasured(budget, "measurement", null, message, cure);
  const findings2 = [];
  if (head.kind === "unmeasurable") findings2.push(inconclusive(head.reason, head.cure));
  if (head.kind === "missing" && !retired) {
    findings2.push(
      inconclusive(
        `there is no image ${formatReference(head.reference)}`,
        missingCure(budget, head.reference)
      )
    );
  }
  if (base?.kind === "unmeasurable" && !retired) {
    findings2.push(inconclusive(`the base could not be measured: ${base.reason}`, base.cure));
  }
  return findings2;
}
function unmeasured({ place }, rule, platform, message, cure) {
  const outcome = "inconclusive";
  return { rule, outcome, platform, actualBytes: null, allowedBytes: null, message, cure, place };
}
function missingCure({ isHearsay }, reference) {
  if (isHearsay)
    return "It was looked for without a login: only this fork\u2019s version of the budget file names it. Push it where everybody may pull it, or let somebody with write access add the budget on the base branch.";
  if (reference.kind === "layout")
    return "Build it before this step, and check the path and the tag.";
  return "Build and push it first, or set head-tag (--head on the command line, head in the budget) to the tag that is pushed. If the service is gone, remove its budget in the same pull request.";
}
function platformFindings(budget, { base, head, changes }) {
  if (head.kind !== "measured") return [];
  const available = changes.flatMap(
    ({ head: head2, platform }) => head2 === null || platform === null ? [] : platform
  );
  const absent = (budget.platforms ?? []).filter(
    (wanted2) => !available.some((platform) => samePlatform(platform, wanted2))
  );
  const has2 = available.map(formatPlatform).join(", ") || "none of those asked for";
  const wanted = absent.map(
    (platform) => unmeasured(
      budget,
      "platform",
      platform,
      `${formatReference(head.reference)} has no image for ${formatPlatform(platform)}`,
      `It has ${has2}. Build ${formatPlatform(platform)} too, or take it out of platforms.`
    )
  );
  if (absent.length === 0 && !changes.some((change) => change.head !== null)) {
    wanted.push(
      unmeasured(
        budget,
        "platform",
        null,
        `${formatReference(head.reference)} has none of the platforms that the input platforms leaves`,
        "Build one of them, or widen the input."
      )
    );
  }
  const lost = changes.filter(
    ({ head: head2, platform }) => head2 === null && !absent.some((each) => platform !== null && samePlatform(platform, each))
  );
  const anew = changes.filter(({ base: base2 }) => base2 === null);
  return base?.kind === "measured" ? [...wanted, ...lost.map((change) => lostFinding(budget, change, anew))] : wanted;
}
function lostFinding({ place }, { platform, base }, anew) {
  const name = (platform2) => platformName(platform2) ?? "the plain image";
  const gone = `${name(platform)} (${formatBytes(base?.bytes ?? 0)}) is in the base and no longer in the head`;
  const finding = { rule: "platform", platform, allowedBytes: null, place };
  if (anew.length === 0) {
    return {
      ...finding,
      outcome: "warn",
      actualBytes: null,
      message: gone,
      // Features cannot be listed.
      cure: platform?.osFeatures ? "If that is not meant, build it again." : "If that is not meant, build it again; to have it demanded, list it under platforms."
    };
  }
  return {
    ...finding,
    outcome: "review",
    // An approval by label holds for no more than this.
    actualBytes: anew.reduce((sum2, { head }) => sum2 + (head?.bytes ?? 0), 0),
    message: `${gone}, which has ${anew.map(({ platform: platform2 }) => name(platform2)).join(", ")} anew: how much it grew cannot be told`,
    cure: "If that is not meant, build it again, under the name that it had."
  };
}
function baselineFindings({ place }, { base, movedTo }) {
  if (base?.kind !== "measured" || movedTo === null || movedTo === base.digest) return [];
  return [
    {
      rule: "base",
      outcome: "warn",
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `${formatReference(base.reference)} moved during the check: ${shortDigest(base.digest)} was compared with, and ${shortDigest(movedTo)} is there now`,
      cure: "Run the check again to compare with the newer image.",
      place
    }
  ];
}

// src/domain/waiver.ts
function isInForce({ until }, today) {
  return today <= until;
}
function waiverInForce(waivers, today) {
  return waivers.filter((waiver) => isInForce(waiver, today)).toSorted((a, b) => b.bytes - a.bytes || (a.until < b.until ? 1 : -1))[0];
}
function daysLeft({ until }, today) {
  const days = Math.round((Date.parse(until) - Date.parse(today)) / 864e5);
  if (days === 0) return "this is the last day";
  return days === 1 ? "1 day left" : `${days} days left`;
}

// src/domain/rules/size.ts
function sizeFindings(budget, change, circumstances) {
  const over = overLimit(budget, change, circumstances);
  if (over !== void 0) return [over];
  const near = aboveWarning(budget, change);
  return near === void 0 ? [] : [near];
}
function overLimit(budget, change, { today, noiseFloor }) {
  const { limit, waivers } = budget;
  const { platform, base, head } = change;
  if (head === null || limit === void 0 || head.bytes <= limit.value) return void 0;
  const finding = {
    rule: "max_size",
    platform,
    actualBytes: head.bytes,
    allowedBytes: limit.value,
    cure: null,
    place: limit.place
  };
  const size = formatBytes(head.bytes);
  const over = `${size}, ${formatBytes(head.bytes - limit.value)} over the limit of ${limitText(limit)}`;
  const waiver = waiverInForce(waivers?.value ?? [], today);
  if (waiver !== void 0 && head.bytes <= waiver.bytes) {
    const message = `${over}; waived up to ${formatBytes(waiver.bytes)} until ${waiver.until} (${daysLeft(waiver, today)}): ${waiver.reason}`;
    const { bytes: allowedBytes, place } = waiver;
    return { ...finding, outcome: "warn", allowedBytes, message, place, waiver };
  }
  const wasOver = base !== null && base.bytes > limit.value;
  if (wasOver && head.bytes - base.bytes <= allowedGrowth(noiseFloor, base.bytes)) {
    const message = `${size}, over the limit of ${limitText(limit)} as it was before this change (${formatBytes(base.bytes)})`;
    return { ...finding, outcome: "warn", message };
  }
  const exceeded = waiver === void 0 ? "" : `, and over the ${formatBytes(waiver.bytes)} that a waiver allows until ${waiver.until}`;
  const before = wasOver ? `; it was over before (${formatBytes(base.bytes)}), and has grown` : "";
  return { ...finding, outcome: "fail", message: `${over}${exceeded}${before}` };
}
function aboveWarning({ limit, warnAt }, { platform, head }) {
  if (head === null || warnAt === void 0) return void 0;
  if (limit === void 0 && "percent" in warnAt.value) return void 0;
  const threshold = amountBytes(warnAt.value, limit?.value ?? 0);
  if (head.bytes <= threshold) return void 0;
  const used = limit === void 0 ? "" : `, ${(head.bytes / limit.value * 100).toFixed(1)} % of the limit of ${limitText(limit)}`;
  return {
    rule: "warn_at",
    outcome: "warn",
    platform,
    actualBytes: head.bytes,
    allowedBytes: threshold,
    message: `${formatBytes(head.bytes)}${used}; it warns above ${warnAt.text}`,
    cure: null,
    place: warnAt.place
  };
}
function waiverFindings({ waivers }, { today }) {
  return (waivers?.value ?? []).filter((waiver) => !isInForce(waiver, today)).map(({ bytes, until, reason, place }) => ({
    rule: "waiver",
    outcome: "warn",
    platform: null,
    actualBytes: null,
    allowedBytes: bytes,
    message: `the waiver up to ${formatBytes(bytes)} ended on ${until}: ${reason}`,
    cure: "Take it out of the budget file, or give it a new date in a pull request of its own.",
    place
  }));
}
function limitText(limit) {
  const size = formatBytes(limit.value);
  return /^[\d.]+$|MiB$/.test(limit.text) ? size : `${size} (${limit.text})`;
}

// src/domain/verdict.ts
function judge(budget, evidence) {
  const { changes } = evidence;
  const findings2 = [
    ...measurementFindings(budget, evidence),
    ...platformFindings(budget, evidence),
    ...changes.flatMap((change) => sizeFindings(budget, change, evidence)),
    ...changes.flatMap((change) => growthFindings(budget, change)),
    ...creepFindings(budget, evidence),
    ...editFindings(evidence),
    ...waiverFindings(budget, evidence),
    ...baselineFindings(budget, evidence)
  ];
  return found({ ...evidence, budget }, findings2);
}
function found(of, findings2) {
  return { ...of, findings: findings2, outcome: worst(findings2.map(({ outcome }) => outcome)) };
}
function placeOfRule(budget, rule) {
  const written = {
    max_size: budget.limit,
    warn_at: budget.warnAt,
    max_increase: budget.maxIncrease,
    review_increase: budget.reviewIncrease,
    warn_increase: budget.warnIncrease,
    max_growth_since: budget.maxGrowth,
    waiver: budget.waivers,
    budget_file: void 0,
    platform: void 0,
    measurement: void 0,
    base: void 0
  }[rule];
  return written?.place ?? budget.place;
}

// src/domain/approval.ts
function needsApproval(verdicts) {
  return verdicts.some(isOpen);
}
function isOpen({ findings: findings2 }) {
  return findings2.some(({ outcome }) => outcome === "review");
}
function approve(verdicts, ballot, policy) {
  const refusals = /* @__PURE__ */ new Set();
  const amounts = { ...currentRecord(ballot)?.amounts };
  const decided = verdicts.map((verdict) => {
    if (!isOpen(verdict)) return verdict;
    const findings2 = verdict.findings.map((finding) => {
      if (finding.outcome !== "review") return finding;
      const motion = motionOf(verdict, finding);
      const { approval, isLabeled, refusals: more } = count(motion, ballot, policy);
      for (const refusal of more) refusals.add(refusal);
      if (isLabeled) amounts[policy.idOf(motion.key)] ??= motion.bytes;
      if (approval === null) return finding;
      return { ...finding, outcome: "pass", approval };
    });
    return found(verdict, findings2);
  });
  return {
    verdicts: decided,
    request: requestFor(decided, [...refusals], ballot, policy),
    record: recordOf(amounts, ballot)
  };
}
function recordOf(amounts, ballot) {
  const { labeling, headSha } = ballot;
  const count2 = Object.keys(amounts).length;
  if (labeling === null || count2 === 0) return null;
  const kept = currentRecord(ballot);
  if (kept !== null && Object.keys(kept.amounts).length === count2) return kept;
  return { ...labeling, sha: headSha, amounts };
}
function motionOf({ budget, changes }, finding) {
  const { rule, platform, actualBytes, edit } = finding;
  const subject = edit === void 0 ? "" : `${edit.what}: ${edit.from} \u2192 ${edit.to}`;
  const change = changes.find((each) => each.platform === platform);
  return {
    key: [budget.name, platformName(platform) ?? "", rule, subject].join("|"),
    budget,
    bytes: actualBytes ?? 0,
    baseBytes: change?.base?.bytes ?? 0
  };
}
function requestFor(verdicts, refusals, ballot, policy) {
  const open = verdicts.filter(isOpen);
  if (open.length === 0) return null;
  const groups = /* @__PURE__ */ new Map();
  for (const { budget } of open) {
    const approvers = approversOf(budget, policy);
    const key = JSON.stringify(approvers);
    const group = groups.get(key) ?? { services: [], approvers };
    group.services.push(budget.name);
    groups.set(key, group);
  }
  const { author, headSha, label, labeling, gaps } = ballot;
  const isLabelOn = labeling !== null;
  return { author, headSha, label, isLabelOn, groups: [...groups.values()], refusals, gaps };
}
function approvalsIn(verdicts) {
  const names = verdicts.flatMap(
    ({ findings: findings2 }) => findings2.flatMap(({ approval }) => approval?.by ?? [])
  );
  return [...new Set(names)];
}

// src/domain/cost.ts
var GB = 1e9;
function monthlyCost(uniqueBytes, pulls, prices) {
  const { currency, date, storagePerGb, egressPerGb } = prices;
  const storage = uniqueBytes / GB * storagePerGb;
  const pulledBytes = pulls.reduce((sum2, { count: count2, warmBytes }) => sum2 + count2 * warmBytes, 0);
  const egress = pulledBytes / GB * egressPerGb;
  return { storage, egress, total: storage + egress, currency, date };
}
var KEYS = ["currency", "date", "storage", "egress", "pulls"];
function parsePrices(text) {
  const given = new Map(
    text.split(/[\s,]+/).filter((word) => word !== "").map((word) => [word.split("=")[0] ?? "", word.split("=").slice(1).join("=")])
  );
  const strange = [...given.keys()].find((key) => !KEYS.some((known) => known === key));
  if (strange !== void 0) {
    throw new Malformed(`${quoted(strange)} is not one of ${KEYS.join(", ")}`);
  }
  const value = (key, pattern, example) => {
    const found2 = given.get(key) ?? "";
    if (pattern.test(found2)) return found2;
    const what = found2 === "" ? "is missing" : `is ${quoted(found2)}`;
    throw new Malformed(`${key} ${what}: write ${key}=${example}`);
  };
  return {
    currency: value("currency", /^[A-Z]{3}$/, "USD"),
    date: value("date", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "2026-11-01"),
    storagePerGb: Number(value("storage", NUMBER, "0.10")),
    egressPerGb: Number(value("egress", NUMBER, "0.09")),
    pulls: Number(value("pulls", NUMBER, "3000"))
  };
}
var NUMBER = /^\d{1,9}(?:\.\d{1,6})?$/;

// src/domain/gap-notices.ts
var MOST_NAMES = 3;
var MOST_BASES = 5;
var NAME_LENGTH2 = 120;
var WHY_LENGTH = 250;
function gapNotices(verdicts) {
  const groups = /* @__PURE__ */ new Map();
  for (const verdict of verdicts) {
    for (const gap of verdict.changes.flatMap((change) => missedIn(verdict, change))) {
      const key = gap.of === "base-image" ? `base-image ${gap.name}` : gap.of;
      const group = groups.get(key) ?? { gap, services: /* @__PURE__ */ new Set() };
      groups.set(key, group);
      group.services.add(verdict.budget.name);
    }
  }
  const all = [...groups.values()];
  const bases = all.filter(({ gap }) => gap.of === "base-image");
  const others = all.filter(({ gap }) => gap.of !== "base-image");
  const more = bases.length - MOST_BASES;
  return [
    ...others.map(sentence),
    ...bases.slice(0, MOST_BASES).map(sentence),
    ...more > 0 ? [`${more} more base images cannot be read`] : []
  ];
}
function missedIn({ budget, base }, change) {
  const kind = change.explanation?.cause?.kind;
  const asksForBase = base === null || budget.growthOf?.value === "own" || kind !== "rebuilt" && kind !== "none";
  return gapsOf(change).filter(({ of }) => of !== "base-image" || asksForBase);
}
function sentence({ gap, services }) {
  const names = [...services].map((name) => oneLine(name, NAME_LENGTH2));
  const more = names.length - MOST_NAMES;
  const who = [...names.slice(0, MOST_NAMES), ...more > 0 ? [`${more} more`] : []].join(", ");
  return `${who}: ${LOST[gap.of]}: ${gapWords(gap)} (${oneLine(gap.why, WHY_LENGTH)})`;
}
var LOST = {
  all: "why it changed could not be told",
  config: "why it changed could not be told in full",
  provenance: "what its build recorded could not be told",
  "base-image": "what came with the base image could not be told"
};

// src/domain/headline.ts
var has = (verdict, rule, outcome) => verdict.findings.some((finding) => finding.rule === rule && finding.outcome === outcome);
var TROUBLE = [
  {
    holds: (verdict) => has(verdict, "max_size", "fail"),
    one: "is over its budget",
    many: "are over their budgets"
  },
  {
    holds: (verdict) => verdict.outcome === "fail" && !has(verdict, "max_size", "fail"),
    one: "grew too much",
    many: "grew too much"
  },
  { holds: ({ outcome }) => outcome === "review", one: "needs review", many: "need review" },
  {
    holds: ({ outcome }) => outcome === "inconclusive",
    one: "could not be measured",
    many: "could not be measured"
  }
];
var WAIVED = {
  holds: ({ findings: findings2 }) => findings2.some(({ waiver }) => waiver !== void 0),
  one: "is over its budget, and waived",
  many: "are over their budgets, and waived"
};
var STILL_OVER = {
  holds: (verdict) => has(verdict, "max_size", "warn"),
  one: "is still over its budget",
  many: "are still over their budgets"
};
function headline(verdicts) {
  if (verdicts.length === 0) return "No image has a budget any more";
  const trouble = countAll(verdicts, TROUBLE);
  if (trouble !== void 0) return trouble;
  const approvers = approvalsIn(verdicts);
  const approved = approvers.length === 0 ? "" : `, approved by ${approvers.join(", ")}`;
  const [waived, over] = [countAll(verdicts, [WAIVED]), countAll(verdicts, [STILL_OVER])];
  if (waived !== void 0 || over !== void 0) return `${waived ?? over}${approved}`;
  const [only, ...others] = verdicts;
  const warned = verdicts.filter(({ outcome }) => outcome === "warn").length;
  if (only === void 0 || others.length > 0) {
    const rest2 = warned > 0 ? `, ${warned} with a warning` : "";
    return `All ${plural(verdicts.length, "image")} are within budget${rest2}${approved}`;
  }
  if (!hasRules(only)) return comparison(only);
  return `The image is within its budget${warned > 0 ? ", with a warning" : ""}${approved}`;
}
function countAll(verdicts, groups) {
  const parts = groups.flatMap(({ holds, one, many }) => {
    const number = verdicts.filter(holds).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  });
  const [first, ...others] = parts;
  if (first === void 0) return void 0;
  if (verdicts.length === 1) return first.replace(/^1/, "The image");
  return [first.replace(/^(\S+)/, `$1 of ${plural(verdicts.length, "image")}`), ...others].join(
    ", "
  );
}
function hasRules({ budget }) {
  const { limit, maxIncrease, warnIncrease, reviewIncrease } = budget;
  return [limit, maxIncrease, warnIncrease, reviewIncrease].some((rule) => rule !== void 0);
}
function comparison({ budget, changes }) {
  const grown = changes.map((change) => growth(change)?.bytes).filter((bytes) => bytes !== void 0);
  const most = grown.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0];
  const name = oneLine(budget.name, 100);
  if (most === void 0) return `${name} is measured`;
  return most === 0 ? `${name} does not change in size` : `${name} changes by ${formatChange(most)}`;
}

// src/domain/lent-base.ts
var NAMED = 5;
function lentBaseNotices(verdicts) {
  const groups = /* @__PURE__ */ new Map();
  for (const { budget, base, baseInsteadOf } of verdicts) {
    if (baseInsteadOf === null || !base?.reference) continue;
    const words = `there is no image of the base (${tagOf2(baseInsteadOf)}); compared with ${tagOf2(base.reference)} instead`;
    groups.set(words, [...groups.get(words) ?? [], oneLine(budget.name, 100)]);
  }
  return [...groups].map(([words, names]) => {
    const more = names.length - NAMED;
    return `${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}: ${words}.`;
  });
}
function tagOf2(reference) {
  return reference.kind === "registry" && reference.tag || formatReference(reference);
}

// src/domain/align.ts
function align(base, head, weight) {
  const width2 = head + 1;
  const weights = new Uint8Array(base * head);
  const best = new Uint32Array((base + 1) * width2);
  const bestAt = (b2, h2) => best[b2 * width2 + h2] ?? 0;
  for (let b2 = base - 1; b2 >= 0; b2--) {
    for (let h2 = head - 1; h2 >= 0; h2--) {
      const here = weight(b2, h2);
      weights[b2 * head + h2] = here;
      const paired2 = here === 0 ? 0 : here + bestAt(b2 + 1, h2 + 1);
      best[b2 * width2 + h2] = Math.max(paired2, bestAt(b2 + 1, h2), bestAt(b2, h2 + 1));
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
var MOST_NAMES2 = 100;
function mayNameSecret(name) {
  return /token|secret|passw|key|credential/i.test(name);
}
function withoutBuildArguments(words, declared) {
  const signed = ARGUMENTS.exec(words);
  if (signed === null) return null;
  const rest2 = words.slice(signed[0].length);
  const shells = shellsIn(rest2);
  const last = shells.at(-1);
  const command = last === void 0 ? "" : commandFrom(rest2, last.end);
  const count2 = signed[1] === void 0 ? null : Number(signed[2]);
  return {
    text: shells.length === 1 ? command : `\u2026 ${command}`,
    buildArguments: namesIn(rest2.slice(0, last?.start), count2, declared)
  };
}
function namesIn(region, count2, declared) {
  const found2 = [...region.matchAll(ASSIGNED)];
  const isSure = found2.length === count2;
  const names = found2.flatMap(
    ({ index, 1: name = "" }) => isSure || index === 0 || declared.has(name) ? [oneLine(name, 100)] : []
  );
  return [...new Set(names)].slice(0, MOST_NAMES2);
}
function withoutDefault(words) {
  const at2 = words.indexOf("=");
  if (at2 < 0) return { text: words, buildArguments: [] };
  const name = namesOfArg(words).at(-1);
  return {
    text: `${words.slice(0, at2)}=\u2026`,
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

// src/domain/signatures.ts
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

// src/domain/history.ts
function stepsOf({ history }, layerCount) {
  const entries = history.filter(({ isEmpty }) => !isEmpty);
  if (entries.length !== layerCount) return Array.from({ length: layerCount }, () => null);
  const declared = declaredArguments({ history });
  return entries.map((entry) => stepOf(entry, declared));
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
function normalised2({ text, instruction }) {
  const folded = text.replace(/\s+/g, " ").trim();
  const fixed = VOLATILE.reduce((words, pattern) => words.replace(pattern, "\u2026"), folded);
  if (instruction !== null) return fixed;
  return fixed.replace(VERSION, "\u2026").replace(NIX_PATH, (path) => path.replace(NIX_VERSION, "\u2026"));
}
var VERSION = /(?<=@)\d[\w.+-]*/g;
var NIX_PATH = /\/nix\/store\/\S+/g;
var NIX_VERSION = /(?<=-)\d[\w.+-]*/g;

// src/domain/resemblance.ts
var SAME_CONTENT = 100;
var SAME_COMMAND = 60;
var SAME_WORDS = 50;
var LEAST = 20;
var MOST_WORDS = 80;
function sameContent(base, head) {
  return base.layer.digest === head.layer.digest || base.diffId !== null && base.diffId === head.diffId;
}
function sameCommand(base, head) {
  return base.step !== null && head.step !== null && normalised2(base.step) === normalised2(head.step);
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
  const text = normalised2(step2);
  const words = new Set(text.split(/\s+/).slice(1, 1 + MOST_WORDS));
  return {
    text: numberOf(text),
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
  if (base.instruction === null || base.instruction !== head.instruction) return 0;
  const words = base.words.length + head.words.length;
  if (words === 0) return 0;
  const weight = Math.floor(SAME_WORDS * 2 * countCommon(base.words, head.words) / words);
  return weight < LEAST ? 0 : weight;
}

// src/domain/layers.ts
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

// src/domain/split.ts
function splitGrowth(base, head, baseImages) {
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
  const names = [images.base, images.head].map(
    (image) => image.kind === "known" ? image.name : ""
  );
  const isSwap = names[0] !== names[1];
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
  return [...known.values()].reduce((sum2, bytes) => sum2 + bytes, 0);
}

// src/domain/advice/variants.ts
var SUITE = /^(?:bullseye|bookworm|trixie|forky|buster|stretch)$/;
var slimBeforeSuite = ({ version, suite }) => [
  tagOf3(version, "slim", suite),
  tagOf3(version, "alpine")
];
var suiteBeforeSlim = ({ version, suite }) => [
  tagOf3(version, suite, "slim"),
  tagOf3(version, "alpine")
];
var alpineOnly = ({ version }) => [tagOf3(version, "alpine")];
var FAMILIES = {
  debian: ({ version, suite }) => [tagOf3(version, suite, "slim").replace(/^slim$/, "stable-slim")],
  python: slimBeforeSuite,
  ruby: slimBeforeSuite,
  rust: slimBeforeSuite,
  perl: ({ version, suite }) => [tagOf3(version, "slim", suite)],
  node: suiteBeforeSlim,
  golang: alpineOnly,
  php: phpTags,
  nginx: ({ version }) => [tagOf3(version, "alpine"), tagOf3(version, "alpine", "slim")],
  httpd: alpineOnly,
  redis: alpineOnly,
  postgres: alpineOnly,
  "eclipse-temurin": temurinTags,
  openjdk: ({ version, suite }) => [tagOf3(version, "slim", suite), tagOf3(version, "alpine")]
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
  const parts = tag === "latest" ? [] : tag.split("-").filter((part2) => part2 !== "");
  const suite = parts.find((part2) => SUITE.test(part2)) ?? "";
  return { version: parts.filter((part2) => part2 !== suite).join("-"), suite };
}
function tagOf3(...parts) {
  return parts.filter((part2) => part2 !== "").join("-");
}
function phpTags({ version }) {
  return version.split("-").includes("apache") ? [] : [tagOf3(version, "alpine")];
}
function temurinTags({ version }) {
  const parts = version.split("-").filter((part2) => !/^(?:jdk|jre|alpine)$/.test(part2));
  const [release = "", ...system] = parts;
  return [tagOf3(release, "jre", ...system), tagOf3(release, "jre", "alpine")];
}
function isAlpine(name) {
  return /[:-]alpine/.test(name);
}

// src/domain/advice/base.ts
var NAME_LENGTH3 = 120;
function fullBase({ base, layers, variants }) {
  if (base.kind === "unknown") return null;
  const bytes = bytesOf2(splitLayers(layers, base)?.baseImage ?? []);
  const slimmer = variants.filter((variant) => bytes - variant.bytes >= leastWorth(bytesOf2(layers)));
  const best = smallest2(slimmer.filter(({ name }) => !isAlpine(name))) ?? smallest2(slimmer);
  if (best === void 0) return null;
  const others = slimmer.map((each) => `${shown(each.name)} has ${formatBytes(each.bytes)}`);
  return {
    rule: "full-base",
    layer: null,
    ...exactly(bytes - best.bytes),
    sentence: `${shown(base.name)} likely holds more than this service runs: of its ${formatBytes(bytes)}, ${others.join(", ")}.`,
    cure: isAlpine(best.name) ? "Build from the slimmer variant, and test: its C library is musl, for which not everything is built." : "Build from the slimmer variant, and install what is missed.",
    dockerfile: `FROM ${shown(best.name)}`
  };
}
function smallest2(variants) {
  return variants.toSorted((a, b) => a.bytes - b.bytes)[0];
}
function staleBase({ base }) {
  if (base.kind === "unknown" || base.movedTo === null) return null;
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
  return oneLine(name, NAME_LENGTH3);
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
  const rest2 = words.slice(start + 1);
  const flag = rest2.findIndex((word) => /^-[a-z]*c$/.test(word));
  const script = flag < 0 ? void 0 : rest2[flag + 1];
  if (SHELLS.has(name) && depth < NESTING && script !== void 0) {
    return commandsOf(script, depth + 1);
  }
  const operands = rest2.filter((word) => !word.startsWith("-"));
  return [{ name, words: [name, ...rest2], operands }];
}
function wordsOf(text) {
  const words = [];
  let open = "";
  let isOpen2 = false;
  const close = () => {
    if (isOpen2) words.push({ text: open, separates: false });
    open = "";
    isOpen2 = false;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const isBrace = token === "{" || token === "}";
    if (isBrace && (isOpen2 || open !== "")) {
      open += token;
    } else if (SEPARATOR.test(token) || /^\s*\n\s*$/.test(token)) {
      close();
      words.push({ text: token, separates: true });
    } else if (/^(?:\s+|\\\n)$/.test(token)) {
      close();
    } else {
      open += unquoted(token);
      isOpen2 = true;
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
function copyOf({ step: step2 }) {
  const instruction = step2?.instruction;
  if (instruction !== "COPY" && instruction !== "ADD") return null;
  const text = step2?.text.replace(/^\s*(?:COPY|ADD)\s+/, "").replace(/^\[(.*)\]$/s, "$1") ?? "";
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
  const bytes = known.reduce((sum2, each) => sum2 + each, 0);
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
var NAMED2 = 4;
function compilers(run) {
  const found2 = unique(installedPackages(run).filter((name) => COMPILER.test(name)));
  if (found2.length === 0 || removesPackages(run)) return null;
  return {
    rule: "compilers",
    layer: run.layer,
    ...about(run.bytes),
    sentence: `${named(found2)} likely ${found2.length === 1 ? "serves" : "serve"} the build alone, and ${found2.length === 1 ? "ships" : "ship"} with every pull: at most this whole layer.`,
    cure: "Build in a stage of its own, and copy only its result into the last stage.",
    dockerfile: "COPY --from=build /app /app"
  };
}
function debugTools(run) {
  const found2 = unique(installedPackages(run).filter((name) => DEBUG_TOOL.test(name)));
  if (found2.length === 0 || removesPackages(run)) return null;
  return {
    rule: "debug-tools",
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: `${named(found2)} likely ${found2.length === 1 ? "helps" : "help"} people rather than the program, and ${found2.length === 1 ? "is" : "are"} there for an intruder too.`,
    cure: "Leave it out, remove it in the same RUN once it is used, or debug from a container beside this one.",
    dockerfile: null
  };
}
function unique(names) {
  return [...new Set(names)];
}
function named(names) {
  const rest2 = names.length - NAMED2;
  const shown3 = names.slice(0, NAMED2).join(", ");
  return rest2 > 0 ? `${shown3} and ${plural(rest2, "other")}` : shown3;
}

// src/domain/advice/whole.ts
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
function secretsOf({ step: step2 }) {
  return (step2?.buildArguments ?? []).map((argument) => argument.replace(/=.*$/s, "")).filter((name) => VARIABLE.test(name) && isSecret(name));
}
function isSecret(name) {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
  return SECRET.test(words) && !NO_SECRET.test(words);
}

// src/domain/advice.ts
var MOST = 3;
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
  const found2 = [...layerDrafts(subject), ...IMAGE_RULES.map((rule) => rule(subject))];
  const worth = found2.filter((draft) => draft !== null).filter(({ atMost }) => atMost >= least);
  return [...worth, ...whereToLook(subject, worth)].filter(({ atMost }) => atMost >= least).toSorted(bySaving).map(({ atMost: _, ...advice }) => advice);
}
function topAdvice(advice) {
  const isSecret2 = ({ rule }) => rule === "secret-argument";
  const rest2 = advice.filter((each) => !isSecret2(each));
  return [...advice.filter(isSecret2), ...rest2].slice(0, MOST);
}
function layerDrafts(subject) {
  const own = ownLayers(subject);
  const environment = subject.environment.join(" ").slice(0, MOST_ENVIRONMENT);
  const runs2 = own.map((layer) => withEnvironment(runOf(layer), environment));
  const unpacked = /* @__PURE__ */ new Set();
  const drafts = own.map((_, at2) => {
    const index = own.length - 1 - at2;
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

// src/domain/fleet.ts
function fleetOf(services) {
  const holders = holdersOf(services);
  const layers = [...holders.values()];
  const uniqueBytes = sum(layers.map(({ bytes }) => bytes));
  const shared = layers.filter(({ services: services2 }) => services2 > 1);
  const naiveBytes = sum(services.flatMap(({ images }) => images.map(({ image }) => image.bytes)));
  return {
    naiveBytes,
    uniqueBytes,
    sharedBytes: sum(shared.map(({ bytes }) => bytes)),
    dedup: uniqueBytes === 0 ? null : naiveBytes / uniqueBytes,
    services: services.map((service) => shareOf(service, holders)),
    unshared: unsharedOf(services, holders)
  };
}
function holdersOf(services) {
  const holders = /* @__PURE__ */ new Map();
  for (const service of services) {
    for (const { digest, bytes } of layersOf(service)) {
      const held = holders.get(digest) ?? { bytes, services: 0 };
      held.services++;
      holders.set(digest, held);
    }
  }
  return holders;
}
function layersOf({ images }) {
  return distinct(images.flatMap(({ image }) => image.layers));
}
function distinct(layers) {
  return [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
}
function shareOf(service, holders) {
  const layers = layersOf(service);
  return {
    name: service.name,
    bytes: totalBytes(layers),
    exclusiveBytes: totalBytes(exclusive(layers, holders))
  };
}
function exclusive(layers, holders) {
  return layers.filter(({ digest }) => holders.get(digest)?.services === 1);
}
function unsharedOf(services, holders) {
  const platforms = grouped2(services.flatMap(standingsOf), ({ platform }) => platform);
  const found2 = platforms.flatMap((standings) => outsiders(standings, holders));
  return [...new Map(found2.toReversed().map((each) => [each.service, each])).values()].reverse();
}
function standingsOf({ name: service, images }) {
  return images.flatMap(({ image, base }) => {
    if (base.kind === "unknown") return [];
    const layers = firstLayers(image, base.layers);
    const platform = image.platform === null ? null : formatPlatform(image.platform);
    const key = layers.map(({ digest }) => digest).join();
    return [{ service, platform, name: base.name, layers, key }];
  });
}
function outsiders(standings, holders) {
  const groups = grouped2(standings, ({ key }) => key);
  const shared = groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const [first] = shared;
  if (first === void 0 || shared.length < 2 || shared.length <= standings.length / 2) return [];
  return standings.filter(({ key, layers }) => key !== first.key && layers.length > 0).map(({ service, platform, name, layers }) => ({
    service,
    platform,
    base: name,
    sharedBase: first.name,
    sharedBy: shared.length,
    bytes: totalBytes(exclusive(distinct(layers), holders))
  }));
}
function grouped2(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

// src/domain/siblings.ts
function fleetIn(verdicts) {
  const bases = verdicts.flatMap(({ changes }) => changes.flatMap(provedBases));
  const services = verdicts.flatMap(({ budget, changes }) => {
    const images = changes.flatMap(
      ({ head, explanation }) => head === null ? [] : [{ image: head, base: explanation?.baseImages.head ?? inherited(head, bases) }]
    );
    return images.length === 0 ? [] : [{ name: budget.name, images }];
  });
  return fleetOf(services);
}
function provedBases({ base, head, explanation }) {
  const sides = [
    { image: base, found: explanation?.baseImages.base },
    { image: head, found: explanation?.baseImages.head }
  ];
  return sides.flatMap(
    ({ image, found: found2 }) => image === null || found2?.kind !== "known" ? [] : [{ base: found2, layers: firstLayers(image, found2.layers) }]
  );
}
function inherited(image, bases) {
  const fitting = bases.filter(({ base, layers }) => {
    const first = firstLayers(image, base.layers);
    return layers.length > 0 && layers.every(({ digest }, at2) => first[at2]?.digest === digest);
  });
  const [longest] = fitting.toSorted((a, b) => b.layers.length - a.layers.length);
  return longest?.base ?? { kind: "unknown" };
}
function withSiblings(verdicts, fleet) {
  if (fleet.unshared.length === 0) return [...verdicts];
  return verdicts.map((verdict) => {
    const unshared = fleet.unshared.find(({ service }) => service === verdict.budget.name);
    if (unshared === void 0) return verdict;
    const changes = verdict.changes.map((change) => {
      const { explanation } = change;
      if (explanation === void 0) return change;
      const advice = adviceFor({ ...explanation.subject, unshared });
      return { ...change, explanation: { ...explanation, advice } };
    });
    return { ...verdict, changes };
  });
}

// src/domain/report.ts
function stateOf({ base, head, changes, findings: findings2 }) {
  if (head.kind === "unmeasurable" || base?.kind === "unmeasurable") return "unknown";
  if (head.kind === "missing")
    return findings2.some(({ rule }) => rule === "measurement") ? "unknown" : "retired";
  if (base === null) return "alone";
  if (base.kind === "missing") return "new";
  const moved2 = changes.some((change) => change.base?.digest !== change.head?.digest);
  return sameImage(base, head) || !moved2 ? "unchanged" : "changed";
}
function summarise(verdicts, { prices, approval = null, notices, ...rest2 }) {
  const fleet = fleetIn(verdicts);
  const outcome = worst(verdicts.map((verdict) => verdict.outcome));
  const expected = verdicts.filter(
    (verdict) => stateOf(verdict) !== "retired" || verdict.outcome === "review"
  );
  return {
    outcome,
    headline: headline(expected),
    verdicts: withSiblings(verdicts, fleet),
    fleet,
    cost: prices ? costOf(verdicts, fleet, prices) : null,
    approval,
    ...rest2,
    notices: [...notices, ...lentBaseNotices(verdicts), ...gapNotices(verdicts)]
  };
}
function costOf(verdicts, fleet, prices) {
  const pulls = verdicts.flatMap(
    ({ changes }) => changes.flatMap((change) => {
      const pull = pullBytes(change);
      const count2 = prices.pulls / changes.length;
      return pull === null ? [] : [{ count: count2, warmBytes: pull.warm }];
    })
  );
  return monthlyCost(fleet.uniqueBytes, pulls, prices);
}
function leadingFinding(verdicts) {
  const excess = (finding) => (finding.actualBytes ?? 0) - (finding.allowedBytes ?? 0);
  return verdicts.flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding }))).toSorted(
    (a, b) => OUTCOMES.indexOf(b.finding.outcome) - OUTCOMES.indexOf(a.finding.outcome) || Number(a.finding.edit !== void 0) - Number(b.finding.edit !== void 0) || excess(b.finding) - excess(a.finding)
  )[0];
}
function isNoteworthy(report, floor) {
  if (report.budgetFile.edits.length > 0) return true;
  return report.verdicts.some((verdict) => {
    if (["fail", "review", "inconclusive"].includes(verdict.outcome)) return true;
    if (["new", "retired"].includes(stateOf(verdict))) return true;
    return verdict.changes.some((change) => {
      const grown = growth(change);
      if (grown === null) return stateOf(verdict) === "changed";
      return Math.abs(grown.bytes) > allowedGrowth(floor, change.base?.bytes ?? 0);
    });
  });
}
function subjectOf(verdict, finding) {
  const platform = platformName(finding.platform);
  const several = verdict.changes.length > 1;
  return platform !== null && several ? `${verdict.budget.name} (${platform})` : verdict.budget.name;
}
function usedPercent(bytes, limit) {
  const percent = bytes / limit * 100;
  return bytes > limit ? Math.ceil(percent) : Math.floor(percent);
}

// src/budgets/problem.ts
var LINE_END = /\r\n?|\n/g;
var MOST_PROBLEMS = 100;
function formatProblems(file, text, problems, more = 0) {
  const lines = text.split(LINE_END);
  const list = problems.map((problem) => formatted(file, lines, problem));
  const rest2 = more === 0 ? [] : [`\u2026 and ${more.toLocaleString("en-US")} more`];
  return [...list, ...rest2].join("\n");
}
function formatted(file, lines, { place, message }) {
  const line = lines[place.line - 1] ?? "";
  const gutter = `${place.line} | `;
  const indent = shown2(line.slice(0, place.column - 1)).replace(/[^\t]/g, " ");
  return [
    `${oneLine(file)}:${place.line}:${place.column}: ${message}`,
    `  ${gutter}${shown2(line)}`,
    `  ${" ".repeat(gutter.length)}${indent}^`
  ].join("\n");
}
function shown2(line) {
  return printable(line.slice(0, 200));
}

// node_modules/js-yaml/dist/js-yaml.mjs
var NOT_RESOLVED = /* @__PURE__ */ Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options) {
  return {
    tagName,
    nodeKind: "scalar",
    implicit: options.implicit ?? false,
    matchByTagPrefix: options.matchByTagPrefix ?? false,
    implicitFirstChars: options.implicitFirstChars ?? null,
    resolve: options.resolve,
    identify: options.identify,
    represent: options.represent ?? ((data) => String(data)),
    representTagName: options.representTagName ?? (() => tagName)
  };
}
function defineSequenceTag(tagName, options) {
  const carrierIsResult = options.finalize === void 0;
  return {
    tagName,
    nodeKind: "sequence",
    implicit: false,
    matchByTagPrefix: options.matchByTagPrefix ?? false,
    create: options.create,
    addItem: options.addItem,
    finalize: options.finalize ?? ((carrier) => carrier),
    carrierIsResult,
    identify: options.identify,
    represent: options.represent ?? ((data) => data),
    representTagName: options.representTagName ?? (() => tagName)
  };
}
function defineMappingTag(tagName, options) {
  const carrierIsResult = options.finalize === void 0;
  return {
    tagName,
    nodeKind: "mapping",
    implicit: false,
    matchByTagPrefix: options.matchByTagPrefix ?? false,
    create: options.create,
    addPair: options.addPair,
    has: options.has,
    keys: options.keys,
    get: options.get,
    finalize: options.finalize ?? ((carrier) => carrier),
    carrierIsResult,
    identify: options.identify,
    represent: options.represent ?? ((data) => data),
    representTagName: options.representTagName ?? (() => tagName)
  };
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
  resolve: (source) => source,
  identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
  "",
  "~",
  "null",
  "Null",
  "NULL"
];
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: [
    "",
    "~",
    "n",
    "N"
  ],
  resolve: (source) => {
    if (NULL_VALUES$1.indexOf(source) !== -1) return null;
    return NOT_RESOLVED;
  },
  identify: (object) => object === null,
  represent: () => "null"
});
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: ["n"],
  resolve: (source, isExplicit) => {
    if (source === "null" || isExplicit && source === "") return null;
    return NOT_RESOLVED;
  },
  identify: (object) => object === null,
  represent: () => "null"
});
var NULL_VALUES = [
  "",
  "~",
  "null",
  "Null",
  "NULL"
];
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: [
    "",
    "~",
    "n",
    "N"
  ],
  resolve: (source) => {
    if (NULL_VALUES.indexOf(source) !== -1) return null;
    return NOT_RESOLVED;
  },
  identify: (object) => object === null,
  represent: () => "null"
});
var TRUE_VALUES$2 = [
  "true",
  "True",
  "TRUE"
];
var FALSE_VALUES$2 = [
  "false",
  "False",
  "FALSE"
];
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: [
    "t",
    "T",
    "f",
    "F"
  ],
  resolve: (source) => {
    if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
    if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
  represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: ["t", "f"],
  resolve: (source) => {
    if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
    if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
  represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES = [
  "true",
  "True",
  "TRUE",
  "y",
  "Y",
  "yes",
  "Yes",
  "YES",
  "on",
  "On",
  "ON"
];
var FALSE_VALUES = [
  "false",
  "False",
  "FALSE",
  "n",
  "N",
  "no",
  "No",
  "NO",
  "off",
  "Off",
  "OFF"
];
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: [
    "y",
    "Y",
    "n",
    "N",
    "t",
    "T",
    "f",
    "F",
    "o",
    "O"
  ],
  resolve: (source) => {
    if (TRUE_VALUES.indexOf(source) !== -1) return true;
    if (FALSE_VALUES.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
  represent: (object) => object ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
  let value = source;
  let sign2 = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign2 = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign2 * parseInt(value.slice(2), 2);
  if (value.startsWith("0o")) return sign2 * parseInt(value.slice(2), 8);
  if (value.startsWith("0x")) return sign2 * parseInt(value.slice(2), 16);
  return sign2 * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
  } else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger$2(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ..."0123456789"
  ],
  resolve: resolveYamlInteger$2,
  identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
  represent: (object) => object.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
  let value = source;
  let sign2 = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign2 = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign2 * parseInt(value.slice(2), 2);
  if (value.startsWith("0o")) return sign2 * parseInt(value.slice(2), 8);
  if (value.startsWith("0x")) return sign2 * parseInt(value.slice(2), 16);
  return sign2 * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  } else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger$1(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: ["-", ..."0123456789"],
  resolve: resolveYamlInteger$1,
  identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
  represent: (object) => object.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
  let value = source.replace(/_/g, "");
  let sign2 = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign2 = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign2 * parseInt(value.slice(2), 2);
  if (value.startsWith("0x")) return sign2 * parseInt(value.slice(2), 16);
  if (value.includes(":")) {
    let result = 0;
    for (const part2 of value.split(":")) result = result * 60 + Number(part2);
    return sign2 * result;
  }
  if (value !== "0" && value[0] === "0") return sign2 * parseInt(value, 8);
  return sign2 * parseInt(value, 10);
}
function resolveYamlInteger(source) {
  if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ..."0123456789"
  ],
  resolve: resolveYamlInteger,
  identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
  represent: (object) => object.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
  if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
  let value = source.toLowerCase();
  const sign2 = value[0] === "-" ? -1 : 1;
  if ("+-".includes(value[0])) value = value.slice(1);
  if (value === ".inf") return sign2 === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === ".nan") return NaN;
  const result = sign2 * parseFloat(value);
  if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
  if (isNaN(object)) return ".nan";
  if (object === Number.POSITIVE_INFINITY) return ".inf";
  if (object === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object, -0)) return "-0.0";
  const result = object.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ".",
    ..."0123456789"
  ],
  resolve: resolveYamlFloat$2,
  identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
    let value = source.toLowerCase();
    const sign2 = value[0] === "-" ? -1 : 1;
    if ("+-".includes(value[0])) value = value.slice(1);
    if (value === ".inf") return sign2 === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    if (value === ".nan") return NaN;
    const result2 = sign2 * parseFloat(value);
    return Number.isFinite(result2) ? result2 : NOT_RESOLVED;
  }
  if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  const result = Number(source);
  if (Number.isFinite(result)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
  if (isNaN(object)) return ".nan";
  if (object === Number.POSITIVE_INFINITY) return ".inf";
  if (object === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object, -0)) return "-0.0";
  const result = object.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: ["-", ..."0123456789"],
  resolve: resolveYamlFloat$1,
  identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
  if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
  let value = source.toLowerCase().replace(/_/g, "");
  const sign2 = value[0] === "-" ? -1 : 1;
  if ("+-".includes(value[0])) value = value.slice(1);
  if (value === ".inf") return sign2 === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === ".nan") return NaN;
  let result = 0;
  if (value.includes(":")) {
    for (const part2 of value.split(":")) result = result * 60 + Number(part2);
    result *= sign2;
  } else result = sign2 * parseFloat(value);
  if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat(object) {
  if (isNaN(object)) return ".nan";
  if (object === Number.POSITIVE_INFINITY) return ".inf";
  if (object === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object, -0)) return "-0.0";
  const result = object.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ".",
    ..."0123456789"
  ],
  resolve: resolveYamlFloat,
  identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat
});
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
  implicit: true,
  implicitFirstChars: ["<"],
  resolve: (source, isExplicit) => {
    if (source === "<<" || isExplicit && source === "") return "<<";
    return NOT_RESOLVED;
  },
  identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
  const input = source.replace(/\s/g, "");
  if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
  const binary = atob(input);
  const result = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
  return result;
}
function representYamlBinary(object) {
  let binary = "";
  for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
  return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
  resolve: resolveYamlBinary,
  identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
  represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
  const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
  date.setUTCFullYear(year, month, day);
  return date;
}
function resolveYamlTimestamp(source) {
  let match = YAML_DATE_REGEXP.exec(source);
  if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
  if (match === null) return NOT_RESOLVED;
  const year = +match[1];
  const month = +match[2] - 1;
  const day = +match[3];
  if (!match[4]) {
    const date2 = makeUtcDate(year, month, day);
    if (date2.getUTCFullYear() !== year || date2.getUTCMonth() !== month || date2.getUTCDate() !== day) return NOT_RESOLVED;
    return date2;
  }
  const hour = +match[4];
  const minute = +match[5];
  const second = +match[6];
  let fraction = 0;
  if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
  if (match[7]) {
    let value = match[7].slice(0, 3);
    while (value.length < 3) value += "0";
    fraction = +value;
  }
  const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
  if (match[9]) {
    const offsetHour = +match[10];
    const offsetMinute = +(match[11] || 0);
    if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
    const offset = (offsetHour * 60 + offsetMinute) * 6e4;
    date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
  }
  return date;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
  implicit: true,
  implicitFirstChars: [..."0123456789"],
  resolve: resolveYamlTimestamp,
  identify: (object) => object instanceof Date,
  represent: (object) => object.toISOString()
});
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
  create: () => [],
  addItem: (container, item) => {
    container.push(item);
  },
  identify: Array.isArray
});
function isPlainObject(data) {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
  const prototype = Object.getPrototypeOf(data);
  return prototype === null || prototype === Object.prototype;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
  create: () => ({
    list: [],
    seen: /* @__PURE__ */ new Set()
  }),
  addItem: (carrier, item) => {
    let key;
    if (item instanceof Map) {
      if (item.size !== 1) return "cannot resolve an ordered map item";
      key = item.keys().next().value;
    } else if (isPlainObject(item)) {
      const itemKeys = Object.keys(item);
      if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
      key = itemKeys[0];
    } else return "cannot resolve an ordered map item";
    if (carrier.seen.has(key)) return "duplicate key in ordered map";
    carrier.seen.add(key);
    carrier.list.push(item);
    return "";
  },
  finalize: (carrier) => carrier.list,
  identify: () => false
});
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
  create: () => [],
  addItem: (container, item) => {
    if (item instanceof Map) {
      if (item.size !== 1) return "cannot resolve a pairs item";
      container.push(item.entries().next().value);
      return "";
    }
    if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
    const object = item;
    const keys = Object.keys(object);
    if (keys.length !== 1) return "cannot resolve a pairs item";
    container.push([keys[0], object[keys[0]]]);
    return "";
  },
  identify: () => false
});
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => ({}),
  identify: isPlainObject,
  represent: (o) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of Object.keys(o)) map.set(key, o[key]);
    return map;
  },
  addPair: (container, key, value) => {
    if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
    const normalizedKey = String(key);
    if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
    else container[normalizedKey] = value;
    return "";
  },
  has: (container, key) => {
    if (key !== null && typeof key === "object") return false;
    return Object.prototype.hasOwnProperty.call(container, String(key));
  },
  keys: (container) => Object.keys(container),
  get: (container, key) => {
    const normalizedKey = String(key);
    if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
    return container[normalizedKey];
  }
});
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
  create: () => /* @__PURE__ */ new Set(),
  identify: (data) => data instanceof Set,
  represent: (data) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of data) map.set(key, null);
    return map;
  },
  addPair: (container, key, value) => {
    if (value !== null) return "cannot resolve a set item";
    container.add(key);
    return "";
  },
  has: (container, key) => container.has(key),
  keys: (container) => container.keys(),
  get: () => null
});
function createTagDefinitionMap() {
  return {
    scalar: /* @__PURE__ */ Object.create(null),
    sequence: /* @__PURE__ */ Object.create(null),
    mapping: /* @__PURE__ */ Object.create(null)
  };
}
function createTagDefinitionListMap() {
  return {
    scalar: [],
    sequence: [],
    mapping: []
  };
}
function compileTags(tags) {
  const result = [];
  for (const tag of tags) {
    let index = result.length;
    for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
      const previous = result[previousIndex];
      if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
        index = previousIndex;
        break;
      }
    }
    result[index] = tag;
  }
  return result;
}
var Schema = class Schema2 {
  tags;
  /** @internal */
  implicitScalarTags;
  /**
  * Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
  * the resolvers that may match that key, in schema order; a key absent from
  * the map uses
  * {@link Schema.implicitScalarAnyFirstChar}
  * (resolvers that declared no first-char constraint, so they apply to any
  * first character).
  */
  implicitScalarByFirstChar;
  implicitScalarAnyFirstChar;
  /**
  * The default scalar tag (`!!str`), resolved once so the composer's fallback
  * for unresolved plain scalars avoids a keyed lookup per scalar.
  *
  * @internal
  */
  defaultScalarTag;
  /**
  * The default container tags (`!!seq` / `!!map`), used by the dumper: when a
  * value is identified by its default tag, the tag is implicit and not
  * printed. Undefined if the schema does not define them (then such values
  * can't be dumped).
  *
  * @internal
  */
  defaultSequenceTag;
  /** @internal */
  defaultMappingTag;
  exact;
  prefix;
  constructor(tags) {
    const compiledTags = compileTags(tags);
    const implicitScalarTags = [];
    const exact = createTagDefinitionMap();
    const prefix = createTagDefinitionListMap();
    for (const tag of compiledTags) {
      if (tag.nodeKind === "scalar" && tag.implicit) {
        if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
        implicitScalarTags.push(tag);
      }
      switch (tag.nodeKind) {
        case "scalar":
          if (tag.matchByTagPrefix) prefix.scalar.push(tag);
          else exact.scalar[tag.tagName] = tag;
          break;
        case "sequence":
          if (tag.matchByTagPrefix) prefix.sequence.push(tag);
          else exact.sequence[tag.tagName] = tag;
          break;
        case "mapping":
          if (tag.matchByTagPrefix) prefix.mapping.push(tag);
          else exact.mapping[tag.tagName] = tag;
      }
    }
    const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
    const keys = /* @__PURE__ */ new Set();
    for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
    const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
    for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
    const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
    if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
    this.tags = compiledTags;
    this.implicitScalarTags = implicitScalarTags;
    this.implicitScalarByFirstChar = implicitScalarByFirstChar;
    this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
    this.defaultScalarTag = defaultScalarTag;
    this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
    this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
    this.exact = exact;
    this.prefix = prefix;
  }
  /** @internal */
  lookupScalarTag(tagName) {
    const exactTag = this.exact.scalar[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  lookupSequenceTag(tagName) {
    const exactTag = this.exact.sequence[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  lookupMappingTag(tagName) {
    const exactTag = this.exact.mapping[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  resolveImplicitScalarTag(source) {
    const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
    for (const tag2 of candidates) {
      const value = tag2.resolve(source, false, tag2.tagName);
      if (value !== NOT_RESOLVED) return {
        value,
        tag: tag2
      };
    }
    const tag = this.defaultScalarTag;
    return {
      value: tag.resolve(source, false, tag.tagName),
      tag
    };
  }
  /**
  * Creates a new schema with the specified tags added. If a tag already
  * exists, it is replaced by the specified tag.
  *
  * @example
  *
  * ```javascript
  * import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
  *
  * const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
  * ```
  */
  withTags(...tags) {
    let flatTags = [];
    for (const tag of tags) flatTags = flatTags.concat(tag);
    return new Schema2([...this.tags, ...flatTags]);
  }
};
var FAILSAFE_SCHEMA = new Schema([
  strTag,
  seqTag,
  mapTag
]);
var JSON_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullJsonTag,
  boolJsonTag,
  intJsonTag,
  floatJsonTag
]);
var CORE_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullCoreTag,
  boolCoreTag,
  intCoreTag,
  floatCoreTag
]);
var YAML11_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullYaml11Tag,
  boolYaml11Tag,
  intYaml11Tag,
  floatYaml11Tag,
  timestampTag,
  mergeTag,
  binaryTag,
  omapTag,
  pairsTag,
  setTag
]);
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
  ...intYaml11Tag,
  resolve: (source, isExplicit, tagName) => {
    const result = intYaml11Tag.resolve(source, isExplicit, tagName);
    return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
  }
}, {
  ...floatYaml11Tag,
  resolve: (source, isExplicit, tagName) => {
    const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
    return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
  }
});
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => /* @__PURE__ */ new Map(),
  addPair: (container, key, value) => {
    container.set(key, value);
    return "";
  },
  has: (container, key) => container.has(key),
  keys: (container) => container.keys(),
  get: (container, key) => container.get(key),
  identify: (data) => data instanceof Map || isPlainObject(data),
  represent: (data) => {
    if (data instanceof Map) return data;
    const map = /* @__PURE__ */ new Map();
    const obj = data;
    for (const key of Object.keys(obj)) map.set(key, obj[key]);
    return map;
  }
});
function normalizeKey(key) {
  if (Array.isArray(key)) {
    const array = Array.prototype.slice.call(key);
    for (let index = 0; index < array.length; index++) {
      if (Array.isArray(array[index])) return null;
      if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
    }
    return String(array);
  }
  if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
  return String(key);
}
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => ({}),
  identify: isPlainObject,
  represent: (o) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of Object.keys(o)) map.set(key, o[key]);
    return map;
  },
  addPair: (container, key, value) => {
    const normalizedKey = normalizeKey(key);
    if (normalizedKey === null) return "nested arrays are not supported inside keys";
    if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
    else container[normalizedKey] = value;
    return "";
  },
  has: (container, key) => {
    const normalizedKey = normalizeKey(key);
    return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
  },
  keys: (container) => Object.keys(container),
  get: (container, key) => {
    const normalizedKey = String(key);
    if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
    return container[normalizedKey];
  }
});
var DEFAULT_SNIPPET_OPTIONS = {
  maxLength: 79,
  indent: 1,
  linesBefore: 3,
  linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
  let head = "";
  let tail = "";
  const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
  if (position - lineStart > maxHalfLength) {
    head = " ... ";
    lineStart = position - maxHalfLength + head.length;
  }
  if (lineEnd - position > maxHalfLength) {
    tail = " ...";
    lineEnd = position + maxHalfLength - tail.length;
  }
  return {
    str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "\u2192") + tail,
    pos: position - lineStart + head.length
  };
}
function padStart(string, max) {
  return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
  if (!mark.buffer) return null;
  const opts = {
    ...DEFAULT_SNIPPET_OPTIONS,
    ...options
  };
  const re = /\r?\n|\r|\0/g;
  const lineStarts = [0];
  const lineEnds = [];
  let match;
  let foundLineNo = -1;
  while (match = re.exec(mark.buffer)) {
    lineEnds.push(match.index);
    lineStarts.push(match.index + match[0].length);
    if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
  }
  if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
  let result = "";
  const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
  const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
  for (let i = 1; i <= opts.linesBefore; i++) {
    if (foundLineNo - i < 0) break;
    const line2 = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
    result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line2.str}
${result}`;
  }
  const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
  result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}
`;
  result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^
`;
  for (let i = 1; i <= opts.linesAfter; i++) {
    if (foundLineNo + i >= lineEnds.length) break;
    const line2 = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
    result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line2.str}
`;
  }
  return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
  let where = "";
  if (!exception.mark) return exception.reason;
  if (exception.mark.name) where += `in "${exception.mark.name}" `;
  where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
  if (!compact && exception.mark.snippet) where += `

${exception.mark.snippet}`;
  return `${exception.reason} ${where}`;
}
var YAMLException = class YAMLException2 extends Error {
  reason;
  mark;
  /**
  * Optional `mark` contains source snippet data. Usually, use
  * {@link YAMLException.throwAt} instead of passing it directly.
  */
  constructor(reason, mark) {
    super();
    this.name = "YAMLException";
    this.reason = reason;
    this.mark = mark;
    this.message = formatError(this, false);
    if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
  }
  /**
  * Returns the formatted error, omitting the source snippet in compact mode.
  */
  toString(compact) {
    return `${this.name}: ${formatError(this, compact)}`;
  }
  /**
  * Builds a YAMLException with a source snippet and throws it. `source` is
  * the raw input text; `position` is an offset into it.
  */
  static throwAt(source, position, message, filename = "") {
    let line = 0;
    let lineStart = 0;
    for (let index = 0; index < position; index++) {
      const ch = source.charCodeAt(index);
      if (ch === 10) {
        line++;
        lineStart = index + 1;
      } else if (ch === 13) {
        line++;
        if (source.charCodeAt(index + 1) === 10) index++;
        lineStart = index + 1;
      }
    }
    const mark = {
      name: filename,
      buffer: source,
      position,
      line,
      column: position - lineStart
    };
    mark.snippet = makeSnippet(mark);
    throw new YAMLException2(message, mark);
  }
};
var EVENT_ID = {
  DOCUMENT: 1,
  SEQUENCE: 2,
  MAPPING: 3,
  SCALAR: 4,
  ALIAS: 5,
  POP: 6
};
var SCALAR_STYLE = {
  PLAIN: 1,
  SINGLE_QUOTED: 2,
  DOUBLE_QUOTED: 3,
  LITERAL_BLOCK: 4,
  FOLDED_BLOCK: 5
};
var COLLECTION_STYLE = {
  BLOCK: 1,
  FLOW: 2
};
var CHOMPING_MODE = {
  CLIP: 1,
  STRIP: 2,
  KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
  switch (c) {
    case 48:
      return "\0";
    case 97:
      return "\x07";
    case 98:
      return "\b";
    case 116:
      return "	";
    case 9:
      return "	";
    case 110:
      return "\n";
    case 118:
      return "\v";
    case 102:
      return "\f";
    case 114:
      return "\r";
    case 101:
      return "\x1B";
    case 32:
      return " ";
    case 34:
      return '"';
    case 47:
      return "/";
    case 92:
      return "\\";
    case 78:
      return "\x85";
    case 95:
      return "\xA0";
    case 76:
      return "\u2028";
    case 80:
      return "\u2029";
    default:
      return "";
  }
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
  simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
  simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
  if (c <= 65535) return String.fromCharCode(c);
  return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
  if (c >= 48 && c <= 57) return c - 48;
  return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
  if (c === 120) return 2;
  if (c === 117) return 4;
  return 8;
}
function skipFoldedBreaks(input, position, end) {
  let breaks = 0;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 10) {
      breaks++;
      position++;
    } else if (ch === 13) {
      breaks++;
      position++;
      if (input.charCodeAt(position) === 10) position++;
    } else if (ch === 32 || ch === 9) position++;
    else break;
  }
  return {
    position,
    breaks
  };
}
function foldedBreaks(count2) {
  if (count2 === 1) return " ";
  return "\n".repeat(count2 - 1);
}
function getPlainValue(input, start, end) {
  let result = "";
  let position = start;
  let captureStart = start;
  let captureEnd = start;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
  let result = "";
  let position = start;
  let captureStart = start;
  let captureEnd = start;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 39) {
      result += input.slice(captureStart, position) + "'";
      position += 2;
      captureStart = captureEnd = position;
    } else if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
  let result = "";
  let position = start;
  let captureStart = start;
  let captureEnd = start;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 92) {
      result += input.slice(captureStart, position);
      position++;
      const escaped = input.charCodeAt(position);
      if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
      else if (escaped < 256 && simpleEscapeCheck[escaped]) {
        result += simpleEscapeMap[escaped];
        position++;
      } else {
        let hexLength = escapedHexLen$1(escaped);
        let hexResult = 0;
        for (; hexLength > 0; hexLength--) {
          position++;
          const digit = fromHexCode$1(input.charCodeAt(position));
          hexResult = (hexResult << 4) + digit;
        }
        result += charFromCodepoint(hexResult);
        position++;
      }
      captureStart = captureEnd = position;
    } else if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
  const textIndent = indent < 0 ? 0 : indent;
  const region = input.slice(start, end).replace(/\r\n?/g, "\n");
  const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
  let result = "";
  let didReadContent = false;
  let emptyLines = 0;
  let atMoreIndented = false;
  for (const line of lines) {
    let column = 0;
    while (column < textIndent && line.charCodeAt(column) === 32) column++;
    if (indent < 0 || column >= line.length) {
      emptyLines++;
      continue;
    }
    const content = line.slice(textIndent);
    const first = content.charCodeAt(0);
    if (folded) {
      if (first === 32 || first === 9) {
        atMoreIndented = true;
        result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
      } else if (atMoreIndented) {
        atMoreIndented = false;
        result += "\n".repeat(emptyLines + 1);
      } else if (emptyLines === 0) {
        if (didReadContent) result += " ";
      } else result += "\n".repeat(emptyLines);
    } else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
    result += content;
    didReadContent = true;
    emptyLines = 0;
  }
  if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
  else if (chomping !== CHOMPING_MODE.STRIP) {
    if (didReadContent) result += "\n";
  }
  return result;
}
function getScalarValue(input, scalar) {
  if (scalar.valueStart === NO_RANGE$3) return "";
  const { valueStart, valueEnd } = scalar;
  if (scalar.fast) return input.slice(valueStart, valueEnd);
  switch (scalar.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
      return getSingleQuotedValue(input, valueStart, valueEnd);
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return getDoubleQuotedValue(input, valueStart, valueEnd);
    case SCALAR_STYLE.LITERAL_BLOCK:
      return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
    case SCALAR_STYLE.FOLDED_BLOCK:
      return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
    default:
      return getPlainValue(input, valueStart, valueEnd);
  }
}
var DEFAULT_TAG_HANDLERS = Object.assign(/* @__PURE__ */ Object.create(null), {
  "!": "!",
  "!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
function tagPercentDecode(source) {
  let result = "";
  let index = 0;
  while (index < source.length) {
    if (source.charCodeAt(index) !== 37) {
      result += source[index++];
      continue;
    }
    let ch = parseInt(source.slice(index + 1, index + 3), 16);
    index += 3;
    if (ch >= 192) {
      let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
      ch &= (1 << 6 - remaining) - 1;
      while (remaining-- > 0) {
        ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
        index += 3;
      }
    }
    if (ch < 65536) result += String.fromCharCode(ch);
    else {
      ch -= 65536;
      result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
    }
  }
  return result;
}
function tagNameFull(rawTag, tagHandlers) {
  if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
  const handleEnd = rawTag.indexOf("!", 1);
  const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
  return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
  filename: "",
  schema: CORE_SCHEMA,
  json: false,
  maxTotalMergeKeys: 1e4,
  maxAliases: -1
};
function eventPosition$1(event) {
  if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
  if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
  if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
  if ("start" in event) return event.start;
  return 0;
}
function throwError$1(state, message) {
  YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
  try {
    return tag.finalize(carrier);
  } catch (error) {
    if (error instanceof YAMLException) throw error;
    YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
  }
}
function constructScalar(state, event) {
  const source = getScalarValue(state.source, event);
  const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
  const strTag2 = state.schema.defaultScalarTag;
  if (rawTag !== "") {
    if (rawTag === "!") return {
      value: source,
      tag: strTag2
    };
    const tagName = tagNameFull(rawTag, state.tagHandlers);
    const scalarTag = state.schema.lookupScalarTag(tagName);
    if (scalarTag) {
      const result = scalarTag.resolve(source, true, tagName);
      if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
      return {
        value: result,
        tag: scalarTag
      };
    }
    const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
    if (collectionTagDef) {
      if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
      const carrier = collectionTagDef.create(tagName);
      return {
        value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
        tag: collectionTagDef
      };
    }
    throwError$1(state, `unknown scalar tag !<${tagName}>`);
  }
  if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
  return {
    value: strTag2.resolve(source, false, strTag2.tagName),
    tag: strTag2
  };
}
function collectionTagName(state, event, defaultTagName) {
  const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
  return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
  return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
  state.totalMergeKeys++;
  if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
  chargeMergeWork(state);
  for (const sourceKey of sourceTag.keys(source)) {
    chargeMergeWork(state);
    if (frame.tag.has(frame.value, sourceKey)) continue;
    const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
    if (err) throwError$1(state, err);
    frame.overridable ??= /* @__PURE__ */ new Set();
    frame.overridable.add(sourceKey);
  }
}
function mergeSource(state, frame, source, sourceTag) {
  state.position = frame.keyPosition;
  if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
  else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
    if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
    for (const element of source) {
      const elementTag = state.nodeTags.get(element);
      if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
      mergeKeys(state, frame, element, elementTag);
    }
  } else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
  state.position = frame.keyPosition;
  if (frame.keyIsMerge) {
    mergeSource(state, frame, value, tag);
    return;
  }
  if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
  const err = frame.tag.addPair(frame.value, key, value);
  if (err) throwError$1(state, err);
  frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
  const frame = state.frames[state.frames.length - 1];
  if (frame.kind === "document") {
    frame.value = value;
    frame.hasValue = true;
  } else if (frame.kind === "sequence") {
    if (isMappingTag(tag)) state.nodeTags.set(value, tag);
    const err = frame.tag.addItem(frame.value, value, frame.index++);
    if (err) throwError$1(state, err);
  } else if (frame.hasKey) {
    const key = frame.key;
    frame.key = void 0;
    frame.hasKey = false;
    addMappingValue(state, frame, key, value, tag);
  } else {
    frame.key = value;
    frame.keyPosition = state.position;
    frame.hasKey = true;
    frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
  }
}
function storeAnchor(state, event, value, tag, isValueFinal) {
  if (event.anchorStart !== NO_RANGE$2) {
    const anchor = {
      value,
      tag,
      isValueFinal
    };
    state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
    return anchor;
  }
  return null;
}
function constructFromEvents(events, options) {
  const state = {
    ...DEFAULT_CONSTRUCTOR_OPTIONS,
    ...options,
    events,
    documents: [],
    eventIndex: 0,
    position: 0,
    frames: [],
    anchors: /* @__PURE__ */ new Map(),
    nodeTags: /* @__PURE__ */ new Map(),
    tagHandlers: /* @__PURE__ */ Object.create(null),
    totalMergeKeys: 0,
    aliasCount: 0
  };
  while (state.eventIndex < state.events.length) {
    const event = state.events[state.eventIndex++];
    state.position = eventPosition$1(event);
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        state.anchors = /* @__PURE__ */ new Map();
        state.nodeTags = /* @__PURE__ */ new Map();
        state.aliasCount = 0;
        state.tagHandlers = /* @__PURE__ */ Object.create(null);
        for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
        state.frames.push({
          kind: "document",
          position: state.position,
          value: void 0,
          hasValue: false
        });
        break;
      case EVENT_ID.SCALAR: {
        const { value, tag } = constructScalar(state, event);
        storeAnchor(state, event, value, tag, true);
        addValue(state, value, tag);
        break;
      }
      case EVENT_ID.SEQUENCE: {
        const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
        const tag = state.schema.lookupSequenceTag(tagName);
        if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
        const value = tag.create(tagName);
        const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
        state.frames.push({
          kind: "sequence",
          position: state.position,
          value,
          tag,
          anchor,
          index: 0
        });
        break;
      }
      case EVENT_ID.MAPPING: {
        const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
        const tag = state.schema.lookupMappingTag(tagName);
        if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
        const value = tag.create(tagName);
        const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
        state.frames.push({
          kind: "mapping",
          position: state.position,
          value,
          tag,
          anchor,
          key: void 0,
          keyPosition: state.position,
          hasKey: false,
          keyIsMerge: false,
          overridable: null
        });
        break;
      }
      case EVENT_ID.ALIAS: {
        if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
        const name = state.source.slice(event.anchorStart, event.anchorEnd);
        const anchor = state.anchors.get(name);
        if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
        if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
        addValue(state, anchor.value, anchor.tag);
        break;
      }
      case EVENT_ID.POP: {
        const frame = state.frames.pop();
        if (frame.kind === "mapping" && frame.hasKey) {
          state.position = frame.keyPosition;
          throwError$1(state, "incomplete mapping pair in event stream");
        }
        if (frame.kind === "document") state.documents.push(frame.value);
        else {
          const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
          if (frame.anchor) {
            frame.anchor.value = value;
            frame.anchor.isValueFinal = true;
          }
          addValue(state, value, frame.tag);
        }
        break;
      }
    }
  }
  return state.documents;
}
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
  filename: "",
  maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
  state.events.push({
    type: EVENT_ID.DOCUMENT,
    explicitStart,
    explicitEnd,
    directives: state.directives
  });
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
  state.events.push({
    type: EVENT_ID.SEQUENCE,
    start,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style
  });
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
  state.events.push({
    type: EVENT_ID.MAPPING,
    start,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style
  });
}
function insertFlowPairMappingEvent(state, snapshot) {
  state.events.splice(snapshot.eventsLength, 0, {
    type: EVENT_ID.MAPPING,
    start: snapshot.position,
    anchorStart: NO_RANGE$1,
    anchorEnd: NO_RANGE$1,
    tagStart: NO_RANGE$1,
    tagEnd: NO_RANGE$1,
    style: COLLECTION_STYLE.FLOW
  });
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
  state.events.push({
    type: EVENT_ID.SCALAR,
    valueStart,
    valueEnd,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style,
    chomping,
    indent,
    fast
  });
}
function addAliasEvent(state, anchorStart, anchorEnd) {
  state.events.push({
    type: EVENT_ID.ALIAS,
    anchorStart,
    anchorEnd
  });
}
function addPopEvent(state) {
  state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
  addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
  return {
    anchorStart: NO_RANGE$1,
    anchorEnd: NO_RANGE$1,
    tagStart: NO_RANGE$1,
    tagEnd: NO_RANGE$1
  };
}
function snapshotState(state) {
  return {
    position: state.position,
    line: state.line,
    lineStart: state.lineStart,
    lineIndent: state.lineIndent,
    firstTabInLine: state.firstTabInLine,
    eventsLength: state.events.length
  };
}
function restoreState(state, snapshot) {
  state.position = snapshot.position;
  state.line = snapshot.line;
  state.lineStart = snapshot.lineStart;
  state.lineIndent = snapshot.lineIndent;
  state.firstTabInLine = snapshot.firstTabInLine;
  state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
  YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
  return c === 10 || c === 13;
}
function isWhiteSpace(c) {
  return c === 9 || c === 32;
}
function isWsOrEol(c) {
  return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
  return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
  return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
  return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
  if (c >= 48 && c <= 57) return c - 48;
  const lc = c | 32;
  if (lc >= 97 && lc <= 102) return lc - 97 + 10;
  return -1;
}
function escapedHexLen(c) {
  if (c === 120) return 2;
  if (c === 117) return 4;
  if (c === 85) return 8;
  return 0;
}
function isSimpleEscape(c) {
  return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
  if (state.input.charCodeAt(state.position) === 10) state.position++;
  else {
    state.position++;
    if (state.input.charCodeAt(state.position) === 10) state.position++;
  }
  state.line++;
  state.lineStart = state.position;
  state.lineIndent = 0;
  state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
  let lineBreaks = 0;
  let ch = state.input.charCodeAt(state.position);
  let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
  while (ch !== 0) {
    while (isWhiteSpace(ch)) {
      hasSeparation = true;
      if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
      ch = state.input.charCodeAt(++state.position);
    }
    if (allowComments && hasSeparation && ch === 35) do
      ch = state.input.charCodeAt(++state.position);
    while (!isEol(ch) && ch !== 0);
    if (!isEol(ch)) break;
    consumeLineBreak(state);
    lineBreaks++;
    hasSeparation = true;
    ch = state.input.charCodeAt(state.position);
    while (ch === 32) {
      state.lineIndent++;
      ch = state.input.charCodeAt(++state.position);
    }
  }
  return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
  const ch = state.input.charCodeAt(position);
  if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
    const following = state.input.charCodeAt(position + 3);
    return following === 0 || isWsOrEol(following);
  }
  return false;
}
function skipByteOrderMark(state) {
  if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
    state.position++;
    state.lineStart = state.position;
  }
}
function testDocumentBoundary(state) {
  if (state.position !== state.lineStart) return false;
  if (testDocumentSeparator(state)) return true;
  if (state.input.charCodeAt(state.position) !== 65279) return false;
  const snapshot = snapshotState(state);
  skipByteOrderMark(state);
  skipSeparationSpace(state, true);
  const ch = state.input.charCodeAt(state.position);
  const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
  restoreState(state, snapshot);
  return result;
}
function skipUntilLineEnd(state) {
  let ch = state.input.charCodeAt(state.position);
  while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
  const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
  if (match !== null) {
    state.position = start + match.index + match[0].length - 1;
    throwError(state, "the stream contains non-printable characters");
  }
}
function readTagProperty(state, props, inFlow) {
  if (state.input.charCodeAt(state.position) !== 33) return false;
  if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
  const start = state.position;
  let isVerbatim = false;
  let isNamed = false;
  let tagHandle = "!";
  let ch = state.input.charCodeAt(++state.position);
  if (ch === 60) {
    isVerbatim = true;
    ch = state.input.charCodeAt(++state.position);
  } else if (ch === 33) {
    isNamed = true;
    tagHandle = "!!";
    ch = state.input.charCodeAt(++state.position);
  }
  let suffixStart = state.position;
  let tagName;
  if (isVerbatim) {
    while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
    if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
    tagName = state.input.slice(suffixStart, state.position);
    state.position++;
  } else {
    while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
      if (ch === 33) {
        if (!isNamed) {
          tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
          if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
          isNamed = true;
          suffixStart = state.position + 1;
        } else throwError(state, "tag suffix cannot contain exclamation marks");
      }
      ch = state.input.charCodeAt(++state.position);
    }
    tagName = state.input.slice(suffixStart, state.position);
    if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
  }
  if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
  if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
  props.tagStart = start;
  props.tagEnd = state.position;
  return true;
}
function readAnchorProperty(state, props) {
  if (state.input.charCodeAt(state.position) !== 38) return false;
  if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
  state.position++;
  const start = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
  if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
  props.anchorStart = start;
  props.anchorEnd = state.position;
  return true;
}
function readAlias(state, props) {
  if (state.input.charCodeAt(state.position) !== 42) return false;
  if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
  state.position++;
  const start = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
  if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
  addAliasEvent(state, start, state.position);
  return true;
}
function readFlowScalarBreak(state, nodeIndent) {
  skipSeparationSpace(state, false);
  if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
  if (state.input.charCodeAt(state.position) !== 39) return false;
  state.position++;
  const start = state.position;
  let simple = true;
  while (state.input.charCodeAt(state.position) !== 0) {
    const ch = state.input.charCodeAt(state.position);
    if (ch === 39) {
      if (state.input.charCodeAt(state.position + 1) === 39) {
        simple = false;
        state.position += 2;
        continue;
      }
      const end = state.position;
      state.position++;
      addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
      return true;
    }
    if (isEol(ch)) {
      simple = false;
      readFlowScalarBreak(state, nodeIndent);
    } else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
    else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
    else state.position++;
  }
  throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
  if (state.input.charCodeAt(state.position) !== 34) return false;
  state.position++;
  const start = state.position;
  let simple = true;
  while (state.input.charCodeAt(state.position) !== 0) {
    const ch = state.input.charCodeAt(state.position);
    if (ch === 34) {
      const end = state.position;
      state.position++;
      addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
      return true;
    }
    if (ch === 92) {
      simple = false;
      const escaped = state.input.charCodeAt(++state.position);
      if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
      else if (isSimpleEscape(escaped)) state.position++;
      else {
        let hexLength = escapedHexLen(escaped);
        if (hexLength === 0) throwError(state, "unknown escape sequence");
        while (hexLength-- > 0) {
          state.position++;
          if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
        }
        state.position++;
      }
    } else if (isEol(ch)) {
      simple = false;
      readFlowScalarBreak(state, nodeIndent);
    } else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
    else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
    else state.position++;
  }
  throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
  const ch = state.input.charCodeAt(state.position);
  let chomping = CHOMPING_MODE.CLIP;
  let indent = -1;
  let detectedIndent = false;
  if (ch !== 124 && ch !== 62) return false;
  const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
  state.position++;
  while (state.input.charCodeAt(state.position) !== 0) {
    const current = state.input.charCodeAt(state.position);
    const digit = fromDecimalCode(current);
    if (current === 43 || current === 45) {
      if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
      chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
      state.position++;
    } else if (digit >= 0) {
      if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
      if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
      indent = parentIndent + digit - 1;
      detectedIndent = true;
      state.position++;
    } else break;
  }
  let hadWhitespace = false;
  while (isWhiteSpace(state.input.charCodeAt(state.position))) {
    hadWhitespace = true;
    state.position++;
  }
  if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
  if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
  else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
  let contentIndent = detectedIndent ? indent : -1;
  let maxLeadingIndent = 0;
  const valueStart = state.position;
  let valueEnd = state.position;
  while (state.input.charCodeAt(state.position) !== 0) {
    const linePosition = state.position;
    let column = 0;
    while (state.input.charCodeAt(linePosition + column) === 32) column++;
    const first = state.input.charCodeAt(linePosition + column);
    if (first === 0) {
      if (contentIndent >= 0) {
        if (column > contentIndent) valueEnd = linePosition + column;
      } else if (column > 0) valueEnd = linePosition + column;
      break;
    }
    if (testDocumentBoundary(state)) break;
    if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
    if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
      if (first === 9 && column < parentIndent) {
        state.position = linePosition + column;
        throwError(state, "tab characters must not be used in indentation");
      }
      if (column >= parentIndent && column < maxLeadingIndent) {
        state.position = linePosition + column;
        throwError(state, "bad indentation of a mapping entry");
      }
    }
    if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
      state.lineIndent = column;
      state.position = linePosition + column;
      break;
    }
    if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
    const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
    if (first !== 0 && !isEol(first) && column < requiredIndent) {
      state.lineIndent = column;
      state.position = linePosition + column;
      break;
    }
    skipUntilLineEnd(state);
    valueEnd = state.position;
    if (isEol(state.input.charCodeAt(state.position))) {
      consumeLineBreak(state);
      valueEnd = state.position;
    }
  }
  checkPrintable(state, valueStart, valueEnd);
  addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
  return true;
}
function canStartPlainScalar(state, nodeContext) {
  const ch = state.input.charCodeAt(state.position);
  const inFlow = nodeContext === CONTEXT_FLOW_IN;
  if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
  if (ch === 63 || ch === 45) {
    const following = state.input.charCodeAt(state.position + 1);
    if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
  }
  return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
  if (!canStartPlainScalar(state, nodeContext)) return false;
  const start = state.position;
  let end = state.position;
  let ch = state.input.charCodeAt(state.position);
  const inFlow = nodeContext === CONTEXT_FLOW_IN;
  let multiline = false;
  while (ch !== 0) {
    if (testDocumentBoundary(state)) break;
    if (ch === 58) {
      const following = state.input.charCodeAt(state.position + 1);
      if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
    } else if (ch === 35) {
      if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
    } else if (inFlow && isFlowIndicator(ch)) break;
    else if (isEol(ch)) {
      const savedPosition = state.position;
      const savedLine = state.line;
      const savedLineStart = state.lineStart;
      const savedLineIndent = state.lineIndent;
      skipSeparationSpace(state, false);
      if (state.lineIndent >= nodeIndent) {
        multiline = true;
        ch = state.input.charCodeAt(state.position);
        continue;
      }
      state.position = savedPosition;
      state.line = savedLine;
      state.lineStart = savedLineStart;
      state.lineIndent = savedLineIndent;
      break;
    }
    if (!isWhiteSpace(ch)) end = state.position + 1;
    ch = state.input.charCodeAt(++state.position);
  }
  if (end === start) return false;
  checkPrintable(state, start, end);
  addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
  return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
  const startLine = state.line;
  skipSeparationSpace(state, true);
  if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
  const ch = state.input.charCodeAt(state.position);
  const isMapping = ch === 123;
  const start = state.position;
  let readNext = true;
  if (ch !== 91 && ch !== 123) return false;
  const terminator = isMapping ? 125 : 93;
  if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
  else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
  state.position++;
  while (state.input.charCodeAt(state.position) !== 0) {
    skipFlowSeparationSpace(state, nodeIndent);
    let ch2 = state.input.charCodeAt(state.position);
    if (ch2 === terminator) {
      state.position++;
      addPopEvent(state);
      return true;
    } else if (!readNext) throwError(state, "missed comma between flow collection entries");
    else if (ch2 === 44) throwError(state, "expected the node content, but found ','");
    let isPair = false;
    let isExplicitPair = false;
    if (ch2 === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
      isPair = isExplicitPair = true;
      state.position += 1;
      skipFlowSeparationSpace(state, nodeIndent);
    }
    const entryLine = state.line;
    const entryStart = snapshotState(state);
    const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
    skipFlowSeparationSpace(state, nodeIndent);
    ch2 = state.input.charCodeAt(state.position);
    if ((isMapping || isExplicitPair || state.line === entryLine) && ch2 === 58) {
      isPair = true;
      state.position++;
      skipFlowSeparationSpace(state, nodeIndent);
      if (!isMapping) {
        insertFlowPairMappingEvent(state, entryStart);
        if (!keyWasRead) addEmptyScalarEvent(state);
      } else if (!keyWasRead) addEmptyScalarEvent(state);
      if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
      skipFlowSeparationSpace(state, nodeIndent);
      if (!isMapping) addPopEvent(state);
    } else if (isMapping && isPair) {
      if (!keyWasRead) addEmptyScalarEvent(state);
      addEmptyScalarEvent(state);
    } else if (isMapping) addEmptyScalarEvent(state);
    else if (isPair) {
      insertFlowPairMappingEvent(state, entryStart);
      if (!keyWasRead) addEmptyScalarEvent(state);
      addEmptyScalarEvent(state);
      addPopEvent(state);
    }
    ch2 = state.input.charCodeAt(state.position);
    if (ch2 === 44) {
      readNext = true;
      state.position++;
    } else readNext = false;
  }
  throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
  if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
  addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
  while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
    if (state.firstTabInLine !== -1) {
      state.position = state.firstTabInLine;
      throwError(state, "tab characters must not be used in indentation");
    }
    const entryLine = state.line;
    state.position++;
    const hadBreak = skipSeparationSpace(state, true) > 0;
    if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
    if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
    else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
    skipSeparationSpace(state, true);
    if (state.lineIndent < nodeIndent || state.position >= state.length) break;
    if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
    if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
  }
  addPopEvent(state);
  return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
  let atExplicitKey = false;
  let detected = false;
  let mappingOpened = false;
  let pendingExplicitKey = false;
  if (state.firstTabInLine !== -1) return false;
  let ch = state.input.charCodeAt(state.position);
  while (ch !== 0) {
    if (!atExplicitKey && state.firstTabInLine !== -1) {
      state.position = state.firstTabInLine;
      throwError(state, "tab characters must not be used in indentation");
    }
    const following = state.input.charCodeAt(state.position + 1);
    const entryLine = state.line;
    if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
      if (!mappingOpened) {
        addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
        mappingOpened = true;
      }
      if (ch === 63) {
        if (atExplicitKey) addEmptyScalarEvent(state);
        detected = true;
        atExplicitKey = true;
      } else if (atExplicitKey) atExplicitKey = false;
      else {
        addEmptyScalarEvent(state);
        detected = true;
        atExplicitKey = false;
      }
      state.position += 1;
      pendingExplicitKey = true;
    } else {
      if (atExplicitKey) {
        addEmptyScalarEvent(state);
        atExplicitKey = false;
      }
      const beforeKey = snapshotState(state);
      if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
      if (state.line === entryLine) {
        ch = state.input.charCodeAt(state.position);
        while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
        if (ch === 58) {
          ch = state.input.charCodeAt(++state.position);
          if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
          if (!mappingOpened) {
            state.events.splice(beforeKey.eventsLength, 0, {
              type: EVENT_ID.MAPPING,
              start: beforeKey.position,
              anchorStart: props.anchorStart,
              anchorEnd: props.anchorEnd,
              tagStart: props.tagStart,
              tagEnd: props.tagEnd,
              style: COLLECTION_STYLE.BLOCK
            });
            mappingOpened = true;
          }
          detected = true;
          atExplicitKey = false;
          pendingExplicitKey = false;
        } else if (detected) throwError(state, "expected ':' after a mapping key");
        else {
          if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
            restoreState(state, beforeKey);
            return false;
          }
          return true;
        }
      } else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
      else {
        if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
          restoreState(state, beforeKey);
          return false;
        }
        return true;
      }
    }
    if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
    if (!atExplicitKey) {
      if (pendingExplicitKey) {
        addEmptyScalarEvent(state);
        pendingExplicitKey = false;
      }
    }
    skipSeparationSpace(state, true);
    ch = state.input.charCodeAt(state.position);
    if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
    else if (state.lineIndent < nodeIndent) break;
  }
  if (!detected) return false;
  if (atExplicitKey) addEmptyScalarEvent(state);
  if (mappingOpened) addPopEvent(state);
  return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
  if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
  state.depth++;
  let indentStatus = 1;
  let atNewLine = false;
  let hasContent = false;
  let propertyStart = null;
  const props = emptyProperties();
  let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
  let allowBlockCollections = allowBlockScalars;
  const allowBlockStyles = allowBlockScalars;
  if (allowToSeek && skipSeparationSpace(state, true)) {
    atNewLine = true;
    if (state.lineIndent > parentIndent) indentStatus = 1;
    else if (state.lineIndent === parentIndent) indentStatus = 0;
    else indentStatus = -1;
  }
  if (indentStatus === 1) while (true) {
    const ch = state.input.charCodeAt(state.position);
    const propertyState = snapshotState(state);
    if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
    if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
      const fallbackState = snapshotState(state);
      const flowIndent = parentIndent + 1;
      if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
        state.depth--;
        return true;
      }
      restoreState(state, fallbackState);
    }
    if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
    if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
    if (propertyStart === null) propertyStart = propertyState;
    if (skipSeparationSpace(state, true)) {
      atNewLine = true;
      allowBlockCollections = allowBlockStyles;
      if (state.lineIndent > parentIndent) indentStatus = 1;
      else if (state.lineIndent === parentIndent) indentStatus = 0;
      else indentStatus = -1;
    } else allowBlockCollections = false;
  }
  if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
  if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
    const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
    const blockIndent = state.position - state.lineStart;
    if (indentStatus === 1) {
      if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
      else {
        const ch = state.input.charCodeAt(state.position);
        if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
          const fallbackState = snapshotState(state);
          const propertyIndent = propertyStart.position - propertyStart.lineStart;
          restoreState(state, propertyStart);
          if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
          else restoreState(state, fallbackState);
        }
        if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
      }
    } else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
  }
  allowBlockScalars = allowBlockScalars && !hasContent;
  if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
    addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
    hasContent = true;
  }
  state.depth--;
  return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
  if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
  state.position++;
  const nameStart = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
  const name = state.input.slice(nameStart, state.position);
  const args = [];
  if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
  while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
    while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
    if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
    const start = state.position;
    while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
    args.push(state.input.slice(start, state.position));
  }
  if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
  if (name === "YAML") {
    if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
    if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
    const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
    if (match === null) throwError(state, "ill-formed argument of the YAML directive");
    if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
    state.directives.push({
      kind: "yaml",
      version: args[0]
    });
  } else if (name === "TAG") {
    if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
    const [handle, prefix] = args;
    if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
    if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
    if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
    state.tagHandlers[handle] = prefix;
    state.directives.push({
      kind: "tag",
      handle,
      prefix
    });
  }
  return true;
}
function readDocument(state) {
  state.directives = [];
  state.tagHandlers = /* @__PURE__ */ Object.create(null);
  let hasDirectives = false;
  skipSeparationSpace(state, true);
  while (readDirective(state)) {
    hasDirectives = true;
    skipSeparationSpace(state, true);
  }
  let explicitStart = false;
  let explicitEnd = false;
  let allowCompact = true;
  if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
    explicitStart = true;
    const markerLine = state.line;
    state.position += 3;
    skipSeparationSpace(state, true);
    allowCompact = state.line > markerLine;
  } else if (hasDirectives) throwError(state, "directives end mark is expected");
  const documentEventIndex = state.events.length;
  if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
    state.position += 3;
    skipSeparationSpace(state, true);
    return;
  }
  addDocumentEvent(state, explicitStart, false);
  if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
  skipSeparationSpace(state, true);
  if (state.position === state.lineStart && testDocumentSeparator(state)) {
    explicitEnd = state.input.charCodeAt(state.position) === 46;
    if (explicitEnd) {
      const markerLine = state.line;
      state.position += 3;
      skipSeparationSpace(state, true);
      if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
    }
  }
  const documentEvent = state.events[documentEventIndex];
  if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
  addPopEvent(state);
  if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options) {
  const length = input.length;
  const state = {
    ...DEFAULT_PARSER_OPTIONS,
    ...options,
    input: `${input}\0`,
    length,
    position: 0,
    line: 0,
    lineStart: 0,
    lineIndent: 0,
    firstTabInLine: -1,
    depth: 0,
    directives: [],
    tagHandlers: /* @__PURE__ */ Object.create(null),
    events: []
  };
  const nullpos = input.indexOf("\0");
  if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
  while (state.position < state.length) {
    skipByteOrderMark(state);
    skipSeparationSpace(state, true);
    if (state.position >= state.length) break;
    const documentStart = state.position;
    readDocument(state);
    if (state.position === documentStart)
      throwError(state, "can not read a document");
  }
  return state.events;
}
var DEFAULT_LOAD_OPTIONS = {
  ...DEFAULT_PARSER_OPTIONS,
  ...DEFAULT_CONSTRUCTOR_OPTIONS
};
function hasBit(mask, bit) {
  return (mask & 1 << bit) !== 0;
}
var DEFAULT_SCALAR_STYLE_RULES = {
  applyQuoteFlowKeysOption,
  doubleQuoteForInvisibles,
  doubleQuoteWhitespaceOnly,
  applyForceQuotesOption,
  tryLongOrMultilineAsBlock,
  quoteInvalidPlain,
  fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
  if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
  return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
  if (!layout.presenterOptions.quoteFlowKeys) return;
  if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
  layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
  if (!layout.presenterOptions.forceQuotes) return;
  if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
  if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
  layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
  if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
  const value = layout.node.value;
  const multiline = value.indexOf("\n") !== -1;
  if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
    if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
    return;
  }
  const w = layout.presenterOptions.lineWidth;
  if (w === -1) {
    if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
    return;
  }
  const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
  let position = 0;
  let shouldFold = false;
  while (position <= value.length) {
    let lineEnd = value.length;
    const nextLineBreak = value.indexOf("\n", position);
    if (nextLineBreak !== -1) lineEnd = nextLineBreak;
    const line = value.slice(position, lineEnd);
    if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
    if (nextLineBreak === -1) break;
    position = nextLineBreak + 1;
  }
  if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
  else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
  if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var DEFAULT_PRESENTER_OPTIONS = {
  indent: 2,
  seqNoIndent: false,
  seqInlineFirst: true,
  lineWidth: 80,
  flowBracketPadding: false,
  flowSkipCommaSpace: false,
  flowSkipColonSpace: false,
  quoteFlowKeys: false,
  quoteStyle: "single",
  forceQuotes: false,
  scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
  tagBeforeAnchor: false
};
var DEFAULT_DUMP_OPTIONS = {
  ...DEFAULT_PRESENTER_OPTIONS,
  schema: DUMP_SCHEMA,
  skipInvalid: false,
  noRefs: false,
  flowLevel: -1,
  sortKeys: false,
  transform: () => {
  }
};
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
var EVENT_MAPPING = EVENT_ID.MAPPING;
var EVENT_SCALAR = EVENT_ID.SCALAR;
var EVENT_ALIAS = EVENT_ID.ALIAS;
var EVENT_POP = EVENT_ID.POP;
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;

// src/budgets/odd-text.ts
var UTF_16 = /^(?:\ufffd\ufffd)?(?:\0[^\0]|[^\0]\0)/;
var ODD_BLANK = /[\u0085\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/u;
var NO_BREAK = ["\xA0", "\u202F"];
var INVISIBLE = /[\u0085\u200b\u2060\ufeff]/u;
function isUtf16(text) {
  return UTF_16.test(text);
}
function withOddBlanks(text, problems) {
  if (!ODD_BLANK.test(text)) return problems;
  const lines = text.replace(/^\ufeff/, " ").split(LINE_END);
  return problems.map((problem) => {
    const near = [problem.place.line, problem.place.line - 1];
    const hint = near.map((line) => oddBlankIn(lines, line)).find((each) => each !== void 0);
    return hint === void 0 ? problem : { ...problem, message: `${problem.message}. ${hint}` };
  });
}
function oddBlankIn(lines, line) {
  const [words = ""] = (lines[line - 1] ?? "").split(/(?:^|\s)#/, 1);
  const found2 = ODD_BLANK.exec(words);
  if (found2 === null) return void 0;
  const [blank] = found2;
  const code = `U+${blank.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const cure = INVISIBLE.test(blank) ? "leave it out" : "YAML takes plain spaces only";
  return `There is ${nameOf(blank)} (${code}) in line ${line}, column ${found2.index + 1}: ${cure}`;
}
function nameOf(blank) {
  if (NO_BREAK.includes(blank)) return "a no-break space";
  return INVISIBLE.test(blank) ? "an invisible character" : "a blank of its own";
}

// src/budgets/spots.ts
function spotAt(root, path) {
  return path.reduce((spot, key) => spot?.children?.get(String(key)), root);
}
function nearestSpot(root, path) {
  let spot = root;
  for (const key of path) {
    const child = spot.children?.get(String(key));
    if (child === void 0) break;
    spot = child;
  }
  return spot.span ?? { key: 0, value: 0 };
}
function placesIn(text) {
  const starts = [0, ...[...text.matchAll(LINE_END)].map(({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

// src/budgets/yaml.ts
var MAX_CHARACTERS = 1024 * 1024;
var MAX_ALIASES = 100;
var MAX_VALUES = 4e4;
function readYaml(text) {
  if (text.length > MAX_CHARACTERS)
    return atStart("is larger than 1 MiB, which no budget file needs");
  if (isUtf16(text)) return atStart("is UTF-16, and YAML is read as UTF-8: save it as that");
  try {
    const events = parseEvents(text, {});
    const schema = CORE_SCHEMA.withTags(mergeTag);
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: MAX_ALIASES });
    if (documents.length > 1) return atStart("holds several YAML documents, and one is allowed");
    if (holdsTooMuch(documents[0]))
      return atStart(
        `holds more than ${MAX_VALUES.toLocaleString("en-US")} values, its aliases filled in, which no budget file needs`
      );
    const root = locate(events, text);
    const placeOf = placesIn(text);
    return {
      value: documents[0] ?? null,
      keyAt: (path) => placeOf(nearestSpot(root, path).key),
      valueAt: (path) => placeOf(nearestSpot(root, path).value),
      spanAt: (path) => spotAt(root, path)?.span
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    return { place: { line: line + 1, column: column + 1 }, message: wordsOf2(error, text) };
  }
}
function atStart(message) {
  return { place: { line: 1, column: 1 }, message };
}
function holdsTooMuch(document) {
  const pending = [document];
  for (let values = 0; pending.length > 0; values++) {
    if (values + pending.length > MAX_VALUES) return true;
    const value = pending.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const child of Object.values(value)) pending.push(child);
  }
  return false;
}
function wordsOf2(error, text) {
  const [, what, most] = /^(nesting|aliases|merge keys) exceeded \w+ \((\d+)\)$/.exec(error.reason) ?? [];
  if (what === void 0) return `is not YAML: ${error.reason}${cureOf(error, text)}`;
  const much = what === "nesting" ? `it is nested more than ${most} deep` : `more than ${most} ${what}`;
  return `is not YAML: ${much}, which no budget file needs`;
}
function cureOf({ reason, mark }, text) {
  const isBracket = /[\]}]/.test(text[mark?.position ?? text.length] ?? "");
  return reason === "deficient indentation" && isBracket ? ": indent the closing bracket" : "";
}
function locate(events, text) {
  const root = { span: void 0, children: /* @__PURE__ */ new Map() };
  const stack = [];
  let last = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      const left = stack.pop();
      const span = left && stack.length > 0 ? left.spot.span : void 0;
      if (span?.shape === "flow") last = behindBracket(text, span.value, last);
      if (left && span) left.spot.span = { ...span, end: last, after: last };
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ spot: root, at: 0, index: 0, mapping: false });
      continue;
    }
    const parent = stack.at(-1);
    if (parent === void 0) continue;
    const scalar = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : void 0;
    const at2 = startOf(event) ?? parent.key?.at ?? parent.at;
    const extent = extentOf(event, at2);
    last = Math.max(last, extent.after);
    if (parent.mapping && parent.key === void 0) {
      parent.key = { text: scalar ?? "", at: at2 };
      if (scalar !== void 0 || event.type === EVENT_ID.ALIAS) continue;
    }
    const isRoot = stack.length === 1;
    const isParent = event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING;
    const spot = isRoot ? root : { span: void 0, ...isParent && { children: /* @__PURE__ */ new Map() } };
    spot.span = { key: parent.mapping ? parent.key?.at ?? at2 : at2, value: at2, ...extent };
    const name = parent.mapping ? parent.key?.text ?? "" : String(parent.index);
    if (!isRoot) parent.spot.children?.set(name, spot);
    parent.key = void 0;
    parent.index++;
    if (isParent) {
      stack.push({ spot, at: at2, index: 0, mapping: event.type === EVENT_ID.MAPPING });
    }
  }
  return root;
}
function startOf(event) {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart < 0 ? void 0 : event.valueStart;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    default:
      return void 0;
  }
}
function extentOf(event, at2) {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return scalarExtent(event, at2);
    case EVENT_ID.ALIAS:
      return { end: event.anchorEnd, after: event.anchorEnd, shape: "alias" };
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING: {
      const shape = event.style === COLLECTION_STYLE.FLOW ? "flow" : "block";
      return { end: at2, after: at2, shape };
    }
    default:
      return { end: at2, after: at2, shape: "empty" };
  }
}
function scalarExtent({ valueStart, valueEnd, style }, at2) {
  if (valueStart < 0) return { end: at2, after: at2, shape: "empty" };
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    return { end: valueEnd, after: valueEnd, shape: "lines" };
  }
  const quote = style === SCALAR_STYLE.PLAIN ? 0 : 1;
  return { end: valueEnd, after: valueEnd + quote, shape: "scalar" };
}
function behindBracket(text, start, last) {
  const bracket = text[start] === "{" ? "}" : text[start] === "[" ? "]" : void 0;
  if (bracket === void 0) return last;
  for (let at2 = Math.max(last, start + 1); at2 < text.length; at2++) {
    if (text[at2] === bracket) return at2 + 1;
    const isComment = text[at2] === "#" && /\s/.test(text[at2 - 1] ?? "");
    while (isComment && !/[\r\n]/.test(text[at2 + 1] ?? "\n")) at2++;
  }
  return last;
}
function at(value, path) {
  return path.reduce(
    (parent, key) => typeof parent === "object" && parent !== null && Object.hasOwn(parent, key) ? Reflect.get(parent, key) : void 0,
    value
  );
}

// src/render/rows.ts
var NONE = "\u2013";
var ICONS = {
  pass: "\u2705",
  warn: "\u{1F7E1}",
  inconclusive: "\u26A0\uFE0F",
  review: "\u{1F440}",
  fail: "\u274C"
};
function sortedVerdicts({ verdicts }) {
  const most = (verdict) => largest(verdict.changes.map((change) => Math.abs(growth(change)?.bytes ?? 0)));
  return verdicts.toSorted(
    (a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || most(b) - most(a)
  );
}
function rowsOf(verdict) {
  const { budget, changes, outcome } = verdict;
  const state = stateOf(verdict);
  if (changes.length === 0) {
    const change = state === "retired" ? goneWord(verdict) : "not measured";
    const limit = budget.limit === void 0 ? null : formatBytes(budget.limit.value);
    const row = { base: NONE, head: NONE, change, used: null, limit, growth: 0 };
    return [{ outcome, state, name: budget.name, platform: null, ...row }];
  }
  return changes.map((change) => rowOf(verdict, change, state));
}
function rowOf(verdict, change, state) {
  const { budget, findings: findings2, changes } = verdict;
  const { base, head } = change;
  const grown = growth(change);
  const platform = platformName(change.platform);
  const own = findings2.filter(
    (finding) => (finding.edit === void 0 || head === null) && [null, platform].includes(platformName(finding.platform))
  );
  const { limit } = budget;
  return {
    outcome: worst(own.map((finding) => finding.outcome)),
    state,
    name: budget.name,
    platform: changes.length > 1 ? platform : null,
    base: base === null ? NONE : formatBytes(base.bytes),
    head: head === null ? NONE : formatBytes(head.bytes),
    change: changeWords(verdict, change, state),
    used: head === null || limit === void 0 ? null : usedPercent(head.bytes, limit.value),
    limit: limit === void 0 ? null : formatBytes(limit.value),
    growth: grown?.bytes ?? 0
  };
}
function goneWord({ edits }) {
  return edits.some(({ what, to }) => what === "budget" && to === null) ? "removed" : "not in this branch";
}
function changeWords(verdict, change, state) {
  const { base, head } = verdict;
  const grown = growth(change);
  if (grown === null) {
    if (head.kind !== "measured" && state !== "retired") return "not measured";
    if (change.head === null) return state === "retired" ? goneWord(verdict) : "removed";
    if (base === null) return "not compared";
    return base.kind === "unmeasurable" ? "base not measured" : "new";
  }
  if (change.base?.digest === change.head?.digest) return "unchanged";
  const percent = grown.percent === null || grown.bytes === 0 ? "" : ` (${formatPercent(grown.percent)})`;
  return `${formatChange(grown.bytes)}${percent}`;
}
function bar(percent) {
  const filled = Math.min(10, Math.floor(percent / 10));
  return `${"\u2588".repeat(filled)}${"\u2591".repeat(10 - filled)}`;
}
function commonTags(verdicts) {
  const common = (sides) => {
    const tags = new Set(sides.map((side) => tagOf4(side?.reference ?? null)));
    const [tag] = tags;
    return tags.size === 1 ? tag ?? null : null;
  };
  const bases = verdicts.map(({ base }) => base).filter((base) => base !== null);
  return {
    head: common(verdicts.map(({ head }) => head)),
    base: bases.length === 0 ? void 0 : common(bases)
  };
}
function tagOf4(reference) {
  return reference?.kind === "registry" ? reference.tag : reference?.name;
}

// src/render/text-table.ts
import { stripVTControlCharacters } from "node:util";
var plain = (_, text) => text;
function columns(rows, right) {
  const count2 = largest(rows.map((row) => row.length));
  const widths = Array.from(
    { length: count2 },
    (_, column) => largest(rows.map((row) => width(row[column] ?? "")))
  );
  return rows.map(
    (row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column))).join("  ").trimEnd()
  );
}
function width(text) {
  return [...stripVTControlCharacters(text)].length;
}
function pad(text, columns2, right) {
  const space = " ".repeat(Math.max(0, columns2 - width(text)));
  return right ? space + text : text + space;
}

// src/render/approval-words.ts
function approvedWords({ by, how, at: at2 }, quote) {
  const way = how === "review" ? "in a review" : "with the label";
  return `approved by ${quote(by)} ${way}, ${at2.slice(0, 10)} ${at2.slice(11, 16)} UTC`;
}
function requestWords(request, quote) {
  const { groups } = request;
  const more = groups.length - MOST2;
  const rest2 = more > 0 ? [`${more} more have approvers of their own; the report names them.`] : [];
  return [...groups.slice(0, MOST2).map((group) => groupWords(group, request, quote)), ...rest2];
}
function groupWords({ services, approvers }, { author, headSha, label, isLabelOn }, quote) {
  const what = listed(services, "and", quote);
  const others = approvers?.filter((each) => !sameName(each, author)) ?? null;
  if (others?.length === 0) {
    return `Nobody may approve ${what}: ${quote(author)} is the only approver, and the author. Name somebody else in approvers, in a pull request of its own.`;
  }
  const who = others === null ? "someone with write permission" : listed(others, "or", quote);
  const mayBeAuthor = author !== "" && (others === null || others.some(isTeam));
  const but = mayBeAuthor ? `, but not the author, ${quote(author)},` : "";
  const set = isLabelOn ? `takes the label ${quote(label)} off and sets it again` : `sets the label ${quote(label)}`;
  return `To approve ${what}: ${who}${but} approves commit ${quote(headSha.slice(0, 7))} in a review, or ${set}.`;
}
function refusalWords({ refusals, gaps }) {
  return [
    ...refusals.slice(0, MOST2).map((refusal) => `Does not count: ${refusal}.`),
    ...gaps.map((gap) => `Not known: ${gap}.`)
  ];
}
var MOST2 = 10;
function listed(names, join, quote) {
  const words = names.map((name) => quote(name));
  const shown3 = words.length > MOST2 ? [...words.slice(0, MOST2), `${words.length - MOST2} more`] : words;
  const last = shown3.at(-1) ?? "";
  return shown3.length < 2 ? last : `${shown3.slice(0, -1).join(", ")} ${join} ${last}`;
}

// src/render/fleet-words.ts
function fleetLine({
  services,
  naiveBytes,
  uniqueBytes,
  sharedBytes,
  dedup
}) {
  const images = plural(services.length, "service");
  const stored = `${images}: ${formatBytes(naiveBytes)} of images, stored in ${formatBytes(uniqueBytes)}`;
  return dedup === null || sharedBytes === 0 ? `${stored}; nothing is shared` : `${stored} (${dedup.toFixed(2)} times); ${formatBytes(sharedBytes)} are shared`;
}
function unsharedLines({ unshared }, quote) {
  return unshared.map(({ service, base, sharedBase, sharedBy, bytes }) => {
    const left = base === sharedBase ? `another build of ${quote(base)}` : quote(base);
    return `${quote(service)} stands on ${left}, where ${plural(sharedBy, "service")} share ${quote(sharedBase)}: ${formatBytes(bytes)} for it alone`;
  });
}
function costLine({ storage, egress, total, currency, date }) {
  const money = (amount) => `${amount.toFixed(2)} ${currency}`;
  return `about ${money(total)} a month: ${money(storage)} to store, ${money(egress)} for pulls of what changed (prices of ${date})`;
}

// src/domain/highlights.ts
function highlights(verdicts) {
  return verdicts.flatMap((verdict) => {
    const [first, ...others] = everyExplained([verdict]);
    return first === void 0 ? [] : [{ ...first, others: others.length }];
  });
}
function everyExplained(verdicts) {
  const weight = ({ change }) => Math.abs(growth(change)?.bytes ?? 0);
  return verdicts.flatMap(
    (verdict) => verdict.changes.flatMap(
      ({ explanation, ...change }) => explanation === void 0 ? [] : [{ verdict, change: { ...change, explanation }, explanation, others: 0 }]
    ).toSorted((a, b) => weight(b) - weight(a))
  );
}

// src/render/cause-words.ts
var SHOWN_BYTES = 0.05 * MIB;
var COMMAND_LENGTH = 80;
function layerName({ step: step2, layer }, length = COMMAND_LENGTH) {
  if (step2 === null) return `layer ${shortDigest(layer.digest)}`;
  const characters = [...step2.text];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}\u2026` : step2.text;
}
function placeWords({ base, head }, places) {
  const place = places.get((head ?? base).layer.digest);
  return place === void 0 ? null : `${place.file}:${place.line}`;
}
function causeWords(cause, quote) {
  switch (cause.kind) {
    case "none":
      return null;
    case "rebuilt":
      return Math.abs(cause.totalBytes) < SHOWN_BYTES ? `rebuilt, no growth, but ${formatBytes(cause.pullBytes)} to pull again` : `rebuilt: ${formatChange(cause.totalBytes)}, and ${formatBytes(cause.pullBytes)} to pull again`;
    case "base-image":
      return `the base image ${moved(cause, quote)}: ${part(cause.baseImageBytes, cause.totalBytes)}`;
    case "recompressed":
      return recompressed(cause);
    case "layer":
      return `${formatChange(cause.totalBytes)}: ${layerWords(cause.change, quote)}${rest(cause, cause.bytes)}`;
    case "layers": {
      const words = cause.changes.map((change) => `${named2(change, quote)} ${sign(change)}`);
      return `${formatChange(cause.totalBytes)}: ${words.join(", ")}${rest(cause, cause.bytes)}`;
    }
  }
}
function moved({ from, to }, quote) {
  return from.name === to.name ? `${quote(to.name)} moved` : `changed from ${quote(from.name)} to ${quote(to.name)}`;
}
function part(bytes, total) {
  const [some, all] = [formatChange(bytes), formatChange(total)];
  return some === all ? all : `${some} of ${all}`;
}
function rest({ totalBytes: totalBytes2, recompressedBytes, againstBytes }, bytes) {
  const others = totalBytes2 - bytes - recompressedBytes;
  return [
    recompressedBytes === 0 ? "" : `; another compression makes ${formatChange(recompressedBytes)}`,
    isNoise(others, totalBytes2) ? "" : `; other layers ${formatChange(others)}${againstBytes === 0 ? "" : " together"}`
  ].join("");
}
function isNoise(bytes, total) {
  return Math.abs(bytes) < Math.max(1, Math.abs(total) * 0.02);
}
function recompressed({ from, to, content, totalBytes: totalBytes2 }) {
  const how = from === to ? "compressed anew" : `compressed with ${NAMES[to]} instead of ${NAMES[from]}`;
  return content === "same" ? `the same content, ${how}: ${formatChange(totalBytes2)}` : `rebuilt, and ${how}: ${formatChange(totalBytes2)}`;
}
var NAMES = {
  none: "nothing",
  gzip: "gzip",
  zstd: "zstd",
  unknown: "something unknown"
};
function layerWords(change, quote) {
  const name = named2(change, quote);
  const { base, head } = change;
  if (base === null) return `${name} is new, ${formatBytes(head.layer.bytes)}`;
  if (head === null) return `${name} is gone, ${formatBytes(base.layer.bytes)}`;
  const [was, is] = [formatBytes(base.layer.bytes), formatBytes(head.layer.bytes)];
  if (was === is) return `${name} changed by ${formatChange(bytesOf(change))}`;
  const unit = was.split(" ")[1] === is.split(" ")[1] ? was.split(" ")[0] : was;
  return `${name} ${bytesOf(change) < 0 ? "shrank" : "grew"} from ${unit} to ${is}`;
}
function named2({ base, head }, quote) {
  const layer = head ?? base;
  return quote(layerName(layer));
}
function sign(change) {
  return formatChange(bytesOf(change));
}
function pullWords(pull, isNew) {
  const cold = `${seconds(pull.cold.ms)} cold (${formatBytes(pull.cold.bytes)})`;
  return isNew ? cold : `${cold}, ${seconds(pull.warm.ms)} where the base is there (${formatBytes(pull.warm.bytes)})`;
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

// src/render/advice-words.ts
function adviceWords(advice, { quote, prose, page }) {
  const { rule, layer, bytes, sentence: sentence2, cure, dockerfile } = advice;
  const where = layer === null ? "" : `${quote(layerName(layer))}: `;
  const saves = bytes === null ? "" : ` Saves ${likely(advice)}${formatBytes(bytes)}.`;
  const how = prose(cure);
  const todo = dockerfile === null ? how : `${how.replace(/\.$/, "")}: ${quote(dockerfile)}.`;
  const more = page === void 0 ? rule : `[${rule}](${page}#${rule})`;
  return `${where}${prose(sentence2)} ${todo}${saves} (${more})`;
}
function likely({ layer, bytes, isEstimate }) {
  if (!isEstimate) return "";
  return layer?.layer.bytes === bytes ? "at most " : "about ";
}
function baseImageWords({ baseImages, split }, quote) {
  const { head } = baseImages;
  if (head.kind === "unknown") return null;
  const parts = split === null || split.baseImageBytes === 0 && split.ownBytes === 0 ? "" : `: ${formatChange(split.baseImageBytes)} from it, ${formatChange(split.ownBytes)} from your own layers`;
  const moved2 = head.movedTo === null ? "" : `; that name stands for ${quote(shortDigest(head.movedTo))} by now`;
  return `built from ${quote(head.name)}${parts}${moved2}`;
}

// src/render/text-explanation.ts
var PAGE = "docs/advice.md";
function explanationText(verdicts, detail, paint) {
  const shown3 = detail.isWhole ? everyExplained(verdicts) : highlights(verdicts);
  return shown3.map((highlight) => {
    const { explanation } = highlight;
    const hints = detail.isWhole ? explanation.advice : topAdvice(explanation.advice);
    return [
      paint("bold", headline2(highlight)),
      ...facts(highlight, detail).map((line) => `  ${line}`),
      ...detail.isWhole ? layerLines(highlight, paint) : [],
      ...hints.map((hint) => `  ${paint("warn", "tip")}  ${hintWords(hint)}`)
    ].join("\n");
  });
}
function headline2({ verdict, change, explanation, others }) {
  const platform = platformName(change.platform);
  const name = oneLine([verdict.budget.name, platform].filter((part2) => part2 !== null).join(" "));
  const also = others === 0 ? "" : ` (and ${others} more)`;
  const cause = explanation.cause && causeWords(explanation.cause, asIs);
  return cause === null ? `${name}${also}` : `${name}${also}: ${cause}`;
}
function facts({ change, explanation }, { isWhole }) {
  const base = baseImageWords(explanation, asIs);
  const pull = `pull: ${pullWords(explanation.pull, change.base === null)}`;
  const gap = explanation.gaps.find(({ of }) => of !== "provenance");
  const why = gap === void 0 ? "nothing names it, or its layers do not prove it" : gapWords(gap);
  const unknown = isWhole ? [`base image unknown: ${why}`] : [];
  return base === null ? [...unknown, pull] : [base, pull];
}
function hintWords(advice) {
  return adviceWords(advice, {
    quote: (text) => `\u201C${oneLine(text)}\u201D`,
    prose: asIs,
    page: void 0
  }).replace(/ \(([a-z-]+)\)$/, ` (${PAGE}#$1)`);
}
function asIs(text) {
  return oneLine(text);
}
function layerLines({ change, explanation }, paint) {
  const isAlone = change.base === null;
  const shown3 = explanation.layers.filter((layer) => isAlone || isMoved(layer));
  const most = largest(shown3.map(sizeOf), 1);
  const rows = shown3.map((layer) => [
    bar(sizeOf(layer) / most * 100),
    formatBytes(sizeOf(layer)),
    ...isAlone ? [] : [layerChangeWords(layer)],
    [oneLine(layerName(layer.head ?? layer.base)), placeWords(layer, explanation.places)].filter((part2) => part2 !== null).join("  ")
  ]);
  const lines = columns(rows, [1, ...isAlone ? [] : [2]]);
  return lines.map((line, index) => `  ${tinted(shown3[index], line, paint)}`);
}
function tinted(layer, line, paint) {
  if (layer?.change === "removed") return paint("dim", line);
  return layer?.change === "changed" || layer?.change === "added" ? line : paint("dim", line);
}
function sizeOf({ base, head }) {
  return (head ?? base).layer.bytes;
}

// src/render/text.ts
function renderText(report, paint = plain, detail = { isWhole: false }) {
  const verdicts = sortedVerdicts(report);
  return [
    paint("bold", paint(report.outcome, `${MARKS[report.outcome]} ${report.headline}`)),
    table(verdicts, paint),
    ...findings(report, verdicts, paint),
    ...approvalText(report, paint),
    ...explanationText(verdicts, detail, paint),
    ...fleetText(report),
    ...report.notices.map((notice) => `note: ${oneLine(notice)}`),
    paint("dim", [comparedLine(verdicts), ...lookbackLines(verdicts)].join("\n"))
  ].join("\n\n");
}
var MARKS = {
  pass: "\u2713",
  warn: "!",
  inconclusive: "?",
  review: "\u25B2",
  fail: "\u2717"
};
function table(verdicts, paint) {
  const lines = verdicts.flatMap(rowsOf).map((row) => ({
    outcome: row.outcome,
    cells: [
      `${MARKS[row.outcome]} ${[oneLine(row.name), row.platform].filter(Boolean).join(" ")}`,
      row.base,
      row.head,
      row.change,
      row.used === null ? "" : `${bar(row.used)} ${row.used} % of ${row.limit}`
    ]
  }));
  const heading = ["  image", "base", "head", "change", "budget used"];
  const [first = "", ...rest2] = columns([heading, ...lines.map(({ cells }) => cells)], [1, 2, 3]);
  return [
    paint("dim", first),
    ...rest2.map((line, index) => {
      const outcome = lines[index]?.outcome ?? "pass";
      return outcome === "pass" ? line : paint(outcome, line);
    })
  ].join("\n");
}
function fleetText({ fleet, cost }) {
  const money = cost === null ? [] : [costLine(cost)];
  const all = fleet.services.length < 2 ? [] : [`all ${fleetLine(fleet)}`];
  const lines = [...all, ...unsharedLines(fleet, (name) => oneLine(name)), ...money];
  return lines.length === 0 ? [] : [lines.join("\n")];
}
function findings({ budgetFile }, verdicts, paint) {
  const lines = verdicts.flatMap(
    (verdict) => verdict.findings.map((finding) => {
      const { outcome, message, cure, place, approval } = finding;
      const approved = approval === void 0 ? "" : `; ${approvedWords(approval, oneLine)}`;
      const source = budgetFile.path === "" ? "" : ` (${oneLine(budgetFile.path)}:${place.line})`;
      const subject = oneLine(subjectOf(verdict, finding));
      const text = paint(
        outcome,
        `${MARKS[outcome]} ${subject}: ${oneLine(message)}${source}${approved}`
      );
      return cure === null ? text : `${text}
  ${oneLine(cure)}`;
    })
  );
  return lines.length === 0 ? [] : [lines.join("\n")];
}
function approvalText({ approval }, paint) {
  if (approval === null) return [];
  const lines = requestWords(approval, oneLine).map((line) => paint("review", line));
  return [[...lines, ...refusalWords(approval).map((line) => oneLine(line))].join("\n")];
}
function comparedLine(verdicts) {
  const { head, base } = commonTags(verdicts);
  const compared = base === void 0 ? head ?? "each head" : `${head ?? "each head"} compared with ${base ?? "its base"}`;
  return `Compressed sizes, 1 MiB = 1,048,576 bytes; ${oneLine(compared)}.`;
}
function lookbackLines(verdicts) {
  return verdicts.flatMap(
    ({ budget, baseCommit, baseDistance }) => baseCommit === null || baseDistance === 0 ? [] : [
      `${oneLine(budget.name)}: compared with commit ${baseCommit.slice(0, 7)}, ${plural(baseDistance, "commit")} before the base.`
    ]
  );
}

export {
  Malformed,
  shortened,
  quoted,
  Unmeasurable,
  NoManifest,
  JUDGE_OTHERS,
  UsageError,
  oneLine,
  printable,
  toJsonText,
  replaceUnprintable,
  unicodeEscape,
  plural,
  grouped,
  nearest,
  parseApprover,
  isTeam,
  sameName,
  sameNames,
  parsePrices,
  MIB,
  parseSize,
  formatBytes,
  DEFAULT_NOISE_FLOOR,
  parseIncrease,
  parseAmount,
  amountBytes,
  parsePlatform,
  formatPlatform,
  samePlatform,
  isFor,
  runsOn,
  fallingBackOn,
  bestOf,
  isUnknown,
  withoutFeatures,
  isWindows,
  isDigest,
  shortDigest,
  parseReference,
  isTag,
  withDefaultTag,
  formatReference,
  isSameName,
  defaultName,
  imageSize,
  sharingLayers,
  totalBytes,
  pairPlatforms,
  growth,
  layersNotIn,
  layerChanges,
  pullBytes,
  platformName,
  largest,
  OUTCOMES,
  isBlocking,
  editVerb,
  editSubject,
  NOTHING_PROVED,
  judge,
  placeOfRule,
  isAfterHead,
  ownApprovers,
  needsApproval,
  approve,
  mayNameSecret,
  stepsOf,
  environmentOf,
  sameCommand,
  bytesOf,
  isMoved,
  isRecompressed,
  splitGrowth,
  splitLayers,
  alignByParts,
  slimmerVariants,
  adviceFor,
  topAdvice,
  stateOf,
  summarise,
  leadingFinding,
  isNoteworthy,
  subjectOf,
  LINE_END,
  MOST_PROBLEMS,
  formatProblems,
  withOddBlanks,
  MAX_CHARACTERS,
  readYaml,
  at,
  approvedWords,
  requestWords,
  refusalWords,
  highlights,
  everyExplained,
  layerName,
  placeWords,
  causeWords,
  pullWords,
  layerChangeWords,
  adviceWords,
  baseImageWords,
  fleetLine,
  unsharedLines,
  costLine,
  ICONS,
  sortedVerdicts,
  rowsOf,
  bar,
  commonTags,
  plain,
  columns,
  renderText,
  MARKS
};
