import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  adviceWords,
  approvedWords,
  bar,
  baseImageWords,
  commonTags,
  consequenceWords,
  costLine,
  everyExplained,
  explainedServices,
  fileLines,
  fleetLine,
  refusalWords,
  requestWords,
  rowsOf,
  sortedVerdicts,
  treeLines,
  unsharedLines
} from "./chunk-NKN2HKVJ.js";
import {
  causeWords,
  layerChangeWords,
  layerName,
  nextStepWords,
  placeWords,
  pullWords
} from "./chunk-2USFMQIV.js";
import {
  stateOf,
  subjectOf
} from "./chunk-3L234SET.js";
import {
  isMoved,
  topAdvice
} from "./chunk-E35UIVTQ.js";
import {
  columns,
  plain,
  wrapped
} from "./chunk-Q3AQ2J65.js";
import {
  gapWords,
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  formatBytes,
  largest,
  oneLine,
  plural
} from "./chunk-OUZ62CP3.js";

// src/render/text-explanation.ts
var PAGE = "docs/advice.md";
function explanationText(verdicts, detail, { paint, columns: most }) {
  const shown = detail.isWhole ? everyExplained(verdicts) : explainedServices(verdicts);
  const told = /* @__PURE__ */ new Map();
  return shown.map((service) => {
    const { explanation } = service;
    const advice = detail.isWhole ? explanation.advice : topAdvice(explanation.advice);
    const known = told.get(service.verdict) ?? /* @__PURE__ */ new Set();
    const hints = advice.map(hintWords).filter((hint) => !known.has(hint));
    told.set(service.verdict, /* @__PURE__ */ new Set([...known, ...hints]));
    return [
      paint("bold", headline(service)),
      ...facts(service, detail).map((line) => `  ${line}`),
      ...detail.isWhole ? layerLines(service, paint, most) : [],
      ...filesText(service),
      ...treeText(service, most),
      ...consequenceLines(service, paint),
      ...hints.map((hint) => `  ${paint("warn", "tip")}  ${hint}`)
    ].join("\n");
  });
}
function filesText({ change: { files, whole } }) {
  const lines = files === void 0 ? [] : fileLines(files, asIs, whole?.head);
  if (lines.length === 0) return [];
  return ["  inside the layers, uncompressed:", ...lines.map((line) => `    ${line}`)];
}
function treeText({ change: { files } }, most) {
  const tree = files?.head.tree;
  if (tree === void 0) return [];
  const [total = "", ...lines] = treeLines(tree, most && most - 4);
  return [`  files, uncompressed: ${total}`, ...lines.map((line) => `    ${line}`)];
}
function consequenceLines({ explanation }, paint) {
  const { consequence } = explanation;
  return consequence === null ? [] : [`  ${paint("bold", consequenceWords(consequence, asIs))}`];
}
function headline({ verdict, change, explanation, others }) {
  const platform = platformName(change.platform);
  const name = oneLine([verdict.budget.name, platform].filter((part) => part !== null).join(" "));
  const also = others === 0 ? "" : ` (and ${others} more)`;
  const cause = explanation.cause && causeWords(explanation.cause, asIs);
  return cause === null ? `${name}${also}` : `${name}${also}: ${cause}`;
}
function facts({ change, explanation }, { isWhole }) {
  const base = baseImageWords(explanation, asIs);
  const pull = `pull: ${pullWords(explanation.pull, change.base === null)}`;
  const gap = explanation.gaps.find(({ of }) => of !== "provenance" && of !== "dockerfile");
  const why = gap === void 0 ? "nothing names it, or its layers do not prove it" : gapWords(gap);
  const { kind } = explanation.baseImages.head;
  const how = kind === "likely" ? "not proved" : "base image unknown";
  const unproved = isWhole && kind !== "known" ? [`${how}: ${why}`] : [];
  return [...base === null ? [] : [base], ...unproved, pull];
}
function hintWords(advice) {
  return adviceWords(advice, {
    quote: (text) => `\u201C${oneLine(text)}\u201D`,
    prose: asIs,
    page: void 0
  }).replace(/ \(([a-z-]+)\)$/, ` (${PAGE}#$1)`);
}
function asIs(text) {
  return oneLine(text);
}
function layerLines({ change, explanation }, paint, terminal) {
  const isAlone = change.base === null;
  const shown = explanation.layers.filter((layer) => isAlone || isMoved(layer));
  const most = largest(shown.map(sizeOf), 1);
  const rows = shown.map((layer) => [
    bar(sizeOf(layer) / most * 100),
    formatBytes(sizeOf(layer)),
    ...isAlone ? [] : [layerChangeWords(layer)],
    [oneLine(layerName(layer.head ?? layer.base)), placeWords(layer, explanation.places)].filter((part) => part !== null).join("  ")
  ]);
  const lines = columns(rows, [1, ...isAlone ? [] : [2]], terminal && terminal - 2);
  const indented = lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`);
  return indented.map((line, index) => tinted(shown[index], line, paint));
}
function tinted(layer, line, paint) {
  if (layer?.change === "removed") return paint("dim", line);
  return layer?.change === "changed" || layer?.change === "added" ? line : paint("dim", line);
}
function sizeOf({ base, head }) {
  return (head ?? base).layer.bytes;
}

// src/render/text.ts
var PLAIN_STYLE = { paint: plain, columns: void 0 };
function renderText(report, style = PLAIN_STYLE, detail = { isWhole: false }) {
  const { paint, columns: most } = style;
  const verdicts = sortedVerdicts(report);
  const isQuiet = (verdict) => stateOf(verdict) === "not-built" && verdict.findings.length === 0;
  const prose = [
    ...nextStepText(report, paint),
    ...unbuiltText(verdicts.filter(isQuiet)),
    ...findings(report, verdicts, paint),
    ...approvalText(report, paint),
    ...explanationText(verdicts, detail, style),
    ...fleetText(report),
    ...report.notices.map((notice) => `note: ${oneLine(notice)}`),
    paint("dim", [comparedLine(verdicts), ...lookbackLines(verdicts)].join("\n"))
  ];
  const title = paint("bold", paint(report.outcome, `${MARKS[report.outcome]} ${report.headline}`));
  return [
    wrapped(title, most),
    ...table(
      verdicts.filter((each) => !isQuiet(each)),
      style
    ),
    ...prose.map((each) => wrapped(each, most))
  ].join("\n\n");
}
function unbuiltText(verdicts) {
  if (verdicts.length === 0) return [];
  const names = verdicts.map(({ budget }) => oneLine(budget.name)).join(", ");
  return [`- ${plural(verdicts.length, "image")} not built here: ${names}`];
}
function nextStepText({ nextStep }, paint) {
  return nextStep === null ? [] : [
    paint(
      "bold",
      nextStepWords(nextStep, (name) => oneLine(name))
    )
  ];
}
var MARKS = {
  pass: "\u2713",
  warn: "!",
  inconclusive: "?",
  review: "\u25B2",
  fail: "\u2717"
};
function table(verdicts, { paint, columns: most }) {
  const lines = verdicts.flatMap(rowsOf).map((row) => ({
    outcome: row.outcome,
    cells: [
      `${MARKS[row.outcome]} ${[oneLine(row.name), row.platform].filter(Boolean).join(" ")}`,
      row.change,
      row.base,
      row.head,
      row.limit ?? "\u2013",
      [row.reason, row.cves].filter((words) => words).join("; ")
    ]
  }));
  if (lines.length === 0) return [];
  const heading = ["  image", "change", "base", "head", "limit", "used"];
  const last = heading.findLastIndex((_, at) => lines.some(({ cells: cells2 }) => !isBlank(cells2[at])));
  const cells = [heading, ...lines.map((line) => line.cells)].map((row) => row.slice(0, last + 1));
  const [first = "", ...rest] = columns(cells, [1, 2, 3, 4], most);
  const painted = rest.map((line, index) => {
    const outcome = lines[index]?.outcome ?? "pass";
    return outcome === "pass" ? line : paint(outcome, line);
  });
  return [[paint("dim", first), ...painted].join("\n")];
}
function isBlank(cell = "") {
  return cell === "" || cell === "\u2013";
}
function fleetText({ fleet, cost }) {
  const money = cost === null ? [] : [costLine(cost)];
  const all = fleet.services.length < 2 ? [] : [`all ${fleetLine(fleet)}`];
  const lines = [...all, ...unsharedLines(fleet, (name) => oneLine(name)), ...money];
  return lines.length === 0 ? [] : [lines.join("\n")];
}
function findings({ budgetFile }, verdicts, paint) {
  const lines = verdicts.flatMap(
    (verdict) => verdict.findings.map((finding) => {
      const { outcome, message, cure, place, approval } = finding;
      const approved = approval === void 0 ? "" : `; ${approvedWords(approval, oneLine)}`;
      const source = budgetFile.path === "" ? "" : ` (${oneLine(budgetFile.path)}:${place.line})`;
      const subject = oneLine(subjectOf(verdict, finding));
      const text = paint(
        outcome,
        `${MARKS[outcome]} ${subject}: ${oneLine(message)}${source}${approved}`
      );
      return cure === null ? text : `${text}
  ${oneLine(cure)}`;
    })
  );
  return lines.length === 0 ? [] : [lines.join("\n")];
}
function approvalText({ approval }, paint) {
  if (approval === null) return [];
  const lines = requestWords(approval, oneLine).map((line) => paint("review", line));
  return [[...lines, ...refusalWords(approval).map((line) => oneLine(line))].join("\n")];
}
function comparedLine(verdicts) {
  const { head, base } = commonTags(verdicts);
  const compared = base === void 0 ? head ?? "each head" : `${head ?? "each head"} compared with ${base ?? "its base"}`;
  return `Compressed sizes, 1 MiB = 1,048,576 bytes; ${oneLine(compared)}.`;
}
function lookbackLines(verdicts) {
  return verdicts.flatMap(
    ({ budget, baseCommit, baseDistance }) => baseCommit === null || baseDistance === 0 ? [] : [
      `${oneLine(budget.name)}: compared with commit ${baseCommit.slice(0, 7)}, ${plural(baseDistance, "commit")} before the base.`
    ]
  );
}

export {
  explanationText,
  renderText,
  MARKS
};
