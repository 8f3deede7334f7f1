import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MOST_SHARDS
} from "./chunk-COHAGWCR.js";
import {
  imageSize,
  maskedEntry,
  toPlatform,
  valueWithoutSecrets,
  withoutSecrets
} from "./chunk-6DNRDSMX.js";
import {
  MIB,
  Malformed,
  Unmeasurable,
  _enum,
  _gte,
  _lte,
  _maxLength,
  _regex,
  array,
  boolean,
  int,
  isDigest,
  literal,
  meta,
  nullable,
  optional,
  parseReference,
  refine,
  strictObject,
  string,
  superRefine,
  union,
  unknown
} from "./chunk-OUZ62CP3.js";

// src/measurements/bounds.ts
var MOST_FILE_BYTES = 10 * MIB;
var MOST_BYTES_OF_ALL = 50 * MIB;
var MOST_FILES = 1e3;
var MOST_IMAGES = 2e3;
var MOST_LAYERS = 512;
var MOST_TEXT = 2e3;
var MOST_DEPTH = 8;

// src/measurements/schema.ts
var MOST_STEPS = 1e3;
var MOST_BYTES = 2 ** 46;
var text = (most = MOST_TEXT) => string({ error: "is no text" }).check(_maxLength(most, { error: `is longer than ${most} characters` }));
var digest = text().check(
  _regex(/^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/, {
    error: "is no sha256 or sha512 digest"
  }),
  refine(isDigest)
);
var wholeNumber = (least, most) => int({ error: "is no whole number" }).check(
  _gte(least, { error: `is less than ${least}` }),
  _lte(most, { error: `is more than ${most}` })
);
var bytes = wholeNumber(1, MOST_BYTES - 1);
var reference = text().check(
  superRefine((given, context) => {
    try {
      parseReference(given);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      context.addIssue({ code: "custom", message: "is no image reference" });
    }
  })
);
var layer = strictObject({ digest, bytes, mediaType: text(200) });
var platform = strictObject({
  os: text(50),
  architecture: text(50),
  variant: optional(text(50)),
  "os.version": optional(text(50)),
  "os.features": optional(array(text(50)).check(_maxLength(20)))
});
var claims = strictObject({
  "org.opencontainers.image.base.name": optional(text()),
  "org.opencontainers.image.base.digest": optional(text()),
  "io.buildpacks.lifecycle.metadata": optional(text())
});
var build = strictObject({
  platform: nullable(platform),
  created: nullable(text(50)),
  diffIds: array(digest).check(_maxLength(MOST_LAYERS)),
  history: array(
    strictObject({
      createdBy: text(),
      comment: text(),
      secrets: optional(array(text(200)).check(_maxLength(20))),
      isEmpty: boolean()
    })
  ).check(_maxLength(MOST_STEPS)),
  labels: claims
});
var about = {
  service: text(200),
  side: _enum(["head", "base"], { error: "is neither head nor base" })
};
var image = strictObject({
  ...about,
  reference,
  /** Of what the reference names. */
  digest,
  platform: nullable(platform),
  /** Of the image itself, which an index may list. */
  imageDigest: digest,
  /** Compressed: the layers, each digest once. */
  bytes,
  configDigest: digest,
  configBytes: wholeNumber(0, MOST_BYTES - 1),
  /** As the manifest lists them. */
  layers: array(layer).check(_maxLength(MOST_LAYERS, { error: `lists more than ${MOST_LAYERS} layers` })),
  /** Whether the sizes are not those of a registry. */
  estimated: boolean(),
  osFeatures: optional(array(text(50)).check(_maxLength(20))),
  forFeaturesAlone: optional(literal(true)),
  annotations: optional(claims),
  /** What BuildKit says of its build, where an index lists that. */
  attestation: optional(strictObject({ digest, bytes })),
  build: optional(build),
  /** What a base's tag stood for once everything was measured, where somebody has looked. */
  movedTo: optional(digest)
});
var failure = strictObject({
  ...about,
  reference: nullable(reference),
  failure: strictObject({
    code: _enum(["missing", "unmeasurable"]),
    message: text(),
    cure: text()
  })
});
var entry = union([image, failure]);
var envelope = strictObject({
  schema: literal(1, { error: "is not 1, which is the only one that is known here" }),
  tool: text(100),
  /** Where it was measured; null outside of GitHub Actions. */
  run: nullable(
    strictObject({
      repository: text(200),
      id: wholeNumber(1, Number.MAX_SAFE_INTEGER),
      attempt: wholeNumber(1, 1e4),
      sha: text(64).check(_regex(/^[a-f0-9]{40}(?:[a-f0-9]{24})?$/, { error: "is no commit" }))
    })
  ),
  shard: nullable(
    strictObject({ index: wholeNumber(1, MOST_SHARDS), of: wholeNumber(1, MOST_SHARDS) })
  ),
  measurements: array(unknown(), { error: "is no list" })
});
var measurementFile = strictObject({ ...envelope.shape, measurements: array(entry).check(_maxLength(MOST_IMAGES)) }).check(
  meta({
    title: "docker-image-budgets, measurements",
    description: "What one job has measured, for another one to judge."
  })
);

