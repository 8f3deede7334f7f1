import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  MOST_PROBLEMS,
  at,
  formatProblems,
  readYaml,
  withOddBlanks
} from "./chunk-ZDIANJO2.js";
import {
  parseSince
} from "./chunk-W2HUWUF7.js";
import {
  checkTemplate
} from "./chunk-GHIMOT5R.js";
import {
  amountBytes,
  parseAmount,
  parseIncrease
} from "./chunk-IZRJ7AOI.js";
import {
  parseApprover,
  sameNames
} from "./chunk-PLBBOBSO.js";
import {
  _enum,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  _regex,
  array,
  literal,
  meta,
  number,
  optional,
  strictObject,
  string,
  superRefine
} from "./chunk-2OA2TC6A.js";
import {
  formatPlatform,
  parsePlatform
} from "./chunk-IW5NEP45.js";
import {
  MIB,
  formatBytes,
  parseSize
} from "./chunk-IL3RPRB4.js";
import {
  defaultName,
  formatReference,
  parseReference
} from "./chunk-V35JLIWI.js";
import {
  nearest,
  oneLine,
  plural
} from "./chunk-F3PQNR5A.js";
import {
  Malformed,
  UsageError,
  quoted
} from "./chunk-JRB32J4O.js";

// src/budgets/contradictions.ts
function contradictions(yaml) {
  const budgets = items(at(yaml.value, ["budgets"]));
  const parents = [["defaults"], ...budgets.map((_, index) => ["budgets", index])];
  const waivers = parents.flatMap(
    (parent) => items(at(yaml.value, [...parent, "waivers"])).map(
      (_, index) => [...parent, "waivers", index]
    )
  );
  const both = [...parents, ...waivers].filter((path) => has(yaml, path, "max_mb") && has(yaml, path, "max_size")).map((path) => ({
    place: yaml.keyAt([...path, "max_size"]),
    message: "max_size and max_mb are two names of one limit: keep one of them"
  }));
  return [
    ...both,
    ...limitless(yaml, waivers),
    ...halfRules(yaml, budgets),
    ...duplicateNames(yaml, budgets)
  ];
}
function limitless(yaml, waivers) {
  return waivers.filter((path) => !has(yaml, path, "max_mb") && !has(yaml, path, "max_size")).map((path) => ({
    place: yaml.keyAt(path),
    message: "a waiver needs the size that it allows: max_mb or max_size"
  }));
}
function halfRules(yaml, budgets) {
  const problems = /* @__PURE__ */ new Map();
  for (const index of budgets.keys()) {
    const placeOf = (key2) => [["budgets", index], ["defaults"]].find((path) => has(yaml, path, key2));
    const [since, most] = [placeOf("max_growth_since"), placeOf("max_growth")];
    if (since === void 0 === (most === void 0)) continue;
    const [key, other] = since === void 0 ? ["max_growth", "max_growth_since: a tag, such as v1.4.0, or an age, such as 90d"] : ["max_growth_since", "max_growth: how much is allowed, such as 10%"];
    const place = yaml.keyAt([...since ?? most ?? [], key]);
    problems.set(JSON.stringify(place), { place, message: `${key} needs ${other}` });
  }
  return [...problems.values()];
}
function duplicateNames(yaml, budgets) {
  const first = /* @__PURE__ */ new Map();
  return budgets.flatMap((budget2, index) => {
    const given = at(budget2, ["name"]);
    const name2 = typeof given === "string" ? given : nameOfImage(at(budget2, ["image"]));
    if (name2 === void 0) return [];
    const path = ["budgets", index, typeof given === "string" ? "name" : "image"];
    const place = yaml.valueAt(path);
    const other = first.get(name2);
    first.set(name2, other ?? place);
    if (other === void 0) return [];
    const advice = typeof given === "string" ? "names are unique" : "give one of them a name of its own";
    return [
      {
        place,
        message: `a second budget ${quoted(name2)}, the first is in line ${other.line}: ${advice}`
      }
    ];
  });
}
function nameOfImage(image) {
  try {
    return typeof image === "string" ? defaultName(parseReference(image)) : void 0;
  } catch (error) {
    if (error instanceof Malformed) return void 0;
    throw error;
  }
}
function has(yaml, path, key) {
  return at(yaml.value, [...path, key]) !== void 0;
}
function items(value) {
  return Array.isArray(value) ? value : [];
}

