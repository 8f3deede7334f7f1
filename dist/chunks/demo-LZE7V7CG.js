import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  importRecords
} from "./chunk-QBSM5TYK.js";
import {
  historyBranch
} from "./chunk-6VKVJVYF.js";
import {
  MARKS
} from "./chunk-BMLW3AZH.js";
import {
  ICONS
} from "./chunk-NKN2HKVJ.js";
import "./chunk-2USFMQIV.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-CRGKETYT.js";
import "./chunk-BCXJ2VCG.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-3L234SET.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-Z2URWXPT.js";
import {
  timeOf
} from "./chunk-WHLKH7UI.js";
import "./chunk-MNNMGVNZ.js";
import "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
import "./chunk-3KCB5G23.js";
import {
  EXIT,
  paintFor
} from "./chunk-6OFHO452.js";
import {
  columns
} from "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  readYaml
} from "./chunk-6DNRDSMX.js";
import {
  MIB,
  OUTCOMES,
  createHash,
  isDigest,
  randomUUID,
  spawn
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/demo/demo.ts
import { readFile as readFile2, writeFile as writeFile3 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/embedded/github.ts
import {
  createServer
} from "node:http";

// src/embedded/github/answer.ts
var Refusal = class extends Error {
  status;
  details;
  constructor(status, message, details = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
  answer(documentationUrl) {
    const { errors, headers = {} } = this.details;
    const status = String(this.status);
    const body = { message: this.message, errors, documentation_url: documentationUrl, status };
    return { status: this.status, headers, body };
  }
};
function notFound(message = "Not Found") {
  return new Refusal(404, message);
}
function validationFailed(...errors) {
  return new Refusal(422, "Validation Failed", { errors });
}
function optionalText({ body }, field2) {
  const value = body[field2] ?? null;
  if (value === null || typeof value === "string") return value;
  const shown = JSON.stringify(value);
  throw new Refusal(422, `Invalid request.

For 'properties/${field2}', ${shown} is not a string.`);
}
function requiredText(call, field2) {
  const value = optionalText(call, field2);
  if (value === null) throw new Refusal(422, `Invalid request.

"${field2}" wasn't supplied.`);
  return value;
}
function lengthOf(text) {
  return [...text].length;
}

// src/embedded/github/access.ts
var LEVELS = ["none", "read", "write"];
function authenticate({ token }, authorization) {
  const given = /^(?:token|bearer) +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (authorization !== void 0 && given !== token) throw new Refusal(401, "Bad credentials");
}
function authorize({ permissions }, need, authorization) {
  const alternatives = typeof need === "string" ? [need] : need;
  if (authorization === void 0 && alternatives.every(isForTokensOnly)) {
    throw new Refusal(401, "Requires authentication");
  }
  if (need === "public" || need === "account") return;
  if (alternatives.some((each) => isGranted(permissions, each))) return;
  throw new Refusal(403, "Resource not accessible by integration", {
    headers: { "x-accepted-github-permissions": alternatives.map(accepted).join("; ") }
  });
}
function isForTokensOnly(need) {
  return need === "account" || need.endsWith(":write") || need.startsWith("members:");
}
function isGranted(permissions, need) {
  const [name, level = ""] = need.split(":");
  const granted = Object.entries(permissions).find(([permission]) => permission === name)?.[1];
  return LEVELS.indexOf(granted ?? "none") >= LEVELS.indexOf(level);
}
function accepted(need) {
  return snakeCase(need).replace(":", "=");
}
function snakeCase(name) {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

// src/embedded/github/world.ts
function isInstallationToken(token) {
  return token.startsWith("ghs_");
}
function authorOf({ token, actor }) {
  return isInstallationToken(token) && actor.type !== "Bot" ? { login: "github-actions[bot]", type: "Bot" } : actor;
}
function accountOf(login) {
  return { login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}
function isSameLogin(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}

// src/embedded/github/collaborators.ts
var PERMISSIONS = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read"
};
function getPermission({ world }, asked) {
  const found = findCollaborator(world, asked);
  if (found === void 0 && accountOf(asked).type === "Bot") {
    throw notFound(`${asked} is not a user`);
  }
  const { login, role } = found ?? { login: asked, role: "read" };
  const body = { permission: PERMISSIONS[role], role_name: role, user: { login } };
  return { status: 200, body };
}
function associationOf(world, user) {
  if (user === null) return "NONE";
  const [owner = ""] = world.repository.split("/");
  if (isSameLogin(owner, user.login)) return "OWNER";
  const isMember = Object.entries(world.teams).some(
    ([team, members]) => isSameLogin(owner, team.split("/")[0] ?? "") && members.some((login) => isSameLogin(login, user.login))
  );
  if (isMember) return "MEMBER";
  return findCollaborator(world, user.login) === void 0 ? "NONE" : "COLLABORATOR";
}
function findCollaborator({ collaborators }, asked) {
  for (const [login, role] of Object.entries(collaborators)) {
    if (isSameLogin(login, asked)) return { login, role };
  }
  return void 0;
}

// src/embedded/github/page.ts
function pageOf(items, call) {
  const perPage = Math.min(positive(call, "per_page") ?? 30, 100);
  const page = positive(call, "page") ?? 1;
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = linksFrom(page, last).map(({ rel, to }) => `<${pageUrl(call, to)}>; rel="${rel}"`).join(", ");
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    headers: link === "" ? {} : { link }
  };
}
function listAnswer(items, call, render6) {
  const page = pageOf(items, call);
  return { status: 200, body: page.items.map(render6), headers: page.headers };
}
function linksFrom(page, last) {
  const links = [];
  if (page > 1) links.push({ rel: "prev", to: Math.min(page - 1, last) });
  if (page < last) links.push({ rel: "next", to: page + 1 });
  if (page !== last) links.push({ rel: "last", to: last });
  if (page > 1) links.push({ rel: "first", to: 1 });
  return links;
}
function pageUrl({ url }, page) {
  const target2 = new URL(url);
  target2.pathname = target2.pathname.replace(/^\/repos\/[^/]+\/[^/]+/, "/repositories/1");
  target2.searchParams.set("page", String(page));
  return target2.href;
}
function positive({ url }, name) {
  const value = Number.parseInt(url.searchParams.get(name) ?? "", 10);
  return value > 0 ? value : void 0;
}

// src/embedded/github/history.ts
function findCommit(world, ref) {
  const branch = ref === "HEAD" ? world.defaultBranch : ref.replace(/^(refs\/)?heads\//, "");
  const pull = world.pulls.find(({ head }) => head.label === ref);
  const tip = Object.hasOwn(world.branches, branch) ? world.branches[branch] : pull?.head.sha;
  return world.commits.find(({ sha }) => sha === (tip ?? ref));
}
function historyOf(world, tip) {
  const commits = new Map(world.commits.map((commit) => [commit.sha, commit]));
  const visited = /* @__PURE__ */ new Set();
  const oldestFirst = [];
  const visit = (sha) => {
    const commit = commits.get(sha);
    if (commit === void 0 || visited.has(sha)) return;
    visited.add(sha);
    commit.parents.forEach(visit);
    oldestFirst.push(commit);
  };
  visit(tip);
  return oldestFirst.reverse();
}
function noCommitForSha(sha) {
  return new Refusal(422, `No commit found for SHA: ${sha}`);
}

// src/embedded/github/pulls.ts
function getPull(call, number) {
  const pull = findPull(call, number);
  const ofBase = historyOf(call.world, pull.base.sha);
  const own = historyOf(call.world, pull.head.sha).filter((commit) => !ofBase.includes(commit));
  return { status: 200, body: { ...render(call, pull), commits: own.length } };
}
function listPulls(call) {
  const { searchParams } = call.url;
  const state = searchParams.get("state") ?? "open";
  const head = searchParams.get("head");
  const base = searchParams.get("base");
  const pulls = call.world.pulls.filter((pull) => state === "all" || pull.state === state).filter((pull) => !head?.includes(":") || pull.head.label === head).filter((pull) => !base || pull.base.ref === base);
  return listAnswer(newestFirst(pulls), call, (pull) => render(call, pull));
}
function listPullsOfCommit(call, sha) {
  const commit = findCommit(call.world, sha);
  if (commit === void 0) throw noCommitForSha(sha);
  const pulls = call.world.pulls.filter(
    (pull) => pull.state === "closed" && pull.merge_commit_sha === commit.sha || brings(call.world, pull, commit.sha)
  );
  return listAnswer(newestFirst(pulls), call, (pull) => render(call, pull));
}
function findPull({ world }, number) {
  const pull = world.pulls.find((each) => each.number === Number(number));
  if (pull === void 0) throw notFound();
  return pull;
}
function brings(world, { head, base }, sha) {
  const reaches = (tip) => historyOf(world, tip).some((commit) => commit.sha === sha);
  return reaches(head.sha) && !reaches(base.sha);
}
function newestFirst(pulls) {
  return [...pulls].sort((one, other) => other.number - one.number);
}
function render({ world, url }, pull) {
  return renderPull(world, pull, url.origin);
}
function renderPull(world, { head, base, labels, user, ...pull }, api2) {
  const [owner] = world.repository.split("/");
  return {
    merge_commit_sha: null,
    updated_at: "2026-01-01T00:00:00Z",
    ...pull,
    user: accountOf(user.login),
    url: `${api2}/repos/${world.repository}/pulls/${pull.number}`,
    html_url: `https://github.com/${world.repository}/pull/${pull.number}`,
    head: { ...head, repo: head.repo === null ? null : { full_name: head.repo } },
    base: { ...base, label: `${owner}:${base.ref}`, repo: { full_name: world.repository } },
    labels: labels.map((name) => ({ name }))
  };
}

// src/embedded/github/comments.ts
var MAX_CHARACTERS = 65536;
function listComments(call, number) {
  const { number: issue } = findPull(call, number);
  const comments = call.world.comments.filter((comment) => comment.issue === issue).sort((one, other) => one.id - other.id);
  return listAnswer(comments, call, (comment) => render2(call, comment));
}
function createComment(call, number) {
  const { number: issue, locked } = findPull(call, number);
  if (locked) throw new Refusal(403, "Unable to create comment because issue is locked.");
  const body = requiredText(call, "body");
  const problem = problemOf(body);
  if (problem !== void 0) {
    const message = `Body ${problem}`;
    throw refused({ code: "unprocessable", field: "data", message });
  }
  const comment = {
    id: call.nextCommentId(),
    issue,
    body,
    user: authorOf(call.world),
    created_at: call.now,
    updated_at: call.now
  };
  call.world.comments.push(comment);
  return { status: 201, body: render2(call, comment) };
}
function getComment(call, id) {
  return { status: 200, body: render2(call, findComment(call, id)) };
}
function updateComment(call, id) {
  const comment = findComment(call, id);
  const body = requiredText(call, "body");
  const problem = problemOf(body);
  if (problem !== void 0) {
    throw refused({ code: "custom", field: "body", message: `body ${problem}` });
  }
  comment.body = body;
  comment.updated_at = call.now;
  return { status: 200, body: render2(call, comment) };
}
function deleteComment(call, id) {
  const comment = findComment(call, id);
  call.world.comments.splice(call.world.comments.indexOf(comment), 1);
  return { status: 204 };
}
function findComment({ world }, id) {
  const comment = world.comments.find((each) => each.id === Number(id));
  if (comment === void 0) throw notFound();
  return comment;
}
function problemOf(body) {
  if (body.trim() === "") return "cannot be blank";
  if (lengthOf(body) > MAX_CHARACTERS)
    return `is too long (maximum is ${MAX_CHARACTERS} characters)`;
  return void 0;
}
function refused(error) {
  return validationFailed({ resource: "IssueComment", ...error });
}
function render2({ world, url }, { issue, ...comment }) {
  const repository = `${url.origin}/repos/${world.repository}`;
  return {
    ...comment,
    url: `${repository}/issues/comments/${comment.id}`,
    html_url: `https://github.com/${world.repository}/pull/${issue}#issuecomment-${comment.id}`,
    issue_url: `${repository}/issues/${issue}`
  };
}

// src/embedded/github/commits.ts
function listCommits(call) {
  const { world, url } = call;
  const tip = findCommit(world, url.searchParams.get("sha") || world.defaultBranch);
  if (tip === void 0) throw notFound();
  return listAnswer(historyOf(world, tip.sha), call, (commit) => render3(call, commit));
}
function compareCommits(call, basehead) {
  const [baseRef = "", headRef = "", ...rest] = basehead.split("...");
  const base = findCommit(call.world, baseRef);
  const head = findCommit(call.world, headRef);
  if (base === void 0 || head === void 0 || rest.length > 0) throw notFound();
  const ofBase = historyOf(call.world, base.sha);
  const ofHead = historyOf(call.world, head.sha);
  const mergeBase = ofHead.find((commit) => ofBase.includes(commit));
  if (mergeBase === void 0) {
    throw notFound(`No common ancestor between ${baseRef} and ${headRef}.`);
  }
  const ahead = ofHead.filter((commit) => !ofBase.includes(commit));
  const behind = ofBase.filter((commit) => !ofHead.includes(commit));
  const body = {
    status: comparison(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    base_commit: render3(call, base),
    merge_base_commit: render3(call, mergeBase),
    commits: ahead.reverse().map((commit) => render3(call, commit))
  };
  return { status: 200, body };
}
function listBranchesWhereHead(call, sha) {
  const commit = findCommit(call.world, sha);
  if (commit === void 0) throw noCommitForSha(sha);
  const names = Object.entries(call.world.branches).filter(([, tip]) => tip === commit.sha).map(([name]) => name);
  const body = names.map((name) => ({ name, commit: { sha: commit.sha }, protected: false }));
  return { status: 200, body };
}
function comparison(ahead, behind) {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}
function render3({ world, url }, { sha, parents }) {
  const link = (of) => ({
    sha: of,
    url: `${url.origin}/repos/${world.repository}/commits/${of}`,
    html_url: `https://github.com/${world.repository}/commit/${of}`
  });
  return { ...link(sha), parents: parents.map(link) };
}

// src/embedded/github/contents.ts
var MAX_INLINE_BYTES = 1048576;
function getContents(call, path) {
  const ref = call.url.searchParams.get("ref") || call.world.defaultBranch;
  const commit = findCommit(call.world, ref);
  if (commit === void 0) throw notFound(`No commit found for the ref ${ref}`);
  const text = Object.hasOwn(commit.files, path) ? commit.files[path] : void 0;
  if (text === void 0) return directory(Object.keys(commit.files), path);
  const raw = /application\/vnd\.github\.(v3\.)?raw(\+json)?/.exec(call.accept);
  if (raw !== null) {
    return { status: 200, body: text, headers: { "content-type": `${raw[0]}; charset=utf-8` } };
  }
  return { status: 200, body: file(path, Buffer.from(text)) };
}
function file(path, bytes) {
  const inline2 = bytes.length <= MAX_INLINE_BYTES;
  return {
    type: "file",
    ...named(path),
    size: bytes.length,
    sha: createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex"),
    encoding: inline2 ? "base64" : "none",
    content: inline2 ? bytes.toString("base64").replace(/.{1,60}/g, "$&\n") : ""
  };
}
function directory(paths, path) {
  const below = paths.filter((each) => each.startsWith(`${path}/`));
  if (below.length === 0) throw notFound();
  const children = below.map((each) => each.slice(path.length + 1).split("/"));
  const entries = new Map(
    children.map(([name = "", ...rest]) => [name, rest.length > 0 ? "dir" : "file"])
  );
  const body = [...entries].map(([name, type]) => ({ type, ...named(`${path}/${name}`) }));
  return { status: 200, body };
}
function named(path) {
  return { path, name: path.slice(path.lastIndexOf("/") + 1) };
}

// src/embedded/github/objects.ts
function storeObject(world, type, bytes) {
  const header = `${type} ${bytes.length}\0`;
  const sha = createHash("sha1").update(header).update(bytes).digest("hex");
  world.objects ??= {};
  world.objects[sha] ??= { type, bytes };
  return sha;
}
function objectOf(world, sha, type) {
  const objects = world.objects ?? {};
  const found = Object.hasOwn(objects, sha) ? objects[sha] : void 0;
  return found?.type === type ? found.bytes : void 0;
}
function storeTree(world, entries) {
  const key = ({ mode, name }) => Buffer.from(mode === "40000" ? `${name}/` : name);
  const sorted = entries.toSorted((a, b) => Buffer.compare(key(a), key(b)));
  const parts = sorted.flatMap(({ mode, name, sha }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(sha, "hex")
  ]);
  return storeObject(world, "tree", Buffer.concat(parts));
}
function treeEntries(bytes) {
  const entries = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const [mode = "", ...name] = bytes.toString("utf8", at, end).split(" ");
    entries.push({
      mode,
      name: name.join(" "),
      sha: bytes.toString("hex", end + 1, end + 21)
    });
    at = end + 21;
  }
  return entries;
}
function storeCommit(world, { tree, parents, message }, now) {
  const who = `github-actions[bot] <github-actions[bot]@example.com> ${Date.parse(now) / 1e3} +0000`;
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`
  ];
  return storeObject(world, "commit", Buffer.from(`${lines.join("\n")}

${message}`));
}
function commitOf(bytes) {
  const text = bytes.toString("utf8");
  const [head = "", ...message] = text.split("\n\n");
  const parents = [...head.matchAll(/^parent ([0-9a-f]{40})$/gm)].map(([, sha = ""]) => sha);
  const tree = /^tree ([0-9a-f]{40})$/m.exec(head)?.[1] ?? "";
  return { tree, parents, message: message.join("\n\n") };
}
function descendsFrom(world, sha, ancestor) {
  const seen = /* @__PURE__ */ new Set();
  const open = [sha];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    if (next === ancestor) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...parentsOf(world, next));
  }
  return false;
}
function isCommit(world, sha) {
  return objectOf(world, sha, "commit") !== void 0 || world.commits.some((each) => each.sha === sha);
}
function parentsOf(world, sha) {
  const stored = objectOf(world, sha, "commit");
  if (stored !== void 0) return commitOf(stored).parents;
  return world.commits.find((each) => each.sha === sha)?.parents ?? [];
}

// src/embedded/github/references.ts
function getReference({ world, url }, ref) {
  const [, kind, name = ""] = /^(heads|tags)\/(.+)$/.exec(ref) ?? [];
  const all2 = (kind === "heads" ? world.branches : world.tags) ?? {};
  const sha = Object.hasOwn(all2, name) ? all2[name] : void 0;
  if (sha === void 0) throw notFound();
  const api2 = `${url.origin}/repos/${world.repository}/git`;
  const body = {
    ref: `refs/${ref}`,
    url: `${api2}/refs/${ref}`,
    object: { sha, type: "commit", url: `${api2}/commits/${sha}` }
  };
  return { status: 200, body };
}

// src/embedded/github/git-data.ts
var FOLDER = "40000";
function getCommitObject({ world }, sha) {
  const bytes = objectOf(world, sha, "commit");
  if (bytes === void 0) throw notFound();
  const { tree, parents, message } = commitOf(bytes);
  const body = {
    sha,
    tree: { sha: tree },
    parents: parents.map((each) => ({ sha: each })),
    message
  };
  return { status: 200, body };
}
function getTree({ world, url }, sha) {
  if (objectOf(world, sha, "tree") === void 0) throw notFound();
  const all2 = listed(world, sha, url.searchParams.has("recursive"));
  return { status: 200, body: { sha, tree: all2, truncated: false } };
}
function listed(world, sha, isDeep, folder = "") {
  return entriesOf(world, sha).flatMap(({ mode, name, sha: of }) => {
    const path = `${folder}${name}`;
    if (mode === FOLDER) {
      const below = isDeep ? listed(world, of, true, `${path}/`) : [];
      return [{ path, mode: "040000", type: "tree", sha: of }, ...below];
    }
    return [{ path, mode, type: "blob", sha: of, size: objectOf(world, of, "blob")?.length ?? 0 }];
  });
}
function entriesOf(world, sha) {
  return treeEntries(objectOf(world, sha, "tree") ?? Buffer.alloc(0));
}
function getBlob({ world, accept }, sha) {
  const bytes = objectOf(world, sha, "blob");
  if (bytes === void 0) throw notFound();
  const raw = /application\/vnd\.github\.(v3\.)?raw(\+json)?/.exec(accept);
  if (raw !== null) {
    return { status: 200, body: bytes, headers: { "content-type": `${raw[0]}; charset=utf-8` } };
  }
  const content = bytes.toString("base64");
  return { status: 200, body: { sha, size: bytes.length, encoding: "base64", content } };
}
function createBlob(call) {
  const encoding = call.body["encoding"] === "base64" ? "base64" : "utf8";
  const sha = storeObject(call.world, "blob", Buffer.from(requiredText(call, "content"), encoding));
  return { status: 201, body: { sha } };
}
function createTree(call) {
  const { world, body } = call;
  const base = body["base_tree"];
  if (typeof base === "string" && objectOf(world, base, "tree") === void 0) {
    throw new Refusal(404, "Not Found");
  }
  const changes = Array.isArray(body["tree"]) ? body["tree"] : [];
  if (changes.length === 0) throw new Refusal(422, "Invalid tree info");
  let root = typeof base === "string" ? base : "";
  for (const change of changes) root = withChange(world, root, changeOf(world, change));
  return { status: 201, body: { sha: root, truncated: false } };
}
function changeOf(world, change) {
  const { path, mode, type, sha, content } = { ...Object(change) };
  if (typeof path !== "string" || typeof mode !== "string" || typeof type !== "string") {
    throw new Refusal(422, "Must supply a valid tree.mode");
  }
  const parts = path.split("/");
  if (parts.some((part) => ["", ".", ".."].includes(part))) {
    throw new Refusal(422, "tree.path contains a malformed path component");
  }
  const stored = typeof content === "string" ? storeObject(world, "blob", Buffer.from(content)) : sha;
  if (stored === null) return { path: parts, mode, sha: null };
  if (typeof stored !== "string" || objectOf(world, stored, "blob") === void 0) {
    throw new Refusal(422, `tree.sha ${String(stored)} is not a valid blob`);
  }
  return { path: parts, mode, sha: stored };
}
function withChange(world, tree, { path, mode, sha }) {
  const [name = "", ...below] = path;
  const entries = entriesOf(world, tree);
  const others = entries.filter((each) => each.name !== name);
  const own = entries.find((each) => each.name === name);
  if (below.length === 0) {
    if (sha === null && own === void 0) {
      throw new Refusal(422, "GitRPC::BadObjectState");
    }
    return storeTree(world, sha === null ? others : [...others, { mode, name, sha }]);
  }
  const folder = withChange(world, own?.mode === FOLDER ? own.sha : "", { path: below, mode, sha });
  return entriesOf(world, folder).length === 0 ? storeTree(world, others) : storeTree(world, [...others, { mode: FOLDER, name, sha: folder }]);
}
function createCommit(call) {
  const { world, body, now } = call;
  const tree = requiredText(call, "tree");
  if (objectOf(world, tree, "tree") === void 0) throw new Refusal(422, "Tree SHA does not exist");
  const parents = Array.isArray(body["parents"]) ? body["parents"].map(String) : [];
  if (!parents.every((parent) => isCommit(world, parent))) {
    throw new Refusal(422, "Parent SHA does not exist or is not a commit object");
  }
  const sha = storeCommit(world, { tree, parents, message: requiredText(call, "message") }, now);
  return { status: 201, body: { sha, tree: { sha: tree } } };
}
function createReference(call) {
  const { world } = call;
  const name = /^refs\/heads\/(.+)$/.exec(requiredText(call, "ref"))?.[1];
  const sha = requiredText(call, "sha");
  if (name === void 0) throw new Refusal(422, "Reference name must start with refs/heads/");
  if (!isCommit(world, sha)) throw new Refusal(422, "Object does not exist");
  if (Object.hasOwn(world.branches, name)) throw new Refusal(422, "Reference already exists");
  world.branches[name] = sha;
  return { ...getReference(call, `heads/${name}`), status: 201 };
}
function updateReference(call, name) {
  const { world, body } = call;
  const sha = requiredText(call, "sha");
  const tip = Object.hasOwn(world.branches, name) ? world.branches[name] : void 0;
  if (tip === void 0) throw new Refusal(422, "Reference does not exist");
  if (!isCommit(world, sha)) throw new Refusal(422, "Object does not exist");
  if (body["force"] !== true && !descendsFrom(world, sha, tip)) {
    throw new Refusal(422, "Update is not a fast forward");
  }
  world.branches[name] = sha;
  return getReference(call, `heads/${name}`);
}

// src/embedded/github/graphql.ts
var VIEWER = /^\s*(query\b\s*\w*\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/;
function postGraphql(call) {
  if (!VIEWER.test(requiredText(call, "query"))) {
    return { status: 200, body: { errors: [{ message: "The embedded GitHub has only viewer." }] } };
  }
  return { status: 200, body: { data: { viewer: { login: authorOf(call.world).login } } } };
}

// src/embedded/github/issues.ts
var MAX_TITLE = 256;
var MAX_BODY = 65536;
function listIssues(call) {
  const { searchParams } = call.url;
  const [state, creator] = [searchParams.get("state") ?? "open", searchParams.get("creator")];
  const issues = all(call.world).filter((issue) => state === "all" || issue.state === state).filter(({ user }) => creator === null || isSameLogin(user.login, creator));
  const by = searchParams.get("sort") === "updated" ? "updated_at" : "created_at";
  const sign = searchParams.get("direction") === "asc" ? 1 : -1;
  const sorted = issues.toSorted(
    (a, b) => sign * (Date.parse(a[by]) - Date.parse(b[by]) || a.number - b.number)
  );
  return listAnswer(sorted, call, (issue) => render4(call, issue));
}
function createIssue(call) {
  const { world, now } = call;
  const [title, body] = [requiredText(call, "title"), optionalText(call, "body")];
  check(title, body);
  const numbers = [...world.pulls, ...world.issues ?? []].map(({ number }) => number);
  const issue = {
    number: Math.max(0, ...numbers) + 1,
    title,
    body,
    state: "open",
    user: authorOf(world),
    created_at: now,
    updated_at: now
  };
  world.issues = [...world.issues ?? [], issue];
  return { status: 201, body: render4(call, issue) };
}
function updateIssue(call, number) {
  const issue = call.world.issues?.find((each) => each.number === Number(number));
  if (issue === void 0) throw notFound();
  const title = optionalText(call, "title") ?? issue.title;
  const body = optionalText(call, "body") ?? issue.body;
  const state = optionalText(call, "state") ?? issue.state;
  check(title, body);
  if (state !== "open" && state !== "closed") throw invalid("state", "is not open or closed");
  Object.assign(issue, { title, body, state, updated_at: call.now });
  return { status: 200, body: render4(call, issue) };
}
function check(title, body) {
  if (title.trim() === "") throw invalid("title", "cannot be blank");
  if (lengthOf(title) > MAX_TITLE)
    throw invalid("title", `is too long (maximum is ${MAX_TITLE} characters)`);
  if (lengthOf(body ?? "") > MAX_BODY)
    throw invalid("body", `is too long (maximum is ${MAX_BODY} characters)`);
}
function invalid(field2, problem) {
  return validationFailed({
    resource: "Issue",
    code: "custom",
    field: field2,
    message: `${field2} ${problem}`
  });
}
function all({ issues = [], pulls }) {
  const asIssues = pulls.map(({ number, state, user, updated_at = "2026-01-01T00:00:00Z" }) => ({
    ...{ number, state, title: `Pull request ${number}`, body: null, isPull: true },
    ...{ user: accountOf(user.login), created_at: updated_at, updated_at }
  }));
  return [...issues.map((issue) => ({ ...issue, isPull: false })), ...asIssues];
}
function render4({ world, url }, issue) {
  const { isPull = false, ...plain } = issue;
  const page = `https://github.com/${world.repository}`;
  return {
    ...plain,
    url: `${url.origin}/repos/${world.repository}/issues/${issue.number}`,
    html_url: `${page}/${isPull ? "pull" : "issues"}/${issue.number}`,
    ...isPull ? { pull_request: { html_url: `${page}/pull/${issue.number}` } } : {}
  };
}

// src/embedded/github/repository.ts
function getRepository({ world, url }) {
  const [login, name] = world.repository.split("/");
  const body = {
    id: 1,
    name,
    full_name: world.repository,
    owner: { login },
    url: `${url.origin}/repos/${world.repository}`,
    html_url: `https://github.com/${world.repository}`,
    default_branch: world.defaultBranch
  };
  return { status: 200, body };
}
function getUser({ world }) {
  if (isInstallationToken(world.token)) {
    throw new Refusal(403, "Resource not accessible by integration");
  }
  return { status: 200, body: authorOf(world) };
}

// src/embedded/github/reviews.ts
function listReviews(call, number) {
  const { number: pull } = findPull(call, number);
  const reviews = call.world.reviews.filter((review) => review.pull === pull && isVisible(call.world, review)).sort((one, other) => Date.parse(one.submitted_at) - Date.parse(other.submitted_at));
  return listAnswer(reviews, call, (review) => renderReview(call.world, review));
}
function isVisible(world, { state, user }) {
  return state !== "PENDING" || user !== null && isSameLogin(user.login, authorOf(world).login);
}
function renderReview(world, { id, pull, user, state, commit_id, submitted_at }) {
  return {
    id,
    user,
    body: "",
    state,
    commit_id,
    ...state === "PENDING" ? {} : { submitted_at },
    html_url: `https://github.com/${world.repository}/pull/${pull}#pullrequestreview-${id}`,
    author_association: associationOf(world, user)
  };
}

// src/embedded/github/statuses.ts
var STATES = ["error", "failure", "pending", "success"];
var MAX_DESCRIPTION = 140;
var MAX_CONTEXT = 255;
var MAX_PER_CONTEXT = 1e3;
function createStatus(call, sha) {
  const { world } = call;
  if (!world.commits.some((commit) => commit.sha === sha)) throw noCommitForSha(sha);
  const status = {
    sha,
    state: optionalText(call, "state") ?? "",
    context: optionalText(call, "context") || "default",
    description: optionalText(call, "description"),
    target_url: optionalText(call, "target_url") || null,
    created_at: call.now
  };
  const errors = problemsOf(status, world);
  if (errors.length > 0) throw validationFailed(...errors);
  world.statuses.push(status);
  return { status: 201, body: withCreator(call, status) };
}
function listStatuses(call, ref) {
  return listAnswer(newestFirst2(call, ref), call, (status) => withCreator(call, status));
}
function getCombinedStatus(call, ref) {
  const newest = newestFirst2(call, ref).filter(
    (status, index, all2) => all2.findIndex(({ context }) => context === status.context) === index
  );
  const { items, headers } = pageOf(newest, call);
  const body = {
    state: combined(newest.map(({ state }) => state)),
    sha: findCommit(call.world, ref)?.sha,
    total_count: newest.length,
    statuses: items.map((status) => render5(call, status))
  };
  return { status: 200, body, headers };
}
function combined(states) {
  if (states.some((state) => state === "error" || state === "failure")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}
function newestFirst2({ world }, ref) {
  const commit = findCommit(world, ref);
  if (commit === void 0) throw notFound("Ref not found");
  return world.statuses.filter(({ sha }) => sha === commit.sha).reverse();
}
function problemsOf(status, world) {
  const { state, context, description, target_url } = status;
  const earlier = world.statuses.filter(
    (each) => each.sha === status.sha && each.context === context
  );
  const problems = [];
  const add = (message, field2) => {
    problems.push({ resource: "Status", code: "custom", ...field2 && { field: field2 }, message });
  };
  if (!STATES.includes(state)) add("state is not included in the list", "state");
  if (lengthOf(context) > MAX_CONTEXT) {
    add(`context is too long (maximum is ${MAX_CONTEXT} characters)`, "context");
  }
  if (/[\u{10000}-\u{10ffff}]/u.test(description ?? "")) {
    add("description doesn't accept 4-byte Unicode", "description");
  }
  if (lengthOf(description ?? "") > MAX_DESCRIPTION) {
    add(`description is too long (maximum is ${MAX_DESCRIPTION} characters)`, "description");
  }
  if (target_url !== null && !/^https?:\/\//i.test(target_url)) {
    add("target_url must use http(s) scheme", "target_url");
  }
  if (earlier.length >= MAX_PER_CONTEXT) {
    add("This SHA and context has reached the maximum number of statuses.");
  }
  return problems;
}
function withCreator(call, status) {
  const { creator = authorOf(call.world) } = status;
  return { ...render5(call, status), creator };
}
function render5({ world, url }, status) {
  const { sha, creator: _, ...rest } = status;
  return {
    id: world.statuses.indexOf(status) + 1,
    url: `${url.origin}/repos/${world.repository}/statuses/${sha}`,
    ...rest,
    // A status never changes: there are only newer ones.
    updated_at: status.created_at
  };
}

// src/embedded/github/teams.ts
function getTeamMembership({ world }, org = "", slug = "", login = "") {
  const team = Object.entries(world.teams).find(([name]) => isSameLogin(name, `${org}/${slug}`));
  if (!team?.[1].some((member) => isSameLogin(member, login))) throw notFound();
  return { status: 200, body: { state: "active", role: "member" } };
}

// src/embedded/github/timeline.ts
var COLOR = "ededed";
function listTimeline(call, number) {
  const { number: pull } = findPull(call, number);
  const { world } = call;
  const events = world.timeline.filter((event) => event.pull === pull).map((event) => ({ at: event.created_at, body: renderEvent(world, event) }));
  const reviews = world.reviews.filter((review) => review.pull === pull && review.state !== "PENDING").map((review) => ({ at: review.submitted_at, body: reviewed(world, review) }));
  const all2 = [...events, ...reviews].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at)
  );
  return listAnswer(all2, call, ({ body }) => body);
}
function renderEvent({ timeline }, timelineEvent) {
  const { event, actor, created_at, label } = timelineEvent;
  return {
    id: timeline.indexOf(timelineEvent) + 1,
    event,
    actor,
    created_at,
    ...label === void 0 ? {} : { label: { name: label, color: COLOR } }
  };
}
function reviewed(world, review) {
  const rendered = renderReview(world, review);
  return { ...rendered, event: "reviewed", state: rendered.state.toLowerCase() };
}

// src/embedded/github/routes.ts
var ROUTES = [
  ["GET", /^\/user$/, "account", "users/users#get-the-authenticated-user", getUser],
  ["POST", /^\/graphql$/, "account", "graphql", postGraphql],
  [
    "GET",
    /^\/orgs\/([^/]+)\/teams\/([^/]+)\/memberships\/([^/]+)$/,
    "members:read",
    "teams/members#get-team-membership-for-a-user",
    getTeamMembership
  ],
  ["GET", /^~$/, "public", "repos/repos#get-a-repository", getRepository],
  // Metadata covers it, which every token may read; without one GitHub tells nobody.
  [
    "GET",
    /^~\/collaborators\/([^/]+)\/permission$/,
    "account",
    "collaborators/collaborators#get-repository-permissions-for-a-user",
    getPermission
  ],
  ["GET", /^~\/pulls$/, "pullRequests:read", "pulls/pulls#list-pull-requests", listPulls],
  ["GET", /^~\/pulls\/(\d+)$/, "pullRequests:read", "pulls/pulls#get-a-pull-request", getPull],
  [
    "GET",
    /^~\/commits\/(.+)\/pulls$/,
    "pullRequests:read",
    "commits/commits#list-pull-requests-associated-with-a-commit",
    listPullsOfCommit
  ],
  [
    "GET",
    /^~\/pulls\/(\d+)\/reviews$/,
    "pullRequests:read",
    "pulls/reviews#list-reviews-for-a-pull-request",
    listReviews
  ],
  [
    "GET",
    /^~\/issues\/(\d+)\/timeline$/,
    ["issues:read", "pullRequests:read"],
    "issues/timeline#list-timeline-events-for-an-issue",
    listTimeline
  ],
  ["GET", /^~\/issues$/, "issues:read", "issues/issues#list-repository-issues", listIssues],
  ["POST", /^~\/issues$/, "issues:write", "issues/issues#create-an-issue", createIssue],
  ["PATCH", /^~\/issues\/(\d+)$/, "issues:write", "issues/issues#update-an-issue", updateIssue],
  [
    "GET",
    /^~\/issues\/(\d+)\/comments$/,
    "pullRequests:read",
    "issues/comments#list-issue-comments",
    listComments
  ],
  [
    "POST",
    /^~\/issues\/(\d+)\/comments$/,
    "pullRequests:write",
    "issues/comments#create-an-issue-comment",
    createComment
  ],
  [
    "GET",
    /^~\/issues\/comments\/(\d+)$/,
    "pullRequests:read",
    "issues/comments#get-an-issue-comment",
    getComment
  ],
  [
    "PATCH",
    /^~\/issues\/comments\/(\d+)$/,
    "pullRequests:write",
    "issues/comments#update-an-issue-comment",
    updateComment
  ],
  [
    "DELETE",
    /^~\/issues\/comments\/(\d+)$/,
    "pullRequests:write",
    "issues/comments#delete-an-issue-comment",
    deleteComment
  ],
  [
    "POST",
    /^~\/statuses\/(.+)$/,
    "statuses:write",
    "commits/statuses#create-a-commit-status",
    createStatus
  ],
  [
    "GET",
    /^~\/commits\/(.+)\/statuses$/,
    "statuses:read",
    "commits/statuses#list-commit-statuses-for-a-reference",
    listStatuses
  ],
  [
    "GET",
    /^~\/commits\/(.+)\/status$/,
    "statuses:read",
    "commits/statuses#get-the-combined-status-for-a-specific-reference",
    getCombinedStatus
  ],
  [
    "GET",
    /^~\/commits\/(.+)\/branches-where-head$/,
    "contents:read",
    "commits/commits#list-branches-for-head-commit",
    listBranchesWhereHead
  ],
  ["GET", /^~\/git\/ref\/(.+)$/, "contents:read", "git/refs#get-a-reference", getReference],
  ["POST", /^~\/git\/refs$/, "contents:write", "git/refs#create-a-reference", createReference],
  [
    "PATCH",
    /^~\/git\/refs\/heads\/(.+)$/,
    "contents:write",
    "git/refs#update-a-reference",
    updateReference
  ],
  [
    "GET",
    /^~\/git\/commits\/([^/]+)$/,
    "contents:read",
    "git/commits#get-a-commit-object",
    getCommitObject
  ],
  ["POST", /^~\/git\/commits$/, "contents:write", "git/commits#create-a-commit", createCommit],
  ["GET", /^~\/git\/trees\/([^/]+)$/, "contents:read", "git/trees#get-a-tree", getTree],
  ["POST", /^~\/git\/trees$/, "contents:write", "git/trees#create-a-tree", createTree],
  ["GET", /^~\/git\/blobs\/([^/]+)$/, "contents:read", "git/blobs#get-a-blob", getBlob],
  ["POST", /^~\/git\/blobs$/, "contents:write", "git/blobs#create-a-blob", createBlob],
  ["GET", /^~\/commits$/, "contents:read", "commits/commits#list-commits", listCommits],
  [
    "GET",
    /^~\/compare\/(.+)$/,
    "contents:read",
    "commits/commits#compare-two-commits",
    compareCommits
  ],
  [
    "GET",
    /^~\/contents\/(.+)$/,
    "contents:read",
    "repos/contents#get-repository-content",
    getContents
  ]
];
function findRoute(method, path, repository) {
  const short = shortened(path, repository);
  for (const [wanted2, pattern, need, docs, handler] of ROUTES) {
    const found = wanted2 === method ? pattern.exec(short) : null;
    if (found !== null) return { need, docs, answer: (call) => handler(call, ...found.slice(1)) };
  }
  return void 0;
}
function shortened(path, repository) {
  const [, name = "", rest = ""] = /^\/(repos\/[^/]+\/[^/]+|repositories\/1)(.*)$/.exec(path) ?? [];
  const isOurs = ["repositories/1", `repos/${repository}`.toLowerCase()];
  return isOurs.includes(name.toLowerCase()) ? `~${rest}` : path;
}

// src/embedded/github.ts
var MAX_BODY_BYTES = 1e6;
var MAX_GIT_BYTES = 4e7;
var DOCUMENTATION = "https://docs.github.com/rest";
async function startGitHub(world, { before, now = () => /* @__PURE__ */ new Date() } = {}) {
  const requests = [];
  const limit = isInstallationToken(world.token) ? 1e3 : 5e3;
  const reset = Math.floor(now().getTime() / 1e3) + 3600;
  const server = createServer(async (request, response) => {
    const [method, path] = [request.method ?? "", request.url ?? ""];
    const answer = await answerTo(async () => {
      const body = await readBody(request);
      return await before?.({ method, path, body: body ?? "", headers: request.headers }) ?? respond({ world, request, body, now: now() });
    });
    requests.push({ method, path, status: answer.status });
    send(response, answer, {
      "x-github-request-id": `E0BE:${requests.length.toString(16).toUpperCase().padStart(6, "0")}`,
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - requests.length)),
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-resource": "core",
      "x-ratelimit-used": String(requests.length)
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}`, world, requests, close: () => close(server) };
}
async function answerTo(answer) {
  try {
    return await answer();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 500, body: { message: `Server Error: ${reason}` } };
  }
}
function respond({ world, request, body, now }) {
  const { headers, method = "" } = request;
  let docs = DOCUMENTATION;
  try {
    if (!headers["user-agent"]) return withoutUserAgent();
    if (body === null) throw new Refusal(413, "Payload Too Large");
    const url = new URL(request.url ?? "", `http://${headers.host}`);
    authenticate(world, headers.authorization);
    const route = findRoute(method, decoded(url.pathname), world.repository);
    if (route === void 0) throw notFound();
    docs = `${DOCUMENTATION}/${route.docs}`;
    authorize(world, route.need, headers.authorization);
    const json2 = body === "" ? {} : parseBody(body);
    return route.answer(callOf(world, { url, accept: headers.accept ?? "", body: json2 }, now));
  } catch (error) {
    if (error instanceof Refusal) return error.answer(docs);
    throw error;
  }
}
function withoutUserAgent() {
  const body = "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.\n";
  return { status: 403, body, headers: { "content-type": "text/html" } };
}
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new Refusal(400, "Bad Request");
  }
}
function callOf(world, asked, now) {
  return {
    world,
    ...asked,
    now: now.toISOString().replace(/\.\d+/, ""),
    nextCommentId: () => {
      world.lastCommentId = Math.max(world.lastCommentId, ...world.comments.map(({ id }) => id)) + 1;
      return world.lastCommentId;
    }
  };
}
function parseBody(body) {
  let json2;
  try {
    json2 = JSON.parse(body);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
  if (typeof json2 === "object" && json2 !== null && !Array.isArray(json2)) return { ...json2 };
  throw new Refusal(400, "Body should be a JSON object");
}
async function readBody(request) {
  const most = /\/git\/[a-z]+$/.test(request.url ?? "") ? MAX_GIT_BYTES : MAX_BODY_BYTES;
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
  }
  return length > most ? null : Buffer.concat(chunks).toString("utf8");
}
function send(response, { status, body, headers }, standing) {
  const type = body === void 0 ? {} : { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...type, ...standing, ...headers });
  const isWhole = typeof body === "string" || Buffer.isBuffer(body) || body === void 0;
  response.end(isWhole ? body : JSON.stringify(body));
}
function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

