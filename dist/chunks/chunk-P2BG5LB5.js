import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MOST_FILE_BYTES,
  MOST_IMAGES,
  MOST_TEXT,
  complaintOn
} from "./chunk-GU7VW7NR.js";
import {
  claimWords
} from "./chunk-C62OPBFB.js";
import {
  declaredArguments,
  shellsIn,
  stepOf
} from "./chunk-S4WMH7M4.js";
import {
  SERVICES_AT_ONCE,
  judgedPlatforms,
  judgesGrowth,
  measureSides,
  workThrough
} from "./chunk-6DNRDSMX.js";
import {
  Unmeasurable,
  UsageError,
  createHash,
  formatReference,
  oneLine,
  toJsonText
} from "./chunk-OUZ62CP3.js";

// src/domain/history/public-history.ts
var HINT = /^FROM \S+$/;
function publicHistory(history) {
  const declared = declaredArguments({ history });
  return history.map((entry) => {
    const step = stepOf(entry, declared);
    const comment = entry.comment.trim();
    return {
      createdBy: step === null ? "" : signed(step),
      comment: HINT.test(comment) ? comment : "",
      ...entry.secrets && { secrets: [...entry.secrets] },
      isEmpty: entry.isEmpty
    };
  });
}
function signed({ text, instruction, buildArguments }) {
  const command = text.slice("RUN ".length);
  const isPlain = instruction === "RUN" && command !== "" && shellsIn(command).length === 0;
  if (buildArguments.length === 0 || !isPlain) return text;
  const names = buildArguments.map((name) => `${name}=\u2026`);
  return `RUN |${names.length} ${names.join(" ")} /bin/sh -c ${command}`;
}

// src/measurements/write.ts
function entriesOf(measured) {
  const { service, side, measurement } = measured;
  if (measurement.kind === "measured") {
    const entries = measurement.images.map((image) => imageEntry(measured, measurement, image));
    const complaint = entries.map(complaintOn).find((each) => each !== void 0);
    if (complaint === void 0) return entries;
    const cure = "It is beyond what a measurement file holds: check it where it is stored.";
    return [failed(measured, `${formatReference(measurement.reference)}: ${complaint}`, cure)];
  }
  if (measurement.kind === "unmeasurable")
    return [failed(measured, measurement.reason, measurement.cure)];
  const message = `there is no image ${formatReference(measurement.reference)}`;
  const reference = formatReference(measurement.reference);
  return [{ service, side, reference, failure: { code: "missing", message, cure: "" } }];
}
function failed({ service, side, measurement }, message, cure) {
  const { reference } = measurement;
  return {
    service,
    side,
    reference: reference && formatReference(reference),
    failure: {
      code: "unmeasurable",
      message: oneLine(message, MOST_TEXT),
      cure: oneLine(cure, MOST_TEXT)
    }
  };
}
function imageEntry({ service, side, configs, movedTo: movedTo2 }, { reference, digest }, image) {
  const { config, annotations, osFeatures, isForFeaturesAlone, attestation } = image;
  const looked = configs?.get(image.digest);
  const claims = claimWords(annotations ?? {});
  return {
    service,
    side,
    reference: formatReference(reference),
    digest,
    platform: image.platform && platformFields(image.platform),
    imageDigest: image.digest,
    bytes: image.bytes,
    configDigest: config.digest,
    configBytes: config.bytes,
    layers: layersOf(image),
    estimated: image.isEstimated ?? false,
    ...osFeatures?.length ? { osFeatures: [...osFeatures] } : {},
    ...isForFeaturesAlone ? { forFeaturesAlone: true } : {},
    ...Object.keys(claims).length === 0 ? {} : { annotations: claims },
    ...looked === void 0 ? {} : { build: buildOf(looked) },
    ...attestation === void 0 || reference.kind === "layout" ? {} : { attestation: { digest: attestation.digest, bytes: attestation.bytes } },
    ...movedTo2 ? { movedTo: movedTo2 } : {}
  };
}
function platformFields({ os, architecture, variant, osVersion, osFeatures }) {
  return {
    os,
    architecture,
    ...variant === void 0 ? {} : { variant },
    ...osVersion === void 0 ? {} : { "os.version": osVersion },
    ...osFeatures === void 0 ? {} : { "os.features": [...osFeatures] }
  };
}
function layersOf({ layers, stack }) {
  const known = new Map(layers.map((layer) => [layer.digest, layer]));
  const listed = stack === void 0 ? layers : stack.flatMap((digest) => known.get(digest) ?? []);
  return listed.map((layer) => ({
    digest: layer.digest,
    bytes: layer.bytes,
    mediaType: mediaTypeOf(layer)
  }));
}
var TYPES = { none: "tar", gzip: "tar+gzip", zstd: "tar+zstd", unknown: "unknown" };
function mediaTypeOf({ compression, foreign }) {
  return `application/vnd.oci.image.layer.${foreign ? "nondistributable." : ""}v1.${TYPES[compression]}`;
}
function buildOf({ platform, created, diffIds, history, labels }) {
  return {
    platform: platform && platformFields(platform),
    created,
    diffIds: [...diffIds],
    history: publicHistory(history),
    labels: claimWords(labels)
  };
}

