import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  ICONS,
  adviceWords,
  approvedWords,
  baseImageWords,
  commonTags,
  consequenceWords,
  costLine,
  everyExplained,
  explainedServices,
  fileLines,
  fleetLine,
  iconIn,
  refusalWords,
  requestWords,
  rowsOf,
  sortedVerdicts,
  treeLines,
  unsharedLines
} from "./chunk-NKN2HKVJ.js";
import {
  causeAlone,
  causeWords,
  cveWords,
  layerChangeWords,
  layerName,
  nextStepWords,
  placeWords,
  pullPhrase,
  pullWords
} from "./chunk-2USFMQIV.js";
import {
  outlookWords
} from "./chunk-L3WIHWY4.js";
import {
  pruned,
  sizedTree
} from "./chunk-FPVT2BQU.js";
import {
  breakable,
  code,
  details,
  htmlCode,
  noBreak,
  prose,
  row,
  sentenceStart,
  upperFirst
} from "./chunk-6ESJLC7I.js";
import {
  startOf
} from "./chunk-OGRLKBS3.js";
import {
  leadingFinding,
  relevantAdvice,
  stateOf
} from "./chunk-3L234SET.js";
import {
  RULES
} from "./chunk-SWE7IJWS.js";
import {
  bytesOf,
  isMoved,
  splitLayers,
  topAdvice
} from "./chunk-E35UIVTQ.js";
import {
  UNREADABLE,
  editSubject,
  editVerb,
  growth,
  platformName,
  trendFor
} from "./chunk-6DNRDSMX.js";
import {
  MIB,
  OUTCOMES,
  allowedGrowth,
  formatApart,
  formatBytes,
  formatReference,
  isBlocking,
  largest,
  plural,
  shortDigest,
  tagSafe
} from "./chunk-OUZ62CP3.js";

// src/domain/report/standing.ts
function isStanding(finding, verdict) {
  const { rule, outcome, platform, allowedBytes, waiver } = finding;
  if (outcome !== "warn") return false;
  if (rule === "waiver") return isAsLarge(verdict);
  if (rule === "max_waste") return true;
  if (rule !== "warn_at" && rule !== "max_size") return false;
  const change = verdict.changes.find(
    (each) => platformName(each.platform) === platformName(platform)
  );
  const grown = change === void 0 ? null : growth(change);
  const before = change?.base?.bytes ?? 0;
  const line2 = waiver === void 0 ? allowedBytes : verdict.budget.limit?.value ?? null;
  if (grown === null || line2 === null || before <= line2) return false;
  return grown.bytes <= allowedGrowth(verdict.noiseFloor, before);
}
function isAsLarge(verdict) {
  const state = stateOf(verdict);
  if (state === "unchanged" || state === "not-built") return true;
  if (state !== "changed") return false;
  return verdict.changes.every((change) => {
    const grown = growth(change);
    const noise = allowedGrowth(verdict.noiseFloor, change.base?.bytes ?? 0);
    return grown !== null && Math.abs(grown.bytes) <= noise;
  });
}
function isQuiet(verdict) {
  return isAsLarge(verdict) && verdict.findings.every((finding) => isStanding(finding, verdict));
}

// src/render/markdown-files.ts
var MOST_OPEN = 5;
var TREE_DEPTH = 3;
var MOST_IN_TREE = 5;
function filesBlocks(verdicts, limit) {
  const inspected = verdicts.flatMap(({ budget, changes }) => {
    const change = changes.find(({ files }) => files !== void 0);
    const lines = change === void 0 ? [] : filesList(change);
    return lines.length === 0 ? [] : [{ name: budget.name, lines }];
  });
  const shown = inspected.slice(0, limit);
  const all = shown.flatMap(
    ({ name: name2, lines }) => inspected.length === 1 ? lines : [`- ${code(name2)}`, ...lines.map((line2) => `  ${line2}`)]
  );
  const [open, rest] = [all.slice(0, MOST_OPEN), all.slice(MOST_OPEN)];
  if (rest.length === 0) return open.length === 0 ? [] : [open.join("\n")];
  return [
    open.join("\n"),
    details("More of what is inside the layers", unindented(rest).join("\n"))
  ];
}
function unindented(lines) {
  const [first = ""] = lines;
  const indent = first.length - first.trimStart().length;
  const isTop = (line2) => line2.startsWith("- ");
  const until = lines.findIndex(isTop);
  const end = until < 0 ? lines.length : until;
  return lines.map((line2, at) => at < end ? line2.slice(indent) : line2);
}
function treeFold(name2, { files }) {
  if (files === void 0 || files.head.live.length === 0) return [];
  const lines = treeLines(
    files.head.tree ?? pruned(sizedTree(files.head.live), TREE_DEPTH, MOST_IN_TREE)
  );
  const fenced = ["```text", ...lines.map((line2) => line2.replaceAll("```", "` ` `")), "```"];
  return [
    details(
      `Files of ${htmlCode(name2)} in the layers that were read, uncompressed`,
      fenced.join("\n")
    )
  ];
}
function filesList({ files, whole }) {
  const lines = files === void 0 ? [] : fileLines(files, code, whole?.head);
  if (lines.length === 0) return [];
  return ["- Inside the layers, uncompressed:", ...lines.map((line2) => `  - ${line2}`)];
}

