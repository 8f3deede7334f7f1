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
  bar,
  baseImageWords,
  commonTags,
  costLine,
  everyExplained,
  explainedServices,
  fleetLine,
  refusalWords,
  requestWords,
  rowsOf,
  sortedVerdicts,
  unsharedLines
} from "./chunk-O6KE4LVV.js";
import {
  causeWords,
  layerChangeWords,
  layerName,
  placeWords,
  pullWords
} from "./chunk-J73FB3ZL.js";
import {
  outlookWords
} from "./chunk-A7S3Z5EL.js";
import {
  leadingFinding,
  stateOf
} from "./chunk-JUCBYMVE.js";
import {
  code,
  details,
  htmlCode,
  noBreak,
  prose,
  row,
  upperFirst
} from "./chunk-WYPLMN2A.js";
import {
  bytesOf,
  isMoved,
  topAdvice
} from "./chunk-RXYD4P3B.js";
import {
  startOf
} from "./chunk-OGRLKBS3.js";
import {
  editSubject,
  editVerb,
  growth,
  platformName,
  trendFor
} from "./chunk-YCJ5ITN3.js";
import {
  MIB,
  OUTCOMES,
  formatBytes,
  formatReference,
  oneLine,
  plural,
  shortDigest
} from "./chunk-EP4WUA4D.js";

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
  const tables = shown.layers ? layerBlock(told, shown.isWhole) : [];
  return [["**Why, and what to do**", "", ...lines].join("\n"), ...tables];
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
function layerBlock(told, isWhole) {
  const moved = told.filter(({ change }) => isWhole || change.base !== null).map(({ verdict, explanation }) => ({
    name: verdict.budget.name,
    all: explanation.layers,
    places: explanation.places,
    layers: explanation.layers.filter(isMoved)
  })).filter(({ layers }) => layers.length > 0);
  if (moved.length === 0) return [];
  const names = moved.map(({ name: name2, all }) => `${htmlCode(name2)}: ${tally(all)}`);
  const summary = names.length > MOST_NAMES ? `of ${names.length} images` : names.join(" \xB7 ");
  const tables = moved.map(layerTable);
  return [details(`Layers ${summary}`, tables.join("\n\n"))];
}
function layerTable({ name: name2, layers, places }) {
  const more = layers.length - MOST_LAYERS;
  const shown = new Set(layers.toSorted((a, b) => movement(b) - movement(a)).slice(0, MOST_LAYERS));
  return [
    row([`Layers of ${code(name2)}`, "Change", "Base", "Head"]),
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
  const table2 = [
    row(["Service", "Its layers", "Only its own"]),
    row([":--", "--:", "--:"]),
    ...shown.map(
      ({ name: name2, bytes, exclusiveBytes }) => row([code(name2), formatBytes(bytes), formatBytes(exclusiveBytes)])
    ),
    ...more > 0 ? [`
\u2026 and ${more} more`] : []
  ];
  const lines = left.length === 0 ? [] : [left.join("\n")];
  return [...lines, ...money, details(`All ${fleetLine(fleet)}`, table2.join("\n"))];
}

// src/render/markdown-links.ts
function sourceOf(path, { place }, { budgetFile }) {
  if (path === "") return "";
  const line2 = code(`${path.split("/").at(-1)}:${place.line}`);
  return budgetFile === void 0 ? ` (${line2})` : ` ([${line2}](${budgetFile}#L${place.line}))`;
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
function editBlock({ budgetFile, verdicts }, links, limit) {
  const { path, origin, edits, authority = "base" } = budgetFile;
  const file = code(path);
  const branch = { base: "base", default: "default branch" }[authority];
  if (origin === "head") {
    const where = authority === "base" ? "in the base branch" : "on the default branch";
    return [`\u{1F195} ${file} is not ${where} yet: this change is judged by its own version.`];
  }
  if (edits.length === 0) return [];
  const findings = new Map(
    verdicts.flatMap(
      ({ findings: findings2 }) => findings2.flatMap((finding) => finding.edit === void 0 ? [] : [[finding.edit, finding]])
    )
  );
  const lines = edits.map((edit) => {
    const source = edit.from === null ? "" : sourceOf(path, edit, links);
    return `- ${editLine(edit, findings.get(edit))}${source}`;
  });
  const more = lines.length - limit;
  return [
    [
      origin === "mended" ? `\u270F\uFE0F This change mends ${file}, and is judged by its own version:` : `\u270F\uFE0F This change edits ${file}. It is judged by the limits of the ${branch}; the new ones hold once it is merged:`,
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
  const subject2 = `${code(name2)}: ${editVerb(edit)} ${editSubject(edit)}`;
  if (from === null) return `${subject2} ${code(to ?? "")}`;
  return to === null ? `${subject2} ${code(from)}` : `${subject2} ${code(from)} \u2192 ${code(to)}`;
}

// src/render/markdown-references.ts
function referenceBlock(verdicts) {
  const rows = verdicts.map((verdict) => {
    const { budget, base, head: head2 } = verdict;
    const from = `${referenceCell(base)}${commitWords(verdict)}${insteadWords(verdict)}${sinceWords(verdict)}`;
    return row([code(budget.name), from, referenceCell(head2)]);
  });
  const head = [row(["Image", "Base", "Head"]), row([":--", ":--", ":--"])];
  return [details("What was compared with what", [...head, ...rows].join("\n"))];
}
function commitWords({ baseCommit, baseDistance }) {
  if (baseCommit === null) return "";
  const commit = code(baseCommit.slice(0, 7));
  return baseDistance === 0 ? ` (commit ${commit})` : ` (commit ${commit}, ${plural(baseDistance, "commit")} before the base)`;
}
function insteadWords({ baseInsteadOf }) {
  return baseInsteadOf === null ? "" : `, instead of ${name(baseInsteadOf)}: not there`;
}
function sinceWords({ budget, since }) {
  if (since === null) return "";
  if (since.kind === "none")
    return `; no version is as old as ${code(budget.growthSince?.text ?? "")}`;
  return since.kind === "measured" ? `; growth also since ${name(since.reference)}` : "";
}
function referenceCell(measurement) {
  if (measurement === null) return "not compared";
  if (measurement.kind === "unmeasurable") {
    return measurement.reference === null ? "not known" : `${name(measurement.reference)}: not measured`;
  }
  if (measurement.kind === "missing") return `${name(measurement.reference)}: not there`;
  return `${name(measurement.reference)} ${code(shortDigest(measurement.digest))}`;
}
function name(reference) {
  return code(formatReference(reference));
}

// src/render/markdown-table.ts
function tableOf(rows) {
  return [
    row(["Image", "Change", "Budget used", "Base", "Head"]),
    row([":--", "--:", ":--", "--:", "--:"]),
    ...rows.map(
      (each) => row([imageCell(each), changeCell(each), usedCell(each), noBreak(each.base), headCell(each)])
    )
  ].join("\n");
}
function imageCell({ outcome, name: name2, platform }) {
  return `${ICONS[outcome]}\xA0${code(name2)}${platform === null ? "" : ` ${noBreak(prose(platform))}`}`;
}
function changeCell({ change, growth: growth2, state, outcome }) {
  const words = noBreak(change).replace("\xA0(", " (");
  if (state === "new" && change === "new") return `\u{1F195} ${words}`;
  return growth2 > 0 && outcome !== "pass" ? `**${words}**` : words;
}
function usedCell({ used, limit, forecast }) {
  if (used === null || limit === null) return limit === null ? "no limit" : "\u2013";
  const soon = forecast ? `<br><sub>${forecast}</sub>` : "";
  return `\`${bar(used)}\` ${noBreak(`${used} % of ${limit}`)}${soon}`;
}
function headCell({ head, sparkline }) {
  return sparkline ? `${noBreak(head)} \`${sparkline}\`` : noBreak(head);
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
    ["**Before this change**", "", ...lines].join("\n"),
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
  return `- ${subjectOf2(verdict, trend)}: ${outlookWords(outlook, reach, code)}.`;
}
function subjectOf2({ budget, changes }, { platform }) {
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
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((most - least) * 0.1, most * 5e-3);
  const name2 = [verdict.budget.name, trend.platform ?? ""].join(" ").trim();
  const lines = [
    "```mermaid",
    "xychart-beta",
    `  title "${plainWords(name2)}: weekly medians${limit === null ? "" : ", and the limit"}"`,
    `  x-axis [${labels.join(", ")}]`,
    `  y-axis "MiB" ${mib(Math.max(0, least - room))} --> ${mib(most + room)}`,
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
  return text.replace(/[^A-Za-z0-9 ._/:-]+/g, " ").slice(0, 80).trim() || "image";
}

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
  const { rest, isWhole = false, charts = false } = space;
  for (const truncation of TRUNCATIONS) {
    const markdown = compose(report, links, { ...truncation, rest, isWhole, charts });
    if (space.fits(markdown)) return markdown;
  }
  return title(report);
}
function compose(report, links, truncation) {
  const verdicts = sortedVerdicts(report);
  const quiet = (state) => verdicts.filter((each) => each.findings.length === 0 && stateOf(each) === state);
  const [unchanged, unbuilt] = [quiet("unchanged"), quiet("not-built")];
  const shown = verdicts.filter((each) => !unchanged.includes(each) && !unbuilt.includes(each));
  return [
    title(report),
    ...table(shown, truncation.rows),
    ...findingList(report, shown, links, truncation.rows),
    ...editBlock(report, links, truncation.rows),
    ...approvalBlock(report),
    ...explanationBlocks(shown, {
      ...truncation,
      limit: truncation.rows,
      advicePage: links.advicePage
    }),
    ...trendBlock(shown, {
      charts: truncation.charts && truncation.layers,
      limit: truncation.rows
    }),
    ...notices(report, truncation.rows),
    ...truncation.unchanged ? unchangedBlock(unchanged) : unchangedLine(unchanged),
    ...unbuilt.length === 0 ? [] : [`\u2796 ${plural(unbuilt.length, "image")} not built here.`],
    ...truncation.layers ? fleetBlock(report) : [],
    ...truncation.references ? referenceBlock(verdicts) : [],
    footer(report, links, truncation)
  ].join("\n\n");
}
function title(report) {
  const leading = leadingFinding(report.verdicts);
  const isTrouble = !["pass", "warn"].includes(report.outcome);
  const reason = leading === void 0 || !isTrouble || leading.finding.outcome !== report.outcome ? "" : ` \u2013 ${subject(leading.verdict, leading.finding)}: ${prose(oneLine(leading.finding.message, 160))}`;
  return `### ${ICONS[report.outcome]} ${prose(report.headline)}${reason}`;
}
function subject({ budget, changes }, { platform }) {
  const name2 = changes.length > 1 ? platformName(platform) : null;
  return name2 === null ? code(budget.name) : `${code(budget.name)} (${prose(name2)})`;
}
function table(verdicts, limit) {
  const rows = verdicts.flatMap(rowsOf);
  if (rows.length === 0) return [];
  const more = rows.length - limit;
  const rest = more > 0 ? [`\u2026 and ${plural(more, "more line")}.`] : [];
  return [tableOf(rows.slice(0, limit)), ...rest];
}
function findingList(report, verdicts, links, limit) {
  const rank = (finding) => OUTCOMES.indexOf(finding.outcome);
  const found = verdicts.flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding }))).filter(({ finding }) => finding.edit === void 0).toSorted((a, b) => rank(b.finding) - rank(a.finding));
  if (found.length === 0) return [];
  const lines = found.map(({ verdict, finding }) => {
    const source = sourceOf(report.budgetFile.path, finding, links);
    return `- ${ICONS[finding.outcome]} ${subject(verdict, finding)}: ${findingWords(finding)}${source}`;
  });
  return [atMost(limit, lines).join("\n")];
}
function findingWords({ message, cure, approval }) {
  if (approval !== void 0) return `${prose(message)} \u2013 ${approvedWords(approval, code)}`;
  return cure === null ? prose(message) : `${prose(message)}. **${prose(cure)}**`;
}
function notices({ notices: notices2 }, limit) {
  if (notices2.length === 0) return [];
  const lines = notices2.map((notice) => `- \u2139\uFE0F ${prose(notice)}`);
  return [atMost(limit, lines).join("\n")];
}
function atMost(limit, lines) {
  const more = lines.length - limit;
  return more > 0 ? [...lines.slice(0, limit), `- \u2026 and ${more} more`] : [...lines];
}
function unchangedBlock(verdicts) {
  if (verdicts.length === 0) return [];
  return [details(unchangedWords(verdicts), tableOf(verdicts.flatMap(rowsOf)))];
}
function unchangedLine(verdicts) {
  return verdicts.length === 0 ? [] : [`${unchangedWords(verdicts)}.`];
}
function unchangedWords(verdicts) {
  return `\u2705 ${plural(verdicts.length, "image")} unchanged and within budget`;
}
function footer(report, links, truncation) {
  const { head, base } = commonTags(report.verdicts);
  const word = (tag, side) => tag === null ? side : code(tag);
  const sides = base === void 0 ? [word(head, "head")] : [word(head, "head"), word(base, "base")];
  const compared = sides.join(" compared with ");
  const commits = [links.headCommit, base === void 0 ? void 0 : links.baseCommit].filter((commit) => commit !== void 0).join(" on ");
  const of = commits === "" ? "" : ` \xB7 for ${commits}`;
  const run = links.run === void 0 ? "" : ` \xB7 [run](${links.run})`;
  const shortened = truncation.layers ? "" : ` \xB7 shortened, ${truncation.rest} has all of it`;
  return `<sub>Compressed sizes, as the registry stores and sends them \xB7 ${compared}${of} \xB7 MiB = 2<sup>20</sup> bytes${shortened}${run}</sub>`;
}

export {
  renderMarkdown
};
