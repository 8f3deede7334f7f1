import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  descriptor,
  digest,
  listOf,
  plainDescriptor,
  platform,
  platformFields,
  texts,
  toPlatform
} from "./chunk-SDUAZPQA.js";
import {
  LIFECYCLE
} from "./chunk-S3FFL33T.js";
import {
  _catch,
  _default,
  array,
  boolean,
  nullable,
  nullish,
  number,
  object,
  optional,
  pipe,
  record,
  string,
  transform,
  unknown
} from "./chunk-2OA2TC6A.js";
import {
  oneLine
} from "./chunk-F3PQNR5A.js";
import {
  NoManifest,
  Unmeasurable
} from "./chunk-JRB32J4O.js";

// src/oci/config.ts
var MAX_HISTORY = 1e3;
var MAX_LABEL_BYTES = 4 * 1024;
var MAX_LIFECYCLE_BYTES = 256 * 1024;
var text = _default(nullable(string()), "");
var entry = pipe(
  object({ created_by: text, comment: text, empty_layer: nullish(boolean()) }),
  transform(
    ({ created_by, comment, empty_layer }) => ({
      createdBy: created_by ?? "",
      comment: comment ?? "",
      isEmpty: empty_layer ?? false
    })
  )
);
var history = pipe(
  array(unknown()),
  transform((entries) => {
    const read2 = array(entry).safeParse(entries.slice(0, MAX_HISTORY));
    return read2.success ? read2.data : [];
  })
);
var labels = pipe(record(string(), unknown()), transform(readableLabels));
var DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
var created = pipe(string(), transform(normalisedTime));
var config = pipe(
  object({
    ...platformFields,
    created: _catch(nullable(created), null),
    rootfs: _catch(object({ diff_ids: listOf(digest) }), { diff_ids: [] }),
    history: _catch(history, []),
    config: _catch(object({ Labels: labels }), { Labels: {} })
  }),
  transform(
    ({ created: created2, rootfs, history: history2, config: config2, ...platform2 }) => ({
      platform: toPlatform(platform2) ?? null,
      created: created2,
      diffIds: rootfs.diff_ids,
      history: history2,
      labels: config2.Labels
    })
  )
);
function normalisedTime(text2) {
  const time = DATE_TIME.test(text2) ? Date.parse(text2) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
function readableLabels(labels2) {
  const most = (name) => name === LIFECYCLE ? MAX_LIFECYCLE_BYTES : MAX_LABEL_BYTES;
  return Object.fromEntries(
    Object.entries(labels2).filter(
      (label) => typeof label[1] === "string" && Buffer.byteLength(label[1]) <= most(label[0])
    )
  );
}

// src/oci/envelope.ts
var envelope = object({
  schemaVersion: nullish(number()),
  mediaType: nullish(string()),
  artifactType: nullish(string()),
  manifests: nullish(array(unknown())),
  config: optional(unknown()),
  layers: nullish(array(unknown())),
  annotations: _catch(nullish(texts), void 0)
});

// src/oci/media-types.ts
var INDEX_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json"
];
var IMAGE_TYPES = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
];
var SCHEMA_1_TYPES = [
  "application/vnd.docker.distribution.manifest.v1+prettyjws",
  "application/vnd.docker.distribution.manifest.v1+json"
];
var CONFIG_TYPES = [
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json"
];
var ASSUMED_TYPES = [
  "",
  "application/octet-stream",
  "application/json",
  "text/html"
];
function isImageConfig(mediaType, artifactType) {
  const type = mediaTypeOf(mediaType);
  return CONFIG_TYPES.includes(type) || artifactType === "" && ASSUMED_TYPES.includes(type);
}
function isDockerConfig(mediaType) {
  const type = mediaTypeOf(mediaType);
  return ASSUMED_TYPES.includes(type) || /^application\/vnd\.(?:oci\.image|docker)\b/.test(type);
}
var LAYER = /^application\/vnd\.(?:oci\.image\.layer\.|docker\.image\.rootfs\.|erofs\b)/;
function isLayerType(mediaType) {
  const type = mediaTypeOf(mediaType);
  return ASSUMED_TYPES.includes(type) || LAYER.test(type);
}
var GENERIC_TYPES = [
  "",
  "application/json",
  "application/octet-stream",
  "binary/octet-stream",
  "text/plain"
];
function mediaTypeOf(contentType) {
  return (contentType?.split(";")[0] ?? "").trim().toLowerCase();
}

// src/oci/repeated-keys.ts
function hasRepeatedKey(text2, value) {
  return keysIn(text2) !== keysOf(value);
}
function keysIn(text2) {
  let keys = 0;
  for (let open = text2.indexOf('"'); open >= 0; ) {
    let close = text2.indexOf('"', open + 1);
    while (isEscaped(text2, close)) close = text2.indexOf('"', close + 1);
    let next = close + 1;
    while (isBlank(text2.charCodeAt(next))) next++;
    if (text2[next] === ":") keys++;
    open = text2.indexOf('"', next);
  }
  return keys;
}
function isEscaped(text2, quote) {
  let start = quote;
  while (text2[start - 1] === "\\") start--;
  return (quote - start) % 2 === 1;
}
function isBlank(code) {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
function keysOf(value) {
  let keys = 0;
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) {
      for (const each of next) if (typeof each === "object") pending.push(each);
      continue;
    }
    for (const key of Object.keys(next)) {
      const each = Reflect.get(next, key);
      if (typeof each === "object") pending.push(each);
      keys++;
    }
  }
  return keys;
}

