import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  findOwnComment,
  formatMarker,
  formatRecord,
  parseMarker,
  parseRecord,
  recordHash,
  toComment,
  withoutRecord
} from "./chunk-TKE762CJ.js";
import {
  createStatus,
  isBlocking,
  isOfRef,
  readPull,
  shownAs,
  statusUrl,
  statusesBy,
  statusesOf,
  withVerdict,
  withoutRun
} from "./chunk-7BNFSNEO.js";
import {
  TOKEN_CURE,
  ifThere,
  isLimited,
  isLocked,
  isReadOnly,
  log,
  messageOf,
  statusOf
} from "./chunk-G7PAMPKP.js";
import {
  createHash,
  printable
} from "./chunk-OUZ62CP3.js";

// src/github/status/run-order.ts
function baseName(branch, sha) {
  return `${branchName(branch)}.${sha.slice(0, 10)}`;
}
function branchName(branch) {
  return createHash("sha256").update(branch).digest("base64url").slice(0, 8);
}
function sameRun(a, b) {
  return a?.id === b?.id && a?.attempt === b?.attempt;
}
function isNewer(a, b, branch) {
  if (a.id === b.id) return a.attempt > b.attempt;
  const isByTime = a.isOpinion !== b.isOpinion || isRevived(a, b, branch) || isRevived(b, a, branch);
  if (!isByTime || a.at === null || b.at === null) return a.id > b.id;
  const [measured, other] = [measuredAt(a.at, a), measuredAt(b.at, b)];
  return measured === other && a.isOpinion === b.isOpinion ? a.at > b.at : measured > other;
}
function measuredAt(at, { setAt = Number.POSITIVE_INFINITY }) {
  return Math.min(at, setAt + 999);
}
function isRevived(older, other, branch) {
  if (older.id > other.id || older.attempt === 1) return false;
  if (older.base === null || other.base === null) return false;
  if (older.base === other.base) return true;
  const isNow = ({ base }) => branch !== null && base?.startsWith(`${branchName(branch)}.`);
  return isNow(older) === true && !isNow(other);
}
function mayReplace(standing, run, branch = null) {
  return !isNewer(standing, run, branch);
}
function standingOf(statuses, branch = null) {
  let standing;
  for (const status of statuses.toReversed()) {
    const { run } = status;
    if (run === null) continue;
    const before = standing?.run ?? null;
    if (before === null || mayReplace(before, run, branch)) standing = status;
  }
  return standing;
}

// src/github/comment/comment.ts
var MAX_COMMENT = 6e4;
async function keepComment(api, request) {
  const { owner, repo, rest } = api;
  const { number, marker, evidence, login } = request;
  const find = (by) => findOwnComment(api, { number, key: marker.key, login: by }, evidence);
  const { own, surplus } = await find(login);
  for (const { id } of surplus) await deleteComment(api, id);
  if (own !== void 0) return write(api, request, own);
  if (!request.create) return void 0;
  const body = bodyOf(request, request.record);
  const { data } = await rest.issues.createComment({ owner, repo, issue_number: number, body });
  const created = toComment(data);
  const first = (await find(data.user?.login ?? login)).own;
  if (first === void 0 || first.id === created.id)
    return { ...created, isOurs: true, replaced: null, isCreated: true };
  await deleteComment(api, created.id);
  return write(api, request, first);
}
async function write(api, request, comment) {
  const mine = bodyOf(request, request.record ?? parseRecord(comment.body));
  const stands = { ...comment, replaced: null, isCreated: false };
  if (!await isOurTurn(api, request, comment)) return { ...stands, isOurs: false };
  if (visible(mine) === visible(comment.body)) return { ...stands, isOurs: true };
  if (!await updateComment(api, comment.id, mine)) return void 0;
  return { ...comment, body: mine, isOurs: true, replaced: comment.body, isCreated: false };
}
async function updateComment(api, id, body) {
  const { owner, repo, rest } = api;
  const update = rest.issues.updateComment({ owner, repo, comment_id: id, body });
  return await ifThere(update) !== void 0;
}
async function deleteComment({ owner, repo, rest }, id) {
  await ifThere(rest.issues.deleteComment({ owner, repo, comment_id: id }));
}
async function isOurTurn(api, request, comment) {
  const theirs = parseMarker(comment.body);
  if (theirs === void 0) return true;
  if (theirs.sha === request.marker.sha) return !request.isRepeated || isOlder(theirs.run, request);
  const { owner, repo, rest } = api;
  const { data } = await rest.pulls.get({ owner, repo, pull_number: request.number });
  return data.head.sha === request.marker.sha;
}
function isOlder(theirs, { marker, login, number, run, evidence }) {
  if (sameRun(theirs, run)) return false;
  const speaker = { pull: number, key: marker.key, ref: null };
  const said = statusesBy(login, speaker, evidence.statuses);
  const judge = said.find((status) => sameRun(status.run, theirs))?.run ?? null;
  return mayReplace(judge ?? { ...theirs, at: null, isOpinion: false, base: null }, run);
}
function bodyOf({ marker, body }, record) {
  return `${formatMarker(marker)}
${printable(body)}${formatRecord(record)}`;
}
function visible(body) {
  return body.replace(/ run=\d+\/\d+ -->/, " -->").replace(/\/actions\/runs\/\d+/g, "");
}
function hashOfWords(body) {
  const words = withoutRecord(visible(body).replace(/^<!-- .* -->/, ""));
  const text = words.replace(/\r\n?/g, "\n").trim();
  return createHash("sha256").update(text).digest("base64url").slice(0, 10);
}

