import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  editBudgets,
  fencedDiff,
  propose,
  shownDiff,
  unifiedDiff
} from "./chunk-5RA77SUQ.js";
import {
  trendJson
} from "./chunk-K67DB7W2.js";
import {
  outlookWords,
  reachPhrase
} from "./chunk-L3WIHWY4.js";
import {
  breakable,
  details,
  prose,
  row,
  upperFirst
} from "./chunk-6ESJLC7I.js";
import {
  trendOf
} from "./chunk-R4ZGIMBW.js";
import {
  SizeHistory
} from "./chunk-MADZQDZ6.js";
import {
  median
} from "./chunk-BCXJ2VCG.js";
import {
  startOf
} from "./chunk-OGRLKBS3.js";
import {
  RULES
} from "./chunk-SWE7IJWS.js";
import {
  nameOf,
  sizeRecords
} from "./chunk-4RYPBSQW.js";
import {
  columns,
  plain
} from "./chunk-Q3AQ2J65.js";
import {
  headTemplate,
  locateBaseline,
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  OUTCOMES,
  allowedGrowth,
  commitPlaceholder,
  formatApart,
  formatBytes,
  formatChange,
  formatPercent,
  formatReference,
  largest,
  oneLine,
  parseIncrease,
  plural,
  usesPlaceholder,
  worst
} from "./chunk-OUZ62CP3.js";

// src/common/headroom-patch.ts
function headroomPatch(file, text, headroom) {
  const edits = headroom.map(({ index, proposal, budget }) => {
    const { amount, spelling, limitBytes: bytes } = proposal;
    return { name: budget.name, edit: { index, amount, spelling, bytes } };
  });
  const edited = (some) => editBudgets(text, { limits: some.map(({ edit }) => edit), additions: [] });
  const all = edited(edits);
  if ("text" in all) return { diff: unifiedDiff(file, text, all.text), byHand: [] };
  const refused = all.refusals.map(({ edit }) => edit);
  const rest = edits.filter(({ edit }) => !refused.some((each) => each === edit));
  const others = edited(rest);
  if (!("text" in others)) return { diff: "", byHand: edits.map(({ name }) => name) };
  const byHand = edits.filter((each) => !rest.includes(each)).map(({ name }) => name);
  return { diff: unifiedDiff(file, text, others.text), byHand };
}

// src/domain/forecast/weekly-growth.ts
var WEEK_MS = 7 * 864e5;
function weeklyGrowth({ records }, now, allowed) {
  const until = records.filter(({ t }) => Date.parse(t) <= now.valueOf());
  const last = until.at(-1);
  const start = now.valueOf() - WEEK_MS;
  const before = until.filter(({ t }) => Date.parse(t) <= start);
  const week = before.filter(({ t }) => Date.parse(t) > start - WEEK_MS);
  const sizes = (week.length > 0 ? week : before.slice(-1)).map(({ bytes: bytes2 }) => bytes2);
  const beforeBytes = median(sizes.toSorted((a, b) => a - b));
  if (last === void 0 || sizes.length === 0 || beforeBytes === 0) return null;
  const bytes = last.bytes - beforeBytes;
  return {
    beforeBytes,
    afterBytes: last.bytes,
    bytes,
    percent: bytes / beforeBytes * 100,
    isTooMuch: bytes > allowedGrowth(allowed, beforeBytes)
  };
}

// src/domain/audit/drift.ts
function driftOf({ budget, head, changes }, history) {
  if (head.kind !== "measured") return [];
  const service = budget.name;
  const { ref } = nameOf(head.reference);
  const pushed = history.recordsOf(service).filter((each) => each.ref === ref && each.by === "push");
  const last = pushed.at(-1);
  const isKnown = (digest) => history.knownBy(digest).some((each) => each.service === service && isOfPush(each, digest));
  const images = changes.flatMap(({ head: image }) => image ?? []);
  const areKnown = images.length > 0 && images.every(({ digest }) => isKnown(digest));
  if (last === void 0 || isKnown(head.digest) || areKnown) return [];
  const lastDigest = last.index ?? last.digest;
  return [
    {
      service,
      rule: "drift",
      outcome: "warn",
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `${ref} stands for ${head.digest} now, which no recorded push has built; the last one that is recorded, of ${last.t.slice(0, 10)}, was ${lastDigest}`,
      cure: "Look who has pushed it; the next push of the workflow puts it right."
    }
  ];
}
function isOfPush({ by, also }, digest) {
  return by !== "audit" || also.includes(digest);
}

