import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  cveWords,
  layerName,
  placeSuffix
} from "./chunk-2USFMQIV.js";
import {
  reachPhrase
} from "./chunk-L3WIHWY4.js";
import {
  stateOf,
  usedPercent
} from "./chunk-3L234SET.js";
import {
  growthOf
} from "./chunk-MNNMGVNZ.js";
import {
  columns
} from "./chunk-Q3AQ2J65.js";
import {
  growth,
  platformName,
  trendFor
} from "./chunk-6DNRDSMX.js";
import {
  OUTCOMES,
  formatBytes,
  formatChange,
  formatPercent,
  isTeam,
  largest,
  oneLine,
  plural,
  sameName,
  shortDigest,
  worst
} from "./chunk-OUZ62CP3.js";

// src/render/row-reasons.ts
var LONGEST = 60;
function rowReason({ findings, budget }, change) {
  const platform = platformName(change?.platform ?? null);
  const own = findings.filter(
    ({ platform: of, approval }) => approval === void 0 && (change === null || [null, platform].includes(platformName(of)))
  );
  const [worst2] = own.toSorted((a, b) => rank(b) - rank(a));
  if (worst2 !== void 0) return words(worst2);
  const { limit } = budget;
  const head = change?.head ?? null;
  return head === null || limit === void 0 ? "" : `${usedPercent(head.bytes, limit.value)} %`;
}
function rank({ outcome }) {
  return OUTCOMES.indexOf(outcome);
}
function words(finding) {
  const { rule, outcome, actualBytes, allowedBytes, waiver, edit, message } = finding;
  if (edit !== void 0) return `${edit.what} edited: needs approval`;
  const over = formatBytes((actualBytes ?? 0) - (allowedBytes ?? 0));
  const allowed = formatBytes(allowedBytes ?? 0);
  switch (rule) {
    case "max_size":
      if (waiver !== void 0) return `over, waived until ${waiver.until}`;
      return outcome === "fail" ? `${over} over the limit` : "over the limit as before";
    case "warn_at":
      return `above ${allowed}, where it warns`;
    case "max_increase":
      return `grew too much: ${allowed} allowed`;
    case "review_increase":
      return `grew by more than ${allowed}: needs approval`;
    case "warn_increase":
      return `grew by more than ${allowed}`;
    case "max_cves":
      return outcome === "fail" ? "too many CVEs" : "";
    case "max_growth_since":
      return actualBytes === null ? oneLine(message, LONGEST) : `${formatBytes(actualBytes)} in small steps, ${allowed} allowed`;
    case "max_waste":
      if (actualBytes === null) return oneLine(message, LONGEST);
      return outcome === "fail" ? `hides ${formatBytes(actualBytes)} below later layers, ${allowed} allowed` : `hides ${formatBytes(actualBytes)} below later layers, as before`;
    default:
      return oneLine(message, LONGEST);
  }
}

