import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  TOKEN_CURE,
  isLimited,
  messageOf,
  statusOf
} from "./chunk-G7PAMPKP.js";

// src/github/history-api.ts
var FRESH = { "cache-control": "no-cache" };
var HistoryApi = class {
  name;
  api;
  constructor(api, name) {
    this.api = api;
    this.name = name;
  }
  async head() {
    const { rest, owner, repo } = this.api;
    const ref = `heads/${this.name}`;
    const reference = await this.reading(
      () => rest.git.getRef({ owner, repo, ref, headers: FRESH })
    );
    if (reference === null) return null;
    const commit = reference.data.object.sha;
    const { tree } = (await this.found(rest.git.getCommit({ owner, repo, commit_sha: commit }))).data;
    const request = { owner, repo, tree_sha: tree.sha, recursive: "true" };
    const { data } = await this.found(rest.git.getTree(request));
    if (data.truncated) {
      throw new HistoryUnavailable(
        `${this.name} has so many files that GitHub does not list them all`,
        "Begin another history-branch."
      );
    }
    const files = data.tree.flatMap(
      ({ type, path, sha, size = 0 }) => type === "blob" ? [{ path, id: sha, bytes: size }] : []
    );
    return { commit, tree: tree.sha, files: new Map(files.map((file) => [file.path, file])) };
  }
  async read({ id }) {
    const { rest, owner, repo } = this.api;
    const request = { owner, repo, file_sha: id };
    const { data } = await this.found(rest.git.getBlob(request));
    return Buffer.from(data.content, "base64");
  }
  async commit(change) {
    const { rest, owner, repo } = this.api;
    const { onto, message } = change;
    try {
      const tree = await this.createTree(change);
      const parents = onto === null ? [] : [onto.commit];
      const { data } = await rest.git.createCommit({ owner, repo, message, tree, parents });
      const options = { owner, repo, sha: data.sha, request: { retries: 0 } };
      const ref = `heads/${this.name}`;
      if (onto === null) await rest.git.createRef({ ...options, ref: `refs/${ref}` });
      else await rest.git.updateRef({ ...options, ref, force: false });
      return true;
    } catch (error) {
      if (isOvertaken(error)) return false;
      throw this.unavailable(error, "written");
    }
  }
  async createTree({ onto, files }) {
    const { rest, owner, repo } = this.api;
    const entries = await Promise.all(
      [...files].map(async ([path, bytes]) => {
        const entry = { path, mode: "100644", type: "blob" };
        if (bytes === null) return { ...entry, sha: null };
        const content = Buffer.from(bytes).toString("utf8");
        if (Buffer.from(content).equals(bytes)) return { ...entry, content };
        const encoded = Buffer.from(bytes).toString("base64");
        const blob = { owner, repo, content: encoded, encoding: "base64" };
        return { ...entry, sha: (await rest.git.createBlob(blob)).data.sha };
      })
    );
    const base = onto === null ? {} : { base_tree: onto.tree };
    return (await rest.git.createTree({ owner, repo, tree: entries, ...base })).data.sha;
  }
  /** null: it is not there. */
  async reading(ask) {
    try {
      return await ask();
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw this.unavailable(error, "read");
    }
  }
  async found(asked) {
    try {
      return await asked;
    } catch (error) {
      throw this.unavailable(error, "read");
    }
  }
  unavailable(error, what) {
    const status = statusOf(error);
    if (status === void 0 && !isNetwork(error)) return error;
    const why = status === void 0 ? messageOf(error) : `${status} ${messageOf(error)}`;
    const isPassing = status === void 0 || status >= 500 || status === 429 || isLimited(error);
    return new HistoryUnavailable(
      `${this.name} cannot be ${what} (${why})`,
      cureOf(error, { what, name: this.name, isPassing }),
      { cause: error, isPassing }
    );
  }
};
function isOvertaken(error) {
  const [status, message] = [statusOf(error), messageOf(error)];
  if (status === 409) return !/is empty/i.test(message);
  return status === 422 && /not a fast forward|reference (?:already exists|does not exist)|reference update failed|cannot lock ref/i.test(
    message
  );
}
function cureOf(error, { what, name, isPassing }) {
  const [status, message] = [statusOf(error), messageOf(error)];
  if (status === 401) return TOKEN_CURE;
  if (/GH00[0-9]|GH01[0-9]|protected branch|rule violations/i.test(message)) {
    return `A rule covers every branch: leave ${name} out of it, or let this workflow\u2019s token pass it.`;
  }
  if (isPassing) return "GitHub has trouble, or its limit is reached: run it again later.";
  if (status === 403 && what === "written") {
    return "Give this job `permissions: { contents: write }`. A job that runs on pull requests needs contents: read alone.";
  }
  if (status === 403) return "Give this job `permissions: { contents: read }`.";
  if (status === 409) return "The repository has no commit yet: push one first.";
  return "Look at the branch on GitHub; to begin anew, delete it.";
}
function isNetwork(error) {
  return error instanceof Error && /fetch failed|timeout|aborted|terminated/i.test(`${error.name} ${error.message}`);
}

export {
  HistoryApi
};
