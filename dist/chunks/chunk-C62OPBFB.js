import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  LIFECYCLE
} from "./chunk-6DNRDSMX.js";
import {
  isDigest
} from "./chunk-OUZ62CP3.js";

// src/domain/explanation/base-claims.ts
var PROOFS = ["provenance", "label", "buildpacks", "dockerfile", "candidate"];
var NAME = "org.opencontainers.image.base.name";
var DIGEST = "org.opencontainers.image.base.digest";
var MOST_CLAIMS = 8;
function baseClaims(config, annotations, provenance) {
  return [
    ...recorded(provenance),
    ...[annotations, config.labels].flatMap(labelled),
    ...buildpacks(config.labels),
    ...hinted(config.history)
  ];
}
function claimWords(words) {
  const runImage = field(json(words[LIFECYCLE] ?? ""), "runImage");
  const [image, reference] = [field(runImage, "image"), field(runImage, "reference")];
  const told = { [NAME]: words[NAME], [DIGEST]: words[DIGEST] };
  const lifecycle = runImage === void 0 ? void 0 : JSON.stringify({ runImage: { image, reference } });
  return Object.fromEntries(
    Object.entries({ ...told, [LIFECYCLE]: lifecycle }).flatMap(
      ([name, word]) => word === void 0 ? [] : [[name, word]]
    )
  );
}
function recorded(provenance) {
  const materials = provenance?.materials ?? [];
  return materials.slice(0, MOST_CLAIMS).map(({ name, digest }) => ({ name, digest, proof: "provenance" }));
}
function labelled(words) {
  const [name, digest] = [words[NAME] ?? "", words[DIGEST] ?? ""];
  return ["", "scratch"].includes(name) ? [] : [{ name, digest: isDigest(digest) ? digest : null, proof: "label" }];
}
function buildpacks(labels) {
  const runImage = field(json(labels[LIFECYCLE] ?? ""), "runImage");
  const [image, reference] = [field(runImage, "image"), field(runImage, "reference")].map(
    (value) => typeof value === "string" ? value : ""
  );
  const name = image || reference?.split("@")[0] || "";
  const digest = reference?.split("@")[1] ?? "";
  return name === "" ? [] : [{ name, digest: isDigest(digest) ? digest : null, proof: "buildpacks" }];
}
var NO_NAME = /^(?:scratch|[0-9a-f]{12}|[0-9a-f]{64})$/;
function hinted(history) {
  const names = history.map(({ comment }) => /^FROM (\S+)$/.exec(comment.trim())?.[1] ?? "scratch");
  return names.filter((name) => !NO_NAME.test(name)).slice(0, MOST_CLAIMS).map((name) => ({ name, digest: null, proof: "candidate" }));
}
function claimOf(from) {
  const digest = from.split("@")[1] ?? "";
  return { name: from, digest: isDigest(digest) ? digest : null, proof: "dockerfile" };
}
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function field(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
function prefixLength(stack, other) {
  const isPrefix = other.length > 0 && other.every((id, index) => stack[index] === id);
  return isPrefix ? other.length : null;
}

export {
  PROOFS,
  baseClaims,
  claimWords,
  claimOf,
  prefixLength
};
