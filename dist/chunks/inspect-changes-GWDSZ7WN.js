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
} from "./chunk-MNNMGVNZ.js";
import {
  adviseOn
} from "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
import {
  BLOCK,
  MAX_HEADER_BYTES,
  MAX_NAME_BYTES,
  TarError,
  hasChecksum,
  isZero,
  parseHeader,
  paxHeader,
  text,
  tooLong
} from "./chunk-4MRPBUPG.js";
import "./chunk-6HITG6CB.js";
import {
  judgeFiles,
  loginsIn,
  nameWithoutSecrets,
  shapesIn
} from "./chunk-6DNRDSMX.js";
import {
  GIB,
  MIB,
  Unmeasurable,
  formatBytes,
  oneLine
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/domain/files/duplicates.ts
function duplicatesIn(files) {
  const byContent = /* @__PURE__ */ new Map();
  for (const file of files) {
    if (file.content === void 0) continue;
    const known = byContent.get(file.content);
    if (known === void 0) byContent.set(file.content, [file]);
    else known.push(file);
  }
  return [...byContent.values()].filter((same) => same.length > 1).map((same) => ({
    paths: same.map(({ path }) => nameWithoutSecrets(path)).toSorted(),
    bytes: (same.length - 1) * (same[0]?.bytes ?? 0)
  })).toSorted((a, b) => b.bytes - a.bytes);
}

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

// src/domain/files/packages/package.ts
function isShown(text2) {
  return text2 !== void 0 && text2 !== "" && !/\s/.test(text2) && oneLine(text2, 200) === text2;
}
function directoryOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function fieldOf(stanza, key) {
  const start = stanza.startsWith(`${key}: `) ? 0 : stanza.indexOf(`
${key}: `) + 1;
  if (start === 0 && !stanza.startsWith(`${key}: `)) return void 0;
  const from = start + key.length + 2;
  const end = stanza.indexOf("\n", from);
  return stanza.slice(from, end < 0 ? void 0 : end).trim();
}

// src/domain/files/packages/alpine.ts
function tellsOfAlpine(path) {
  return path === "lib/apk/db/installed" || path === "usr/lib/apk/db/installed";
}
function essenceOfAlpine(text2) {
  const lines = text2.split("\n").filter((line) => line === "" || /^[PVFR]:/.test(line));
  return lines.join("\n");
}
function alpinePackages(files) {
  return files.filter(({ path }) => tellsOfAlpine(path)).flatMap(({ text: text2 }) => text2.split("\n\n")).flatMap((stanza) => packageOf(stanza));
}
function packageOf(stanza) {
  const paths = [];
  let [name, version, directory] = ["", "", ""];
  for (const line of stanza.split("\n")) {
    const value = line.slice(2);
    if (line.startsWith("P:")) name = value;
    else if (line.startsWith("V:")) version = value;
    else if (line.startsWith("F:")) directory = value;
    else if (line.startsWith("R:")) paths.push(directory === "" ? value : `${directory}/${value}`);
  }
  if (!isShown(name)) return [];
  return [{ manager: "apk", name, version: isShown(version) ? version : null, paths }];
}

// src/domain/files/packages/debian.ts
var STATUS = "var/lib/dpkg/status";
var LIST = /^var\/lib\/dpkg\/info\/([^/]+)\.list$/;
var CONTROL = /^var\/lib\/dpkg\/status\.d\/([^/]+)$/;
var SUMS = /^var\/lib\/dpkg\/status\.d\/([^/]+)\.md5sums$/;
var ESSENTIAL = /^(?:Package|Version|Architecture): /;
function tellsOfDebian(path) {
  return path === STATUS || LIST.test(path) || CONTROL.test(path);
}
function essenceOfDebian(path, text2) {
  if (LIST.test(path) || SUMS.test(path)) return text2;
  const lines = text2.split("\n");
  return lines.filter((line) => line === "" || ESSENTIAL.test(line)).join("\n");
}
function debianPackages(files) {
  const versions = /* @__PURE__ */ new Map();
  const names = /* @__PURE__ */ new Map();
  const lists = /* @__PURE__ */ new Map();
  for (const { path, text: text2 } of files) {
    const [, sums] = SUMS.exec(path) ?? [];
    const [, list] = LIST.exec(path) ?? [];
    if (sums !== void 0)
      lists.set(
        sums,
        text2.split("\n").map((line) => clean(line.slice(34)))
      );
    else if (list !== void 0) lists.set(list, text2.split("\n").map(clean));
    else if (path === STATUS) readStatus(text2, versions);
    else readControl(path, text2, { names, versions });
  }
  return [...lists].flatMap(([key, paths]) => {
    const [name = key] = (names.get(key) ?? key).split(":");
    const version = versions.get(key) ?? versions.get(name) ?? null;
    return isShown(name) ? [{ manager: "deb", name, version, paths: paths.filter((each) => each !== "") }] : [];
  });
}
function readControl(path, text2, { names, versions }) {
  const [, file] = CONTROL.exec(path) ?? [];
  const name = fieldOf(text2, "Package");
  if (file === void 0 || !isShown(name)) return;
  names.set(file, name);
  readStatus(text2, versions);
}
function readStatus(text2, versions) {
  for (const stanza of text2.split(/\n\n+/)) {
    const name = fieldOf(stanza, "Package");
    const version = fieldOf(stanza, "Version");
    if (!isShown(name) || !isShown(version)) continue;
    versions.set(name, version);
    const architecture = fieldOf(stanza, "Architecture");
    if (architecture !== void 0) versions.set(`${name}:${architecture}`, version);
  }
}
function clean(path) {
  return path.replace(/^[./]+/, "").trimEnd();
}

// src/domain/files/packages/go.ts
function goPackages(files) {
  return files.filter(({ kind }) => kind === "go").flatMap(({ path, text: text2 }) => {
    const said = new Map(
      text2.split("\n").map((line) => {
        const [key = "", ...values] = line.split("	");
        return [key, values];
      })
    );
    const [module, version] = said.get("mod") ?? [];
    const name = module ?? programOf(said.get("path")?.[0], path);
    if (!isShown(name)) return [];
    const isGo = module === void 0 && name.startsWith("cmd/");
    const released = isGo ? said.get("go")?.[0] : version;
    return [
      {
        manager: "go",
        name,
        // Built from a working copy.
        version: isShown(released) && released !== "(devel)" ? released : null,
        paths: [path]
      }
    ];
  });
}
function programOf(said, path) {
  return said === void 0 || said === "command-line-arguments" ? path.slice(path.lastIndexOf("/") + 1) : said;
}

// src/domain/files/packages/java.ts
var ARCHIVE = /(?:^|\/)([^/]+?)(?:-(\d[^/]*?))?\.(?:jar|war|ear)$/;
function javaPackages(paths, files = []) {
  return [...outerPackages(paths), ...files.flatMap(innerPackages)];
}
function innerPackages({ path, text: text2, kind }) {
  if (kind !== "jar") return [];
  return text2.split("\n").flatMap((line) => {
    const [bytes, inner = ""] = line.split("	");
    const [outer] = outerPackages([inner]);
    return outer === void 0 ? [] : [{ ...outer, paths: [], within: { path, bytes: Number(bytes) } }];
  });
}
function outerPackages(paths) {
  const found = [];
  for (const path of paths) {
    const [, name, version] = ARCHIVE.exec(path) ?? [];
    if (isShown(name))
      found.push({
        manager: "maven",
        name,
        version: isShown(version) ? version : null,
        paths: [path]
      });
  }
  return found;
}

// src/domain/files/packages/node.ts
var MANIFEST = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/;
function tellsOfNode(path) {
  return MANIFEST.test(path);
}
function essenceOfNode(text2) {
  return JSON.stringify(parsed(text2));
}
function nodePackages(files) {
  return files.filter(({ path }) => MANIFEST.test(path)).flatMap(({ path, text: text2 }) => {
    const { name, version } = parsed(text2);
    if (!isShown(name)) return [];
    return [
      {
        manager: "npm",
        name,
        version: isShown(version) ? version : null,
        roots: [directoryOf(path)]
      }
    ];
  });
}
function parsed(text2) {
  try {
    const value = JSON.parse(text2);
    const of = (key) => {
      const found = Reflect.get(Object(value), key);
      return typeof found === "string" ? { [key]: found } : {};
    };
    return { ...of("name"), ...of("version") };
  } catch {
    return {};
  }
}

// src/domain/files/packages/python.ts
var ABOUT = /\.dist-info\/METADATA$|\.egg-info\/PKG-INFO$|\.egg-info$/;
var RECORD = /\.dist-info\/RECORD$/;
var RECORDED = /^(?:"((?:[^"]|"")+)"|([^,\r]+)),/;
function tellsOfPython(path) {
  return ABOUT.test(path) || RECORD.test(path);
}
function essenceOfPython(path, text2) {
  if (RECORD.test(path)) {
    return text2.split("\n").flatMap((line) => RECORDED.exec(line)?.[0] ?? []).join("\n");
  }
  const lines = headOf(text2).split(/\r?\n/);
  return lines.filter((line) => /^(?:Name|Version): /.test(line)).join("\n");
}
function headOf(text2) {
  const [head = ""] = text2.split(/\r?\n\r?\n/, 1);
  return head;
}
function pythonPackages(files) {
  const records = new Map(
    files.filter(({ path }) => RECORD.test(path)).map(({ path, text: text2 }) => [directoryOf(path), text2])
  );
  return files.filter(({ path }) => ABOUT.test(path)).flatMap(({ path, text: text2 }) => {
    const head = headOf(text2);
    const name = fieldOf(head, "Name");
    const version = fieldOf(head, "Version");
    if (!isShown(name)) return [];
    const information = path.endsWith(".egg-info") ? path : directoryOf(path);
    const record = records.get(information);
    const site = directoryOf(information);
    const paths = record === void 0 ? [path] : recorded(record, site);
    return [
      {
        manager: "pip",
        name,
        version: isShown(version) ? version : null,
        paths,
        roots: [information]
      }
    ];
  });
}
function recorded(record, site) {
  return record.split("\n").flatMap((line) => {
    const [, quoted, plain2] = RECORDED.exec(line) ?? [];
    const path = quoted?.replaceAll('""', '"') ?? plain2;
    if (path === void 0) return [];
    if (path.startsWith("/")) return [path.slice(1)];
    const names = site === "" ? [] : site.split("/");
    for (const name of path.split("/")) {
      if (name === "..") names.pop();
      else if (name !== "." && name !== "") names.push(name);
    }
    return [names.join("/")];
  });
}

