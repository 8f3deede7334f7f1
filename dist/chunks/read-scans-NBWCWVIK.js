import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  isFileWithin
} from "./chunk-6HITG6CB.js";
import {
  RATINGS
} from "./chunk-6DNRDSMX.js";
import {
  Malformed,
  UsageError,
  nearest,
  oneLine
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/common/read-scans.ts
import { resolve } from "node:path";

// src/sarif/read-file.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";

// src/sarif/shape.ts
var NOTHING = Object.freeze({});
function fieldsOf(value) {
  return isFields(value) ? value : NOTHING;
}
function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
function textOf(value, most = 4e3) {
  return typeof value === "string" ? value.slice(0, most) : "";
}

// src/sarif/severity.ts
var WORDS = {
  critical: "critical",
  high: "high",
  important: "high",
  medium: "medium",
  moderate: "medium",
  low: "low",
  negligible: "low",
  unknown: "unknown"
};
var SAID = /\bSeverity: *(\w+)/i;
var BRACKETED = /^\[[^[\]]* - (\w+)\]/;
var LABELLED = /^\[(\w+)\] /;
function ratingOf(result, rule) {
  const message = textOf(fieldsOf(result["message"])["text"]);
  const properties = fieldsOf(rule["properties"]);
  const help = fieldsOf(rule["help"]);
  return word(SAID.exec(message)?.[1]) ?? word(BRACKETED.exec(message)?.[1]) ?? word(textOf(properties["cvssV3_severity"])) ?? listOf(properties["tags"]).slice(0, 50).map((tag) => word(textOf(tag, 20))).find((each) => each !== void 0) ?? word(LABELLED.exec(textOf(result["ruleId"]))?.[1]) ?? word(SAID.exec(textOf(help["text"]))?.[1]) ?? word(/^\| *(\w+) *\|/m.exec(afterDashes(textOf(help["markdown"])))?.[1]) ?? byScore(properties["security-severity"]) ?? byLevel(result, rule);
}
function word(text) {
  const known = text?.toLowerCase();
  return known !== void 0 && Object.hasOwn(WORDS, known) ? WORDS[known] : void 0;
}
function afterDashes(markdown) {
  const at = markdown.search(/^\| *Severity *\|/m);
  return at < 0 ? "" : markdown.slice(at).split("\n").slice(2).join("\n");
}
function byScore(value) {
  const score = typeof value === "number" ? value : Number.parseFloat(textOf(value, 20));
  if (!(score > 0 && score <= 10)) return void 0;
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  return score >= 4 ? "medium" : "low";
}
function byLevel(result, rule) {
  const level = result["level"] ?? fieldsOf(rule["defaultConfiguration"])["level"];
  if (level === "error") return "critical or high";
  if (level === "warning") return "medium";
  return level === "note" ? "low" : "unknown";
}
function worseRating(one, other) {
  return RATINGS.indexOf(one) <= RATINGS.indexOf(other) ? one : other;
}

// src/sarif/parse.ts
var MOST_RESULTS = 5e5;
function parseSarif(text) {
  const runs = fieldsOf(json(text))["runs"];
  if (!Array.isArray(runs)) throw new Malformed("is no SARIF file: it has no runs");
  if (runs.length === 0) throw new Malformed("has no runs: nothing was scanned");
  const found = /* @__PURE__ */ new Map();
  const digests = /* @__PURE__ */ new Set();
  for (const run of runs.map(fieldsOf)) {
    for (const [id, rating] of foundIn(run)) {
      found.set(id, worseRating(found.get(id) ?? rating, rating));
    }
    for (const digest of digestsIn(run)) digests.add(digest);
  }
  return { found, digests: [...digests] };
}
function json(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Malformed("is no JSON");
  }
}
function foundIn(run) {
  if (listOf(run["invocations"]).some((each) => fieldsOf(each)["executionSuccessful"] === false)) {
    throw new Malformed("says that the scan did not succeed");
  }
  const all = run["results"];
  if (!Array.isArray(all)) throw new Malformed("has no results: the scan did not come to an end");
  if (all.length > MOST_RESULTS) throw new Malformed("has more results than are read");
  const ruleOf = rulesOf(run);
  const rated = withoutSuppressed(all.map(fieldsOf)).flatMap((result) => {
    const rule = ruleOf(result);
    const id = vulnerabilityIn(result, rule);
    return id === null ? [] : [[id, ratingOf(result, rule)]];
  });
  const tool = oneLine(textOf(driverOf(run)["name"]), 60);
  if (rated.length === 0 && all.length > 0 && !SCANNERS.test(tool)) {
    const whose = tool === "" ? "" : ` of ${tool}`;
    throw new Malformed(`has results${whose}, and none of them is about a vulnerability`);
  }
  return rated;
}
var SCANNERS = /trivy|grype|anchore|scout|clair|snyk/i;
function withoutSuppressed(results) {
  const open2 = results.filter((result) => !isSuppressed(result));
  return open2.length === 0 ? results : open2;
}
function isSuppressed(result) {
  return listOf(result["suppressions"]).some(
    (each) => ["accepted", void 0].some((status) => fieldsOf(each)["status"] === status)
  );
}
function driverOf(run) {
  return fieldsOf(fieldsOf(run["tool"])["driver"]);
}
function rulesOf(run) {
  const extensions = listOf(fieldsOf(run["tool"])["extensions"]).map(fieldsOf);
  const rules = [driverOf(run), ...extensions].map((each) => listOf(each["rules"]).map(fieldsOf));
  const byId = new Map(rules.flat().map((rule) => [textOf(rule["id"]), rule]));
  return (result) => {
    const reference = fieldsOf(result["rule"]);
    const id = textOf(result["ruleId"]) || textOf(reference["id"]);
    if (id !== "") return byId.get(id) ?? {};
    const index = result["ruleIndex"] ?? reference["index"];
    return (Number.isInteger(index) ? rules[0]?.[Number(index)] : void 0) ?? {};
  };
}
var ID = /CVE-\d{4}-\d{1,19}|GHSA(?:-[0-9a-z]{4}){3}/i;
var OTHER_KINDS = /^(?:Misconfiguration|Secret|License)/i;
var OTHER_TAGS = ["misconfiguration", "secret", "license"];
function vulnerabilityIn(result, rule) {
  const named = textOf(result["ruleId"]) || textOf(rule["id"]);
  const kind = textOf(rule["name"]);
  const tags = listOf(fieldsOf(rule["properties"])["tags"]).slice(0, 50);
  if (OTHER_KINDS.test(kind) || OTHER_TAGS.some((each) => tags.includes(each))) return null;
  const known = ID.exec(named)?.[0];
  if (known !== void 0) return known.startsWith("G") ? known : known.toUpperCase();
  const isOne = /Vulnerability$/.test(kind) || tags.includes("vulnerability");
  const id = oneLine(named.replace(/^\[\w+\] /, ""), 60);
  return isOne && id !== "" ? id : null;
}
var DIGEST = /\bsha256:[0-9a-f]{64}\b/;
var IMAGE_DIGEST = /@(sha256:[0-9a-f]{64})(?![0-9a-f])/;
function digestsIn(run) {
  const { imageName, imageID, repoDigests } = fieldsOf(run["properties"]);
  const told = [...listOf(repoDigests).slice(0, 100), imageID, imageName];
  const named = told.flatMap((each) => DIGEST.exec(textOf(each))?.[0] ?? []);
  const [first] = listOf(run["results"]).map(fieldsOf);
  return [.../* @__PURE__ */ new Set([...named, ...first === void 0 ? [] : scannedBy(first)])];
}
function scannedBy(result) {
  const places = listOf(result["locations"]).flatMap(
    (each) => listOf(fieldsOf(each)["logicalLocations"]).map(
      (place) => textOf(fieldsOf(place)["fullyQualifiedName"])
    )
  );
  return places.slice(0, 100).flatMap((name) => {
    const image = name.replace(/@sha256:[0-9a-f]{64}:.*$/s, "");
    return image === name ? [] : IMAGE_DIGEST.exec(image)?.[1] ?? [];
  });
}

