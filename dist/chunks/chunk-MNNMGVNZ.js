import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}

// src/domain/files/packages/attribute.ts
function attribute(files, packages) {
  const owners = /* @__PURE__ */ new Map();
  const roots = /* @__PURE__ */ new Map();
  for (const each of packages) {
    for (const path of each.paths ?? []) owners.set(merged(path), each);
    for (const root of each.roots ?? []) roots.set(merged(root), each);
  }
  const inner = /* @__PURE__ */ new Map();
  for (const each of packages) {
    if (each.within !== void 0)
      inner.set(each.within.path, [...inner.get(each.within.path) ?? [], each]);
  }
  const sums = /* @__PURE__ */ new Map();
  const add = (owner, { bytes, storedBytes }) => {
    const sum = sums.get(owner) ?? { bytes: 0, storedBytes: 0, files: 0 };
    sum.bytes += bytes;
    sum.storedBytes += storedBytes;
    sum.files++;
    sums.set(owner, sum);
  };
  const others = [];
  for (const whole of files) {
    const path = merged(whole.path);
    const owner = owners.get(path) ?? deepest(roots, path);
    const within = inner.get(whole.path);
    const { parts, rest } = within ? partsOf(whole, within) : { parts: [], rest: whole };
    for (const { part, file } of parts) add(part, file);
    if (owner === void 0) others.push(rest);
    else add(owner, rest);
  }
  return { packages: [...together(sums)].sort((a, b) => b.bytes - a.bytes), others };
}
function partsOf(file, inner) {
  const bytes = inner.reduce((sum, { within }) => sum + (within?.bytes ?? 0), 0);
  if (bytes === 0 || bytes > file.bytes) return { parts: [], rest: file };
  const share = (of) => ({
    path: file.path,
    bytes: of,
    storedBytes: Math.round(file.storedBytes * of / file.bytes)
  });
  const parts = inner.map((part) => ({ part, file: share(part.within?.bytes ?? 0) }));
  return { parts, rest: share(file.bytes - bytes) };
}
function together(sums) {
  const found = /* @__PURE__ */ new Map();
  for (const [{ manager, name, version }, sum] of sums) {
    const key = JSON.stringify([manager, name, version]);
    const before = found.get(key) ?? { bytes: 0, storedBytes: 0, files: 0 };
    found.set(key, {
      manager,
      name,
      version,
      bytes: before.bytes + sum.bytes,
      storedBytes: before.storedBytes + sum.storedBytes,
      files: before.files + sum.files
    });
  }
  return found.values();
}
function merged(path) {
  return path.replace(/^usr\/(?=s?bin\/|lib(?:32|64|x32)?\/)/, "");
}
function deepest(roots, path) {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    const found = roots.get(path.slice(0, end));
    if (found !== void 0) return found;
  }
  return void 0;
}
function comparePackages(before, after) {
  const names = /* @__PURE__ */ new Map();
  const grouped = [before, after].map((packages) => {
    const byName = /* @__PURE__ */ new Map();
    for (const each of packages) {
      const key = JSON.stringify([each.manager, each.name]);
      names.set(key, each);
      byName.set(key, [...byName.get(key) ?? [], each]);
    }
    return byName;
  });
  const changes = [...names].map(([key, { manager, name }]) => {
    const [old, now] = grouped.map((byName) => side(byName.get(key)));
    return { manager, name, before: old ?? null, after: now ?? null };
  });
  return changes.filter(
    ({ before: before2, after: after2 }) => before2?.bytes !== after2?.bytes || before2?.version !== after2?.version
  ).sort((a, b) => Math.abs(growthOf(b)) - Math.abs(growthOf(a)));
}
function growthOf({ before, after }) {
  return (after?.bytes ?? 0) - (before?.bytes ?? 0);
}
function side(packages) {
  if (packages === void 0) return void 0;
  const versions = packages.flatMap(({ version }) => version ?? []);
  const bytes = packages.reduce((sum, each) => sum + each.bytes, 0);
  return { version: versions.length === 0 ? null : [...new Set(versions)].sort().join(", "), bytes };
}

export {
  attribute,
  comparePackages,
  growthOf
};