// src/domain/files/packages/ruby.ts
var SPECIFICATION = /^(.*\/)?specifications\/(?:default\/)?([^/]+)-(\d[^/-]*(?:-[^/]+)?)\.gemspec$/;
function rubyPackages(paths) {
  const found = [];
  for (const path of paths) {
    const [, home = "", name, version] = SPECIFICATION.exec(path) ?? [];
    if (!isShown(name) || !isShown(version)) continue;
    const whole = `${name}-${version}`;
    const roots = [`${home}gems/${whole}`, `${home}doc/${whole}`];
    found.push({ manager: "gem", name, version, paths: [path, `${home}cache/${whole}.gem`], roots });
  }
  return found;
}

// src/domain/files/packages/packages.ts
function tellsOfPackages(path) {
  return tellsOfDebian(path) || tellsOfAlpine(path) || tellsOfPython(path) || tellsOfNode(path);
}
function isRpmDatabase(path) {
  return /^(?:var\/lib|usr\/lib\/sysimage)\/rpm\/(?:rpmdb\.sqlite|Packages(?:\.db)?)$/.test(path);
}
function essenceOf({ path, text: text2 }) {
  if (tellsOfDebian(path)) return { path, text: essenceOfDebian(path, text2) };
  if (tellsOfAlpine(path)) return { path, text: essenceOfAlpine(text2) };
  if (tellsOfPython(path)) return { path, text: essenceOfPython(path, text2) };
  return { path, text: tellsOfNode(path) ? essenceOfNode(text2) : "" };
}
function packagesIn(files, paths) {
  const found = [
    ...goPackages(files),
    ...javaPackages(paths, files),
    ...rubyPackages(paths),
    ...nodePackages(files),
    ...pythonPackages(files),
    // Whose lists of files are whole is asked last, and so counts first.
    ...alpinePackages(files),
    ...debianPackages(files)
  ];
  return found.map(({ name, version, ...files2 }) => ({
    ...files2,
    name: nameWithoutSecrets(name),
    version: version && nameWithoutSecrets(version)
  }));
}