// src/budgets/schema.ts
function parsed(parse, description) {
  const complaint = (text) => {
    try {
      parse(text);
      return void 0;
    } catch (error) {
      if (error instanceof Malformed) return error.message;
      throw error;
    }
  };
  return string({
    // A number was meant to say something: what it lacks is told by the parser, too.
    error: ({ input }) => (typeof input === "number" ? complaint(String(input)) : void 0) ?? "has to be a text"
  }).check(
    superRefine((text, context) => {
      const message = complaint(text);
      if (message !== void 0) context.addIssue({ code: "custom", message });
    }),
    meta({ description })
  );
}
var megabytes = number({ error: "has to be a number of megabytes, such as 200" }).check(
  _gte(1e-6, { error: "has to be more than 0" }),
  _lte(2 ** 33, { error: "is more than any image has" }),
  meta({ description: "Compressed size in MB of 1,048,576 bytes." })
);
var size = parsed((text) => {
  if (parseSize(text) === 0) throw new Malformed("has to be more than 0");
}, "Compressed size with its unit: MB is 10^6 bytes, MiB 2^20.");
var increase = (what) => parsed(
  parseIncrease,
  `${what}: a percent of the base, a size, "A or B" (either is enough), "A and B" (both).`
);
var template = (what) => parsed(
  checkTemplate,
  `Tag or whole reference of ${what}, with placeholders such as {number} or {base_ref}.`
);
var day = parsed((text) => {
  if (!isDay(text)) {
    throw new Malformed(`${quoted(text)} is not a day: YYYY-MM-DD, such as 2027-01-31`);
  }
}, "The last day on which the waiver holds, YYYY-MM-DD.");
function isDay(text) {
  const date = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().slice(0, 10) === text;
}
var name = (what) => string({ error: "has to be a text" }).check(
  _regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}$/u, {
    error: `has to be 1 to 100 visible characters`
  }),
  meta({ description: what })
);
var waiver = strictObject({
  max_mb: optional(megabytes),
  max_size: optional(size),
  until: day,
  reason: name("Why the exception is made.")
}).check(meta({ description: "An exception with an end: until then an overrun only warns." }));
var atMostHundred = _maxLength(100, { error: "has to hold 100 at most" });
var rules = {
  head: optional(template("the change")),
  base: optional(template("what the change is compared with")),
  platforms: optional(
    array(parsed(parsePlatform, "os/architecture, or os/architecture/variant."), {
      error: "has to be a list, such as [linux/amd64]"
    }).check(
      _minLength(1, { error: "has to name a platform; leave it out for all of them" }),
      atMostHundred
    )
  ).check(
    meta({
      description: "Platforms that have to be there; all that the image has, when left out."
    })
  ),
  max_mb: optional(megabytes),
  max_size: optional(size),
  warn_at: optional(parsed(parseAmount, "Warn above this percent of the limit, or this size.")),
  warn_increase: optional(increase("Warn above this growth")),
  review_increase: optional(increase("Ask for an approval above this growth")),
  max_increase: optional(increase("Fail above this growth")),
  max_growth_since: optional(
    parsed(
      parseSince,
      "A tag, such as v1.4.0, or an age, such as 90d, from which growth is counted too; max_growth is its limit."
    )
  ),
  max_growth: optional(increase("Ask for an approval above this growth since max_growth_since")),
  growth_of: optional(_enum(["own", "all"], { error: "has to be own or all" })).check(meta({ description: "Whether the growth of the base image counts." })),
  approvers: optional(
    array(parsed(parseApprover, "A login, or a team as org/team."), {
      error: "has to be a list of logins, such as [octocat]"
    }).check(
      _minLength(1, { error: "has to name somebody; leave it out for all who may write" }),
      atMostHundred
    )
  ).check(meta({ description: "Who may approve growth; all who may write, when left out." })),
  waivers: optional(array(waiver, { error: "has to be a list" }).check(atMostHundred))
};
var budget = strictObject({
  name: optional(name("Unique in the file; the last segment of image, when left out.")),
  image: parsed(
    parseReference,
    "Repository, reference, or oci:DIR, oci-archive:FILE, docker-archive:FILE."
  ),
  ...rules
});
var budgetFile = strictObject({
  version: optional(literal(1, { error: "has to be 1" })),
  defaults: optional(strictObject(rules)).check(meta({ description: "Anything that a budget may say, for all of them." })),
  budgets: array(budget, { error: "has to be a list of budgets" }).check(_minLength(1, { error: "has to hold at least one budget" }))
}).check(
  meta({
    title: "docker-image-budgets",
    description: "Budgets for the compressed size of container images."
  })
);
function knownKeys(path) {
  if (path.length === 0) return Object.keys(budgetFile.shape);
  if (path.at(-2) === "waivers") return Object.keys(waiver.shape);
  return Object.keys(path[0] === "budgets" ? budget.shape : rules);
}

