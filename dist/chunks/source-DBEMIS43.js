import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
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
import {
  provenanceIn
} from "./chunk-FTRCOWTT.js";
import {
  readProvenance
} from "./chunk-SDIJIXHA.js";
import "./chunk-MMXTEVMD.js";
import {
  ConfinedFiles,
  WRITE_AGAIN,
  asStored,
  checkWithin,
  outside,
  systemCode,
  unlessMissing,
  unusable
} from "./chunk-6HITG6CB.js";
import {
  digestOf,
  listOf,
  parseConfig,
  parseManifest,
  shape
} from "./chunk-6DNRDSMX.js";
import {
  JUDGE_OTHERS,
  MIB,
  Malformed,
  NoManifest,
  createGunzip,
  createGzip,
  createHash,
  formatReference,
  isTag,
  nullable,
  nullish,
  object,
  oneLine,
  parseReference,
  plural,
  spawn,
  string,
  withDefaultTag
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/layout/source.ts
import { resolve } from "node:path";

// src/layout/archive.ts
import { constants as constants2 } from "node:fs";
import { open as open2 } from "node:fs/promises";

// src/layout/byte-reader.ts
import { addAbortSignal, pipeline } from "node:stream";
var CHUNK_BYTES = 256 * 1024;
async function openReader(file, signal) {
  const reader = new FileReader(file, signal);
  const magic = await reader.read(2);
  return magic.equals(Buffer.of(31, 139)) ? new StreamReader(unpacked(file, signal)) : reader.restart();
}
function readerOf(stream) {
  return new StreamReader(stream);
}
function unpacked(file, signal) {
  const content = file.createReadStream({ start: 0, highWaterMark: CHUNK_BYTES });
  const gunzip = addAbortSignal(signal, createGunzip({ chunkSize: CHUNK_BYTES }));
  return pipeline(content, gunzip, () => {
  });
}
var FileReader = class {
  file;
  signal;
  position = 0;
  constructor(file, signal) {
    this.file = file;
    this.signal = signal;
  }
  async read(count) {
    this.signal.throwIfAborted();
    const buffer = Buffer.alloc(count);
    let filled = 0;
    while (filled < count) {
      const at = this.position + filled;
      const { bytesRead } = await this.file.read(buffer, filled, count - filled, at);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.position += filled;
    return buffer.subarray(0, filled);
  }
  async skip(count) {
    this.position = Math.min(this.position + count, Number.MAX_SAFE_INTEGER);
  }
  restart() {
    this.position = 0;
    return this;
  }
  close() {
    return this.file.close();
  }
};
var StreamReader = class {
  stream;
  chunks;
  pending = Buffer.alloc(0);
  constructor(stream) {
    this.stream = stream;
    this.chunks = stream[Symbol.asyncIterator]();
  }
  async read(count) {
    const parts = [];
    for await (const part of this.take(count)) parts.push(part);
    return Buffer.concat(parts);
  }
  async skip(count) {
    for await (const _ of this.take(count)) ;
  }
  async close() {
    this.stream.destroy();
  }
  async *take(count) {
    let left = count;
    while (left > 0) {
      if (this.pending.length === 0) {
        const next = await this.chunks.next();
        if (next.done) return;
        this.pending = next.value;
      }
      const part = this.pending.subarray(0, left);
      this.pending = this.pending.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
};

// src/layout/files.ts
import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
var MAX_FILE_MIB = 4;
var MAX_FILE_BYTES = MAX_FILE_MIB * MIB;
async function openDirectory(path, name) {
  const stats = await unlessMissing(name, () => stat(path));
  if (stats === void 0 || stats.isDirectory()) return stats && new Directory(path, name);
  const cure = "Write oci-archive:FILE for a layout in a tar file, docker-archive:FILE for what docker save writes.";
  throw unusable(name, "is a file, not a directory", { cure });
}
var Directory = class {
  directory;
  name;
  constructor(directory, name) {
    this.directory = directory;
    this.name = name;
  }
  read(path) {
    const file = join(this.directory, path);
    const name = `${this.name}: ${path}`;
    return unlessMissing(name, async () => {
      const stats = await stat(file);
      if (!stats.isFile()) throw unusable(name, "is no file");
      if (stats.size > MAX_FILE_BYTES) throw tooLarge(name);
      return readWhole(file, name);
    });
  }
  stream(path, sink) {
    const place = join(this.directory, path);
    const name = `${this.name}: ${path}`;
    return unlessMissing(name, async () => {
      const file = await open(place, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        if (!(await file.stat()).isFile()) throw unusable(name, "is no file");
        sink.begin();
        const options = { autoClose: false, highWaterMark: PIECE_BYTES };
        for await (const piece of file.createReadStream(options)) await sink.write(piece);
        return true;
      } finally {
        await file.close();
      }
    });
  }
};
var PIECE_BYTES = 256 * 1024;
async function readWhole(path, name) {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const parts = [];
    let bytes = 0;
    for await (const part of file.createReadStream({ end: MAX_FILE_BYTES, autoClose: false })) {
      parts.push(part);
      bytes += part.length;
    }
    if (bytes > MAX_FILE_BYTES) throw tooLarge(name);
    return Buffer.concat(parts, bytes);
  } finally {
    await file.close();
  }
}
function tooLarge(name) {
  return unusable(name, `is larger than ${MAX_FILE_MIB} MiB, which no manifest or config is`);
}

// src/layout/tar.ts
var PIECE_BYTES2 = 256 * 1024;
var MAX_ENTRIES = 1e5;
var REGULAR = /* @__PURE__ */ new Set(["0", "\0", "7"]);
var WITHOUT_CONTENT = /[1-6]/;
async function* tarEntries(input) {
  let extended = {};
  for (let count = 0; ; count++) {
    const header = await readHeader(input, count === 0);
    if (header === void 0) return;
    if (count === MAX_ENTRIES) {
      throw new TarError(`holds more than ${MAX_ENTRIES.toLocaleString("en-US")} entries`, {
        cure: "Check the path: no image has as many. A whole file system is no image."
      });
    }
    const { type } = header;
    const bytes = WITHOUT_CONTENT.test(type) ? 0 : extended.bytes ?? header.bytes;
    const padding = (BLOCK - bytes % BLOCK) % BLOCK;
    let left = bytes;
    const read = async () => {
      left = 0;
      return readExactly(input, bytes);
    };
    const pieces = async function* () {
      for (; left > 0; ) {
        const piece = await readExactly(input, Math.min(left, PIECE_BYTES2));
        left -= piece.length;
        yield piece;
      }
    };
    if (type === "x" || type === "L") {
      if (bytes > (type === "x" ? MAX_HEADER_BYTES : MAX_NAME_BYTES + 1)) throw tooLong();
      const content = await read();
      extended = { ...extended, ...type === "x" ? paxHeader(content) : { name: text(content) } };
    } else if (type !== "K" && type !== "g") {
      if (REGULAR.has(type)) yield { name: extended.name ?? header.name, bytes, read, pieces };
      extended = {};
    }
    await input.skip(left + padding);
  }
}
async function readHeader(input, start) {
  const block = await input.read(BLOCK);
  const complete = block.length === BLOCK;
  if (complete && isZero(block)) return void 0;
  if (start && !(complete && hasChecksum(block)))
    throw new TarError("is no tar archive", {
      isTar: false,
      cure: "Check the path. It may be compressed by gzip, and by nothing else."
    });
  if (!complete) throw new TarError("is truncated");
  if (!hasChecksum(block)) throw new TarError("is a damaged tar archive: a checksum is wrong");
  return parseHeader(block);
}
async function readExactly(input, count) {
  const content = await input.read(count);
  if (content.length < count) throw new TarError("is truncated");
  return content;
}

// src/layout/archive.ts
var MAX_KEPT_BYTES = 128 * MIB;
var OF_INTEREST = /^(?:index\.json|oci-layout|manifest\.json|blobs\/(?:sha256\/[a-f0-9]{64}|sha512\/[a-f0-9]{128}))$/;
async function openArchive(path, name, { signal }) {
  const flags = constants2.O_RDONLY | constants2.O_NONBLOCK;
  const file = await unlessMissing(name, () => open2(path, flags));
  if (file === void 0) return void 0;
  try {
    if (!(await file.stat()).isFile()) {
      throw unusable(name, "is no regular file", {
        cure: "Write oci:DIR for an image layout in a directory. A pipe cannot be read."
      });
    }
    return new Archive(path, await keptFiles(file, name, signal), name);
  } finally {
    await file.close();
  }
}
async function streamFrom(archive, wanted, sink) {
  const file = await open2(archive, constants2.O_RDONLY | constants2.O_NONBLOCK);
  const reader = await openReader(file, new AbortController().signal);
  try {
    for await (const entry of tarEntries(reader)) {
      if (pathInside(entry.name) !== wanted) continue;
      sink.begin();
      for await (const piece of entry.pieces()) await sink.write(piece);
      return true;
    }
    return void 0;
  } finally {
    await reader.close();
    await file.close();
  }
}
async function keptFiles(file, name, signal) {
  const files = /* @__PURE__ */ new Map();
  const reader = await openReader(file, signal);
  let keptBytes = 0;
  try {
    for await (const entry of tarEntries(reader)) {
      const inside = pathInside(entry.name);
      if (!OF_INTEREST.test(inside)) continue;
      const content = entry.bytes > MAX_FILE_BYTES ? void 0 : await entry.read();
      const isKept = content !== void 0 && looksLikeJson(content);
      if (isKept) keptBytes += entry.bytes;
      if (keptBytes > MAX_KEPT_BYTES) throw tooMuch(name);
      files.set(inside, isKept ? content : entry.bytes);
    }
  } catch (error) {
    throw asUnusable(name, error);
  } finally {
    await reader.close();
  }
  return files;
}
function pathInside(name) {
  const segments = name.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (name.startsWith("/") || segments.includes("..")) {
    throw new TarError(`holds ${JSON.stringify(oneLine(name, 100))}, a path that leads out of it`);
  }
  return segments.join("/");
}
function looksLikeJson(content) {
  return /^\s*[{[]/.test(content.toString("latin1", 0, 100));
}
var Archive = class {
  path;
  files;
  name;
  constructor(path, files, name) {
    this.path = path;
    this.files = files;
    this.name = name;
  }
  async read(path) {
    const kept = this.files.get(path);
    if (typeof kept !== "number") return kept;
    const name = `${this.name}: ${path}`;
    throw kept > MAX_FILE_BYTES ? tooLarge(name) : unusable(name, "is not JSON");
  }
  async stream(path, sink) {
    if (!this.files.has(path)) return void 0;
    try {
      return await streamFrom(this.path, path, sink);
    } catch (error) {
      throw asUnusable(this.name, error);
    }
  }
};
function asUnusable(name, cause) {
  if (cause instanceof TarError) {
    const { cure } = cause;
    return unusable(name, cause.message, { cause, ...cure === void 0 ? {} : { cure } });
  }
  const code = systemCode(cause);
  if (code === "Z_BUF_ERROR") return unusable(name, "is truncated", { cause });
  if (code?.startsWith("Z_")) return unusable(name, "is damaged: it does not decompress", { cause });
  return cause;
}
function tooMuch(name) {
  return unusable(name, `holds more than ${MAX_KEPT_BYTES / MIB} MiB of manifests and configs`, {
    cure: "Copy the image into a directory, by skopeo copy, and measure it as oci:DIR."
  });
}

// src/layout/choose.ts
var MAX_LISTED = 10;
function choose(images2, reference, names) {
  const wanted = reference.name;
  if (wanted === void 0) return onlyOne(images2, reference, names);
  const position = /^@(\d+)$/.exec(wanted)?.[1];
  if (position !== void 0) return images2[Number(position)];
  return images2.find((image2) => names.of(image2).some(names.equal));
}
function onlyOne(images2, reference, names) {
  const [first, ...others] = images2;
  const place = formatReference(reference);
  if (first === void 0) throw unusable(place, "holds no image");
  if (others.length === 0) return first;
  const all = images2.flatMap((image2, position) => {
    const known = names.of(image2);
    return known.length === 0 ? [`@${position}`] : known;
  });
  throw ambiguous(place, plural(images2.length, "image"), all);
}
function ambiguous(place, what, names) {
  const listed = names.slice(0, MAX_LISTED).map((name) => oneLine(name, 100));
  if (names.length > MAX_LISTED) listed.push(`${names.length - MAX_LISTED} more`);
  return unusable(place, `holds ${what}: ${listed.join(", ")}`, {
    cure: `Say which one, as in ${place}:${listed[0]}.`
  });
}

// src/layout/json.ts
function parseFile(bytes, schema, name) {
  const shaped = shape(schema, parseJson(bytes, name));
  if (shaped.ok) return shaped.value;
  throw unusable(name, oneLine(`is malformed: ${shaped.complaint}`, 200));
}
function parseJson(bytes, name) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unusable(name, "is not JSON", { cause });
  }
}

// src/layout/layout.ts
var REF_NAME = "org.opencontainers.image.ref.name";
var VERSION = "1.0.0";
var ociLayout = object({ imageLayoutVersion: string() });
var Layout = class {
  files;
  /** How errors call it: the reference without a tag. */
  name;
  constructor(files, name) {
    this.files = files;
    this.name = name;
  }
  /** @returns undefined when there is no such tag. */
  async resolve(reference, _deadline) {
    const { manifests, unreadable = [] } = await this.index();
    if (reference.name === void 0) asStored(() => refuseAny(unreadable));
    const found = choose(manifests, reference, {
      of: ({ annotations }) => [annotations[REF_NAME]].filter((name) => name !== void 0),
      equal: (name) => name === reference.name
    });
    if (found === void 0) asStored(() => refuseAny(unreadable));
    return found && this.manifest(found);
  }
  /** @returns undefined when there is no such repository; a layout is one. */
  async tags(_reference) {
    const { manifests } = await this.index();
    const names = manifests.map(({ annotations }) => annotations[REF_NAME] ?? "");
    return [...new Set(names.filter(isTag))];
  }
  async manifest(descriptor) {
    const received = await this.blob(descriptor);
    return asStored(() => parseManifest(received));
  }
  async config(descriptor) {
    const received = await this.blob(descriptor);
    return asStored(() => parseConfig(received));
  }
  async provenance(attestation) {
    const received = await this.blob(attestation);
    const statement = asStored(() => provenanceIn(received));
    return statement && readProvenance(await this.blob(statement));
  }
  async layer({ digest }, sink) {
    if (await this.files.stream(blobPath(digest), sink) !== void 0) return;
    throw new NoManifest(`${this.name} lists ${digest}, and does not hold it`, WRITE_AGAIN);
  }
  /** What index.json lists. */
  async index() {
    await this.checkVersion();
    const bytes = await this.files.read("index.json");
    if (bytes === void 0) throw unusable(this.name, "has no file index.json");
    const name = `${this.name}: index.json`;
    const digest = digestOf(bytes);
    const index = asStored(() => parseManifest({ bytes, digest, contentType: void 0, name }));
    if (index.kind !== "index") throw unusable(name, "is no image index");
    return index;
  }
  async holds({ digest }) {
    return await this.files.read(blobPath(digest)) !== void 0;
  }
  async checkVersion() {
    const bytes = await this.files.read("oci-layout");
    if (bytes === void 0) {
      throw unusable(this.name, "has no file oci-layout, and so is no image layout", {
        cure: "Check the path. What docker save writes is read as docker-archive:FILE."
      });
    }
    const name = `${this.name}: oci-layout`;
    const version = oneLine(parseFile(bytes, ociLayout, name).imageLayoutVersion, 50);
    if (version !== VERSION) {
      throw unusable(
        name,
        `says version ${JSON.stringify(version)}, and only ${VERSION} is known`,
        {
          cure: `Write the layout in version ${VERSION}, for example with skopeo copy.`
        }
      );
    }
  }
  async blob({ digest, bytes, mediaType, platform }) {
    const path = blobPath(digest);
    const name = `${this.name}: ${path}`;
    const content = await this.files.read(path);
    if (content === void 0) {
      const otherwise = platform ? ` Or, if it is left out on purpose, ${JUDGE_OTHERS}` : "";
      const what = `${this.name} lists ${digest}, and does not hold it`;
      throw new NoManifest(what, `${WRITE_AGAIN}${otherwise}`);
    }
    if (content.length !== bytes) {
      throw unusable(name, `has ${content.length} bytes, where its descriptor says ${bytes}`);
    }
    const actual = digestOf(content, digest);
    if (actual !== digest) throw unusable(name, `has the digest ${actual}`);
    return { bytes: content, digest, contentType: mediaType, name };
  }
};
function refuseAny([first]) {
  if (first !== void 0) throw first.error;
}
function blobPath(digest) {
  return `blobs/${digest.replace(":", "/")}`;
}

// src/layout/repo-tags.ts
function tagsOf({ transport, path, name }, repoTags2) {
  const tags = tagsByRepository(repoTags2);
  if (name !== void 0 && !/^@\d+$/.test(name)) return tags.get(repositoryOf(asReference(name)));
  const [only, ...others] = tags.keys();
  if (only === void 0) return [];
  if (others.length === 0) return tags.get(only);
  const what = plural(tags.size, "repository", "repositories");
  throw ambiguous(`${transport}:${path}`, what, [only, ...others]);
}
function tagsByRepository(repoTags2) {
  const tags = /* @__PURE__ */ new Map();
  for (const name of new Set(repoTags2)) {
    const reference = asReference(name);
    const repository = repositoryOf(reference);
    if (reference?.tag === void 0) continue;
    const known = tags.get(repository) ?? [];
    known.push(reference.tag);
    tags.set(repository, known);
  }
  return tags;
}
function asReference(name) {
  try {
    const reference = parseReference(name);
    return reference.kind === "registry" ? reference : void 0;
  } catch (error) {
    if (error instanceof Malformed) return void 0;
    throw error;
  }
}
function repositoryOf(reference) {
  return reference === void 0 ? "" : `${reference.registry}/${reference.repository}`;
}

// src/layout/docker-archive.ts
var IMAGE_NAME = "io.containerd.image.name";
var image = object({
  Config: string(),
  RepoTags: nullish(listOf(string())),
  Layers: nullish(listOf(string()))
});
var images = nullable(listOf(image));
var MOST_NAMES = 1e4;
var DockerArchive = class extends Layout {
  async resolve(reference, deadline) {
    const wanted = fullName(reference.name ?? "");
    const isWanted = (name) => fullName(name) === wanted;
    const found = choose(await this.savedImages(), reference, { of: repoTags, equal: isWanted });
    if (found === void 0) return void 0;
    if (await this.files.read("index.json") === void 0) throw withoutSizes(reference, found);
    const tags = repoTags(found);
    const named = tags.filter(isWanted);
    const names = new Set((named.length > 0 ? named : tags).map(fullName));
    return this.manifest(await this.entryOf(found, names, deadline));
  }
  async tags(reference) {
    return tagsOf(reference, (await this.savedImages()).flatMap(repoTags));
  }
  /** An index lists also the platforms that Docker never pulled, and so could not save. */
  async manifest(descriptor) {
    const manifest = await super.manifest(descriptor);
    if (manifest.kind !== "index") return manifest;
    const isHeld = await Promise.all(manifest.manifests.map((entry) => this.holds(entry)));
    return { ...manifest, manifests: manifest.manifests.filter((_, index) => isHeld[index]) };
  }
  async savedImages() {
    const bytes = await this.files.read("manifest.json");
    if (bytes === void 0) {
      throw unusable(this.name, "has no manifest.json, and so is not what docker save writes", {
        cure: "Check the path. An image layout in a tar file is read as oci-archive:FILE."
      });
    }
    const name = `${this.name}: manifest.json`;
    const saved2 = parseFile(bytes, images, name) ?? [];
    const names = saved2.reduce((sum, image2) => sum + 1 + repoTags(image2).length, 0);
    if (names > MOST_NAMES) {
      throw unusable(
        name,
        `names more than ${MOST_NAMES.toLocaleString("en-US")} images and tags`,
        {
          cure: "Save fewer images in one file."
        }
      );
    }
    return saved2;
  }
  /** The entry of index.json for an image of manifest.json: the two name the same blobs. */
  async entryOf(image2, names, deadline) {
    const [named, others] = [[], []];
    for (const entry of (await this.index()).manifests) {
      const name = entry.annotations[IMAGE_NAME];
      const isNamed = name !== void 0 && names.has(fullName(name));
      if (isNamed) named.push(entry);
      else others.push(entry);
    }
    const search = { saved: savedBlobs(image2), seen: /* @__PURE__ */ new Set(), deadline };
    for (const entry of [...named, ...others]) {
      if (await this.leadsTo(entry, search)) return entry;
    }
    throw unusable(this.name, "names an image in manifest.json that index.json does not lead to");
  }
  /** Each manifest is looked at once, however many lead to it, and however deep they lie. */
  async leadsTo(start, { saved: saved2, seen, deadline }) {
    const pending = [start];
    for (let entry = pending.pop(); entry !== void 0; entry = pending.pop()) {
      deadline.check();
      if (seen.has(entry.digest) || !await this.holds(entry)) continue;
      seen.add(entry.digest);
      const manifest = await this.manifest(entry);
      if (manifest.kind === "image" && isSaved(manifest, saved2)) return true;
      if (manifest.kind === "index") {
        for (const child of manifest.manifests.toReversed()) pending.push(child);
      }
    }
    return false;
  }
};
function savedBlobs({ Config, Layers }) {
  const layers = Layers?.filter((path) => path.startsWith("blobs/")) ?? [];
  return { config: Config, layers: new Set(layers) };
}
function repoTags({ RepoTags }) {
  return RepoTags ?? [];
}
function isSaved({ config, layers }, saved2) {
  if (blobPath(config.digest) !== saved2.config || saved2.layers.size > layers.length) return false;
  const paths = new Set(layers.map(({ digest }) => blobPath(digest)));
  return [...saved2.layers].every((path) => paths.has(path));
}
function fullName(name) {
  try {
    return formatReference(withDefaultTag(parseReference(name)));
  } catch (error) {
    if (error instanceof Malformed) return name;
    throw error;
  }
}
function withoutSizes(reference, { Layers }) {
  const isCompressed2 = Layers?.some((layer) => layer.endsWith(".gz"));
  const what = isCompressed2 ? "holds layers without a manifest that tells their compressed sizes" : "holds only uncompressed layers: their compressed size is unknown";
  const place = formatReference(reference);
  return unusable(place, what, {
    cure: `Push the image to a registry and measure it there, or compress it: skopeo copy ${place} oci-archive:FILE`
  });
}

// src/layout/docker-daemon.ts
import { pipeline as pipeline2 } from "node:stream/promises";
var GZIP_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
var ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";
var CONFIG = "application/vnd.oci.image.config.v1+json";
var GZIP = Buffer.of(31, 139);
var ZSTD = Buffer.of(40, 181, 47, 253);
var MOST_KEPT_BYTES = 64 * MIB;
var MOST_ERROR = 2e3;
var saved = listOf(object({ Config: string(), Layers: nullish(listOf(string())) }));
async function saveImage(reference, name, { signal }) {
  const docker = spawn("docker", ["save", imageName(reference)], {
    env: process.env,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
    killSignal: "SIGKILL"
  });
  const ended = new Promise((resolve2, reject) => {
    docker.once("error", reject);
    docker.once("close", resolve2);
  });
  ended.catch(() => {
  });
  let complaint = "";
  docker.stderr.setEncoding("utf8").on("data", (text2) => {
    complaint = `${complaint}${text2}`.slice(0, MOST_ERROR);
  });
  try {
    const files = await savedFiles(docker.stdout, name);
    if (await ended === 0) return imageOf(files, name);
  } catch (error) {
    const isTold = error instanceof TarError && await ended.catch(asRefusal(name)) !== 0;
    if (!isTold) throw error instanceof TarError ? unusable(name, error.message, {}) : error;
  } finally {
    docker.kill("SIGKILL");
  }
  if (/no such image|does not exist/i.test(complaint)) return void 0;
  throw unusable(
    name,
    `cannot be saved: ${oneLine(complaint, 300).replace(/[.?!]+$/, "") || "docker save failed"}`,
    {
      cure: "See whether docker runs here: docker info. Or name the image in a registry."
    }
  );
}
function imageName({ path, name }) {
  if (name !== void 0) return `${path}:${name}`;
  return /^[a-f0-9]{12,64}$/.test(path) ? path : `${path}:latest`;
}
function asRefusal(name) {
  return (cause) => {
    if (systemCode(cause) !== "ENOENT") throw cause;
    throw unusable(name, "cannot be read: there is no docker command here", {
      cure: "Install docker; or write the image into a file, and measure it as oci-archive:FILE.",
      cause
    });
  };
}
async function savedFiles(output, name) {
  const texts = /* @__PURE__ */ new Map();
  const layers = /* @__PURE__ */ new Map();
  let kept = 0;
  const reader = readerOf(output);
  for await (const entry of tarEntries(reader)) {
    const path = entry.name.replace(/^\.\//, "");
    const small = entry.bytes <= MAX_FILE_BYTES ? await entry.read() : void 0;
    if (small !== void 0 && /^\s*[{[]/.test(small.toString("latin1", 0, 100))) {
      kept += small.length;
      if (kept > MOST_KEPT_BYTES) throw unusable(name, "holds too much that is no layer");
      texts.set(path, small);
      continue;
    }
    const layer = await weigh(small === void 0 ? entry.pieces() : [small]);
    layers.set(path, layer);
    layers.set(layer.digest, layer);
  }
  return { texts, layers };
}
async function weigh(content) {
  const hash = createHash("sha256");
  let [bytes, compressed] = [0, 0];
  let magic;
  const seen = async function* () {
    for await (const piece of content) {
      magic ??= piece.subarray(0, 4);
      hash.update(piece);
      bytes += piece.length;
      if (!isCompressed(magic)) yield piece;
    }
  };
  await pipeline2(seen, createGzip(), async (packed) => {
    for await (const piece of packed) compressed += piece.length;
  });
  const digest = `sha256:${hash.digest("hex")}`;
  return magic !== void 0 && isCompressed(magic) ? { digest, bytes, mediaType: magic.equals(ZSTD) ? ZSTD_LAYER : GZIP_LAYER } : { digest, bytes: compressed, mediaType: GZIP_LAYER };
}
function isCompressed(magic) {
  return magic.subarray(0, 2).equals(GZIP) || magic.equals(ZSTD);
}
function imageOf({ texts, layers }, name) {
  const list = texts.get("manifest.json");
  if (list === void 0) throw unusable(name, "was saved without a manifest.json");
  const [image2, ...others] = parseFile(list, saved, `${name}: manifest.json`);
  if (image2 === void 0 || others.length > 0)
    throw unusable(name, `was saved as ${others.length + (image2 ? 1 : 0)} images, not as one`);
  const bytes = texts.get(image2.Config);
  if (bytes === void 0) throw unusable(name, "was saved without its config");
  const digest = digestOf(bytes);
  const received = {
    bytes,
    digest,
    contentType: void 0,
    name: `${name}: ${oneLine(image2.Config, 100)}`
  };
  const config = asStored(() => parseConfig(received));
  const found = (image2.Layers ?? []).map((path, at) => {
    const layer = layers.get(path) ?? layers.get(config.diffIds[at] ?? "");
    if (layer === void 0) throw unusable(name, `was saved without ${oneLine(path, 100)}`);
    return { ...layer, annotations: {} };
  });
  const described = { mediaType: CONFIG, digest, bytes: bytes.length, annotations: {} };
  const manifest = {
    kind: "image",
    digest,
    config: described,
    layers: found,
    isEstimated: true
  };
  return { manifest, config };
}

// src/layout/stored-by-docker.ts
var StoredByDocker = class _StoredByDocker {
  image;
  name;
  constructor(image2, name) {
    this.image = image2;
    this.name = name;
  }
  /** @returns undefined when docker has no such image. */
  static async open(reference, name, deadline) {
    const image2 = await saveImage(reference, name, deadline);
    return image2 && new _StoredByDocker(image2, name);
  }
  async resolve() {
    return this.image.manifest;
  }
  async tags() {
    throw unusable(this.name, "cannot be asked for its tags", {
      cure: "Name a tag in max_growth_since."
    });
  }
  async manifest() {
    return this.image.manifest;
  }
  async config() {
    return this.image.config;
  }
  async provenance() {
    return void 0;
  }
  /** To read one, docker would have to save the whole image once more. */
  async layer() {
    throw unusable(this.name, "is not looked into, layer by layer", {
      cure: "Save it into a file first: docker save -o image.tar NAME, and then docker-archive:image.tar."
    });
  }
};

// src/layout/time-limit.ts
var TIMEOUT_MS = 3e4;
var TimeLimit = class {
  name;
  timeoutMs;
  used = 0;
  running = 0;
  since = 0;
  /** @param name how errors call what is read. */
  constructor(name, timeoutMs = TIMEOUT_MS) {
    this.name = name;
    this.timeoutMs = timeoutMs;
  }
  async run(task) {
    if (this.running++ === 0) this.since = performance.now();
    const end = this.since + this.timeoutMs - this.used;
    const controller = new AbortController();
    const { signal } = controller;
    let timer;
    const over = new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(this.over());
        controller.abort();
      }, end - performance.now());
    });
    const check = () => {
      if (performance.now() >= end) throw this.over();
    };
    try {
      check();
      return await Promise.race([task({ signal, over, check }), over]);
    } finally {
      clearTimeout(timer);
      if (--this.running === 0) this.used += performance.now() - this.since;
    }
  }
  over() {
    return unusable(this.name, `was not read within ${this.timeoutMs / 1e3} s`, {
      cure: "Give it more time (the input timeout), or write the image as a directory, by skopeo copy, and measure it as oci:DIR."
    });
  }
};

// src/layout/source.ts
var DAEMON_FACTOR = 10;
function createLayoutSource(directory, options = {}) {
  return new LayoutSource(directory, options);
}
var LayoutSource = class {
  directory;
  options;
  opened = /* @__PURE__ */ new Map();
  limits = /* @__PURE__ */ new WeakMap();
  constructor(directory, options) {
    this.directory = directory;
    this.options = options;
  }
  async resolve(reference) {
    const inFile = inLayout(reference);
    return this.inTime(
      reference,
      async (deadline) => (await this.open(inFile, deadline))?.resolve(inFile, deadline)
    );
  }
  someTags(reference) {
    return this.tags(reference);
  }
  async tags(reference) {
    const inFile = inLayout(reference);
    return this.inTime(
      reference,
      async (deadline) => (await this.open(inFile, deadline))?.tags(inFile)
    );
  }
  async currentDigest(reference) {
    return (await this.resolve(reference))?.digest;
  }
  async manifest(reference, descriptor) {
    return this.existing(reference, (layout) => layout.manifest(descriptor));
  }
  async config(reference, descriptor) {
    return this.existing(reference, (layout) => layout.config(descriptor));
  }
  async provenance(reference, attestation) {
    return this.existing(reference, (layout) => layout.provenance(attestation));
  }
  /** A layer has no time limit of its own: the disk gives what it has. */
  async layer(reference, descriptor, sink) {
    const layout = await this.existing(reference, async (found) => found);
    await layout.layer(descriptor, sink);
  }
  /** A file is at hand: to keep what it holds would spare nothing. */
  async keptListing() {
  }
  async keepListing() {
  }
  existing(reference, use) {
    const inFile = inLayout(reference);
    return this.inTime(reference, async (deadline) => {
      const layout = await this.open(inFile, deadline);
      if (layout === void 0) throw unusable(placeOf(inFile), "is not there");
      return use(layout);
    });
  }
  inTime(reference, task) {
    const place = placeOf(inLayout(reference));
    const { timeoutMs = TIMEOUT_MS } = this.options;
    const factor = place.startsWith("docker-daemon:") ? DAEMON_FACTOR : 1;
    const limit = this.limits.get(reference) ?? new TimeLimit(place, factor * timeoutMs);
    this.limits.set(reference, limit);
    return limit.run(task);
  }
  /** An archive that takes too long takes too long for the next image, too. */
  open(reference, deadline) {
    const place = placeOf(reference);
    const known = this.opened.get(place);
    if (known !== void 0) return known;
    const opened = this.openLayout(reference, place, deadline);
    const opening = Promise.race([opened, deadline.over]);
    this.opened.set(place, opening);
    return opening;
  }
  async openLayout(reference, name, deadline) {
    const { transport, path } = reference;
    const { isConfined = false } = this.options;
    if (transport === "docker-daemon") {
      if (isConfined) throw outside(name);
      return StoredByDocker.open(reference, name, deadline);
    }
    if (isConfined) await checkWithin(this.directory, path, name);
    if (path.includes("\0")) return void 0;
    const place = resolve(this.directory, path);
    if (transport === "oci") {
      const files2 = await openDirectory(place, name);
      return files2 && new Layout(isConfined ? new ConfinedFiles(files2, place, name) : files2, name);
    }
    const files = await openArchive(place, name, deadline);
    if (files === void 0) return void 0;
    return transport === "docker-archive" ? new DockerArchive(files, name) : new Layout(files, name);
  }
};
function placeOf(reference) {
  const { transport, path } = reference;
  return transport === "docker-daemon" ? formatReference(reference) : `${transport}:${path}`;
}
function inLayout(reference) {
  if (reference.kind === "layout") return reference;
  throw new TypeError(`${reference.registry}/${reference.repository} is not in a file`);
}
export {
  createLayoutSource
};
