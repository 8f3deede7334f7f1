import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  RULES
} from "./chunk-SWE7IJWS.js";
import {
  approvalsIn,
  approversOf
} from "./chunk-Z2URWXPT.js";
import {
  adviseOn,
  bytesOf
} from "./chunk-E35UIVTQ.js";
import {
  firstLayers,
  gapWords,
  gapsOf,
  growth,
  isNotBuilt,
  judgesGrowth,
  platformName,
  pullBytes,
  sameImage,
  totalBytes,
  waiverInForce
} from "./chunk-6DNRDSMX.js";
import {
  OUTCOMES,
  allowedGrowth,
  formatChange,
  formatPlatform,
  formatReference,
  isBlocking,
  largest,
  monthlyCost,
  oneLine,
  plural,
  worst
} from "./chunk-OUZ62CP3.js";

// src/domain/report/state.ts
function stateOf(verdict) {
  const { base, head, changes, findings } = verdict;
  if (isNotBuilt(verdict)) return "not-built";
  if (head.kind === "unmeasurable" || base?.kind === "unmeasurable") return "unknown";
  if (head.kind === "missing")
    return findings.some(({ rule }) => rule === "measurement") ? "unknown" : "retired";
  if (base === null) return "alone";
  if (base.kind === "missing") return "new";
  const moved = changes.some((change) => change.base?.digest !== change.head?.digest);
  return sameImage(base, head) || !moved ? "unchanged" : "changed";
}