// src/domain/audit/finding.ts
var OWN = ["drift", "weekly_growth", "stale_base", "forecast"];
function isAuditRule(name) {
  return typeof name === "string" && (Object.hasOwn(RULES, name) || OWN.some((own) => own === name));
}
function worstOfEach(findings) {
  const worst2 = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const key = JSON.stringify([finding.service, finding.rule]);
    const known = worst2.get(key);
    if (known === void 0 || isWorse(finding, known)) worst2.set(key, finding);
  }
  return [...worst2.values()];
}
function isWorse(a, b) {
  const ranks = OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome);
  return (ranks || excessOf(a) - excessOf(b)) > 0;
}
function excessOf({ actualBytes, allowedBytes }) {
  return (actualBytes ?? 0) - (allowedBytes ?? 0);
}

// src/domain/audit/headroom.ts
var WEEKS = 4;
var WEEK_MS2 = 7 * 864e5;
var UNUSED = 20;
var MARGIN = { percent: 20, isBelow: false };
function headroomIn(verdicts, history, now) {
  return verdicts.flatMap((verdict, index) => {
    const { budget } = verdict;
    const limit = budget.limit;
    const mostBytes = mostOf(verdict, history, now);
    if (limit === void 0 || mostBytes === null) return [];
    if (mostBytes * 100 > limit.value * (100 - UNUSED)) return [];
    const subject = { name: budget.name, sizes: [mostBytes], limit };
    const proposal = propose(subject, MARGIN, { raise: false });
    return proposal.change === "lowered" ? [{ index, budget, limitBytes: limit.value, mostBytes, proposal }] : [];
  });
}
function mostOf({ budget, head, changes }, history, now) {
  if (head.kind !== "measured" || changes.length === 0) return null;
  const start = now.valueOf() - WEEKS * WEEK_MS2;
  const sizes = [];
  for (const { platform, head: image } of changes) {
    const series = history.of(budget.name, platformName(platform));
    const before = history.at(budget.name, platformName(platform), start);
    if (series === null || before === null || image === null) return null;
    const records = series.records.filter(({ t }) => Date.parse(t) >= start);
    const weeks = series.weeks.filter(({ week }) => startOf(week + 1) > start);
    sizes.push(
      image.bytes,
      before.bytes,
      ...records.map(({ bytes }) => bytes),
      ...weeks.map(({ max }) => max)
    );
  }
  return largest(sizes);
}

