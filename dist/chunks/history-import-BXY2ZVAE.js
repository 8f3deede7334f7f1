import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  importRecords
} from "./chunk-QBSM5TYK.js";
import {
  historyBranch
} from "./chunk-6VKVJVYF.js";
import {
  problemOf
} from "./chunk-RJ367YUU.js";
import "./chunk-6ESJLC7I.js";
import {
  SizeHistory
} from "./chunk-MADZQDZ6.js";
import "./chunk-CRGKETYT.js";
import {
  isOneImageTag,
  readHistory
} from "./chunk-BCXJ2VCG.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import {
  isBuildTime,
  recordOf
} from "./chunk-4RYPBSQW.js";
import {
  timeOf
} from "./chunk-WHLKH7UI.js";
import "./chunk-3KCB5G23.js";
import {
  EXIT,
  wellFormed,
  withImages
} from "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  createProgress,
  measure,
  versionTags,
  workThrough
} from "./chunk-6DNRDSMX.js";
import {
  Unmeasurable,
  UsageError,
  applyTag,
  defaultName,
  formatReference,
  nearest,
  oneLine,
  parseReference,
  plural
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/import-tags.ts
async function tagsOf(service, source, pattern) {
  const none = { service, chosen: [], others: 0 };
  try {
    const tags = await source.tags(service.image);
    const name = oneLine(formatReference(service.image));
    if (tags === void 0) return { ...none, problem: `${name}: there is no such repository` };
    const versions = new Set(versionTags(tags));
    const isWanted = pattern === void 0 ? (tag) => versions.has(tag) || isOneImageTag(tag) : matches(pattern);
    const chosen = tags.filter(isWanted);
    const others = pattern === void 0 ? tags.length - chosen.length : 0;
    return { service, chosen, others, problem: null };
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    return { ...none, problem: `${oneLine(error.message)}. ${error.cure}` };
  }
}
function matches(pattern) {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const expression = new RegExp(`^${literal.replace(/\*+/g, ".*").replaceAll("?", ".")}$`);
  return (tag) => expression.test(tag);
}
async function knownDigests(branch, now) {
  const stored = await readHistory(branch, { now, depth: "all" });
  return stored && new SizeHistory(stored, []);
}
async function isThere({ name }, reference, { source, known }) {
  if (known === null || !known.all().some(({ service }) => service === name)) return false;
  const digest = await source.currentDigest(reference).catch(() => void 0);
  return digest !== void 0 && known.knownBy(digest).some(({ service }) => service === name);
}
async function measureTag({ service, tag }, { source, known, now }) {
  const reference = applyTag(service.image, tag);
  const isKnown = await isThere(service, reference, { source, known, now });
  if (isKnown) return { records: [], timeless: 0, problem: null, isKnown };
  const measurement = await measure(source, reference);
  if (measurement.kind !== "measured") {
    return { records: [], timeless: 0, problem: problemOf(measurement) };
  }
  try {
    const dated = await Promise.all(
      measurement.images.map(async (image) => {
        const { created, labels } = await source.config(reference, image.config);
        const at = Date.parse(created ?? "");
        if (!isBuildTime(at, now)) return null;
        const revision = labels["org.opencontainers.image.revision"] ?? "";
        const commit = /^[0-9a-f]{40}$/.test(revision) ? revision : null;
        const origin = { commit, run: null, by: "import", now: new Date(at) };
        const measured = { service: service.name, reference, image };
        return { ...recordOf(measured, measurement.digest, origin), created: timeOf(new Date(at)) };
      })
    );
    const records = dated.filter((record) => record !== null);
    return { records, timeless: dated.length - records.length, problem: null };
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    const problem = `${oneLine(formatReference(reference))}: ${oneLine(error.message)}. ${error.cure}`;
    return { records: [], timeless: 0, problem };
  }
}

// src/cli/history-import.ts
var AT_ONCE = 64;
async function importHistory(args, world, budgets) {
  const { stderr, stdout } = world;
  const services = servicesOf(args, budgets);
  const branch = await historyBranch(args, world);
  const now = /* @__PURE__ */ new Date();
  const known = await knownDigests(branch, now);
  const { found, listed } = await withImages(world, args, async ({ source }) => {
    const tags = await Promise.all(services.map((service) => tagsOf(service, source, args.tags)));
    const progress = createProgress((line) => stderr.write(`${line}
`));
    const work = tags.flatMap(({ chosen, service }) => chosen.map((tag) => ({ service, tag })));
    const measured = await workThrough(work, (each) => measureTag(each, { source, known, now }), {
      atOnce: AT_ONCE,
      progress
    });
    return { found: measured, listed: tags };
  });
  const problems = [...listed, ...found].flatMap(({ problem }) => problem ?? []);
  for (const problem of problems) stderr.write(`${problem}
`);
  const left = listed.reduce((sum, { others }) => sum + others, 0);
  const records = found.flatMap((each) => each.records);
  const added = await importRecords(branch, records, { now });
  const timeless = found.reduce((sum, each) => sum + each.timeless, 0);
  const already = found.filter(({ isKnown }) => isKnown).length + records.length - added;
  stdout.write(
    `${plural(added, "size")} imported to ${branch.name} from ${plural(found.length, "tag")}${already > 0 ? `; ${already} were there already` : ""}.
`
  );
  if (timeless > 0) {
    stdout.write(
      `Not imported: ${plural(timeless, "image")} built in 1970, 1980 or later than now, as they say: they have no place in time.
`
    );
  }
  if (left > 0) {
    stdout.write(
      `Left out: ${plural(left, "tag")} that may stand for another image tomorrow, such as main or pr-7. Name some with --tags PATTERN.
`
    );
  }
  if (added > 0 && args.repository === void 0) {
    stdout.write(`The branch is here alone: git push origin ${branch.name}
`);
  }
  return problems.length === 0 ? EXIT.pass : EXIT.inconclusive;
}
function servicesOf({ positionals, config }, budgets) {
  const all = budgets.filter(({ image }) => image.kind === "registry");
  if (positionals.length === 0 && all.length > 0) return all;
  if (positionals.length === 0) {
    throw new UsageError(
      `${oneLine(config)} names no image in a registry. Name one, as in docker-image-budgets history import ghcr.io/OWNER/IMAGE.`
    );
  }
  return positionals.map((text) => {
    const budget = all.find(({ name }) => name === text);
    if (budget !== void 0) return budget;
    const names = budgets.map(({ name }) => name);
    const guess = nearest(text, names);
    if (!text.includes("/")) {
      const hint = guess === void 0 ? "" : ` Did you mean ${oneLine(guess)}?`;
      throw new UsageError(
        `There is no budget ${oneLine(text, 100)} in ${oneLine(config)}.${hint} An image is named with its registry, as in ghcr.io/OWNER/IMAGE.`
      );
    }
    const image = wellFormed(() => parseReference(text), oneLine(text, 100));
    if (image.kind === "registry") return { name: defaultName(image), image };
    throw new UsageError(
      `${oneLine(text, 100)} is a file: only a registry keeps what was there before`
    );
  });
}
export {
  importHistory
};
