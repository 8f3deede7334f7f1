import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  outlookOf,
  reachOf
} from "./chunk-R43735S4.js";

// src/domain/forecast/sparkline.ts
var BARS = ["\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588"];
var LEAST_SPAN = 0.02;
function sparkline(sizes) {
  const most = sizes.reduce((max, size) => Math.max(max, size), 0);
  const least = sizes.reduce((min, size) => Math.min(min, size), most);
  const span = Math.max(most - least, most * LEAST_SPAN, 1);
  const floor = least - (span - (most - least)) * 9 / 16;
  return sizes.map((size) => BARS[Math.min(7, Math.floor((size - floor) / span * 8))] ?? "").join("");
}

// src/domain/forecast/trend.ts
var SHOWN = 12;
function trendOf(series, { head, limit, now }) {
  const points = series.records.slice(-SHOWN).map(({ t, bytes }) => ({ t, bytes }));
  const sizes = [...points.map(({ bytes }) => bytes), ...head === null ? [] : [head]];
  const outlook = outlookOf(series, now);
  const current = head ?? points.at(-1)?.bytes;
  const reach = current === void 0 || limit === null ? null : reachOf(outlook, current, limit);
  return {
    platform: series.platform,
    points,
    sparkline: sparkline(sizes.slice(-SHOWN)),
    weeks: series.weeks,
    outlook,
    reach,
    limit
  };
}

export {
  trendOf
};