// src/embedded/content.ts
function emptyContent() {
  return { repositories: /* @__PURE__ */ new Map() };
}
function repositoryOf({ repositories }, name) {
  const repository = repositories.get(name) ?? {
    tags: /* @__PURE__ */ new Map(),
    manifests: /* @__PURE__ */ new Map(),
    blobs: /* @__PURE__ */ new Map()
  };
  repositories.set(name, repository);
  return repository;
}
function digestOf(content) {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

// src/embedded/image-config.ts
var CREATED = "2026-11-01T00:00:00Z";
function imageConfig({ platform, layers, labels, created = CREATED }) {
  const environment = layers.flatMap(({ emptySteps = [] }) => emptySteps).filter((step) => step.startsWith("ENV ")).map((step) => step.slice("ENV ".length));
  return {
    created,
    ...platformFields(platform),
    config: { Env: environment, ...labels === void 0 ? {} : { Labels: labels } },
    rootfs: {
      type: "layers",
      diff_ids: layers.map(({ seed }) => digestOf(`${seed} uncompressed`))
    },
    history: layers.flatMap(({ command, emptySteps = [] }) => [
      historyEntry(created, command),
      ...emptySteps.map((step) => ({ ...historyEntry(created, step), empty_layer: true }))
    ])
  };
}
function platformFields({ os, architecture, variant, osVersion }) {
  return {
    architecture,
    os,
    ...variant === void 0 ? {} : { variant },
    ...osVersion === void 0 ? {} : { "os.version": osVersion }
  };
}
function historyEntry(created, command) {
  if (command === void 0) return { created };
  const isStep = !command.startsWith("#");
  return {
    created,
    created_by: command,
    ...isStep ? { comment: "buildkit.dockerfile.v0" } : {}
  };
}

// src/embedded/provenance.ts
var SLSA = "https://slsa.dev/provenance/v1";
function provenanceOf(image, { layers, dockerfile }) {
  const digests = layers.map(({ seed }) => ({ digest: digestOf(seed) }));
  const steps = layers.map(({ line }, index) => ({ name: `step${index}`, line, index }));
  const located = steps.filter(({ line }) => line !== void 0);
  return {
    _type: "https://in-toto.io/Statement/v1",
    predicateType: SLSA,
    subject: [{ name: "_", digest: { sha256: image.slice("sha256:".length) } }],
    predicate: {
      buildDefinition: { buildType: "https://mobyproject.org/buildkit@v1" },
      runDetails: {
        metadata: {
          buildkit_metadata: {
            vcs: { "localdir:dockerfile": dockerfile ?? "." },
            source: {
              locations: Object.fromEntries(
                located.map(({ name, line }) => [
                  name,
                  { locations: [{ ranges: [{ start: { line } }] }] }
                ])
              ),
              infos: [{ filename: "Dockerfile" }]
            },
            layers: Object.fromEntries(
              steps.map(({ name, index }) => [`${name}:0`, [digests.slice(0, index + 1)]])
            )
          }
        }
      }
    }
  };
}

// src/embedded/base-images.ts
var PYTHON = {
  amd64: { debian: 29776905, packages: 1214703, interpreter: 12114829, links: 251 },
  arm64: { debian: 30138552, packages: 1207946, interpreter: 12021390, links: 250 }
};
function pythonBase(architecture) {
  const bytes = PYTHON[architecture];
  return [
    {
      seed: `debian trixie ${architecture}`,
      bytes: bytes.debian,
      command: `# debian.sh --arch '${architecture}' out/ 'trixie' '@1792368000'`,
      emptySteps: ["ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"]
    },
    {
      seed: `python 3.14 packages ${architecture}`,
      bytes: bytes.packages,
      command: run("apt-get install -y --no-install-recommends ca-certificates netbase tzdata"),
      emptySteps: ["ENV PYTHON_VERSION=3.14.0"]
    },
    {
      seed: `python 3.14 interpreter ${architecture}`,
      bytes: bytes.interpreter,
      command: run("./configure --enable-optimizations --with-lto && make install")
    },
    {
      seed: `python 3.14 links ${architecture}`,
      bytes: bytes.links,
      command: run("cd /usr/local/bin && ln -s python3 python && ln -s pip3 pip"),
      emptySteps: ['CMD ["python3"]']
    }
  ];
}
var ENTRYPOINTS = "/docker-entrypoint.d";
var NGINX = [
  {
    seed: "alpine 3.22 amd64",
    bytes: 3799689,
    command: "ADD alpine-minirootfs-3.22.2-x86_64.tar.gz / # buildkit",
    emptySteps: ['CMD ["/bin/sh"]', "ENV NGINX_VERSION=1.29.2"]
  },
  { seed: "nginx 1.29 amd64", bytes: 1809244, command: run("apk add --no-cache nginx") },
  { seed: "nginx 1.29 entrypoint", bytes: 627, command: copy("docker-entrypoint.sh", "/") },
  { seed: "nginx 1.29 ipv6", bytes: 957, command: copy("10-listen-on-ipv6.sh", ENTRYPOINTS) },
  { seed: "nginx 1.29 templates", bytes: 1208, command: copy("20-envsubst.sh", ENTRYPOINTS) },
  {
    seed: "nginx 1.29 workers",
    bytes: 1397,
    command: copy("30-tune-workers.sh", ENTRYPOINTS),
    emptySteps: ['ENTRYPOINT ["/docker-entrypoint.sh"]', "EXPOSE [80/tcp]", "STOPSIGNAL SIGQUIT"]
  },
  {
    seed: "nginx 1.29 modules amd64",
    bytes: 16871245,
    command: run("apk add --no-cache nginx-module-geoip nginx-module-njs nginx-module-xslt")
  }
];
var NODE = [
  {
    seed: "debian bookworm amd64",
    bytes: 28236256,
    command: `# debian.sh --arch 'amd64' out/ 'bookworm' '@1792368000'`
  },
  {
    seed: "node 24 user amd64",
    bytes: 3310,
    command: run("groupadd --gid 1000 node && useradd --uid 1000 --gid node node"),
    emptySteps: ["ENV NODE_VERSION=24.11.0"]
  },
  {
    seed: "node 24 runtime amd64",
    bytes: 49871022,
    command: run(
      'tar -xJf "node-v$NODE_VERSION-linux-x64.tar.xz" -C /usr/local --strip-components=1'
    ),
    emptySteps: ['CMD ["node"]']
  }
];
function run(command) {
  return `RUN /bin/sh -c ${command} # buildkit`;
}
function copy(source, destination) {
  return `COPY ${source} ${destination} # buildkit`;
}

// src/embedded/shop.ts
function api(architecture, revision, bytes) {
  const layers = [
    ...pythonBase(architecture),
    {
      seed: `api apt ${architecture}`,
      bytes: bytes.apt,
      command: run("apt-get install -y --no-install-recommends ffmpeg libpq5"),
      line: 3
    },
    {
      seed: `api pip ${architecture} ${revision}`,
      bytes: bytes.pip,
      command: run("pip install --no-cache-dir -r requirements.txt"),
      line: 6
    },
    {
      seed: `api app ${architecture} ${revision}`,
      bytes: bytes.app,
      command: "COPY . . # buildkit",
      line: 7,
      emptySteps: ["ENV PYTHONUNBUFFERED=1", "EXPOSE [8000/tcp]", 'CMD ["gunicorn" "shop.wsgi"]']
    }
  ];
  return { platform: { os: "linux", architecture }, layers, dockerfile: "services/api" };
}
var API = {
  base: [
    api("amd64", "main", { apt: 94862377, pip: 95437184, app: 8803516 }),
    api("arm64", "main", { apt: 78420655, pip: 88215307, app: 8803498 })
  ],
  head: [
    api("amd64", "pr-7", { apt: 94862377, pip: 135476019, app: 8841902 }),
    api("arm64", "pr-7", { apt: 78420655, pip: 127843289, app: 8841877 })
  ]
};
function web(revision, siteBytes) {
  const layers = [
    ...NGINX,
    { seed: "web nginx.conf", bytes: 1934, command: copy("nginx.conf", "/etc/nginx/nginx.conf") },
    {
      seed: `web site ${revision}`,
      bytes: siteBytes,
      command: copy("/site/dist", "/usr/share/nginx/html"),
      emptySteps: ['CMD ["nginx" "-g" "daemon off;"]']
    }
  ];
  return { platform: { os: "linux", architecture: "amd64" }, layers };
}
var WEB = {
  base: web("main", 28054659),
  head: web("pr-7", 24804073)
};
var WORKER = {
  platform: { os: "linux", architecture: "amd64" },
  layers: [
    ...pythonBase("amd64"),
    {
      seed: "worker apt amd64",
      bytes: 21650418,
      command: run("apt-get install -y --no-install-recommends libpq5 poppler-utils")
    },
    {
      seed: "worker pip amd64",
      bytes: 118791788,
      command: run("pip install --no-cache-dir -r requirements.txt"),
      line: 6
    },
    {
      seed: "worker app",
      bytes: 3412207,
      command: "COPY . . # buildkit",
      emptySteps: ['CMD ["celery" "-A" "shop" "worker"]']
    }
  ]
};
var SEARCH = {
  platform: { os: "linux", architecture: "amd64" },
  layers: [
    ...NODE,
    {
      seed: "search npm amd64",
      bytes: 20317961,
      command: run("npm ci --omit=dev"),
      emptySteps: ["ENV NODE_ENV=production"]
    },
    {
      seed: "search app",
      bytes: 2287340,
      command: "COPY . . # buildkit",
      emptySteps: ["EXPOSE [8080/tcp]", 'CMD ["node" "server.js"]']
    }
  ]
};

// src/embedded/images.ts
var OCI = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar+gzip"
};
var DOCKER = {
  index: "application/vnd.docker.distribution.manifest.list.v2+json",
  manifest: "application/vnd.docker.distribution.manifest.v2+json",
  config: "application/vnd.docker.container.image.v1+json",
  layer: "application/vnd.docker.image.rootfs.diff.tar.gzip"
};
function addImage(content, name, spec, { docker = false } = {}) {
  const { repository, tag } = target(content, name);
  const { digest } = storeImage(repository, spec, docker ? DOCKER : OCI);
  repository.tags.set(tag, digest);
  return digest;
}
function addIndex(content, name, specs, { attestations = false, docker = false } = {}) {
  const { repository, tag } = target(content, name);
  const types = docker ? DOCKER : OCI;
  const images = specs.map((spec) => ({
    ...storeImage(repository, spec, types),
    platform: platformFields(spec.platform)
  }));
  const provenances = attestations ? specs.map((spec, index) => storeAttestation(repository, images[index]?.digest ?? "", spec)) : [];
  const { digest } = storeManifest(repository, {
    schemaVersion: 2,
    mediaType: types.index,
    manifests: [...images, ...provenances]
  });
  repository.tags.set(tag, digest);
  return digest;
}
function demoContent() {
  const content = emptyContent();
  addIndex(content, "acme/api:main", API.base, { attestations: true });
  addIndex(content, "acme/api:pr-7", API.head, { attestations: true });
  addImage(content, "acme/web:main", WEB.base);
  addImage(content, "acme/web:pr-7", WEB.head);
  addImage(content, "acme/worker:main", WORKER, { docker: true });
  addImage(content, "acme/worker:pr-7", WORKER, { docker: true });
  addIndex(content, "acme/search:pr-7", [SEARCH], { attestations: true });
  return content;
}
function target(content, name) {
  const [path, tag] = name.split(":");
  if (path === void 0 || tag === void 0) throw new TypeError(`${name} is no repository:tag`);
  return { repository: repositoryOf(content, path), tag };
}
function storeImage(repository, spec, types) {
  return storeManifest(repository, {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: storeBlob(repository, types.config, imageConfig(spec)),
    layers: spec.layers.map((layer) => layerDescriptor(layer, types))
  });
}
function layerDescriptor({ seed, bytes, mediaType }, { layer }) {
  return { mediaType: mediaType ?? layer, digest: digestOf(seed), size: bytes };
}
var IN_TOTO = "application/vnd.in-toto+json";
var SLSA2 = "https://slsa.dev/provenance/v1";
function storeAttestation(repository, image, spec) {
  const statement = storeBlob(repository, IN_TOTO, provenanceOf(image, spec));
  const platform = { architecture: "unknown", os: "unknown" };
  const rootfs = { type: "layers", diff_ids: [statement.digest] };
  const manifest2 = storeManifest(repository, {
    schemaVersion: 2,
    mediaType: OCI.manifest,
    config: storeBlob(repository, OCI.config, { ...platform, config: {}, rootfs }),
    layers: [{ ...statement, annotations: { "in-toto.io/predicate-type": SLSA2 } }]
  });
  const annotations = {
    "vnd.docker.reference.digest": image,
    "vnd.docker.reference.type": "attestation-manifest"
  };
  return { ...manifest2, annotations, platform };
}
function storeManifest({ manifests }, manifest2) {
  const body = Buffer.from(JSON.stringify(manifest2));
  const descriptor = { mediaType: manifest2.mediaType, digest: digestOf(body), size: body.length };
  manifests.set(descriptor.digest, { mediaType: manifest2.mediaType, body });
  return descriptor;
}
function storeBlob({ blobs }, mediaType, value) {
  const body = Buffer.from(JSON.stringify(value));
  const descriptor = { mediaType, digest: digestOf(body), size: body.length };
  blobs.set(descriptor.digest, body);
  return descriptor;
}