// src/measurements/read-entry.ts
var MOST_ITEMS = 2e3;
function readEntry(json) {
  const long = longList(json);
  if (long !== void 0) return { complaint: long };
  const isFailure = typeof json === "object" && json !== null && Object.hasOwn(json, "failure");
  const read = isFailure ? failure.safeParse(json) : image.safeParse(json);
  if (!read.success) return { complaint: complaintOf(read.error) };
  const entry2 = read.data;
  const words = "failure" in entry2 ? void 0 : contradiction(entry2);
  return words === void 0 ? { entry: entry2 } : { complaint: { pointer: "/bytes", words } };
}
function longList(json, pointer = "") {
  if (typeof json !== "object" || json === null) return void 0;
  if (Array.isArray(json) && json.length > MOST_ITEMS)
    return { pointer, words: `lists more than ${MOST_ITEMS} items` };
  for (const [key, value] of Object.entries(json)) {
    const found = longList(value, `${pointer}/${key}`);
    if (found !== void 0) return found;
  }
  return void 0;
}
function complaintOn(entry2) {
  const read = readEntry(entry2);
  return "complaint" in read ? `${read.complaint.pointer} ${read.complaint.words}` : void 0;
}
function complaintOf({ issues: [issue] }) {
  const path = issue?.path ?? [];
  const pointer = path.map((key) => `/${String(key)}`).join("");
  if (issue?.code === "unrecognized_keys")
    return { pointer: `${pointer}/${issue.keys[0] ?? ""}`, words: "is no key that is known here" };
  if (issue === void 0 || issue.message === "Invalid input")
    return { pointer, words: "is wrong" };
  return { pointer, words: issue.message };
}
function contradiction(entry2) {
  try {
    const { bytes: bytes2 } = sizeOf(entry2);
    if (bytes2 !== entry2.bytes) return `is ${entry2.bytes}, and the layers add up to ${bytes2}`;
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    return `does not add up: ${error.message}`;
  }
  return entry2.estimated === isEstimated(entry2) ? void 0 : "and reference do not agree on whether it is estimated";
}
function isEstimated({ reference: reference2 }) {
  return reference2.startsWith("docker-daemon:");
}
function measurementOf(entries) {
  const images = entries.filter((entry2) => "digest" in entry2);
  const [first] = images;
  if (first !== void 0) {
    const reference3 = parseReference(first.reference);
    return { kind: "measured", reference: reference3, digest: first.digest, images: images.map(sizeOf) };
  }
  const failed = entries.find((entry2) => "failure" in entry2);
  const reference2 = failed?.reference == null ? null : parseReference(failed.reference);
  if (failed?.failure.code === "missing" && reference2 !== null)
    return { kind: "missing", reference: reference2 };
  const { message = "", cure = "" } = failed?.failure ?? {};
  const [reason, masked] = [message, cure].map((text2) => withoutSecrets(text2).text);
  return { kind: "unmeasurable", reference: reference2, reason: reason ?? "", cure: masked ?? "" };
}
function sizeOf(entry2) {
  const { imageDigest, layers, build: build2, annotations, osFeatures, attestation } = entry2;
  const descriptors = layers.map(
    ({ digest: digest2, bytes: bytes2, mediaType }) => descriptorOf({ digest: digest2, bytes: bytes2 }, mediaType)
  );
  const config = descriptorOf({ digest: entry2.configDigest, bytes: entry2.configBytes }, "");
  const reported = build2 === void 0 ? null : configOf(build2);
  const manifest = {
    kind: "image",
    digest: imageDigest,
    config: { ...config, reported },
    layers: descriptors,
    ...annotations && { annotations: textsIn(annotations) },
    ...entry2.estimated && { isEstimated: true }
  };
  const platform2 = (entry2.platform && toPlatform(entry2.platform)) ?? null;
  return {
    ...imageSize(manifest, platform2, attestation && descriptorOf(attestation, "")),
    ...osFeatures && { osFeatures },
    ...entry2.forFeaturesAlone && { isForFeaturesAlone: true }
  };
}
function descriptorOf({ digest: digest2, bytes: bytes2 }, mediaType) {
  return { mediaType, digest: digest2, bytes: bytes2, annotations: {} };
}
function configOf(build2) {
  const { platform: platform2, created, diffIds, history, labels } = build2;
  return {
    platform: (platform2 && toPlatform(platform2)) ?? null,
    created: created !== null && Number.isNaN(Date.parse(created)) ? null : created,
    diffIds,
    history: history.map(
      ({ secrets, ...entry2 }) => maskedEntry({ ...entry2, ...secrets && { secrets } })
    ),
    labels: textsIn(labels)
  };
}
function textsIn(words) {
  return Object.fromEntries(
    Object.entries(words).flatMap(
      ([name, word]) => word === void 0 ? [] : [[name, valueWithoutSecrets(name, word)]]
    )
  );
}

export {
  MOST_FILE_BYTES,
  MOST_BYTES_OF_ALL,
  MOST_FILES,
  MOST_IMAGES,
  MOST_TEXT,
  MOST_DEPTH,
  envelope,
  readEntry,
  complaintOn,
  complaintOf,
  measurementOf
};
