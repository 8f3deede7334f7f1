import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  weeksOf
} from "./chunk-BCXJ2VCG.js";
import {
  startOf,
  weekOf
} from "./chunk-OGRLKBS3.js";

// src/domain/forecast/draws.ts
var FROM_WEEKS = 52;
var PATHS = 1e3;
function drawsFrom(weeks, least) {
  const changes = weeklyChanges(weeks);
  if (changes.length < least) return null;
  const paths = (count, visit) => {
    const random = randomFrom(seedOf(weeks));
    for (let path = 0; path < PATHS; path++) {
      let sum = 0;
      for (let week = 1; week <= count; week++) {
        sum += changes[Math.floor(random() * changes.length)] ?? 0;
        if (visit(path, week, sum)) break;
      }
    }
  };
  return {
    after(count) {
      const ends = Array(PATHS).fill(0);
      paths(count, (path, _, sum) => {
        ends[path] = sum;
        return false;
      });
      return ends.map(Math.exp).toSorted((a, b) => a - b);
    },
    reaching(factor, within) {
      const goal = Math.log(factor);
      const when = Array(PATHS).fill(Number.POSITIVE_INFINITY);
      const before = Array(PATHS).fill(0);
      paths(within, (path, week, sum) => {
        const last = before[path] ?? 0;
        before[path] = sum;
        if (sum <= goal) return false;
        when[path] = week - 1 + Math.max(0, goal - last) / (sum - last);
        return true;
      });
      return when.toSorted((a, b) => a - b);
    }
  };
}
function weeklyChanges(weeks) {
  const from = (weeks.at(-1)?.week ?? 0) - FROM_WEEKS;
  return weeks.slice(1).flatMap((week, index) => {
    const before = weeks[index];
    const isNext = before !== void 0 && before.week === week.week - 1 && before.week >= from;
    return isNext && before.median > 0 && week.median > 0 ? [Math.log(week.median / before.median)] : [];
  });
}
function seedOf(weeks) {
  const text = weeks.map(({ week, median }) => `${week}:${median}`).join(" ");
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  }
  return hash >>> 0;
}
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = state + 1831565813 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}

// src/domain/forecast/pace.ts
var Z = 1.645;
function slopeOf(places) {
  const slopes = places.flatMap(
    (a, index) => places.slice(index + 1).map((b) => (b.value - a.value) / (b.week - a.week))
  ).toSorted((a, b) => a - b);
  const count = places.length;
  const spread = Z * Math.sqrt(count * (count - 1) * (2 * count + 5) / 18);
  const low = Math.max(0, Math.floor((slopes.length - spread) / 2));
  const high = Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2));
  const middle = Math.floor(slopes.length / 2);
  const upper = slopes[middle] ?? 0;
  const perWeek = slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? 0) + upper) / 2;
  return { perWeek, low: slopes[low] ?? 0, high: slopes[high] ?? 0 };
}

// src/domain/forecast/spikes.ts
var LEAST_JUMP = 0.02;
var LONGEST_MS = 14 * 864e5;
var BACK = 0.5;
function withoutSpikes(points) {
  const rest = [];
  const spikes = [];
  for (let index = 0; index < points.length; index++) {
    const point = points[index];
    if (point === void 0) break;
    const level = rest.at(-1)?.bytes;
    const end = level === void 0 ? -1 : endOfSpike(points, index, level);
    if (level === void 0 || end < 0) {
      rest.push(point);
      continue;
    }
    const between = points.slice(index, end);
    const distance = ({ bytes }) => Math.abs(bytes - level);
    const top = between.reduce(
      (most, each) => distance(each) > distance(most) ? each : most,
      point
    );
    spikes.push({ first: point, last: between.at(-1) ?? point, top, level });
    index = end - 1;
  }
  return { rest, spikes };
}
function endOfSpike(points, start, level) {
  const first = points[start];
  if (first === void 0) return -1;
  const jump = Math.abs(first.bytes - level);
  if (jump <= level * LEAST_JUMP) return -1;
  for (let index = start + 1; index < points.length; index++) {
    const point = points[index];
    if (point === void 0 || point.at - first.at > LONGEST_MS) return -1;
    if (Math.abs(point.bytes - level) <= jump * BACK) return index;
  }
  return -1;
}