// src/embedded/pull.ts
var BASE_SHA = "4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b";
var HEAD_SHA = "9be2417d06c84fa5b1d2e3f405162738495a6b7c";
function demoWorld(token, budgetFile) {
  const files = { "docker-image-budgets.yaml": budgetFile };
  return {
    repository: "acme/shop",
    token,
    actor: { login: "github-actions[bot]", type: "Bot" },
    permissions: {
      contents: "read",
      pullRequests: "write",
      statuses: "write",
      issues: "none",
      members: "none"
    },
    defaultBranch: "main",
    branches: { main: BASE_SHA, recommendations: HEAD_SHA },
    pulls: [
      {
        number: 7,
        state: "open",
        head: {
          sha: HEAD_SHA,
          ref: "recommendations",
          label: "acme:recommendations",
          repo: "acme/shop"
        },
        base: { sha: BASE_SHA, ref: "main" },
        user: { login: "alice" },
        labels: []
      }
    ],
    commits: [
      { sha: BASE_SHA, parents: [], files },
      { sha: HEAD_SHA, parents: [BASE_SHA], files }
    ],
    comments: [],
    lastCommentId: 0,
    statuses: [],
    reviews: [],
    timeline: [],
    collaborators: { alice: "write" },
    teams: {}
  };
}
function pullRequestEvent(world, number, given = {}) {
  return { action: "synchronize", number, ...subject(world, number), ...given };
}
function subject(world, number) {
  const pull = world.pulls.find((each) => each.number === number);
  if (pull === void 0) throw new RangeError(`no pull request ${number}`);
  return {
    pull_request: renderPull(world, pull, "https://api.github.com"),
    repository: { full_name: world.repository, default_branch: world.defaultBranch }
  };
}