// src/github/publishing/published.ts
var MAX_REF = 100;
function destinationOf({ headSha: sha, baseSha, pull, reviewedPull, ref, isAside }, { id, at, key, context }) {
  const base = baseName(pull?.baseRef ?? "", baseSha ?? "");
  const run = { ...id, at, isOpinion: reviewedPull?.isOpinion === true || isAside === true, base };
  return { sha, pull, key, ref: ref === null ? null : refName(ref), run, context };
}
function refName(ref) {
  return ref.length <= MAX_REF ? ref : createHash("sha256").update(ref).digest("base64url");
}
async function readPublished(api, { sha, pull, context }) {
  const [read, base] = await Promise.all([
    readStatuses(api, sha, context),
    pull === null ? null : readBase(api, pull.number)
  ]);
  return { ...read, baseRef: null, baseRefusal: null, ...base };
}
async function readBase(api, number) {
  try {
    return { baseRef: (await readPull(api, number)).baseRef };
  } catch (baseRefusal) {
    return { baseRefusal };
  }
}
async function readStatuses(api, sha, context) {
  if (context === null) return { statuses: null, refusal: null, login: "" };
  try {
    const [login, statuses] = await Promise.all([api.login(), statusesOf(api, sha, context)]);
    return { statuses, refusal: null, login };
  } catch (refusal) {
    return { statuses: null, refusal, login: "" };
  }
}
function newBaseOf({ pull }, { baseRef }) {
  return pull === null || baseRef === pull.baseRef ? null : baseRef;
}
function standingFor(destination, seen) {
  return standingOf(ownStatuses(destination, seen), seen.baseRef);
}
function ownStatuses(destination, { statuses, login }) {
  return statusesBy(login, statusOwnerOf(destination), statuses ?? []);
}
function statusOwnerOf({ pull, key, ref }) {
  return { pull: pull?.number ?? null, key, ref };
}
function newerRun(destination, seen) {
  const run = standingFor(destination, seen)?.run ?? null;
  return run === null || mayReplace(run, destination.run, seen.baseRef) ? null : run;
}

