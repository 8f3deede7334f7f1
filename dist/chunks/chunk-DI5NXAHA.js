import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  imageSize
} from "./chunk-3NTQYEGY.js";
import {
  bestOf,
  fallingBackOn,
  formatPlatform,
  isUnknown,
  isWindows,
  runsOn,
  samePlatform,
  withoutFeatures
} from "./chunk-IW5NEP45.js";
import {
  formatReference
} from "./chunk-V35JLIWI.js";
import {
  JUDGE_OTHERS,
  NoManifest,
  Unmeasurable
} from "./chunk-JRB32J4O.js";

// src/domain/choice.ts
var ZSTD = "io.github.containers.compression.zstd";
function choiceOf({ spelling, platform, mediaType, annotations }) {
  if (platform === void 0) return void 0;
  return JSON.stringify([spelling ?? platform, mediaType === "", annotations[ZSTD] === "true"]);
}
function firstOfEach(found) {
  const seen = /* @__PURE__ */ new Set();
  return found.filter(({ entry }) => {
    const chosenBy = entry && choiceOf(entry);
    if (chosenBy === void 0) return true;
    const isFirst = !seen.has(chosenBy);
    seen.add(chosenBy);
    return isFirst;
  });
}
function isForFeaturesAlone({ entry }, before) {
  return entry !== void 0 && before.some((each) => each.entry && isPlainTwin(each.entry, entry));
}
function isPlainTwin(plain, entry) {
  const [twin, needy] = [plain.platform, entry.platform];
  if (twin === void 0 || twin.osFeatures || !needy?.osFeatures) return false;
  const isAsNew = !isWindows(twin) || (twin.osVersion ?? "") >= (needy.osVersion ?? "");
  const isAlike = choiceOf(plainly(plain)) === choiceOf(plainly(entry));
  return isAsNew && isAlike && samePlatform(twin, withoutFeatures(needy));
}
function plainly({ spelling: _, platform, ...entry }) {
  if (platform === void 0) return entry;
  const { os, architecture, variant } = platform;
  return { ...entry, platform: { os, architecture, ...variant && { variant } } };
}
function strayOf(image, own, isWanted) {
  const strays = fallingBackOn(image).filter(isWanted).map((machine) => ({ ...machine, osFeatures: featuresOf(machine, [image, ...own]) })).filter((machine) => !own.some((better) => runsOn(machine, better))).map((machine) => ({ image, machine, rival: bestOf(own.filter(isFitting(machine))) }));
  return strays.find(({ rival }) => rival === void 0) ?? strays[0];
}
function featuresOf(machine, [image, ...own]) {
  const needed = isWindows(machine) ? [image, ...own] : [image];
  return needed.flatMap((platform) => platform?.osFeatures ?? []);
}
function isFitting(machine) {
  return (image) => runsOn({ ...machine, osFeatures: image.osFeatures ?? [] }, image);
}

// src/domain/manifest.ts
function attestationsIn({ manifests }) {
  const listed = new Set(manifests.map(({ digest }) => digest));
  return new Set(
    manifests.filter(({ platform, digest, annotations }) => {
      const subject = annotations[SUBJECT];
      return isUnknown(platform) && subject !== void 0 && subject !== digest && listed.has(subject);
    })
  );
}
var SUBJECT = "vnd.docker.reference.digest";
function bySubject(attestations) {
  const own = [...attestations].filter(
    ({ annotations }) => annotations["vnd.docker.reference.type"] === "attestation-manifest"
  );
  return new Map(own.toReversed().map((entry) => [entry.annotations[SUBJECT] ?? "", entry]));
}

