import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}

// src/common/inspect-files.ts
async function inspectFiles(verdicts, images, { isWanted, ...options }) {
  if (!verdicts.some(isWanted)) return [...verdicts];
  const [{ inspectChanges }, { LayerInspector }] = await Promise.all([
    import("./inspect-changes-DBUJNO5T.js"),
    import("./layer-inspector-SH2KPJWG.js")
  ]);
  return inspectChanges(verdicts, new LayerInspector(images, options), isWanted);
}
function isWorthInspecting({ outcome }) {
  return outcome === "fail" || outcome === "review";
}

export {
  inspectFiles,
  isWorthInspecting
};
