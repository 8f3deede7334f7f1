import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  _nonnegative,
  array,
  int,
  nullish,
  object,
  pipe,
  record,
  refine,
  string,
  transform,
  unknown
} from "./chunk-2OA2TC6A.js";
import {
  isDigest
} from "./chunk-LSII7BRH.js";
import {
  oneLine
} from "./chunk-F3PQNR5A.js";

// src/oci/lists.ts
function listOf(item) {
  return pipe(
    array(unknown()),
    transform((items, context) => readAll(items.entries(), item, context))
  );
}
var texts = pipe(
  record(string(), unknown()),
  transform((given, context) => {
    const values = readAll(Object.entries(given), nullish(string()), context);
    return Object.fromEntries(Object.keys(given).map((name, index) => [name, values[index] ?? ""]));
  })
);
function readAll(entries, schema, context) {
  const values = [];
  for (const [key, entry] of entries) {
    const { success, data, error } = schema.safeParse(entry);
    const issue = error?.issues[0];
    if (!success && issue !== void 0) {
      context.issues.push({ ...issue, path: [key, ...issue.path] });
      return [];
    }
    if (success) values.push(data);
  }
  return values;
}

// src/oci/descriptor.ts
var digest = string().check(refine(isDigest, { error: "is no sha256 or sha512 digest" }));
var text = nullish(string());
var platformFields = {
  os: text,
  architecture: text,
  variant: text,
  "os.version": text
};
var rawPlatform = object({
  ...platformFields,
  "os.features": nullish(listOf(string()))
});
var rawDescriptor = object({
  mediaType: text,
  digest,
  size: int({ error: "is no whole number of bytes" }).check(_nonnegative({ error: "is negative" })),
  platform: nullish(rawPlatform),
  annotations: nullish(texts),
  data: text
});
var platform = pipe(rawPlatform, transform(toPlatform));
var descriptor = pipe(rawDescriptor, transform(toDescriptor));
function plainDescriptor(json) {
  const given = Object(json);
  const isPlain = isText(given.mediaType) && typeof given.digest === "string" && isDigest(given.digest) && Number.isSafeInteger(given.size) && Number(given.size) >= 0 && (given.platform == null || isPlainPlatform(given.platform)) && (given.annotations == null || isMapOfTexts(given.annotations)) && isText(given.data);
  return isPlain && !Array.isArray(json) ? toDescriptor(given) : void 0;
}
function isPlainPlatform(given) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return false;
  const features = Reflect.get(given, "os.features");
  return Object.keys(platformFields).every((field) => isText(Reflect.get(given, field))) && (features == null || Array.isArray(features) && features.every(isWord));
}
function isMapOfTexts(given) {
  const isMap = typeof given === "object" && given !== null && !Array.isArray(given);
  return isMap && !Object.hasOwn(given, "__proto__") && Object.values(given).every(isWord);
}
function isText(value) {
  return value == null || isWord(value);
}
function isWord(value) {
  return typeof value === "string";
}
var NO_ANNOTATIONS = {};
function toDescriptor(raw) {
  const { mediaType, digest: digest2, size, platform: platform2, annotations, data } = raw;
  return {
    mediaType: mediaType ?? "",
    digest: digest2,
    bytes: size,
    annotations: annotations ?? NO_ANNOTATIONS,
    ...platform2 && located(platform2),
    ...data == null ? {} : { data }
  };
}
function located(raw) {
  const platform2 = toPlatform({ ...raw, os: raw.os || "any" });
  if (platform2 === void 0) return {};
  if (raw.os) return { platform: platform2, spelling: spellingOf(raw) };
  const { os: _, ...machine } = platform2;
  return { machine };
}
function spellingOf(raw) {
  const { os, architecture, variant, "os.version": version, "os.features": features } = raw;
  const own = os?.toLowerCase() === "windows" ? version : null;
  return JSON.stringify([os, architecture, variant ?? "", own ?? "", features?.toSorted() ?? []]);
}
function toPlatform(raw) {
  const { os, architecture, variant, "os.version": osVersion, "os.features": features } = raw;
  if (!os || !architecture) return void 0;
  return {
    os: oneLine(os, 50),
    architecture: oneLine(architecture, 50),
    ...variant ? { variant: oneLine(variant, 50) } : {},
    ...osVersion ? { osVersion: oneLine(osVersion, 50) } : {},
    ...features?.length ? { osFeatures: features.map((each) => oneLine(each, 50)).toSorted() } : {}
  };
}

export {
  listOf,
  texts,
  digest,
  platformFields,
  platform,
  descriptor,
  plainDescriptor,
  toPlatform
};