// src/oci/shape.ts
function shape(schema, json, at = "") {
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  const where = path.reduce(placeIn, at) || "it";
  return { ok: false, complaint: `${where} ${words(issue, valueAt(json, path))}` };
}
function placeIn(parent, key) {
  if (typeof key === "number") return `${parent}[${key}]`;
  return parent === "" ? String(key) : `${parent}.${String(key)}`;
}
function words(issue, value) {
  if (issue?.code === "invalid_type" && issue.message === "Invalid input") {
    return value === void 0 ? "is missing" : `is ${typeOf(value)}, not ${issue.expected}`;
  }
  return issue === void 0 || issue.message === "Invalid input" ? "is wrong" : issue.message;
}
function valueAt(json, path) {
  return path.reduce((value, key) => Reflect.get(Object(value), key), json);
}
function typeOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

// src/oci/read.ts
var ALTERED = "Build and push the image again; if it stays so, the registry or a proxy before it alters manifests.";
var utf8 = new TextDecoder("utf-8", { fatal: true });
function parseJson(received) {
  const { bytes, contentType, name } = received;
  try {
    const text2 = utf8.decode(bytes);
    const value = JSON.parse(text2);
    if (!hasRepeatedKey(text2, value)) return value;
  } catch (cause) {
    if (!mediaTypeOf(contentType).includes("html"))
      throw new NoManifest(`${name} is not JSON`, ALTERED, { cause });
    const cure = "Check the registry\u2019s name: a web server answers there, and no registry.";
    throw new Unmeasurable(`${name} is a web page`, cure, { cause });
  }
  throw wrong(received, "has a field twice in one object, and is refused as ambiguous");
}
function read(received, schema, json, at = "") {
  const shaped = shape(schema, json, at);
  if (shaped.ok) return shaped.value;
  throw wrong(received, `is malformed: ${shaped.complaint}`);
}
function wrong({ name }, what, cure = ALTERED) {
  return new Unmeasurable(`${name} ${what}`, cure);
}

// src/oci/manifest-image.ts
var MOST_LAYERS = 2e3;
function readImage(received, json) {
  const config2 = plainDescriptor(json.config) ?? read(received, descriptor, json.config ?? void 0, "config");
  const { digest: digest2 } = received;
  const { artifactType, layers: given } = json;
  if (!isImageConfig(config2.mediaType, artifactType ?? "")) {
    const what = oneLine(artifactType || config2.mediaType, 100);
    const mayRun = isDockerConfig(config2.mediaType) || layerTypes(given).some(isLayerType);
    return { kind: "artifact", digest: digest2, artifactType: what, ...mayRun && { config: config2 } };
  }
  if (given == null) throw wrong(received, "has no layers");
  if (given.length > MOST_LAYERS) {
    throw wrong(
      received,
      `lists ${given.length} layers, and no runtime takes more than some hundreds`,
      "Build the image in fewer steps."
    );
  }
  const layers = given.map(
    (layer, position) => plainDescriptor(layer) ?? read(received, descriptor, layer, `layers[${position}]`)
  );
  const types = layerTypes(given);
  if (layers.length > 0 && !types.some(isLayerType)) {
    const named = types.slice(0, MAX_TYPES).map((type) => oneLine(type, 100));
    return { kind: "artifact", digest: digest2, artifactType: named.join(", "), layerTypes: named, config: config2 };
  }
  return { kind: "image", digest: digest2, config: config2, layers, ...claimsOf(json) };
}
var MAX_TYPES = 3;
function layerTypes(layers) {
  const types = (layers ?? []).map((layer) => {
    const type = Reflect.get(Object(layer), "mediaType");
    return typeof type === "string" ? type : "";
  });
  return [...new Set(types)];
}
function claimsOf({ annotations }) {
  const claims = Object.entries(annotations ?? {}).filter(([name]) => name.startsWith(BASE_CLAIMS));
  return claims.length === 0 ? {} : { annotations: Object.fromEntries(claims) };
}
var BASE_CLAIMS = "org.opencontainers.image.base.";