// src/domain/forecast/steps.ts
var LEAST_STEP = 0.03;
var TIMES_USUAL = 6;
function levelsOf({ records, weeks }) {
  const points = records.map((record) => ({
    at: Date.parse(record.t),
    bytes: record.bytes,
    record
  }));
  const daily = withoutSpikes(points);
  const known = knownWeeks(weeks, points);
  const all = calm(weeks, daily.rest, known);
  const folded = withoutSpikes(
    all.map(({ week, median }) => ({ at: startOf(week), bytes: median, week }))
  );
  const spikes = folded.spikes.filter(
    ({ first, last }) => !known.has(first.week) && !known.has(last.week)
  );
  const quiet = all.filter(
    ({ week }) => !spikes.some(({ first, last }) => week >= first.week && week <= last.week)
  );
  return {
    weeks: quiet,
    steps: stepsIn(quiet, daily.rest),
    spikes: [...spikes, ...daily.spikes].toSorted((a, b) => a.first.at - b.first.at)
  };
}
function knownWeeks(weeks, points) {
  const counts = /* @__PURE__ */ new Map();
  for (const { at } of points) counts.set(weekOf(at), (counts.get(weekOf(at)) ?? 0) + 1);
  const known = weeks.filter(({ week, count }) => counts.get(week) === count);
  return new Set(known.map(({ week }) => week));
}
function calm(weeks, rest, known) {
  const without = new Map(
    weeksOf(rest.map(({ record }) => record)).map((each) => [each.week, each])
  );
  return weeks.flatMap((week) => known.has(week.week) ? without.get(week.week) ?? [] : week);
}
function stepsIn(weeks, points) {
  const changes = weeks.slice(1).map((week, index) => {
    const before = weeks[index]?.median ?? 0;
    return before === 0 ? 0 : week.median / before - 1;
  });
  const steps = [];
  changes.forEach((change2, index) => {
    const [before, after] = [weeks[index], weeks[index + 1]];
    if (before === void 0 || after === void 0) return;
    if (Math.abs(change2) <= Math.max(LEAST_STEP, TIMES_USUAL * usual(changes, index))) return;
    const last = steps.at(-1);
    const isRest = last !== void 0 && last.week === before.week && Math.sign(last.percent) === Math.sign(change2);
    const from = isRest ? weeks[index - 1]?.median ?? before.median : before.median;
    if (isRest) steps.pop();
    steps.push(stepAt(points, after.week, { from, to: after.median }));
  });
  return steps;
}
function usual(changes, except) {
  const others = changes.filter((_, index) => index !== except).map(Math.abs);
  const sorted = others.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
function stepAt(points, week, { from, to }) {
  const middle = (from + to) / 2;
  const isNew = ({ bytes }) => to > from ? bytes > middle : bytes < middle;
  const until = points.filter(({ at }) => weekOf(at) <= week);
  const lastOld = until.findLastIndex((point) => !isNew(point));
  const [old, first] = [until[lastOld], until[lastOld + 1]];
  if (old === void 0 || first === void 0) {
    return { week, date: dateOf(startOf(week)), commit: null, run: null, ...change(from, to) };
  }
  const { commit, run } = first.record;
  const isMost = Math.abs(first.bytes - old.bytes) > Math.abs(to - from) / 2;
  const told = isMost ? change(old.bytes, first.bytes) : change(from, to);
  return { week, date: dateOf(first.at), commit, run, ...told };
}
function change(beforeBytes, afterBytes) {
  const percent = beforeBytes === 0 ? 0 : (afterBytes / beforeBytes - 1) * 100;
  return { beforeBytes, afterBytes, percent };
}
function dateOf(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

// src/domain/forecast/forecast.ts
var LEAST_WEEKS = 8;
var MOST_WEEKS = 26;
var LEAST_PERCENT = 0.25;
var FRESH_MS = 14 * 864e5;
var LARGE_PERCENT = 10;
var MOST_SILENT_WEEKS = 4;
function outlookOf(series, now) {
  const levels = levelsOf(series);
  const fresh = freshStep(levels, now);
  const steps = levels.steps.filter((step) => step !== fresh);
  return { ...levels, fresh, forecast: forecastFrom({ ...levels, steps }, series.records, now) };
}
function freshStep({ steps }, now) {
  const last = steps.at(-1);
  if (last === void 0 || Math.abs(last.percent) >= LARGE_PERCENT) return null;
  return now.valueOf() - Date.parse(last.date) < FRESH_MS ? last : null;
}
function forecastFrom({ weeks, steps }, records, now) {
  const last = weeks.at(-1);
  if (last === void 0 || weekOf(now.valueOf()) - last.week > MOST_SILENT_WEEKS) {
    return { kind: "none" };
  }
  const step = steps.at(-1) ?? null;
  const segment = weeks.filter(({ week }) => step === null || week >= step.week);
  if (segment.length < LEAST_WEEKS) {
    const recently = steps.filter(({ week }) => week > last.week - MOST_WEEKS).length;
    return { kind: "short", weeks: segment.length, step, steps: recently };
  }
  const recent = segment.filter(({ week }) => week > last.week - MOST_WEEKS);
  const [first] = recent;
  if (first === void 0 || recent.length < LEAST_WEEKS) {
    return { kind: "sparse", weeks: recent.length };
  }
  const slope = slopeOf(
    recent.map(({ week, median }) => ({ week, value: Math.log(Math.max(1, median)) }))
  );
  const isSinceStep = step !== null && first.week === step.week;
  const pace = {
    percent: Math.expm1(slope.perWeek) * 100,
    weeks: recent.length,
    since: isSinceStep ? step.date : firstDayOf(first.week, records),
    step: isSinceStep ? step : null
  };
  return { kind: kindOf(slope, pace.percent), ...pace };
}
function firstDayOf(week, records) {
  const first = records.find(({ t }) => weekOf(Date.parse(t)) === week);
  return (first?.t ?? new Date(startOf(week)).toISOString()).slice(0, 10);
}
function kindOf({ low, high }, percent) {
  if (Math.abs(percent) < LEAST_PERCENT) return "flat";
  if (low <= 0 && high >= 0) return "unsteady";
  return percent < 0 ? "falling" : "growing";
}
var YEAR = 52;
function reachOf({ weeks, forecast }, bytes, limit) {
  if (forecast.kind !== "growing" || bytes <= 0 || bytes > limit) return null;
  const draws = drawsFrom(weeks, LEAST_WEEKS - 1);
  if (draws === null) return null;
  const when = draws.reaching(limit / bytes, YEAR);
  const [low, high] = [quantile(when, 0.1), quantile(when, 0.9)];
  if (low > YEAR) return { kind: "not-within-a-year" };
  if (low < 1) return { kind: "any-time" };
  return { kind: "range", low, high: high > YEAR ? null : high };
}
function rangeAfter(weeks, count) {
  const last = weeks.at(-1);
  const draws = drawsFrom(weeks, LEAST_WEEKS - 1);
  if (last === void 0 || draws === null) return null;
  const factors = draws.after(count);
  return {
    low: last.median * quantile(factors, 0.1),
    high: last.median * quantile(factors, 0.9)
  };
}
function quantile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export {
  outlookOf,
  reachOf,
  rangeAfter
};
