import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  keyOf,
  movingRef,
  readHistory,
  startOf,
  weeksOf
} from "./chunk-JFXKZPON.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import "./chunk-SSCO7K6P.js";
import {
  parseBranchName
} from "./chunk-WDV4G2FL.js";
import {
  EXIT,
  wellFormed
} from "./chunk-DE2K5LCM.js";
import {
  columns
} from "./chunk-QMB7OKMG.js";
import "./chunk-G5HP5BCW.js";
import {
  UsageError,
  formatBytes,
  nearest,
  oneLine,
  quoted,
  spawn
} from "./chunk-X2GWAC33.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";

// src/domain/series/size-history.ts
var SizeHistory = class {
  torn;
  records;
  since;
  /** By service and platform. */
  own = /* @__PURE__ */ new Map();
  /** @param services of the budget file as it is now: a service that was renamed keeps its history. */
  constructor(stored, services) {
    const current = currentNames(services);
    this.torn = stored.torn;
    this.since = stored.since;
    this.records = inTime(stored.records).map((each) => ({ ...each, service: current(each) }));
    for (const record of this.records) this.ownOf(record).records.push(record);
    for (const week of stored.weeks)
      this.ownOf({ ...week, service: current(week) }).weeks.push(week);
  }
  /** Every series that there is, removed services among them, by name and platform. */
  all() {
    return [...this.own.keys()].toSorted().flatMap((key) => {
      const [service, platform] = JSON.parse(key);
      return this.exactly(service, platform) ?? [];
    });
  }
  /**
   * The series of a service on a platform; null where there is none. A plain manifest, which says no
   * platform, and the only one of an index continue each other.
   */
  of(service, platform) {
    const exact = this.exactly(service, platform);
    if (exact !== null) return exact;
    const others = this.all().filter((each) => each.service === service);
    const [only] = others;
    const isPlain = platform === null || only?.platform === null;
    return only !== void 0 && others.length === 1 && isPlain ? only : null;
  }
  /** What is recorded of the images that a digest names, an index's for each of its platforms. */
  knownBy(digest) {
    return this.records.filter(
      (each) => each.digest === digest || each.index === digest || each.also.includes(digest)
    );
  }
  /** When an audit has last recorded something; null: none did, as far as was read. */
  get lastAudit() {
    return this.records.findLast(({ by }) => by === "audit")?.t ?? null;
  }
  exactly(service, platform) {
    const { records = [], weeks = [] } = this.own.get(keyFor({ service, platform })) ?? {};
    const moving = records.map(movingRef).findLast((ref) => ref !== null) ?? weeks.findLast(({ ref }) => ref !== null)?.ref ?? null;
    const isCurrent = (ref) => ref === null || ref === moving;
    const own = records.filter((record) => isCurrent(movingRef(record)));
    const folded = weeks.filter(({ ref }) => isCurrent(ref));
    if (own.length + folded.length === 0) return null;
    return { service, platform, records: own, weeks: this.weeksOf(own, folded) };
  }
  ownOf(of) {
    const key = keyFor(of);
    const known = this.own.get(key) ?? { records: [], weeks: [] };
    this.own.set(key, known);
    return known;
  }
  /** Where all measurements of a week are known they count, and else what was made of them once. */
  weeksOf(records, folded) {
    const weeks = new Map(weeksOf(records).map((each) => [each.week, each]));
    for (const { week, count, median, min, max, last, ref } of folded) {
      const isWhole = startOf(week) >= this.since && weeks.has(week);
      const known = weeks.get(week);
      const isBetter = known === void 0 || ref !== null || known.count < count;
      if (!isWhole && isBetter) weeks.set(week, { week, count, median, min, max, last });
    }
    return [...weeks.values()].toSorted((a, b) => a.week - b.week);
  }
};
function keyFor({ service, platform }) {
  return JSON.stringify([service, platform]);
}
function inTime(records) {
  const once = new Map(records.map((record) => [keyOf(record), record]));
  return [...once.values()].toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t));
}
function currentNames(services) {
  const names = new Set(services.map(({ name }) => name));
  const claims = /* @__PURE__ */ new Map();
  for (const { name, image } of services) claims.set(image, [...claims.get(image) ?? [], name]);
  return ({ service, image }) => {
    const [only = service, ...more] = names.has(service) ? [] : claims.get(image) ?? [];
    return more.length === 0 ? only : service;
  };
}

// src/git/git.ts
var MAX_MS = 6e4;
var MAX_OUTPUT_BYTES = 64e6;
function git(args, { directory, input }) {
  return new Promise((resolve) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
    const child = spawn("git", args, {
      cwd: directory,
      env,
      timeout: MAX_MS,
      killSignal: "SIGKILL"
    });
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
    child.on(
      "error",
      (error) => resolve({ code: null, stdout: Buffer.alloc(0), stderr: error.message })
    );
    child.on("close", (code) => resolve({ code, stdout: Buffer.concat(chunks), stderr }));
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
    await this.run(["rev-parse", "--git-dir"]);
    const commit = await this.tip(`refs/heads/${this.name}`) ?? await this.tip(`refs/remotes/origin/${this.name}`);
    if (commit === null) return null;
    const tree = String(await this.run(["rev-parse", `${commit}^{tree}`])).trim();
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
  async tip(ref) {
    const { directory } = this;
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    const { code, stdout } = await git(args, { directory });
    return code === 0 ? String(stdout).trim() : null;
  }
  async run(args) {
    const { code, stdout, stderr } = await git(args, { directory: this.directory });
    if (code === 0) return stdout;
    throw this.unavailable("read", stderr);
  }
  unavailable(what, stderr) {
    const why = stderr.trim().split("\n").at(-1) || "git did not end in time";
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
    import("./client-S3NSXWZG.js"),
    import("./history-api-FSNPTC4E.js")
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

// src/cli/history.ts
var VERBS = { show: showHistory };
async function historyCommand(args, world) {
  const [verb = "", ...rest] = args.positionals;
  if (!isVerb(verb)) {
    const known = Object.keys(VERBS);
    const guess = nearest(verb, known);
    const hint = guess === void 0 ? "" : ` Did you mean ${guess}?`;
    const what = verb === "" ? "What is to be done is missing" : `There is no ${oneLine(verb, 40)}`;
    throw new UsageError(`history: ${what}.${hint} Say one of ${known.join(", ")}.`);
  }
  try {
    return await VERBS[verb]({ ...args, positionals: rest }, world);
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error;
    world.stderr.write(`${oneLine(error.message)}. ${error.cure}
`);
    return EXIT.inconclusive;
  }
}
function isVerb(verb) {
  return Object.hasOwn(VERBS, verb);
}
async function showHistory(args, world) {
  const branch = await historyBranch(args, world);
  const stored = await readHistory(branch, { now: /* @__PURE__ */ new Date(), depth: "all" });
  if (stored === null) {
    world.stderr.write(`There is no branch ${branch.name}.
`);
    return EXIT.inconclusive;
  }
  const history = new SizeHistory(stored, []);
  const rows = history.all().map(({ service, platform, records }) => {
    const last = records.at(-1);
    return [service, platform ?? "", formatBytes(last?.bytes ?? 0), last?.t.slice(0, 10) ?? ""];
  });
  world.stdout.write(`${columns(rows, [2]).join("\n")}
`);
  return EXIT.pass;
}
export {
  historyCommand
};