// src/budgets/read.ts
function readBudgets(text) {
  const result = readWhole(text);
  if (!("problems" in result)) return result;
  return { ...result, problems: withOddBlanks(text, result.problems) };
}
function readWhole(text) {
  const yaml = readYaml(text);
  if ("message" in yaml) return { problems: [yaml] };
  const result = budgetFile.safeParse(yaml.value);
  const problems = [
    ...result.success ? [] : result.error.issues.flatMap((issue) => shapeProblems(yaml, issue)),
    ...contradictions(yaml).map(({ place, message }) => ({ place, words: () => message }))
  ];
  if (!result.success || problems.length > 0) return firstOf(problems);
  const { budgets, defaults } = result.data;
  return { budgets: budgets.map((_, index) => toBudget(yaml, result.data, index, defaults)) };
}
function firstOf(problems) {
  const inFileOrder = problems.toSorted(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column
  );
  const more = problems.length - MOST_PROBLEMS;
  const told = inFileOrder.slice(0, MOST_PROBLEMS);
  return {
    problems: told.map(({ place, words }) => ({ place, message: words() })),
    ...more > 0 ? { more } : {}
  };
}
function shapeProblems(yaml, issue) {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key2) => ({
      place: yaml.keyAt([...issue.path, key2]),
      words: () => unknownKey(key2, knownKeys(issue.path))
    }));
  }
  const key = issue.path.findLast((part) => typeof part === "string");
  const subject = typeof key === "string" ? `${key}: ` : "";
  const isAbsent = issue.code !== "custom" && at(yaml.value, issue.path) === void 0;
  if (isAbsent && typeof key === "string") {
    const place = yaml.keyAt(issue.path.slice(0, -1));
    return [{ place, words: () => `${quoted(key)} is missing` }];
  }
  const message = issue.message.startsWith("Invalid input") ? shapeWords(issue) : issue.message;
  return [{ place: yaml.valueAt(issue.path), words: () => `${subject}${message}` }];
}
function unknownKey(key, known) {
  const guess = nearest(key, known);
  const hint = guess === void 0 ? "" : ` Did you mean ${quoted(guess)}?`;
  return `unknown key ${quoted(key)}.${hint} Allowed here: ${known.join(", ")}`;
}
function shapeWords(issue) {
  if (issue.path.length === 0) {
    return 'a budget file is a mapping with the key "budgets": a list of image and max_mb';
  }
  return issue.code === "invalid_type" && issue.expected === "object" ? "has to be a mapping of keys and values" : `has to be ${"expected" in issue ? String(issue.expected) : "something else"}`;
}
function toBudget(yaml, file, index, defaults = {}) {
  const own = file.budgets[index];
  if (own === void 0) throw new RangeError(`no budget ${index}`);
  const image = parseReference(own.image);
  const path = ["budgets", index];
  const ownLimit = own.max_mb !== void 0 || own.max_size !== void 0;
  const written = (key, parse) => {
    const from = own[key] === void 0 ? defaults : own;
    const value = from[key];
    if (value === void 0 || value === null) return void 0;
    const keyPath = from === own ? [...path, key] : ["defaults", key];
    return { value: parse(value), text: wordsOf(value), place: yaml.keyAt(keyPath) };
  };
  const limit = ownLimit ? limitOf(yaml, own, path) : limitOf(yaml, defaults, ["defaults"]);
  const platforms = own.platforms ?? defaults.platforms;
  return defined({
    name: own.name ?? defaultName(image),
    image,
    head: own.head ?? defaults.head,
    base: own.base ?? defaults.base,
    platforms: platforms?.map(parsePlatform),
    limit,
    warnAt: written("warn_at", parseAmount),
    warnIncrease: written("warn_increase", parseIncrease),
    reviewIncrease: written("review_increase", parseIncrease),
    maxIncrease: written("max_increase", parseIncrease),
    growthSince: written("max_growth_since", parseSince),
    maxGrowth: written("max_growth", parseIncrease),
    growthOf: written("growth_of", (word) => word),
    approvers: written("approvers", (names) => names.map(parseApprover)),
    waivers: written(
      "waivers",
      (waivers) => waivers.map(
        (waiver2, at2) => toWaiver(yaml, waiver2, [...own.waivers ? path : ["defaults"], "waivers", at2])
      )
    ),
    place: yaml.keyAt(path)
  });
}
function limitOf(yaml, limits, path) {
  if (limits.max_mb !== void 0) {
    return {
      value: Math.floor(limits.max_mb * MIB),
      text: String(limits.max_mb),
      place: yaml.keyAt([...path, "max_mb"])
    };
  }
  if (limits.max_size === void 0) return void 0;
  return {
    value: parseSize(limits.max_size),
    text: limits.max_size,
    place: yaml.keyAt([...path, "max_size"])
  };
}
function toWaiver(yaml, waiver2, path) {
  const { until, reason } = waiver2;
  return { bytes: limitOf(yaml, waiver2, path)?.value ?? 0, until, reason, place: yaml.keyAt(path) };
}
function wordsOf(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
function defined(value) {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== void 0));
}