// src/domain/fleet/fleet.ts
function fleetOf(services) {
  const holders = holdersOf(services);
  const layers = [...holders.values()];
  const uniqueBytes = sum(layers.map(({ bytes }) => bytes));
  const shared = layers.filter(({ services: services2 }) => services2 > 1);
  const naiveBytes = sum(services.flatMap(({ images }) => images.map(({ image }) => image.bytes)));
  return {
    naiveBytes,
    uniqueBytes,
    sharedBytes: sum(shared.map(({ bytes }) => bytes)),
    dedup: uniqueBytes === 0 ? null : naiveBytes / uniqueBytes,
    services: services.map((service) => shareOf(service, holders)),
    unshared: unsharedOf(services, holders)
  };
}
function holdersOf(services) {
  const holders = /* @__PURE__ */ new Map();
  for (const service of services) {
    for (const { digest, bytes } of layersOf(service)) {
      const held = holders.get(digest) ?? { bytes, services: 0 };
      held.services++;
      holders.set(digest, held);
    }
  }
  return holders;
}
function layersOf({ images }) {
  return distinct(images.flatMap(({ image }) => image.layers));
}
function distinct(layers) {
  return [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
}
function shareOf(service, holders) {
  const layers = layersOf(service);
  return {
    name: service.name,
    bytes: totalBytes(layers),
    exclusiveBytes: totalBytes(exclusive(layers, holders))
  };
}
function exclusive(layers, holders) {
  return layers.filter(({ digest }) => holders.get(digest)?.services === 1);
}
function unsharedOf(services, holders) {
  const platforms = grouped(services.flatMap(standingsOf), ({ platform }) => platform);
  const found = platforms.flatMap((standings) => outsiders(standings, holders));
  return [...new Map(found.toReversed().map((each) => [each.service, each])).values()].reverse();
}
function standingsOf({ name: service, images }) {
  return images.flatMap(({ image, base }) => {
    if (base.kind !== "known") return [];
    const layers = firstLayers(image, base.layers);
    const platform = image.platform === null ? null : formatPlatform(image.platform);
    const key = layers.map(({ digest }) => digest).join();
    return [{ service, platform, name: base.name, layers, key }];
  });
}
function outsiders(standings, holders) {
  const groups = grouped(standings, ({ key }) => key);
  const shared = groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const [first] = shared;
  if (first === void 0 || shared.length < 2 || shared.length <= standings.length / 2) return [];
  return standings.filter(({ key, layers }) => key !== first.key && layers.length > 0).map(({ service, platform, name, layers }) => ({
    service,
    platform,
    base: name,
    sharedBase: first.name,
    sharedBy: shared.length,
    bytes: totalBytes(exclusive(distinct(layers), holders))
  }));
}
function grouped(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

// src/domain/fleet/siblings.ts
function fleetIn(verdicts) {
  const bases = verdicts.flatMap(({ changes }) => changes.flatMap(provedBases));
  const services = verdicts.flatMap((verdict) => {
    const { budget, changes } = verdict;
    const stays = isNotBuilt(verdict);
    const images = changes.flatMap(({ base, head, explanation }) => {
      const image = head ?? (stays ? base : null);
      if (image === null) return [];
      return [{ image, base: explanation?.baseImages.head ?? inherited(image, bases) }];
    });
    return images.length === 0 ? [] : [{ name: budget.name, images }];
  });
  return fleetOf(services);
}
function provedBases({ base, head, explanation }) {
  const sides = [
    { image: base, found: explanation?.baseImages.base },
    { image: head, found: explanation?.baseImages.head }
  ];
  return sides.flatMap(
    ({ image, found }) => image === null || found?.kind !== "known" ? [] : [{ base: found, layers: firstLayers(image, found.layers) }]
  );
}
function inherited(image, bases) {
  const fitting = bases.filter(({ base, layers }) => {
    const first = firstLayers(image, base.layers);
    return layers.length > 0 && layers.every(({ digest }, at) => first[at]?.digest === digest);
  });
  const [longest] = fitting.toSorted((a, b) => b.layers.length - a.layers.length);
  return longest?.base ?? { kind: "unknown" };
}
function withSiblings(verdicts, fleet) {
  const advised = verdicts.map((verdict) => withUnsharedBase(verdict, fleet));
  return recompressedOnce(advised);
}
function withUnsharedBase(verdict, fleet) {
  const unshared = fleet.unshared.find(({ service }) => service === verdict.budget.name);
  if (unshared === void 0) return verdict;
  const changes = verdict.changes.map((change) => {
    const { explanation } = change;
    if (explanation === void 0) return change;
    const advised = adviseOn({ ...explanation.subject, unshared }, explanation);
    return { ...change, explanation: { ...explanation, ...advised } };
  });
  return { ...verdict, changes };
}
function recompressedOnce(verdicts) {
  const found = verdicts.flatMap(
    ({ changes }) => changes.flatMap(({ explanation }) => explanation?.advice.filter(isRecompress) ?? [])
  );
  if (found.length < 2) return [...verdicts];
  const [most] = found.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0));
  return verdicts.map((verdict) => ({
    ...verdict,
    changes: verdict.changes.map((change) => {
      const { explanation } = change;
      if (explanation === void 0) return change;
      const advice = explanation.advice.filter((each) => !isRecompress(each) || each === most);
      return { ...change, explanation: { ...explanation, advice } };
    })
  }));
}
function isRecompress({ rule }) {
  return rule === "recompress";
}

// src/domain/guidance/excess.ts
var SIZE_RULES = ["max_size", "max_increase"];
function excessOf(verdict) {
  const failed = verdict.findings.filter(
    ({ outcome, rule }) => outcome === "fail" && SIZE_RULES.includes(rule)
  );
  const [worst2] = verdict.changes.map((change2) => ({ change: change2, bytes: bytesToGo(verdict, change2, failed) })).toSorted((a, b) => b.bytes - a.bytes);
  if (worst2 === void 0 || worst2.bytes <= 0) return null;
  const { change, bytes } = worst2;
  return {
    verdict,
    change,
    platform: change.platform,
    bytes,
    rules: [...new Set(failed.map(({ rule }) => rule))],
    leavesReview: isReviewed(verdict, change, bytes)
  };
}
function bytesToGo(verdict, change, failed) {
  const own = failed.filter(
    ({ platform }) => platformName(platform) === platformName(change.platform)
  );
  return own.reduce((most, finding) => Math.max(most, bytesBy(finding, verdict, change)), 0);
}
function bytesBy({ rule, actualBytes, allowedBytes }, { budget, today, noiseFloor }, { base, head }) {
  const over = (actualBytes ?? 0) - (allowedBytes ?? 0);
  if (rule !== "max_size" || head === null) return over;
  const waiver = waiverInForce(budget.waivers?.value ?? [], today);
  const toLimit = head.bytes - Math.max(allowedBytes ?? 0, waiver?.bytes ?? 0);
  if (base === null || base.bytes <= (allowedBytes ?? 0)) return toLimit;
  return Math.min(toLimit, head.bytes - base.bytes - allowedGrowth(noiseFloor, base.bytes));
}
function isReviewed({ budget: { reviewIncrease } }, change, bytes) {
  const grown = growth(change);
  if (reviewIncrease === void 0 || grown === null) return false;
  return grown.bytes - bytes > allowedGrowth(reviewIncrease.value, change.base?.bytes ?? 0);
}

