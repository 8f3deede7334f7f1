import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  nameWithoutSecrets
} from "./chunk-6DNRDSMX.js";

// src/domain/files/sized-tree.ts
function sizedTree(files, filter = "") {
  const root = building("");
  const wanted = filter.toLowerCase();
  for (const file of files) {
    if (!`/${file.path}`.toLowerCase().includes(wanted)) continue;
    let here = add(root, file);
    for (const name of file.path.split("/")) here = add(childOf(here, name), file);
  }
  return sorted(root);
}
function building(name) {
  return {
    name,
    bytes: 0,
    storedBytes: 0,
    files: 0,
    isDirectory: name === "",
    children: [],
    byName: /* @__PURE__ */ new Map()
  };
}
function childOf(parent, name) {
  const { byName, children } = parent;
  const known = byName.get(name);
  if (known !== void 0) return known;
  const child = building(nameWithoutSecrets(name));
  byName.set(name, child);
  parent.isDirectory = true;
  children.push(child);
  return child;
}
function add(node, { bytes, storedBytes }) {
  node.bytes += bytes;
  node.storedBytes += storedBytes;
  node.files++;
  return node;
}
function sorted(root) {
  const left = [root];
  for (let next = left.pop(); next !== void 0; next = left.pop()) {
    next.children.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
    next.byName.clear();
    left.push(...next.children);
  }
  return root;
}
function pruned(tree, depth, most = Number.POSITIVE_INFINITY) {
  const { name, bytes, storedBytes, files, isDirectory, children } = tree;
  const kept = depth <= 0 ? [] : children.slice(0, most);
  return {
    name,
    bytes,
    storedBytes,
    files,
    isDirectory,
    children: kept.map((child) => pruned(child, depth - 1, most))
  };
}

export {
  sizedTree,
  pruned
};
