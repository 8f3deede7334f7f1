import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  statusesBy,
  statusesOf
} from "./chunk-7BNFSNEO.js";
import {
  _nonnegative,
  _regex,
  createHash,
  int,
  object,
  record,
  sameName,
  string,
  toJsonText,
  unicodeEscape
} from "./chunk-OUZ62CP3.js";

// src/github/comment/approval-record.ts
var LINE = /^<!-- docker-image-budgets approved (\{.*\}) -->$/gm;
var MAX_CHARACTERS = 5e3;
var record2 = object({
  by: string(),
  at: string(),
  sha: string().check(_regex(/^[0-9a-f]{40,64}$/)),
  amounts: record(string(), int().check(_nonnegative()))
});
function formatRecord(kept) {
  if (kept === null) return "";
  const json = toJsonText(kept).replace(/[-<>]/g, unicodeEscape);
  const line = `
<!-- docker-image-budgets approved ${json} -->`;
  return line.length <= MAX_CHARACTERS ? line : "";
}
function parseRecord(body) {
  const json = [...body.matchAll(LINE)].at(-1)?.[1];
  if (json === void 0) return null;
  try {
    return record2.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
function withoutRecord(body) {
  return body.replace(LINE, "");
}
function recordHash(pull, key, kept) {
  const { by, at, sha, amounts } = kept;
  const entries = Object.entries(amounts).toSorted(([a], [b]) => a < b ? -1 : 1);
  const text = JSON.stringify([pull, key, by, at, sha, entries]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

// src/github/comment/comment-marker.ts
var MARKER = /^<!-- docker-image-budgets key=(\S+) sha=(\S+) run=(\d+)\/(\d+) -->/;
function formatMarker({ key, sha, run }) {
  return `<!-- docker-image-budgets key=${key} sha=${sha} run=${run.id}/${run.attempt} -->`;
}
function parseMarker(body) {
  const [, key, sha, id, attempt] = MARKER.exec(body) ?? [];
  if (key === void 0 || sha === void 0) return void 0;
  return { key, sha, run: { id: Number(id), attempt: Number(attempt) } };
}

// src/github/comment/own-comment.ts
var MOST_COMMITS = 20;
async function commentsBy({ owner, repo, rest, paginate }, { number, key, login }) {
  const comments = await paginate(rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100
  });
  return comments.filter(({ user }) => user !== null && user !== void 0 && sameName(user.login, login)).map(toComment).filter(({ body }) => parseMarker(body)?.key === key).toSorted((a, b) => a.id - b.id);
}
async function findOwnComment(api, whose, evidence) {
  const { run } = evidence;
  const isToCome = ({ body }) => run !== null && (parseMarker(body)?.run.id ?? 0) > run.id;
  const found = await commentsBy(api, whose);
  if (found.length < 2 && !found.some(isToCome)) return { own: found[0], surplus: [] };
  const named = await namedAmong(found, { api, whose, evidence });
  const comments = found.filter((each) => named.has(each.id) || !isToCome(each));
  const [oldest] = comments;
  const [own = oldest, ...surplus] = comments.filter(({ id }) => named.has(id));
  return { own, surplus };
}
async function namedAmong(comments, { api, whose, evidence }) {
  const { context, statuses } = evidence;
  if (context === null) return /* @__PURE__ */ new Set();
  const claimed = comments.map(({ body }) => parseMarker(body)?.sha ?? "");
  const commits = [...new Set(claimed)].filter((sha) => /^[0-9a-f]{40,64}$/.test(sha));
  const lists = await Promise.all(
    commits.slice(0, MOST_COMMITS).map((sha) => statusesOf(api, sha, context).catch(() => []))
  );
  const { number, key, login } = whose;
  const all = [...lists.flat(), ...statuses];
  const ours = [key, null].flatMap(
    (each) => statusesBy(login, { pull: number, key: each, ref: null }, all)
  );
  return new Set(ours.flatMap(({ comment }) => comment ?? []));
}
function toComment(data) {
  return { id: data.id, url: data.html_url, body: data.body ?? "" };
}

export {
  formatRecord,
  parseRecord,
  withoutRecord,
  recordHash,
  formatMarker,
  parseMarker,
  commentsBy,
  findOwnComment,
  toComment
};