// src/domain/guidance/tips.ts
function relevantAdvice(advice, layers) {
  const grown = new Set(
    layers.filter((layer) => bytesOf(layer) > 0).map(({ head }) => head?.layer.digest)
  );
  return advice.filter(({ layer }) => layer !== null && grown.has(layer.layer.digest));
}

// src/domain/guidance/next-step.ts
function nextStep(verdicts, asked) {
  const excesses = verdicts.flatMap((verdict) => excessOf(verdict) ?? []).toSorted((a, b) => b.bytes - a.bytes);
  if (excesses.length === 0) return null;
  const { setting } = asked;
  const isBeyondApproval = setting.subject === "pull-request";
  const raise = raiseOf(excesses, asked);
  return {
    cuts: excesses.map(cutOf),
    raise,
    ask: raise === null || setting.subject === "terminal" ? [] : whomToAsk(excesses, asked),
    isBeyondApproval
  };
}
function cutOf(excess) {
  const { verdict, platform, bytes, leavesReview } = excess;
  return {
    name: verdict.budget.name,
    platform: verdict.changes.length > 1 ? platformName(platform) : null,
    bytes,
    means: meansOf(excess),
    leavesReview
  };
}
function meansOf({ change: { explanation }, bytes }) {
  if (explanation === void 0) return null;
  const { cause, advice, layers, consequence } = explanation;
  if (consequence !== null && consequence.bytes >= bytes) {
    return { kind: "tips", count: 1, bytes: consequence.bytes };
  }
  if (cause?.kind === "layer" && bytesOf(cause.change) >= bytes) {
    return { kind: "step", change: cause.change, bytes: bytesOf(cause.change) };
  }
  if (cause?.kind === "base-image" && cause.baseImageBytes >= bytes) {
    return { kind: "base-image", name: cause.to.name, bytes: cause.baseImageBytes };
  }
  const tips = relevantAdvice(advice, layers).filter((tip) => tip.bytes !== null);
  const saved = savedBytes(tips);
  return saved > 0 ? { kind: "tips", count: tips.length, bytes: saved } : null;
}
function savedBytes(tips) {
  const layers = new Set(tips.map(({ layer }) => layer));
  return [...layers].reduce(
    (sum2, layer) => sum2 + largest(tips.filter((tip) => tip.layer === layer).map(({ bytes }) => bytes ?? 0)),
    0
  );
}
function raiseOf(excesses, { budgetFile, setting }) {
  if (budgetFile.path === "") return null;
  const rules2 = [...new Set(excesses.flatMap((each) => each.rules))];
  if (budgetFile.origin === "workspace" || setting.subject === "terminal") {
    return { rules: rules2, where: "file", attempt: "none" };
  }
  const isOwn = ({ verdict }) => verdict.edits.some(({ what, from }) => what === "budget" && from === null);
  if (["head", "mended"].includes(budgetFile.origin) || excesses.every(isOwn)) {
    return { rules: rules2, where: "here", attempt: "none" };
  }
  return { rules: rules2, where: "own", attempt: attemptOf(excesses.filter((each) => !isOwn(each))) };
}
var KEYS = {
  max_size: ["limit", "waivers"],
  max_increase: ["max_increase"]
};
function attemptOf(excesses) {
  const tries = excesses.map(({ verdict, rules: rules2, change }) => {
    const keys = rules2.flatMap((rule) => KEYS[rule] ?? []);
    const edits = verdict.edits.filter(
      ({ what, effect }) => keys.includes(what) && effect !== "tighter"
    );
    if (edits.length === 0) return "none";
    const limit = edits.find(({ what }) => what === "limit");
    if (limit === void 0) return "enough";
    const most = limit.bytes?.to ?? Number.POSITIVE_INFINITY;
    return (change.head?.bytes ?? 0) <= most ? "enough" : "too-little";
  });
  if (tries.every((each) => each === "none")) return "none";
  return tries.includes("too-little") ? "too-little" : "enough";
}
function whomToAsk(excesses, { setting }) {
  const named = excesses.flatMap(
    ({ verdict }) => approversOf(verdict.budget, setting) ?? setting.owners
  );
  return [...new Set(named)];
}

