import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  attribute,
  comparePackages
} from "./chunk-X2QRPJ7M.js";
import {
  packagesIn
} from "./chunk-2KZDM4VE.js";
import "./chunk-M5X26G4X.js";
import "./chunk-WBMFFPKF.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/domain/files/leftovers.ts
var KINDS = [
  ["apt lists", /^var\/lib\/apt\/lists\/./],
  ["apt cache", /^var\/cache\/apt\/./],
  ["apk cache", /^(?:var\/cache\/apk|etc\/apk\/cache)\/./],
  ["dnf cache", /^var\/(?:cache\/(?:dnf|yum)|lib\/dnf\/history)/],
  ["pip cache", /(?:^|\/)\.cache\/pip\//],
  ["uv cache", /(?:^|\/)\.cache\/uv\//],
  ["poetry cache", /(?:^|\/)\.cache\/pypoetry\//],
  ["conda packages", /(?:^|\/)(?:mini)?(?:conda|forge|mamba)\d*\/pkgs\//],
  ["npm cache", /(?:^|\/)\.npm\/_cacache\//],
  ["yarn cache", /(?:^|\/)(?:\.yarn\/cache|\.cache\/yarn|usr\/local\/share\/\.cache\/yarn)\//],
  ["pnpm store", /(?:^|\/)(?:\.pnpm-store|\.local\/share\/pnpm\/store)\//],
  ["cargo registry", /(?:^|\/)(?:\.cargo|cargo)\/(?:registry|git)\//],
  ["Go cache", /(?:^|\/)(?:\.cache\/go-build|go\/pkg\/mod)\//],
  ["Maven repository", /(?:^|\/)\.m2\/repository\//],
  ["Gradle cache", /(?:^|\/)\.gradle\/caches\//],
  ["composer cache", /(?:^|\/)(?:\.composer|\.cache\/composer)\/(?:cache\/)?files\//],
  ["git history", /(?:^|\/)\.git\/(?:objects|lfs|modules)\//],
  ["documentation", /^usr\/(?:local\/)?share\/(?:doc|man|info|gtk-doc|help)\//],
  ["translations", /^usr\/(?:local\/)?share\/(?:locale|i18n)\/|^usr\/lib\/locale\//],
  ["object files", /\.(?:o|obj|a|la|pdb)$|\/CMakeFiles\//],
  ["Python bytecode", /\/__pycache__\/[^/]+\.pyc$/],
  [
    "tests of packages",
    /\/(?:site-packages|dist-packages|node_modules)\/.+\/(?:tests?|__tests__|spec)\//
  ],
  ["source maps", /\.(?:js|css|mjs|cjs)\.map$/]
];
function leftoversOf(files) {
  const found = /* @__PURE__ */ new Map();
  for (const { path, bytes, storedBytes } of files) {
    const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0];
    if (kind === void 0 || bytes === 0) continue;
    const sum = found.get(kind) ?? { bytes: 0, storedBytes: 0, files: 0 };
    sum.bytes += bytes;
    sum.storedBytes += storedBytes;
    sum.files++;
    found.set(kind, sum);
  }
  return [...found].map(([kind, sum]) => ({ kind, ...sum })).sort((a, b) => b.bytes - a.bytes);
}

// src/domain/files/tree.ts
var MOST_LINKS = 40;
function newDirectory(layer = -1) {
  return { kind: "directory", children: /* @__PURE__ */ new Map(), layer };
}
var Tree = class {
  root = newDirectory();
  replaced;
  /** @param replaced is told of what a directory takes the place of. */
  constructor(replaced) {
    this.replaced = replaced;
  }
  find(path) {
    const { above, name } = split(path);
    return this.walk(above, false)?.children.get(name);
  }
  /** The directory that a path's last name stands in, made where there is none. */
  directoryOf(path) {
    const { above, name } = split(path);
    return { directory: this.walk(above, true) ?? this.root, name };
  }
  /** Takes a name and what is below it away. */
  remove(path) {
    const { above, name } = split(path);
    const directory = this.walk(above, false);
    const node = directory?.children.get(name);
    directory?.children.delete(name);
    return node;
  }
  /** Symbolic links on the way are followed, and none leads out of the root. */
  walk(names, make) {
    let ways = [this.root];
    const left = [...names].reverse();
    for (let links = 0; left.length > 0; ) {
      const name = left.pop() ?? "";
      const here = ways.at(-1) ?? this.root;
      if (name === "" || name === ".") continue;
      if (name === "..") {
        if (ways.length > 1) ways.pop();
        continue;
      }
      let next = here.children.get(name);
      if (next?.kind === "symlink" && links++ < MOST_LINKS) {
        const target = next.target ?? "";
        if (target.startsWith("/")) ways = [this.root];
        left.push(...target.split("/").reverse());
        continue;
      }
      if (next?.kind !== "directory") {
        if (!make) return void 0;
        if (next !== void 0) this.replaced(next);
        next = newDirectory();
        here.children.set(name, next);
      }
      ways.push(next);
    }
    return ways.at(-1);
  }
};
function split(path) {
  const names = path.split("/");
  const name = names.pop() ?? "";
  return { above: names, name };
}

// src/domain/files/stack.ts
function stackOf(layers) {
  const stack = new Stacking();
  for (const [index, { entries }] of layers.entries()) stack.add(entries, index);
  return stack.result();
}
var Stacking = class {
  contents = [];
  layer = 0;
  tree = new Tree((node) => this.drop(node, "overwritten"));
  add(entries, layer) {
    this.layer = layer;
    for (const { kind, path } of entries) {
      if (kind === "whiteout") this.drop(this.tree.remove(path), "deleted");
      if (kind === "opaque") this.empty(path);
    }
    for (const entry of entries) {
      if (entry.kind !== "whiteout" && entry.kind !== "opaque") this.put(entry);
    }
  }
  result() {
    const live = [];
    const wasted = [];
    let [liveBytes, wastedBytes] = [0, 0];
    for (const { lost, names, ...file } of this.contents) {
      if (lost === void 0 || names > 0) {
        liveBytes += file.bytes;
        live.push(file);
      } else {
        wastedBytes += file.bytes;
        wasted.push({ ...file, lost });
      }
    }
    wasted.sort((a, b) => b.bytes - a.bytes);
    const bytes = liveBytes + wastedBytes;
    const efficiency = bytes === 0 ? 1 : liveBytes / bytes;
    return { liveBytes, wastedBytes, efficiency, wasted, live };
  }
  put(entry) {
    const linked = entry.kind === "hardlink" ? this.tree.find(entry.target ?? "") : void 0;
    const { directory, name } = this.tree.directoryOf(entry.path);
    const before = directory.children.get(name);
    if (entry.kind === "directory" && before?.kind === "directory") {
      before.layer = this.layer;
      return;
    }
    const node = this.nodeOf(entry, linked);
    if (node === void 0) return;
    if (node.content !== void 0) node.content.names++;
    directory.children.set(name, node);
    this.drop(before, before?.layer === this.layer ? "repeated" : "overwritten");
  }
  nodeOf(entry, linked) {
    const { layer } = this;
    const children = /* @__PURE__ */ new Map();
    switch (entry.kind) {
      case "directory":
        return newDirectory(layer);
      case "symlink":
        return { kind: "symlink", children, layer, target: entry.target };
      case "hardlink":
        return linked && linked.kind !== "directory" ? { ...linked, layer } : void 0;
      case "file":
        return { kind: "file", children, layer, content: this.contentOf(entry) };
      default:
        return { kind: "other", children, layer };
    }
  }
  contentOf({ path, bytes, storedBytes }) {
    const content = { layer: this.layer, path, bytes, storedBytes, names: 0 };
    this.contents.push(content);
    return content;
  }
  empty(path) {
    const directory = path === "" ? this.tree.root : this.tree.find(path);
    if (directory?.kind !== "directory") return;
    for (const node of directory.children.values()) this.drop(node, "deleted");
    directory.children.clear();
  }
  /** A content is lost with its last name. */
  drop(node, how) {
    const left = node === void 0 ? [] : [node];
    for (let next = left.pop(); next !== void 0; next = left.pop()) {
      left.push(...next.children.values());
      const { content } = next;
      if (content !== void 0 && --content.names === 0) content.lost = { layer: this.layer, how };
    }
  }
};

// src/domain/files/inspection.ts
function filesOf({ layers, unread, isWhole }) {
  const { live, ...stack } = stackOf(layers);
  const texts = layers.flatMap((layer) => layer.texts);
  const paths = live.map(({ path }) => path);
  const { packages, others } = attribute(live, packagesIn(texts, paths));
  const tooLarge = layers.flatMap(
    ({ digest, leftOut }) => leftOut.map((path) => ({ digest, bytes: 0, why: `${path} is too large to be read` }))
  );
  return {
    isWhole,
    liveBytes: stack.liveBytes,
    wastedBytes: stack.wastedBytes,
    efficiency: stack.efficiency,
    wasted: stack.wasted,
    layers: layers.map(({ digest }) => digest),
    packages,
    leftovers: leftoversOf(live),
    others,
    leftOut: [...unread, ...tooLarge]
  };
}
function compareFiles(base, head) {
  return {
    base,
    head,
    packages: comparePackages(base?.packages ?? [], head.packages),
    directories: compareDirectories(base?.others ?? [], head.others)
  };
}
var TELLING_SHARE = 0.8;
function compareDirectories(before, after) {
  const root = { before: 0, after: 0, children: /* @__PURE__ */ new Map() };
  for (const { path, bytes } of before) add(root, path, { before: bytes, after: 0 });
  for (const { path, bytes } of after) add(root, path, { before: 0, after: bytes });
  const found = [];
  const left = [...root.children];
  for (let next = left.pop(); next !== void 0; next = left.pop()) {
    const [path, directory] = next;
    const growth = directory.after - directory.before;
    const children = [...directory.children].map(([name, child]) => [
      `${path}/${name}`,
      child
    ]);
    const telling = children.filter(
      ([, { before: was, after: is }]) => Math.abs(is - was) >= TELLING_SHARE * Math.abs(growth)
    );
    const isMixed = children.some(
      ([, { before: was, after: is }]) => Math.sign(is - was) === -Math.sign(growth || 1) && is !== was
    );
    if (children.length > 0 && (telling.length > 0 || isMixed)) left.push(...children);
    else if (growth !== 0)
      found.push({ path, beforeBytes: directory.before, afterBytes: directory.after });
  }
  return found.sort((a, b) => sizeOf(b) - sizeOf(a));
}
function sizeOf({ beforeBytes, afterBytes }) {
  return Math.abs(afterBytes - beforeBytes);
}
function add(root, path, bytes) {
  let here = root;
  for (const name of path.split("/")) {
    let next = here.children.get(name);
    if (next === void 0) {
      next = { before: 0, after: 0, children: /* @__PURE__ */ new Map() };
      here.children.set(name, next);
    }
    next.before += bytes.before;
    next.after += bytes.after;
    here = next;
  }
}

// src/inspect/inspect-changes.ts
async function inspectChanges(verdicts, inspector, isWanted) {
  return Promise.all(
    verdicts.map(async (verdict) => {
      if (!isWanted(verdict)) return verdict;
      const changes = verdict.changes.map((change) => inspectChange(change, inspector));
      return { ...verdict, changes: await Promise.all(changes) };
    })
  );
}
async function inspectChange(change, inspector) {
  const { base, head, explanation } = change;
  if (head === null || explanation === void 0) return change;
  const { references } = explanation;
  const shared = new Set(base?.layers.map(({ digest }) => digest));
  const kept = new Set(head.layers.map(({ digest }) => digest));
  const [before, after] = await Promise.all([
    base && references.base && look(inspector, references.base, base, (layer) => !kept.has(layer.digest)),
    look(inspector, references.head, head, (layer) => !shared.has(layer.digest))
  ]);
  return { ...change, files: compareFiles(before, after) };
}
async function look(inspector, reference, image, isWanted) {
  const all = stackedLayers(image);
  const wanted = all.filter(isWanted);
  const looked = await inspector.look(reference, wanted);
  return filesOf({ ...looked, isWhole: wanted.length === all.length });
}
function stackedLayers({ layers, stack }) {
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]));
  const digests = stack ?? layers.map(({ digest }) => digest);
  return digests.flatMap((digest) => byDigest.get(digest) ?? []);
}
export {
  inspectChanges
};
