import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}

// src/domain/verdict/rule.ts
var RULES = {
  max_size: {
    key: "limit",
    isExplainedByLayers: true,
    failed: { one: "is over its budget", many: "are over their budgets" },
    // It only warns where the change did not make it worse.
    warned: { one: "is still over its budget", many: "are still over their budgets" }
  },
  warn_at: { key: "warnAt", isExplainedByLayers: true },
  max_increase: {
    key: "maxIncrease",
    isExplainedByLayers: true,
    failed: { one: "grew too much", many: "grew too much" }
  },
  review_increase: { key: "reviewIncrease", isExplainedByLayers: true },
  warn_increase: { key: "warnIncrease", isExplainedByLayers: true },
  max_growth_since: { key: "maxGrowth", isExplainedByLayers: false },
  max_waste: {
    key: "maxWaste",
    isExplainedByLayers: false,
    failed: { one: "hides too much below later layers", many: "hide too much below later layers" }
  },
  max_cves: {
    key: "maxCves",
    isExplainedByLayers: false,
    failed: { one: "has too many CVEs", many: "have too many CVEs" },
    warned: { one: "still has too many CVEs", many: "still have too many CVEs" }
  },
  budget_file: { key: null, isExplainedByLayers: false },
  waiver: { key: "waivers", isExplainedByLayers: false },
  platform: { key: null, isExplainedByLayers: false },
  measurement: { key: null, isExplainedByLayers: false },
  base: { key: null, isExplainedByLayers: false }
};
function placeOfRule(budget, rule) {
  const { key } = RULES[rule];
  return (key && budget[key])?.place ?? budget.place;
}

export {
  RULES,
  placeOfRule
};
