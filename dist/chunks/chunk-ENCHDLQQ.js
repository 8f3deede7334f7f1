import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  commentsBy,
  parseRecord,
  recordHash
} from "./chunk-TKE762CJ.js";
import {
  firstStatus,
  isMember,
  mayWrite,
  reviewsOf,
  timelineOf
} from "./chunk-IB5C2XEV.js";
import {
  readPull,
  statusesBy,
  statusesOf
} from "./chunk-7BNFSNEO.js";
import {
  summarise
} from "./chunk-3L234SET.js";
import {
  approve,
  isAfterHead,
  needsApproval,
  ownApprovers
} from "./chunk-Z2URWXPT.js";
import {
  isReadOnly,
  messageOf,
  statusOf
} from "./chunk-G7PAMPKP.js";
import {
  createHash,
  isTeam,
  oneLine,
  sameName
} from "./chunk-OUZ62CP3.js";

// src/github/approvals/kept-approval.ts
var MOST = 20;
async function keptApproval(api, { number, key, context, labeling }) {
  const login = await api.login();
  const comments = await commentsBy(api, { number, key, login });
  const records = comments.flatMap(({ body }) => parseRecord(body) ?? []).filter(({ by, at }) => by === labeling.by && at === labeling.at).slice(0, MOST);
  const confirmed = await Promise.all(
    records.map(async (record) => {
      const statuses = await statusesOf(api, record.sha, context).catch(() => []);
      const hash = recordHash(number, key, record);
      const ours = statusesBy(login, { pull: number, key, ref: null }, statuses);
      return ours.some(({ approved }) => approved === hash) ? record : null;
    })
  );
  const size = (record) => Object.keys(record.amounts).length;
  return confirmed.filter((record) => record !== null).toSorted((a, b) => size(b) - size(a)).at(0) ?? null;
}

// src/github/approvals/reader.ts
var Reader = class {
  noted = /* @__PURE__ */ new Set();
  get gaps() {
    return [...this.noted];
  }
  /** @returns `instead`, where GitHub refuses, fails, or sends what nobody can read. */
  async read(what, cure, instead, ask) {
    try {
      return await ask();
    } catch (error) {
      const status = statusOf(error);
      const why = status === void 0 ? messageOf(error) : `${status} ${messageOf(error)}`;
      this.noted.add(`${what} (${why}): ${cureFor(status, cure)}`);
      return instead;
    }
  }
};
function cureFor(status, cure) {
  if (status === void 0 || status >= 500) return "GitHub has trouble: run it again later";
  return "grant" in cure ? `add \`${cure.grant}\` (or write) to the permissions of the job` : cure.cure;
}

// src/github/approvals/read-votes.ts
var NO_TIMELINE = { labeling: null, headMovedAt: null };
async function readVotes(api, request) {
  const { reviewedPull, label } = request;
  const reader = new Reader();
  const reads = { grant: "pull-requests: read" };
  const pull = await reader.read(
    "the pull request cannot be read",
    reads,
    null,
    () => readPull(api, reviewedPull.number)
  );
  if (pull === null) return { ...nothingFrom(request), gaps: reader.gaps };
  if (pull.headSha !== (reviewedPull.headSha ?? pull.headSha)) {
    const why = `the pull request has moved on to ${pull.headSha.slice(0, 7)}: its own run asks who has approved that`;
    return { ...nothingFrom(request), author: pull.author, gaps: [why] };
  }
  const [reviews, timeline] = await Promise.all([
    reader.read(
      "the token cannot read reviews",
      reads,
      [],
      () => reviewsOf(api, reviewedPull.number)
    ),
    reader.read(
      "the token cannot read who set the label",
      reads,
      NO_TIMELINE,
      () => timelineOf(api, reviewedPull.number, label)
    )
  ]);
  const isOn = pull.labels.some((each) => sameName(each, label));
  const labeling = isOn ? timeline.labeling : null;
  const isFresh = labeling !== null && await isLabelFresh({ api, request, reader }, { ...timeline, labeling }, pull.headSha);
  const { author, headSha } = pull;
  const voters = votersIn(reviews, labeling, headSha);
  return {
    author,
    headSha,
    label,
    labeling,
    isLabelFresh: isFresh,
    reviews,
    ...await rightsOf(voters, { api, request, reader }),
    record: labeling === null ? null : await recordOf(api, request, labeling),
    gaps: reader.gaps
  };
}
function votersIn(reviews, labeling, headSha) {
  const approving = reviews.filter(({ state, sha }) => state === "APPROVED" && sha === headSha);
  return [...new Set([...approving, ...labeling === null ? [] : [labeling]].map(({ by }) => by))];
}
async function rightsOf(voters, { api, request, reader }) {
  const name = { cure: "name the approvers, in the budget file or in the input approvers" };
  const see = {
    cure: "name logins as approvers, or use a token with the permission members: read"
  };
  const may = (login) => reader.read(
    `whether ${login} may write cannot be told`,
    name,
    false,
    () => mayWrite(api, login)
  );
  const belongs = (team, login) => reader.read(
    `the members of ${team} cannot be read`,
    see,
    false,
    () => isMember(api, team, login)
  );
  const pairs = request.approvers.filter(isTeam).flatMap((team) => voters.map((login) => ({ team, login })));
  const writers = request.asksWriters ? await chosen(voters, may) : [];
  const members = await chosen(pairs, ({ team, login }) => belongs(team, login));
  return {
    writers: new Set(writers.map((login) => login.toLowerCase())),
    members: new Set(members.map(({ team, login }) => `${team} ${login}`.toLowerCase()))
  };
}
async function chosen(items, holds) {
  const held = await Promise.all(items.map(holds));
  return items.filter((_, index) => held[index]);
}
function nothingFrom({ label, reviewedPull }) {
  return {
    author: "",
    headSha: reviewedPull.headSha ?? "",
    label,
    labeling: null,
    isLabelFresh: false,
    reviews: [],
    writers: /* @__PURE__ */ new Set(),
    members: /* @__PURE__ */ new Set(),
    record: null
  };
}
async function isLabelFresh({ api, request, reader }, { labeling, headMovedAt }, headSha) {
  const { reviewedPull, label, statusContext } = request;
  const { headThereAt, labelJustSet, number } = reviewedPull;
  const isJustSet = labelJustSet !== null && sameName(labelJustSet, label);
  if (isJustSet && (headThereAt === null || labeling.at <= headThereAt)) return true;
  const came = { at: labeling.at, headMovedAt };
  if (headThereAt !== null && isAfterHead(came, headThereAt)) return true;
  const what = "the token cannot read since when the head commit is there";
  const first = await reader.read(
    what,
    { grant: "statuses: read" },
    void 0,
    () => firstStatus(api, { ref: headSha, context: statusContext, number })
  );
  return first !== void 0 && isAfterHead(came, first);
}
async function recordOf(api, { reviewedPull, commentKey, statusContext, hasStatus }, labeling) {
  if (!hasStatus) return null;
  const asked = { number: reviewedPull.number, key: commentKey, context: statusContext, labeling };
  return keptApproval(api, asked).catch(() => null);
}