// src/domain/audit/audit.ts
var WEEKLY = parseIncrease("10% or 100 MiB");
var NEAR_WEEKS = 13;
var STILL_NEAR_WEEKS = 17;
function auditOf({ verdicts, history, forecast, notices, now }) {
  const findings = worstOfEach(
    verdicts.flatMap((verdict) => [
      ...ruleFindings(verdict),
      ...staleBases(verdict),
      ...history === null ? [] : [
        ...weeklyFindings(verdict, history, now),
        ...forecastFindings(verdict, history, {
          now,
          isTold: forecast.has(verdict.budget.name)
        }),
        ...driftOf(verdict, history)
      ]
    ])
  ).toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
  const unmeasured = verdicts.flatMap(unmeasuredOf);
  const outcome = worst([
    ...findings.map((each) => each.outcome),
    ...unmeasured.length > 0 ? ["inconclusive"] : []
  ]);
  return {
    outcome,
    headline: headlineOf(verdicts.length, findings, unmeasured.length),
    services: verdicts.map(({ budget }) => budget.name),
    findings,
    unmeasured,
    headroom: history === null ? [] : headroomIn(verdicts, history, now),
    notices
  };
}
function ruleFindings({ budget, findings }) {
  return findings.filter(({ outcome }) => outcome !== "pass" && outcome !== "inconclusive").map(({ rule, outcome, platform, actualBytes, allowedBytes, message, cure }) => ({
    service: budget.name,
    rule,
    outcome,
    platform: platformName(platform),
    actualBytes,
    allowedBytes,
    message,
    cure
  }));
}
function unmeasuredOf({ budget, findings }) {
  const unknown = findings.find(({ outcome }) => outcome === "inconclusive");
  if (unknown === void 0) return [];
  const { message, cure } = unknown;
  return [{ service: budget.name, reason: cure === null ? message : `${message}. ${cure}` }];
}
function staleBases({ budget, changes }) {
  return changes.flatMap(({ platform, explanation }) => {
    const base = explanation?.baseImages.head;
    if (base?.kind !== "known" || base.movedTo === null) return [];
    return [
      {
        service: budget.name,
        rule: "stale_base",
        outcome: "warn",
        platform: platformName(platform),
        actualBytes: null,
        allowedBytes: null,
        message: `built from ${base.name}, which stands for a newer image by now`,
        cure: "Build it again, with the base image pulled anew."
      }
    ];
  });
}
function weeklyFindings(verdict, history, now) {
  const { budget, changes, head } = verdict;
  if (head.kind !== "measured") return [];
  return changes.flatMap(({ platform }) => {
    const series = history.of(budget.name, platformName(platform));
    const growth = series === null ? null : weeklyGrowth(series, now, WEEKLY);
    if (growth === null || !growth.isTooMuch) return [];
    const { bytes, percent, beforeBytes, afterBytes } = growth;
    const [before, after] = formatApart([beforeBytes, afterBytes]);
    return [
      {
        service: budget.name,
        rule: "weekly_growth",
        outcome: "warn",
        platform: platformName(platform),
        actualBytes: afterBytes,
        allowedBytes: null,
        message: `${formatChange(bytes)} (${formatPercent(percent)}) within a week, from ${before} to ${after}`,
        cure: null
      }
    ];
  });
}
function forecastFindings({ budget, changes, head }, history, { now, isTold }) {
  const limit = budget.limit?.value ?? null;
  if (limit === null || head.kind !== "measured") return [];
  return changes.flatMap(({ platform, head: image }) => {
    const series = history.of(budget.name, platformName(platform));
    if (series === null || image === null) return [];
    const trend = trendOf(series, { head: image.bytes, limit, now });
    const { reach } = trend;
    const most = isTold ? STILL_NEAR_WEEKS : NEAR_WEEKS;
    if (reach?.kind !== "any-time" && !(reach?.kind === "range" && reach.low <= most)) return [];
    return [
      {
        service: budget.name,
        rule: "forecast",
        outcome: "warn",
        platform: platformName(platform),
        actualBytes: image.bytes,
        allowedBytes: limit,
        message: `${formatBytes(image.bytes)} of ${formatBytes(limit)}`,
        cure: null,
        trend
      }
    ];
  });
}
function headlineOf(services, findings, unmeasured) {
  const count = (isCounted) => new Set(findings.filter(isCounted).map(({ service }) => service)).size;
  const bad = count(({ outcome }) => outcome !== "warn");
  const parts = [
    { number: bad, one: "breaks its budget", many: "break their budgets" },
    { number: count(() => true) - bad, one: "has a warning", many: "have a warning" },
    { number: unmeasured, one: "could not be measured", many: "could not be measured" }
  ].filter(({ number }) => number > 0);
  if (parts.length === 0) {
    return services === 1 ? "The image is within its budget" : `All ${plural(services, "image")} are within budget`;
  }
  const words = parts.map(({ number, one, many }, index) => {
    const subject = index === 0 ? `${number} of ${plural(services, "image")}` : String(number);
    return `${services === 1 ? "the image" : subject} ${number === 1 ? one : many}`;
  });
  const sentence = words.join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

// src/domain/audit/with-sizes.ts
function withSizes(stored, verdicts, { commit, now }) {
  const records = sizeRecords(verdicts, { commit, run: null, by: "audit", now });
  const services = verdicts.map(({ budget: { name, image } }) => ({
    name,
    image: nameOf(image).image
  }));
  return new SizeHistory({ ...stored, records: [...stored.records, ...records] }, services);
}

// src/render/audit/finding-words.ts
function findingWords({ message, trend, platform, rule }) {
  const phrase = trend === void 0 ? null : reachPhrase(trend.reach);
  const words = phrase === null ? message : `${phrase} (${message})`;
  const isNamed = platform === null || message.includes(platform) || rule === "platform";
  return isNamed ? words : `${platform}: ${words}`;
}
function cureWords({ cure, trend }) {
  return trend === void 0 ? cure : `${outlookWords(trend.outlook, null, (text) => text)}.`;
}
var RESOLVED = {
  max_size: "back under its limit",
  warn_at: "no longer near its limit",
  max_increase: "no longer grown too much",
  review_increase: "no longer grown so that it needs review",
  warn_increase: "no longer grown",
  max_growth_since: "no longer grown too much since then",
  max_waste: "no longer hides too much",
  max_cves: "no longer too many CVEs",
  budget_file: "its budget is as it was",
  waiver: "its waiver needs no look any more",
  platform: "its platforms are there again",
  measurement: "measured again",
  base: "there is something to compare it with again",
  drift: "its tag stands for a recorded push again",
  weekly_growth: "the last week added no more than it may",
  stale_base: "built from what its base image is now",
  forecast: "its limit is not in sight any more"
};
function changeWords({ told, finding, left }) {
  if (finding !== null) return findingWords(finding);
  const after = left === null ? "" : ` (${findingWords(left)})`;
  return `${RESOLVED[told.rule]}${after}`;
}

// src/render/audit/audit-json.ts
function auditJson(audit, patch) {
  const { outcome, headline, services, unmeasured, headroom, notices } = audit;
  return {
    schema: 1,
    outcome,
    headline,
    metric: "compressed",
    services: services.map((name) => {
      const findings = audit.findings.filter(({ service }) => service === name);
      const unknown = unmeasured.find(({ service }) => service === name);
      return {
        name,
        outcome: outcomeOf(findings, unknown !== void 0),
        findings: findings.map(findingJson),
        unmeasured: unknown?.reason ?? null
      };
    }),
    headroom: headroom.map(({ budget, limitBytes, mostBytes, proposal }) => ({
      name: budget.name,
      limitBytes,
      mostBytes,
      proposedBytes: proposal.limitBytes
    })),
    patch,
    notices
  };
}
function outcomeOf(findings, isUnknown) {
  const [worst2] = findings;
  return worst2?.outcome ?? (isUnknown ? "inconclusive" : "pass");
}
function findingJson(finding) {
  const { rule, outcome, platform, actualBytes, allowedBytes, trend } = finding;
  const cure = cureWords(finding);
  return {
    rule,
    outcome,
    platform,
    actualBytes,
    allowedBytes,
    message: `${findingWords(finding)}${cure === null ? "" : `. ${cure}`}`,
    ...trendJson(trend ?? null)
  };
}
function alertJson(audit, changes, { place, isFirst }) {
  const names = [...new Set(changes.map(({ told }) => told.service))];
  return {
    schema: 1,
    kind: "audit",
    repository: place.repository,
    issueUrl: place.issue,
    runUrl: place.run ?? null,
    isFirst,
    outcome: audit.outcome,
    headline: audit.headline,
    metric: "compressed",
    services: names.map((name) => ({
      name,
      findings: changes.filter(({ told }) => told.service === name).map(changeJson)
    }))
  };
}
function changeJson(change) {
  const { kind, told, finding } = change;
  return {
    change: kind,
    rule: told.rule,
    outcome: finding?.outcome ?? "pass",
    since: told.since,
    platform: finding?.platform ?? null,
    actualBytes: finding?.actualBytes ?? null,
    allowedBytes: finding?.allowedBytes ?? null,
    message: changeWords(change)
  };
}

// src/render/audit/audit-markdown.ts
var SIGNS = { fail: "\u274C", review: "\u{1F440}", warn: "\u26A0\uFE0F" };
function renderAuditMarkdown(audit, page) {
  for (let rows = audit.findings.length; ; rows = Math.floor(rows / 2)) {
    for (const hasPatch of [true, false]) {
      const text = blocks(audit, page, { rows, hasPatch }).join("\n\n");
      if (text.length <= page.most || rows === 0) return text.slice(0, page.most);
    }
  }
}
function blocks(audit, { told, patch, run }, { rows, hasPatch }) {
  const { headline, findings, unmeasured, notices } = audit;
  const link = run === void 0 ? [] : [`<sub>[run](${run})</sub>`];
  return [
    `### ${signOf(audit)} ${prose(headline)}`,
    ...table(findings, told, rows),
    ...list(
      "Could not be measured",
      unmeasured.map(({ service, reason }) => `${breakable(service)}: ${prose(reason)}`)
    ),
    ...headroomBlock(audit, hasPatch ? patch : ""),
    ...notices.length === 0 ? [] : [notices.map((each) => `> ${prose(each)}`).join("\n>\n")],
    ...link
  ];
}
function signOf({ outcome }) {
  return outcome === "pass" ? "\u2705" : SIGNS[outcome] ?? "\u2754";
}
function table(findings, told, rows) {
  if (findings.length === 0) return [];
  const since = new Map(told.map((each) => [`${each.service} ${each.rule}`, each.since]));
  const lines = findings.slice(0, rows).map((finding) => {
    const { service, rule, outcome } = finding;
    const cure = cureWords(finding);
    const words = prose(upperFirst(findingWords(finding)));
    const cell = cure === null ? words : `${words}<br><sub>${prose(cure)}</sub>`;
    return row([
      `${SIGNS[outcome] ?? ""} ${breakable(service)}`,
      cell,
      since.get(`${service} ${rule}`) ?? ""
    ]);
  });
  const more = findings.length - lines.length;
  const rest = more > 0 ? [`\u2026 and ${plural(more, "line")} more, which the run has.`] : [];
  return [
    [row(["Image", "What", "Since"]), row([":--", ":--", ":--"]), ...lines].join("\n"),
    ...rest
  ];
}
var MOST_LISTED = 20;
function list(title, items) {
  if (items.length === 0) return [];
  const more = items.length - MOST_LISTED;
  const lines = items.slice(0, MOST_LISTED).map((item) => `- ${item}`);
  return [[`**${title}**`, "", ...lines, ...more > 0 ? [`- \u2026 and ${more} more`] : []].join("\n")];
}
function headroomBlock({ headroom }, patch) {
  if (headroom.length === 0) return [];
  const items = headroom.map(
    ({ budget, limitBytes, mostBytes, proposal }) => `${breakable(budget.name)}: no more than ${formatBytes(mostBytes)} of ${formatBytes(limitBytes)}; ${formatBytes(proposal.limitBytes)} would do`
  );
  return [
    ...list("A fifth or more unused for four weeks", items),
    ...patch === "" ? [] : [details("The patch that takes it back", fencedDiff(patch))]
  ];
}

// src/render/audit/audit-text.ts
function renderAuditText(audit, patch, { paint = plain, columns: most } = {}) {
  const { headline, outcome, findings, unmeasured, headroom, notices } = audit;
  const rows = findings.map((finding) => {
    const cure = cureWords(finding);
    const words = `${findingWords(finding)}${cure === null ? "" : `. ${cure}`}`;
    return [finding.outcome, oneLine(finding.service, 100), oneLine(words)];
  });
  const unknown = unmeasured.map(({ service, reason }) => [
    "inconclusive",
    oneLine(service, 100),
    oneLine(reason)
  ]);
  const unused = headroom.map(
    ({ budget, limitBytes, mostBytes, proposal }) => `${oneLine(budget.name, 100)}: no more than ${formatBytes(mostBytes)} of ${formatBytes(limitBytes)} for four weeks; ${formatBytes(proposal.limitBytes)} would do`
  );
  return [
    paint(outcome, oneLine(headline)),
    ...section(columns([...rows, ...unknown], [], most)),
    ...section(unused),
    ...patch === "" ? [] : ["", shownDiff(patch, paint)],
    ...section(notices.map((each) => `note: ${oneLine(each)}`))
  ].join("\n");
}
function section(lines) {
  return lines.length === 0 ? [] : ["", ...lines];
}

// src/check/audited-budgets.ts
var NOT_LOCATED = { kind: "unmeasurable", reference: null, reason: "", cure: "" };
function auditedBudgets(budgets, tags, sources) {
  return Promise.all(budgets.map((budget) => audited(budget, tags, sources)));
}
function auditedTemplate({ base, ...budget }, { headTag, baseTag }) {
  const own = headTemplate(budget, headTag);
  const template = own !== null && usesPlaceholder(own, "number") ? base ?? baseTag : own;
  return template === null ? budget : { ...budget, head: template };
}
async function audited(original, { headTag, baseTag, values }, sources) {
  const budget = auditedTemplate(original, { headTag, baseTag });
  const template = headTemplate(budget, headTag);
  if (template === null) return budget;
  if (commitPlaceholder(template) === void 0 && !usesPlaceholder(template, "head_sha")) {
    return { ...budget, head: template };
  }
  const commits = template.replaceAll("{head_sha", "{base_sha");
  const { image } = await locateBaseline(
    { ...budget, base: commits },
    { headTag, baseTag: commits, values, baseFallbacks: [], isChange: false },
    { ...sources, head: NOT_LOCATED }
  );
  const isThere = image?.kind === "located";
  return { ...budget, head: isThere ? formatReference(image.reference) : template };
}
function withoutCves({ maxCves: _, ...budget }) {
  return budget;
}

export {
  headroomPatch,
  isAuditRule,
  auditOf,
  withSizes,
  changeWords,
  auditJson,
  alertJson,
  renderAuditMarkdown,
  renderAuditText,
  auditedBudgets,
  auditedTemplate,
  withoutCves
};
