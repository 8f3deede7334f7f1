import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  trendOf
} from "./chunk-6MUGX44H.js";
import "./chunk-EZAUCOCZ.js";
import {
  SizeHistory
} from "./chunk-2ZZ3VD34.js";
import {
  HistoryApi
} from "./chunk-S7QNOVGF.js";
import {
  readHistory
} from "./chunk-QW5SSBDN.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import {
  nameOf
} from "./chunk-GGWZB3Y4.js";
import "./chunk-G2DWG3LR.js";
import "./chunk-BMT6HZET.js";
import {
  log,
  messageOf
} from "./chunk-EO2YBTKE.js";
import "./chunk-URUWQUKN.js";
import "./chunk-J52EVJB4.js";
import {
  platformName
} from "./chunk-XVLM4KRV.js";
import "./chunk-EJJAQOV2.js";
import "./chunk-M6AJF2A5.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/action/read-sizes.ts
var MOST_TORN = 5;
async function readSizes({ inputs, api, now }) {
  const branch = inputs.historyBranch;
  try {
    const stored = await readHistory(new HistoryApi(await api(), branch), { now, depth: "recent" });
    if (stored === null)
      log(`There is no branch ${branch} yet: a push to the default branch begins it.`);
    return { stored, notices: tornNotices(stored?.torn ?? []) };
  } catch (error) {
    const cure = error instanceof HistoryUnavailable ? ` ${error.cure}` : "";
    return { stored: null, notices: [`The history is left out: ${messageOf(error)}.${cure}`] };
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
  historyFor,
  readSizes,
  withTrends
};