// src/render/rows.ts
var NONE = "\u2013";
var NOT_BUILT = "not built here";
var ICONS = {
  pass: "\u2705",
  warn: "\u{1F7E1}",
  inconclusive: "\u26A0\uFE0F",
  review: "\u{1F440}",
  fail: "\u274C"
};
function iconIn({ setting }) {
  return (outcome) => outcome === "inconclusive" && setting.onInconclusive === "fail" ? "\u26D4" : ICONS[outcome];
}
function sortedVerdicts({ verdicts }) {
  const most = (verdict) => largest(verdict.changes.map((change) => Math.abs(growth(change)?.bytes ?? 0)));
  return verdicts.toSorted(
    (a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || most(b) - most(a)
  );
}
function rowsOf(verdict) {
  const { budget, changes, outcome } = verdict;
  const state = stateOf(verdict);
  if (changes.length === 0) {
    const change = unmeasuredWord(verdict, state);
    const limit = budget.limit === void 0 ? null : formatBytes(budget.limit.value);
    const reason = rowReason(verdict, null);
    const row = { base: NONE, head: NONE, change, used: null, limit, reason, growth: 0 };
    return [{ outcome, state, name: budget.name, platform: null, ...row }];
  }
  return changes.map((change, at) => ({
    ...rowOf(verdict, change, state),
    cves: at === 0 ? cveWords(verdict) : null
  }));
}
function rowOf(verdict, change, state) {
  const { budget, findings, changes } = verdict;
  const { base, head } = change;
  const grown = growth(change);
  const platform = platformName(change.platform);
  const own = findings.filter(
    (finding) => (finding.edit === void 0 || head === null) && [null, platform].includes(platformName(finding.platform))
  );
  const { limit } = budget;
  return {
    outcome: worst(own.map((finding) => finding.outcome)),
    state,
    name: budget.name,
    platform: changes.length > 1 ? platform : null,
    base: sizeWords(base),
    head: sizeWords(head),
    change: changeWords(verdict, change, state),
    used: head === null || limit === void 0 ? null : usedPercent(head.bytes, limit.value),
    limit: limit === void 0 ? null : formatBytes(limit.value),
    reason: rowReason(verdict, change),
    growth: grown?.bytes ?? 0,
    ...trendCells(verdict, change, state)
  };
}
function unmeasuredWord(verdict, state) {
  if (state === "not-built") return NOT_BUILT;
  return state === "retired" ? goneWord(verdict) : "not measured";
}
function trendCells(verdict, { platform }, state) {
  const trend = state === "changed" ? trendFor(verdict, platform) : null;
  if (trend === null) return {};
  return { sparkline: trend.sparkline, forecast: reachPhrase(trend.reach) };
}
var ABOUT = "\u2248 ";
function sizeWords(image) {
  if (image === null) return NONE;
  return `${image.isEstimated ? ABOUT : ""}${formatBytes(image.bytes)}`;
}
function goneWord({ edits }) {
  return edits.some(({ what, to }) => what === "budget" && to === null) ? "removed" : "not in this branch";
}
function changeWords(verdict, change, state) {
  const { base, head } = verdict;
  if (state === "not-built") return NOT_BUILT;
  const grown = growth(change);
  if (grown === null) {
    if (head.kind !== "measured" && state !== "retired") return "not measured";
    if (change.head === null) return state === "retired" ? goneWord(verdict) : "removed";
    if (base === null) return "not compared";
    return base.kind === "unmeasurable" ? "not compared" : "new";
  }
  if (change.base?.digest === change.head?.digest) return "unchanged";
  const percent = grown.percent === null || grown.bytes === 0 ? "" : ` (${formatPercent(grown.percent)})`;
  const isEstimated = change.base?.isEstimated || change.head?.isEstimated;
  return `${isEstimated ? ABOUT : ""}${formatChange(grown.bytes)}${percent}`;
}
function bar(percent) {
  const filled = Math.min(10, Math.floor(percent / 10));
  return `${"\u2588".repeat(filled)}${"\u2591".repeat(10 - filled)}`;
}
function commonTags(verdicts) {
  const common = (sides) => {
    const tags = new Set(sides.map((side) => tagOf(side?.reference ?? null)));
    const [tag] = tags;
    return tags.size === 1 ? tag ?? null : null;
  };
  const bases = verdicts.map(({ base }) => base).filter((base) => base !== null);
  return {
    head: common(verdicts.map(({ head }) => head)),
    base: bases.length === 0 ? void 0 : common(bases)
  };
}
function tagOf(reference) {
  return reference?.kind === "registry" ? reference.tag : reference?.name;
}

// src/render/fleet-words.ts
function fleetLine({
  services,
  naiveBytes,
  uniqueBytes,
  sharedBytes,
  dedup
}) {
  const images = plural(services.length, "service");
  const stored = `${images}: ${formatBytes(naiveBytes)} of images, stored in ${formatBytes(uniqueBytes)}`;
  return dedup === null || sharedBytes === 0 ? `${stored}; nothing is shared` : `${stored} (${dedup.toFixed(2)} times); ${formatBytes(sharedBytes)} are shared`;
}
function unsharedLines({ unshared }, quote) {
  return unshared.map(({ service, base, sharedBase, sharedBy, bytes }) => {
    const left = base === sharedBase ? `another build of ${quote(base)}` : quote(base);
    return `${quote(service)} stands on ${left}, where ${plural(sharedBy, "service")} share ${quote(sharedBase)}: ${formatBytes(bytes)} for it alone`;
  });
}
function costLine({ storage, egress, total, currency, date }) {
  const money = (amount) => `${amount.toFixed(2)} ${currency}`;
  return `about ${money(total)} a month: ${money(storage)} to store, ${money(egress)} for pulls of what changed (prices of ${date})`;
}

// src/render/approval-words.ts
function approvedWords({ by, how, at }, quote) {
  const way = how === "review" ? "in a review" : "with the label";
  return `approved by ${quote(by)} ${way}, ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
function requestWords(request, quote) {
  const { groups } = request;
  const more2 = groups.length - MOST;
  const rest = more2 > 0 ? [`${more2} more have approvers of their own; the report names them.`] : [];
  return [...groups.slice(0, MOST).map((group) => groupWords(group, request, quote)), ...rest];
}
function groupWords({ services, approvers }, { author, headSha, label, isLabelOn }, quote) {
  const what = listed(services, "and", quote);
  const others = approvers?.filter((each) => !sameName(each, author)) ?? null;
  if (others?.length === 0) {
    return `Nobody may approve ${what}: ${quote(author)} is the only approver, and the author. Name somebody else in approvers, in a pull request of its own.`;
  }
  const who = others === null ? "someone with write permission" : listed(others, "or", quote);
  const mayBeAuthor = author !== "" && (others === null || others.some(isTeam));
  const but = mayBeAuthor ? `, but not the author, ${quote(author)},` : "";
  const set = isLabelOn ? `takes the label ${quote(label)} off and sets it again` : `sets the label ${quote(label)}`;
  return `To approve ${what}: ${who}${but} approves commit ${quote(headSha.slice(0, 7))} in a review, or ${set}.`;
}
function refusalWords({ refusals, gaps }) {
  return [
    ...refusals.slice(0, MOST).map((refusal) => `Does not count: ${refusal}.`),
    ...gaps.map((gap) => `Not known: ${gap}.`)
  ];
}
var MOST = 10;
function listed(names, join, quote) {
  const words2 = names.map((name) => quote(name));
  const shown = words2.length > MOST ? [...words2.slice(0, MOST), `${words2.length - MOST} more`] : words2;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} ${join} ${last}`;
}

// src/domain/report/explained-services.ts
function explainedServices(verdicts) {
  return verdicts.flatMap((verdict) => {
    const [first, ...others] = everyExplained([verdict]);
    return first === void 0 ? [] : [{ ...first, others: others.length }];
  });
}
function everyExplained(verdicts) {
  const weight = ({ change }) => Math.abs(growth(change)?.bytes ?? 0);
  return verdicts.flatMap(
    (verdict) => verdict.changes.flatMap(
      ({ explanation, ...change }) => explanation === void 0 ? [] : [{ verdict, change: { ...change, explanation }, explanation, others: 0 }]
    ).toSorted((a, b) => weight(b) - weight(a))
  );
}

// src/render/advice-words.ts
function adviceWords(advice, style) {
  const { quote, prose, page, isBrief = false } = style;
  const { rule, layer, bytes, sentence, cure, dockerfile } = advice;
  const at = placeSuffix(layer?.step?.place, quote);
  const where = layer === null ? "" : `${quote(layerName(layer))}${at}: `;
  const saves = bytes === null ? "" : ` Saves ${likely(advice)}${formatBytes(bytes)}.`;
  const how = prose(cure);
  const todo = dockerfile === null ? how : `${how.replace(/\.$/, "")}: ${quote(dockerfile)}.`;
  const more2 = page === void 0 ? rule : `[${rule}](${page}#${rule})`;
  const seen = isBrief ? "" : `${where}${prose(sentence)} `;
  return `${seen}${todo}${saves} (${more2})`;
}
function likely({ isEstimate, isAtMost }) {
  if (!isEstimate) return "";
  return isAtMost ? "at most " : "about ";
}
function consequenceWords({ advice, bytes, growthBytes }, prose) {
  const [undone, growth2] = [formatChange(-bytes), formatChange(growthBytes)];
  const unit = growth2.replace(/^.* /, " ");
  const amount = undone.endsWith(unit) ? undone.slice(0, -unit.length) : undone;
  return `${prose(advice.summary)}: ${likely(advice)}${amount} of ${growth2}`;
}
function baseImageWords({ baseImages, split }, quote) {
  const { head } = baseImages;
  if (head.kind === "unknown") return null;
  if (head.kind === "likely") {
    const name = head.name === null ? "a FROM image" : quote(head.name);
    const layers = plural(head.layers, "layer");
    return head.shownBy === "history" ? `likely built from ${name}: the history shows ${layers} of it` : `likely built from ${name}, as the Dockerfile says: ${layers} came before its steps`;
  }
  const parts = split === null || split.baseImageBytes === 0 && split.ownBytes === 0 ? "" : `: ${formatChange(split.baseImageBytes)} from it, ${formatChange(split.ownBytes)} from your own layers`;
  const moved = head.movedTo === null ? "" : `; that name stands for ${quote(shortDigest(head.movedTo))} by now`;
  return `built from ${quote(head.name)}${parts}${moved}`;
}

// src/render/file-words.ts
var NAMED = 3;
var FEWEST_BYTES = 100 * 1024;
function fileLines(change, show, whole = change.head) {
  const { head } = change;
  return [
    ...packageLine(change, show),
    ...directoryLine(change.directories, show, change.base === null),
    ...wasteLine(whole, show),
    ...leftOutLine(whole.leftOut),
    ...leftoverLine(head),
    ...duplicateLine(head, show)
  ];
}
function packageLine({ packages, base }, show) {
  const told = packages.filter((each) => Math.abs(growthOf(each)) >= FEWEST_BYTES);
  if (told.length === 0) return [];
  const words2 = told.slice(0, NAMED).map((each) => packageWords(each, show, base === null));
  return [`packages: ${words2.join(", ")}${more(told.length, "more")}`];
}
function packageWords(change, show, isAlone) {
  const { name, before, after } = change;
  const of = (version) => version ? ` ${show(version)}` : "";
  if (isAlone) return `${show(name)}${of(after?.version)} ${formatBytes(after?.bytes ?? 0)}`;
  const growth2 = formatChange(growthOf(change));
  if (before === null) return `${show(name)}${of(after?.version)} is new ${growth2}`;
  if (after === null) return `${show(name)}${of(before.version)} is gone ${growth2}`;
  const versions = before.version === after.version ? of(after.version) : `${of(before.version)} \u2192${of(after.version)}`;
  return `${show(name)}${versions} ${growth2}`;
}
function directoryLine(directories, show, isAlone) {
  const told = directories.filter(
    ({ beforeBytes, afterBytes }) => Math.abs(afterBytes - beforeBytes) >= FEWEST_BYTES
  );
  if (told.length === 0) return [];
  const words2 = told.slice(0, NAMED).map(({ path, beforeBytes, afterBytes }) => {
    const size = isAlone ? formatBytes(afterBytes) : formatChange(afterBytes - beforeBytes);
    return `${show(`/${path}`)} ${size}`;
  });
  return [`other files: ${words2.join(", ")}${more(told.length, "more places")}`];
}
function leftoverLine({ leftovers }) {
  const told = leftovers.filter(({ bytes }) => bytes >= FEWEST_BYTES);
  if (told.length === 0) return [];
  const words2 = told.slice(0, NAMED).map(({ kind, bytes }) => `${kind} ${formatBytes(bytes)}`);
  return [`rarely needed: ${words2.join(", ")}${more(told.length, "more kinds")}`];
}
function duplicateLine({ duplicates }, show) {
  const bytes = duplicates.reduce((sum, each) => sum + each.bytes, 0);
  if (bytes < FEWEST_BYTES) return [];
  const words2 = duplicates.slice(0, NAMED).map(({ paths: [first = "", ...others], bytes: bytes2 }) => {
    const [second = ""] = others;
    const too = others.length === 1 ? show(`/${second}`) : `${others.length} others`;
    return `${show(`/${first}`)} and ${too} ${formatBytes(bytes2)}`;
  });
  return [
    `the same content more than once, ${formatBytes(bytes)}: ${words2.join(", ")}${more(duplicates.length, "more")}`
  ];
}
function wasteLine({ wastedBytes, wasted, isWhole }, show) {
  if (wastedBytes < FEWEST_BYTES) return [];
  const words2 = wasted.slice(0, NAMED).map((file) => wasteWords(file, show));
  const least = isWhole ? "" : "at least ";
  return [
    `wasted: ${least}${formatBytes(wastedBytes)} that later layers hide: ${words2.join(", ")}${more(wasted.length, "more files")}`
  ];
}
function wasteWords({ path, bytes, lost }, show) {
  const how = {
    overwritten: "written again",
    copied: "the same again",
    deleted: "deleted",
    repeated: "twice in one layer"
  };
  return `${show(`/${path}`)} ${formatBytes(bytes)} (${how[lost.how]})`;
}
function leftOutLine(leftOut) {
  const [first] = leftOut;
  if (first === void 0) return [];
  const others = leftOut.length === 1 ? "" : `, and ${leftOut.length - 1} more`;
  return [`not looked into: layer ${first.digest.slice(0, 19)} ${first.why}${others}`];
}
function more(count, what) {
  return count > NAMED ? `, and ${count - NAMED} ${what}` : "";
}

// src/render/text-tree.ts
var MOST2 = 10;
var LEAST_SHARE = 1e-3;
function treeLines(root, most) {
  const rows = rowsOf2(root, root.bytes, 0);
  const total = `${formatBytes(root.bytes)} in ${plural(root.files, "file")}`;
  return [total, ...columns(rows, [1], most)];
}
function rowsOf2(tree, whole, depth) {
  const { children } = tree;
  const least = Math.max(1, LEAST_SHARE * whole);
  const shown = children.filter(({ bytes: bytes2 }) => bytes2 >= least).slice(0, MOST2);
  const rows = shown.flatMap((child) => [
    rowOf2(nameOf(child, depth), child.bytes, { whole, depth }),
    ...rowsOf2(child, whole, depth + 1)
  ]);
  const rest = children.slice(shown.length);
  const bytes = rest.reduce((sum, each) => sum + each.bytes, 0);
  if (rest.length === 0 || shown.length === 0 && depth > 0) return rows;
  return [...rows, rowOf2(`\u2026 ${plural(rest.length, "more", "more")}`, bytes, { whole, depth })];
}
function rowOf2(name, bytes, { whole, depth }) {
  const percent = whole === 0 ? 0 : bytes / whole * 100;
  return [bar(percent), formatBytes(bytes), `${"\xA0\xA0".repeat(depth)}${name}`];
}
function nameOf({ name, isDirectory }, depth) {
  return `${depth === 0 ? "/" : ""}${oneLine(name, 100)}${isDirectory ? "/" : ""}`;
}

export {
  explainedServices,
  everyExplained,
  adviceWords,
  consequenceWords,
  baseImageWords,
  fileLines,
  ICONS,
  iconIn,
  sortedVerdicts,
  rowsOf,
  bar,
  commonTags,
  treeLines,
  fleetLine,
  unsharedLines,
  costLine,
  approvedWords,
  requestWords,
  refusalWords
};
