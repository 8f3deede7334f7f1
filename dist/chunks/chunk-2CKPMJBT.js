import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  TOKEN_CURE,
  statusOf
} from "./chunk-GQCP3CYO.js";
import {
  Unmeasurable,
  UsageError
} from "./chunk-JRB32J4O.js";

// src/github/commits.ts
async function readFileAt({ rest, owner, repo }, path, ref) {
  try {
    const { data } = await rest.repos.getContent({ owner, repo, path, ref });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return void 0;
    if (data.content === "" && data.size > 0) throw tooLarge(path, ref);
    return Buffer.from(data.content, "base64").toString("utf8");
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return void 0;
    if (status === void 0) throw error;
    throw new UsageError(
      `${path} cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(error)}). ${cureOf(status, "contents: read")}; or set config-from: workspace and check the repository out.`,
      { cause: error }
    );
  }
}
async function tipOf({ rest, owner, repo }, branch) {
  try {
    const { data } = await rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    const status = statusOf(error);
    if (status === void 0) throw error;
    throw new UsageError(
      `The commit of the default branch ${branch} cannot be read (${status} ${messageOf(error)}), and its version of the budget file is needed. ${cureOf(status, "contents: read")}.`,
      { cause: error }
    );
  }
}
function cureOf(status, permission) {
  if (status === 401) return TOKEN_CURE;
  return status >= 500 ? "GitHub has trouble: run it again later" : `The job needs the permission ${permission}`;
}
function tooLarge(path, ref) {
  return new UsageError(
    `${path} is larger than 1 MB at ${ref.slice(0, 7)}, which no budget file needs: make it smaller. Until that is merged, config-from: workspace reads the change\u2019s own.`
  );
}
async function mergeBase({ rest, owner, repo }, base, head) {
  try {
    const basehead = `${base}...${head}`;
    const { data } = await rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead,
      per_page: 1
    });
    return data.merge_base_commit.sha;
  } catch (error) {
    const status = statusOf(error);
    if (status === void 0) throw error;
    return status === 404 && /no common ancestor/i.test(messageOf(error)) ? null : void 0;
  }
}
async function firstParents(api, sha, count) {
  try {
    return await walkFirstParents(api, sha, count);
  } catch (error) {
    const status = statusOf(error);
    if (status === void 0) throw error;
    throw new Unmeasurable(
      `the commits before ${sha.slice(0, 7)} cannot be listed (${status} ${messageOf(error)})`,
      "Give the job the permission contents: read, or set base-lookback to 0.",
      { cause: error }
    );
  }
}
async function walkFirstParents({ rest, owner, repo }, sha, count) {
  const parents = /* @__PURE__ */ new Map();
  const found = [];
  let current = sha;
  while (found.length < count) {
    if (!parents.has(current)) {
      const { data } = await rest.repos.listCommits({ owner, repo, sha: current, per_page: 100 });
      for (const commit of data) parents.set(commit.sha, commit.parents[0]?.sha);
      if (!parents.has(current)) break;
    }
    current = parents.get(current);
    if (current === void 0) break;
    found.push(current);
  }
  return found;
}
function messageOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/ - https:\/\/docs\.\S+$/, "");
}

export {
  readFileAt,
  tipOf,
  cureOf,
  mergeBase,
  firstParents,
  messageOf
};