// src/github/status/precedence.ts
var ROOM = 500;
async function inPrecedence(api, speaker, request, statuses) {
  const [top] = statuses;
  const ofPull = speaker.pull === null ? await ofOpenPull(api, statuses, request.sha) : void 0;
  if (ofPull !== void 0) {
    const isOthers = top?.pull === null && top.key === null;
    if (top === ofPull || isOthers) return void 0;
    const copy = copyOf(ofPull, request);
    return isBlocking(copy) ? copy : giveWay(api, ofPull, copy, statuses);
  }
  const due = isBlocking(request) ? request : await giveWay(api, speaker, request, statuses);
  return statuses.length >= ROOM && isSaid(due, top) ? void 0 : due;
}
async function ofOpenPull(api, statuses, sha) {
  const pulls = new Set(statuses.flatMap(({ pull }) => pull ?? []));
  for (const number of pulls) {
    if (await isHeadOf(api, number, sha)) return statuses.find(({ pull }) => pull === number);
  }
  return void 0;
}
function copyOf({ state, description, url, verdict, run }, request) {
  const link = url ?? void 0;
  if (verdict === null)
    return { ...request, state: stateIn(state), description, url: withVerdict(link, null) };
  const judged = run === null ? "Judged" : `Judged by run ${run.id}`;
  return {
    ...request,
    state: "success",
    description: `${judged}: nothing keeps it`,
    url: withVerdict(link, null)
  };
}
function stateIn(state) {
  return state === "success" || state === "error" ? state : "failure";
}
async function giveWay(api, speaker, request, statuses) {
  for (const other of standingOthers(statuses, speaker)) {
    if (!isBlocking({ state: other.verdict ?? other.state })) continue;
    if (!await isStill(api, other, speaker, request.sha)) continue;
    return {
      ...request,
      state: stateIn(other.verdict ?? other.state),
      description: `${whoIs(other, speaker)}, of the same commit: ${other.description}`,
      url: withVerdict(request.url, request.state)
    };
  }
  return request;
}
function isStill(api, { pull, ref }, speaker, sha) {
  if (pull !== speaker.pull) return isHeadOf(api, pull, sha);
  return isOfRef({ ref }, speaker.ref) || isAt(api, ref ?? "", sha);
}
function whoIs({ pull, key, ref }, speaker) {
  if (pull !== speaker.pull) return `#${pull}`;
  return isOfRef({ ref }, speaker.ref) ? `key ${key}` : `${ref?.replace(/^refs\/(heads|tags)\//, "")}`;
}
function standingOthers(statuses, speaker) {
  const groups = /* @__PURE__ */ new Map();
  for (const status of statuses) {
    const { pull, key, ref, by } = status;
    const isKey = key === null || key === speaker.key;
    const isOwn = pull === speaker.pull && isKey && isOfRef(status, speaker.ref);
    const isElsewhere = pull === null && speaker.pull !== null;
    if (isOwn || isElsewhere || isSuperseded(status, statuses)) continue;
    const name = JSON.stringify([pull, key, ref, by?.toLowerCase()]);
    groups.set(name, [...groups.get(name) ?? [], status]);
  }
  return [...groups.values()].flatMap((group) => standingOf(group) ?? group[0] ?? []);
}
function isSuperseded({ pull, key, by }, statuses) {
  const isLater = (other) => other.pull === pull && other.key !== null && other.by === by;
  return key === null && statuses.some(isLater);
}
async function isHeadOf(api, number, sha) {
  if (number === null) return true;
  try {
    const { headSha, isOpen } = await readPull(api, number);
    return isOpen && headSha === sha;
  } catch (error) {
    return statusOf(error) !== 404;
  }
}
async function isAt({ rest, owner, repo }, ref, sha) {
  const name = /^refs\/((?:heads|tags)\/.+)$/.exec(ref)?.[1];
  if (name === void 0) return true;
  try {
    const { object } = (await rest.git.getRef({ owner, repo, ref: name })).data;
    return object.type !== "commit" || object.sha === sha;
  } catch (error) {
    return statusOf(error) !== 404;
  }
}
function isSaid(due, top) {
  return top !== void 0 && due.state === top.state && shownAs(due.description) === top.description && withoutRun(due.url) === withoutRun(top.url ?? void 0);
}

// src/github/publishing/settle.ts
var MAX_ROUNDS = 3;
async function setStatus(api, destination, request, statuses) {
  const due = statuses === null ? request : await inPrecedence(api, statusOwnerOf(destination), request, statuses);
  if (due !== void 0) await createStatus(api, due);
}
async function settle(api, publication) {
  const overwritten = [publication.written?.replaced ?? []].flat();
  let seen = await readPublished(api, publication.destination);
  for (let round = 1; round <= MAX_ROUNDS && seen.statuses !== null; round++) {
    const standing = standingFor(publication.destination, seen);
    const isOurs = standing === void 0 || sameRun(standing.run, publication.destination.run);
    const isSet = await settleStatus(api, publication, seen, isOurs ? void 0 : standing);
    if (isOurs) {
      const again = await publication.rewrite(seen);
      overwritten.push(...[again?.replaced ?? []].flat());
      if (isSet && typeof again?.replaced !== "string") break;
    } else {
      await restoreComment(api, publication, { standing, overwritten, seen });
      if (isSet) break;
    }
    seen = await readPublished(api, publication.destination);
  }
  return seen;
}
async function settleStatus(api, { destination, request }, seen, newer) {
  const statuses = seen.statuses ?? [];
  const [top] = statuses;
  const wanted = newer === void 0 ? request : copyOf(newer, request);
  const due = await inPrecedence(api, statusOwnerOf(destination), wanted, statuses);
  if (due === void 0 || top === void 0) return true;
  const [last] = ownStatuses(destination, seen);
  const isLast = last === standingFor(destination, seen);
  if (isLast && isBlocking(top) === isBlocking(due)) return true;
  await createStatus(api, due);
  return false;
}
async function restoreComment(api, { destination, written }, { standing, overwritten, seen }) {
  const { pull, key, context } = destination;
  if (pull === null || written === void 0) return;
  const whose = { number: pull.number, key, login: seen.login };
  const evidence = { context, statuses: seen.statuses ?? [], run: null };
  const { own } = await findOwnComment(api, whose, evidence);
  if (own === void 0) return;
  if (written.isCreated && written.id !== own.id) await deleteComment(api, written.id);
  const says = hashOfWords(own.body);
  if (standing.says === null) {
    const isStray = written.isCreated && own.id === written.id && says === hashOfWords(written.body);
    if (isStray) await deleteComment(api, own.id);
    return;
  }
  if (says === standing.says) return;
  const before = overwritten.find((body) => hashOfWords(body) === standing.says);
  await updateComment(api, own.id, before ?? referral(api, destination, standing, own.body));
}
function referral({ page }, { key, sha }, { run, state }, body) {
  if (run === null) return body;
  const title = `### ${state === "success" ? "\u2705" : "\u274C"} Run ${run.id} has judged this commit last`;
  const words = `An older run has written over what it said here: [its summary](${page}/actions/runs/${run.id}) has it all.`;
  return `${formatMarker({ key, sha, run })}
${title}

${words}${formatRecord(parseRecord(body))}`;
}