// src/render/markdown-explanation.ts
var MOST_LAYERS = 15;
var LONGEST_COMMAND = 100;
var MOST_NAMES = 4;
function explanationBlocks(verdicts, shown) {
  const all = shown.isWhole ? everyExplained(verdicts) : explainedServices(verdicts);
  if (all.length === 0) return [];
  const told = all.slice(0, shown.limit);
  const more = all.length - told.length;
  const lines = told.map((service) => paragraph(service, shown));
  if (more > 0) lines.push(`- \u2026 and ${plural(more, "image")} more`);
  const tables = shown.layers ? layerBlock(told, { isWhole: shown.isWhole }) : [];
  const trees = shown.layers ? told.flatMap(({ verdict, change }) => treeFold(verdict.budget.name, change)) : [];
  return [["**Why, and what to do**", "", ...lines].join("\n"), ...tables, ...trees];
}
function paragraph(service, { isWhole, advice, advicePage }) {
  const { change, explanation } = service;
  const cause = explanation.cause && causeWords(explanation.cause, code);
  const base = baseImageWords(explanation, code);
  const sentences = [
    cause === null ? "" : `${cause}.`,
    base === null ? "" : `${upperFirst(base)}.`,
    `Pull: ${pullWords(explanation.pull, change.base === null)}.`
  ];
  const wanted = isWhole ? explanation.advice : hintsFor(service);
  const hints = advice ? wanted : [];
  return [
    `- ${subjectOf(service)}: ${sentences.filter((part) => part !== "").join(" ")}`,
    ...filesList(change).map((line2) => `  ${line2}`),
    ...hints.map((hint) => `  - \u{1F4A1} ${adviceWords(hint, { quote: code, prose, page: advicePage })}`)
  ].join("\n");
}
function hintsFor({ verdict, change, explanation }) {
  if (verdict.findings.length > 0) return topAdvice(explanation.advice);
  if ((growth(change)?.bytes ?? 1) <= 0) return [];
  return explanation.advice.filter(({ layer }) => layer !== null).slice(0, 1);
}
function subjectOf({ verdict, change, others }) {
  const platform = platformName(change.platform);
  const also = others === 0 ? "" : ` and ${plural(others, "platform")} more`;
  const where = platform === null || verdict.changes.length < 2 ? "" : ` (${prose(platform)}${also})`;
  return `${code(verdict.budget.name)}${where}`;
}
function layerBlock(told, { isWhole, before = "" }) {
  const moved = told.filter(({ change }) => isWhole || change.base !== null).map(({ verdict, explanation }) => ({
    name: verdict.budget.name,
    all: explanation.layers,
    places: explanation.places,
    layers: explanation.layers.filter(isMoved)
  })).filter(({ layers }) => layers.length > 0);
  if (moved.length === 0) return before === "" ? [] : [details("Why they changed", before)];
  const names = moved.map(({ name: name2, all }) => `${htmlCode(name2)}: ${tally(all)}`);
  const summary = names.length > MOST_NAMES ? `of ${names.length} images` : names.join(" \xB7 ");
  const tables = moved.map(layerTable);
  const body = before === "" ? tables : [before, ...tables];
  return [details(`Layers ${summary}`, body.join("\n\n"))];
}
function layerTable({ name: name2, layers, places }) {
  const more = layers.length - MOST_LAYERS;
  const shown = new Set(layers.toSorted((a, b) => movement(b) - movement(a)).slice(0, MOST_LAYERS));
  return [
    row([`Layers of ${code(name2)}`, "Change", "Before", "Now"]),
    row([":--", "--:", "--:", "--:"]),
    ...layers.filter((layer) => shown.has(layer)).map((layer) => layerRow(layer, places)),
    ...more > 0 ? [`
\u2026 and ${more} more`] : []
  ].join("\n");
}
function movement(change) {
  return Math.abs(bytesOf(change));
}
function layerRow(change, places) {
  const { base, head } = change;
  const size = (side) => side === null ? "\u2013" : noBreak(formatBytes(side.layer.bytes));
  const name2 = layerName(head ?? base, LONGEST_COMMAND);
  const place = placeWords(change, places);
  return row([
    place === null ? code(name2) : `${code(name2)} <sub>${prose(place)}</sub>`,
    noBreak(layerChangeWords(change)).replace("\xA0(", " ("),
    size(base),
    size(head)
  ]);
}
var ORDER = ["changed", "added", "removed", "rebuilt", "same"];
function tally(layers) {
  const counts = ORDER.map((kind) => [kind, layers.filter(({ change }) => change === kind).length]);
  return counts.filter(([, count]) => count !== 0).map(([kind, count]) => `${count} ${kind}`).join(", ");
}

// src/render/markdown-fleet.ts
var MOST_SERVICES = 20;
function fleetBlock({ fleet, cost }) {
  const money = cost === null ? [] : [`\u{1F4B0} ${prose(upperFirst(costLine(cost)))}.`];
  if (fleet.services.length < 2) return money;
  const left = unsharedLines(fleet, code).map((line2) => `- \u{1F9E9} ${line2}`);
  const sorted = fleet.services.toSorted((a, b) => b.exclusiveBytes - a.exclusiveBytes);
  const shown = sorted.slice(0, MOST_SERVICES);
  const more = sorted.length - shown.length;
  const table = [
    row(["Service", "Its layers", "Only its own"]),
    row([":--", "--:", "--:"]),
    ...shown.map(
      ({ name: name2, bytes, exclusiveBytes }) => row([code(name2), formatBytes(bytes), formatBytes(exclusiveBytes)])
    ),
    ...more > 0 ? [`
\u2026 and ${more} more`] : []
  ];
  const lines = left.length === 0 ? [] : [left.join("\n")];
  return [...lines, ...money, details(`All ${fleetLine(fleet)}`, table.join("\n"))];
}

