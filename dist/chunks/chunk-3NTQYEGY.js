import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  bestOf,
  formatPlatform,
  runsOn,
  samePlatform
} from "./chunk-IW5NEP45.js";
import {
  Unmeasurable
} from "./chunk-JRB32J4O.js";

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
  const unique = [...layers.values()];
  const bytes = totalBytes(unique);
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
    layers: unique,
    ...attestation && { attestation },
    ...manifest.annotations && { annotations: manifest.annotations },
    ...unique.length < manifest.layers.length && {
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
  return layers.reduce((sum, layer) => sum + layer.bytes, 0);
}

// src/domain/change.ts
function pairPlatforms(base, head) {
  const own = head.map((image) => counterpart(image, base));
  const kept = base.filter((image) => own.includes(image));
  const paired = head.map((image, position) => ({
    platform: image.platform,
    base: own[position] ?? standIn(image, kept) ?? null,
    head: image
  }));
  const lost = base.filter((image) => !kept.includes(image)).map((image) => ({ platform: image.platform, base: image, head: null }));
  return [...paired, ...lost];
}
function counterpart(image, base) {
  const { platform } = image;
  const name = platformName(platform);
  const named = base.find((each) => platformName(each.platform) === name);
  if (named !== void 0 || platform === null) return named;
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
  const removed = base === null ? [] : layersNotIn(base, head);
  const added = head === null ? [] : layersNotIn(head, base);
  return [
    ...removed.map((layer) => ({ change: "removed", layer })),
    ...added.map((layer) => ({ change: "added", layer }))
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

export {
  imageSize,
  sharingLayers,
  firstLayers,
  totalBytes,
  pairPlatforms,
  growth,
  layersNotIn,
  layerChanges,
  pullBytes,
  platformName,
  sameImage
};