// src/index-content.ts
var IndexContent = class {
  manifests = /* @__PURE__ */ new Map();
  configs = /* @__PURE__ */ new Map();
  source;
  reference;
  constructor(source, reference) {
    this.source = source;
    this.reference = reference;
  }
  manifest(entry) {
    return once(this.manifests, entry.digest, () => this.source.manifest(this.reference, entry));
  }
  /** undefined where there is nothing to pull. */
  async manifestIfAny(entry) {
    try {
      return await this.manifest(entry);
    } catch (error) {
      if (error instanceof NoManifest) return void 0;
      throw error;
    }
  }
  /** undefined: no runtime looks for one. Of two bytes none can be told. */
  async configPlatform({
    config
  }) {
    if (config === void 0 || config.bytes <= 2) return void 0;
    const ask = () => this.source.config(this.reference, config);
    return (await once(this.configs, config.digest, ask)).platform;
  }
};
function once(known, digest, ask) {
  const answer = known.get(digest) ?? ask();
  known.set(digest, answer);
  return answer;
}

// src/index-walk.ts
var MAX_DEPTH = 3;
var MAX_ENTRIES = 1e3;
var IndexWalk = class {
  /** Whether images were left out. */
  hasUnwanted = false;
  /** What was left out and is pulled all the same. */
  stray;
  /** The same, where the index does not say what an image is for. */
  hasUnnamedStray = false;
  entries = 0;
  content;
  reference;
  accepts;
  constructor(source, reference, wanted) {
    this.content = new IndexContent(source, reference);
    this.reference = reference;
    this.accepts = wanted;
  }
  entriesOf(index) {
    return this.collect({ index, depth: 1, platform: void 0 });
  }
  async collect(place) {
    const { index, depth } = place;
    if (depth > MAX_DEPTH) {
      throw this.unusable(
        `nests indexes more than ${MAX_DEPTH} deep`,
        "Push an index whose entries are the images themselves."
      );
    }
    for (const entry of index.unreadable ?? []) this.passOver(entry, place);
    const attestations = attestationsIn(index);
    const entries = (index.entries ?? index.manifests).filter((entry) => !attestations.has(entry));
    this.entries += entries.length;
    if (this.entries > MAX_ENTRIES) {
      throw this.unusable(
        `lists more than ${MAX_ENTRIES.toLocaleString("en-US")} entries`,
        "Push an index of one image for each platform."
      );
    }
    const wanted = entries.filter((entry) => {
      const named = entry.platform ?? place.platform;
      return named === void 0 || this.isWanted(named);
    });
    const subjects = bySubject(attestations);
    const found = await Promise.all(wanted.map((entry) => this.follow(entry, place, subjects)));
    const leftOut = entries.filter((entry) => !wanted.includes(entry));
    return firstOfEach(await this.wantedOf(found.flat(), leftOut, place));
  }
  async wantedOf(found, leftOut, place) {
    const wanted = found.filter(({ platform }) => platform === null || this.isWanted(platform));
    const unnamed = found.filter(({ namedBy }) => namedBy === "config");
    this.hasUnnamedStray ||= unnamed.some((each) => !wanted.includes(each));
    const named = found.filter(({ namedBy }) => namedBy === "entry");
    const platforms = named.flatMap(({ platform }) => platform ?? []);
    const own = platforms.filter(this.accepts);
    const strayAmong = (image) => image && strayOf(image, own, this.accepts);
    for (const image of platforms) if (!own.includes(image)) this.stray ??= strayAmong(image);
    const rivals = leftOut.map(async (entry) => {
      const stray = this.stray ? void 0 : strayAmong(entry.platform ?? place.platform);
      return stray === void 0 ? [] : this.besides(stray, entry);
    });
    return [...wanted, ...(await Promise.all(rivals)).flat()];
  }
  /** Where runtimes differ by whether they look at features, an image counts for its rival's platform. */
  async besides(stray, entry) {
    const platform = stray.rival;
    const manifest = platform && await this.content.manifestIfAny(entry);
    if (platform && manifest?.kind === "image") {
      return [{ manifest, platform, namedBy: "entry", attestation: void 0, entry }];
    }
    if (platform === void 0 || manifest !== void 0) this.stray ??= stray;
    return [];
  }
  async follow(entry, place, attestations) {
    const named = entry.platform ?? place.platform;
    const isOptional = isUnknown(entry.platform) || !place.index.manifests.includes(entry);
    const manifest = await (isOptional ? this.content.manifestIfAny(entry) : this.content.manifest(entry));
    if (manifest === void 0) return [];
    if (manifest.kind === "index") {
      const platform2 = entry.machine ? { os: "linux", ...entry.machine } : named;
      const found = await this.collect({ index: manifest, depth: place.depth + 1, platform: platform2 });
      const namedBy = platform2 === void 0 ? "config" : "outer index";
      return found.map((each) => ({ ...each, namedBy, entry: void 0 }));
    }
    const platform = await this.platformOf(entry, named, manifest);
    const isNobodys = platform === void 0 || isUnknown(platform ?? void 0);
    if (manifest.kind === "artifact" && isNobodys) return [];
    const isOwn = entry.platform !== void 0 || entry.machine !== void 0;
    return [
      {
        manifest,
        platform: platform ?? null,
        namedBy: isOwn ? "entry" : named === void 0 ? "config" : "outer index",
        attestation: attestations.get(manifest.digest),
        entry
      }
    ];
  }
  /** The entry's own, else that of the index around it, else the config's. */
  async platformOf({ platform, machine }, named, manifest) {
    const known = platform ?? (machine ? void 0 : named);
    if (known !== void 0) return known;
    const told = await this.content.configPlatform(manifest);
    if (machine === void 0) return told;
    return { os: told && !isUnknown(told) ? told.os : "linux", ...machine };
  }
  passOver({ platform, error }, place) {
    const named = platform ?? place.platform;
    if (isUnknown(named)) return;
    if (named === void 0 || this.isWanted(named)) throw error;
  }
  isWanted(platform) {
    const isWanted = this.accepts(platform);
    this.hasUnwanted ||= !isWanted;
    return isWanted;
  }
  unusable(what, cure) {
    return new Unmeasurable(`${formatReference(this.reference)} ${what}`, cure);
  }
};