// src/oci/manifest-index.ts
var OUR_KINDS = [...IMAGE_TYPES, ...INDEX_TYPES, ""];
var kind = object({ mediaType: nullish(string()), digest: optional(unknown()) });
var DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
var located = object({ platform });
var MOST_ENTRIES = 2e4;
function readIndex(received, { manifests }) {
  if (manifests == null) throw wrong(received, "has no manifests");
  if (manifests.length > MOST_ENTRIES) {
    throw wrong(received, `lists ${manifests.length} manifests`, "Push an index of fewer images.");
  }
  const known = [];
  const entries = [];
  const unreadable = [];
  for (const [position, entry2] of manifests.entries()) {
    const plain = plainDescriptor(entry2);
    if (plain !== void 0 && OUR_KINDS.includes(mediaTypeOf(plain.mediaType))) {
      entries.push(plain);
      known.push(plain);
      continue;
    }
    const { success, data } = kind.safeParse(entry2);
    const isOurs = !success || OUR_KINDS.includes(mediaTypeOf(data.mediaType));
    const shaped = shape(descriptor, entry2, `manifests[${position}]`);
    if (!shaped.ok) {
      const place = located.safeParse(entry2).data?.platform;
      const error = wrong(received, `is malformed: ${shaped.complaint}`);
      const mayBePulled = isOurs || place !== void 0 || DIGEST.test(String(data.digest));
      if (mayBePulled) unreadable.push({ ...place && { platform: place }, error });
      continue;
    }
    entries.push(isOurs ? shaped.value : { ...shaped.value, mediaType: "" });
    if (isOurs) known.push(shaped.value);
  }
  return {
    kind: "index",
    digest: received.digest,
    manifests: known,
    ...entries.length > known.length && { entries },
    ...unreadable.length > 0 && { unreadable }
  };
}

// src/oci/spelling.ts
var PLATFORM = ["os", "architecture", "variant", "os.version", "os.features"];
var PLATFORM_FIELDS = foldedNames(PLATFORM);
var FIELDS = foldedNames([
  "schemaVersion",
  "mediaType",
  "artifactType",
  "config",
  "layers",
  "manifests",
  "digest",
  "size",
  "data",
  "platform",
  "annotations",
  ...PLATFORM
]);
function foldedNames(names) {
  return new Map(names.map((name) => [folded(name), name]));
}
function oddField(manifest) {
  const { config: config2, layers, manifests } = manifest;
  const odd = oddKeyIn(manifest, FIELDS) ?? oddFieldOf(config2);
  return odd ?? oddFieldIn(layers) ?? oddFieldIn(manifests);
}
function oddFieldIn(descriptors) {
  if (!Array.isArray(descriptors)) return void 0;
  for (const each of descriptors) {
    const odd = oddFieldOf(each);
    if (odd !== void 0) return odd;
  }
  return void 0;
}
function oddFieldOf(descriptor2) {
  const odd = oddKeyIn(descriptor2, FIELDS);
  return odd ?? oddKeyIn(Reflect.get(Object(descriptor2), "platform"), FIELDS);
}
function oddPlatformField(config2) {
  return oddKeyIn(config2, PLATFORM_FIELDS);
}
function oddKeyIn(value, fields) {
  if (typeof value !== "object" || value === null) return void 0;
  for (const key of Object.keys(value)) {
    if (fields.get(key) === key) continue;
    const field = fields.get(folded(key));
    if (field !== void 0 && field !== key) return key;
  }
  return void 0;
}
function folded(key) {
  return key.toUpperCase().toLowerCase();
}

// src/oci/parse.ts
function parseManifest(received) {
  const given = parseJson(received);
  const json = read(received, envelope, given);
  refuseOdd(received, oddField(Object(given)));
  const type = typeOf2(received, json);
  if (SCHEMA_1_TYPES.includes(type) || json.schemaVersion === 1) {
    throw wrong(
      received,
      "is in Docker\u2019s schema 1, which does not tell sizes",
      "Push the image again with a current docker or buildx."
    );
  }
  const isIndex = json.manifests != null;
  if (isIndex && (json.layers != null || json.config != null)) {
    throw wrong(received, "holds both manifests and layers, and is refused as ambiguous");
  }
  if (INDEX_TYPES.includes(type) || isIndex && GENERIC_TYPES.includes(type)) {
    return readIndex(received, json);
  }
  if (IMAGE_TYPES.includes(type) || json.layers != null && GENERIC_TYPES.includes(type)) {
    return readImage(received, json);
  }
  const what = GENERIC_TYPES.includes(type) ? "is neither a manifest nor an index" : `has the type ${JSON.stringify(oneLine(type, 100))}, which is no container image`;
  throw new NoManifest(`${received.name} ${what}`, "Check that the reference names an image.");
}
function typeOf2(received, json) {
  const header = mediaTypeOf(received.contentType);
  const body = mediaTypeOf(json.mediaType);
  if (body === "" || header === body) return header === "" ? body : header;
  if (GENERIC_TYPES.includes(header)) return body;
  throw wrong(
    received,
    `was sent as ${JSON.stringify(oneLine(header, 100))} and calls itself ${JSON.stringify(oneLine(body, 100))}`
  );
}
function parseConfig(received) {
  const given = parseJson(received);
  refuseOdd(received, oddPlatformField(given));
  return read(received, config, given);
}
function refuseOdd(received, odd) {
  if (odd === void 0) return;
  const field = JSON.stringify(oneLine(odd, 50));
  throw wrong(
    received,
    `has a field ${field}, and is refused as ambiguous: clients differ on its case`
  );
}

export {
  INDEX_TYPES,
  IMAGE_TYPES,
  SCHEMA_1_TYPES,
  shape,
  parseManifest,
  parseConfig
};
