import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  statusOf
} from "./chunk-G7PAMPKP.js";
import {
  oneLine,
  sameName
} from "./chunk-OUZ62CP3.js";

// src/github/status/status-url.ts
var NOTHING = {
  pull: null,
  key: null,
  ref: null,
  run: null,
  comment: null,
  says: null,
  approved: null,
  verdict: null
};
function statusUrl(origin, place) {
  const { pull, key, ref, run, comment, says, approved, verdict } = { ...NOTHING, ...origin };
  const { page, sha, commentUrl } = place;
  const target = commentUrl ?? fallback({ pull, run }, page, sha);
  if (!URL.canParse(target)) return void 0;
  const url = new URL(target);
  const isOfPull = /\/pull\/\d+$/.test(url.pathname);
  const parameters = {
    pr: isOfPull ? null : pull,
    key,
    run: run === null ? null : `${run.id}.${run.attempt}`,
    at: run?.at ?? null,
    word: run?.isOpinion === true ? 1 : null,
    comment: url.hash === "" ? comment : null,
    says,
    approved,
    verdict,
    ref,
    base: run?.base ?? null
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  return url.href;
}
function fallback({ pull, run }, page, sha) {
  if (run !== null && run.id > 0) return `${page}/actions/runs/${run.id}`;
  return pull === null ? `${page}/commit/${sha}` : `${page}/pull/${pull}`;
}
function withVerdict(link, verdict) {
  if (link === void 0 || !URL.canParse(link)) return link;
  const url = new URL(link);
  if (verdict === null) url.searchParams.delete("verdict");
  else url.searchParams.set("verdict", verdict);
  return url.href;
}
function withoutRun(link) {
  if (link === void 0 || !URL.canParse(link)) return "";
  const url = new URL(link);
  for (const name of ["run", "at", "word", "base"]) url.searchParams.delete(name);
  return url.href.replace(/\/actions\/runs\/\d+/, "");
}
function parseStatusUrl(link) {
  if (!link || !URL.canParse(link)) return NOTHING;
  const { pathname, hash, searchParams } = new URL(link);
  const key = searchParams.get("key");
  const [, page, id] = /\/(pull|actions\/runs)\/(\d+)$/.exec(pathname) ?? [];
  const linked = /^#issuecomment-(\d+)$/.exec(hash)?.[1];
  const isOfPull = page === "pull" && (linked !== void 0 || key !== null);
  return {
    pull: numberIn(isOfPull ? id : page === "pull" ? void 0 : searchParams.get("pr")),
    key,
    ref: searchParams.get("ref"),
    run: runIn(searchParams),
    comment: numberIn(linked ?? searchParams.get("comment")),
    says: searchParams.get("says"),
    approved: searchParams.get("approved"),
    verdict: searchParams.get("verdict")
  };
}
function runIn(parameters) {
  const [, first, second] = /^(\d+)\.(\d+)$/.exec(parameters.get("run") ?? "") ?? [];
  const [id, attempt] = [numberIn(first), numberIn(second)];
  if (id === null || attempt === null) return null;
  const [at, base] = [numberIn(parameters.get("at")), parameters.get("base")];
  return { id, attempt, at, isOpinion: parameters.has("word"), base };
}
function numberIn(text) {
  const number = text && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

// src/github/status/status.ts
var MAX_DESCRIPTION = 140;
function isBlocking({ state }) {
  return state !== "success";
}
async function createStatus({ rest, owner, repo }, { sha, context, state, description, url }) {
  const shown = shownAs(description);
  const link = url === void 0 ? {} : { target_url: url };
  const plain = shown.replace(/[^ -~]/gu, "?");
  const ways = [
    { description: shown, ...link },
    ...plain === shown ? [] : [{ description: plain, ...link }],
    { description: plain }
  ];
  let refusal;
  for (const way of ways) {
    try {
      await rest.repos.createCommitStatus({ owner, repo, sha, context, state, ...way });
      return;
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}
function shownAs(description) {
  return oneLine(description, MAX_DESCRIPTION).replace(/[\u{10000}-\u{10ffff}]/gu, "\u25A1");
}
async function statusesOf({ rest, paginate, owner, repo }, ref, context) {
  const listed = { owner, repo, ref, per_page: 100 };
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, listed);
  return statuses.filter((status) => status?.context === context).map((status) => ({
    ...originOf(status),
    state: status.state,
    description: status.description ?? "",
    createdAt: status.created_at,
    url: status.target_url,
    by: status.creator?.login ?? null
  }));
}
function originOf(status) {
  const origin = parseStatusUrl(status.target_url);
  const setAt = Date.parse(status.created_at);
  const { run } = origin;
  return run === null || Number.isNaN(setAt) ? origin : { ...origin, run: { ...run, setAt } };
}
function statusesBy(login, { pull, key, ref }, statuses) {
  return statuses.filter(
    ({ by, ...status }) => by !== null && sameName(by, login) && status.pull === pull && status.key === key && isOfRef(status, ref)
  );
}
function isOfRef(status, ref) {
  return status.ref === null || status.ref === ref;
}

// src/github/pull.ts
async function readPull({ rest, owner, repo }, number) {
  const { data } = await rest.pulls.get({ owner, repo, pull_number: number });
  return {
    author: data.user?.login ?? "",
    headSha: data.head.sha,
    labels: data.labels.map(({ name }) => name),
    commits: data.commits,
    isOpen: data.state === "open",
    baseRef: data.base.ref
  };
}

export {
  statusUrl,
  withVerdict,
  withoutRun,
  isBlocking,
  createStatus,
  shownAs,
  statusesOf,
  statusesBy,
  isOfRef,
  readPull
};