// src/index-images.ts
async function imagesIn(index, source, reference, wanted) {
  const walk = new IndexWalk(source, reference, wanted);
  const found = await walk.entriesOf(index);
  const name = formatReference(reference);
  if (found.length === 0 && !walk.hasUnwanted) {
    throw new Unmeasurable(
      `${name} is an index without images, not a container image`,
      "Check that the reference names the image, and not something stored beside it."
    );
  }
  if (found.length > 0) refuseStrays(name, walk);
  const hasImage = found.some(({ manifest }) => manifest.kind === "image");
  const images = found.map((each, position) => {
    const { manifest, platform, attestation } = each;
    if (manifest.kind !== "image") return refuse(name, { manifest, platform, hasImage });
    const forFeatures = isForFeaturesAlone(each, found.slice(0, position));
    return { image: manifest, platform, attestation, isForFeaturesAlone: forFeatures };
  });
  if (images.length > 1 && images.some(({ platform }) => platform === null)) {
    throw new Unmeasurable(
      `${name} lists an image whose platform neither the index nor its config names`,
      "Name the platform of each image in the index, or build it with docker or buildx."
    );
  }
  return images;
}
function refuseStrays(name, { stray, hasUnnamedStray }) {
  if (stray !== void 0) {
    const [image, machine] = [stray.image, stray.machine].map(withoutFeatures).map(formatPlatform);
    const isBuild = isWindows(stray.image);
    const whose = isBuild ? `the build of ${machine} that is asked for` : machine;
    throw new Unmeasurable(
      `${name} has no image for ${whose}, whose machines pull the one for ${image} then`,
      `Build ${isBuild ? "it" : machine} too, or judge ${image} as well: list it under platforms.`
    );
  }
  if (hasUnnamedStray) {
    throw new Unmeasurable(
      `${name} lists an image without its platform, which is none of those asked for, and which runtimes pull all the same`,
      "Name the platform of each image in the index."
    );
  }
}
function refuse(name, entry) {
  const { manifest, platform, hasImage } = entry;
  const whose = platform === null ? "without a platform" : `for ${formatPlatform(platform)}`;
  const cure = "Push an index that lists images for its platforms, and says of nothing else that it is for one.";
  throw new Unmeasurable(
    `${name} lists ${whose} what is no image (${manifest.artifactType})`,
    platform && hasImage ? `${cure} Or ${JUDGE_OTHERS}` : cure
  );
}