// src/domain/report/dockerfile-line.ts
function originOf({ changes }, { rule, platform }) {
  if (!RULES[rule].isExplainedByLayers) return null;
  const explanation = changes.find((each) => each.platform === platform)?.explanation;
  if (explanation === void 0) return null;
  const layer = culprit(explanation);
  return (layer && explanation.places.get(layer.layer.digest)) ?? null;
}
function causePlace(explanation) {
  const layer = culprit(explanation);
  return (layer && explanation.places.get(layer.layer.digest)) ?? null;
}
function culprit({ cause, layers, baseImages }) {
  const head = layers.flatMap((change) => change.head ?? []);
  const parts = splitLayers(head, baseImages.head);
  switch (cause?.kind) {
    case "layer":
      return cause.change.head;
    case "layers":
      return cause.changes[0]?.head ?? null;
    case "base-image":
      return parts?.baseImage.at(-1) ?? null;
    default:
      return (parts?.own ?? head).toSorted((a, b) => b.layer.bytes - a.layer.bytes)[0] ?? null;
  }
}

// src/domain/report/grouped-findings.ts
var BY_PLATFORM = [
  "max_size",
  "warn_at",
  "max_increase",
  "review_increase",
  "warn_increase",
  "max_growth_since",
  "max_waste",
  "platform"
];
function groupedFindings({ findings }) {
  const groups = /* @__PURE__ */ new Map();
  for (const [index, finding] of findings.entries()) {
    const key = keyOf(finding, index);
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const most2 = largest(group.map(excess), Number.NEGATIVE_INFINITY);
    const finding = group.find((each) => excess(each) === most2) ?? group[0];
    return finding === void 0 ? [] : [{ finding, platforms: group.map(({ platform }) => platform) }];
  });
}
function keyOf({ rule, outcome, approval, waiver }, index) {
  if (!BY_PLATFORM.includes(rule)) return String(index);
  return [rule, outcome, approval?.by ?? "", waiver?.until ?? ""].join(" ");
}
function excess({ actualBytes, allowedBytes }) {
  return (actualBytes ?? 0) - (allowedBytes ?? 0);
}

// src/render/markdown-links.ts
function lineIn({ edits }, { place }) {
  return { place, isOfHead: edits.some(({ what, from }) => what === "budget" && from === null) };
}
function urlOf({ place, isOfHead }, links) {
  const { budgetFile, headBudgetFile = budgetFile } = links;
  const file = isOfHead ? headBudgetFile : budgetFile;
  return file === void 0 ? void 0 : `${file}#L${place.line}`;
}
function sourceOf(path, line2, links) {
  if (path === "") return "";
  const [url, number] = [urlOf(line2, links), line2.place.line];
  return url === void 0 ? ` (${code(`${path.split("/").at(-1)}:${number}`)})` : ` ([line\xA0${number}](${url}))`;
}

