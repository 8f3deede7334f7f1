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
  parseBranchName
} from "./chunk-3KCB5G23.js";
import {
  wellFormed
} from "./chunk-6OFHO452.js";
import {
  UsageError,
  quoted,
  spawn
} from "./chunk-OUZ62CP3.js";

// src/git/git.ts
var MAX_MS = 6e4;
var MAX_OUTPUT_BYTES = 64e6;
function git(args, { directory, input }) {
  return new Promise((resolve) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
    const child = spawn("git", args, { cwd: directory, env });
    const timer = setTimeout(() => child.kill("SIGKILL"), MAX_MS);
    const chunks = [];
    let length = 0;
    let stderr = "";
    child.stdout.on("data", (chunk) => {
      length += chunk.length;
      if (length > MAX_OUTPUT_BYTES) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.stderr.on("data", (chunk) => {
      if (stderr.length < 1e4) stderr += chunk.toString("utf8");
    });
    child.stdin.on("error", () => {
    });
    const end = (result) => {
      clearTimeout(timer);
      resolve(result);
    };
    child.on(
      "error",
      ({ message }) => end({ code: null, stdout: Buffer.alloc(0), stderr: message })
    );
    child.on("close", (code) => end({ code, stdout: Buffer.concat(chunks), stderr }));
    child.stdin.end(input);
  });
}

// src/git/history-repository.ts
var COMMITTER = "docker-image-budgets <>";
var HistoryRepository = class {
  name;
  directory;
  constructor(directory, name) {
    this.directory = directory;
    this.name = name;
  }
  /** The branch itself, or as far as there is none the one that was fetched from origin. */
  async head() {
    const refs = [`refs/heads/${this.name}`, `refs/remotes/origin/${this.name}`];
    const format = "--format=%(refname) %(objectname) %(tree)";
    const tips = String(await this.run(["for-each-ref", format, ...refs])).split("\n").map((line) => line.split(" "));
    const [tip] = refs.flatMap((ref) => tips.filter(([name]) => name === ref));
    const [, commit, tree] = tip ?? [];
    if (commit === void 0 || tree === void 0) return null;
    const list = String(await this.run(["ls-tree", "-r", "-l", "-z", "--full-tree", commit]));
    const files = list.split("\0").flatMap((entry) => {
      const [, id, bytes, path] = /^\d+ blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(entry) ?? [];
      return id === void 0 || path === void 0 ? [] : [{ path, id, bytes: Number(bytes) }];
    });
    return { commit, tree, files: new Map(files.map((file) => [file.path, file])) };
  }
  read({ id }) {
    return this.run(["cat-file", "blob", id]);
  }
  /** In one step of git's: it moves the branch only forward, and only from where it was. */
  async commit({ onto, files, message }) {
    const seconds = Math.floor(Date.now() / 1e3);
    const parts = [
      `commit refs/heads/${this.name}
committer ${COMMITTER} ${seconds} +0000
`,
      ...data(Buffer.from(message)),
      onto === null ? "" : `from ${onto.commit}
`,
      ...[...files].flatMap(
        ([path, bytes]) => bytes === null ? [`D ${path}
`] : [`M 100644 inline ${path}
`, ...data(bytes)]
      )
    ];
    const input = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const { directory } = this;
    const { code, stderr } = await git(["fast-import", "--quiet"], { directory, input });
    if (code === 0) return true;
    if (/not updating|cannot lock ref|unable to (?:create|update)|failed to update/i.test(stderr))
      return false;
    throw this.unavailable("written", stderr);
  }
  async run(args) {
    const { code, stdout, stderr } = await git(args, { directory: this.directory });
    if (code === 0) return stdout;
    throw this.unavailable("read", stderr);
  }
  unavailable(what, stderr) {
    const last = stderr.trim().split("\n").at(-1) || "git did not end in time";
    const why = /^spawn git ENOENT/.test(last) ? "there is no program git" : last;
    return new HistoryUnavailable(
      `${this.name} cannot be ${what} in ${this.directory} (${why})`,
      "Run it in a clone of the repository, or name one on GitHub: --repository OWNER/NAME."
    );
  }
};
function data(bytes) {
  return [`data ${bytes.length}
`, bytes, "\n"];
}

// src/cli/history-branch.ts
async function historyBranch({ repository, historyBranch: name }, { env, directory, stderr }) {
  const branch = wellFormed(() => parseBranchName(name), "--history-branch");
  if (branch === "") throw new UsageError("--history-branch needs a branch\u2019s name");
  if (repository === void 0) return new HistoryRepository(directory, branch);
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (owner === void 0 || repo === void 0) {
    throw new UsageError(`--repository ${quoted(repository)} is no OWNER/NAME on GitHub`);
  }
  const [{ connect }, { HistoryApi }] = await Promise.all([
    import("./client-2DWNJUDF.js"),
    import("./history-api-FU5UKFSB.js")
  ]);
  const api = await connect({
    token: env["GITHUB_TOKEN"] || env["GH_TOKEN"] || "",
    baseUrl: env["GITHUB_API_URL"] || "https://api.github.com",
    serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
    owner,
    repo,
    warn: (message) => stderr.write(`note: ${message}
`)
  });
  return new HistoryApi(api, branch);
}

export {
  git,
  historyBranch
};