// src/embedded/registry.ts
import { once } from "node:events";
import { createServer as createServer2 } from "node:http";

// src/embedded/http.ts
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
function json(status, value) {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(value)
  };
}
function failure(status, { code, message, detail = null }) {
  return json(status, { errors: [{ code, message, detail }] });
}
function withHeaders(reply, headers) {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
async function received(request) {
  const { method = "GET", url: path = "/", headers } = request;
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return { method, path, headers, body: Buffer.concat(chunks).toString() };
}
async function send2(response, reply) {
  const { status, body = "", delayMs } = reply;
  if (delayMs !== void 0) await delay(delayMs, void 0, { ref: false });
  const isWhole = typeof body === "string" || Buffer.isBuffer(body);
  const length = isWhole ? { "content-length": String(Buffer.byteLength(body)) } : {};
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...length, ...reply.headers })) {
    if (value !== void 0) response.setHeader(name, value);
  }
  response.flushHeaders();
  if (response.req.method === "HEAD") response.end();
  else if (isWhole) response.end(body);
  else await pipeline(Readable.from(body), response);
}

// src/embedded/tokens.ts
var UNSAID_LIFETIME = 60;
var TokenServer = class {
  tokens = /* @__PURE__ */ new Map();
  rules;
  now;
  constructor(rules, now) {
    this.rules = rules;
    this.now = now;
  }
  answer({ method, path, headers, body }) {
    if (method === "POST") return this.refresh(new URLSearchParams(body));
    if (method !== "GET") {
      return failure(405, { code: "UNSUPPORTED", message: "tokens are for GET and POST" });
    }
    if (!this.knows(headers.authorization)) return unauthorized();
    return this.issue(new URL(path, "http://localhost").searchParams, "token");
  }
  /** What a token allows: the repositories to pull from; undefined for an unknown or old one. */
  repositories(token) {
    const known = this.tokens.get(token);
    return known !== void 0 && this.now() < known.expiresAt ? known.repositories : void 0;
  }
  knows(authorization) {
    const { username, password = "", identityToken } = this.rules;
    if (username === void 0) return identityToken === void 0;
    return authorization === basic(username, password);
  }
  refresh(form) {
    const { identityToken } = this.rules;
    if (identityToken === void 0) {
      return failure(404, { code: "UNSUPPORTED", message: "this token server has no OAuth2" });
    }
    if (form.get("grant_type") !== "refresh_token") {
      return failure(400, { code: "UNSUPPORTED", message: "the grant type is not refresh_token" });
    }
    if (form.get("refresh_token") !== identityToken) return unauthorized();
    return this.issue(form, "access_token");
  }
  issue(parameters, usualField) {
    const { service, tokenField = usualField, expiresIn = 300 } = this.rules;
    if (parameters.get("service") !== service) {
      return failure(400, { code: "UNSUPPORTED", message: `tokens are for ${service} only` });
    }
    const token = randomUUID();
    const repositories = new Set(parameters.getAll("scope").flatMap(pulledRepositories));
    const issuedAt = this.now();
    const expiresAt = issuedAt + (expiresIn ?? UNSAID_LIFETIME) * 1e3;
    this.tokens.set(token, { repositories, expiresAt });
    return json(200, {
      [tokenField]: token,
      scope: [...repositories].map(pullScope).join(" "),
      issued_at: new Date(issuedAt).toISOString(),
      ...expiresIn === null ? {} : { expires_in: expiresIn }
    });
  }
};
function pullScope(repository) {
  return `repository:${repository}:pull`;
}
function basic(username, password) {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
function pulledRepositories(scopes) {
  return scopes.split(" ").flatMap((scope) => {
    const [, repository, actions] = /^repository:(.+):([^:]*)$/.exec(scope) ?? [];
    return repository !== void 0 && actions?.split(",").includes("pull") ? [repository] : [];
  });
}
function unauthorized() {
  return failure(401, { code: "UNAUTHORIZED", message: "the credentials are wrong or missing" });
}

// src/embedded/access.ts
var TOKEN_PATH = "/token";
function accessControl(access, { origin, now }) {
  switch (access.kind) {
    case "open":
      return { refusal: () => void 0, token: () => void 0 };
    case "basic":
      return basicAccess(basic(access.username, access.password));
    case "bearer":
      return bearerAccess(
        new TokenServer(access, now),
        (parameters) => challenge({ realm: `${origin}${TOKEN_PATH}`, service: access.service, ...parameters })
      );
  }
}
function basicAccess(authorization) {
  return {
    refusal: ({ headers }) => headers.authorization === authorization ? void 0 : unauthorized2('Basic realm="registry"'),
    token: () => void 0
  };
}
function bearerAccess(server, challengeWith) {
  return {
    refusal: ({ headers }, repository) => {
      const scope = repository === void 0 ? {} : { scope: pullScope(repository) };
      const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
      if (token === void 0) return unauthorized2(challengeWith(scope));
      const allowed = server.repositories(token);
      if (allowed !== void 0 && (repository === void 0 || allowed.has(repository))) {
        return void 0;
      }
      const error = allowed === void 0 ? "invalid_token" : "insufficient_scope";
      return unauthorized2(challengeWith({ ...scope, error }));
    },
    token: (request) => server.answer(request)
  };
}
function challenge(parameters) {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  return `Bearer ${pairs.join(",")}`;
}
function unauthorized2(challenge2) {
  const message = "authentication required";
  return withHeaders(failure(401, { code: "UNAUTHORIZED", message }), {
    "www-authenticate": challenge2
  });
}

// src/embedded/tag-list.ts
function tagList(name, tags, query) {
  const wanted2 = new URLSearchParams(query);
  const [n, last] = [wanted2.get("n"), wanted2.get("last")];
  if (n !== null && !/^\d+$/.test(n)) {
    const message = "invalid number of results requested";
    return failure(400, { code: "PAGINATION_NUMBER_INVALID", message, detail: { n } });
  }
  if (tags.length === 0) return json(200, { name, tags: null });
  const rest = tags.toSorted().filter((tag) => last === null || tag > last);
  const page = n === null ? rest : rest.slice(0, Number(n));
  const reply = json(200, { name, tags: page });
  const end = page.at(-1);
  if (n === null || end === void 0 || page.length === rest.length) return reply;
  const next = `/v2/${name}/tags/list?${new URLSearchParams({ last: end, n })}`;
  return withHeaders(reply, { link: `<${next}>; rel="next"` });
}

// src/embedded/routes.ts
var CONTENT_PATH = /^\/v2\/(?<name>.+)\/(?<kind>manifests|blobs|tags(?=\/list$))\/(?<reference>[^/]+)$/;
var NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
function replyTo(request, served) {
  const [path = "", query = ""] = request.path.split("?");
  const token = path === TOKEN_PATH ? served.control.token(request) : void 0;
  if (token !== void 0) return token;
  const reply = registryReply(request, { path, query }, served);
  return withHeaders(reply, { "docker-distribution-api-version": "registry/2.0" });
}
function registryReply(request, { path, query }, served) {
  const { content, control, denied } = served;
  const { name = "", kind, reference = "" } = CONTENT_PATH.exec(path)?.groups ?? {};
  if (kind === void 0 && path !== "/v2/") return unsupported(404, "there is nothing here");
  const refusal = control.refusal(request, kind === void 0 ? void 0 : name);
  if (refusal !== void 0) return refusal;
  const methods = kind === "tags" ? ["GET"] : ["GET", "HEAD"];
  if (!methods.includes(request.method)) {
    const allow = methods.join(", ");
    return withHeaders(unsupported(405, "this registry is for pulling"), { allow });
  }
  if (kind === void 0) return json(200, {});
  if (denied.includes(name)) return denial(name);
  const found = find(content, { name, kind, reference, query });
  return wanted(request, found) ? found : notModified(found);
}
function find({ repositories }, { name, kind, reference, query }) {
  if (!NAME.test(name)) {
    return failure(400, { code: "NAME_INVALID", message: "invalid repository name" });
  }
  const repository = repositories.get(name);
  if (repository === void 0) {
    const message = "repository name not known to registry";
    return failure(404, { code: "NAME_UNKNOWN", message, detail: { name } });
  }
  if (kind === "tags") return tagList(name, [...repository.tags.keys()], query);
  const needsDigest = kind === "blobs" || reference.includes(":");
  if (needsDigest && !isDigest(reference)) {
    return failure(400, {
      code: "DIGEST_INVALID",
      message: "invalid digest",
      detail: { reference }
    });
  }
  return kind === "blobs" ? blob(repository, reference) : manifest(repository, reference);
}
function manifest({ tags, manifests }, reference) {
  const digest = isDigest(reference) ? reference : tags.get(reference);
  const stored = digest === void 0 ? void 0 : manifests.get(digest);
  if (digest === void 0 || stored === void 0) {
    const message = "manifest unknown to registry";
    return failure(404, { code: "MANIFEST_UNKNOWN", message, detail: { reference } });
  }
  return contentReply(digest, stored.mediaType, stored.body);
}
function blob({ blobs }, digest) {
  const body = isDigest(digest) ? blobs.get(digest) : void 0;
  if (body === void 0) {
    const message = "blob unknown to registry";
    return failure(404, { code: "BLOB_UNKNOWN", message, detail: { digest } });
  }
  return contentReply(digest, "application/octet-stream", body);
}
function contentReply(digest, mediaType, body) {
  const etag = `"${digest}"`;
  return {
    status: 200,
    headers: { "content-type": mediaType, "docker-content-digest": digest, etag },
    body
  };
}
function wanted({ headers }, { headers: found = {} }) {
  const tags = (headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace("W/", ""));
  const { etag } = found;
  return typeof etag !== "string" || !(tags.includes(etag) || tags.includes("*"));
}
function notModified({ headers }) {
  return { status: 304, headers: { ...headers, "content-length": void 0 } };
}
function unsupported(status, message) {
  return failure(status, { code: "UNSUPPORTED", message });
}
function denial(name) {
  const message = "requested access to the resource is denied";
  return failure(403, { code: "DENIED", message, detail: { name } });
}

// src/embedded/registry.ts
async function startRegistry(content, options = {}) {
  const { access = { kind: "open" }, denied = [], now = Date.now } = options;
  const { before = () => void 0 } = options;
  const server = createServer2();
  const host = await listen(server);
  const control = accessControl(access, { origin: `http://${host}`, now });
  const requests = [];
  const answer = async (record) => {
    const ordinary = () => replyTo(record, { content, control, denied });
    return await before(record, ordinary) ?? ordinary();
  };
  server.on("request", async (request, response) => {
    try {
      const record = { ...await received(request), status: 0 };
      requests.push(record);
      await give(response, await answer(record), record);
    } catch (error) {
      await breakDown(response, error);
    }
  });
  return { host, requests, close: () => close2(server) };
}
async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  return `127.0.0.1:${port}`;
}
function close2(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
async function give(response, answer, record) {
  if (answer === "silence") return;
  if (answer === "destroy") {
    response.destroy();
    return;
  }
  record.status = answer.status;
  await send2(response, answer);
}
async function breakDown(response, error) {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  await send2(response, failure(500, { code: "UNKNOWN", message: String(error) }));
}

// src/embedded/runner.ts
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
async function runAction(options) {
  const folder = await mkdtemp(join(tmpdir(), "docker-image-budgets-"));
  const file2 = (name) => join(folder, name);
  await writeFile(file2("event.json"), JSON.stringify(options.event.payload));
  await Promise.all(["output", "summary.md"].map((name) => writeFile(file2(name), "")));
  const env = {
    PATH: process.env["PATH"] ?? "",
    // Nobody's own docker login is used.
    HOME: folder,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: options.apiUrl,
    GITHUB_EVENT_NAME: options.event.name,
    GITHUB_EVENT_PATH: file2("event.json"),
    GITHUB_OUTPUT: file2("output"),
    GITHUB_REF: options.ref,
    GITHUB_REPOSITORY: options.repository,
    GITHUB_RUN_ATTEMPT: String(options.run?.attempt ?? 1),
    GITHUB_RUN_ID: String(options.run?.id ?? 1),
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: options.sha,
    GITHUB_STEP_SUMMARY: file2("summary.md"),
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    ...await inputVariables(options),
    ...options.env
  };
  const { execute = inProcessOfItsOwn } = options;
  const { exitCode, log } = await execute(
    join(options.project, "dist/index.js"),
    env,
    options.timeoutMs ?? 6e4
  );
  return {
    exitCode,
    log,
    outputs: readOutputs(await readFile(file2("output"), "utf8")),
    summary: await readFile(file2("summary.md"), "utf8"),
    folder
  };
}
async function inputVariables({
  project,
  token,
  inputs
}) {
  const yaml = readYaml(await readFile(join(project, "action.yml"), "utf8"));
  if ("message" in yaml) throw new TypeError(`action.yml ${yaml.message}`);
  const declared = field(yaml.value, "inputs");
  const names = typeof declared === "object" && declared !== null ? Object.keys(declared) : [];
  const defaults = names.map((name) => [
    name,
    String(field(field(declared, name), "default") ?? "")
  ]);
  const given = { ...Object.fromEntries(defaults), ...inputs };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      `INPUT_${name.replace(/ /g, "_").toUpperCase()}`,
      String(value).replace(/^\$\{\{ github\.token \}\}$/, token)
    ])
  );
}
function field(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
var inProcessOfItsOwn = (script, env, timeoutMs) => runNode([script], env, timeoutMs);
function runNode(argv, env, timeoutMs) {
  return new Promise((resolve, reject) => {
    const limits = { timeout: timeoutMs, killSignal: "SIGKILL" };
    const child = spawn(process.execPath, argv, { env, ...limits });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        log += text;
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, log }));
  });
}
function readOutputs(text) {
  const outputs = text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...outputs].map(([, name, , value]) => [name, value]));
}
function projectFolder() {
  const here = fileURLToPath(import.meta.url);
  return here.slice(0, Math.max(here.lastIndexOf("/dist/"), here.lastIndexOf("/src/")));
}