// src/render/markdown-reasons.ts
function isTrouble({ outcome }) {
  return isBlocking(outcome, "fail");
}
function titleWords({ headline, outcome, verdicts }) {
  const leading = leadingFinding(verdicts);
  if (leading === void 0 || !isTrouble(leading.finding) || leading.finding.outcome !== outcome) {
    return prose(headline);
  }
  const { verdict, finding } = leading;
  const said2 = `${subjectOf2(verdict, finding)}${amountWords(finding)}`;
  if (headline.includes(", ")) return `${prose(headline)} \u2013 ${said2}`;
  const isOne = /^(?:1 of |The image)/.test(headline);
  if (!isOne && outcome === "inconclusive") return prose(headline);
  return `${prose(headline)}: ${isOne ? "" : "most of all "}${said2}`;
}
function amountWords({ rule, actualBytes, allowedBytes, outcome }) {
  if (actualBytes === null || allowedBytes === null || rule === "budget_file") return "";
  if (rule === "max_size" || rule === "max_waste")
    return ` by ${formatBytes(actualBytes - allowedBytes)}`;
  return `${outcome === "fail" ? "" : " grew"} by ${formatBytes(actualBytes)}`;
}
function subjectOf2({ budget, changes }, { platform }) {
  const name2 = changes.length > 1 ? platformName(platform) : null;
  return name2 === null ? code(budget.name) : `${code(budget.name)} (${prose(name2)})`;
}
function reasonBlock(report, verdicts, links, { limit, hasCauses }) {
  const red = verdicts.filter(isTrouble);
  const lines = red.flatMap((verdict) => {
    const sentences = [
      ...troubleSentences(report, verdict, links),
      ...hasCauses && verdict.findings.some(isAboutSize) ? causeSentences(verdict, links) : []
    ].join(" ");
    if (sentences === "") return [];
    const subject = `${iconIn(report)(verdict.outcome)} ${code(verdict.budget.name)}`;
    return [red.length === 1 ? sentenceStart(sentences) : `- ${subject}: ${sentences}`];
  });
  return lines.length === 0 ? [] : [atMost(limit, lines).join("\n")];
}
var isAboutSize = (each) => isTrouble(each) && each.rule !== "max_cves";
function troubleSentences(report, verdict, links) {
  const sentences = groupedFindings(verdict).filter(({ finding }) => isTrouble(finding) && finding.edit === void 0).flatMap(({ finding, platforms }) => {
    if (isSaid(finding, verdict)) return [];
    const said2 = finding.rule === "max_size" ? overWords(finding) : findingWords(finding);
    if (said2 === "") return [];
    const where = platformWords(verdict, finding, platforms.length);
    const source = ["max_size", "measurement"].includes(finding.rule) ? "" : sourceIn(report, verdict, finding, links);
    return [`${where}${said2}${source}.`.replace(/\.(\**)\.$/, ".$1")];
  });
  return [...new Set(sentences)];
}
function isSaid(finding, { findings }) {
  const { request, message, cure } = finding;
  if (request === void 0) return false;
  const sense = (of, asked) => of.replace(`: ${asked}`, "");
  return findings.slice(0, findings.indexOf(finding)).some(
    (each) => each.request !== void 0 && each.cure === cure && sense(message, request).endsWith(sense(each.message, each.request))
  );
}
function overWords({ message }) {
  return /, and over the |; it was over /.test(message) ? prose(message) : "";
}
function requestBlock(verdicts, limit) {
  const lines = verdicts.flatMap(
    ({ budget, findings }) => findings.flatMap(
      ({ request }) => request === void 0 ? [] : [`- ${code(budget.name)}: ${code(request)}`]
    )
  );
  if (lines.length === 0) return [];
  return [
    details(`What ${plural(lines.length, "request")} came to`, atMost(limit, lines).join("\n"))
  ];
}
function findingWords({ message: whole, request, cure, approval }) {
  const message = request === void 0 ? whole : whole.replace(`: ${request}`, "");
  if (approval !== void 0) return `${prose(message)} \u2013 ${approvedWords(approval, code)}`;
  return cure === null ? prose(message) : `${prose(message)}. **${prose(cure)}**`;
}
function platformWords({ changes }, { platform }, count) {
  const name2 = platformName(platform);
  if (name2 === null || changes.length < 2) return "";
  return count === 1 ? `${prose(name2)}: ` : `${prose(name2)}, of ${plural(count, "platform")}: `;
}
function sourceIn({ budgetFile }, verdict, finding, links) {
  return sourceOf(budgetFile.path, lineIn(verdict, finding), links);
}
function causeSentences(verdict, links) {
  const [service] = explainedServices([verdict]);
  if (service === void 0) return [];
  const { explanation, change, others } = service;
  const cause = explanation.cause && causeAlone(explanation.cause, code);
  const platform = platformName(change.platform);
  const where = others > 0 && platform !== null ? `${prose(platform)}: ` : "";
  const said2 = [
    ...cause === null ? [] : [`${where}${where === "" ? upperFirst(cause) : cause}${placeOf(service, links)}`],
    ...verdict.outcome === "fail" ? [pullPhrase(explanation.pull)] : []
  ].join("; ");
  return said2 === "" ? [] : [`${said2}.`];
}
function placeOf({ explanation }, { headFiles }) {
  const place = causePlace(explanation);
  if (place === null) return "";
  const name2 = code(`${place.file}:${place.line}`);
  const path = place.file.split("/").map(encodeURIComponent).join("/");
  return headFiles === void 0 ? ` (${name2})` : ` ([${name2}](${headFiles}${path}#L${place.line}))`;
}
function nextStepBlock({ nextStep, verdicts, setting, budgetFile }) {
  const hasCause = nextStep?.cuts.length === 1;
  const step = nextStep === null ? [] : [`**${nextStepWords(nextStep, code, hasCause)}**`];
  const red = verdicts.filter(({ outcome }) => isBlocking(outcome, setting.onInconclusive));
  const help = [...new Set(red.flatMap(({ budget }) => budget.help?.value ?? []))];
  const isOurs = ["base", "default"].includes(budgetFile.origin);
  const shown = help.slice(0, MOST_HELP).map((text) => `Help: ${isOurs ? linked(text) : prose(text)}`);
  return [...step, ...shown.length === 0 ? [] : [shown.join("\n\n")]];
}
function linked(text) {
  const words = text.split(/(https?:\/\/[\w.~/?#&=%:+-]*[\w~/=-])/);
  return words.map((part, index) => index % 2 === 1 ? `<${part}>` : prosePart(part)).join("");
}
function prosePart(text) {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/.exec(text) ?? [];
  return `${before === "" ? "" : " "}${prose(words)}${after === "" ? "" : " "}`;
}
var MOST_HELP = 3;
function remarkBlock(report, verdicts, links, limit) {
  const lines = verdicts.flatMap(
    (verdict) => groupedFindings(verdict).filter(({ finding }) => !isTrouble(finding) && finding.edit === void 0).filter(({ finding }) => !isStanding(finding, verdict)).map(({ finding, platforms }) => {
      const where = platformWords(verdict, finding, platforms.length);
      const source = sourceIn(report, verdict, finding, links);
      return `- ${iconIn(report)(finding.outcome)} ${code(verdict.budget.name)}: ${where}${findingWords(finding)}${source}`;
    })
  );
  return lines.length === 0 ? [] : [atMost(limit, lines).join("\n")];
}
function atMost(limit, lines) {
  const more = lines.length - limit;
  return more > 0 ? [...lines.slice(0, limit), `- \u2026 and ${more} more`] : [...lines];
}

// src/render/platform-groups.ts
function groupedChanges(verdict, rows) {
  const candidates = rows.map((row2, at) => {
    const change = verdict.changes[at];
    const percent = (change && growth(change)?.percent) ?? 0;
    return { row: row2, at, percent, weight: change?.head?.bytes ?? 0 };
  }).toSorted(
    (a, b) => OUTCOMES.indexOf(b.row.outcome) - OUTCOMES.indexOf(a.row.outcome) || b.weight - a.weight
  );
  const groups = [];
  for (const candidate of candidates) {
    const group = groups.find(([first]) => first !== void 0 && agree(first, candidate));
    if (group === void 0) groups.push([candidate]);
    else group.push(candidate);
  }
  return groups.flatMap(([worst, ...others]) => {
    if (worst === void 0) return [];
    const { row: row2, at } = worst;
    const platform = row2.platform ?? "";
    const count = others.length + 1;
    const label = count === 1 ? platform : `${plural(count, "platform")}, ${most(row2)} ${platform}`;
    return [{ row: row2, at, label }];
  });
}
function most({ outcome }) {
  return outcome === "pass" || outcome === "warn" ? "largest" : "worst";
}
function agree(one, other) {
  if (one.row.outcome !== other.row.outcome || kindOf(one.row) !== kindOf(other.row)) return false;
  return Math.abs(one.percent - other.percent) <= Math.max(1, Math.abs(one.percent) / 2);
}
function kindOf({ change, growth: growth2 }) {
  return /\d/.test(change) ? String(Math.sign(growth2)) : change;
}

// src/render/markdown-table.ts
function tableOf(verdicts, settings, most2 = Number.POSITIVE_INFINITY) {
  const isSingle = verdicts.every(({ changes }) => changes.length < 2);
  const isNarrow = isSingle && longestPiece(verdicts) <= NARROW;
  const rows = verdicts.flatMap((verdict) => rowsIn(verdict, { ...settings, isNarrow }));
  if (rows.length === 0) return [];
  const hasLimit = verdicts.some(({ budget }) => budget.limit !== void 0);
  const head = [
    "Image",
    "Change",
    noBreakArrows([...settings.sides, ...hasLimit ? ["limit"] : []])
  ];
  const more = rows.length - most2;
  return [
    [row(head), row([":--", "--:", ":--"]), ...rows.slice(0, most2)].join("\n"),
    ...more > 0 ? [`\u2026 and ${more} more`] : []
  ];
}
var NARROW = 5;
function longestPiece(verdicts) {
  return largest(
    verdicts.flatMap(({ budget }) => budget.name.split(/[-/ ]/)).map((each) => each.length)
  );
}
function rowsIn(verdict, settings) {
  const rows = rowsOf(verdict);
  const cvesAt = (position) => position === 0 ? cveWords(verdict) : null;
  if (verdict.changes.length < 2 || !settings.isGrouped) {
    return rows.map(
      (each, at) => rowText(each, { verdict, at, label: each.platform, cves: cvesAt(at), settings })
    );
  }
  return groupedChanges(verdict, rows).map(
    ({ row: each, at, label }, position) => rowText(each, { verdict, at, label, cves: cvesAt(position), settings })
  );
}
function rowText(each, { verdict, at, label, cves, settings }) {
  const platform = label === null ? "" : ` ${prose(label)}`;
  return row([
    `${settings.icon(each.outcome)} ${breakable(each.name)}${platform}`,
    changeCell(each),
    `${sizesCell(each, verdict, at, settings)}${cves === null ? "" : `<br>${cves}`}`
  ]);
}
function changeCell({ change, growth: growth2, state, outcome }) {
  const words = noBreak(change).replace("\xA0(", " (");
  if (state === "new" && change === "new") return `\u{1F195} ${words}`;
  const [size = "", ...rest] = words.split(" (");
  return growth2 > 0 && outcome !== "pass" ? [`**${size}**`, ...rest].join(" (") : words;
}
function sizesCell(each, verdict, at, settings) {
  const { base, head } = each;
  const { limit } = verdict.budget;
  const bytes = verdict.changes[at]?.head?.bytes;
  const [size, most2] = limit === void 0 ? [head] : bytes === void 0 ? [head, ...formatApart([limit.value])] : formatApart([bytes, limit.value]);
  const isAlone = settings.sides.length < 2;
  const parts = [...isAlone ? [] : [base], size ?? head, ...most2 === void 0 ? [] : [most2]];
  const short = withoutEqualUnits(parts);
  const bold = isAlone ? 0 : 1;
  const line2 = limit === void 0 ? void 0 : urlOf(lineIn(verdict, limit), settings.links);
  const told = short.map((part, position) => {
    const text = noBreak(part);
    if (position === bold) return bytes === void 0 ? text : `**${text}**`;
    return position === bold + 1 && line2 !== void 0 ? `[${text}](${line2})` : text;
  });
  const arrows = noBreakArrows(settings.isNarrow ? together(told) : told);
  const sizes = limit === void 0 && bytes !== void 0 ? `${arrows}, no limit` : arrows;
  return `${sizes}${pastWords(each)}`;
}
function pastWords({ sparkline, forecast }) {
  const parts = [
    ...sparkline ? [`\`${sparkline}\``] : [],
    ...forecast ? [`<sub>${forecast}</sub>`] : []
  ];
  return parts.map((part) => `<br>${part}`).join("");
}
function withoutEqualUnits(sizes) {
  const units = new Set(sizes.flatMap((size) => size === NONE ? [] : unitOf(size)));
  const last = sizes.findLastIndex((size) => size !== NONE);
  if (units.size !== 1) return [...sizes];
  return sizes.map(
    (size, index) => index === last || size === NONE ? size : size.slice(0, -unitOf(size).length - 1)
  );
}
var NONE = "\u2013";
function unitOf(size) {
  return size.split(" ").at(-1) ?? "";
}
function noBreakArrows(parts) {
  return parts.join("\xA0\u2192 ");
}
function together([first = "", second, ...rest]) {
  return second === void 0 ? [first] : [`${first}\xA0\u2192\xA0${second}`, ...rest];
}

// src/render/markdown-folds.ts
function quietBlocks(quiet, settings, isFolded) {
  const unbuilt = quiet.filter((verdict) => stateOf(verdict) === "not-built");
  const built = quiet.filter((verdict) => !unbuilt.includes(verdict));
  const near = built.filter(({ findings }) => findings.length > 0);
  const fine = built.filter(({ findings }) => findings.length === 0);
  return [
    ...quietBlock(near, "\u{1F7E1}", "near or over a limit, as before", { settings, isFolded }),
    ...quietBlock(fine, "\u2705", "within budget", { settings, isFolded }),
    ...unbuiltBlock(unbuilt, isFolded)
  ];
}
function unbuiltBlock(verdicts, isFolded) {
  if (verdicts.length === 0) return [];
  const words = `\u2796 ${plural(verdicts.length, "image")} not built here`;
  const names = verdicts.map(({ budget }) => code(budget.name)).join(", ");
  return [isFolded ? details(words, names) : `${words}.`];
}
function quietBlock(verdicts, icon, judgement, { settings, isFolded }) {
  if (verdicts.length === 0) return [];
  const isSame = verdicts.every((verdict) => stateOf(verdict) === "unchanged");
  const how = isSame ? "unchanged" : "of the same size";
  const words = `${icon} ${plural(verdicts.length, "image")} ${how}, ${judgement}`;
  return [isFolded ? details(words, tableOf(verdicts, settings).join("\n\n")) : `${words}.`];
}
function platformBlocks(verdicts, settings) {
  const several = verdicts.filter(({ changes }) => changes.length > 2);
  if (several.length === 0) return [];
  const whole = { ...settings, isGrouped: false };
  const [only] = several;
  const what = several.length === 1 && only !== void 0 ? `All ${only.changes.length} platforms of ${htmlCode(only.budget.name)}` : `All platforms of ${plural(several.length, "image")}`;
  return [details(what, tableOf(several, whole).join("\n\n"))];
}
function layerFold(verdicts, limit) {
  const told = explainedServices(verdicts).slice(0, limit);
  const causes = told.flatMap(({ verdict, explanation }) => {
    const cause = explanation.cause && causeWords(explanation.cause, code);
    const base = baseImageWords(explanation, code);
    const sentences = [
      ...cause === null || isTrouble(verdict) ? [] : [`${upperFirst(cause)}.`],
      ...base === null ? [] : [`${upperFirst(base)}.`]
    ];
    return sentences.length === 0 ? [] : [`- ${code(verdict.budget.name)}: ${sentences.join(" ")}`];
  });
  return layerBlock(told, { isWhole: false, before: causes.join("\n") });
}

// src/render/markdown-governance.ts
function approvalBlock({ approval }) {
  if (approval === null) return [];
  const [first = "", ...more] = requestWords(approval, code);
  return [
    [
      `\u{1F440} **${first}**`,
      ...more.map((sentence) => `
\u{1F440} **${sentence}**`),
      ...refusalWords(approval).map((sentence) => `- \u26A0\uFE0F ${prose(sentence)}`)
    ].join("\n")
  ];
}
function editBlock({ budgetFile, verdicts, setting }, links, limit) {
  const { path, origin, edits, authority = "base" } = budgetFile;
  const file = code(path);
  const base = setting.baseRef === null ? "the base branch" : code(setting.baseRef);
  const branch = authority === "base" ? base : "the default branch";
  if (origin === "head") {
    return [`\u{1F195} ${file} is not on ${branch} yet: this change is judged by its own version.`];
  }
  if (edits.length === 0) return [];
  const findings = new Map(
    verdicts.flatMap(
      ({ findings: findings2 }) => findings2.flatMap((finding) => finding.edit === void 0 ? [] : [[finding.edit, finding]])
    )
  );
  const lines = edits.map((edit) => {
    const source = sourceOf(path, { place: edit.place, isOfHead: edit.from === null }, links);
    return `- ${editLine(edit, findings.get(edit))}${source}`;
  });
  const more = lines.length - limit;
  return [
    [
      origin === "mended" ? `\u270F\uFE0F On ${branch}, ${file} is empty or broken. This change mends it, and is judged by its own version:` : `\u270F\uFE0F This change edits ${file}. It is judged by the limits on ${branch}; its own hold once they are merged:`,
      ...lines.slice(0, limit),
      ...more > 0 ? [`- \u2026 and ${more} more`] : []
    ].join("\n")
  ];
}
function editLine(edit, finding) {
  const words = editWords(edit);
  if (finding === void 0) return words;
  const { outcome, approval } = finding;
  const state = approval === void 0 ? "needs approval" : approvedWords(approval, code);
  return `${ICONS[outcome]} ${words} \u2013 ${state}`;
}
function editWords(edit) {
  const { name: name2, what, from, to } = edit;
  if (what === "budget" && from === null)
    return `${code(name2)} is new, and judged by its own limit: ${code(to ?? "")}`;
  if (from === UNREADABLE) return `${code(name2)}: limit ${code(to ?? "")}`;
  const subject = `${code(name2)}: ${editVerb(edit)} ${editSubject(edit)}`;
  if (from === null) return `${subject} ${code(to ?? "")}`;
  return to === null ? `${subject} ${code(from)}` : `${subject} ${code(from)} \u2192 ${code(to)}`;
}

// src/render/markdown-references.ts
function referenceTable(verdicts) {
  const rows = verdicts.map((verdict) => {
    const { budget, base, head } = verdict;
    const from = `${referenceCell(base)}${commitWords(verdict)}${insteadWords(verdict)}${sinceWords(verdict)}`;
    return row([code(budget.name), from, referenceCell(head)]);
  });
  return [row(["What was compared", "Before", "Now"]), row([":--", ":--", ":--"]), ...rows].join(
    "\n"
  );
}
function commitWords({ baseCommit, baseDistance }) {
  if (baseCommit === null) return "";
  const commit = code(baseCommit.slice(0, 7));
  return baseDistance === 0 ? ` (commit ${commit})` : ` (commit ${commit}, ${plural(baseDistance, "commit")} before it)`;
}
function insteadWords({ baseInsteadOf }) {
  return baseInsteadOf === null ? "" : `, instead of ${name(baseInsteadOf)}: not there`;
}
function sinceWords({ budget, since }) {
  if (since === null) return "";
  if (since.kind === "none")
    return `; no version is as old as ${code(budget.growthSince?.text ?? "")}`;
  if (since.kind === "recorded") return `; growth also since ${prose(since.name)}`;
  return since.kind === "measured" ? `; growth also since ${name(since.reference)}` : "";
}
function referenceCell(measurement) {
  if (measurement === null) return "not compared";
  if (measurement.kind === "unmeasurable") {
    return measurement.reference === null ? "not known" : `${name(measurement.reference)}: not measured`;
  }
  if (measurement.kind === "missing") return `${name(measurement.reference)}: not there`;
  return `${name(measurement.reference)} ${code(shortDigest(measurement.digest))}${claimWords(measurement)}`;
}
function claimWords({ claimedBy }) {
  if (claimedBy === void 0) return "";
  return claimedBy.by === "fork" ? " (the fork\u2019s own word)" : " (the word of the job that measured it)";
}
function name(reference) {
  return code(formatReference(reference));
}

// src/render/markdown-tips.ts
var MOST_OPEN2 = 3;
function tipBlocks(verdicts, page) {
  const services = explainedServices(
    verdicts.filter((verdict) => isTrouble(verdict) && verdict.outcome !== "inconclusive")
  );
  const of = services.map(({ verdict, explanation }) => ({
    name: verdict.budget.name,
    tips: tipsIn(explanation)
  }));
  const consequences = new Map(
    services.flatMap(({ explanation }) => explanation.consequence ?? []).map((consequence) => [consequence.advice, consequence])
  );
  const best = grouped(
    of.map(({ name: name2, tips }) => ({
      name: name2,
      tips: tips.filter((tip) => consequences.has(tip) || isLine(tip)).slice(0, 1)
    }))
  );
  const open = new Set(best.slice(0, MOST_OPEN2).map(keyOf2));
  const rest = grouped(of).filter((tip) => !open.has(keyOf2(tip)));
  const isNamed = services.length > 1;
  const line2 = ({ advice, names }, isBrief) => {
    const whose = isNamed ? `${names.map((name2) => code(name2)).join(", ")}: ` : "";
    const consequence = consequences.get(advice);
    const isAlone = names.length === 1 && isBrief && consequence !== void 0;
    const words = isAlone ? consequenceLine(consequence, page) : adviceWords(advice, { quote: code, prose, page, isBrief });
    return `\u{1F4A1} ${whose}${words}`;
  };
  const folded = rest.map((tip) => `- ${line2(tip, false)}`);
  const more = plural(folded.length, open.size === 0 ? "tip" : "more tip");
  return [
    ...best.slice(0, MOST_OPEN2).map((tip) => line2(tip, true)),
    ...folded.length === 0 ? [] : [details(`\u{1F4A1} ${more}`, folded.join("\n"))]
  ];
}
function consequenceLine(consequence, page) {
  const { rule, dockerfile } = consequence.advice;
  const line2 = dockerfile === null ? "" : `: ${code(dockerfile)}`;
  const more = page === void 0 ? rule : `[${rule}](${page}#${rule})`;
  return `**${upperFirst(consequenceWords(consequence, prose))}**${line2} (${more})`;
}
function tipsIn({ advice, layers, consequence }) {
  const relevant = relevantAdvice(advice, layers);
  if (consequence === null) return relevant;
  return [consequence.advice, ...relevant.filter((each) => each !== consequence.advice)];
}
function isLine({ dockerfile }) {
  return dockerfile !== null;
}
function keyOf2({ advice }) {
  const { rule, sentence, cure, dockerfile, layer } = advice;
  return JSON.stringify([rule, sentence, cure, dockerfile, layer?.step?.text]);
}
function grouped(of) {
  const tips = /* @__PURE__ */ new Map();
  for (const { name: name2, tips: own } of of) {
    for (const advice of own) {
      const key = keyOf2({ advice });
      const known = tips.get(key);
      if (known === void 0) tips.set(key, { advice, names: [name2] });
      else known.names.push(name2);
    }
  }
  return [...tips.values()];
}

// src/render/markdown-trend.ts
var MOST_CHARTS = 5;
var MOST_WEEKS = 26;
var NEAR = 1.25;
function trendBlock(verdicts, { charts, limit }) {
  const all = verdicts.filter((verdict) => stateOf(verdict) === "changed").flatMap(toldOf);
  if (all.length === 0) return [];
  const lines = all.slice(0, limit).map(line);
  if (all.length > limit) lines.push(`- \u2026 and ${plural(all.length - limit, "image")} more`);
  const drawn = charts ? all.filter(({ trend }) => trend.weeks.length > 1) : [];
  return [
    details("Before this change", lines.join("\n")),
    ...drawn.slice(0, MOST_CHARTS).map(chart)
  ];
}
function toldOf(verdict) {
  return verdict.changes.flatMap(({ platform, head }) => {
    const trend = trendFor(verdict, platform);
    return trend === null ? [] : [{ verdict, trend, head: head?.bytes ?? null }];
  });
}
function line({ verdict, trend }) {
  const { outlook, reach } = trend;
  return `- ${subjectOf3(verdict, trend)}: ${outlookWords(outlook, reach, code)}.`;
}
function subjectOf3({ budget, changes }, { platform }) {
  const several = changes.length > 1 && platform !== null;
  return several ? `${code(budget.name)} ${noBreak(prose(platform))}` : code(budget.name);
}
function chart({ verdict, trend, head }) {
  const weeks = trend.weeks.slice(-MOST_WEEKS);
  const sizes = [...weeks.map(({ median }) => median), ...head === null ? [] : [head]];
  const days = weeks.map(({ week }) => new Date(startOf(week)).toISOString().slice(5, 10));
  const labels = [...days, ...head === null ? [] : ["head"]].map((day) => `"${day}"`);
  const near = Math.max(...sizes) * NEAR;
  const limit = trend.limit !== null && trend.limit <= near ? trend.limit : null;
  const all = limit === null ? sizes : [...sizes, limit];
  const [least, most2] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((most2 - least) * 0.1, most2 * 5e-3);
  const name2 = [verdict.budget.name, trend.platform ?? ""].join(" ").trim();
  const lines = [
    "```mermaid",
    "xychart-beta",
    `  title "${plainWords(name2)}: weekly medians${limit === null ? "" : ", and the limit"}"`,
    `  x-axis [${labels.join(", ")}]`,
    `  y-axis "MiB" ${mib(Math.max(0, least - room))} --> ${mib(most2 + room)}`,
    `  line [${sizes.map(mib).join(", ")}]`,
    ...limit === null ? [] : [`  line [${sizes.map(() => mib(limit)).join(", ")}]`],
    "```"
  ];
  return details(`How ${plainWords(name2)} got there`, lines.join("\n"));
}
function mib(bytes) {
  return (bytes / MIB).toFixed(2);
}
function plainWords(text) {
  const words = text.replace(/[^A-Za-z0-9._/:-]+/g, " ").trim();
  return words.slice(0, 80) || "image";
}

// src/render/sides.ts
function sidesOf({ verdicts, setting }) {
  const { head, base } = commonTags(verdicts);
  const own = setting.subject === "pull-request" ? said("PR") : head === null ? said("now") : ref(head);
  if (base === void 0) return [own];
  const { baseRef } = setting;
  const isOfBranch = base === (baseRef === null ? null : tagSafe(baseRef)) || verdicts.every((verdict) => verdict.base === null || verdict.baseCommit !== null);
  if (baseRef !== null && isOfBranch) return [ref(baseRef), own];
  return [base === null ? said("before") : ref(base), own];
}
var ref = (name2) => ({ name: name2, isRef: true });
var said = (name2) => ({ name: name2, isRef: false });

// src/render/markdown.ts
var FULL = {
  layers: true,
  references: true,
  unchanged: true,
  advice: true,
  rows: Number.POSITIVE_INFINITY
};
var LEAN = { layers: false, references: false, unchanged: false, advice: false };
var TRUNCATIONS = [
  FULL,
  { ...FULL, layers: false },
  { ...FULL, layers: false, references: false },
  { ...FULL, layers: false, references: false, unchanged: false },
  ...[200, 100, 50, 20, 5].map((rows) => ({ ...LEAN, rows }))
];
function renderMarkdown(report, links, space) {
  const { rest, isWhole = false, hasFleet = isWhole, charts = false } = space;
  for (const truncation of TRUNCATIONS) {
    const markdown = compose(report, links, { ...truncation, rest, isWhole, hasFleet, charts });
    if (space.fits(markdown)) return markdown;
  }
  return title(report);
}
function compose(report, links, truncation) {
  const { rows, isWhole } = truncation;
  const verdicts = sortedVerdicts(report);
  const shown = verdicts.filter((verdict) => !isQuiet(verdict));
  const quiet = verdicts.filter(isQuiet);
  const settings = tableSettings(report, links, !isWhole);
  return [
    title(report),
    ...reasonBlock(report, shown, links, {
      limit: Math.min(rows, mostReasons(truncation)),
      // Who compares or explains finds them below, with all layers.
      hasCauses: !isWhole
    }),
    ...isWhole || !truncation.layers ? [] : filesBlocks(shown.filter(isTrouble), MOST_INSPECTED),
    ...nextStepBlock(report),
    ...approvalBlock(report),
    ...isWhole || !truncation.advice ? [] : tipBlocks(shown, links.advicePage),
    ...tableOf(shown, settings, rows),
    ...editBlock(report, links, rows),
    ...remarkBlock(report, shown, links, rows),
    ...notices(report, rows),
    ...requestBlock(shown, rows),
    ...quietBlocks(quiet, settings, truncation.unchanged),
    ...details2(report, shown, links, truncation),
    footer(report, links, truncation)
  ].join("\n\n");
}
var MOST_INSPECTED = 3;
function mostReasons({ hasFleet }) {
  return hasFleet ? Number.POSITIVE_INFINITY : 10;
}
function details2(report, shown, links, truncation) {
  const { rows, layers, isWhole, hasFleet } = truncation;
  const all = { ...truncation, limit: rows, advicePage: links.advicePage };
  const settings = tableSettings(report, links, false);
  return [
    ...layers && !isWhole ? platformBlocks(shown, settings) : [],
    ...hasFleet ? explanationBlocks(shown, all) : layers ? layerFold(shown, rows) : [],
    ...trendBlock(shown, { charts: truncation.charts && layers, limit: rows }),
    ...hasFleet && layers ? fleetBlock(report) : []
  ];
}
function tableSettings(report, links, isGrouped) {
  const sides = sidesOf(report).map(
    ({ name: name2, isRef }) => isRef && name2.length > 11 ? breakable(name2) : prose(name2)
  );
  return { links, sides, icon: iconIn(report), isGrouped };
}
function title(report) {
  return `### ${iconIn(report)(report.outcome)} ${titleWords(report)}`;
}
function notices({ notices: notices2 }, limit) {
  if (notices2.length === 0) return [];
  return [
    atMost(
      limit,
      notices2.map((notice) => `- \u2139\uFE0F ${prose(notice)}`)
    ).join("\n")
  ];
}
function footer(report, links, truncation) {
  const hasBase = sidesOf(report).length > 1;
  const commits = [links.headCommit, hasBase ? links.baseCommit : void 0].filter((commit) => commit !== void 0).join(" on ");
  const line2 = [
    "Compressed sizes",
    ...commits === "" ? [] : [commits],
    ...truncation.layers ? [] : [`shortened, ${truncation.rest} has all of it`],
    ...links.run === void 0 ? [] : [`<a href="${links.run}">run</a>`]
  ].join(" \xB7 ");
  const small = `<sub>${line2}</sub>`;
  if (!truncation.references) return small;
  const units = `${metricWords(report)}1 MiB = 2<sup>20</sup> bytes.`;
  return details(small, `${referenceTable(sortedVerdicts(report))}

${units}`);
}
function metricWords({ verdicts }) {
  const isAll = verdicts.every(
    ({ head }) => head.kind !== "measured" || head.claimedBy === void 0 && !head.images.some((each) => each.isEstimated)
  );
  return isAll ? "Sizes as the registry stores and sends them. " : "";
}

export {
  isStanding,
  originOf,
  groupedFindings,
  renderMarkdown
};
