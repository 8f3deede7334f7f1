import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  momentAgo,
  versionTags
} from "./chunk-W2HUWUF7.js";
import {
  judge
} from "./chunk-DUZPIUDR.js";
import {
  find,
  measure,
  unmeasurable,
  wantedImages,
  weigh,
  withPlatforms
} from "./chunk-DI5NXAHA.js";
import {
  pairPlatforms,
  sharingLayers
} from "./chunk-3NTQYEGY.js";
import {
  loadUnderWay
} from "./chunk-73P5AE6K.js";
import {
  applyTag,
  commitPlaceholder,
  expandTemplate
} from "./chunk-GHIMOT5R.js";
import {
  isFor
} from "./chunk-IW5NEP45.js";
import {
  formatReference,
  isSameName
} from "./chunk-V35JLIWI.js";
import {
  grouped
} from "./chunk-F3PQNR5A.js";
import {
  Malformed,
  Unmeasurable
} from "./chunk-JRB32J4O.js";

// src/comparable.ts
async function comparable(images, base, head, isRestricted) {
  const sides = [base, head].filter((side) => side?.kind === "measured");
  const plain = sides.filter((side) => side.images.some(isUnnamed));
  if (plain.length === 0 || plain.length === sides.length && !isRestricted) return [base, head];
  const [was, is] = await Promise.all([
    base && withPlatforms(images, base),
    withPlatforms(images, head)
  ]);
  return [was && likened(was, is, isRestricted), likened(is, was, isRestricted)];
}
function likened(side, other, isRestricted) {
  if (side.kind !== "measured" || !side.images.some(isUnnamed)) return side;
  const [only, ...more] = other?.kind === "measured" ? other.images : [];
  const [image, ...siblings] = side.images;
  if (image && siblings.length === 0 && only?.platform && more.length === 0) {
    return { ...side, images: [{ ...image, platform: only.platform }] };
  }
  return only?.platform || more.length > 0 || isRestricted ? withoutPlatform(side) : side;
}
function withoutPlatform({ reference }) {
  return {
    kind: "unmeasurable",
    reference,
    reason: `${formatReference(reference)} does not say which platform it is for: its config names no os and architecture`,
    cure: "Build it with docker or buildx, which write them; or push an index that names its platform."
  };
}
function isUnnamed({ platform }) {
  return platform === null;
}

// src/sides.ts
function findHead(budget, { headTag, values }, images) {
  const template = budget.head ?? (namesOneImage(budget.image) ? null : headTag);
  if (template === null) return find(images, budget.image);
  const named = { template, values, side: "head" };
  return located(budget, named, (reference) => find(images, reference));
}
function namesOneImage(image) {
  return image.kind === "layout" || image.tag !== void 0 || image.digest !== void 0;
}
var asTold = (measurement) => ({
  measurement,
  commit: null,
  distance: 0,
  insteadOf: null
});
async function measureBase(budget, { baseTag, values, baseFallbacks, isChange }, { images, firstParents }, { wanted, head }) {
  const template = budget.base ?? (budget.image.kind === "layout" ? null : baseTag);
  if (template === null) return asTold(null);
  const expected = head.kind === "found" ? head.manifest.digest : void 0;
  const asked = /* @__PURE__ */ new Set();
  const measureAt = (at) => located(budget, { template, values: at, side: "base" }, async (reference) => {
    const name = formatReference(reference);
    if (head.reference !== null && isSameName(head.reference, reference)) {
      if (isChange) return oneForBoth(name);
      if (budget.base === void 0) return null;
    }
    if (asked.has(name)) return { kind: "missing", reference };
    asked.add(name);
    return measure(images, reference, { wanted, expected });
  });
  const nearest = (at) => nearestBase(template, at, { measureAt, firstParents });
  const first = await nearest(values);
  if (first.measurement?.kind !== "missing") return first;
  for (const at of baseFallbacks) {
    const other = await nearest(at);
    if (other.measurement?.kind === "missing") continue;
    return { ...other, insteadOf: first.measurement.reference };
  }
  return first;
}
function oneForBoth(name) {
  return {
    kind: "unmeasurable",
    reference: null,
    reason: `it is the head as well: both are ${name}, and nothing of this change would be seen`,
    cure: "Set head-tag (head in the budget) to the tag that the pull request pushes, such as pr-{number}; or base-tag (base) to that of the branch it is compared with."
  };
}
async function nearestBase(template, values, { measureAt, firstParents }) {
  const first = await measureAt(values);
  const placeholder = commitPlaceholder(template);
  const commit = placeholder === void 0 ? void 0 : values[placeholder];
  if (placeholder === void 0 || commit === void 0) return asTold(first);
  if (first?.kind !== "missing") return { ...asTold(first), commit };
  try {
    const ancestors = await firstParents(commit);
    for (const [index, sha] of ancestors.entries()) {
      const measurement = await measureAt({ ...values, [placeholder]: sha });
      if (measurement?.kind === "missing") continue;
      return { ...asTold(measurement), commit: sha, distance: index + 1 };
    }
    return asTold(first);
  } catch (error) {
    return asTold(unmeasurable(first.reference, error));
  }
}
async function located(budget, { template, values, side }, measureAt) {
  let reference;
  try {
    reference = applyTag(budget.image, expandTemplate(template, values));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return {
      kind: "unmeasurable",
      reference: null,
      reason: `the tag of the ${side} is not known: ${error.message}`,
      cure: `Set ${side}-tag (--${side} on the command line), or the budget\u2019s ${side}, to the tag that is pushed.`
    };
  }
  return measureAt(reference);
}