// src/domain/budget.ts
function idleRules(budget2) {
  const { name: name2, limit, warnAt, waivers } = budget2;
  if (limit !== void 0) return overruled(budget2, limit.value);
  return [
    ...warnAt !== void 0 && "percent" in warnAt.value ? [`${name2}: warn_at is a percent of the limit, and there is none.`] : [],
    ...waivers === void 0 ? [] : [`${name2}: waivers are from the limit, and there is none.`]
  ];
}
function overruled({ name: name2, warnAt, waivers }, limit) {
  const warnsLate = warnAt !== void 0 && amountBytes(warnAt.value, limit) >= limit;
  const useless = (waivers?.value ?? []).filter(({ bytes }) => bytes <= limit);
  return [
    ...warnsLate ? [`${name2}: warn_at ${warnAt.text} is not below the limit, and never speaks.`] : [],
    ...useless.map(
      ({ place }) => `${name2}: the waiver in line ${place.line} allows no more than the limit does.`
    )
  ];
}

// src/domain/effect.ts
function opposite(effect) {
  if (effect === "unclear") return effect;
  return effect === "tighter" ? "looser" : "tighter";
}
function amountEffect(old, now) {
  const [was, is] = [asPair(old), asPair(now)];
  if (was.unit !== is.unit) return "unclear";
  return is.value > was.value ? "looser" : "tighter";
}
function asPair(amount) {
  return "bytes" in amount ? { unit: "bytes", value: amount.bytes } : { unit: "percent", value: amount.percent };
}
function increaseEffect(old, now) {
  if (isNeverAbove(now, old)) return "tighter";
  return isNeverAbove(old, now) ? "looser" : "unclear";
}
function isNeverAbove(less, more) {
  const ofMore = more.join === "or" ? "every" : "some";
  return less.join === "and" ? less.amounts.every((amount) => more.amounts[ofMore]((other) => isAtMost(amount, other))) : more.amounts[ofMore]((other) => less.amounts.some((amount) => isAtMost(amount, other)));
}
function isAtMost(amount, other) {
  const [less, more] = [asPair(amount), asPair(other)];
  return less.unit === more.unit && less.value <= more.value;
}
function waiversEffect(old, now) {
  const isCovered = ({ bytes, until }) => old.some((waiver2) => waiver2.bytes >= bytes && waiver2.until >= until);
  return now.every(isCovered) ? "tighter" : "looser";
}