// src/demo/dashboard.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/embedded/past.ts
var DAY_MS = 864e5;
var DAYS = 364;
var API2 = {
  turns: [
    { daysAgo: DAYS, factor: 1, weekly: 0.25 },
    { daysAgo: 151, factor: 1.09, weekly: 0.5 }
  ],
  spike: { daysAgo: 199, days: 4, factor: 1.11 }
};
var PASTS = [
  { service: "api", platform: "linux/amd64", mib: 231, layers: 7, ...API2 },
  { service: "api", platform: "linux/arm64", mib: 208.7, layers: 7, ...API2 },
  {
    service: "web",
    platform: "linux/amd64",
    mib: 48.2,
    layers: 9,
    turns: [
      { daysAgo: DAYS, factor: 1, weekly: 0.1 },
      { daysAgo: 203, factor: 0.83, weekly: 0.02 }
    ]
  },
  {
    service: "worker",
    platform: "linux/amd64",
    mib: 178.3,
    layers: 6,
    turns: [
      { daysAgo: DAYS, factor: 1, weekly: 0.7 },
      { daysAgo: 260, factor: 0.88, weekly: 0.75 },
      { daysAgo: 120, factor: 0.9, weekly: 0.65 }
    ]
  },
  {
    service: "checkout",
    platform: "linux/amd64",
    mib: 96.4,
    layers: 6,
    endedDaysAgo: 83,
    turns: [{ daysAgo: DAYS, factor: 1, weekly: 0.05 }]
  }
];
function shopHistory(now) {
  const days = Array.from({ length: DAYS }, (_, index) => DAYS - index);
  return days.flatMap((daysAgo) => {
    const date = new Date(now.valueOf() - daysAgo * DAY_MS);
    const isQuiet = date.getUTCDay() === 0 || hash(`push ${daysAgo}`) % 10 < 3;
    return isQuiet ? [] : PASTS.flatMap((past) => recordOf(past, daysAgo, date) ?? []);
  });
}
function recordOf(past, daysAgo, date) {
  const { service, platform, layers, endedDaysAgo = 0 } = past;
  if (daysAgo < endedDaysAgo) return null;
  const [bytes, commit] = [bytesOf(past, daysAgo), hex(`commit ${daysAgo}`).slice(0, 40)];
  const isRelease = service === "api" && hash(`release ${daysAgo}`) % 14 === 0;
  return {
    t: timeOf(date),
    service,
    image: `ghcr.io/acme/${service}`,
    ref: isRelease ? `v2.${Math.floor((DAYS - daysAgo) / 12)}.0` : "main",
    platform,
    digest: digestOf(Buffer.from(`${service} ${platform} ${daysAgo}`)),
    index: null,
    bytes,
    layers,
    commit,
    run: 9e9 - daysAgo * 1e3,
    by: "push",
    created: null,
    also: []
  };
}
function bytesOf({ service, mib, turns, spike }, daysAgo) {
  const level = levelAt(turns, daysAgo) / levelAt(turns, 0);
  const isSpike = spike !== void 0 && daysAgo <= spike.daysAgo && daysAgo > spike.daysAgo - spike.days;
  const noise = 1 + (hash(`${service} ${daysAgo}`) % 1e3 - 500) / 5e5;
  return Math.round(mib * MIB * level * noise * (isSpike ? spike.factor : 1));
}
function levelAt(turns, daysAgo) {
  const past = turns.filter((turn) => turn.daysAgo >= daysAgo);
  return past.reduce((level, { factor, weekly, daysAgo: start }, index) => {
    const end = Math.max(daysAgo, past[index + 1]?.daysAgo ?? daysAgo);
    return level * factor * (1 + weekly / 100) ** ((start - end) / 7);
  }, 1);
}
function hex(seed) {
  return createHash("sha256").update(seed).digest("hex");
}
function hash(seed) {
  return Number.parseInt(hex(seed).slice(0, 8), 16);
}