// src/domain/guidance/setting.ts
var TERMINAL = {
  subject: "terminal",
  baseRef: null,
  onInconclusive: "fail",
  approvers: [],
  owners: []
};

// src/domain/report/built-notices.ts
var NAMED = 5;
function builtNotices(verdicts) {
  return [...unnamedNotices(verdicts), ...emptyNotices(verdicts)];
}
function unnamedNotices(verdicts) {
  const found = verdicts.filter(isJudgedAllTheSame).map(({ budget }) => oneLine(budget.name, 100));
  if (found.length === 0) return [];
  const more = found.length - NAMED;
  const names = `${found.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [
    `${names}: not named as built, but an image of this change is there; it is judged all the same.`
  ];
}
function isJudgedAllTheSame({ budget, base, head, expectation }) {
  if (expectation !== "unnamed" || head.kind !== "measured") return false;
  if (formatReference(head.reference) === formatReference(budget.image)) return false;
  return base?.kind !== "measured" || base.digest !== head.digest;
}
function emptyNotices(verdicts) {
  const [first] = verdicts;
  const isEmpty = verdicts.every(
    (each) => each.expectation === "optional" && (each.retired || isNotBuilt(each))
  );
  if (first === void 0 || !isEmpty || !verdicts.some(isNotBuilt)) return [];
  const example = first.head.reference === null ? "" : `, such as ${formatReference(first.head.reference)}`;
  return [
    `No image of this change is there${example}. If it built any, set head-tag to the tag that it was pushed under.`
  ];
}

// src/domain/report/claim-notices.ts
var NAMED2 = 5;
function claimNotices(verdicts) {
  const groups = /* @__PURE__ */ new Map();
  for (const { budget, head } of verdicts) {
    if (head.kind !== "measured" || head.claimedBy === void 0) continue;
    const words = WORDS[head.claimedBy.by][head.claimedBy.isVerified ? "confirmed" : "alone"];
    groups.set(words, [...groups.get(words) ?? [], oneLine(budget.name, 100)]);
  }
  return [...groups].map(([words, names]) => {
    const more = names.length - NAMED2;
    return `${names.slice(0, NAMED2).join(", ")}${more > 0 ? ` and ${more} more` : ""}: ${words}.`;
  });
}
var WORDS = {
  fork: {
    alone: "the size is the fork\u2019s own word, measured in the fork\u2019s run; no registry has the image, and a build of our own may find another size",
    confirmed: "the registry says the same size of this image; that it is this change\u2019s is the fork\u2019s own word"
  },
  job: {
    alone: "the size is the word of the job that measured it; no registry has the image",
    confirmed: "the registry says the same size of this image; that it is this change\u2019s is the word of the job that measured it"
  }
};

// src/domain/report/estimate-notices.ts
var NAMED3 = 5;
function estimateNotices(verdicts) {
  const found = verdicts.filter(({ base, head }) => isEstimated(head) || isEstimated(base));
  const mixed = found.filter(
    ({ base, head }) => base?.kind === "measured" && isEstimated(head) !== isEstimated(base)
  );
  return [
    ...sentence(
      found,
      "the size is an estimate: docker keeps layers as they are unpacked, and here they were compressed by gzip, as a push would"
    ),
    ...sentence(
      mixed,
      "an estimate is compared with a size as it is stored: some of the difference may come of another compression"
    )
  ];
}
function isEstimated(measurement) {
  return measurement?.kind === "measured" && measurement.images.some((each) => each.isEstimated);
}
function sentence(verdicts, words) {
  if (verdicts.length === 0) return [];
  const names = verdicts.slice(0, NAMED3).map(({ budget }) => oneLine(budget.name, 100));
  const more = verdicts.length - NAMED3;
  return [`${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}: ${words}.`];
}

// src/domain/report/fallback-base.ts
var NAMED4 = 5;
function fallbackBaseNotices(verdicts) {
  const groups = /* @__PURE__ */ new Map();
  for (const verdict of verdicts) {
    const { budget, base, baseInsteadOf } = verdict;
    if (baseInsteadOf === null || !base?.reference || isNotBuilt(verdict)) continue;
    const words = `there is no image of ${tagOf(baseInsteadOf)}; compared with ${tagOf(base.reference)} instead`;
    groups.set(words, [...groups.get(words) ?? [], oneLine(budget.name, 100)]);
  }
  return [...groups].map(([words, names]) => {
    const more = names.length - NAMED4;
    return `${names.slice(0, NAMED4).join(", ")}${more > 0 ? ` and ${more} more` : ""}: ${words}.`;
  });
}
function tagOf(reference) {
  return reference.kind === "registry" && reference.tag || formatReference(reference);
}

// src/domain/report/gap-notices.ts
var MOST_NAMES = 3;
var MOST_NAMED = 5;
var NAME_LENGTH = 120;
var WHY_LENGTH = 250;
function gapNotices(verdicts) {
  const groups = /* @__PURE__ */ new Map();
  for (const verdict of verdicts) {
    for (const gap of verdict.changes.flatMap((change) => missedIn(verdict, change))) {
      const isNamed = gap.of in MORE;
      const key = isNamed ? `${gap.of} ${gap.name} ${gap.of === "dockerfile" ? gap.why : ""}` : gap.of;
      const group = groups.get(key) ?? { gap, services: /* @__PURE__ */ new Set() };
      groups.set(key, group);
      group.services.add(verdict.budget.name);
    }
  }
  const all = [...groups.values()];
  const others = all.filter(({ gap }) => !(gap.of in MORE));
  const named = Object.entries(MORE).flatMap(([kind, words]) => {
    const groups2 = all.filter(({ gap }) => gap.of === kind);
    const more = groups2.length - MOST_NAMED;
    const told = groups2.slice(0, MOST_NAMED).map(sentence2);
    return more > 0 ? [...told, `${more} more ${words}`] : told;
  });
  return [...others.map(sentence2), ...named];
}
var MORE = {
  dockerfile: "Dockerfiles tell nothing of their images",
  "base-image": "base images cannot be read"
};
function missedIn({ budget, base }, change) {
  const kind = change.explanation?.cause?.kind;
  const asksForBase = base === null || budget.growthOf?.value === "own" || kind !== "rebuilt" && kind !== "none";
  return gapsOf(change).filter(({ of }) => of !== "base-image" || asksForBase);
}
function sentence2({ gap, services }) {
  const names = [...services].map((name) => oneLine(name, NAME_LENGTH));
  const more = names.length - MOST_NAMES;
  const who = [...names.slice(0, MOST_NAMES), ...more > 0 ? [`${more} more`] : []].join(", ");
  return `${who}: ${LOST[gap.of]}: ${gapWords(gap)} (${oneLine(gap.why, WHY_LENGTH)})`;
}
var LOST = {
  all: "why it changed could not be told",
  config: "why it changed could not be told in full",
  provenance: "what its build recorded could not be told",
  dockerfile: "which lines its layers come from could not be told",
  "base-image": "what came with the FROM image could not be told"
};

// src/domain/report/headline.ts
var rules = Object.entries(RULES);
var has = (verdict, rule, outcome) => verdict.findings.some((finding) => finding.rule === rule && finding.outcome === outcome);
var leadingRule = (verdict) => rules.find(([rule, { failed }]) => failed !== void 0 && has(verdict, rule, "fail"))?.[0];
var areCves = (findings) => findings.every(({ rule, outcome }) => outcome !== "inconclusive" || rule === "max_cves");
var TROUBLE = [
  ...rules.flatMap(
    ([rule, { failed }]) => failed === void 0 ? [] : [{ holds: (each) => leadingRule(each) === rule, ...failed }]
  ),
  {
    holds: (verdict) => verdict.outcome === "fail" && leadingRule(verdict) === void 0,
    one: "breaks a rule",
    many: "break a rule"
  },
  { holds: ({ outcome }) => outcome === "review", one: "needs review", many: "need review" },
  {
    holds: ({ outcome, findings }) => outcome === "inconclusive" && areCves(findings),
    one: "has CVEs that are not known",
    many: "have CVEs that are not known"
  },
  {
    holds: ({ outcome }) => outcome === "inconclusive",
    one: "could not be measured",
    many: "could not be measured"
  }
];
var WAIVED = {
  holds: ({ findings }) => findings.some(({ waiver }) => waiver !== void 0),
  one: "is over its budget, and waived",
  many: "are over their budgets, and waived"
};
var WARNED = rules.flatMap(
  ([rule, { warned }]) => warned === void 0 ? [] : [{ holds: (each) => has(each, rule, "warn"), ...warned }]
);
function headline(all) {
  const isClaimed = all.some(
    ({ head }) => head.kind === "measured" && head.claimedBy?.by === "fork"
  );
  return `${sentence3(all)}${isClaimed ? ", by the fork\u2019s own word" : ""}`;
}
function sentence3(all) {
  if (all.length === 0) return "No image has a budget any more";
  const verdicts = all.filter((each) => !isNotBuilt(each) || isBlocking(each.outcome, "fail"));
  const unbuilt = all.length - verdicts.length;
  if (unbuilt === 0) return judged(verdicts);
  const rest = all.filter((each) => !verdicts.includes(each));
  const warned = countWarnings(rest);
  if (verdicts.length === 0) {
    const none = all.length === 1 ? "The image was" : `None of ${plural(all.length, "image")} was`;
    return `${none} built here${warned}`;
  }
  return `${judged(verdicts)}; ${unbuilt} not built here${warned}`;
}
function countWarnings(verdicts) {
  const warned = verdicts.filter(({ outcome }) => outcome === "warn").length;
  return warned > 0 ? `, ${warned} with a warning` : "";
}
function judged(verdicts) {
  const trouble = countAll(verdicts, TROUBLE);
  if (trouble !== void 0) return trouble;
  const approvers = approvalsIn(verdicts);
  const approved = approvers.length === 0 ? "" : `, approved by ${approvers.join(", ")}`;
  const [waived, over] = [countAll(verdicts, [WAIVED]), countAll(verdicts, WARNED)];
  if (waived !== void 0 || over !== void 0) return `${waived ?? over}${approved}`;
  const [only, ...others] = verdicts;
  const warned = verdicts.filter(({ outcome }) => outcome === "warn").length;
  if (only === void 0 || others.length > 0) {
    const rest = warned > 0 ? `, ${warned} with a warning` : "";
    return `All ${plural(verdicts.length, "image")} are within budget${rest}${approved}`;
  }
  if (!hasRules(only)) return comparison(only);
  return `The image is within its budget${warned > 0 ? ", with a warning" : ""}${approved}`;
}
function countAll(verdicts, groups) {
  const parts = groups.flatMap(({ holds, one, many }) => {
    const number = verdicts.filter(holds).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  });
  const [first, ...others] = parts;
  if (first === void 0) return void 0;
  if (verdicts.length === 1) return first.replace(/^1/, "The image");
  return [first.replace(/^(\S+)/, `$1 of ${plural(verdicts.length, "image")}`), ...others].join(
    ", "
  );
}
function hasRules({ budget }) {
  return budget.limit !== void 0 || budget.maxWaste !== void 0 || judgesGrowth(budget);
}
function comparison({ budget, changes }) {
  const grown = changes.map((change) => growth(change)?.bytes).filter((bytes) => bytes !== void 0);
  const most = grown.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0];
  const name = oneLine(budget.name, 100);
  if (most === void 0) return `${name} is measured`;
  return most === 0 ? `${name} does not change in size` : `${name} changes by ${formatChange(most)}`;
}

// src/domain/report/report.ts
function summarise(verdicts, { prices, approval = null, setting = TERMINAL, notices, gaps = [], ...rest }) {
  const fleet = fleetIn(verdicts);
  const found = worst(verdicts.map((verdict) => verdict.outcome));
  const [gap] = gaps;
  const expected = verdicts.filter(
    (verdict) => stateOf(verdict) !== "retired" || verdict.outcome === "review"
  );
  return {
    outcome: gap === void 0 ? found : worst([found, "inconclusive"]),
    headline: gap === void 0 ? headline(expected) : gap.replace(/\.$/, ""),
    verdicts: withSiblings(verdicts, fleet),
    fleet,
    cost: prices ? costOf(verdicts, fleet, prices) : null,
    approval,
    setting,
    nextStep: nextStep(verdicts, { budgetFile: rest.budgetFile, setting }),
    ...rest,
    gaps,
    notices: [
      // The first one is the headline.
      ...gaps.slice(1),
      ...notices,
      ...claimNotices(verdicts),
      ...estimateNotices(verdicts),
      ...builtNotices(verdicts),
      ...fallbackBaseNotices(verdicts),
      ...gapNotices(verdicts)
    ]
  };
}
function costOf(verdicts, fleet, prices) {
  const pulls = verdicts.flatMap(
    ({ changes }) => changes.flatMap((change) => {
      const pull = pullBytes(change);
      const count = prices.pulls / changes.length;
      return pull === null ? [] : [{ count, warmBytes: pull.warm }];
    })
  );
  return monthlyCost(fleet.uniqueBytes, pulls, prices);
}
function leadingFinding(verdicts) {
  const excess = (finding) => (finding.actualBytes ?? 0) - (finding.allowedBytes ?? 0);
  return verdicts.flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding }))).toSorted(
    (a, b) => OUTCOMES.indexOf(b.finding.outcome) - OUTCOMES.indexOf(a.finding.outcome) || RANKS.indexOf(a.finding.rule) - RANKS.indexOf(b.finding.rule) || excess(b.finding) - excess(a.finding)
  )[0];
}
var RANKS = Object.keys(RULES);
function isNoteworthy(report, floor) {
  if (report.budgetFile.edits.length > 0) return true;
  return report.verdicts.some((verdict) => {
    if (["fail", "review", "inconclusive"].includes(verdict.outcome)) return true;
    if (["new", "retired"].includes(stateOf(verdict))) return true;
    return verdict.changes.some((change) => {
      const grown = growth(change);
      if (grown === null) return stateOf(verdict) === "changed";
      return Math.abs(grown.bytes) > allowedGrowth(floor, change.base?.bytes ?? 0);
    });
  });
}
function subjectOf(verdict, finding) {
  const platform = platformName(finding.platform);
  const several = verdict.changes.length > 1;
  return platform !== null && several ? `${verdict.budget.name} (${platform})` : verdict.budget.name;
}
function usedPercent(bytes, limit) {
  const percent = bytes / limit * 100;
  return bytes > limit ? Math.ceil(percent) : Math.floor(percent);
}

export {
  relevantAdvice,
  stateOf,
  summarise,
  leadingFinding,
  isNoteworthy,
  subjectOf,
  usedPercent
};