// src/since.ts
var MAX_PROBES = 20;
async function measureSince({ image, growthSince }, head, ask) {
  if (growthSince === void 0 || head.kind !== "measured") return null;
  try {
    const start = await startOf(image, growthSince.value, ask);
    if (start === void 0) return { kind: "none" };
    const { images, wanted } = ask;
    const { name, reference } = start;
    const measurement = await measure(images, reference, { wanted });
    if (measurement.kind === "missing") return { kind: "missing", reference };
    if (measurement.kind === "unmeasurable") return measurement;
    const [from, to] = await comparable(images, measurement, head, false);
    if (from?.kind === "unmeasurable") return from;
    if (to.kind === "unmeasurable") return to;
    return {
      kind: "measured",
      reference,
      name,
      changes: pairPlatforms(wantedImages(from, wanted), wantedImages(to, wanted))
    };
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    return { kind: "unmeasurable", reason: error.message, cure: error.cure };
  }
}
async function startOf(image, since, ask) {
  if (since.kind === "tag") return { reference: applyTag(image, since.tag), name: since.tag };
  const tags = versionTags(await ask.images.tags(image) ?? []);
  const found = await newestBefore(image, tags, momentAgo(since, ask.today), ask);
  return found && {
    reference: applyTag(image, found.tag),
    name: `${found.tag} (${found.created.slice(0, 10)})`
  };
}
async function newestBefore(image, oldestFirst, moment, { images, wanted }) {
  const seen = /* @__PURE__ */ new Map();
  const look = async (tag) => {
    const created = await createdOf(images, applyTag(image, tag), wanted);
    seen.set(tag, created);
    return created;
  };
  const near = oldestFirst.length > MAX_PROBES ? await afterDay(oldestFirst, moment, look) : oldestFirst;
  const unseen = near.filter((tag) => !seen.has(tag));
  await Promise.all(unseen.slice(0, MAX_PROBES - seen.size).map(look));
  const old = oldestFirst.flatMap((tag) => {
    const created = seen.get(tag);
    return created !== void 0 && Date.parse(created) <= moment ? [{ tag, created }] : [];
  });
  return old.toSorted((a, b) => Date.parse(a.created) - Date.parse(b.created)).at(-1);
}
async function afterDay(oldestFirst, moment, look) {
  const tags = [...oldestFirst];
  let last = -1;
  for (let probes = 0; tags.length > 0 && probes < MAX_PROBES; probes++) {
    const middle = Math.floor(tags.length / 2);
    const tag = tags[middle] ?? "";
    const created = await look(tag);
    if (created === void 0) tags.splice(middle, 1);
    else if (Date.parse(created) > moment) tags.splice(middle);
    else {
      last = oldestFirst.indexOf(tag);
      tags.splice(0, middle + 1);
    }
  }
  return oldestFirst.slice(last + 1);
}
async function createdOf(images, reference, wanted) {
  const measurement = await measure(images, reference, { wanted });
  const [image] = measurement.kind === "measured" ? measurement.images : [];
  if (image === void 0) return void 0;
  const { created } = await images.config(reference, image.config);
  return created !== null && created > "2000" ? created : void 0;
}

