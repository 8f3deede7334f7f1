import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  readText,
  replaceText
} from "./chunk-LQU5KG4W.js";
import {
  historyBranch
} from "./chunk-6VKVJVYF.js";
import {
  problemOf
} from "./chunk-RJ367YUU.js";
import {
  editBudgets,
  fencedDiff,
  propose,
  shownDiff,
  unifiedDiff
} from "./chunk-5RA77SUQ.js";
import {
  prose
} from "./chunk-6ESJLC7I.js";
import {
  SizeHistory
} from "./chunk-MADZQDZ6.js";
import {
  readHistory
} from "./chunk-BCXJ2VCG.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import {
  nameOf
} from "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import "./chunk-3KCB5G23.js";
import {
  EXIT,
  paintFor,
  valuesFrom,
  wellFormed,
  withImages
} from "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  headTemplate,
  loadSingle,
  measure,
  namesOneImage
} from "./chunk-6DNRDSMX.js";
import {
  Malformed,
  UsageError,
  applyTag,
  checkTemplate,
  defaultName,
  expandTemplate,
  formatReference,
  isFor,
  largest,
  oneLine,
  parseDays,
  parsePlatform,
  parseReference,
  plural,
  toJsonText,
  withDefaultTag
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/suggest/suggest.ts
import { resolve as resolve2 } from "node:path";

// src/domain/series/days.ts
var DAY_MS = 864e5;
function sizesOfDays(series, days, now) {
  const start = now.valueOf() - days * DAY_MS;
  const all = series.map(({ records }) => recent(records, start)).filter(({ length }) => length > 0);
  const [most] = all.toSorted((a, b) => averageOf(b) - averageOf(a));
  if (most === void 0) return null;
  const first = Math.min(...series.flatMap(({ records }) => Date.parse(records[0]?.t ?? "") || []));
  const reach = Math.ceil((now.valueOf() - first) / DAY_MS);
  return { sizes: most, days: Math.min(days, Math.max(1, reach)) };
}
function recent(records, start) {
  const within = records.filter(({ t }) => Date.parse(t) >= start);
  return (within.length > 0 ? within : records.slice(-1)).map(({ bytes }) => bytes);
}
function averageOf(sizes) {
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

// src/cli/suggest/measured-days.ts
async function sizesOfHistory(targets, args, world) {
  const days = wellFormed(() => parseDays(args.days ?? ""), "--days");
  const now = /* @__PURE__ */ new Date();
  const history = await historyOf(targets, args, world, now);
  if (history === null) return null;
  const found = targets.map((target) => {
    const series = history.all().filter((each) => each.service === target.name);
    const wanted = series.filter(({ platform }) => isWanted(target, platform));
    return sizesOfDays(wanted, days, now);
  });
  const problems = [];
  for (const [index, each] of found.entries()) {
    const name = oneLine(targets[index]?.name ?? "", 100);
    if (each === null) problems.push(`${name}: the history has no size of it`);
    else if (each.days < days)
      world.stderr.write(`note: ${name}: the history has ${each.days} of the ${days} days
`);
  }
  if (problems.length === 0) return found.map((each) => each?.sizes ?? []);
  world.stderr.write([...problems, "Nothing was written.", ""].join("\n"));
  return null;
}
async function historyOf(targets, args, world, now) {
  try {
    const branch = await historyBranch(args, world);
    const stored = await readHistory(branch, { now, depth: "all" });
    if (stored === null) {
      throw new HistoryUnavailable(
        `There is no branch ${branch.name}`,
        "The action makes it on a push to the default branch, with the input history-branch. In a clone it has to be fetched; or name it on GitHub with --repository OWNER/NAME."
      );
    }
    for (const line of stored.torn)
      world.stderr.write(`note: ${oneLine(line)}; the line is left out
`);
    const services = targets.map(({ name, image }) => ({ name, image: nameOf(image).image }));
    return new SizeHistory(stored, services);
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error;
    world.stderr.write(`${oneLine(error.message, 1e3)}. ${error.cure}
Nothing was written.
`);
    return null;
  }
}
function isWanted({ wanted }, platform) {
  if (platform === null) return true;
  try {
    return wanted(parsePlatform(platform));
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}

// src/cli/suggest/targets.ts
import { resolve } from "node:path";
function everyBudget(budgets, head, values) {
  if (head !== void 0) wellFormed(() => checkTemplate(head), "--head");
  const untagged = budgets.filter((budget) => !isOwn(budget)).map(({ name }) => name);
  if (head === void 0 && untagged.length > 0) {
    throw new UsageError(
      `${oneLine(untagged.join(", "))}: the budget file names no tag to measure. Name it with --head TAG, such as --head main, or name the images themselves, as in docker-image-budgets suggest ghcr.io/OWNER/IMAGE:main.`
    );
  }
  return budgets.map(
    (budget, index) => existing(budget, index, [judged(budget, head ?? null, values)])
  );
}
function budgetTargets(budgets) {
  return budgets.map((budget, index) => existing(budget, index, []));
}
function isOwn({ head, image }) {
  return head !== void 0 || namesOneImage(image);
}
function judged(budget, headTag, values) {
  const { name, head, image } = budget;
  const template = headTemplate(budget, headTag);
  if (template === null) return image;
  const source = head === void 0 ? "--head" : `The head of ${oneLine(name)}`;
  return wellFormed(() => applyTag(image, expandTemplate(template, values)), source);
}
function namedImages(texts, budgets, directory) {
  const identity = new Identity(directory);
  const groups = /* @__PURE__ */ new Map();
  for (const text2 of texts) {
    const written = wellFormed(() => parseReference(text2), oneLine(text2, 100));
    const reference = withDefaultTag(written);
    const index = indexFor(reference, budgets, identity);
    const { image, ...named } = withoutTag(text2, written);
    const key = String(index ?? identity.of(image));
    const group = groups.get(key) ?? { ...named, image, index, references: [] };
    const isThere = group.references.some((each) => identity.of(each) === identity.of(reference));
    groups.set(key, isThere ? group : { ...group, references: [...group.references, reference] });
  }
  const taken = new Set(budgets.map(({ name }) => name));
  return [...groups.values()].map(({ text: text2, image, index, references }) => {
    const budget = index === null ? void 0 : budgets[index];
    if (index !== null && budget !== void 0) return existing(budget, index, references);
    const name = freeName(image, taken);
    taken.add(name);
    return { name, image, text: text2, references, wanted: () => true, budget: null };
  });
}
var Identity = class {
  directory;
  constructor(directory) {
    this.directory = directory;
  }
  /** A repository, or a file. */
  place(image) {
    return image.kind === "layout" ? resolve(this.directory, image.path) : `${image.registry}/${image.repository}`;
  }
  /** With its tag, or with its digest, which decides. */
  of(image) {
    if (image.kind === "layout") return `${this.place(image)}:${image.name ?? ""}`;
    return `${this.place(image)}${image.digest === void 0 ? `:${image.tag ?? ""}` : `@${image.digest}`}`;
  }
};
function existing(budget, index, references) {
  const { name, image, limit, platforms } = budget;
  const wanted = (platform) => platforms?.some((each) => isFor(each, platform)) ?? true;
  const text2 = formatReference(image);
  return { name, image, text: text2, references, wanted, budget: { index, limit } };
}
function indexFor(reference, budgets, identity) {
  const same = budgets.map((budget, index) => ({ budget, index })).filter(({ budget }) => identity.place(budget.image) === identity.place(reference)).map((each) => ({ ...each, only: onlyImage(each.budget) }));
  const exact = same.filter(({ only }) => only && identity.of(only) === identity.of(reference));
  const open = same.filter(({ only }) => only === null);
  const [found, ...others] = exact.length > 0 ? exact : open;
  const name = oneLine(formatReference(reference));
  if (found !== void 0 && others.length > 0) {
    const names = oneLine([found, ...others].map(({ budget }) => budget.name).join(", "));
    throw new UsageError(
      `${name} has several budgets: ${names}. Measure each at its own tag, without a REFERENCE, or enter the limit by hand.`
    );
  }
  if (found !== void 0) return found.index;
  const other = same.find(({ budget }) => budget.head !== void 0)?.budget;
  if (other === void 0) return null;
  throw new UsageError(
    `${name} is not what the budget ${oneLine(other.name)} judges: its head is ${oneLine(other.head ?? "")}. Name that image, or leave the REFERENCE out.`
  );
}
function onlyImage(budget) {
  const { head, image } = budget;
  if (head !== void 0) return /[{}]/.test(head) ? null : judged(budget, null, {});
  const isOne = image.kind === "layout" ? image.name !== void 0 : namesOneImage(image);
  return isOne ? image : null;
}
function withoutTag(text2, image) {
  if (image.kind === "layout") return { text: text2, image };
  const { kind, registry, repository, tag } = image;
  const [name = ""] = text2.split("@");
  const bare = tag === void 0 ? name : name.slice(0, -tag.length - 1);
  return { text: bare, image: { kind, registry, repository } };
}
function freeName(image, taken) {
  const segments = formatReference(image).split("/");
  const longer = segments.map((_, start) => segments.slice(start).join("/")).reverse();
  const names = [defaultName(image), ...longer.slice(1).map((name) => oneLine(name, 90))];
  const free = names.find((name) => !taken.has(name));
  if (free !== void 0) return free;
  for (let number = 2; ; number++) {
    const name = `${oneLine(defaultName(image), 90)}-${number}`;
    if (!taken.has(name)) return name;
  }
}

// src/cli/suggest/words.ts
var text = {
  changes: ({ diff }, paint) => diff === "" ? "" : `${shownDiff(diff, paint)}
`,
  done: (suggestion) => [...notesOn(suggestion), summaryOf(suggestion)].map((line) => `${line}
`).join("")
};
var markdown = {
  changes: ({ diff }) => diff === "" ? "" : `${fencedDiff(diff)}

`,
  done: (suggestion) => `${[...notesOn(suggestion), summaryOf(suggestion)].map(prose).join("\n\n")}
`
};
var json = {
  changes: () => "",
  done: ({ file, written, suggested, diff }) => {
    const budgets = suggested.map(({ target, proposal }) => ({
      name: target.name,
      image: formatReference(target.image),
      measuredBytes: proposal.measuredBytes,
      limitBytes: proposal.limitBytes,
      previousLimitBytes: proposal.previousLimitBytes,
      change: proposal.change,
      note: proposal.note
    }));
    return `${toJsonText({ file, written, budgets, diff }, 2)}
`;
  }
};
var SUGGESTION_WORDS = { text, markdown, json };
function notesOn({ suggested }) {
  return suggested.flatMap(({ proposal: { note } }) => note === null ? [] : [oneLine(note)]);
}
function summaryOf({ file, suggested, diff, written }) {
  const count = (isCounted) => suggested.filter(isCounted).length;
  const changed = (change) => count((each) => each.proposal.change === change);
  const added = count(({ target }) => target.budget === null);
  const kept = changed("kept");
  if (diff === "") return `${file}: nothing to change, ${plural(kept, "limit")} kept`;
  const parts = [
    [changed("lowered"), `${plural(changed("lowered"), "limit")} lowered`],
    [changed("raised"), `${plural(changed("raised"), "limit")} raised`],
    [changed("new") - added, `${plural(changed("new") - added, "limit")} added`],
    [added, `${plural(added, "budget")} added`],
    [kept, `${kept} kept`]
  ];
  const words = parts.filter(([number]) => number > 0).map(([, part]) => part);
  return `${file}: ${words.join(", ")}${written ? "" : " (--dry-run: nothing was written)"}`;
}
var OBSTACLES = {
  shared: "cannot be changed by itself: an anchor, an alias or a merge key stands behind it",
  lines: "cannot be changed: it is a block of text, behind > or |",
  form: "cannot be changed as it is written"
};
function refusalWords(file, { place, obstacle }, { target, proposal: { amount, spelling } }) {
  const at = `${file}:${place.line}`;
  const limit = spelling.key === "max_mb" ? `max_mb: ${amount}` : `max_size: ${amount}${spelling.suffix}`;
  return target.budget === null ? `${at}: ${oneLine(target.text)} cannot be added to the list as it is written. Enter its budget by hand, with ${limit}.` : `${at}: the limit of ${oneLine(target.name)} ${OBSTACLES[obstacle]}. Enter ${limit} by hand.`;
}

// src/cli/suggest/suggest.ts
async function suggestCommand(args, world) {
  const margin = { percent: args.margin, isBelow: args.below };
  if (margin.isBelow && margin.percent >= 100) {
    throw new UsageError(
      `--below --margin ${margin.percent}% leaves nothing of an image: use a margin under 100 %`
    );
  }
  checkHistoryOptions(args);
  const file = { path: resolve2(world.directory, args.config), name: oneLine(args.config) };
  const before = await readText(file);
  const targets = targetsOf(args, world, file, before);
  const sizes = await (args.days === void 0 ? sizesOf : sizesOfHistory)(targets, args, world);
  if (sizes === null) return EXIT.inconclusive;
  const suggested = targets.map((target, index) => {
    const limit = target.budget?.limit ?? null;
    const subject = { name: target.name, sizes: sizes[index] ?? [], limit };
    const basis = args.days === void 0 ? "today\u2019s size" : "the history";
    return { target, proposal: propose(subject, margin, { raise: args.raise, basis }) };
  });
  const after = edited(file, before, suggested);
  const diff = unifiedDiff(file.name, before, after);
  const written = diff !== "" && !args.dryRun;
  const suggestion = { file: file.name, suggested, diff, written };
  const { changes, done } = SUGGESTION_WORDS[args.format];
  world.stdout.write(changes(suggestion, paintFor(world.stdout, world.env)));
  if (written) await replaceText(file, before, after);
  world.stdout.write(done(suggestion));
  return EXIT.pass;
}
function checkHistoryOptions({ days, head, positionals, repository }) {
  if (days === void 0 && repository !== void 0) {
    throw new UsageError("--repository says where the history is: it is for suggest --days");
  }
  if (days !== void 0 && (positionals.length > 0 || head !== void 0)) {
    throw new UsageError(
      "--days takes what the history has of every budget of the file: leave out --head and REFERENCEs"
    );
  }
}
function targetsOf({ positionals, head, days }, { env, directory }, file, text2) {
  const budgets = text2 === null ? [] : loadSingle(file.name, text2).budgets;
  if (days !== void 0 && text2 !== null) return budgetTargets(budgets);
  if (positionals.length > 0) {
    if (head === void 0) return namedImages(positionals, budgets, directory);
    throw new UsageError("--head is for the budgets of the file: leave it out beside a REFERENCE");
  }
  if (text2 !== null) return everyBudget(budgets, head, valuesFrom(env));
  throw new UsageError(
    `There is no ${file.name} yet. Name the images that it is to hold, as in docker-image-budgets suggest ghcr.io/OWNER/IMAGE:main, or another file with --config FILE.`
  );
}
async function sizesOf(targets, args, world) {
  const measured = await withImages(world, args, async ({ source }, warnings) => {
    const measuring = targets.map(
      ({ references, wanted }) => Promise.all(references.map(async (each) => sizeOf(await measure(source, each, { wanted }))))
    );
    const sizes = await Promise.all(measuring);
    for (const warning of warnings) world.stderr.write(`note: ${oneLine(warning)}
`);
    return sizes;
  });
  const problems = measured.flat().filter((size) => typeof size === "string");
  if (problems.length === 0) {
    return measured.map((sizes) => sizes.filter((size) => typeof size === "number"));
  }
  world.stderr.write([...problems, "Nothing was written.", ""].join("\n"));
  return null;
}
function sizeOf(measurement) {
  if (measurement.kind !== "measured") return problemOf(measurement);
  const { images, reference } = measurement;
  const name = oneLine(formatReference(reference));
  if (images.length === 0) return `${name}: it has none of the platforms that its budget lists`;
  const bytes = largest(images.map((image) => image.bytes));
  return bytes === 0 ? `${name} is empty: it has no layers` : bytes;
}
function edited(file, text2, suggested) {
  const changes = suggested.filter(({ proposal }) => proposal.change !== "kept").map((each) => ({ ...each, edit: editOf(each) }));
  const edits = changes.map(({ edit }) => edit);
  const result = editBudgets(text2, {
    limits: edits.filter((edit) => "index" in edit),
    additions: edits.filter((edit) => "image" in edit)
  });
  if ("text" in result) return result.text;
  const sentences = changes.flatMap(({ edit, ...suggested2 }) => {
    const refusal = result.refusals.find((each) => each.edit === edit);
    return refusal === void 0 ? [] : [refusalWords(file.name, refusal, suggested2)];
  });
  throw new UsageError([...sentences, "Nothing was written."].join("\n"));
}
function editOf({ target, proposal }) {
  const { amount, spelling, limitBytes: bytes } = proposal;
  const { name, image, text: text2, budget } = target;
  if (budget !== null) return { index: budget.index, amount, spelling, bytes };
  const isOwnName = name !== defaultName(image);
  return { ...isOwnName ? { name } : {}, image: text2, amount, bytes };
}
export {
  suggestCommand
};
