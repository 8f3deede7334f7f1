import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  timeOf
} from "./chunk-WHLKH7UI.js";
import {
  knownCves,
  platformName
} from "./chunk-6DNRDSMX.js";

// src/domain/report/size-records.ts
function sizeRecords(verdicts, origin) {
  return verdicts.flatMap((verdict) => {
    const { budget, head, changes } = verdict;
    if (head.kind !== "measured" || isHearsay(head)) return [];
    const images = changes.flatMap(({ head: image }) => image?.isEstimated ? [] : image ?? []);
    const cves = knownCves(budget, verdict);
    const counted = cves?.kind === "counted" ? { cve: cves.counts } : {};
    return images.map((image) => ({
      ...recordOf({ service: budget.name, reference: head.reference, image }, head.digest, origin),
      ...counted
    }));
  });
}
function isHearsay({ claimedBy }) {
  return claimedBy?.by === "fork" && !claimedBy.isVerified;
}
function recordOf({ service, reference, image }, tagged, { commit, run, by, now }) {
  return {
    t: timeOf(now),
    service,
    ...nameOf(reference),
    platform: platformName(image.platform),
    digest: image.digest,
    index: tagged === image.digest ? null : tagged,
    bytes: image.bytes,
    layers: image.layers.length,
    commit,
    run,
    by,
    created: createdOf(image, now),
    also: []
  };
}
function nameOf(reference) {
  if (reference.kind === "layout") {
    return { image: `${reference.transport}:${reference.path}`, ref: reference.name ?? "" };
  }
  const { registry, repository, tag, digest } = reference;
  return { image: `${registry}/${repository}`, ref: tag ?? digest ?? "latest" };
}
function createdOf({ annotations }, now) {
  const told = Date.parse(annotations?.["org.opencontainers.image.created"] ?? "");
  return isBuildTime(told, now) ? timeOf(new Date(told)) : null;
}
function isBuildTime(ms, now) {
  return ms >= Date.UTC(1981) && ms <= now.valueOf();
}

export {
  sizeRecords,
  isHearsay,
  recordOf,
  nameOf,
  isBuildTime
};