// src/domain/edits.ts
function rule(word, of, effect, given = {}) {
  return { word, of, effect, ...given };
}
var unclear = () => "unclear";
var amounts = { isSame: alike(amountEffect) };
var increases = { isSame: alike(increaseEffect) };
function alike(effect) {
  return (old, now) => effect(old, now) === "tighter" && effect(now, old) === "tighter";
}
var RULES = [
  rule("warn_at", ({ warnAt }) => warnAt, amountEffect, amounts),
  rule("warn_increase", ({ warnIncrease }) => warnIncrease, increaseEffect, increases),
  rule("review_increase", ({ reviewIncrease }) => reviewIncrease, increaseEffect, increases),
  rule("max_increase", ({ maxIncrease }) => maxIncrease, increaseEffect, increases),
  rule("max_growth_since", ({ growthSince }) => growthSince, unclear),
  rule("max_growth", ({ maxGrowth }) => maxGrowth, increaseEffect, increases),
  rule("growth_of", ({ growthOf }) => growthOf, unclear, { whenAdded: "unclear" }),
  rule("approvers", ({ approvers }) => approvers, unclear, {
    whenAdded: "unclear",
    isSame: sameNames
  }),
  rule("waivers", ({ waivers }) => waivers, waiversEffect, { unsaid: [] })
];
function budgetEdits(base, head) {
  const before = new Map(base.map((budget2) => [budget2.name, budget2]));
  const after = new Set(head.map((budget2) => budget2.name));
  const removed = base.filter((budget2) => !after.has(budget2.name)).map(removal);
  const others = head.flatMap((budget2) => {
    const old = before.get(budget2.name);
    return old === void 0 ? [addition(budget2)] : changes(old, budget2);
  });
  return [...removed, ...others];
}
function removal(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: limitText(budget2) ?? "no limit",
    to: null,
    effect: "looser",
    needsApproval: true,
    bytes: null,
    place: budget2.place,
    headLine: null
  };
}
function addition(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: null,
    to: limitText(budget2) ?? "no limit",
    effect: "tighter",
    needsApproval: false,
    bytes: null,
    place: budget2.place,
    headLine: budget2.place.line
  };
}
function changes(old, now) {
  const [before, after] = [old.limit?.value ?? null, now.limit?.value ?? null];
  const limit = edit(now, "limit", limitTexts(old, now), {
    effect: (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY) ? "looser" : "tighter",
    bytes: { from: before, to: after },
    place: (old.limit ?? now.limit ?? old).place,
    headLine: (now.limit ?? now).place.line
  });
  const rules2 = RULES.flatMap((rule2) => ruleEdit(rule2, old, now));
  return [...[limit, ...rules2].filter(({ from, to }) => from !== to), ...imageEdit(old, now)];
}
function ruleEdit(rule2, old, now) {
  const { of, word, isSame = () => false } = rule2;
  const [was, is] = [of(old), of(now)];
  if (was && is && isSame(was.value, is.value)) return [];
  const effect = ruleEffect(rule2, was, is);
  const place = (was ?? is ?? old).place;
  const headLine = (is ?? now).place.line;
  return [edit(now, word, [was?.text ?? null, is?.text ?? null], { effect, place, headLine })];
}
function ruleEffect({ effect, whenAdded = "tighter", unsaid }, was, is) {
  const [old, now] = [was?.value ?? unsaid, is?.value ?? unsaid];
  if (old !== void 0 && now !== void 0) return effect(old, now);
  return old === void 0 ? whenAdded : opposite(whenAdded);
}
function edit({ name: name2, place: at2 }, what, [from, to], given) {
  const needsApproval = given.effect !== "tighter";
  return { name: name2, what, from, to, needsApproval, bytes: null, headLine: at2.line, ...given };
}
function limitTexts(old, now) {
  const [from, to] = [limitText(old), limitText(now)];
  const isHidden = from === to && old.limit?.value !== now.limit?.value;
  return isHidden ? [old.limit?.text ?? from, now.limit?.text ?? to] : [from, to];
}
function limitText({ limit }) {
  return limit === void 0 ? null : formatBytes(limit.value);
}
function imageEdit(old, now) {
  if (imageKey(old) === imageKey(now)) return [];
  const isHidden = imageText(old) === imageText(now);
  const shown = (budget2) => imageText(budget2, isHidden ? JSON.stringify : void 0);
  return [edit(now, "image", [shown(old), shown(now)], { effect: "unclear", place: old.place })];
}
function imageKey({ image, head, base, platforms }) {
  const names = platforms && [...new Set(platforms.map(formatPlatform))].toSorted();
  return JSON.stringify([image, head ?? null, base ?? null, names ?? null]);
}
function imageText({ image, head, base, platforms }, shown = (template2) => template2) {
  return [
    formatReference(image),
    ...head === void 0 ? [] : [`head ${shown(head)}`],
    ...base === void 0 ? [] : [`base ${shown(base)}`],
    ...platforms === void 0 ? [] : [`platforms ${platforms.map(formatPlatform).join(", ")}`]
  ].join("; ");
}
function replacement(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: "what cannot be read",
    to: limitText(budget2) ?? "no limit",
    effect: "unclear",
    needsApproval: true,
    bytes: null,
    place: budget2.place,
    headLine: budget2.place.line
  };
}