// src/common/measure-for-report.ts
async function measureForReport(request, { imagesFor, isExplained, progress }) {
  const measured = await workThrough(
    request.budgets,
    (budget) => entriesFor(budget, request, { images: imagesFor(budget), isExplained }),
    { atOnce: SERVICES_AT_ONCE, progress }
  );
  return measured.flat();
}
async function entriesFor(budget, request, asking) {
  const { images } = asking;
  const { isJudged, isRestricted } = judgedPlatforms(budget, request.platforms);
  const firstParents = async () => [];
  const sides = await measureSides(budget, request, { images, firstParents, isJudged });
  const { head, base } = sides;
  const isChanged = haveChanged(sides);
  const isExplained = isChanged && asking.isExplained;
  const look = { isExplained, isNamed: isRestricted || areUnlike(sides), images };
  const [lookedAtHead, lookedAtBase] = await Promise.all([
    lookInto(head, look),
    base && lookInto(base, look)
  ]);
  const service = budget.name;
  return [
    ...entriesOf({ service, side: "head", ...lookedAtHead }),
    ...lookedAtBase === null ? [] : entriesOf({
      service,
      side: "base",
      ...lookedAtBase,
      movedTo: await movedTo(budget, sides, images)
    })
  ];
}
function haveChanged({ head, base }) {
  if (head.kind !== "measured") return false;
  return base?.kind !== "measured" || base.digest !== head.digest;
}
function areUnlike({ head, base }) {
  const isPlain = (side) => side?.kind === "measured" && side.images.every(({ platform }) => platform === null);
  return !(isPlain(head) && isPlain(base));
}
async function lookInto(measurement, { isExplained, isNamed, images: source }) {
  const configs = /* @__PURE__ */ new Map();
  if (measurement.kind !== "measured") return { measurement, configs };
  const { reference } = measurement;
  const look = async (image) => {
    const isUnnamed = image.platform === null && isNamed;
    if (!isExplained && !isUnnamed) return image;
    try {
      const config = await source.config(reference, image.config);
      if (isExplained) configs.set(image.digest, config);
      return isUnnamed ? { ...image, platform: config.platform } : image;
    } catch (error) {
      if (error instanceof Unmeasurable) return image;
      throw error;
    }
  };
  const images = await Promise.all(measurement.images.map(look));
  return { measurement: { ...measurement, images }, configs };
}
async function movedTo(budget, { head, base }, images) {
  if (head.kind !== "measured" || base?.kind !== "measured") return null;
  const { limit } = budget;
  const isOver = limit !== void 0 && head.images.some(({ bytes }) => bytes > limit.value);
  if (head.digest === base.digest || !(judgesGrowth(budget) || isOver)) return null;
  try {
    return await images.currentDigest(base.reference) ?? null;
  } catch (error) {
    if (error instanceof Unmeasurable) return null;
    throw error;
  }
}

// src/measurements/write-file.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
var TOOL = "docker-image-budgets 0.1.0";
function measurementText({ run, shard, measurements }) {
  const file = {
    schema: 1,
    tool: TOOL,
    run,
    shard,
    measurements: [...measurements]
  };
  const text = `${toJsonText(file, 1)}
`;
  if (measurements.length > MOST_IMAGES || Buffer.byteLength(text) > MOST_FILE_BYTES) {
    throw new UsageError(
      `One file holds ${MOST_IMAGES} images in ${MOST_FILE_BYTES / 2 ** 20} MiB at most, and these are more: measure them in several jobs, each with its shard, such as 1/4.`
    );
  }
  return text;
}
function defaultFileName({ names, shard, env }) {
  const [only = "none", ...others] = names;
  const one = others.length === 0 ? only : "all";
  const what = shard === null ? one : `shard-${shard.index}-of-${shard.of}`;
  const of = ["RUNNER_OS", "RUNNER_ARCH", "GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB"];
  const seed = JSON.stringify([names, ...of.map((name) => env[name] ?? "")]);
  const hash = createHash("sha256").update(seed).digest("hex").slice(0, 8);
  const safe = what.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 60);
  return `image-size-${safe}-${hash}.json`;
}
async function writeMeasurements(directory, path, text) {
  const file = resolve(directory, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The measurement file ${path} cannot be written (${why}).`, { cause });
  }
}

export {
  measureForReport,
  measurementText,
  defaultFileName,
  writeMeasurements
};
