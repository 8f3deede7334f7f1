import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  MOST_BYTES_OF_ALL,
  MOST_DEPTH,
  MOST_FILES,
  MOST_FILE_BYTES,
  MOST_IMAGES,
  complaintOf,
  envelope,
  measurementOf,
  readEntry
} from "./chunk-GU7VW7NR.js";
import "./chunk-COHAGWCR.js";
import "./chunk-6HITG6CB.js";
import {
  hasRepeatedKey,
  toPlatform
} from "./chunk-6DNRDSMX.js";
import {
  Malformed,
  UsageError,
  formatPlatform,
  grouped,
  oneLine,
  plural
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/measurements/sides.ts
var MOST_PLATFORMS = 64;
var Sides = class {
  known = /* @__PURE__ */ new Map();
  /** What is wrong with one more entry, beside those before it. */
  contradiction(entry) {
    const key = JSON.stringify([entry.service, entry.side]);
    const name = platformOf(entry);
    const side = this.known.get(key);
    if (side === void 0) {
      this.known.set(key, { first: entry, platforms: /* @__PURE__ */ new Set([name]) });
      return void 0;
    }
    const { first, platforms } = side;
    if (platforms.has(name) || !isOfOneImage(first, entry))
      return "tells a second time of one side of one service";
    if (platforms.size === MOST_PLATFORMS)
      return `is of more than ${MOST_PLATFORMS} platforms of one image`;
    platforms.add(name);
    return void 0;
  }
};
function isOfOneImage(one, other) {
  if ("failure" in one || "failure" in other) return false;
  return one.reference === other.reference && one.digest === other.digest;
}
function platformOf(entry) {
  if ("failure" in entry || entry.platform === null) return "";
  const platform = toPlatform(entry.platform);
  return platform === void 0 ? "" : formatPlatform(platform);
}

// src/measurements/read.ts
var MOST_POINTER = 120;
function readMeasurements(bytes) {
  const json = parsed(bytes);
  const read2 = envelope.safeParse(json);
  if (!read2.success) {
    const { pointer, words: words2 } = complaintOf(read2.error);
    throw wrong(pointer, words2);
  }
  const { measurements: given, ...rest } = read2.data;
  const { shard } = rest;
  if (shard !== null && shard.index > shard.of)
    throw wrong("/shard/index", `is more than ${shard.of}`);
  if (given.length > MOST_IMAGES) {
    throw wrong("/measurements", `lists more than ${grouped(String(MOST_IMAGES))} images`);
  }
  return { ...rest, measurements: entriesIn(given) };
}
function entriesIn(given) {
  const sides = new Sides();
  return given.map((json, index) => {
    const at = `/measurements/${index}`;
    const read2 = readEntry(json);
    if ("complaint" in read2) throw wrong(`${at}${read2.complaint.pointer}`, read2.complaint.words);
    const { entry } = read2;
    const words2 = sides.contradiction(entry);
    if (words2 !== void 0) throw wrong(at, words2);
    return entry;
  });
}
function parsed(bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Malformed("it is not UTF-8 text", { cause });
  }
  if (depthOf(text) > MOST_DEPTH)
    throw new Malformed(`it is nested deeper than ${MOST_DEPTH} levels`);
  let json;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Malformed("it is not JSON", { cause });
  }
  if (hasRepeatedKey(text, json)) throw new Malformed("it has a key twice in one object");
  return json;
}
function depthOf(text) {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length && most <= MOST_DEPTH; at++) {
    const character = text[at];
    if (character === '"') at = endOfText(text, at);
    else if (character === "{" || character === "[") most = Math.max(most, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return most;
}
function endOfText(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
function wrong(pointer, words2) {
  return new Malformed(`${oneLine(pointer || "it", MOST_POINTER)} ${oneLine(words2)}`);
}

// src/measurements/shards.ts
function shardsMissing(files) {
  const parts = files.flatMap(
    ({ name, file: { shard } }) => shard === null ? [] : { name, shard }
  );
  const [first] = parts;
  if (first === void 0) return [];
  const { of } = first.shard;
  const other = parts.find(({ shard }) => shard.of !== of);
  if (other !== void 0) {
    return [
      `The shards do not belong together: ${JSON.stringify(oneLine(first.name, 200))} is one of ${of}, and ${JSON.stringify(oneLine(other.name, 200))} one of ${other.shard.of}.`
    ];
  }
  const there = new Set(parts.map(({ shard }) => shard.index));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((each) => !there.has(each));
  if (missing.length === 0) return [];
  const names = missing.map((each) => `${each}/${of}`).join(", ");
  return [
    missing.length === 1 ? `Shard ${names} is missing: its services are not known to be within their budgets.` : `Shards ${names} are missing: their services are not known to be within their budgets.`
  ];
}

// src/measurements/collect.ts
var MOST_REFUSALS = 10;
function collect(found, expected) {
  const refusals = [];
  let about = expected;
  const files = found.flatMap(({ name, content }) => {
    try {
      if ("refusal" in content) throw new Malformed(content.refusal);
      const file = readMeasurements(content.bytes);
      requireOurs(file, about);
      if (about.sha === null && file.run !== null) about = file.run;
      return [{ name, file }];
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      refusals.push(`The measurement file ${quotedName(name)} is not believed: ${error.message}.`);
      return [];
    }
  });
  const more = refusals.length - MOST_REFUSALS;
  const gaps = [
    ...refusals.slice(0, MOST_REFUSALS),
    ...more > 0 ? [`${plural(more, "more measurement file")} ${more === 1 ? "is" : "are"} not believed.`] : [],
    ...shardsMissing(files)
  ];
  const byService = /* @__PURE__ */ new Map();
  for (const { name, file } of files) {
    for (const entry of file.measurements) {
      const reports = byService.get(entry.service) ?? [];
      byService.set(entry.service, reports);
      const known = reports.find((each) => each.name === name);
      if (known === void 0) reports.push({ name, run: file.run, entries: [entry] });
      else known.entries.push(entry);
    }
  }
  return {
    sidesOf: (service) => sidesIn(latest(byService.get(service) ?? [])),
    services: [...byService.keys()],
    gaps
  };
}
function requireOurs({ run }, { repository, sha }) {
  if (repository === null && sha === null) return;
  if (run === null) throw new Malformed("it does not say which commit it is of");
  if (repository !== null && run.repository.toLowerCase() !== repository.toLowerCase())
    throw new Malformed(
      `it is of ${oneLine(run.repository, 100)}, and this is ${oneLine(repository, 100)}`
    );
  if (sha !== null && run.sha !== sha)
    throw new Malformed(`it is of commit ${run.sha.slice(0, 7)}, and this is ${sha.slice(0, 7)}`);
}
function latest(reports) {
  const [first] = reports;
  if (reports.some(({ run }) => run?.id !== first?.run?.id)) return reports;
  const attempt = Math.max(...reports.map(({ run }) => run?.attempt ?? 0));
  return reports.filter(({ run }) => (run?.attempt ?? 0) === attempt);
}
function sidesIn(reports) {
  return { head: sideIn(reports, "head", disagreement), base: sideIn(reports, "base", () => null) };
}
function sideIn(reports, side, ofTwo) {
  const sides = reports.flatMap(({ name, entries }) => {
    const own = entries.filter((entry) => entry.side === side);
    const [first2] = own;
    if (first2 === void 0) return [];
    const movedTo = "movedTo" in first2 ? first2.movedTo ?? null : null;
    return [{ measurement: measurementOf(own), file: name, movedTo }];
  });
  const [first, ...others] = sides;
  if (first === void 0) return null;
  const other = others.find((each) => essence(each.measurement) !== essence(first.measurement));
  return other === void 0 ? first : ofTwo(first, other);
}
function essence(measurement) {
  if (measurement.kind !== "measured") return measurement.kind;
  const { digest, images } = measurement;
  const weights = images.map(({ digest: digest2, bytes, layers }) => [digest2, bytes, layers]);
  return JSON.stringify([digest, weights]);
}
function disagreement(one, other) {
  const reason = `${quotedName(one.file)} says ${words(one)}, and ${quotedName(other.file)} says ${words(other)}`;
  const cure = "Let one job measure it. One image for several platforms is measured once they are pushed as one index.";
  const measurement = { kind: "unmeasurable", reference: null, reason, cure };
  return { ...one, measurement, isContradicted: true };
}
function words({ measurement }) {
  if (measurement.kind === "measured") return measurement.digest;
  return measurement.kind === "missing" ? "that there is none" : "that it could not be measured";
}
function quotedName(name) {
  return JSON.stringify(oneLine(name, 200));
}

// src/measurements/find-files.ts
import { constants } from "node:fs";
import { lstat, open, opendir } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

// src/measurements/glob.ts
function matcherOf(pattern) {
  const segments = pattern.split("/");
  const wild = segments.findIndex((segment) => /[*?]/.test(segment));
  if (wild < 0) return { prefix: pattern, matches: (path) => path.endsWith(".json") };
  const expression = segments.slice(wild).map(segmentOf).join("").replace(/\/$/, "");
  const whole = new RegExp(`^${expression}$`);
  return {
    prefix: segments.slice(0, wild).join("/") || (pattern.startsWith("/") ? "/" : ""),
    matches: (path) => whole.test(path)
  };
}
function segmentOf(segment) {
  if (segment === "**") return "(?:[^/]+/)*";
  const words2 = segment.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, "[^/]*").replaceAll("?", "[^/]");
  return `${words2}/`;
}

// src/measurements/find-files.ts
var MOST_ENTRIES = 5e4;
var MOST_FOLDERS = 20;
async function findFiles(patterns, directory) {
  const walk = { entries: 0, names: /* @__PURE__ */ new Map() };
  for (const pattern of patterns) await walkPattern(pattern, directory, walk);
  const names = [...walk.names].toSorted(([a], [b]) => a < b ? -1 : 1);
  if (names.length === 0) {
    throw new UsageError(
      `measurements: no file is there for ${patterns.map((each) => oneLine(each, 100)).join(", ")}. Let the job that measures upload what it writes, even where it fails, and this one download it before this step.`
    );
  }
  if (names.length > MOST_FILES) {
    throw new UsageError(
      `measurements: there are more than ${grouped(String(MOST_FILES))} files. Name those that mode: measure has written.`
    );
  }
  const found = [];
  let left = MOST_BYTES_OF_ALL;
  for (const [path, { name, isLink }] of names) {
    const content = isLink ? refused("is a link, and no link is followed") : await read(path, left);
    if ("bytes" in content) left -= content.bytes.length;
    found.push({ name, content });
  }
  return found;
}
async function walkPattern(pattern, directory, walk) {
  const { prefix, matches } = matcherOf(pattern.split(sep).join("/"));
  const root = resolve(directory, prefix);
  const isInside = !isAbsolute(pattern) && !relative(directory, root).startsWith("..");
  if (isInside && await leadsOut(directory, root)) {
    const name = oneLine(prefix);
    walk.names.set(root, { name, isLink: true });
    return;
  }
  const kind = await kindOf(root);
  if (kind === "file" || kind === "link") {
    walk.names.set(root, { name: prefix, isLink: kind === "link" });
    return;
  }
  if (kind === "folder") await walkFolder({ path: root, name: prefix, inside: "" }, matches, walk);
}
async function walkFolder({ path, name, inside }, matches, walk) {
  if (inside.split("/").length > MOST_FOLDERS)
    throw tooMuch(name, `folders in more than ${MOST_FOLDERS} folders`);
  for await (const entry of entriesOf(path)) {
    if (++walk.entries > MOST_ENTRIES)
      throw tooMuch(name, `more than ${grouped(String(MOST_ENTRIES))} files and folders`);
    const below = { path: join(path, entry.name), name: joined(name, entry.name) };
    const within = joined(inside, entry.name);
    const isLink = entry.isSymbolicLink();
    if (entry.isDirectory()) await walkFolder({ ...below, inside: within }, matches, walk);
    else if (isLink || matches(within)) walk.names.set(below.path, { name: below.name, isLink });
  }
}
async function* entriesOf(path) {
  try {
    yield* await opendir(path);
  } catch (cause) {
    throw new UsageError(`measurements: ${oneLine(path)} cannot be read (${codeOf(cause)}).`, {
      cause
    });
  }
}
function tooMuch(name, what) {
  return new UsageError(
    `measurements: ${oneLine(name || ".")} holds ${what}. Download the artifacts into a directory of their own.`
  );
}
function joined(folder, name) {
  if (folder === "") return name;
  return folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
}
async function leadsOut(directory, path) {
  let at = directory;
  for (const segment of relative(directory, path).split(sep).filter(Boolean).slice(0, -1)) {
    at = join(at, segment);
    if (await kindOf(at) === "link") return true;
  }
  return false;
}
async function kindOf(path) {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return "link";
    return stats.isDirectory() ? "folder" : "file";
  } catch {
    return "missing";
  }
}
function refused(refusal) {
  return { refusal };
}
async function read(path, left) {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  try {
    const file = await open(path, flags);
    try {
      if (!(await file.stat()).isFile()) return refused("is no regular file");
      const most = Math.min(MOST_FILE_BYTES, left);
      const parts = [];
      let bytes = 0;
      for await (const part of file.createReadStream({ end: most, autoClose: false })) {
        parts.push(part);
        bytes += part.length;
      }
      if (bytes > MOST_FILE_BYTES) return refused(`is larger than ${megabytes(MOST_FILE_BYTES)}`);
      if (bytes > left)
        return refused(`and those before it are larger than ${megabytes(MOST_BYTES_OF_ALL)}`);
      return { bytes: Buffer.concat(parts, bytes) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return refused(`cannot be read (${codeOf(error)})`);
  }
}
function megabytes(bytes) {
  return `${bytes / 2 ** 20} MiB`;
}
function codeOf(error) {
  const code = Reflect.get(Object(error), "code");
  return typeof code === "string" ? code : "not told";
}

// src/common/read-measurements.ts
var MOST_NAMES = 5;
async function readMeasurements2(patterns, directory, expected) {
  return collect(await findFiles(patterns, directory), expected);
}
function strangerNotices({ services }, budgets) {
  const known = new Set(budgets.map(({ name }) => name));
  const strange = services.filter((name) => !known.has(name));
  if (strange.length === 0) return [];
  const names = strange.slice(0, MOST_NAMES).map((name) => oneLine(name, 100));
  const more = strange.length - MOST_NAMES;
  return [
    `Measured, and not judged, as the budget file names no such ${strange.length === 1 ? "service" : "services"}: ${names.join(", ")}${more > 0 ? ` and ${plural(more, "more", "more")}` : ""}.`
  ];
}
export {
  readMeasurements2 as readMeasurements,
  strangerNotices
};