// src/check.ts
var SERVICES_AT_ONCE = 128;
async function check(request, ports) {
  const { budgets } = request;
  const verdicts = [];
  const queue = budgets.entries();
  let done = 0;
  const work = async () => {
    for (const [index, budget] of queue) {
      const own = portsFor(budget, ports);
      const evidence = await gather(budget, request, own);
      const verdict = judge(within(budget, request.platforms), evidence);
      verdicts[index] = await explained(verdict, evidence, own, request);
      ports.progress?.(++done, budgets.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(SERVICES_AT_ONCE, budgets.length) }, work));
  return Promise.all(
    verdicts.map((verdict) => confirmed(verdict, portsFor(verdict.budget, ports).images))
  );
}
function portsFor({ isHearsay = false }, ports) {
  if (!isHearsay) return ports;
  const { hearsay, explain: _, ...rest } = ports;
  if (hearsay === void 0) throw new TypeError("hearsay has no source of its own");
  return { ...rest, ...hearsay };
}
async function confirmed(verdict, images) {
  const { budget, base } = verdict;
  if (base?.kind !== "measured" || !restsOnBase(verdict)) return verdict;
  const movedTo = await digestNow(base.reference, images);
  return movedTo === null || movedTo === base.digest ? verdict : judge(budget, { ...verdict, movedTo });
}
function restsOnBase({ budget, findings, changes }) {
  const { maxIncrease, reviewIncrease, warnIncrease } = budget;
  const isCompared = [maxIncrease, reviewIncrease, warnIncrease].some((rule) => rule !== void 0);
  const hasMoved = changes.some(({ base, head }) => base?.digest !== head?.digest);
  return isCompared && hasMoved || findings.some(({ rule }) => rule === "max_size");
}
async function digestNow(reference, images) {
  try {
    return await images.currentDigest(reference) ?? null;
  } catch (error) {
    if (error instanceof Unmeasurable) return null;
    throw error;
  }
}
async function explained(verdict, evidence, { explain, explainAll = false }, { isForeign }) {
  const { budget, head, base } = verdict;
  if (explain === void 0 || head.kind !== "measured") return verdict;
  const references = { head: head.reference, base: base?.reference ?? null };
  const isStrangers = { base: isBaseStrangers(verdict, isForeign), head: isForeign };
  const isDeep = explainAll || ["fail", "review"].includes(verdict.outcome) || budget.growthOf?.value === "own";
  const changes = await Promise.all(
    verdict.changes.map(async (change) => {
      if (!explainAll && !isWorthExplaining(verdict, change)) return change;
      try {
        const explanation = await explain(change, references, { isDeep, isStrangers });
        return explanation === null ? change : { ...change, explanation };
      } catch (error) {
        return { ...change, unexplained: String(error) };
      }
    })
  );
  return judge(budget, { ...evidence, changes });
}
function isBaseStrangers({ budget, base }, isForeign) {
  return isForeign && (budget.isHearsay === true || base?.reference?.kind === "layout");
}
function isWorthExplaining({ base, findings }, change) {
  if (base === null) return findings.length > 0;
  return change.base?.digest !== change.head?.digest;
}
async function gather(budget, request, ports) {
  const wanted = platformFilter(budget, request.platforms);
  const found = await findHead(budget, request, ports.images);
  const [head, base] = await Promise.all([
    weigh(ports.images, found, { wanted }),
    measureBase(budget, request, ports, { wanted, head: found })
  ]);
  const isRestricted = (budget.platforms ?? []).length > 0 || request.platforms.length > 0;
  const sides = await comparable(ports.images, base.measurement, head, isRestricted);
  const [was, namedHead] = sides;
  const namedBase = was && sharingLayers(was, namedHead);
  const { today, noiseFloor } = request;
  return {
    head: namedHead,
    base: namedBase,
    baseCommit: base.commit,
    baseDistance: base.distance,
    baseInsteadOf: base.insteadOf,
    movedTo: null,
    changes: pairPlatforms(wantedImages(namedBase, wanted), wantedImages(namedHead, wanted)),
    since: await measureSince(budget, namedHead, { images: ports.images, wanted, today }),
    retired: request.retired.has(budget.name),
    edits: request.edits.filter(({ name }) => name === budget.name),
    today,
    noiseFloor
  };
}
function platformFilter(budget, restricted) {
  const lists = [budget.platforms ?? [], restricted].filter((list) => list.length > 0);
  return (platform) => lists.every((list) => list.some((each) => isFor(each, platform)));
}
function within(budget, restricted) {
  if (budget.platforms === void 0 || restricted.length === 0) return budget;
  const platforms = budget.platforms.filter(
    (each) => restricted.some((other) => isFor(other, each))
  );
  return { ...budget, platforms };
}

// src/late-explainer.ts
function lateExplainer(images, options) {
  let loading;
  loadUnderWay(() => import("./explain-UVNMZ4FV.js"));
  return async (...asked) => {
    loading ??= import("./explain-UVNMZ4FV.js").then((late) => new late.Explainer(images, options));
    return (await loading).explain(...asked);
  };
}

// src/progress.ts
function createProgress(say, now = () => performance.now()) {
  let next = now() + EVERY_MS;
  return (done, total) => {
    if (now() < next || done === total) return;
    next = now() + EVERY_MS;
    say(`${grouped(String(done))} of ${grouped(String(total))} images measured`);
  };
}
var EVERY_MS = 5e3;

export {
  namesOneImage,
  check,
  lateExplainer,
  createProgress
};
