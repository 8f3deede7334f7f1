import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  plural
} from "./chunk-OUZ62CP3.js";

// src/render/forecast-words.ts
var MANY_STEPS = 3;
function reachPhrase(reach) {
  if (reach === null || reach.kind === "not-within-a-year") return null;
  return reach.kind === "any-time" ? "at this pace it may be over the limit any time" : `at this pace over the limit in ${rangeWords(reach)}`;
}
function forecastCell({ forecast }, reach) {
  switch (forecast.kind) {
    case "none":
      return "no sizes lately";
    case "short":
    case "sparse":
      return `too ${forecast.kind} to tell`;
    case "unsteady":
      return "no steady trend";
    case "flat":
      return "practically flat";
    case "falling":
      return `shrinks, ${percentWords(forecast.percent)} a week`;
    case "growing":
      return reach === null ? `grows, ${percentWords(forecast.percent)} a week` : reachCell(reach);
  }
}
function reachCell(reach) {
  switch (reach.kind) {
    case "any-time":
      return "limit may be reached any time";
    case "not-within-a-year":
      return "limit not reached within a year";
    case "range":
      return reach.high === null ? `limit in ${plural(Math.round(reach.low), "week")} at the earliest` : `limit in ${rangeWords(reach)}`;
  }
}
function outlookWords({ forecast, fresh }, reach, quote) {
  const words = forecastWords(forecast, reach, quote);
  if (fresh === null) return words;
  return `${words}; ${percentWords(fresh.percent)} since ${fresh.date}, which may be taken back yet`;
}
function forecastWords(forecast, reach, quote) {
  switch (forecast.kind) {
    case "none":
      return "no sizes of the last four weeks";
    case "short":
      return shortWords(forecast, quote);
    case "sparse":
      return `too sparse for a forecast: ${plural(forecast.weeks, "week")} with a size of the last 26`;
    case "flat":
      return `practically flat (${paceWords(forecast)})`;
    case "unsteady":
      return `no steady trend since ${forecast.since} (${paceWords(forecast)})`;
    case "falling":
      return `shrinks ${paceSince(forecast, quote)}`;
    case "growing":
      return reach === null ? `grows ${paceSince(forecast, quote)}` : `at the pace ${paceSince(forecast, quote)} ${reachWords(reach)}`;
  }
}
function shortWords({ weeks, step, steps }, quote) {
  if (step === null)
    return `too short for a forecast: ${plural(weeks, "week")} of sizes, and 8 are needed`;
  const since = `too short since the step of ${stepWords(step, quote)}`;
  return steps < MANY_STEPS ? since : `no steady trend: ${steps} steps in half a year, and ${since}`;
}
function reachWords(reach) {
  switch (reach.kind) {
    case "any-time":
      return "the budget may be reached any time";
    case "not-within-a-year":
      return "the budget is not reached within a year";
    case "range":
      return `the budget is reached in about ${rangeWords(reach)}`;
  }
}
function rangeWords({ low, high }) {
  const from = Math.round(low);
  if (high === null) return `${plural(from, "week")} at the earliest, or not within a year`;
  const to = Math.round(high);
  return from === to ? plural(from, "week") : `${from}\u2013${to} weeks`;
}
function paceSince(pace, quote) {
  const { since, step } = pace;
  const from = step === null ? since : `the step of ${stepWords(step, quote)}`;
  return `since ${from} (${paceWords(pace)})`;
}
function paceWords({ percent, weeks }) {
  const decimals = Math.abs(percent) < 0.25 ? 2 : 1;
  return `${percentWords(percent, decimals)} a week, ${plural(weeks, "week")}`;
}
function stepWords({ percent, date, commit }, quote) {
  const by = commit === null ? "" : ` (${quote(commit.slice(0, 7))})`;
  return `${percentWords(percent)} on ${date}${by}`;
}
function percentWords(percent, decimals = 1) {
  const size = Math.abs(percent);
  const text = size >= 10 ? size.toFixed(0) : size.toFixed(decimals);
  return `${percent < 0 ? "\u2212" : "+"}${text} %`;
}

export {
  reachPhrase,
  forecastCell,
  outlookWords,
  stepWords
};
