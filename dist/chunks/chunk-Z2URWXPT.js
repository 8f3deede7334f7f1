import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  found,
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  allowedGrowth,
  formatBytes,
  isTeam,
  sameName
} from "./chunk-OUZ62CP3.js";

// src/domain/approval/votes.ts
function isAfterHead(came, headThereAt) {
  const { at, headMovedAt } = came;
  return at > headThereAt && (headMovedAt === null || headMovedAt <= headThereAt);
}
function ownApprovers({ approvers, isUntrusted }) {
  return isUntrusted ? void 0 : approvers?.value;
}
function approversOf(budget, policy) {
  return ownApprovers(budget) ?? (policy.approvers.length > 0 ? policy.approvers : null);
}
function count(question, votes, policy) {
  const [reviewed, labeled] = [
    countReviews(question, votes, policy),
    countLabel(question, votes, policy)
  ];
  const approval = reviewed.approval ?? labeled.approval;
  return {
    approval,
    isLabeled: labeled.approval !== null,
    refusals: approval === null ? [...reviewed.refusals, ...labeled.refusals] : []
  };
}
function countReviews({ budget }, votes, policy) {
  const { author, headSha } = votes;
  const refusals = [];
  for (const { by, at, sha } of approvals(votes.reviews)) {
    if (sameName(by, author)) refusals.push(`${by} has approved, and is the author`);
    else if (sha !== headSha)
      refusals.push(`${by} has approved ${commit(sha)}, and not the head commit ${commit(headSha)}`);
    else if (!mayApprove(by, budget, votes, policy))
      refusals.push(`${by} has approved, and ${lacks(budget, policy)}`);
    else return { approval: { by, how: "review", at }, refusals: [] };
  }
  return { approval: null, refusals };
}
function approvals(reviews) {
  return lastWords(reviews).filter(({ state }) => state === "APPROVED");
}
function lastWords(reviews) {
  const last = /* @__PURE__ */ new Map();
  for (const review of reviews) {
    if (["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(review.state))
      last.set(review.by.toLowerCase(), review);
  }
  return [...last.values()];
}
function countLabel(question, votes, policy) {
  const { labeling, label, author, reviews } = votes;
  if (labeling === null) return { approval: null, refusals: [] };
  const { by, at } = labeling;
  const refused = (why) => ({
    approval: null,
    refusals: [`the label ${label} was set by ${by}${why}`]
  });
  if (sameName(by, author)) return refused(", who is the author");
  if (!mayApprove(by, question.budget, votes, policy))
    return refused(`, who ${lacks(question.budget, policy)}`);
  const word = lastWords(reviews).find((review) => sameName(review.by, by));
  if (word?.state === "CHANGES_REQUESTED" && word.at > at)
    return refused(", who has asked for changes since");
  const stale = staleness(question, votes, policy);
  return stale === null ? { approval: { by, how: "label", at }, refusals: [] } : refused(stale);
}
function staleness({ key, bytes, baseBytes }, votes, policy) {
  const again = "take it off, and set it again";
  const record = currentRecord(votes);
  const approved = record === null ? void 0 : amountOf(record, policy.idOf(key));
  if (approved === void 0) {
    if (votes.isLabelFresh) return null;
    const why = record === null ? "what it was for is not kept" : "not for this";
    return ` before the head commit, and ${why}: ${again}`;
  }
  if (bytes <= approved + allowedGrowth(policy.noiseFloor, baseBytes)) return null;
  return ` for ${formatBytes(approved)}, and it is ${formatBytes(bytes)} now: ${again}`;
}
function amountOf({ amounts }, id) {
  return Object.hasOwn(amounts, id) ? amounts[id] : void 0;
}
function currentRecord({ record, labeling }) {
  return record?.by === labeling?.by && record?.at === labeling?.at ? record : null;
}
function mayApprove(login, budget, votes, policy) {
  const approvers = approversOf(budget, policy);
  if (approvers === null) return votes.writers.has(login.toLowerCase());
  return approvers.some(
    (approver) => isTeam(approver) ? votes.members.has(`${approver} ${login}`.toLowerCase()) : sameName(approver, login)
  );
}
function commit(sha) {
  return sha === null ? "another commit" : sha.slice(0, 7);
}
function lacks(budget, policy) {
  return approversOf(budget, policy) === null ? "has no write permission, as far as GitHub tells" : "is not among the approvers, as far as GitHub tells";
}

// src/domain/approval/approval.ts
function needsApproval(verdicts) {
  return verdicts.some(isOpen);
}
function isOpen({ findings }) {
  return findings.some(({ outcome }) => outcome === "review");
}
function approve(verdicts, votes, policy) {
  const refusals = /* @__PURE__ */ new Set();
  const amounts = { ...currentRecord(votes)?.amounts };
  const decided = verdicts.map((verdict) => {
    if (!isOpen(verdict)) return verdict;
    const findings = verdict.findings.map((finding) => {
      if (finding.outcome !== "review") return finding;
      const question = questionOf(verdict, finding);
      const { approval, isLabeled, refusals: more } = count(question, votes, policy);
      for (const refusal of more) refusals.add(refusal);
      if (isLabeled) amounts[policy.idOf(question.key)] ??= question.bytes;
      if (approval === null) return finding;
      return { ...finding, outcome: "pass", approval };
    });
    return found(verdict, findings);
  });
  return {
    verdicts: decided,
    request: requestFor(decided, [...refusals], votes, policy),
    record: recordOf(amounts, votes)
  };
}
function recordOf(amounts, votes) {
  const { labeling, headSha } = votes;
  const count2 = Object.keys(amounts).length;
  if (labeling === null || count2 === 0) return null;
  const kept = currentRecord(votes);
  if (kept !== null && Object.keys(kept.amounts).length === count2) return kept;
  return { ...labeling, sha: headSha, amounts };
}
function questionOf({ budget, changes }, finding) {
  const { rule, platform, actualBytes, edit } = finding;
  const subject = edit === void 0 ? "" : `${edit.what}: ${edit.from} \u2192 ${edit.to}`;
  const change = changes.find((each) => each.platform === platform);
  return {
    key: [budget.name, platformName(platform) ?? "", rule, subject].join("|"),
    budget,
    bytes: actualBytes ?? 0,
    baseBytes: change?.base?.bytes ?? 0
  };
}
function requestFor(verdicts, refusals, votes, policy) {
  const open = verdicts.filter(isOpen);
  if (open.length === 0) return null;
  const groups = /* @__PURE__ */ new Map();
  for (const { budget } of open) {
    const approvers = approversOf(budget, policy);
    const key = JSON.stringify(approvers);
    const group = groups.get(key) ?? { services: [], approvers };
    group.services.push(budget.name);
    groups.set(key, group);
  }
  const { author, headSha, label, labeling, gaps } = votes;
  const isLabelOn = labeling !== null;
  return { author, headSha, label, isLabelOn, groups: [...groups.values()], refusals, gaps };
}
function approvalsIn(verdicts) {
  const names = verdicts.flatMap(
    ({ findings }) => findings.flatMap(({ approval }) => approval?.by ?? [])
  );
  return [...new Set(names)];
}

export {
  isAfterHead,
  ownApprovers,
  approversOf,
  needsApproval,
  approve,
  approvalsIn
};