// src/github/publishing/announce.ts
async function announce(api, announcement, before, attempt) {
  const outrun = newerRun(announcement, before);
  if (outrun !== null) return { commentUrl: void 0, newer: outrun, seen: before };
  const written = await attempt(
    "the comment",
    "pull-requests: write",
    () => writeComment(api, announcement, before)
  );
  const seen = await attempt(
    "the status",
    "statuses: write",
    () => writeStatus(api, announcement, before, written)
  );
  const newer = seen === void 0 ? null : newerRun(announcement, seen);
  return { commentUrl: written?.url, newer, seen: seen ?? before };
}
async function writeComment(api, announcement, { statuses }, isRepeated = false) {
  const { sha, pull, key, run, context, comment } = announcement;
  if (pull === null || comment === null) return void 0;
  return keepComment(api, {
    body: comment.body,
    record: comment.record,
    create: comment.create && !isRepeated,
    isRepeated,
    number: pull.number,
    marker: { key, sha, run },
    run,
    login: await api.login(),
    evidence: {
      context,
      statuses: statuses ?? [],
      run: statuses === null || run.attempt > 1 ? null : run
    }
  });
}
async function writeStatus(api, announcement, before, written) {
  const { context } = announcement;
  if (context === null) return written === void 0 ? before : readPublished(api, announcement);
  const due = { ...requestFor(api, announcement, written), context };
  const hasWritten = written !== void 0 && (written.isCreated || written.replaced !== null);
  const now = hasWritten && !isBlocking(due) ? await readPublished(api, announcement) : before;
  if (now.statuses === null && !isBlocking(due)) throw now.refusal;
  const isMoved = newBaseOf(announcement, now) !== newBaseOf(announcement, before);
  if (!isMoved && newerRun(announcement, now) === null)
    await setStatus(api, announcement, due, now.statuses);
  return settle(api, {
    destination: announcement,
    request: due,
    written,
    // Why it cannot be written was told the first time.
    rewrite: (seen) => writeComment(api, announcement, seen, true).catch(() => void 0)
  });
}
function requestFor({ page }, { sha, pull, key, ref, run, status, comment }, written) {
  const record = comment?.record ?? null;
  const number = pull?.number ?? null;
  const isSaid2 = written?.isOurs === true;
  const isNew = isSaid2 && number !== null && record !== null && record.sha === sha;
  const origin = {
    pull: number,
    key,
    ref,
    run,
    comment: written?.id ?? null,
    says: isSaid2 ? hashOfWords(written.body) : null,
    approved: isNew ? recordHash(number, key, record) : null
  };
  const commentUrl = comment?.isLinked === true ? written?.url : void 0;
  return { sha, ...status, url: statusUrl(origin, { page, sha, commentUrl }) };
}

// src/action/tolerant-writes.ts
function tolerantWriter(warn) {
  let told = false;
  return async (what, permission, act) => {
    try {
      return await act();
    } catch (error) {
      if (isLimited(error)) return void 0;
      if (isLocked(error)) {
        warn(
          `GitHub takes no comment (${messageOf(error)}): the conversation is locked. Unlock it, or set comment: never; the result is in the job summary.`
        );
      } else if (!isReadOnly(error)) {
        warn(`GitHub did not take ${what}: ${messageOf(error)}`);
      } else if (!told && statusOf(error) === 401) {
        told = true;
        warn(
          `GitHub does not know the token (${messageOf(error)}), and takes ${what} from nobody; the result is in the job summary. ${TOKEN_CURE}`
        );
      } else if (!told) {
        told = true;
        warn(
          `The token may not write ${what} (${messageOf(error)}); the result is in the job summary, and the step ends by it. Give the job \`permissions: { contents: read, pull-requests: write, statuses: write }\` (here: ${permission}). A pull request from a fork has a read-only token: check it on workflow_run, or leave it at the summary.`
        );
      }
      return void 0;
    }
  };
}
function warnOfNewer({ id, attempt }) {
  const which = attempt > 1 ? `Run ${id}, attempt ${attempt},` : `Run ${id}`;
  log(`${which} is newer, and has judged this commit: its status and comment stand.`);
}

export {
  MAX_COMMENT,
  destinationOf,
  readPublished,
  newBaseOf,
  announce,
  tolerantWriter,
  warnOfNewer
};
