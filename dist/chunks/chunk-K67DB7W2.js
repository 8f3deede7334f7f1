import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  outlookWords,
  reachPhrase
} from "./chunk-L3WIHWY4.js";

// src/render/json-trend.ts
function trendJson(trend) {
  if (trend === null) return {};
  const { points, sparkline, outlook, reach } = trend;
  const { forecast, fresh, steps } = outlook;
  const pace = "percent" in forecast ? { percentPerWeek: rounded(forecast.percent), weeks: forecast.weeks, since: forecast.since } : null;
  return {
    trend: {
      points,
      sparkline,
      steps: steps.map(stepJson),
      fresh: fresh && stepJson(fresh),
      forecast: {
        kind: forecast.kind,
        pace,
        reach: reach && reachJson(reach),
        phrase: reachPhrase(reach),
        words: outlookWords(outlook, reach, (text) => text)
      }
    }
  };
}
function reachJson(reach) {
  if (reach.kind !== "range") return { kind: reach.kind, lowWeeks: null, highWeeks: null };
  const { low, high } = reach;
  return { kind: reach.kind, lowWeeks: rounded(low), highWeeks: high && rounded(high) };
}
function stepJson({ date, commit, run, beforeBytes, afterBytes, percent }) {
  return { date, commit, run, beforeBytes, afterBytes, percent: rounded(percent) };
}
function rounded(number) {
  return Math.round(number * 100) / 100;
}

export {
  trendJson
};