// src/demo/dashboard.ts
var BRANCH = "image-size-history";
async function demoDashboard({ project, folder, token, budgetFile }, { stdout, stderr }) {
  const world = demoWorld(token, budgetFile);
  world.permissions.contents = "write";
  const github = await startGitHub(world);
  try {
    const env = { PATH: process.env["PATH"] ?? "", GITHUB_API_URL: github.url, GITHUB_TOKEN: token };
    const asked = { repository: world.repository, historyBranch: BRANCH };
    const branch = await historyBranch(asked, { stdout, stderr, env, directory: folder });
    const now = /* @__PURE__ */ new Date();
    await importRecords(branch, shopHistory(now), { now });
    const config = join2(folder, "docker-image-budgets.yaml");
    const page = join2(folder, "dashboard.html");
    await writeFile2(config, budgetFile);
    const { exitCode, log } = await runNode(
      [
        join2(project, "dist/cli.js"),
        "dashboard",
        ...["--repository", world.repository, "--config", config, "--output", page]
      ],
      env,
      6e4
    );
    if (exitCode !== 0) throw new Error(`dashboard: ${log}`);
    return page;
  } finally {
    await github.close();
  }
}

// src/demo/terminal.ts
function commentForTerminal(markdown, paint) {
  const blocks = markdown.replace(/<!--.*?-->\n?/gs, "").split(/\n{2,}/);
  let indent = "";
  const lines = [];
  for (const block of blocks) {
    const opened = /^<details><summary>(.*?)<\/summary>$/.exec(block)?.[1];
    if (opened !== void 0) {
      lines.push(`\u25BE ${inline(opened, paint)}`);
      indent = "  ";
    } else if (block === "</details>") {
      indent = "";
    } else {
      lines.push(blockText(block, paint).replace(/^/gm, indent));
    }
  }
  return lines.join("\n\n");
}
function blockText(block, paint) {
  const lines = block.split("\n");
  if (block.startsWith("|")) return table(lines, paint);
  if (block.startsWith("### ")) return paint("bold", inline(block.slice(4), paint));
  if (block.startsWith("<sub>")) return paint("dim", inline(block, paint));
  return lines.map((line) => inline(line.replace(/^- /, ""), paint)).join("\n");
}
function table(lines, paint) {
  const [heading = [], alignment = [], ...rows] = lines.map(
    (line) => line.replace(/^\| | \|$/g, "").split(/(?<!\\) \| /)
  );
  const texts = [heading, ...rows].map((cells) => cells.map((cell) => inline(cell, paint)));
  const right = alignment.flatMap((mark, column) => mark === "--:" ? column : []);
  const [first = "", ...others] = columns(texts, right);
  return [paint("dim", first), ...others].join("\n");
}
function inline(text, paint) {
  const marked = OUTCOMES.reduce(
    (line, outcome) => line.replaceAll(ICONS[outcome], paint(outcome, MARKS[outcome])),
    text
  );
  return marked.replace(/<sup>(.*?)<\/sup>/g, "^$1").replace(/<\/?[a-z]+>/g, "").replace(/\[([^[\]]*)\]\([^)]*\)/g, "$1").replace(/(`+) ?(.*?) ?\1/g, "$2").replace(/\*\*(.*?)\*\*/g, (_, bold) => paint("bold", bold)).replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number))).replace(/\\([\\`*_{}[\]()#+!|~])/g, "$1").replace(/\u00a0/g, " ").replace(/🆕 ?/gu, "").replace(/ℹ️/gu, "i").replace(/✏️ ?/gu, "");
}

// src/demo/demo.ts
var TOKEN = "ghs_demo";
async function demo({ stdout, stderr, env }) {
  const project = projectFolder();
  const registry = await startRegistry(demoContent(), {
    access: { kind: "bearer", service: "demo" }
  });
  const example = await readFile2(join3(project, "docker-image-budgets.yaml"), "utf8");
  const world = demoWorld(TOKEN, example.replaceAll("ghcr.io/", `${registry.host}/`));
  const github = await startGitHub(world);
  try {
    const { exitCode, log, summary, outputs, folder } = await runAction({
      project,
      apiUrl: github.url,
      repository: world.repository,
      token: TOKEN,
      event: { name: "pull_request", payload: pullRequestEvent(world, 7) },
      sha: world.branches["recommendations"] ?? "",
      ref: "refs/pull/7/merge"
    });
    const [comment] = world.comments;
    const [status] = world.statuses;
    if (comment === void 0 || status === void 0) {
      stderr.write(`The action has published nothing. Its log:
${log}
`);
      return EXIT.fail;
    }
    const markdown = join3(folder, "comment.md");
    await writeFile3(markdown, comment.body);
    await writeFile3(join3(folder, "report.json"), outputs["report"] ?? "");
    const dashboard = await demoDashboard(
      { project, folder, token: TOKEN, budgetFile: example },
      { stdout, stderr }
    );
    const paint = paintFor(stdout, env);
    const lines = [
      paint(
        "dim",
        `Pull request #7 of ${world.repository}, checked by dist/index.js; ${registry.host} plays ghcr.io.`
      ),
      "",
      commentForTerminal(comment.body, paint),
      "",
      `Status    ${status.context}: ${status.state}, "${status.description}"`,
      `Step      exit code ${exitCode}: a check that fails has to end the step`,
      `Requests  ${registry.requests.length} to the registry, ${github.requests.length} to GitHub`,
      `Comment   ${markdown}`,
      `Summary   ${join3(folder, "summary.md")} (${summary.length} characters)`,
      `Report    ${join3(folder, "report.json")}`,
      `Dashboard ${dashboard}: a year of sizes, for a browser`
    ];
    stdout.write(`${lines.join("\n")}
`);
    return EXIT.pass;
  } finally {
    await Promise.all([registry.close(), github.close()]);
  }
}
export {
  demo
};
