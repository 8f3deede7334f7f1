import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  historyBranch
} from "./chunk-6VKVJVYF.js";
import {
  auditJson,
  auditOf,
  auditedTemplate,
  headroomPatch,
  renderAuditMarkdown,
  renderAuditText,
  withSizes,
  withoutCves
} from "./chunk-ZOIJWQHX.js";
import "./chunk-5RA77SUQ.js";
import "./chunk-K67DB7W2.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-6ESJLC7I.js";
import "./chunk-R4ZGIMBW.js";
import "./chunk-R43735S4.js";
import "./chunk-MADZQDZ6.js";
import {
  readHistory
} from "./chunk-BCXJ2VCG.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import "./chunk-3KCB5G23.js";
import {
  checkTemplates,
  checked,
  exitCode,
  readConfig,
  requireTags,
  styleFor,
  valuesFrom
} from "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  loadSingle
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  oneLine,
  toJsonText
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/audit.ts
async function auditCommand(args, world) {
  if (args.positionals.length > 0)
    throw new UsageError(`audit takes no ${oneLine(args.positionals[0] ?? "", 100)}`);
  checkTemplates(args);
  const now = /* @__PURE__ */ new Date();
  const text = await readConfig(args.config, world);
  const { budgets, file, notices } = loadSingle(args.config, text);
  const env = { ...world.env, GITHUB_BASE_REF: void 0 };
  const values = valuesFrom(env);
  const own = budgets.map(withoutCves).map(
    (budget) => auditedTemplate(budget, { headTag: args.head ?? null, baseTag: args.head ?? null })
  );
  requireTags(own, { head: args.head, base: void 0, values });
  const { stored, notes } = await storedSizes(args, world, now);
  const subject = { budgets: own, file, notices, values, elsewhere: null, isWhole: true };
  const report = await checked(args, { ...world, env }, subject);
  const { verdicts } = report;
  const audit = auditOf({
    verdicts,
    history: stored === null ? null : withSizes(stored, verdicts, { commit: null, now }),
    forecast: /* @__PURE__ */ new Set(),
    notices: [...report.notices, ...notes],
    now
  });
  world.stdout.write(
    `${printed(audit, headroomPatch(file.path, text, audit.headroom).diff, args, world)}
`
  );
  return exitCode(audit.outcome, args.onInconclusive);
}
var NO_HISTORY = "Without it an audit knows limits alone: no week, no forecast, no tag that moved, no limit that is not needed.";
async function storedSizes(args, world, now) {
  try {
    const branch = await historyBranch(args, world);
    const stored = await readHistory(branch, { now, depth: "all" });
    if (stored !== null) return { stored, notes: [...stored.torn] };
    return { stored, notes: [`There is no branch ${branch.name} here. ${NO_HISTORY}`] };
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error;
    return { stored: null, notes: [`The history is left out: ${error.message}. ${error.cure}`] };
  }
}
function printed(audit, patch, { format }, world) {
  if (format === "json") return toJsonText(auditJson(audit, patch), 2);
  if (format === "text") return renderAuditText(audit, patch, styleFor(world));
  const page = { told: [], patch, run: void 0, most: Number.POSITIVE_INFINITY };
  return renderAuditMarkdown(audit, page);
}
export {
  auditCommand
};
