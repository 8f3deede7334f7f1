import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  lenient,
  parseLeniently
} from "./chunk-MMXTEVMD.js";
import {
  digest,
  listOf,
  withoutSecrets
} from "./chunk-6DNRDSMX.js";
import {
  Malformed,
  Unmeasurable,
  _catch,
  _default,
  _maxLength,
  _positive,
  array,
  discriminatedUnion,
  int,
  isDigest,
  literal,
  object,
  oneLine,
  parseReference,
  pipe,
  record,
  string,
  transform,
  unknown
} from "./chunk-OUZ62CP3.js";

// src/oci/purl.ts
var DOCKER = /^pkg:docker\/([^?#@]+)(?:@([^?#]*))?(?:\?([^#]*))?/;
function imageOfPurl(purl) {
  const [, path2 = "", version = "", qualifiers] = DOCKER.exec(purl) ?? [];
  const pinned = new URLSearchParams(qualifiers).get("digest") ?? "";
  try {
    const tag = decodeURIComponent(version);
    const digest2 = [tag, pinned].find(isDigest);
    const name = [
      decodeURIComponent(path2),
      tag === "" || tag === digest2 ? "" : `:${tag}`,
      digest2 === void 0 ? "" : `@${digest2}`
    ].join("");
    return parseReference(name).kind === "registry" ? name : void 0;
  } catch (error) {
    if (error instanceof Malformed || error instanceof URIError) return void 0;
    throw error;
  }
}

// src/oci/provenance.ts
var MAX_PATH = 500;
var record2 = _catch(record(string(), unknown()), {});
var materials = lenient(object({ uri: string(), digest: record2 }));
var range = object({ start: object({ line: int().check(_positive()) }) });
var location = object({ sourceIndex: _default(int(), 0), ranges: lenient(range) });
var stepSource = object({ locations: lenient(location) });
var path = _catch(
  pipe(
    string().check(_maxLength(MAX_PATH)),
    transform((text) => oneLine(withoutSecrets(text).text))
  ),
  ""
);
var info = _catch(object({ filename: path }), { filename: "" });
var NO_SOURCE = { locations: {}, infos: [] };
var source = _catch(
  object({ locations: record2, infos: _catch(array(info), []) }),
  NO_SOURCE
);
var chains = lenient(listOf(object({ digest })));
var buildkitMetadata = object({ source, layers: record2, vcs: record2 });
var V02 = "https://slsa.dev/provenance/v0.2";
var V1 = "https://slsa.dev/provenance/v1";
var statement = discriminatedUnion("predicateType", [
  object({
    predicateType: literal(V02),
    predicate: object({ materials, metadata: record2 })
  }),
  object({
    predicateType: literal(V1),
    predicate: object({
      buildDefinition: _catch(object({ resolvedDependencies: materials }), {
        resolvedDependencies: []
      }),
      runDetails: _catch(object({ metadata: record2 }), { metadata: {} })
    })
  })
]);
function parseProvenance(received) {
  const read = parseLeniently(statement, received);
  if (read === void 0) return void 0;
  if (read.predicateType === V02) {
    const { materials: materials2, metadata: metadata2 } = read.predicate;
    return provenance(materials2, metadata2[V02_KEY]);
  }
  const { buildDefinition, runDetails } = read.predicate;
  const { metadata } = runDetails;
  return provenance(
    buildDefinition.resolvedDependencies,
    // The first BuildKits that wrote v1 kept the key of v0.2.
    metadata["buildkit_metadata"] ?? metadata[V02_KEY]
  );
}
function readProvenance(received) {
  const read = parseProvenance(received);
  if (read !== void 0) return read;
  throw new Unmeasurable(
    `${received.name} is no provenance of SLSA v0.2 or v1`,
    "Build the image again with a current buildx."
  );
}
var V02_KEY = "https://mobyproject.org/buildkit@v1#metadata";
function provenance(inputs, details) {
  const { data } = buildkitMetadata.safeParse(details);
  return { materials: imagesAmong(inputs), places: data ? placesOf(data) : /* @__PURE__ */ new Map() };
}
function imagesAmong(inputs) {
  const images = inputs.flatMap(({ uri, digest: set }) => {
    const name = imageOfPurl(withoutSecrets(uri).text);
    const known = [`sha256:${set["sha256"]}`, `sha512:${set["sha512"]}`].find(isDigest);
    return name === void 0 || known === void 0 ? [] : [{ name, digest: known }];
  });
  const unique = new Map(images.map((image) => [`${image.name} ${image.digest}`, image]));
  return [...unique.values()];
}
function placesOf({ layers, source: source2, vcs }) {
  const directory = path.parse(vcs["localdir:dockerfile"]);
  const places = /* @__PURE__ */ new Map();
  for (const [layer, step] of makersOf(layers)) {
    const place = placeOf(source2, step);
    if (place === void 0) continue;
    places.set(layer, { ...place, file: inside(directory, place.file) });
  }
  return places;
}
function makersOf(layers) {
  const outputs = Object.entries(layers).flatMap(([key, value]) => {
    const [, step, output] = /^step(\d{1,9}):(\d{1,9})$/.exec(key) ?? [];
    return step === void 0 ? [] : [{ step: Number(step), output: Number(output), value }];
  });
  const makers = /* @__PURE__ */ new Map();
  for (const { step, value } of outputs.toSorted(
    (a, b) => a.step - b.step || a.output - b.output
  )) {
    for (const chain of chains.parse(value)) {
      const last = chain.at(-1)?.digest;
      if (last !== void 0 && !makers.has(last)) makers.set(last, `step${step}`);
    }
  }
  return makers;
}
function placeOf({ locations, infos }, step) {
  const { data } = stepSource.safeParse(locations[step]);
  for (const { sourceIndex, ranges } of data?.locations ?? []) {
    const file = infos[sourceIndex]?.filename ?? "";
    const line = ranges[0]?.start.line;
    if (file !== "" && line !== void 0) return { file, line };
  }
  return void 0;
}
function inside(directory, file) {
  return ["", "."].includes(directory) ? file : `${directory}/${file}`;
}

export {
  parseProvenance,
  readProvenance
};