// src/domain/hearsay.ts
var MOST_NAMES = 5;
function markHearsay(budgets, believed) {
  const known = new Set(believed.map(reachOf));
  return budgets.map(
    (budget2) => known.has(reachOf(budget2)) ? budget2 : { ...budget2, isHearsay: true }
  );
}
function reachOf(budget2) {
  const { image, head, base, platforms, growthSince, growthOf, approvers } = budget2;
  const words = [head, base, platforms, growthSince?.value, growthOf?.value, approvers?.value];
  return JSON.stringify([image, ...words.map((word) => word ?? null)]);
}
function hearsayNotices(path, budgets) {
  const names = budgets.flatMap(({ name: name2, isHearsay }) => isHearsay ? [name2] : []);
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? [plural(more, "other")] : [];
  const listed = new Intl.ListFormat("en-GB").format([...names.slice(0, MOST_NAMES), ...rest]);
  return [
    `Only this fork\u2019s version of ${path} has the budget of ${listed}: it is measured without a login, at public addresses and in files of the workspace only, and the approvers that it names do not count. To have it measured otherwise, somebody with write access adds it on the base branch.`
  ];
}

// src/budget-file.ts
var BudgetFileError = class extends UsageError {
  name = "BudgetFileError";
  file;
  problems;
  constructor(file, text, { problems, more = 0 }) {
    const list = formatProblems(file, text, problems, more);
    super(`${oneLine(file)} has ${plural(problems.length + more, "problem")}:
${list}`);
    this.file = file;
    this.problems = problems;
  }
};
function neighbourOf(path) {
  const [, stem, ending] = /^(.*)\.(ya?ml)$/i.exec(path) ?? [];
  if (stem === void 0 || ending === void 0) return void 0;
  return `${stem}.${ending.toLowerCase() === "yml" ? "yaml" : "yml"}`;
}
function misnamed(neighbour) {
  return `There is ${oneLine(neighbour)}: rename it, or name it as the budget file (the input config, or --config FILE).`;
}
function parseBudgetFile(path, text) {
  const result = readBudgets(text);
  if ("problems" in result) throw new BudgetFileError(path, text, result);
  return result.budgets;
}
function loadSingle(path, text, foreign) {
  const read = parseBudgetFile(path, text);
  const budgets = foreign ? markHearsay(read, budgetsOrUndefined(foreign.believed) ?? []) : read;
  return {
    budgets,
    headBudgets: budgets,
    retired: /* @__PURE__ */ new Set(),
    file: { path, origin: "workspace", edits: [] },
    notices: [...budgets.flatMap(idleRules), ...hearsayNotices(path, budgets)]
  };
}
function loadCompared(path, { base, head, fork }, { authority = "base", isForeign, neighbour }) {
  const of = AUTHORITIES[authority];
  if (base === void 0 && head === void 0) {
    if (neighbour !== void 0) throw new UsageError(`There is no ${path}. ${misnamed(neighbour)}`);
    throw new UsageError(
      `There is no ${path}, neither ${of.at} nor in this change. Add one (where there is one, the job may lack the permission contents: read), for example:

budgets:
  - image: ghcr.io/OWNER/IMAGE
    max_mb: 200
`
    );
  }
  const baseBudgets = budgetsOrUndefined(base);
  const headBudgets = budgetsOfHead(path, { base, head, fork }, baseBudgets);
  if (baseBudgets === void 0 && head === void 0) parseBudgetFile(path, base ?? "");
  const judged = baseBudgets ?? headBudgets;
  const origin = originOf(base, baseBudgets, authority);
  const own = origin === "mended" && head !== fork ? headBudgets.map(replacement) : ownEdits(judged, headBudgets, { base, head, fork });
  const [left, known] = [namesOf(headBudgets), namesOf(judged)];
  const added = headBudgets.filter(({ name: name2 }) => !known.has(name2) && namesOf(own).has(name2));
  const all = [...judged, ...added];
  const budgets = isForeign ? markHearsay(all, baseBudgets ?? []) : all;
  return {
    budgets,
    headBudgets,
    retired: new Set(judged.map(({ name: name2 }) => name2).filter((name2) => !left.has(name2))),
    file: { path, origin, authority, edits: own },
    notices: [
      ...fileNotices(path, { base, head, fork }, baseBudgets, of),
      ...budgets.flatMap(idleRules),
      ...hearsayNotices(path, budgets)
    ]
  };
}
function budgetsOfHead(path, { head, fork }, baseBudgets) {
  if (head === void 0) return [];
  const budgets = budgetsOrUndefined(head);
  if (budgets !== void 0) return budgets;
  return head === fork && baseBudgets !== void 0 ? baseBudgets : parseBudgetFile(path, head);
}
function ownEdits(base, head, { fork, head: headText }) {
  if (fork === headText) return [];
  const old = budgetsOrUndefined(fork);
  const edits = budgetEdits(base, head);
  if (old === void 0) return edits;
  const mine = budgetEdits(old, head);
  const keys = new Set(mine.map(({ name: name2, what }) => `${name2}
${what}`));
  const known = namesOf(base);
  return [
    ...edits.filter(({ name: name2, what }) => keys.has(`${name2}
${what}`)),
    ...mine.filter(({ name: name2, what }) => what !== "budget" && !known.has(name2))
  ];
}
function originOf(base, budgets, authority) {
  if (base === void 0) return "head";
  return budgets === void 0 ? "mended" : authority;
}
var AUTHORITIES = {
  base: { at: "at the base commit", branch: "base branch", short: "base" },
  default: { at: "on the default branch", branch: "default branch", short: "default branch" }
};
function fileNotices(path, { base, head, fork }, baseBudgets, { at: at2, branch, short }) {
  if (base === void 0) return [];
  if (baseBudgets === void 0) {
    return [`${path} ${at2} cannot be read: this change is judged by its own version.`];
  }
  if (head !== void 0) return [];
  return fork === void 0 ? [`${path} has come to the ${branch} since this change began: the ${short}\u2019s version judges.`] : [`This change deletes ${path}: after it no image has a budget.`];
}
function namesOf(of) {
  return new Set(of.map(({ name: name2 }) => name2));
}
function budgetsOrUndefined(text) {
  if (text === void 0) return void 0;
  const result = readBudgets(text);
  return "problems" in result ? void 0 : result.budgets;
}

export {
  readBudgets,
  BudgetFileError,
  neighbourOf,
  misnamed,
  loadSingle,
  loadCompared
};
