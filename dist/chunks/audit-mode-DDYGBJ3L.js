import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  alertJson,
  auditJson,
  auditOf,
  auditedBudgets,
  changeWords,
  headroomPatch,
  isAuditRule,
  renderAuditMarkdown,
  renderAuditText,
  withSizes,
  withoutCves
} from "./chunk-ZOIJWQHX.js";
import "./chunk-5RA77SUQ.js";
import {
  jsonOutput
} from "./chunk-QFNMZGFH.js";
import "./chunk-K75EN544.js";
import "./chunk-K67DB7W2.js";
import "./chunk-2USFMQIV.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-6ESJLC7I.js";
import {
  historyFor,
  needsMark,
  readSizes
} from "./chunk-OOXNB4CH.js";
import "./chunk-R4ZGIMBW.js";
import "./chunk-R43735S4.js";
import "./chunk-MADZQDZ6.js";
import {
  recordSizes
} from "./chunk-66DYIHPY.js";
import "./chunk-CRGKETYT.js";
import "./chunk-Q5F36QB6.js";
import "./chunk-BCXJ2VCG.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-3L234SET.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-Z2URWXPT.js";
import "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import {
  scansFor,
  withFiles
} from "./chunk-CJF27KT7.js";
import {
  SharedImages
} from "./chunk-NNEFFOKT.js";
import "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
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
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  checkFleet,
  createProgress,
  unjudgedWaste
} from "./chunk-6DNRDSMX.js";
import {
  OUTCOMES,
  UsageError,
  _enum,
  _maxLength,
  _regex,
  array,
  custom,
  deflateRawSync,
  inflateRawSync,
  isBlocking,
  object,
  oneLine,
  optional,
  sameName,
  string
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

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
    ...changes.slice(0, shown).map((change) => section(lineOf(change))),
    ...more > 0 ? [section(`and ${more} more: <${place.issue}|see the issue>`)] : [],
    { type: "context", elements: [{ type: "mrkdwn", text: links.join(" \xB7 ") }] }
  ];
}
function section(text) {
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
var SIGNS = { new: ":warning:", worse: ":x:", resolved: ":white_check_mark:" };
function lineOf(change) {
  const { kind, told: told2, finding } = change;
  const sign = finding?.outcome === "fail" ? ":x:" : SIGNS[kind];
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
      const scans = await scansFor(run, loaded);
      const budgets = await auditedBudgets(loaded.budgets, tags, sources);
      const request = {
        ...scans,
        budgets: "scans" in scans ? budgets : budgets.map(withoutCves),
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
      const judged = await checkFleet(request, {
        ...shared.sources,
        firstParents: parents,
        // What an image was built from is told by what did not change, too.
        explainAll: true,
        progress: createProgress(log)
      });
      return inputs.explain === "files" ? withFiles(judged, inputs, shared) : judged;
    });
    const unjudged = unjudgedWaste(loaded.budgets, inputs.explain, "the input explain: files");
    return { verdicts, notices: [...loaded.notices, ...unjudged, ...shared.warnings] };
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
  const measured = { commit: eventContext.headSha, now: run.now };
  const history = sizes?.stored ? withSizes(sizes.stored, verdicts, measured) : null;
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
function forecastsIn(told2) {
  return new Set(told2.filter(({ rule }) => rule === "forecast").map(({ service }) => service));
}
async function metricsOf(verdicts, run, { file }, place) {
  if (run.inputs.metricsDir === "") return;
  const { summarise } = await import("./report-DWSNBYY6.js");
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