// src/measure.ts
function askedBy(ask) {
  return {
    resolve: (reference, expected) => ask(reference, (of) => of.resolve(reference, expected)),
    tags: (reference) => ask(reference, (of) => of.tags(reference)),
    currentDigest: (reference) => ask(reference, (of) => of.currentDigest(reference)),
    manifest: (reference, entry) => ask(reference, (of) => of.manifest(reference, entry)),
    config: (reference, entry) => ask(reference, (of) => of.config(reference, entry)),
    provenance: (reference, entry) => ask(reference, (of) => of.provenance(reference, entry))
  };
}
async function measure(source, reference, options = {}) {
  return weigh(source, await find(source, reference, options.expected), options);
}
async function find(source, reference, expected) {
  try {
    const manifest = await source.resolve(reference, expected);
    return manifest === void 0 ? { kind: "missing", reference } : { kind: "found", reference, manifest };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
async function weigh(source, found, { wanted = () => true } = {}) {
  if (found.kind !== "found") return found;
  const { reference, manifest } = found;
  try {
    const images = await imagesOf(source, reference, manifest, wanted);
    return { kind: "measured", reference, digest: manifest.digest, images };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
async function withPlatforms(source, measurement) {
  if (measurement.kind !== "measured") return measurement;
  const { reference } = measurement;
  const identify = async (image) => ({
    ...image,
    platform: image.platform ?? (await source.config(reference, image.config)).platform
  });
  try {
    return { ...measurement, images: await Promise.all(measurement.images.map(identify)) };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
function wantedImages(measurement, wanted) {
  if (measurement?.kind !== "measured") return [];
  return measurement.images.filter(({ platform }) => platform === null || wanted(platform));
}
function unmeasurable(reference, error) {
  if (!(error instanceof Unmeasurable)) throw error;
  return { kind: "unmeasurable", reference, reason: error.message, cure: error.cure };
}
async function imagesOf(source, reference, manifest, wanted) {
  if (manifest.kind === "image") return [imageSize(manifest, null)];
  const name = formatReference(reference);
  if (manifest.kind === "artifact") throw noImage(name, manifest);
  const images = onePerPlatform(await imagesIn(manifest, source, reference, wanted));
  if (images.length > MOST_PLATFORMS) throw tooManyPlatforms(name);
  return images;
}
function onePerPlatform(found) {
  const names = new Set(found.map(({ platform }) => platform && formatPlatform(platform)));
  const images = /* @__PURE__ */ new Map();
  for (const { image, platform, attestation, isForFeaturesAlone: isForFeaturesAlone2 } of found) {
    const plain = platform && withoutFeatures(platform);
    const hasTwin = names.has(plain && formatPlatform(plain));
    const size = imageSize(image, hasTwin ? platform : plain, attestation);
    const name = size.platform && formatPlatform(size.platform);
    const known = images.get(name);
    const isAlone = isForFeaturesAlone2 && known?.isForFeaturesAlone !== false;
    const osFeatures = !hasTwin && platform?.osFeatures || [];
    const largest = known && known.bytes >= size.bytes ? known : { ...size, osFeatures };
    images.set(name, { ...largest, isForFeaturesAlone: isAlone });
  }
  return [...images.values()];
}
function noImage(name, { artifactType, layerTypes }) {
  if (layerTypes === void 0) {
    return new Unmeasurable(
      `${name} is an artifact (${artifactType}), not a container image`,
      "Check that the reference names the image, and not something stored beside it."
    );
  }
  return new Unmeasurable(
    `${name} is no image: its layers are ${artifactType}`,
    "Name the image, or the index that lists it: this is said of an image, as attestations and signatures are."
  );
}
var MOST_PLATFORMS = 64;
function tooManyPlatforms(name) {
  return new Unmeasurable(
    `${name} has images for more than ${MOST_PLATFORMS} platforms`,
    "List the ones that are to be judged under platforms."
  );
}

export {
  askedBy,
  measure,
  find,
  weigh,
  withPlatforms,
  wantedImages,
  unmeasurable
};
