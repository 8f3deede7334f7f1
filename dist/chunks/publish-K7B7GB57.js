import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  reportOutput
} from "./chunk-QFNMZGFH.js";
import "./chunk-K75EN544.js";
import "./chunk-K67DB7W2.js";
import {
  groupedFindings,
  isStanding,
  originOf,
  renderMarkdown
} from "./chunk-AUA2PAYC.js";
import {
  renderText
} from "./chunk-BMLW3AZH.js";
import "./chunk-NKN2HKVJ.js";
import "./chunk-2USFMQIV.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-FPVT2BQU.js";
import {
  MAX_COMMENT,
  announce,
  destinationOf,
  newBaseOf,
  readPublished,
  tolerantWriter,
  warnOfNewer
} from "./chunk-DLKDWOPQ.js";
import {
  judgedForAnother,
  judgedForUnknown,
  sameDecision
} from "./chunk-ENCHDLQQ.js";
import "./chunk-TKE762CJ.js";
import "./chunk-6ESJLC7I.js";
import "./chunk-IB5C2XEV.js";
import "./chunk-7BNFSNEO.js";
import "./chunk-OGRLKBS3.js";
import {
  isNoteworthy,
  subjectOf
} from "./chunk-3L234SET.js";
import {
  placeOfRule
} from "./chunk-SWE7IJWS.js";
import "./chunk-Z2URWXPT.js";
import "./chunk-MNNMGVNZ.js";
import "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
import {
  annotate,
  isSilent,
  log,
  writeSummary
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  isBlocking,
  plural
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/action/annotations.ts
function annotations({ verdicts, budgetFile }, headBudgets, { onInconclusive }) {
  const found = verdicts.flatMap((verdict) => {
    const budget = headBudgets.find(({ name }) => name === verdict.budget.name);
    return groupedFindings(verdict).flatMap(({ finding, platforms }) => {
      if (finding.approval !== void 0 || isStanding(finding, verdict)) return [];
      const others = platforms.length - 1;
      const annotation = {
        level: isBlocking(finding.outcome, onInconclusive) ? "error" : "warning",
        title: subjectOf(verdict, finding),
        message: [
          others === 0 ? finding.message : `${finding.message} (and ${plural(others, "platform")} more)`,
          finding.cure
        ].filter((part) => part !== null).join(". "),
        file: budgetFile.path,
        line: finding.edit?.headLine ?? (budget && placeOfRule(budget, finding.rule).line) ?? 1
      };
      return [{ annotation, origin: originOf(verdict, finding) }];
    });
  });
  const origins = found.flatMap(
    ({ annotation, origin }) => origin === null ? [] : [{ ...annotation, ...origin }]
  );
  return [...found.map(({ annotation }) => annotation), ...origins];
}

// src/action/publish.ts
var MAX_SUMMARY_BYTES = 1e6;
var MAX_ROUNDS = 3;
async function publish(first, decide, headBudgets, publisher) {
  log(renderText(first.report));
  const { inputs, tempDir, links, share, warn } = publisher;
  const files = { path: inputs.reportFile, tempDir, warn };
  const before = await reportOutput(first.report, files);
  const { decision, commentUrl } = await tellGitHub(first, decide, publisher);
  const { report } = decision;
  annotate(annotations(report, headBudgets, inputs));
  await writeSummary(
    renderMarkdown(report, links, {
      fits: (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES / share,
      rest: "the JSON report",
      charts: true,
      hasFleet: true
    })
  );
  const outputs = {
    outcome: report.outcome,
    headline: report.headline,
    report: decision === first ? before : await reportOutput(report, files),
    "comment-url": commentUrl ?? "",
    violations: violations(report)
  };
  return { report, outputs };
}
async function tellGitHub(first, decide, publisher) {
  const { inputs, eventContext, warn } = publisher;
  const untold = { decision: first, commentUrl: void 0 };
  if (isSilent(inputs) && eventContext.pull === null) return untold;
  const attempt = tolerantWriter(warn);
  const api = await attempt("the status", "statuses: write", publisher.api);
  if (api === void 0) return untold;
  let decision = first;
  let seen = await readPublished(api, destinationFor(publisher));
  for (let round = 1; ; round++) {
    const { baseRef } = seen;
    const told = forBaseOf(decision, publisher, seen);
    const announced = await announce(api, announcementOf(told, publisher), seen, attempt);
    const { commentUrl, newer } = announced;
    seen = announced.seen;
    const isMoved = seen.baseRef !== null && seen.baseRef !== baseRef;
    const isOpen = told === decision && decision.isOpen && round < MAX_ROUNDS;
    const now = isOpen ? await decide() : decision;
    const isNews = !sameDecision(now, decision);
    if (isNews) log(`Approvals have changed meanwhile: ${now.report.headline}`);
    if (newer !== null) warnOfNewer(newer);
    if (newer !== null && isNews) return { decision: now, commentUrl };
    if (newer !== null || !isMoved && !isNews) return { decision: told, commentUrl };
    decision = now;
  }
}
function forBaseOf(decision, publisher, seen) {
  const { pull } = publisher.eventContext;
  if (pull === null) return decision;
  const base = newBaseOf(destinationFor(publisher), seen);
  if (base !== null) return judgedForAnother(decision, pull, base);
  const isKnown = seen.baseRef !== null || isRed(decision, publisher);
  return isKnown ? decision : judgedForUnknown(decision, pull, seen.baseRefusal);
}
function isRed({ report }, { inputs }) {
  return isBlocking(report.outcome, inputs.onInconclusive);
}
async function isRedByNow(decision, publisher) {
  if (isRed(decision, publisher)) return true;
  const seen = await readPublished(await publisher.api(), {
    ...destinationFor(publisher),
    context: null
  });
  return isRed(forBaseOf(decision, publisher, seen), publisher);
}
function destinationFor({ eventContext, inputs, id, now }) {
  const context = inputs.status ? inputs.statusContext : null;
  return destinationOf(eventContext, { id, at: now.getTime(), key: inputs.commentKey, context });
}
function announcementOf(decision, publisher) {
  const { inputs, links } = publisher;
  const { report, record, isUrgent, isGap } = decision;
  const bad = isGap ? "error" : "failure";
  const isNews = isUrgent || isNoteworthy(report, inputs.noiseFloor);
  const body = () => renderMarkdown(report, links, {
    fits: (text) => text.length <= MAX_COMMENT,
    rest: "the job summary"
  });
  const comment = { record, create: inputs.comment === "always" || isNews, isLinked: true };
  return {
    ...destinationFor(publisher),
    status: {
      state: isRed(decision, publisher) ? bad : "success",
      description: report.headline
    },
    comment: inputs.comment === "never" ? null : { ...comment, body: body() }
  };
}
function violations({ verdicts }) {
  return verdicts.filter(({ outcome }) => isBlocking(outcome, "fail")).map(({ budget }) => budget.name);
}
export {
  isRedByNow,
  publish
};