// src/sarif/read-file.ts
var MOST_BYTES = 64 * 1024 * 1024;
async function readSarif(path) {
  return parseSarif(await textOf2(path));
}
async function textOf2(path) {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new Malformed("is no file");
      if (stats.size > MOST_BYTES) throw new Malformed("is larger than 64 MiB");
      const { buffer, bytesRead } = await file.read(Buffer.alloc(stats.size), 0, stats.size, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Malformed) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new Malformed(CODES[code] ?? `cannot be read (${code || String(error)})`);
  }
}
var CODES = {
  ENOENT: "is not there",
  ENOTDIR: "is not there",
  ELOOP: "is a link",
  EISDIR: "is no file",
  EACCES: "may not be read"
};

// src/common/read-scans.ts
async function readScans(asked) {
  const names = new Set(asked.budgets.map(({ name }) => name));
  const named = asked.lines.map((line) => {
    const found = namedIn(line, names);
    if (found === void 0) throw new UsageError(`${asked.source}: ${unknownWords(line, names)}`);
    return found;
  });
  const scans = /* @__PURE__ */ new Map();
  for (const service of new Set(named.map((each) => each.service))) {
    const of = (side) => named.filter((each) => each.service === service && each.side === side);
    const [head, base] = await Promise.all([scanOf(of("head"), asked), scanOf(of("base"), asked)]);
    scans.set(service, { head, base });
  }
  return scans;
}
function namedIn(line, names) {
  const at = [...line.matchAll(/=/g)].map(({ index }) => index).toReversed();
  for (const index of at) {
    const [name, path] = [line.slice(0, index).trim(), line.slice(index + 1).trim()];
    if (path === "") continue;
    if (names.has(name)) return { service: name, side: "head", path };
    const service = /^(.+):base$/s.exec(name)?.[1];
    if (service !== void 0 && names.has(service)) return { service, side: "base", path };
  }
  return void 0;
}
function unknownWords(line, names) {
  const shown = JSON.stringify(oneLine(line, 100));
  const [, name] = /^([^=]*)=./.exec(line) ?? [];
  if (name === void 0) {
    return `${shown} is not service=path, such as api=trivy-api.sarif; one a line`;
  }
  const guess = nearest(name.trim(), [...names]);
  const known = [...names].slice(0, 10).map((each) => oneLine(each, 100));
  return `${shown} names no budget.${guess === void 0 ? "" : ` Did you mean ${oneLine(guess, 100)}?`} There are ${known.join(", ")}${names.size > 10 ? ` and ${names.size - 10} more` : ""}; ${known[0] ?? "NAME"}:base is what the image is compared with`;
}
async function scanOf(named, asked) {
  if (named.length === 0) return null;
  const files = named.map(({ path }) => oneLine(path, 200));
  const found = /* @__PURE__ */ new Map();
  const subjects = [];
  for (const { path } of named) {
    try {
      const scan = await read(path, asked);
      for (const [id, rating] of scan.found)
        found.set(id, worseRating(found.get(id) ?? rating, rating));
      subjects.push({ file: oneLine(path, 200), digests: scan.digests });
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      const reason = `${oneLine(path, 200)} ${error.message}`;
      return { kind: "unknown", files, reason, cure: CURE };
    }
  }
  return { kind: "scanned", files, found, subjects };
}
var CURE = "Let the scanner write it as SARIF in an earlier step, and fail that step where it cannot.";
async function read(path, { directory, isConfined }) {
  if (isConfined && !await isFileWithin(directory, path)) {
    throw new Malformed("is no file of the workspace, or is reached by a link");
  }
  return readSarif(resolve(directory, path));
}
export {
  readScans
};
