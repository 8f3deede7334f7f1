import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  inTime,
  movingRef,
  weeksOf
} from "./chunk-BCXJ2VCG.js";
import {
  startOf
} from "./chunk-OGRLKBS3.js";

// src/domain/series/size-history.ts
var SizeHistory = class {
  torn;
  records;
  since;
  /** By service and platform. */
  own = /* @__PURE__ */ new Map();
  /** @param services of the budget file as it is now: a service that was renamed keeps its history. */
  constructor(stored, services) {
    const current = currentNames(services);
    this.torn = stored.torn;
    this.since = stored.since;
    this.records = inTime(stored.records).map((each) => ({ ...each, service: current(each) }));
    for (const record of this.records) this.ownOf(record).records.push(record);
    for (const week of stored.weeks)
      this.ownOf({ ...week, service: current(week) }).weeks.push(week);
  }
  /** Every series that there is, removed services among them, by name and platform. */
  all() {
    return [...this.own.keys()].toSorted().flatMap((key) => {
      const [service, platform] = JSON.parse(key);
      return this.exactly(service, platform) ?? [];
    });
  }
  /**
   * The series of a service on a platform; null where there is none. A plain manifest, which says no
   * platform, and the only one of an index continue each other.
   */
  of(service, platform) {
    const exact = this.exactly(service, platform);
    if (exact !== null) return exact;
    const others = this.all().filter((each) => each.service === service);
    const [only] = others;
    const isPlain = platform === null || only?.platform === null;
    return only !== void 0 && others.length === 1 && isPlain ? only : null;
  }
  /** What is recorded of the images that a digest names, an index's for each of its platforms. */
  knownBy(digest) {
    return this.records.filter(
      (each) => each.digest === digest || each.index === digest || each.also.includes(digest)
    );
  }
  /** Of all platforms and tags, in order of time. */
  recordsOf(service) {
    return this.records.filter((each) => each.service === service);
  }
  /** What a service weighed at a moment: its last size until then; null where nothing is that old. */
  at(service, platform, ms) {
    const series = this.of(service, platform);
    const record = series?.records.findLast(({ t }) => Date.parse(t) <= ms);
    if (record !== void 0) return record;
    const week = series?.weeks.findLast(({ week: week2 }) => startOf(week2 + 1) <= ms);
    return week === void 0 ? null : { bytes: week.last };
  }
  /** Whether a service has a size by this tag. */
  knowsTag(service, tag) {
    return this.records.some((each) => each.service === service && each.ref === tag);
  }
  /** When an audit has last recorded something; null: none did, as far as was read. */
  get lastAudit() {
    return this.records.findLast(({ by }) => by === "audit")?.t ?? null;
  }
  exactly(service, platform) {
    const { records = [], weeks = [] } = this.own.get(keyFor({ service, platform })) ?? {};
    const moving = records.map(movingRef).findLast((ref) => ref !== null) ?? weeks.findLast(({ ref }) => ref !== null)?.ref ?? null;
    const isCurrent = (ref) => ref === null || ref === moving;
    const own = records.filter((record) => isCurrent(movingRef(record)));
    const folded = weeks.filter(({ ref }) => isCurrent(ref));
    if (own.length + folded.length === 0) return null;
    return { service, platform, records: own, weeks: this.weeksOf(own, folded) };
  }
  ownOf(of) {
    const key = keyFor(of);
    const known = this.own.get(key) ?? { records: [], weeks: [] };
    this.own.set(key, known);
    return known;
  }
  /** Where all measurements of a week are known they count, and else what was made of them once. */
  weeksOf(records, folded) {
    const weeks = new Map(weeksOf(records).map((each) => [each.week, each]));
    for (const { week, count, median, min, max, last, ref } of folded) {
      const isWhole = startOf(week) >= this.since && weeks.has(week);
      const known = weeks.get(week);
      const isBetter = known === void 0 || ref !== null || known.count < count;
      if (!isWhole && isBetter) weeks.set(week, { week, count, median, min, max, last });
    }
    return [...weeks.values()].toSorted((a, b) => a.week - b.week);
  }
};
function keyFor({ service, platform }) {
  return JSON.stringify([service, platform]);
}
function currentNames(services) {
  const names = new Set(services.map(({ name }) => name));
  const claims = /* @__PURE__ */ new Map();
  for (const { name, image } of services) claims.set(image, [...claims.get(image) ?? [], name]);
  return ({ service, image }) => {
    const [only = service, ...more] = names.has(service) ? [] : claims.get(image) ?? [];
    return more.length === 0 ? only : service;
  };
}

export {
  SizeHistory
};