// src/action/decision.ts
var MAX_REF = 30;
var NO_PULL_REQUEST = "Approvals are given on a pull request, and this event belongs to none.";
function createDecide({ inputs, eventContext, api }, verdicts, context) {
  const { reviewedPull } = eventContext;
  const isNeeded = needsApproval(verdicts);
  if (reviewedPull === null || !isNeeded) {
    const notices = isNeeded ? [...context.notices, NO_PULL_REQUEST] : context.notices;
    const report = summarise(verdicts, { ...context, notices });
    return async () => unlessGap({ report, record: null, isOpen: false });
  }
  const { approvers, noiseFloor, approvalLabel, statusContext, commentKey } = inputs;
  const named = verdicts.map(({ budget }) => ownApprovers(budget));
  return async () => {
    const votes = await readVotes(await api(), {
      reviewedPull,
      label: approvalLabel,
      approvers: [.../* @__PURE__ */ new Set([...approvers, ...named.flatMap((each) => each ?? [])])],
      asksWriters: approvers.length === 0 && named.includes(void 0),
      statusContext,
      hasStatus: inputs.status,
      commentKey
    });
    const { request, record, ...approved } = approve(verdicts, votes, {
      approvers,
      noiseFloor,
      idOf
    });
    const report = summarise(approved.verdicts, { ...context, approval: request });
    return unlessGap({ report, record, isOpen: true });
  };
}
function unlessGap(decision) {
  const { report } = decision;
  if (report.gaps.length === 0) return decision;
  return { ...overruled(report, report.headline), isGap: true };
}
function judgedForAnother({ report }, pull, base) {
  const [now, then] = [oneLine(base, MAX_REF), oneLine(pull?.baseRef ?? "", MAX_REF)];
  const number = `#${pull?.number}`;
  const headline = `Judged for ${then}, and ${number} now goes into ${now}: start the workflow for it`;
  const notice = `A run that is started again judges what it has judged before. A new commit starts one for ${now}, as does closing and reopening ${number}, or by itself the type edited of pull_request.`;
  return overruled(report, headline, notice);
}
function judgedForUnknown({ report }, pull, refusal) {
  const base = oneLine(pull.baseRef, MAX_REF);
  const isGrantable = isReadOnly(refusal) || statusOf(refusal) === 404;
  const cure = isGrantable ? "add pull-requests: read to the permissions of the job" : "run it again later";
  const headline = `Whether #${pull.number} still goes into ${base} cannot be read: ${cure}`;
  const notice = `GitHub says: ${messageOf(refusal)}`;
  return { ...overruled(report, headline, notice), isGap: true };
}
function overruled(report, headline, ...more) {
  const notices = [...more, ...report.notices];
  return {
    report: { ...report, outcome: "fail", headline, approval: null, notices },
    record: null,
    isOpen: false,
    isUrgent: true
  };
}
function idOf(text) {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
function sameDecision(a, b) {
  const essence = ({ report, record }) => JSON.stringify([report.headline, report.approval, record, report.verdicts.map(essential)]);
  return essence(a) === essence(b);
}
function essential({ findings }) {
  return findings.map(({ outcome, approval }) => [outcome, approval]);
}

export {
  createDecide,
  judgedForAnother,
  judgedForUnknown,
  sameDecision
};