// src/domain/files/tree.ts
var MOST_LINKS = 40;
var NO_CHILDREN = /* @__PURE__ */ new Map();
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
    for (const content of this.contents) {
      const { lost, bytes: bytes2 } = content;
      if (lost === void 0 || content.names > 0) {
        liveBytes += bytes2;
        live.push(content);
      } else {
        const { path, storedBytes, layer } = content;
        wastedBytes += bytes2;
        wasted.push({ path, bytes: bytes2, storedBytes, layer, lost });
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
    this.drop(before, howLost(before, node, this.layer));
  }
  nodeOf(entry, linked) {
    const { layer } = this;
    const children = NO_CHILDREN;
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
  contentOf({ path, bytes, storedBytes, content: same }) {
    const given = { layer: this.layer, path, bytes, storedBytes, names: 0 };
    const content = same === void 0 ? given : { ...given, content: same };
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
function howLost(before, now, layer) {
  if (before?.layer === layer) return "repeated";
  const same = before?.content?.content;
  return same !== void 0 && same === now.content?.content ? "copied" : "overwritten";
}

// src/domain/files/inspection.ts
function filesOf({ layers, unread, isWhole }) {
  const { live, ...stack } = stackOf(layers);
  const texts = textsOf(layers, live);
  const paths = live.map(({ path }) => path);
  const { packages, others } = attribute(live, packagesIn(texts, paths));
  const unreadFiles = layers.flatMap(
    ({ digest, leftOut }) => leftOut.map(({ path, why }) => ({
      digest,
      bytes: 0,
      why: `${nameWithoutSecrets(path)} ${why}`
    }))
  );
  return {
    isWhole: isWhole && unread.length === 0,
    liveBytes: stack.liveBytes,
    wastedBytes: stack.wastedBytes,
    efficiency: stack.efficiency,
    wasted: stack.wasted.map((file) => ({ ...file, path: nameWithoutSecrets(file.path) })),
    layers: layers.map(({ digest }) => digest),
    packages,
    leftovers: leftoversOf(live),
    duplicates: duplicatesIn(live),
    live,
    others,
    leftOut: [...unread, ...unreadFiles]
  };
}
function textsOf(layers, live) {
  const found = layers.map(
    ({ texts }) => new Map(texts.flatMap((file) => file.kind === void 0 ? [] : [[file.path, file]]))
  );
  const left = new Set(live.map(({ layer, path }) => found[layer]?.get(path)));
  return layers.flatMap(
    ({ texts }) => texts.filter((file) => file.kind === void 0 || left.has(file))
  );
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
  const root = { before: 0, after: 0 };
  for (const { path, bytes } of before) add(root, path, { before: bytes, after: 0 });
  for (const { path, bytes } of after) add(root, path, { before: 0, after: bytes });
  const found = [];
  const left = [...root.children ?? []];
  for (let next = left.pop(); next !== void 0; next = left.pop()) {
    const [path, directory] = next;
    const growth = directory.after - directory.before;
    const children = [...directory.children ?? []].map(([name, child]) => [
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
      found.push({
        path: nameWithoutSecrets(path),
        beforeBytes: directory.before,
        afterBytes: directory.after
      });
  }
  return found.sort((a, b) => sizeOf(b) - sizeOf(a));
}
function sizeOf({ beforeBytes, afterBytes }) {
  return Math.abs(afterBytes - beforeBytes);
}
function add(root, path, bytes) {
  let here = root;
  for (const name of path.split("/")) {
    here.children ??= /* @__PURE__ */ new Map();
    let next = here.children.get(name);
    if (next === void 0) {
      next = { before: 0, after: 0 };
      here.children.set(name, next);
    }
    next.before += bytes.before;
    next.after += bytes.after;
    here = next;
  }
}

// src/domain/files/culprit.ts
var LEAST_SHARE = 0.5;
function culpritOf(before, after, growth) {
  if (growth <= 0) return null;
  const [was, is] = [before && alone(before), alone(after)];
  const { packages, directories } = compareFiles(was, is);
  const candidates = [
    ...packages.map(
      ({ manager, name, before: old, after: now }) => ({
        kind: "package",
        manager,
        name,
        isNew: old === null,
        before: old?.version ?? null,
        after: now?.version ?? null,
        storedBytes: storedOf(is, manager, name) - storedOf(was, manager, name)
      })
    ),
    ...directories.map(
      ({ path }) => ({
        kind: "place",
        path,
        storedBytes: storedBelow(is.others, path) - storedBelow(was?.others ?? [], path)
      })
    )
  ];
  const [most] = candidates.toSorted((a, b) => b.storedBytes - a.storedBytes);
  return most !== void 0 && most.storedBytes >= LEAST_SHARE * growth ? most : null;
}
function alone(layer) {
  return filesOf({ layers: [layer], unread: [], isWhole: false });
}
function storedOf(files, manager, name) {
  return (files?.packages ?? []).filter((each) => each.manager === manager && each.name === name).reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}
function storedBelow(files, path) {
  return files.filter((file) => file.path === path || file.path.startsWith(`${path}/`)).reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}

// src/domain/files/layer-contents.ts
function contentsOf(layers) {
  const below = /* @__PURE__ */ new Map();
  return new Map(
    layers.map(({ digest, entries }) => {
      const files = entries.filter(({ kind }) => kind === "file");
      const again = { files: 0, bytes: 0, storedBytes: 0 };
      for (const { path, content, bytes, storedBytes } of files) {
        if (content === void 0 || below.get(path) !== content) continue;
        again.files++;
        again.bytes += bytes;
        again.storedBytes += storedBytes;
      }
      for (const entry of entries) note(below, entry);
      return [digest, { leftovers: leftoversOf(files), again }];
    })
  );
}
function note(below, { kind, path, content }) {
  if (kind === "file" && content !== void 0) below.set(path, content);
  else if (kind === "file" || kind === "symlink" || kind === "whiteout") below.delete(path);
}

// src/layers/error.ts
var LayerError = class extends Error {
  name = "LayerError";
  cure;
  /** It may come whole another time. */
  isOnTheWay;
  constructor(message, cure, given = {}) {
    super(message, given);
    this.cure = cure;
    this.isOnTheWay = given.isOnTheWay ?? false;
  }
};

// src/layers/read-layer.ts
import { createHash as createHash2 } from "node:crypto";

// src/domain/files/entry.ts
var WHITEOUT = ".wh.";
var OPAQUE = ".wh..wh..opq";
function layerPath(name) {
  const names = name.split("/").filter((each) => each !== "" && each !== ".");
  const last = names.at(-1);
  if (last === void 0 || names.includes("..")) return void 0;
  if (last === OPAQUE) return { path: names.slice(0, -1).join("/"), whiteout: "opaque" };
  if (names.some((each) => each.startsWith(`${WHITEOUT}${WHITEOUT}`))) return void 0;
  if (!last.startsWith(WHITEOUT)) return { path: names.join("/") };
  const hidden = last.slice(WHITEOUT.length);
  if (hidden === "" || hidden === "." || hidden === "..") return void 0;
  return { path: [...names.slice(0, -1), hidden].join("/"), whiteout: "whiteout" };
}

// src/tar/walk.ts
var WITHOUT_CONTENT = /[1-6]/;
var HEADERS_OF_NEXT = /[xLK]/;
var TarWalk = class {
  walker;
  header = Buffer.alloc(BLOCK);
  filled = 0;
  /** Bytes until the next header: of content, and of padding behind it. */
  content = 0;
  padding = 0;
  sink;
  extended = {};
  start = 0;
  position = 0;
  /** Whose headers go on in the next block. */
  sparse;
  isOver = false;
  isStarted = false;
  constructor(walker) {
    this.walker = walker;
  }
  /** @throws {TarError} */
  write(piece) {
    for (let at = 0; at < piece.length && !this.isOver; ) {
      const left = piece.length - at;
      const took = this.content > 0 ? this.takeContent(piece, at, Math.min(this.content, left)) : this.padding > 0 ? this.takePadding(Math.min(this.padding, left)) : this.takeHeader(piece, at, Math.min(BLOCK - this.filled, left));
      at += took;
      this.position += took;
    }
  }
  /** @throws {TarError} when the archive was cut off. */
  end() {
    if (this.isOver) return;
    if (!this.isStarted) throw noTar();
    if (this.filled > 0 || this.content > 0 || this.sparse !== void 0)
      throw new TarError("is truncated");
  }
  takeContent(piece, at, count) {
    this.sink?.write(at === 0 && count === piece.length ? piece : piece.subarray(at, at + count));
    this.content -= count;
    if (this.content === 0) this.endContent();
    return count;
  }
  endContent() {
    const { sink } = this;
    this.sink = void 0;
    sink?.end();
  }
  takePadding(count) {
    this.padding -= count;
    return count;
  }
  takeHeader(piece, at, count) {
    piece.copy(this.header, this.filled, at, at + count);
    this.filled += count;
    if (this.filled === BLOCK) {
      this.filled = 0;
      this.readBlock(this.position + count);
    }
    return count;
  }
  readBlock(end) {
    const { header } = this;
    if (this.sparse !== void 0) {
      this.readSparseBlock(this.sparse, end);
      return;
    }
    if (isZero(header)) {
      this.isStarted = true;
      this.isOver = true;
      return;
    }
    if (!hasChecksum(header)) {
      if (!this.isStarted) throw noTar();
      throw new TarError("is a damaged tar archive: a checksum is wrong");
    }
    this.isStarted = true;
    const parsed2 = parseHeader(header);
    if (parsed2.goesOn) this.sparse = parsed2;
    else this.begin(parsed2, end);
  }
  /** 21 more pieces of the map, and whether another block follows. */
  readSparseBlock(sparse, end) {
    if (this.header[504] === 1) return;
    this.sparse = void 0;
    this.begin(sparse, end);
  }
  begin(header, end) {
    const { type } = header;
    const bytes = WITHOUT_CONTENT.test(type) ? 0 : this.extended.bytes ?? header.bytes;
    this.content = bytes;
    this.padding = (BLOCK - bytes % BLOCK) % BLOCK;
    if (HEADERS_OF_NEXT.test(type)) {
      this.sink = this.extending(type, bytes);
      if (bytes === 0) this.endContent();
      return;
    }
    const { extended, start } = this;
    this.extended = {};
    this.start = end + bytes + this.padding;
    if (type === "g") return;
    const entry = {
      ...header,
      name: extended.name ?? header.name,
      target: extended.target ?? header.target,
      bytes,
      start,
      end: this.start
    };
    this.sink = this.walker.entry(entry);
    if (bytes === 0) this.endContent();
  }
  /** Takes a header of the next entry. */
  extending(type, bytes) {
    if (bytes > (type === "x" ? MAX_HEADER_BYTES : MAX_NAME_BYTES + 1)) throw tooLong();
    const pieces = [];
    return {
      write: (piece) => pieces.push(Buffer.from(piece)),
      end: () => {
        const content = Buffer.concat(pieces);
        const said = type === "x" ? paxHeader(content) : type === "L" ? { name: text(content) } : { target: text(content) };
        this.extended = { ...this.extended, ...said };
      }
    };
  }
};
function noTar() {
  return new TarError("is no tar archive", { isTar: false });
}

// src/layers/decompress.ts
import * as zlib from "node:zlib";
var CHUNK_BYTES = 256 * 1024;
var FRAME_HEADER_BYTES = 8;
var MAGIC_BYTES = 6;
var GZIP = Buffer.of(31, 139);
var ZSTD = Buffer.of(40, 181, 47, 253);
var OTHERS = [
  ["xz", Buffer.of(253, 55, 122, 88, 90, 0)],
  ["bzip2", Buffer.from("BZh")],
  ["lz4", Buffer.of(4, 34, 77, 24)]
];
function compressionOf(start) {
  const begins = (magic) => start.subarray(0, magic.length).equals(magic);
  if (begins(GZIP)) return "gzip";
  if (begins(ZSTD) || isSkippableFrame(start)) return "zstd";
  const other = OTHERS.find(([, magic]) => begins(magic));
  if (other === void 0) return "none";
  throw new LayerError(
    `is compressed by ${other[0]}, which is not read`,
    "Build it with gzip or zstd, which every runtime reads."
  );
}
function isSkippableFrame(start) {
  return start.length >= 4 && (start.readUInt32LE(0) & 4294967280) >>> 0 === 407710288;
}
function decoderFor(compression, out) {
  if (compression === "none") return plain(out);
  const stream = compression === "gzip" ? zlib.createGunzip({ chunkSize: CHUNK_BYTES }) : unzstd();
  const content = compression === "zstd" ? skippingFrames() : (piece) => piece;
  let failure;
  const fail2 = (error) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    stream.destroy();
  };
  stream.on("error", (error) => fail2(broken(compression, error)));
  stream.on("data", (piece) => {
    if (failure !== void 0) return;
    try {
      out(piece, stream.bytesWritten);
    } catch (error) {
      fail2(error);
    }
  });
  let wake = () => {
  };
  for (const event of ["drain", "end", "close"]) stream.on(event, () => wake());
  const settled = async (isSettled) => {
    while (!isSettled() && !stream.destroyed) {
      const { promise, resolve } = Promise.withResolvers();
      wake = resolve;
      await promise;
    }
    if (failure !== void 0) throw failure;
  };
  return {
    async write(piece) {
      if (!stream.destroyed) stream.write(content(piece));
      await settled(() => !stream.writableNeedDrain);
    },
    async end() {
      if (!stream.destroyed) stream.end();
      await settled(() => stream.readableEnded);
    },
    destroy: () => stream.destroy()
  };
}
function skippingFrames() {
  let [held, left, isOver] = [Buffer.alloc(0), 0, false];
  return (piece) => {
    if (isOver) return piece;
    held = Buffer.concat([held, piece]);
    for (; ; ) {
      const skipped = Math.min(left, held.length);
      held = held.subarray(skipped);
      left -= skipped;
      if (left > 0 || held.length < FRAME_HEADER_BYTES) return Buffer.alloc(0);
      if (!isSkippableFrame(held)) break;
      left = FRAME_HEADER_BYTES + held.readUInt32LE(4);
    }
    isOver = true;
    return held;
  };
}
function plain(out) {
  let consumed = 0;
  return {
    async write(piece) {
      consumed += piece.length;
      out(piece, consumed);
    },
    async end() {
    },
    destroy() {
    }
  };
}
function unzstd() {
  if (process.versions["zstd"] === void 0)
    throw new LayerError(
      `is compressed by zstd, which Node ${process.versions.node} cannot read`,
      "Use Node 22.15 or later."
    );
  return zlib.createZstdDecompress({ chunkSize: CHUNK_BYTES });
}
function broken(compression, cause) {
  return new LayerError(
    `is no whole ${compression} stream (${cause.message})`,
    "Push the image again: its layer is damaged.",
    { cause, isOnTheWay: true }
  );
}

// src/layers/fingerprint.ts
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
var FEWEST_BYTES = 16 * 1024;
var HASHED_BYTES = 64 * 1024;
var Fingerprint = class {
  bytes;
  keep;
  hash = createHash("sha256");
  hashed = 0;
  crc = 0;
  static isWorthwhile(bytes) {
    return bytes >= FEWEST_BYTES;
  }
  constructor(bytes, keep) {
    this.bytes = bytes;
    this.keep = keep;
  }
  write(piece) {
    this.crc = crc32(piece, this.crc);
    if (this.hashed >= HASHED_BYTES) return;
    const start = piece.subarray(0, HASHED_BYTES - this.hashed);
    this.hash.update(start);
    this.hashed += start.length;
  }
  end() {
    const start = this.hash.digest("base64url").slice(0, 22);
    this.keep(`${this.bytes}-${this.crc.toString(16)}-${start}`);
  }
};

// src/layers/go-binary.ts
var MAGIC = Buffer.from("\xFF Go buildinf:", "latin1");
var HEADER_BYTES = 32;
var INLINE_STRINGS = 2;
var READ_BYTES = 8 * 1024;
var FEWEST_BYTES2 = 400 * 1024;
var ELF = Buffer.of(127, 69, 76, 70);
var GoBinary = class {
  tell;
  /** From the magic on, or what may be its beginning. */
  held = Buffer.alloc(0);
  isOver = false;
  isStarted = false;
  static isWorthwhile(bytes) {
    return bytes >= FEWEST_BYTES2;
  }
  /** @param tell gets `path`, `mod` and `go` lines. */
  constructor(tell) {
    this.tell = tell;
  }
  write(piece) {
    let rest = piece;
    while (!this.isOver && rest.length > 0) rest = this.take(rest);
  }
  end() {
    if (!this.isOver) this.settle();
  }
  /** @returns what is left of the piece. */
  take(piece) {
    if (!this.isStarted) return this.begin(piece);
    if (startsWithMagic(this.held)) {
      const wanted = piece.subarray(0, READ_BYTES - this.held.length);
      this.held = Buffer.concat([this.held, wanted]);
      if (this.held.length === READ_BYTES) this.settle();
      return piece.subarray(wanted.length);
    }
    const seam = Buffer.concat([this.held, piece.subarray(0, MAGIC.length - 1)]);
    const across = seam.indexOf(MAGIC);
    const within = across < 0 ? piece.indexOf(MAGIC) : -1;
    if (across < 0 && within < 0) {
      const end = piece.length < MAGIC.length ? seam : piece;
      this.held = Buffer.from(end.subarray(-(MAGIC.length - 1)));
      return piece.subarray(piece.length);
    }
    const at = across < 0 ? within : across - this.held.length;
    this.held = Buffer.from(MAGIC);
    return piece.subarray(at + MAGIC.length);
  }
  begin(piece) {
    const missing = piece.subarray(0, ELF.length - this.held.length);
    this.held = Buffer.concat([this.held, missing]);
    if (this.held.length < ELF.length) return piece.subarray(missing.length);
    this.isStarted = true;
    this.isOver = !this.held.equals(ELF);
    this.held = Buffer.alloc(0);
    return piece.subarray(missing.length);
  }
  /** Programs that read such information have the magic among their constants: it says nothing there. */
  settle() {
    const { held } = this;
    const said = startsWithMagic(held) ? saidIn(held) : void 0;
    if (said !== void 0) {
      this.isOver = true;
      this.held = Buffer.alloc(0);
      this.tell(said);
      return;
    }
    const next = held.indexOf(MAGIC, 1);
    this.held = Buffer.from(next < 0 ? held.subarray(-(MAGIC.length - 1)) : held.subarray(next));
  }
};
function startsWithMagic(held) {
  return held.length >= MAGIC.length && held.subarray(0, MAGIC.length).equals(MAGIC);
}
function saidIn(held) {
  if (((held[MAGIC.length + 1] ?? 0) & INLINE_STRINGS) === 0) return void 0;
  const version = stringAt(held, HEADER_BYTES);
  if (version === void 0 || !/^(?:go\d|devel)/.test(version.text)) return void 0;
  const modules = stringAt(held, version.end)?.text ?? "";
  const lines = [/(?:^|\W)(path\t[^\n]*)/, /\n(mod\t[^\t\n]+\t[^\t\n]*)/].flatMap(
    (line) => line.exec(modules)?.[1] ?? []
  );
  return [...lines, `go	${version.text}`].join("\n");
}
function stringAt(held, start) {
  let length = 0;
  for (let [at, factor] = [start, 1]; at < start + 4; at++, factor *= 128) {
    const byte = held[at];
    if (byte === void 0) return void 0;
    length += (byte & 127) * factor;
    const end = at + 1 + length;
    if (byte < 128) return { text: held.toString("latin1", at + 1, end), end };
  }
  return void 0;
}

// src/layers/jar-names.ts
var READ_BYTES2 = MIB;
var END = 101010256;
var END_BYTES = 22;
var MAX_COMMENT_BYTES = 65535;
var ENTRY = 33639248;
var ENTRY_BYTES = 46;
var JarNames = class {
  tell;
  left;
  pieces = [];
  /** @param tell gets `bytes`, a tab and a name for each; undefined where the end does not hold all names. */
  constructor(bytes, tell) {
    this.left = bytes;
    this.tell = tell;
  }
  write(piece) {
    const before = this.left - READ_BYTES2;
    this.left -= piece.length;
    if (before < piece.length) this.pieces.push(Buffer.from(piece.subarray(Math.max(0, before))));
  }
  end() {
    const names = namesIn(Buffer.concat(this.pieces));
    if (names === void 0) this.tell(void 0);
    else if (names.length > 0)
      this.tell(names.map(({ bytes, name }) => `${bytes}	${name}`).join("\n"));
  }
};
function namesIn(end) {
  const at = endRecord(end);
  if (at === void 0) return [];
  const start = at - end.readUInt32LE(at + 12);
  if (start < 0) return void 0;
  const found = [];
  for (let entry = start; entry + ENTRY_BYTES <= at; ) {
    if (end.readUInt32LE(entry) !== ENTRY) return found;
    const nameEnd = entry + ENTRY_BYTES + end.readUInt16LE(entry + 28);
    const name = end.toString("utf8", entry + ENTRY_BYTES, nameEnd);
    if (/\.[jw]ar$/.test(name) && !/[\t\n]/.test(name))
      found.push({ bytes: end.readUInt32LE(entry + 20), name });
    entry = nameEnd + end.readUInt16LE(entry + 30) + end.readUInt16LE(entry + 32);
  }
  return found;
}
function endRecord(end) {
  const last = end.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
    if (end.readUInt32LE(at) === END && at + END_BYTES + end.readUInt16LE(at + 20) === end.length)
      return at;
  }
  return void 0;
}

// src/layers/package-files.ts
var MAX_TEXT_BYTES = 16 * MIB;
var MAX_TEXTS_BYTES = 64 * MIB;
var PackageFiles = class {
  texts = [];
  leftOut = [];
  bytes = 0;
  /** @returns what takes the file's content; undefined where it tells nothing. */
  sinkFor(path, bytes) {
    if (tellsOfPackages(path)) return this.text(path, bytes);
    if (isRpmDatabase(path))
      this.leftOut.push({ path, why: "is a database of rpm, which is not read" });
    if (/\.[jwe]ar$/.test(path))
      return new JarNames(bytes, (text2) => {
        if (text2 !== void 0) this.keep({ path, text: text2, kind: "jar" });
        else this.leftOut.push({ path, why: TOO_LARGE });
      });
    if (!GoBinary.isWorthwhile(bytes)) return void 0;
    return new GoBinary((text2) => this.keep({ path, text: text2, kind: "go" }));
  }
  text(path, bytes) {
    if (bytes > MAX_TEXT_BYTES) {
      this.leftOut.push({ path, why: TOO_LARGE });
      return void 0;
    }
    const pieces = [];
    return {
      write: (piece) => pieces.push(Buffer.from(piece)),
      end: () => this.keep(essenceOf({ path, text: Buffer.concat(pieces).toString("utf8") }))
    };
  }
  keep(file) {
    this.bytes += file.text.length;
    if (this.bytes <= MAX_TEXTS_BYTES) this.texts.push(file);
    else this.leftOut.push({ path: file.path, why: TOO_LARGE });
  }
};
var TOO_LARGE = "is too large to be read";

// src/layers/positions.ts
var Positions = class {
  out = [0];
  compressed = [0];
  mark(out, compressed) {
    this.out.push(out);
    this.compressed.push(compressed);
  }
  between(start, end) {
    return Math.max(0, Math.round(this.at(end) - this.at(start)));
  }
  at(position) {
    const { out, compressed } = this;
    let [low, high] = [0, out.length - 1];
    if (position >= (out[high] ?? 0)) return compressed[high] ?? 0;
    while (high - low > 1) {
      const middle = low + high >> 1;
      if ((out[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    const [from = 0, to = 0] = [out[low], out[high]];
    const [before = 0, after = 0] = [compressed[low], compressed[high]];
    return to === from ? before : before + (after - before) * (position - from) / (to - from);
  }
};

// src/layers/read-layer.ts
var LIMITS = { maxBytes: 64 * GIB, maxEntries: 3e5, maxRatio: 200 };
var RELIEVED_BYTES = 8 * MIB;
var LayerReader = class {
  digest;
  limits;
  hash = createHash2("sha256");
  walk;
  positions = new Positions();
  entries = [];
  /** Where each begins in the archive, and where it ends. */
  places = [];
  packageFiles = new PackageFiles();
  decoder;
  /** Until the compression is known. */
  start = Buffer.alloc(0);
  bytes = 0;
  relieve;
  relieved = 0;
  compressed = 0;
  /**
   * @param digest sha256 of the compressed bytes.
   * @param relieve is called whenever many bytes have been unpacked, and let go of.
   */
  constructor(digest, limits = {}, relieve = () => {
  }) {
    this.digest = digest;
    this.relieve = relieve;
    this.limits = { ...LIMITS, ...limits };
    this.walk = new TarWalk({ entry: (entry) => this.entry(entry) });
  }
  /** @throws {LayerError} */
  async write(piece) {
    this.hash.update(piece);
    this.compressed += piece.length;
    if (this.decoder !== void 0) {
      await this.inWords(this.decoder.write(piece));
      return;
    }
    this.start = Buffer.concat([this.start, piece]);
    if (this.start.length >= MAGIC_BYTES) await this.begin();
  }
  /** @throws {LayerError} also where the bytes are not those of the digest. */
  async end() {
    if (this.decoder === void 0) await this.begin();
    const ended = await this.inWords(this.decoder?.end() ?? Promise.resolve()).then(
      () => void 0,
      (error) => ({ error })
    );
    const actual = `sha256:${this.hash.digest("hex")}`;
    if (actual !== this.digest)
      throw new LayerError(
        `is not what was sent: that has the digest ${actual}`,
        "Try again; if it stays so, push the image again.",
        { isOnTheWay: true }
      );
    if (ended !== void 0) throw ended.error;
    await this.inWords(Promise.resolve().then(() => this.walk.end()));
    const { digest, bytes } = this;
    const { texts, leftOut } = this.packageFiles;
    this.measureStored();
    return { digest, bytes, texts, leftOut, entries: this.entries };
  }
  destroy() {
    this.decoder?.destroy();
  }
  async begin() {
    this.decoder = decoderFor(
      compressionOf(this.start),
      (piece, consumed) => this.unpacked(piece, consumed)
    );
    const { start } = this;
    this.start = Buffer.alloc(0);
    await this.inWords(this.decoder.write(start));
  }
  unpacked(piece, consumed) {
    this.bytes += piece.length;
    this.positions.mark(this.bytes, consumed);
    const { maxBytes, maxRatio } = this.limits;
    if (this.bytes > maxBytes) throw tooMuch(`holds more than ${formatBytes(maxBytes)}`);
    if (this.bytes > GIB && this.bytes > maxRatio * this.compressed)
      throw tooMuch(`unpacks to more than ${maxRatio} times its size`);
    this.walk.write(piece);
    if (this.bytes - this.relieved < RELIEVED_BYTES) return;
    this.relieved = this.bytes;
    this.relieve();
  }
  entry(walked) {
    const place = layerPath(walked.name);
    if (place === void 0) return void 0;
    if (this.entries.length === this.limits.maxEntries)
      throw tooMuch(`holds more than ${this.limits.maxEntries.toLocaleString("en-US")} entries`);
    const kind = place.whiteout ?? kindOf(walked.type);
    const { path } = place;
    const bytes = kind === "file" ? walked.bytes : 0;
    const listed = { path, kind, bytes, storedBytes: 0 };
    if (kind === "hardlink") listed.target = layerPath(walked.target)?.path ?? "";
    if (kind === "symlink") listed.target = walked.target;
    this.entries.push(listed);
    this.places.push(walked.start, walked.end);
    if (bytes === 0) return void 0;
    const told = this.packageFiles.sinkFor(path, bytes);
    if (!Fingerprint.isWorthwhile(bytes)) return told;
    const fingerprint = new Fingerprint(bytes, (content) => {
      listed.content = content;
    });
    return told === void 0 ? fingerprint : both(fingerprint, told);
  }
  /** Where an entry stands in the archive tells how many compressed bytes it takes, when all is read. */
  measureStored() {
    for (const [at, entry] of this.entries.entries()) {
      const [start = 0, end = 0] = [this.places[2 * at], this.places[2 * at + 1]];
      if (entry.bytes > 0) entry.storedBytes = this.positions.between(start, end);
    }
  }
  async inWords(task) {
    try {
      await task;
    } catch (error) {
      if (!(error instanceof TarError)) throw error;
      throw new LayerError(error.message, error.cure ?? "Push the image again.", {
        cause: error,
        isOnTheWay: true
      });
    }
  }
};
function both(one, other) {
  return {
    write(piece) {
      one.write(piece);
      other.write(piece);
    },
    end() {
      one.end();
      other.end();
    }
  };
}
function kindOf(type) {
  if (type === "5") return "directory";
  if (type === "2") return "symlink";
  if (type === "1") return "hardlink";
  return type === "3" || type === "4" || type === "6" ? "other" : "file";
}
function tooMuch(message) {
  return new LayerError(
    message,
    "It is not looked into further: leave it out, or build it smaller."
  );
}

// src/layers/stored-listing.ts
import { gunzipSync, gzipSync } from "node:zlib";
var VERSION = 2;
var MAX_BYTES = 128 * MIB;
var KINDS2 = [
  "file",
  "directory",
  "symlink",
  "hardlink",
  "whiteout",
  "opaque",
  "other"
];
function storedListing({ entries, texts, leftOut }) {
  const rows = entries.map(({ path, kind, bytes, storedBytes, target = null, content = null }) => [
    path,
    KINDS2.indexOf(kind),
    bytes,
    storedBytes,
    target,
    content
  ]);
  const files = texts.map(({ path, text: text2, kind = null }) => [path, text2, kind]);
  const unread = leftOut.map(({ path, why }) => [path, why]);
  return gzipSync(JSON.stringify([VERSION, rows, files, unread]), { level: 1 });
}
function parseListing(stored) {
  try {
    const json = gunzipSync(stored, { maxOutputLength: MAX_BYTES }).toString("utf8");
    const [version, rows, files, leftOut] = JSON.parse(json);
    if (version !== VERSION) return void 0;
    return {
      entries: listOf(rows, entryOf),
      texts: listOf(files, textOf),
      leftOut: listOf(leftOut, ([path, why]) => ({ path: string(path), why: string(why) }))
    };
  } catch {
    return void 0;
  }
}
function listOf(rows, parse) {
  return Array.from(rows, parse);
}
function entryOf([path, kind, bytes, storedBytes, target, content]) {
  return {
    path: string(path),
    kind: KINDS2[size(kind)] ?? fail(),
    bytes: size(bytes),
    storedBytes: size(storedBytes),
    ...target === null ? {} : { target: string(target) },
    ...content === null ? {} : { content: string(content) }
  };
}
function textOf([path, text2, kind]) {
  const file = { path: string(path), text: string(text2) };
  if (kind === null) return file;
  return kind === "go" || kind === "jar" ? { ...file, kind } : fail();
}
function string(value) {
  return typeof value === "string" ? value : fail();
}
function size(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : fail();
}
function fail() {
  throw new TypeError("is no listing");
}

// src/inspect/layer-inspector.ts
var LAYERS_AT_ONCE = 2;
var ATTEMPTS = 2;
var LayerInspector = class {
  images;
  options;
  read = /* @__PURE__ */ new Map();
  running = 0;
  line = [];
  left;
  constructor(images, options) {
    this.images = images;
    this.options = options;
    this.left = options.maxDownload;
  }
  /** In the order of the layers; those that cannot be read say why. */
  async look(reference, layers) {
    await Promise.all(layers.map((layer) => this.recall(reference, layer)));
    const fresh = layers.filter(({ digest, foreign }) => !foreign && !this.read.has(digest));
    const bytes = fresh.reduce((sum, layer) => sum + layer.bytes, 0);
    if (fresh.length > 0) this.options.announce?.(fresh.length, Math.min(bytes, this.left));
    const found = await Promise.all(layers.map((layer) => this.once(reference, layer)));
    return { layers: found.filter(isListed), unread: found.filter(isUnread) };
  }
  /** What an earlier run has listed need not be read again. */
  async recall(reference, { digest }) {
    if (this.read.has(digest)) return;
    const kept = await this.images.keptListing(reference, digest);
    const listing = kept && parseListing(kept);
    if (listing !== void 0 && !this.read.has(digest))
      this.read.set(digest, Promise.resolve({ ...listing, digest }));
  }
  once(reference, layer) {
    const known = this.read.get(layer.digest);
    if (known !== void 0) return known;
    const looking = this.lookInto(reference, layer);
    this.read.set(layer.digest, looking);
    return looking;
  }
  async lookInto(reference, layer) {
    const { digest, bytes } = layer;
    const unread = (why) => ({ digest, bytes, why });
    if (layer.foreign) return unread("is foreign: no registry holds it");
    if (bytes > this.left) {
      const { maxDownload } = this.options;
      return unread(`is beyond the ${formatBytes(maxDownload)} that may be read (max-download)`);
    }
    this.left -= bytes;
    await this.turn();
    try {
      return await this.list(reference, layer);
    } catch (error) {
      if (error instanceof LayerError || error instanceof Unmeasurable) {
        return unread(`${error.message}. ${error.cure}`);
      }
      throw error;
    } finally {
      this.running--;
      this.line.shift()?.();
    }
  }
  async turn() {
    if (this.running >= LAYERS_AT_ONCE)
      await new Promise((resolve) => this.line.push(resolve));
    this.running++;
  }
  async list(reference, layer) {
    for (let attempt = 1; ; attempt++) {
      const sink = new ReadingSink(layer.digest, this.options.relieve);
      try {
        await this.images.layer(reference, descriptorOf(layer), sink);
        const listed = { ...await sink.end(), digest: layer.digest };
        await this.keep(reference, listed);
        return listed;
      } catch (error) {
        if (!(error instanceof LayerError && error.isOnTheWay) || attempt === ATTEMPTS) throw error;
      } finally {
        sink.destroy();
      }
    }
  }
  async keep(reference, listed) {
    await this.images.keepListing(
      reference,
      listed.digest,
      () => (
        // What a cache keeps may be read by more people than the image.
        namesSecret(listed) ? void 0 : storedListing(listed)
      )
    );
  }
};
function namesSecret({ entries, texts }) {
  return entries.some(({ path, target = "" }) => isSecret(path) || isSecret(target)) || texts.some(({ text: text2 }) => shapesIn(text2).length > 0 || loginsIn(text2).length > 0);
}
function isSecret(name) {
  return nameWithoutSecrets(name) !== name;
}
var ReadingSink = class {
  digest;
  relieve;
  reader;
  constructor(digest, relieve) {
    this.digest = digest;
    this.relieve = relieve;
  }
  begin() {
    this.reader?.destroy();
    this.reader = this.newReader();
  }
  async write(piece) {
    await this.reader?.write(piece);
  }
  end() {
    this.reader ??= this.newReader();
    return this.reader.end();
  }
  destroy() {
    this.reader?.destroy();
  }
  newReader() {
    return new LayerReader(this.digest, {}, this.relieve);
  }
};
function descriptorOf({ digest, bytes }) {
  return { digest, bytes, mediaType: "", annotations: {} };
}
function isListed(layer) {
  return "entries" in layer;
}
function isUnread(layer) {
  return !isListed(layer);
}

// src/inspect/inspect-changes.ts
async function inspectChanges(verdicts, inspector, { isWanted, mayRead }) {
  return Promise.all(
    verdicts.map(async (given) => {
      if (!mayRead(given)) return given;
      const verdict = await judgeWaste(given, inspector);
      if (!isWanted(verdict)) return verdict;
      const changes = verdict.changes.map((change) => inspectChange(change, inspector));
      return { ...verdict, changes: await Promise.all(changes) };
    })
  );
}
async function judgeWaste(verdict, inspector) {
  const { budget, head, base, changes } = verdict;
  const { maxWaste } = budget;
  if (maxWaste === void 0 || head.kind !== "measured") return verdict;
  const inspected = changes.map(async (change) => {
    if (change.head === null) return change;
    const after = await look(inspector, head.reference, change.head, () => true);
    const isAsked = after.files.wastedBytes > maxWaste.value && base?.kind === "measured";
    const before = isAsked && change.base !== null ? await look(inspector, base.reference, change.base, () => true) : null;
    return { ...change, whole: { base: before?.files ?? null, head: after.files } };
  });
  return judgeFiles(verdict, await Promise.all(inspected));
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
  const cause = await blamed(explanation.cause, references, inspector);
  const told = { ...explanation, cause: cause ?? explanation.cause };
  const contents = contentsOf(after.layers);
  const advised = adviseOn({ ...explanation.subject, contents }, told);
  return {
    ...change,
    files: compareFiles(before?.files ?? null, after.files),
    explanation: { ...told, ...advised }
  };
}
async function blamed(cause, references, inspector) {
  if (cause?.kind !== "layer" || cause.change.head === null) return null;
  const { base, head } = cause.change;
  const listed = async (reference, layer) => reference && (await inspector.look(reference, [layer])).layers[0];
  const [was, is] = await Promise.all([
    base && listed(references.base, base.layer),
    listed(references.head, head.layer)
  ]);
  if (!is || was === void 0) return null;
  const culprit = culpritOf(was, is, cause.bytes);
  return culprit && { ...cause, culprit };
}
async function look(inspector, reference, image, isWanted) {
  const all = stackedLayers(image);
  const wanted = all.filter(isWanted);
  const looked = await inspector.look(reference, wanted);
  const files = filesOf({ ...looked, isWhole: wanted.length === all.length });
  return { files, layers: looked.layers };
}
function stackedLayers({ layers, stack }) {
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]));
  const digests = stack ?? layers.map(({ digest }) => digest);
  return digests.flatMap((digest) => byDigest.get(digest) ?? []);
}
export {
  LayerInspector,
  inspectChanges
};
