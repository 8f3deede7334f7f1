import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}

// src/domain/files/packages/package.ts
function isShown(text) {
  return text !== void 0 && text.length <= 200 && /^[^\p{C}\s]+$/u.test(text);
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
function alpinePackages(files) {
  return files.filter(({ path }) => tellsOfAlpine(path)).flatMap(({ text }) => text.split("\n\n")).flatMap((stanza) => packageOf(stanza));
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
function tellsOfDebian(path) {
  return path === STATUS || LIST.test(path) || CONTROL.test(path);
}
function debianPackages(files) {
  const versions = /* @__PURE__ */ new Map();
  const names = /* @__PURE__ */ new Map();
  const lists = /* @__PURE__ */ new Map();
  for (const { path, text } of files) {
    const [, sums] = SUMS.exec(path) ?? [];
    const [, list] = LIST.exec(path) ?? [];
    if (sums !== void 0)
      lists.set(
        sums,
        text.split("\n").map((line) => clean(line.slice(34)))
      );
    else if (list !== void 0) lists.set(list, text.split("\n").map(clean));
    else if (path === STATUS) readStatus(text, versions);
    else readControl(path, text, { names, versions });
  }
  return [...lists].flatMap(([key, paths]) => {
    const [name = key] = (names.get(key) ?? key).split(":");
    const version = versions.get(key) ?? versions.get(name) ?? null;
    return isShown(name) ? [{ manager: "deb", name, version, paths: paths.filter((each) => each !== "") }] : [];
  });
}
function readControl(path, text, { names, versions }) {
  const [, file] = CONTROL.exec(path) ?? [];
  const name = fieldOf(text, "Package");
  if (file === void 0 || !isShown(name)) return;
  names.set(file, name);
  readStatus(text, versions);
}
function readStatus(text, versions) {
  for (const stanza of text.split(/\n\n+/)) {
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

// src/domain/files/packages/java.ts
var ARCHIVE = /(?:^|\/)([^/]+?)(?:-(\d[^/]*?))?\.(?:jar|war|ear)$/;
function javaPackages(paths) {
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
function nodePackages(files) {
  return files.filter(({ path }) => MANIFEST.test(path)).flatMap(({ path, text }) => {
    const { name, version } = parsed(text);
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
function parsed(text) {
  try {
    const value = JSON.parse(text);
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
function tellsOfPython(path) {
  return ABOUT.test(path) || RECORD.test(path);
}
function pythonPackages(files) {
  const records = new Map(
    files.filter(({ path }) => RECORD.test(path)).map(({ path, text }) => [directoryOf(path), text])
  );
  return files.filter(({ path }) => ABOUT.test(path)).flatMap(({ path, text }) => {
    const [head = ""] = text.split(/\r?\n\r?\n/, 1);
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
    const [, quoted, plain] = /^(?:"((?:[^"]|"")+)"|([^,\r]+)),/.exec(line) ?? [];
    const path = quoted?.replaceAll('""', '"') ?? plain;
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
function packagesIn(files, paths) {
  return [
    ...javaPackages(paths),
    ...rubyPackages(paths),
    ...nodePackages(files),
    ...pythonPackages(files),
    // Whose lists of files are whole is asked last, and so counts first.
    ...alpinePackages(files),
    ...debianPackages(files)
  ];
}

export {
  tellsOfPackages,
  packagesIn
};
