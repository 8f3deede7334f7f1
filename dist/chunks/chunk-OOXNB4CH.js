import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  trendOf
} from "./chunk-R4ZGIMBW.js";
import {
  SizeHistory
} from "./chunk-MADZQDZ6.js";
import {
  HistoryApi
} from "./chunk-Q5F36QB6.js";
import {
  readHistory,
  readLastAudit
} from "./chunk-BCXJ2VCG.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  nameOf
} from "./chunk-4RYPBSQW.js";
import {
  log,
  messageOf
} from "./chunk-G7PAMPKP.js";
import {
  platformName
} from "./chunk-6DNRDSMX.js";

// src/domain/series/last-audit.ts
var DAY_MS = 864e5;
var MOST_DAYS = 9;
function missedAudit(lastAudit, now) {
  if (lastAudit === null) return [];
  const days = Math.floor((now.valueOf() - Date.parse(lastAudit)) / DAY_MS);
  if (days < MOST_DAYS) return [];
  return [
    `No audit for ${days} days: the last one was on ${lastAudit.slice(0, 10)}. Look whether its workflow fails, or is disabled; GitHub disables schedules where nobody has committed for 60 days.`
  ];
}
function needsMark(lastAudit, now) {
  return lastAudit === null || now.valueOf() - Date.parse(lastAudit) > 2 * DAY_MS;
}

// src/action/read-sizes.ts
var MOST_TORN = 5;
async function readSizes({ inputs, api, now }) {
  const branch = inputs.historyBranch;
  try {
    const stored = await readHistory(new HistoryApi(await api(), branch), { now, depth: "recent" });
    if (stored === null)
      log(`There is no branch ${branch} yet: a push to the default branch begins it, or an audit.`);
    const audit = stored === null ? null : new SizeHistory(stored, []).lastAudit;
    return { stored, notices: [...tornNotices(stored?.torn ?? []), ...missedAudit(audit, now)] };
  } catch (error) {
    const cure = error instanceof HistoryUnavailable ? ` ${error.cure}` : "";
    return { stored: null, notices: [`The history is left out: ${messageOf(error)}.${cure}`] };
  }
}
async function auditNotices({ inputs, api, now }) {
  try {
    const branch = new HistoryApi(await api(), inputs.historyBranch);
    return missedAudit(await readLastAudit(branch, now), now);
  } catch (error) {
    if (error instanceof HistoryUnavailable) return [];
    throw error;
  }
}
function tornNotices(torn) {
  if (torn.length === 0) return [];
  const more = torn.length > MOST_TORN ? `, and ${torn.length - MOST_TORN} more` : "";
  const lines = torn.slice(0, MOST_TORN).join("; ");
  return [`Lines of the history cannot be read, and are left out: ${lines}${more}.`];
}
function historyFor(stored, budgets) {
  const services = budgets.map(({ name, image }) => ({ name, image: nameOf(image).image }));
  return new SizeHistory(stored, services);
}
function withTrends(verdicts, history, now) {
  return verdicts.map((verdict) => {
    const { budget, changes } = verdict;
    if (budget.isUntrusted) return verdict;
    const trends = changes.flatMap(({ platform, head }) => {
      const series = history.of(budget.name, platformName(platform));
      if (series === null) return [];
      const limit = budget.limit?.value ?? null;
      const trend = trendOf(series, { head: head?.bytes ?? null, limit, now });
      return [{ ...trend, platform: platformName(platform) }];
    });
    return { ...verdict, trends };
  });
}

export {
  needsMark,
  readSizes,
  auditNotices,
  historyFor,
  withTrends
};
