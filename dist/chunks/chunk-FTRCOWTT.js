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
  descriptor,
  parseManifest
} from "./chunk-6DNRDSMX.js";
import {
  object
} from "./chunk-OUZ62CP3.js";

// src/oci/attestation.ts
var IN_TOTO = "application/vnd.in-toto+json";
var PREDICATE_TYPE = "in-toto.io/predicate-type";
var PROVENANCE = "https://slsa.dev/provenance/";
var attestations = object({ layers: lenient(descriptor) });
function provenanceIn(received) {
  if (parseManifest(received).kind === "index") return void 0;
  return parseLeniently(attestations, received)?.layers.find(
    ({ mediaType, annotations }) => mediaType === IN_TOTO && annotations[PREDICATE_TYPE]?.startsWith(PROVENANCE)
  );
}

export {
  provenanceIn
};
