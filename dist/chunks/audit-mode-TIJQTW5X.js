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
} from "./chunk-AS2ZMUB6.js";
import {
  jsonOutput
} from "./chunk-2OCK22FS.js";
import "./chunk-IYZAAKZM.js";
import {
  trendJson
} from "./chunk-IYHOVWSB.js";
import "./chunk-QDNZEF2K.js";
import {
  outlookWords,
  reachPhrase
} from "./chunk-53JZARKZ.js";
import {
  breakable,
  details,
  prose,
  row,
  upperFirst
} from "./chunk-YSH4G5BQ.js";
import {
  historyFor,
  needsMark,
  readSizes
} from "./chunk-HH6IP6BN.js";
import {
  trendOf
} from "./chunk-CIDE6AHL.js";
import "./chunk-L6RTPNWX.js";
import "./chunk-EHQVB4GZ.js";
import {
  recordSizes
} from "./chunk-U5BM7B4K.js";
import "./chunk-TGDM5QCW.js";
import "./chunk-CPCFQEMN.js";
import {
  median
} from "./chunk-NDXVBVHK.js";
import "./chunk-JNDBAAP4.js";
import {
  startOf
} from "./chunk-OGRLKBS3.js";
import {
  RULES
} from "./chunk-CIXDHHY6.js";
import "./chunk-RVIZUAA4.js";
import {
  nameOf,
  sizeRecords
} from "./chunk-E6UAHSIW.js";
import "./chunk-NI4YCU2S.js";
import {
  SharedImages
} from "./chunk-F6EXRNPR.js";
import "./chunk-6CJP7WDQ.js";
import "./chunk-UL62LY4Y.js";
import {
  BranchHistory,
  checkHistoryBranch,
  findEventContexts,
  firstParents,
  headTagOf,
  keepMetrics,
  loadBudgets,
  log,
  messageOf,
  proxiedFetch,
  readFileAt,
  readFromWorkspace,
  readInputs,
  runUrl,
  setIssue,
  statusOf,
  warn,
  writeSummary
} from "./chunk-AULYA7KD.js";
import "./chunk-QJCCBSER.js";
import "./chunk-BNOHFO6W.js";
import {
  columns,
  plain
} from "./chunk-CLMD3ZET.js";
import "./chunk-QVZ7D6KN.js";
import "./chunk-4GURB74Y.js";
import {
  checkFleet,
  createProgress,
  headTemplate,
  locateBaseline,
  platformName
} from "./chunk-6M4NUAAU.js";
import {
  OUTCOMES,
  UsageError,
  _enum,
  _maxLength,
  _regex,
  allowedGrowth,
  array,
  commitPlaceholder,
  custom,
  deflateRawSync,
  formatApart,
  formatBytes,
  formatChange,
  formatPercent,
  formatReference,
  inflateRawSync,
  isBlocking,
  largest,
  object,
  oneLine,
  optional,
  parseIncrease,
  plural,
  sameName,
  string,
  usesPlaceholder,
  worst
} from "./chunk-AY425TSC.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

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

