import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  readSeries
} from "./chunk-VDG3CPKB.js";
import "./chunk-6VKVJVYF.js";
import {
  trendJson
} from "./chunk-K67DB7W2.js";
import {
  outlookWords,
  stepWords
} from "./chunk-L3WIHWY4.js";
import {
  code,
  prose,
  row
} from "./chunk-6ESJLC7I.js";
import {
  trendOf
} from "./chunk-R4ZGIMBW.js";
import "./chunk-R43735S4.js";
import "./chunk-MADZQDZ6.js";
import "./chunk-BCXJ2VCG.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import "./chunk-3KCB5G23.js";
import {
  EXIT
} from "./chunk-6OFHO452.js";
import {
  columns
} from "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  formatBytes,
  formatPercent,
  oneLine,
  toJsonText
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/domain/series/plot.ts
var COLUMNS = 60;
var ROWS = 10;
var LEAST_SPAN = 0.02;
function plot({ records, limit }) {
  const [first, last] = [records[0], records.at(-1)];
  if (first === void 0 || last === void 0) return [];
  const [start, end] = [Date.parse(first.t), Date.parse(last.t)];
  const sizes = /* @__PURE__ */ new Map();
  for (const { t, bytes } of records) {
    const place = end === start ? 0 : (Date.parse(t) - start) / (end - start);
    sizes.set(Math.round(place * (COLUMNS - 1)), bytes);
  }
  const all = [...sizes.values()];
  const near = limit !== null && limit <= Math.max(...all) * 1.25 ? [limit] : [];
  const [least, most] = [Math.min(...all, ...near), Math.max(...all, ...near)];
  const span = Math.max(most - least, most * LEAST_SPAN, 1);
  const floor = least - (span - (most - least)) / 2;
  const rowOf = (bytes) => Math.min(ROWS - 1, Math.max(0, Math.round((bytes - floor) / span * (ROWS - 1))));
  const labels = Array.from(
    { length: ROWS },
    (_, row2) => formatBytes(Math.round(floor + span * row2 / (ROWS - 1)))
  );
  const width = Math.max(...labels.map(({ length }) => length));
  const limitRow = near[0] === void 0 ? -1 : rowOf(near[0]);
  const rows = labels.map((label, row2) => {
    const cells = Array.from({ length: COLUMNS }, (_, column) => {
      const bytes = sizes.get(column);
      if (bytes !== void 0 && rowOf(bytes) === row2) return "\u2022";
      return row2 === limitRow ? "\u2504" : " ";
    });
    const name = row2 === limitRow ? "  limit" : "";
    return `${label.padStart(width)} \u2524${cells.join("")}${name}`.trimEnd();
  });
  const [from, to] = [first.t.slice(0, 10), last.t.slice(0, 10)];
  const axis = `${" ".repeat(width)} \u2514${"\u2500".repeat(COLUMNS)}`;
  const dates = `${" ".repeat(width + 2)}${from}${to.padStart(COLUMNS - from.length)}`;
  return [...rows.toReversed(), axis, dates];
}

// src/cli/history-show.ts
async function showHistory(args, world, budgets) {
  const now = /* @__PURE__ */ new Date();
  const all = await readSeries(args, world, budgets);
  const shown = all.map((series) => {
    const limit = budgets.find(({ name }) => name === series.service)?.limit?.value ?? null;
    const last = series.records.at(-1) ?? null;
    return { series, last, trend: trendOf(series, { head: null, limit, now }) };
  });
  world.stdout.write(`${RENDERERS[args.format](shown, args.positionals.length > 0)}
`);
  return EXIT.pass;
}
var RENDERERS = { text, markdown, json };
var HEADER = ["Image", "Platform", "Size", "On", "30 days", "Last sizes", "Forecast"];
function cellsOf({ series, last, trend }) {
  const { service, platform } = series;
  const size = last === null ? "" : formatBytes(last.bytes);
  const words = outlookWords(trend.outlook, trend.reach, (text2) => text2);
  return [
    service,
    platform ?? "",
    size,
    last?.t.slice(0, 10) ?? "",
    monthly(series),
    trend.sparkline,
    words
  ];
}
var MONTH_MS = 30 * 864e5;
function monthly({ records }) {
  const last = records.at(-1);
  if (last === void 0) return "";
  const then = records.findLast(({ t }) => Date.parse(t) <= Date.parse(last.t) - MONTH_MS);
  if (then === void 0 || then.bytes === 0) return "";
  return formatPercent((last.bytes / then.bytes - 1) * 100);
}
function text(shown, isDetailed) {
  if (shown.length === 0) return "The history is empty.";
  const rows = shown.map((each) => cellsOf(each).map((cell) => oneLine(cell)));
  const table = columns([HEADER, ...rows], [2, 4]).join("\n");
  const plots = isDetailed || shown.length === 1 ? shown.flatMap(plotOf) : [];
  return [table, ...plots].join("\n\n");
}
function plotOf({ series, trend }) {
  const { service, platform, records } = series;
  const steps = trend.outlook.steps.map((step) => `  step: ${stepWords(step, (text2) => text2)}`);
  const title = oneLine(platform === null ? service : `${service} (${platform})`);
  const lines = plot({ records, limit: trend.limit });
  return [[title, ...lines, ...steps].join("\n")];
}
function markdown(shown) {
  const rows = shown.map((each) => {
    const [service = "", platform = "", size = "", on = "", growth = "", bars = ""] = cellsOf(each);
    const { outlook, reach } = each.trend;
    return row([
      code(service),
      prose(platform),
      size,
      on,
      growth,
      bars,
      outlookWords(outlook, reach, code)
    ]);
  });
  return [row(HEADER), row([":--", ":--", "--:", ":--", "--:", ":--", ":--"]), ...rows].join("\n");
}
function json(shown) {
  const services = shown.map(({ series, trend, last }) => ({
    service: series.service,
    platform: series.platform,
    last: last && { t: last.t, bytes: last.bytes },
    ...trendJson(trend)
  }));
  return toJsonText({ schema: 1, services }, 2);
}
export {
  showHistory
};