// src/domain/audit/state.ts
function stateAfter(before, audit, today) {
  const known = new Map(before.map((each) => [keyOf(each), each]));
  const now = audit.findings.map(({ service, rule, outcome }) => {
    const earlier = known.get(keyOf({ service, rule }));
    const since = earlier?.outcome === outcome ? earlier.since : today;
    return { service, rule, outcome, since };
  });
  const keys = new Set(now.map(keyOf));
  const unknown = unmeasuredIn(audit);
  const kept2 = before.filter((each) => unknown.has(each.service) && !keys.has(keyOf(each)));
  return [...now, ...kept2];
}
function changesSince(before, audit, today) {
  const after = new Map(stateAfter(before, audit, today).map((each) => [keyOf(each), each]));
  const findings = new Map(audit.findings.map((each) => [keyOf(each), each]));
  const known = new Map(before.map((each) => [keyOf(each), each]));
  const gone = before.flatMap((told2) => {
    const now = after.get(keyOf(told2));
    if (now !== void 0 && rank(now) >= rank(told2)) return [];
    const left = now === void 0 ? null : findings.get(keyOf(told2)) ?? null;
    return [{ kind: "resolved", told: told2, finding: null, left }];
  });
  const come = [...after].flatMap(([key, told2]) => {
    const [earlier, finding] = [known.get(key), findings.get(key)];
    if (finding === void 0) return [];
    if (earlier === void 0) return [{ kind: "new", told: told2, finding, left: null }];
    return rank(told2) > rank(earlier) ? [{ kind: "worse", told: told2, finding, left: null }] : [];
  });
  return [...come, ...gone];
}
function unmeasuredIn({ unmeasured }) {
  return new Set(unmeasured.map(({ service }) => service));
}
function keyOf({ service, rule }) {
  return JSON.stringify([service, rule]);
}
function rank({ outcome }) {
  return OUTCOMES.indexOf(outcome);
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
function changeWords({ told: told2, finding, left }) {
  if (finding !== null) return findingWords(finding);
  const after = left === null ? "" : ` (${findingWords(left)})`;
  return `${RESOLVED[told2.rule]}${after}`;
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
  const names = [...new Set(changes.map(({ told: told2 }) => told2.service))];
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
      findings: changes.filter(({ told: told2 }) => told2.service === name).map(changeJson)
    }))
  };
}
function changeJson(change) {
  const { kind, told: told2, finding } = change;
  return {
    change: kind,
    rule: told2.rule,
    outcome: finding?.outcome ?? "pass",
    since: told2.since,
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
function blocks(audit, { told: told2, patch, run }, { rows, hasPatch }) {
  const { headline, findings, unmeasured, notices } = audit;
  const link = run === void 0 ? [] : [`<sub>[run](${run})</sub>`];
  return [
    `### ${signOf(audit)} ${prose(headline)}`,
    ...table(findings, told2, rows),
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
function table(findings, told2, rows) {
  if (findings.length === 0) return [];
  const since = new Map(told2.map((each) => [`${each.service} ${each.rule}`, each.since]));
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

// src/github/issues/issue-marker.ts
var CHANNELS = ["slack", "webhook"];
var MOST_BYTES = 4e6;
var told = array(
  object({
    service: string().check(_maxLength(1e3)),
    rule: custom(isAuditRule),
    outcome: _enum(OUTCOMES),
    since: string().check(_regex(/^\d{4}-\d\d-\d\d$/))
  })
);
var memory = object({
  told,
  behind: object({ slack: optional(told), webhook: optional(told) })
});
var MARKER = /^<!-- docker-image-budgets audit key=(\S+) state=([\w-]*) -->/;
function formatIssueMarker(key, state) {
  const packed = deflateRawSync(JSON.stringify(state)).toString("base64url");
  return `<!-- docker-image-budgets audit key=${key} state=${packed} -->`;
}
function isAuditIssue(body, key) {
  return MARKER.exec(body)?.[1] === key;
}
function parseMemory(body) {
  const [, , packed = ""] = MARKER.exec(body) ?? [];
  try {
    const bytes = Buffer.from(packed, "base64url");
    const text = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString();
    return memory.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

// src/github/issues/audit-issue.ts
var MOST_PAGES = 10;
async function findAuditIssue(api, key) {
  const { owner, repo, rest, paginate } = api;
  const login = await api.login();
  const request = {
    ...{ owner, repo, creator: login, per_page: 100 },
    state: "all",
    sort: "updated",
    direction: "desc"
  };
  let page = 0;
  const issues = await paginate(rest.issues.listForRepo, request, ({ data }, done) => {
    if (++page >= MOST_PAGES) done();
    return data;
  });
  const [first] = issues.filter((issue) => issue.pull_request === void 0).filter(({ user }) => sameName(user?.login ?? "", login)).filter(({ body }) => isAuditIssue(body ?? "", key)).toSorted((a, b) => a.number - b.number);
  return first === void 0 ? null : toIssue(first);
}
async function createAuditIssue(api, key, words) {
  const { owner, repo, rest } = api;
  const created = toIssue((await rest.issues.create({ owner, repo, ...words })).data);
  const first = await findAuditIssue(api, key);
  if (first === null || first.number >= created.number) return created;
  const { title } = created;
  await updateAuditIssue(api, created, { title, body: `See #${first.number}.`, isOpen: false });
  return first;
}
async function updateAuditIssue({ owner, repo, rest }, issue, wanted) {
  const { title, body, isOpen } = wanted;
  if (issue.title === title && plainLines(issue.body) === body && issue.isOpen === isOpen) {
    return issue;
  }
  const common = { owner, repo, issue_number: issue.number, title, body };
  const closed = { ...common, state: "closed", state_reason: "completed" };
  const request = isOpen ? { ...common, state: "open" } : closed;
  return toIssue((await rest.issues.update(request)).data);
}
function plainLines(text) {
  return text.replaceAll("\r\n", "\n");
}
function toIssue(data) {
  const { number, html_url: url, title, body, state } = data;
  return { number, url, title, body: body ?? "", isOpen: state === "open" };
}

// src/alerts/deliver.ts
import { setTimeout as delay } from "node:timers/promises";

// src/alerts/post.ts
var Unreachable = class extends Error {
  name = "Unreachable";
};
var MOST_BODY = 1e3;
async function post(url, body, timeoutMs) {
  try {
    const response = await proxiedFetch(timeoutMs)(url, {
      method: "POST",
      // The token of such an address is in its path: it is lent to nobody that it leads to.
      redirect: "manual",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body)
    });
    const text = await beginning(response.body);
    const word = /^[a-z_]{1,40}$/.test(text) ? text : "";
    return { status: response.status, word, retryAfter: response.headers.get("retry-after") };
  } catch (error) {
    throw new Unreachable(reasonOf(error, timeoutMs), { cause: error });
  }
}
async function beginning(body) {
  const chunks = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BODY) break;
  }
  return Buffer.concat(chunks).toString("utf8", 0, MOST_BODY).trim();
}
function reasonOf(error, timeoutMs) {
  if (!(error instanceof Error)) return "it cannot be reached";
  if (error.name === "TimeoutError") return `it did not answer within ${timeoutMs / 1e3} s`;
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `it cannot be reached${code}`;
}

// src/alerts/deliver.ts
var PATIENCE = { requestMs: 1e4, waitMs: 3e4 };
var REFUSED_BLOCKS = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"];
async function deliver(url, { body, instead }, patience = PATIENCE) {
  try {
    const first = await patiently(url, body, patience);
    const isRefused = first.status === 400 && REFUSED_BLOCKS.includes(first.word);
    const last = isRefused && instead !== void 0 ? await patiently(url, instead, patience) : first;
    return failureOf(last);
  } catch (error) {
    if (error instanceof Unreachable) return error.message;
    throw error;
  }
}
async function patiently(url, body, patience) {
  const answer = await post(url, body, patience.requestMs);
  const wait = answer.status === 429 ? waitOf(answer.retryAfter) : null;
  if (wait === null || wait > patience.waitMs) return answer;
  await delay(wait);
  return post(url, body, patience.requestMs);
}
function waitOf(retryAfter) {
  if (retryAfter === null) return null;
  if (/^\d{1,6}$/.test(retryAfter.trim())) return Number(retryAfter) * 1e3;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now());
}
function failureOf({ status, word }) {
  if (status >= 200 && status < 300) return null;
  const told2 = word === "" ? String(status) : `${status} ${word}`;
  if (status >= 300 && status < 400) return `it answers ${told2}, and redirects are not followed`;
  if (status === 404 || status === 410)
    return `it answers ${told2}: the address is not valid any more`;
  if (status === 429) return `it answers ${told2}: it has had too many messages`;
  return `it answers ${told2}`;
}

// src/render/audit/slack.ts
var MOST_BLOCKS = 20;
var MOST_CHARACTERS = 1e4;
var MOST_HEADER = 150;
var MOST_LINE = 400;
var MOST_NAME = 100;
var FRAME = 3;
var MOST_IN_TEXT = 4;
function slackMessage(alert2) {
  for (let shown = Math.min(alert2.changes.length, MOST_BLOCKS - FRAME); ; shown--) {
    const message = { text: textOf(alert2), blocks: blocksOf(alert2, shown) };
    if (shown === 0 || JSON.stringify(message).length <= MOST_CHARACTERS) return message;
  }
}
function slackVariables({ audit, changes, place }) {
  return {
    headline: oneLine(audit.headline, MOST_LINE),
    outcome: audit.outcome,
    service: oneLine([...new Set(changes.map(({ told: told2 }) => told2.service))].join(", "), MOST_LINE),
    url: place.issue
  };
}
function blocksOf(alert2, shown) {
  const { changes, place } = alert2;
  const more = changes.length - shown;
  const links = [`<${place.issue}|Issue>`, ...place.run ? [`<${place.run}|Run>`] : []];
  return [
    { type: "header", text: { type: "plain_text", text: oneLine(titleOf(alert2), MOST_HEADER) } },
    ...changes.slice(0, shown).map((change) => section2(lineOf(change))),
    ...more > 0 ? [section2(`and ${more} more: <${place.issue}|see the issue>`)] : [],
    { type: "context", elements: [{ type: "mrkdwn", text: links.join(" \xB7 ") }] }
  ];
}
function section2(text) {
  return { type: "section", text: { type: "mrkdwn", text } };
}
function textOf(alert2) {
  const { changes, place } = alert2;
  const more = changes.length - MOST_IN_TEXT;
  return [
    escaped(oneLine(titleOf(alert2), MOST_LINE), MOST_LINE),
    ...changes.slice(0, MOST_IN_TEXT).map(lineOf),
    ...more > 0 ? [`and ${more} more: ${place.issue}`] : []
  ].join("\n");
}
function titleOf({ audit, place, isFirst }) {
  return `${place.repository}: ${isFirst ? "first audit: " : ""}${audit.headline}`;
}
var SIGNS2 = { new: ":warning:", worse: ":x:", resolved: ":white_check_mark:" };
function lineOf(change) {
  const { kind, told: told2, finding } = change;
  const sign = finding?.outcome === "fail" ? ":x:" : SIGNS2[kind];
  const words = escaped(oneLine(changeWords(change), MOST_LINE), MOST_LINE);
  return `${sign} *${escaped(oneLine(told2.service, MOST_NAME), MOST_NAME)}* ${words}`;
}
function escaped(text, most) {
  const safe = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return safe.length <= most ? safe : `${safe.slice(0, most - 1).replace(/&[a-z]*$/, "")}\u2026`;
}

// src/action/audit/alerts.ts
function addressesIn({ slackWebhookUrl, webhookUrl }) {
  return { slack: slackWebhookUrl, webhook: webhookUrl };
}
var NAMES = {
  slack: "slack-webhook-url",
  webhook: "webhook-url"
};
async function alert(channels, addresses, news) {
  const told2 = channels.map(async (channel) => {
    const url = addresses[channel];
    if (url === null) return [];
    const failure = await deliver(url, messageFor(channel, url, news));
    if (failure === null) {
      log(`The address in ${NAMES[channel]} was told.`);
      return [];
    }
    warn(
      `The address in ${NAMES[channel]} was not told: ${failure}. The next audit tells it again.`
    );
    return [channel];
  });
  return (await Promise.all(told2)).flat();
}
function messageFor(channel, url, news) {
  const { audit, isFirst, place } = news;
  const changes = news.changesFor(channel);
  if (channel === "webhook") return { body: alertJson(audit, changes, { place, isFirst }) };
  const given = { audit, changes, place, isFirst };
  if (isWorkflow(url)) return { body: slackVariables(given) };
  const message = slackMessage(given);
  return { body: message, instead: { text: message.text } };
}
function isWorkflow(url) {
  return /^\/(?:workflows|triggers)\//.test(new URL(url).pathname);
}

// src/action/audit/issue.ts
var NOTHING = { told: [], behind: {} };
var MOST_BODY2 = 6e4;
var MOST_TITLE = 200;
var CURE = "Give this job `permissions: { issues: write }`, and see that issues are enabled in the settings of the repository.";
async function readTold({ api, inputs }) {
  try {
    const issue = await findAuditIssue(await api(), inputs.commentKey);
    const memory2 = issue === null ? null : parseMemory(issue.body);
    return { issue, memory: memory2 ?? NOTHING, isFirst: memory2 === null, refusal: null };
  } catch (error) {
    return { issue: null, memory: NOTHING, isFirst: true, refusal: refusalOf(error) };
  }
}
async function keepIssue(audit, read, keeping) {
  const { run, page, place } = keeping;
  const { inputs } = run;
  const addresses = addressesIn(inputs);
  const wanted = CHANNELS.filter((channel) => addresses[channel] !== null);
  if (read.refusal !== null) return unkept(read.refusal, wanted.length > 0);
  const { memory: memory2, isFirst } = read;
  const today = run.now.toISOString().slice(0, 10);
  const told2 = stateAfter(memory2.told, audit, today);
  const before = (channel) => memory2.behind[channel] ?? memory2.told;
  const news = wanted.filter((channel) => changesSince(before(channel), audit, today).length > 0);
  if (read.issue === null && told2.length === 0) {
    log("There is nothing to open an issue for.");
    return;
  }
  const behind = (channels) => Object.fromEntries(channels.map((channel) => [channel, before(channel)]));
  const bodyWith = (state) => bodyOf(audit, page, inputs.commentKey, state);
  try {
    const github = await run.api();
    const waiting = bodyWith({ told: told2, behind: behind(news) });
    const isOpen = staysOpen(audit, read, today);
    const issue = await kept(
      github,
      read.issue,
      { title: titleOf2(audit), body: waiting, isOpen },
      inputs.commentKey
    );
    setIssue(issue.url);
    if (news.length === 0) return;
    const failed = await alert(news, addresses, {
      audit,
      isFirst,
      changesFor: (channel) => changesSince(before(channel), audit, today),
      place: { repository: place.repository, issue: issue.url, run: page.run }
    });
    const body = bodyWith({ told: told2, behind: behind(failed) });
    await updateAuditIssue(github, issue, { ...issue, body });
  } catch (error) {
    unkept(refusalOf(error), news.length > 0);
  }
}
function kept(api, issue, wanted, key) {
  return issue === null ? createAuditIssue(api, key, wanted) : updateAuditIssue(api, issue, wanted);
}
function staysOpen(audit, { issue, memory: memory2 }, today) {
  if (stateAfter(memory2.told, audit, today).length === 0) return false;
  if (issue === null || issue.isOpen) return true;
  return changesSince(memory2.told, audit, today).some(({ kind }) => kind !== "resolved");
}
function titleOf2({ headline }) {
  return `Image sizes: ${oneLine(headline, MOST_TITLE)}`;
}
function bodyOf(audit, page, key, state) {
  const marker = formatIssueMarker(key, state);
  const body = renderAuditMarkdown(audit, {
    ...page,
    run: void 0,
    most: MOST_BODY2 - marker.length
  });
  return `${marker}
${body}`;
}
function unkept(refusal, isAlerting) {
  const alerts = isAlerting ? " No alert was sent: what was told before is kept in that issue." : "";
  warn(`The audit\u2019s issue is not up to date: ${refusal}. ${CURE}${alerts}`);
}
function refusalOf(error) {
  const status = statusOf(error);
  if (status === void 0) throw error;
  return `GitHub answers ${status} ${messageOf(error)}`;
}

// src/check/audited-budgets.ts
var NOT_LOCATED = { kind: "unmeasurable", reference: null, reason: "", cure: "" };
function auditedBudgets(budgets, tags, sources) {
  return Promise.all(budgets.map((budget) => audited(budget, tags, sources)));
}
async function audited({ base, ...budget }, { headTag, baseTag, values }, sources) {
  const own = headTemplate(budget, headTag);
  if (own === null) return budget;
  const template = usesPlaceholder(own, "number") ? base ?? baseTag : own;
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

// src/action/audit/measure-all.ts
async function measureAll(run, loaded) {
  const { inputs, eventContext, api, workspace, now } = run;
  const { headSha } = eventContext;
  const values = { ...eventContext.values, base_sha: headSha, merge_base: headSha };
  const shared = new SharedImages(inputs, workspace, false);
  const parents = async (sha) => firstParents(await api(), sha, inputs.baseLookback);
  try {
    const { value: verdicts } = await shared.counted(async () => {
      const tags = { headTag: headTagOf(run), baseTag: inputs.baseTag, values };
      const sources = { images: shared.sources.images, firstParents: parents };
      const request = {
        budgets: await auditedBudgets(loaded.budgets, tags, sources),
        headTag: tags.headTag,
        baseTag: null,
        values,
        baseFallbacks: [],
        isChange: false,
        platforms: inputs.platforms,
        retired: /* @__PURE__ */ new Set(),
        built: null,
        missingHead: "fail",
        edits: [],
        today: now.toISOString().slice(0, 10),
        noiseFloor: inputs.noiseFloor,
        isForeign: false
      };
      return checkFleet(request, {
        ...shared.sources,
        firstParents: parents,
        // What an image was built from is told by what did not change, too.
        explainAll: true,
        progress: createProgress(log)
      });
    });
    return { verdicts, notices: [...loaded.notices, ...shared.warnings] };
  } finally {
    await shared.close();
  }
}

// src/action/audit/audit-mode.ts
var EVENTS = ["schedule", "workflow_dispatch", "repository_dispatch", "push"];
var NO_HISTORY = "Without history-branch an audit knows limits alone: no week, no forecast, no tag that moved, no limit that is not needed.";
var MOST_SUMMARY = 3e5;
async function auditMode(context, session) {
  const { api, id, place, workspace, tempDir } = session;
  const inputs = readInputs();
  const eventContext = await eventContextOf(context, session);
  if (eventContext === null) return null;
  const lineage = new BranchHistory(eventContext, api);
  const run = { inputs, eventContext, api, lineage, workspace, now: /* @__PURE__ */ new Date() };
  if (inputs.historyBranch !== "") checkHistoryBranch(run);
  const [loaded, sizes, issue] = await Promise.all([
    loadBudgets(run),
    inputs.historyBranch === "" ? null : readSizes(run),
    readTold(run)
  ]);
  const { verdicts, notices } = await measureAll(run, loaded);
  const history = withThese(sizes, verdicts, loaded, run);
  const audit = auditOf({
    verdicts,
    history,
    forecast: forecastsIn(issue.memory.told),
    notices: [...notices, ...sizes?.notices ?? [NO_HISTORY]],
    now: run.now
  });
  const patch = await patchFor(audit, run, loaded);
  log(renderAuditText(audit, patch));
  if (inputs.historyBranch !== "") {
    const last = sizes?.stored ? historyFor(sizes.stored, []).lastAudit : null;
    await recordSizes(verdicts, run, id, { leavesMark: needsMark(last, run.now) });
  }
  await metricsOf(verdicts, run, loaded, place);
  const told2 = stateAfter(issue.memory.told, audit, run.now.toISOString().slice(0, 10));
  const page = { told: told2, patch, run: runUrl(place) };
  await keepIssue(audit, issue, { run, page, place });
  await writeSummary(renderAuditMarkdown(audit, { ...page, most: MOST_SUMMARY }));
  const files = { path: inputs.reportFile, tempDir, warn };
  return {
    pull: null,
    report: null,
    outputs: {
      outcome: audit.outcome,
      headline: audit.headline,
      report: await jsonOutput(auditJson(audit, patch), files),
      "comment-url": "",
      violations: violationsOf(audit)
    },
    failure: isBlocking(audit.outcome, inputs.onInconclusive) ? audit.headline : null
  };
}
async function eventContextOf(context, { api }) {
  const { eventName } = context;
  if (eventName && !EVENTS.includes(eventName)) {
    throw new UsageError(
      `mode: audit looks at the default branch, writes its history and keeps an issue: it does not run on ${eventName}. Start it on schedule or workflow_dispatch.`
    );
  }
  const [found] = await findEventContexts(context, api);
  if (found === void 0) throw new UsageError("This event is about no commit.");
  if (found.over !== null) {
    log(found.over);
    return null;
  }
  if (found.isOnDefault) return found;
  throw new UsageError(
    `mode: audit looks at the default branch, and this run is of ${context.ref}: start it on ${found.defaultBranch}.`
  );
}
function withThese(sizes, verdicts, { budgets }, { eventContext, now }) {
  if (!sizes?.stored) return null;
  const origin = { commit: eventContext.headSha, run: null, by: "audit", now };
  const records = [...sizes.stored.records, ...sizeRecords(verdicts, origin)];
  return historyFor({ ...sizes.stored, records }, budgets);
}
function forecastsIn(told2) {
  return new Set(told2.filter(({ rule }) => rule === "forecast").map(({ service }) => service));
}
async function metricsOf(verdicts, run, { file }, place) {
  if (run.inputs.metricsDir === "") return;
  const { summarise } = await import("./report-BQUCGOZS.js");
  const requests = { count: 0, bytes: 0 };
  await keepMetrics(summarise(verdicts, { budgetFile: file, notices: [], requests }), run, place);
}
async function patchFor(audit, run, loaded) {
  if (audit.headroom.length === 0) return "";
  const { inputs, api } = run;
  const text = inputs.configFrom === "workspace" ? await readFromWorkspace(run) : await readFileAt(await api(), inputs.config, loaded.sha);
  return text === void 0 ? "" : headroomPatch(inputs.config, text, audit.headroom).diff;
}
function violationsOf({ findings, unmeasured }) {
  const failed = findings.filter(({ outcome }) => isBlocking(outcome, "fail"));
  return [...new Set([...failed, ...unmeasured].map(({ service }) => service))];
}
export {
  auditMode
};
