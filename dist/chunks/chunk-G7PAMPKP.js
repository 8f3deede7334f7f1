import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  parseBranchName
} from "./chunk-3KCB5G23.js";
import {
  parseShard
} from "./chunk-COHAGWCR.js";
import {
  checkBuiltImages,
  parseBuiltImages
} from "./chunk-QUKY24ET.js";
import {
  Malformed,
  OUTCOMES,
  Unmeasurable,
  UsageError,
  _minLength,
  checkTemplate,
  fetch,
  int,
  isBlocking,
  isLoopback,
  literal,
  nullish,
  object,
  oneLine,
  optional,
  parseApprover,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseIncrease,
  parsePlatform,
  parsePrices,
  parseSeconds,
  parseSize,
  partial,
  preload,
  printable,
  proxiesOf,
  randomUUID,
  string,
  toJsonText,
  union,
  unknown,
  usesPlaceholder
} from "./chunk-OUZ62CP3.js";

// src/net/proxied-fetch.ts
function proxiedFetch(timeoutMs) {
  const { httpProxy, httpsProxy, isFor } = proxiesOf(process.env);
  const proxies = { httpProxy, httpsProxy, noProxy: "" };
  let loading;
  const proxy = () => {
    loading ??= import("./proxy-agent-UW7F23JN.js").then((late) => new late.EnvHttpProxyAgent(proxies));
    return loading;
  };
  return async (url, init) => {
    const way = isFor(new URL(url)) ? { dispatcher: await proxy() } : {};
    return fetch(url, { ...init, ...way, signal: AbortSignal.timeout(timeoutMs) });
  };
}

// src/github/errors.ts
function isLocked(error2) {
  return statusOf(error2) === 403 && error2 instanceof Error && /\blocked\b/i.test(error2.message);
}
function statusOf(error2) {
  if (!(error2 instanceof Error) || !("status" in error2)) return void 0;
  return typeof error2.status === "number" ? error2.status : void 0;
}
var limit = object({
  status: union([literal(403), literal(429)]),
  response: object({ headers: object({ "x-ratelimit-remaining": literal("0") }) })
});
function isLimited(error2) {
  if (limit.safeParse(error2).success) return true;
  return error2 instanceof Error && /\bsecondary rate\b/i.test(error2.message);
}
function isReadOnly(error2) {
  const isRefused = [401, 403].includes(statusOf(error2) ?? 0);
  return isRefused && error2 instanceof Error && !/rate limit/i.test(error2.message);
}
var TOKEN_CURE = "Leave out the input github-token, and the job\u2019s own token is taken; a secret is not there on Dependabot\u2019s and forks\u2019 runs.";
async function ifThere(request) {
  try {
    return await request;
  } catch (error2) {
    if (statusOf(error2) === 404) return void 0;
    throw error2;
  }
}

// src/github/identity.ts
var WORKFLOW = "github-actions[bot]";
var answer = object({ viewer: object({ login: string().check(_minLength(1)) }) });
async function ownLogin({ rest, graphql }, token) {
  if (!token.startsWith("ghs_")) {
    try {
      return (await rest.users.getAuthenticated()).data.login;
    } catch (error2) {
      if (statusOf(error2) !== 403 && statusOf(error2) !== 401) throw error2;
    }
  }
  try {
    return answer.parse(await graphql("query { viewer { login } }")).viewer.login;
  } catch {
    return WORKFLOW;
  }
}

// src/github/client.ts
var REQUEST_MS = 3e4;
var PATIENCE_S = 60;
var GIVEN_UP = "What cannot be read or written there is in the job summary: run it again later.";
async function connect(options) {
  const { token, baseUrl, serverUrl, owner, repo, warn: warn2 } = options;
  const [{ Octokit }, { retry }, { throttling }, { default: Bottleneck }] = await Promise.all([
    import("./dist-src-KFFAEIAD.js"),
    import("./dist-bundle-TSROZJMI.js"),
    import("./dist-bundle-NO35PKMC.js"),
    import("./light-IAO7PLCT.js")
  ]);
  const atOnce = new Bottleneck.Group({ maxConcurrent: 1 });
  const given = /* @__PURE__ */ new Set();
  const wait = (what) => (seconds, _options, _octokit, tries) => {
    const worthwhile = seconds <= PATIENCE_S && tries < 2;
    if (worthwhile) warn2(`GitHub\u2019s ${what} is reached: waiting ${seconds} s`);
    else if (!given.has(what)) warn2(`GitHub\u2019s ${what} is reached: giving up. ${GIVEN_UP}`);
    if (!worthwhile) given.add(what);
    return worthwhile;
  };
  const common = {
    ...token === "" ? {} : { auth: token },
    baseUrl,
    request: { fetch: proxiedFetch(REQUEST_MS) },
    // Failures are told once, with what they mean, by whoever asked.
    log: { debug: () => {
    }, info: () => {
    }, warn: () => {
    }, error: () => {
    } }
  };
  const octokit = new (Octokit.plugin(retry, throttling))({
    ...common,
    retry: { retries: 2 },
    throttle: {
      write: atOnce,
      notifications: atOnce,
      onRateLimit: wait("rate limit"),
      onSecondaryRateLimit: wait("secondary rate limit")
    }
  });
  octokit.hook.before("request", (options2) => {
    options2.request = { ...options2.request };
    stayAt(baseUrl, options2.url);
  });
  const { rest, paginate } = octokit;
  const { graphql } = new Octokit(common);
  let login;
  return {
    rest,
    paginate,
    owner,
    repo,
    page: `${serverUrl}/${owner}/${repo}`,
    login: () => {
      login ??= ownLogin({ rest, graphql }, token);
      return login;
    }
  };
}
function stayAt(baseUrl, url) {
  const [home, next] = [new URL(baseUrl), new URL(url, baseUrl)];
  if (next.origin === home.origin) return;
  const error2 = new Error(`${home.origin} names a page at ${next.origin}, which is not asked`);
  throw Object.assign(error2, { status: 400 });
}

// src/action/main.ts
import { tmpdir } from "node:os";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os3 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret2) {
  issueCommand("add-mask", {}, secret2);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os3.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function isDebug() {
  return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os3.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// node_modules/@actions/github/lib/context.js
import { readFileSync, existsSync as existsSync2 } from "fs";
import { EOL as EOL5 } from "os";
var Context = class {
  /**
   * Hydrate the context from the environment
   */
  constructor() {
    var _a, _b, _c;
    this.payload = {};
    if (process.env.GITHUB_EVENT_PATH) {
      if (existsSync2(process.env.GITHUB_EVENT_PATH)) {
        this.payload = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
      } else {
        const path = process.env.GITHUB_EVENT_PATH;
        process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${EOL5}`);
      }
    }
    this.eventName = process.env.GITHUB_EVENT_NAME;
    this.sha = process.env.GITHUB_SHA;
    this.ref = process.env.GITHUB_REF;
    this.workflow = process.env.GITHUB_WORKFLOW;
    this.action = process.env.GITHUB_ACTION;
    this.actor = process.env.GITHUB_ACTOR;
    this.job = process.env.GITHUB_JOB;
    this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
    this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
    this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
    this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
    this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
    this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
  }
  get issue() {
    const payload = this.payload;
    return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
  }
  get repo() {
    if (process.env.GITHUB_REPOSITORY) {
      const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
      return { owner, repo };
    }
    if (this.payload.repository) {
      return {
        owner: this.payload.repository.owner.login,
        repo: this.payload.repository.name
      };
    }
    throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
  }
};

// scripts/actions-github.mjs
var context = new Context();

// src/github/commits.ts
async function readFileAt({ rest, owner, repo }, path, ref) {
  try {
    const { data } = await rest.repos.getContent({ owner, repo, path, ref });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return void 0;
    if (data.content === "" && data.size > 0) throw tooLarge(path, ref);
    return Buffer.from(data.content, "base64").toString("utf8");
  } catch (error2) {
    const status = statusOf(error2);
    if (status === 404) return void 0;
    if (status === void 0) throw error2;
    throw new UsageError(
      `${path} cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(error2)}). ${cureOf(status, "contents: read")}; or set config-from: workspace and check the repository out.`,
      { cause: error2 }
    );
  }
}
async function tipOf({ rest, owner, repo }, branch) {
  try {
    const { data } = await rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    throw new UsageError(
      `The commit of the default branch ${branch} cannot be read (${status} ${messageOf(error2)}), and its version of the budget file is needed. ${cureOf(status, "contents: read")}.`,
      { cause: error2 }
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
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    return status === 404 && /no common ancestor/i.test(messageOf(error2)) ? null : void 0;
  }
}
async function firstParents(api, sha, count) {
  try {
    return await walkFirstParents(api, sha, count);
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    throw new Unmeasurable(
      `the commits before ${sha.slice(0, 7)} cannot be listed (${status} ${messageOf(error2)})`,
      "Give the job the permission contents: read, or set base-lookback to 0.",
      { cause: error2 }
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
function messageOf(error2) {
  const message = error2 instanceof Error ? error2.message : String(error2);
  return message.replace(/ - https:\/\/docs\.\S+$/, "");
}

// src/github/events/event.ts
var named = nullish(object({ full_name: optional(string()) }));
var side = object({ sha: string(), ref: string(), repo: named });
var pullRequest = object({
  number: int(),
  state: string(),
  head: side,
  base: side,
  updated_at: optional(string())
});
var repository = object({
  full_name: optional(string()),
  owner: object({ login: string() })
});
var checkSuite = object({
  head_sha: string(),
  head_branch: nullish(string()),
  created_at: optional(string())
});
var event = object({
  action: optional(string()),
  /** What has been edited. */
  changes: optional(object({ base: optional(unknown()) })),
  label: optional(object({ name: string() })),
  pull_request: optional(pullRequest),
  /** `pull_request` is there where the issue is one. */
  issue: optional(object({ number: int(), pull_request: optional(unknown()) })),
  workflow_run: optional(
    object({
      /** What started that run. */
      event: optional(string()),
      head_sha: string(),
      /** The name of a tag, where that was pushed. */
      head_branch: nullish(string()),
      created_at: optional(string()),
      head_repository: nullish(repository)
    })
  ),
  check_suite: optional(checkSuite),
  check_run: optional(
    object({ head_sha: string(), check_suite: nullish(partial(checkSuite)) })
  ),
  merge_group: optional(
    object({
      head_sha: string(),
      head_ref: string(),
      base_sha: string(),
      base_ref: string()
    })
  ),
  before: optional(string()),
  after: optional(string()),
  /** Of a push; unlike `after` it is the commit that an annotated tag stands for. */
  head_commit: nullish(object({ id: string() })),
  repository: optional(object({ default_branch: optional(string()) }))
});
function isSameRepository(head, base) {
  const [one, other] = [head?.full_name?.toLowerCase(), base?.full_name?.toLowerCase()];
  return one !== void 0 && one === other;
}
function unreadable(eventName, where) {
  return new UsageError(`The event ${eventName} cannot be read: ${where} is not what GitHub sends.`);
}

// src/github/events/related-pulls.ts
async function openPulls(built, api) {
  const { rest, paginate, owner, repo } = api;
  const listed = { owner, repo, ...headOf(built), state: "open", per_page: 100 };
  const [ofBranch2, ofCommit2] = await Promise.all([
    readable(paginate(rest.pulls.list, listed)),
    readable(pullsOfCommit(built.sha, api))
  ]);
  const pulls = [...ofBranch2, ...ofCommit2].map((pull) => pullRequest.parse(pull));
  return [...new Map(pulls.map((pull) => [pull.number, pull])).values()];
}
async function pullsOfCommit(sha, { rest, paginate, owner, repo }) {
  const listed = { owner, repo, commit_sha: sha, per_page: 100 };
  try {
    const pulls = await paginate(rest.repos.listPullRequestsAssociatedWithCommit, listed);
    return pulls.filter(({ state, head }) => state === "open" && head.sha === sha);
  } catch (error2) {
    if ([404, 409, 422].includes(statusOf(error2) ?? 0)) return [];
    throw error2;
  }
}
async function closedPull(built, { rest, owner, repo }) {
  const listed = { owner, repo, ...headOf(built), state: "closed", per_page: 100 };
  const { data } = await readable(rest.pulls.list(listed));
  const closed = data.find(({ head }) => head.sha === built.sha);
  return closed === void 0 ? void 0 : pullRequest.parse(closed);
}
function headOf({ branch, owner }) {
  return branch === null || owner === null ? {} : { head: `${owner}:${branch}` };
}
async function pullByNumber({ rest, owner, repo }, number) {
  const answer2 = await readable(ifThere(rest.pulls.get({ owner, repo, pull_number: number })));
  return answer2 === void 0 ? void 0 : pullRequest.parse(answer2.data);
}
async function readable(request) {
  try {
    return await request;
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    throw new UsageError(
      `The pull requests of this commit cannot be read (${status} ${messageOf(error2)}). ${cureOf(status, "pull-requests: read")}.`,
      { cause: error2 }
    );
  }
}
var QUEUE = "gh-readonly-queue/";
async function groupAhead(baseSha, api) {
  try {
    const { rest, owner, repo } = await api();
    const { data } = await rest.repos.listBranchesForHeadCommit({
      owner,
      repo,
      commit_sha: baseSha
    });
    return data.map(({ name }) => name).find((name) => name.startsWith(QUEUE));
  } catch {
    return void 0;
  }
}
async function defaultBranchOf({ payload, api }) {
  const told = payload.repository?.default_branch;
  if (told !== void 0) return told;
  const { rest, owner, repo } = await api();
  const { data } = await rest.repos.get({ owner, repo });
  return data.default_branch;
}

// src/github/events/commit-event.ts
async function ofCommit(asked) {
  const { payload, run } = asked;
  const { after = run.sha, head_commit: commit } = payload;
  if (isNobody(after)) {
    return [nothingToDo(after, "The branch was deleted: there is nothing to judge.")];
  }
  const isTag = run.ref.startsWith("refs/tags/");
  const headSha = isTag ? commit?.id ?? run.sha : after;
  return [await ofBranch(asked, headSha)];
}
async function ofDeletion({ run }) {
  return [nothingToDo(run.sha, "A branch or a tag was deleted: there is nothing to judge.")];
}
async function ofBuiltBranch(asked, headSha, branch) {
  const ref = branch === null ? "" : `refs/heads/${branch}`;
  const eventContext = await ofBranch({ ...asked, run: { ...asked.run, ref } }, headSha);
  if (branch === null || !eventContext.isOnDefault) return eventContext;
  const api = await asked.api();
  const tip = await tipOf(api, branch);
  const isOn = tip === headSha || await mergeBase(api, tip, headSha) === headSha;
  return { ...eventContext, isOnDefault: isOn };
}
async function ofBranch(asked, headSha) {
  const { before } = asked.payload;
  const { ref, sha } = asked.run;
  const known = before !== void 0 && !isNobody(before);
  const defaultBranch = await defaultBranchOf(asked);
  return {
    ...commitAlone(headSha),
    ref,
    defaultBranch,
    isOnDefault: ref === `refs/heads/${defaultBranch}`,
    values: {
      head_sha: headSha,
      ...ref ? { head_ref: branchOf(ref) } : {},
      sha,
      base_ref: defaultBranch,
      ...known ? { base_sha: before } : {}
    }
  };
}
async function ofGroup(asked) {
  const { payload, run, api } = asked;
  const { merge_group: group } = payload;
  if (group === void 0) throw unreadable(run.eventName, "merge_group");
  const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1];
  const base = branchOf(group.base_ref);
  const values = {
    ...number === void 0 ? {} : { number },
    head_sha: group.head_sha,
    head_ref: branchOf(group.head_ref),
    base_sha: group.base_sha,
    base_ref: base,
    sha: run.sha
  };
  const ahead = await groupAhead(group.base_sha, api);
  const defaultBranch = await defaultBranchOf(asked);
  const nobody = { headSha: null, headThereAt: null, labelJustSet: null, isOpinion: false };
  return [
    {
      ...commitAlone(group.head_sha),
      ref: group.head_ref,
      // What was approved on its pull request, the queue may merge.
      reviewedPull: number === void 0 ? null : { number: Number(number), ...nobody },
      baseSha: group.base_sha,
      defaultBranch,
      isOnDefault: base === defaultBranch,
      values: ahead === void 0 ? values : { ...values, base_ref: ahead },
      baseFallback: ahead === void 0 ? null : values
    }
  ];
}
function groupOf(branch, headSha) {
  const [, base, baseSha] = /^gh-readonly-queue\/(.+)\/pr-\d+-([0-9a-f]{40,64})$/.exec(branch) ?? [];
  if (base === void 0 || baseSha === void 0) return void 0;
  return {
    head_sha: headSha,
    head_ref: `refs/heads/${branch}`,
    base_sha: baseSha,
    base_ref: `refs/heads/${base}`
  };
}
function nothingToDo(headSha, why) {
  return { ...commitAlone(headSha), over: why };
}
function commitAlone(headSha) {
  return {
    pull: null,
    ref: "",
    reviewedPull: null,
    headSha,
    baseSha: null,
    defaultBranch: "",
    isOnDefault: true,
    // Whoever pushes a branch, or adds to a queue, may write.
    isForeign: false,
    values: {},
    baseFallback: null,
    over: null,
    refusal: null
  };
}
function isNobody(sha) {
  return /^0+$/.test(sha);
}
function branchOf(ref) {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}

// src/github/events/pull-event.ts
var OPINION_EVENTS = [
  "pull_request_review",
  "pull_request_review_comment",
  "issue_comment"
];
function opinionOf({ payload, run }, pull) {
  const { action = "", label } = payload;
  return {
    headThereAt: pull.updated_at ?? null,
    labelJustSet: action === "labeled" ? label?.name ?? null : null,
    isOpinion: OPINION_EVENTS.includes(run.eventName) || ["labeled", "unlabeled"].includes(action)
  };
}
async function ofPull({ number, state, head, base }, asked, opinion) {
  const defaultBranch = await defaultBranchOf(asked);
  return {
    pull: { number, headSha: head.sha, baseRef: base.ref },
    ref: null,
    reviewedPull: { number, headSha: head.sha, ...opinion },
    headSha: head.sha,
    baseSha: base.sha,
    defaultBranch,
    isOnDefault: base.ref === defaultBranch,
    isForeign: !isSameRepository(head.repo, base.repo),
    values: {
      number: String(number),
      head_sha: head.sha,
      head_ref: head.ref,
      base_sha: base.sha,
      base_ref: base.ref,
      sha: asked.run.sha
    },
    baseFallback: null,
    over: state === "closed" ? `Pull request #${number} is closed: there is nothing to judge any more.` : null,
    refusal: null
  };
}

// src/github/events/workflow-run-event.ts
var MOST_PULLS = 20;
async function ofBuilt(asked) {
  const api = await asked.api();
  const source = sourceOf(asked.payload, api);
  if (source === void 0) throw unreadable(asked.run.eventName, asked.run.eventName);
  const { sha, branch, isForeign } = source;
  const isQueue = source.event === "merge_group" && !isForeign && branch !== null;
  const group = isQueue ? groupOf(branch, sha) : void 0;
  if (group !== void 0) {
    return ofGroup({ ...asked, payload: { ...asked.payload, merge_group: group } });
  }
  const open = await openPulls(source, api);
  const heads = open.filter(({ head }) => head.sha === sha);
  const isBranchKnown = branch !== null && source.owner !== null;
  const moved = isBranchKnown ? open.filter(({ head }) => head.sha !== sha) : [];
  if (heads.length + moved.length > 0) {
    return [...moved.map((pull) => movedOn(pull, sha)), ...await ofHeads(heads, source, asked)];
  }
  const closed = source.event === "push" ? void 0 : await closedPull(source, api);
  if (closed !== void 0) return [await eventContextOf(closed, source, asked)];
  if (!isForeign) return [await ofBuiltBranch(asked, sha, branch)];
  const nobody = `${sha.slice(0, 7)} of a fork is the head of no pull request: there is nothing to judge.`;
  return [nothingToDo(sha, nobody)];
}
function movedOn({ number }, sha) {
  const why = `Pull request #${number} has moved on from ${sha.slice(0, 7)}: its own run judges it.`;
  return nothingToDo(sha, why);
}
async function ofHeads(pulls, source, asked) {
  const eventContexts = await Promise.all(pulls.map((pull) => eventContextOf(pull, source, asked)));
  const sorted = eventContexts.toSorted((a, b) => rankOf(a) - rankOf(b));
  const [judged, others] = [sorted.slice(0, MOST_PULLS), sorted.slice(MOST_PULLS)];
  const [first] = others;
  if (first === void 0) return judged;
  const refusal = `${source.sha.slice(0, 7)} is the head of ${sorted.length} open pull requests, and one run judges ${MOST_PULLS}. Not judged: ${numbersOf(others)}. Close those that are not needed, and run it again.`;
  return [...judged, { ...first, refusal }];
}
function rankOf({ isOnDefault, pull }) {
  return (isOnDefault ? 0 : 1e9) + (pull?.number ?? 0);
}
function numbersOf(eventContexts) {
  const numbers = eventContexts.map(({ pull }) => `#${pull?.number}`);
  const more = numbers.length - MOST_PULLS;
  return `${numbers.slice(0, MOST_PULLS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function eventContextOf(pull, { at, event: event2 }, asked) {
  const isOpinion = event2 !== null && OPINION_EVENTS.includes(event2);
  return ofPull(pull, asked, { headThereAt: at, labelJustSet: null, isOpinion });
}
function sourceOf({ workflow_run, check_suite, check_run }, api) {
  if (workflow_run !== void 0) {
    const { head_sha, head_branch, head_repository, created_at, event: event2 = null } = workflow_run;
    return {
      sha: head_sha,
      branch: head_branch ?? null,
      owner: head_repository?.owner.login ?? null,
      isForeign: !head_repository || !isOwn(head_repository, api),
      at: created_at ?? null,
      event: event2
    };
  }
  const suite = check_suite ?? check_run?.check_suite;
  const sha = check_suite?.head_sha ?? check_run?.head_sha;
  if (sha === void 0) return void 0;
  const branch = suite?.head_branch ?? null;
  const owner = branch === null ? null : api.owner;
  return {
    sha,
    branch,
    owner,
    isForeign: branch === null,
    at: suite?.created_at ?? null,
    event: null
  };
}
function isOwn({ full_name, owner }, api) {
  const own = `${api.owner}/${api.repo}`.toLowerCase();
  return full_name === void 0 ? owner.login.toLowerCase() === api.owner.toLowerCase() : full_name.toLowerCase() === own;
}

// src/github/events/event-contexts.ts
var FINDERS = new Map([
  ["pull_request", ofPayload],
  ["pull_request_target", ofPayload],
  ["pull_request_review", ofPayload],
  ["pull_request_review_comment", ofPayload],
  ["issue_comment", ofComment],
  ["workflow_run", ofBuilt],
  ["check_suite", ofBuilt],
  ["check_run", ofBuilt],
  ["merge_group", ofGroup],
  ...[
    "push",
    "create",
    "release",
    "registry_package",
    "deployment",
    "deployment_status",
    "workflow_dispatch",
    "repository_dispatch",
    "schedule"
  ].map((name) => [name, ofCommit]),
  ["delete", ofDeletion]
]);
async function findEventContexts(run, api) {
  if (!run.eventName || !run.sha) {
    throw new UsageError(
      "This is a GitHub Action, and no workflow has started it. In a terminal use node dist/cli.js --help."
    );
  }
  const find = FINDERS.get(run.eventName);
  if (find === void 0) {
    const known = [...FINDERS.keys()].filter((name) => name !== "delete").join(", ");
    throw new UsageError(
      `The event ${run.eventName} tells of no commit whose images could be judged. Start the workflow on one that does: ${known}.`
    );
  }
  const result = event.safeParse(run.payload);
  if (!result.success) {
    throw unreadable(run.eventName, result.error.issues[0]?.path.join(".") ?? "");
  }
  const asked = { run, payload: result.data, api };
  const found = await find(asked);
  if (run.eventName === "push") return found.map(asPush);
  return isAside(asked) ? found.map((each) => ({ ...each, isAside: true })) : found;
}
function asPush(found) {
  return found.over === null && found.isOnDefault ? { ...found, isPushToDefault: true } : found;
}
var BUILT = ["opened", "synchronize", "reopened", "ready_for_review"];
function isAside({ run: { eventName }, payload: { action, changes } }) {
  if (eventName === "check_suite" || eventName === "check_run") return true;
  if (!["pull_request", "pull_request_target"].includes(eventName)) return false;
  if (action === "edited") return changes !== void 0 && changes.base === void 0;
  return action !== void 0 && !BUILT.includes(action);
}
async function ofPayload(asked) {
  const { pull_request: pull } = asked.payload;
  if (pull === void 0) throw unreadable(asked.run.eventName, "pull_request");
  return [await ofPull(pull, asked, opinionOf(asked, pull))];
}
async function ofComment(asked) {
  const { issue: issue2 } = asked.payload;
  if (issue2 === void 0) throw unreadable(asked.run.eventName, "issue");
  const { number } = issue2;
  const nothing = (why) => [nothingToDo(asked.run.sha, why)];
  if (!issue2.pull_request) {
    return nothing(`#${number} is no pull request: there is nothing to judge.`);
  }
  const pull = await pullByNumber(await asked.api(), number);
  if (pull === void 0) return nothing(`Pull request #${number} is not there any more.`);
  return [await ofPull(pull, asked, opinionOf(asked, pull))];
}

// src/github/runner.ts
var SHOWN = 9;
var ANNOTATORS = { error, warning };
function annotate(annotations) {
  for (const level of ["error", "warning"]) {
    const all = annotations.filter((annotation) => annotation.level === level);
    for (const { title, message, file, line } of all.slice(0, SHOWN)) {
      const place = { title: oneLine(title, 200), file: oneLine(file), startLine: line };
      ANNOTATORS[level](printable(message), place);
    }
    for (const { title, message } of all.slice(SHOWN)) log(`${level}: ${title}: ${message}`);
  }
}
function log(text) {
  const lines2 = printable(text.replace(LINE_END, "\n")).split("\n");
  for (const line of lines2) info(defused(line));
}
function warn(message) {
  warning(printable(message));
}
function fail(message) {
  setFailed(printable(message));
}
function debug2(message) {
  debug(printable(message));
}
function debugGroup(title) {
  if (!isDebug()) return { log: () => {
  }, end: () => {
  } };
  startGroup(title);
  return { log: debug2, end: endGroup };
}
var LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g;
function defused(line) {
  return line.replace(/^(\s*)(?=::)/, "$1\\").replaceAll("##[", "##\\[");
}
async function writeSummary(markdown) {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  await summary.addRaw(printable(markdown), true).write();
}
function setOutputs({ violations, ...texts }) {
  for (const [name, value] of Object.entries(texts)) setOutput(name, printable(value));
  setOutput("violations", toJsonText(violations));
}
function setMeasurements(path) {
  setOutput("measurements", printable(path));
}
function setIssue(url) {
  setOutput("issue-url", printable(url));
}
function maskSecret(secret2) {
  setSecret(secret2);
}

// src/github/events/branch-history.ts
var BranchHistory = class {
  eventContext;
  api;
  forks = /* @__PURE__ */ new Map();
  tip;
  constructor(eventContext, api) {
    this.eventContext = eventContext;
    this.api = api;
  }
  /** The commit that the change's branch began at, on its base, or else on the default branch. */
  async fork() {
    const { baseSha, isOnDefault } = this.eventContext;
    if (baseSha !== null) return this.forkFrom(baseSha);
    return isOnDefault ? void 0 : this.forkOfDefault();
  }
  async forkOfDefault() {
    return this.forkFrom(await this.defaultTip());
  }
  /** @throws {UsageError} when it cannot be told. */
  defaultTip() {
    this.tip ??= this.api().then((api) => tipOf(api, this.eventContext.defaultBranch));
    return this.tip;
  }
  forkFrom(sha) {
    const known = this.forks.get(sha);
    if (known !== void 0) return known;
    const fork = this.api().then((api) => mergeBase(api, sha, this.eventContext.headSha));
    this.forks.set(sha, fork);
    return fork;
  }
};

// src/github/input-lists.ts
function lines(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
function list(text) {
  return text.split(/[,\n]/).map((item) => item.trim()).filter((item) => item !== "");
}

// src/github/mode-inputs.ts
var MODES = ["check", "measure", "report", "audit"];
function parseWebhook(text) {
  const address = text.trim();
  if (address === "") return null;
  const url = URL.canParse(address) ? new URL(address) : void 0;
  if (url?.protocol === "https:") return address;
  if (url?.protocol === "http:" && isLoopback(url.hostname)) return address;
  throw new Malformed(
    "is no address that begins with https:// (it is a secret, and not shown here). Set it to the whole address, as Slack or the other side gives it."
  );
}
function misplacedInputs({
  mode,
  measurements,
  shard,
  slackWebhookUrl,
  webhookUrl,
  metricsDir,
  sarif
}) {
  const problems = [];
  const alerts = { "slack-webhook-url": slackWebhookUrl, "webhook-url": webhookUrl };
  for (const [name, address] of Object.entries(alerts)) {
    if (mode !== "audit" && address !== null)
      problems.push(
        `input ${name}: it is for mode: audit, which knows what has changed since it was told`
      );
  }
  if (["check", "audit"].includes(mode) && measurements.length > 0)
    problems.push(
      "input measurements: it is for mode: measure, which writes that file, and for mode: report, which reads it"
    );
  if (mode === "report" && measurements.length === 0)
    problems.push(
      "input measurements: mode: report needs the files that mode: measure has written, such as sizes/**/*.json"
    );
  if (mode === "measure" && measurements.length > 1)
    problems.push("input measurements: mode: measure writes one file");
  if (mode !== "measure" && shard !== null)
    problems.push("input shard: it is for mode: measure; mode: report finds all of them by itself");
  if (mode === "measure" && metricsDir !== "")
    problems.push(
      "input metrics-dir: mode: measure judges nothing; set it in the job that has mode: report"
    );
  if (mode === "measure" && sarif.length > 0)
    problems.push(
      "input sarif: mode: measure judges nothing; set it in the job that has mode: report"
    );
  return problems;
}

// src/github/inputs.ts
function isSilent({ status, comment }) {
  return !status && comment === "never";
}
function readInputs() {
  const problems = [];
  const attempt = (name, parse, instead) => {
    try {
      return parse(getInput(name));
    } catch (error2) {
      if (!(error2 instanceof Malformed)) throw error2;
      problems.push(`input ${name}: ${error2.message}`);
      return instead;
    }
  };
  const template = (text) => {
    checkTemplate(text);
    return text;
  };
  const inputs = {
    mode: attempt("mode", oneOf(...MODES), "check"),
    measurements: list(getInput("measurements")),
    slackWebhookUrl: attempt("slack-webhook-url", secret, null),
    webhookUrl: attempt("webhook-url", secret, null),
    shard: attempt("shard", (text) => text === "" ? null : parseShard(text), null),
    config: attempt("config", repositoryPath, ""),
    configFrom: attempt("config-from", oneOf("base", "workspace"), "base"),
    githubToken: getInput("github-token"),
    headTag: attempt("head-tag", template, ""),
    baseTag: attempt("base-tag", template, ""),
    baseLookback: attempt("base-lookback", wholeNumber, 0),
    platforms: attempt("platforms", (text) => list(text).map(parsePlatform), []),
    images: isSet("images") ? attempt("images", parseBuiltImages, null) : null,
    missingHead: attempt("missing-head", oneOf("fail", "unchanged"), "fail"),
    registryAuth: getInput("registry-auth"),
    insecureRegistries: attempt("insecure-registries", (text) => list(text).map(parseHost), []),
    authHosts: attempt("auth-hosts", (text) => list(text).map(parseHost), []),
    cacheDir: getInput("cache-dir") || null,
    timeoutMs: attempt("timeout", parseSeconds, 0),
    explain: attempt("explain", (text) => parseExplain(text || "layers"), "layers"),
    maxDownload: attempt("max-download", (text) => parseSize(text || "2 GiB"), 0),
    prices: attempt("prices", (text) => text.trim() === "" ? null : parsePrices(text), null),
    bandwidth: attempt("bandwidth", (text) => parseBandwidth(text || "100"), 0),
    comment: attempt("comment", oneOf("auto", "always", "never"), "auto"),
    commentKey: attempt("comment-key", commentKey, "default"),
    noiseFloor: attempt("noise-floor", parseIncrease, parseIncrease("0 B")),
    status: attempt("status", truth, true),
    statusContext: attempt("status-context", contextName, ""),
    onInconclusive: attempt("on-inconclusive", oneOf("fail", "warn"), "fail"),
    approvalLabel: attempt("approval-label", labelName, ""),
    approvers: attempt("approvers", (text) => list(text).map(parseApprover), []),
    reportFile: getInput("report-file"),
    historyBranch: attempt("history-branch", parseBranchName, ""),
    metricsDir: getInput("metrics-dir"),
    sarif: lines(getInput("sarif"))
  };
  problems.push(...misplacedInputs(inputs));
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return inputs;
}
function secret(text) {
  if (text.trim() !== "") setSecret(text.trim());
  return parseWebhook(text);
}
function isSet(name) {
  return process.env[`INPUT_${name.toUpperCase()}`] !== void 0;
}
function statusInputs() {
  const context2 = getInput("status-context") || "docker-image-budgets";
  return { isWanted: !/^(false|no|off)$/i.test(getInput("status")), context: context2 };
}
function commentInputs() {
  const key = getInput("comment-key");
  return {
    isWanted: getInput("comment") !== "never",
    key: isCommentKey(key) ? key : "default"
  };
}
function oneOf(...choices) {
  return (text) => {
    const found = choices.find((choice) => choice === text) ?? (text === "" ? choices[0] : void 0);
    if (found !== void 0) return found;
    throw new Malformed(`${JSON.stringify(text)} is not allowed: ${choices.join(", ")}`);
  };
}
function truth(text) {
  if (/^(true|yes|on)$/i.test(text) || text === "") return true;
  if (/^(false|no|off)$/i.test(text)) return false;
  throw new Malformed(`${JSON.stringify(text)} is neither true nor false`);
}
function wholeNumber(text) {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new Malformed(`${JSON.stringify(text)} is not a whole number from 0 to 999`);
}
function commentKey(text) {
  if (isCommentKey(text)) return text;
  throw new Malformed(
    `${JSON.stringify(text)} may hold letters, digits and . _ / - only, and no "--"`
  );
}
function contextName(text) {
  if (text.length > 0 && text.length <= 255) return text;
  throw new Malformed("has to be 1 to 255 characters");
}
function labelName(text) {
  if (text.length > 0 && [...text].length <= 50) return text;
  throw new Malformed("has to be a label: 1 to 50 characters");
}
function isCommentKey(text) {
  return /^[A-Za-z0-9._/-]{1,100}$/.test(text) && !text.includes("--");
}
function repositoryPath(text) {
  if (text.includes("\\")) {
    throw new Malformed(`${JSON.stringify(text)} has a backslash: folders are parted by / here`);
  }
  const path = text.replace(/^(\.\/)+/, "");
  const isInside = !path.startsWith("/") && !path.split("/").includes("..");
  if (path !== "" && isInside) return path;
  throw new Malformed(`${JSON.stringify(text)} is not a path inside the repository`);
}

// src/action/history.ts
var reading = /* @__PURE__ */ new WeakMap();
async function knownSizes(run) {
  if (run.inputs.historyBranch === "") return null;
  checkHistoryBranch(run);
  const known = reading.get(run.api);
  if (known !== void 0) return known;
  const read = readOnce(run);
  reading.set(run.api, read);
  return read;
}
async function readOnce(run) {
  const { readSizes, auditNotices } = await import("./read-sizes-ZDJNZUYZ.js");
  if (!run.eventContext.isPushToDefault) return readSizes(run);
  return { stored: null, notices: await auditNotices(run) };
}
function checkHistoryBranch({ inputs: { historyBranch }, eventContext }) {
  if ([eventContext.defaultBranch, eventContext.pull?.baseRef].includes(historyBranch)) {
    throw new UsageError(
      `input history-branch: ${historyBranch} is a branch that pull requests go into. Name one of its own, such as image-size-history.`
    );
  }
}
async function keepSizes(verdicts, run, id) {
  if (run.inputs.historyBranch === "" || !run.eventContext.isPushToDefault) return;
  const { recordSizes } = await import("./record-sizes-5IYTWGZ3.js");
  await recordSizes(verdicts, run, id);
}

// src/action/links.ts
function linksTo({ config, sha, headSha, baseSha, place }) {
  const { serverUrl, repository: repository2, action, actionRef } = place;
  const path = config.split("/").map(encodeURIComponent).join("/");
  const run = runUrl(place);
  return {
    budgetFile: `${serverUrl}/${repository2}/blob/${sha}/${path}`,
    headBudgetFile: `${serverUrl}/${repository2}/blob/${headSha}/${path}`,
    headFiles: `${serverUrl}/${repository2}/blob/${headSha}/`,
    headCommit: headSha.slice(0, 7),
    ...baseSha === null ? {} : { baseCommit: baseSha.slice(0, 7) },
    ...run === void 0 ? {} : { run },
    ...action === null ? {} : { advicePage: `${serverUrl}/${action}/blob/${actionRef ?? "HEAD"}/docs/advice.md` }
  };
}
function runUrl({ serverUrl, repository: repository2, runId }) {
  return runId ? `${serverUrl}/${repository2}/actions/runs/${runId}` : void 0;
}
function actionOf(env) {
  return {
    action: env["GITHUB_ACTION_REPOSITORY"] || null,
    actionRef: env["GITHUB_ACTION_REF"] || null
  };
}

// src/action/load-budgets.ts
import { join } from "node:path";
var core = () => import("./core-F23AJ3BS.js");
async function loadBudgets(run) {
  const { inputs, eventContext, api } = run;
  const { config, configFrom } = inputs;
  const { headSha } = eventContext;
  if (configFrom === "workspace") return { ...await loadFromWorkspace(run), sha: headSha };
  const github = await api();
  const [other, head] = await Promise.all([
    judgingVersion(run, github),
    readFileAt(github, config, headSha)
  ]);
  const judging = other ?? { text: head, sha: headSha, authority: "base" };
  const loaded = await compared(run, judging, head);
  const isOurs = ["base", "default"].includes(loaded.file.origin);
  return { ...loaded, sha: isOurs ? judging.sha : headSha };
}
async function judgingVersion({ inputs: { config }, eventContext, lineage }, api) {
  const { baseSha, isOnDefault } = eventContext;
  if (baseSha === null && isOnDefault) return null;
  const text = baseSha === null ? void 0 : await readFileAt(api, config, baseSha);
  if (baseSha !== null && text !== void 0) return { text, sha: baseSha, authority: "base" };
  const sha = await lineage.defaultTip();
  if (sha === baseSha) return { text, sha, authority: "base" };
  return { text: await readFileAt(api, config, sha), sha, authority: "default" };
}
async function compared({ inputs: { config }, eventContext, api, lineage }, { text: base, sha, authority }, head) {
  const { isForeign, headSha, baseSha } = eventContext;
  const isLent = authority === "default" && base !== void 0 && baseSha !== null;
  const lent = `${config} is not at the base commit: the default branch\u2019s version of it judges.`;
  const notices = isLent ? [lent] : [];
  if (base === head) {
    const otherEnding = head === void 0 ? await otherEndingAt(await api(), config, headSha) : void 0;
    const origin = { authority, isForeign, otherEnding };
    const { loadCompared: loadCompared2 } = await core();
    return withNotices(loadCompared2(config, { base, head, fork: base }, origin), notices);
  }
  const forkSha = await (authority === "base" ? lineage.fork() : lineage.forkOfDefault());
  const fork = await forkText(await api(), config, { forkSha, sha, base });
  const { loadCompared } = await core();
  const loaded = loadCompared(config, { base, head, fork }, { authority, isForeign });
  if (forkSha !== void 0) return withNotices(loaded, notices);
  const where = authority === "base" ? "base" : "default branch";
  return withNotices(loaded, [
    ...notices,
    `Where this branch began could not be told: what the ${where} has changed in ${config} since may be among the edits.`
  ]);
}
function withNotices(loaded, notices) {
  return { ...loaded, notices: [...loaded.notices, ...notices] };
}
async function otherEndingAt(api, config, sha) {
  const { otherEndingOf } = await core();
  const otherEnding = otherEndingOf(config);
  if (otherEnding === void 0) return void 0;
  return await readFileAt(api, otherEnding, sha) === void 0 ? void 0 : otherEnding;
}
async function forkText(api, config, given) {
  const { forkSha, sha, base } = given;
  if (forkSha === null) return void 0;
  return forkSha === void 0 || forkSha === sha ? base : readFileAt(api, config, forkSha);
}
async function loadFromWorkspace(run) {
  const { config } = run.inputs;
  const text = await readFromWorkspace(run);
  const notices = [
    `${config} is read from the workspace, where the change itself may have edited it.`
  ];
  let believed;
  if (run.eventContext.isForeign) {
    try {
      believed = (await judgingVersion(run, await run.api()))?.text;
    } catch (error2) {
      if (!(error2 instanceof UsageError)) throw error2;
      notices.push(`Nothing in it is believed: ${error2.message}`);
    }
  }
  const { loadSingle } = await core();
  const loaded = loadSingle(config, text, run.eventContext.isForeign ? { believed } : void 0);
  return withNotices(loaded, notices);
}
async function readFromWorkspace({ inputs, eventContext, workspace }) {
  const path = inputs.config;
  const { isFileWithin, misnamed, otherEndingOf, readBudgetBytes } = await core();
  if (eventContext.isForeign && !await isFileWithin(workspace, path)) {
    throw new UsageError(
      `${path} is no file of the workspace. With config-from: workspace, actions/checkout has to come before this step; of a fork\u2019s change the file may be no link either.`
    );
  }
  try {
    return String(await readBudgetBytes(join(workspace, path)));
  } catch (cause) {
    const otherEnding = isMissing(cause) ? otherEndingOf(path) : void 0;
    if (otherEnding !== void 0 && await isFileWithin(workspace, otherEnding)) {
      throw new UsageError(`There is no ${path}. ${misnamed(otherEnding)}`, { cause });
    }
    throw new UsageError(
      `${path} cannot be read in the workspace (${messageOf(cause)}). With config-from: workspace, actions/checkout has to come before this step.`,
      { cause }
    );
  }
}
function isMissing(error2) {
  return error2 instanceof Error && "code" in error2 && error2.code === "ENOENT";
}

// src/action/metrics.ts
import { resolve } from "node:path";

// src/action/check-request.ts
async function requestOf(given, { budgets, headBudgets, retired, file }) {
  const { inputs, eventContext, now } = given;
  const known = [...budgets, ...headBudgets];
  checkBuiltImages(inputs.images, known, { source: "input images", file: file.path });
  const headTag = headTagOf(given);
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])];
  const isUsed = (placeholder) => templates.some((each) => each !== void 0 && usesPlaceholder(each, placeholder));
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(given, isUsed),
    baseFallbacks: await fallbacks(given, isUsed),
    isChange: eventContext.baseSha !== null,
    platforms: inputs.platforms,
    retired,
    built: inputs.images,
    missingHead: inputs.missingHead,
    edits: file.edits,
    today: now.toISOString().slice(0, 10),
    noiseFloor: inputs.noiseFloor,
    isForeign: eventContext.isForeign
  };
}
function headTagOf({
  inputs,
  eventContext
}) {
  const isDefault = inputs.headTag === "pr-{number}";
  return isDefault && eventContext.pull === null ? "{head_ref}" : inputs.headTag;
}
async function withMergeBase({ eventContext, lineage }, isUsed) {
  return withFork(eventContext.values, isUsed("merge_base") ? await lineage.fork() : void 0);
}
async function fallbacks({ eventContext, lineage }, isUsed) {
  const { baseSha, baseFallback, defaultBranch, isOnDefault, values } = eventContext;
  const began = isUsed("merge_base") ? await lineage.fork() : void 0;
  const nearer = baseFallback === null ? [] : [withFork(baseFallback, began)];
  if (baseSha === null || isOnDefault) return nearer;
  const { base_sha: _, ...others } = values;
  const tip = isUsed("base_sha") ? { base_sha: await lineage.defaultTip() } : {};
  const fork = isUsed("merge_base") ? await lineage.forkOfDefault() : void 0;
  return [...nearer, withFork({ ...others, base_ref: defaultBranch, ...tip }, fork)];
}
function withFork(values, fork) {
  return fork ? { ...values, merge_base: fork } : values;
}

// src/action/metrics.ts
async function keepMetrics(report, run, { repository: repository2 }) {
  const { inputs, eventContext, workspace, now } = run;
  if (inputs.metricsDir === "") return;
  const { writeMetrics } = await import("./metrics-files-CRQL5TYE.js");
  await writeMetrics(report, {
    repository: repository2,
    now,
    headTag: headTagOf(run),
    isChange: eventContext.baseSha !== null || eventContext.pull !== null,
    branch: eventContext.values.head_ref ?? "",
    directory: resolve(workspace, inputs.metricsDir),
    log,
    warn
  });
}

// src/action/judge.ts
async function judgeAll(eventContexts, session) {
  const share = eventContexts.length;
  const judged = [];
  let images;
  const imagesFor = async (inputs) => {
    const { SharedImages } = await import("./check-all-TPXP6NYS.js");
    images ??= new SharedImages(inputs, session.workspace, share > 1);
    return images;
  };
  try {
    for (const eventContext of eventContexts) {
      try {
        const each = await judge(eventContext, session, { share, imagesFor });
        if (each !== null) judged.push(each);
      } catch (error2) {
        const publish = () => failedResult(error2, eventContext, session);
        judged.push({ eventContext, isRed: async () => true, publish });
      }
    }
  } finally {
    await images?.close();
  }
  return publishAll(judged, session);
}
async function publishAll(judged, session) {
  const results = [];
  for (const { eventContext, publish } of await redFirst(judged)) {
    if (judged.length > 1) {
      await writeSummary(`## ${await subjectOf(eventContext)}
`);
      log(`${plainSubjectOf(eventContext)}:`);
    }
    try {
      results.push(await publish());
    } catch (error2) {
      results.push(await failedResult(error2, eventContext, session));
    }
  }
  return results;
}
async function redFirst(judged) {
  if (judged.length < 2) return judged;
  const red = /* @__PURE__ */ new Set();
  for (const each of judged) if (await each.isRed().catch(() => true)) red.add(each);
  return [...red, ...judged.filter((each) => !red.has(each))];
}
async function failedResult(error2, eventContext, { api, id, place }) {
  const [{ logFailure }, { publishFailure }] = await Promise.all([
    import("./log-failure-ULNAGJIW.js"),
    import("./publish-failure-S736ZZEK.js")
  ]);
  const { message, failure } = logFailure(error2);
  const run = runUrl(place);
  const outputs = await publishFailure({ api, eventContext, id, message, run, warn });
  return { pull: eventContext?.pull?.number ?? null, report: null, outputs, failure };
}
var LATE = [
  () => import("./core-F23AJ3BS.js"),
  () => import("./check-all-TPXP6NYS.js"),
  () => import("./decision-DPKQHBQS.js"),
  () => import("./publish-K7B7GB57.js")
];
async function judge(eventContext, { api, id, workspace, tempDir, place }, { share, imagesFor }) {
  if (eventContext.refusal !== null) throw new UsageError(eventContext.refusal);
  const inputs = inputsOf(share);
  const lineage = new BranchHistory(eventContext, api);
  const run = { inputs, eventContext, api, lineage, workspace, now: /* @__PURE__ */ new Date() };
  if (await isTooEarly(run)) return null;
  const isTold = !isSilent(inputs) || eventContext.pull !== null;
  preload(...LATE, ...isTold ? [api] : []);
  const [budgets, sizes] = await Promise.all([loadBudgets(run), knownSizes(run)]);
  const { checkAll } = await import("./check-all-TPXP6NYS.js");
  const { verdicts, context: context2 } = await checkAll(run, budgets, await imagesFor(inputs), sizes);
  const [{ createDecide }, { isRedByNow, publish }] = await Promise.all([
    import("./decision-DPKQHBQS.js"),
    import("./publish-K7B7GB57.js")
  ]);
  const decide = createDecide(run, verdicts, context2);
  const links = linksOf(run, budgets, place);
  const { now } = run;
  const publisher = { api, inputs, eventContext, id, now, links, tempDir, share, warn };
  let red;
  return {
    eventContext,
    isRed: async () => {
      const decision = await decide();
      if (await isRedByNow(decision, publisher)) red = decision;
      return red !== void 0;
    },
    publish: async () => {
      const first = red ?? await decide();
      const { report, outputs } = await publish(first, decide, budgets.headBudgets, publisher);
      await keepSizes(verdicts, run, id);
      const failure = isBlocking(report.outcome, inputs.onInconclusive) ? report.headline : null;
      return {
        pull: eventContext.pull?.number ?? null,
        report,
        outputs,
        failure,
        writeMetrics: () => keepMetrics(report, run, place)
      };
    }
  };
}
function inputsOf(share) {
  const inputs = readInputs();
  return share > 1 ? { ...inputs, reportFile: "" } : inputs;
}
async function subjectOf({ pull, headSha, values }) {
  const { code } = await import("./markdown-text-NVUZQ2JI.js");
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} \u2192 ${code(values.base_ref ?? "")}`;
}
function plainSubjectOf({ pull, headSha }) {
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} \u2192 ${pull.baseRef}`;
}
async function isTooEarly({ inputs, eventContext, api }) {
  const { reviewedPull, headSha } = eventContext;
  if (reviewedPull === null || !reviewedPull.isOpinion || !inputs.status) return false;
  const { statusContext, commentKey: commentKey2, approvalLabel: label } = inputs;
  const { hasOwnStatus } = await import("./own-status-NOMJWQYJ.js");
  if (await hasOwnStatus(await api(), reviewedPull, { statusContext, commentKey: commentKey2, label }))
    return false;
  log(
    `No run has set the status ${statusContext} on ${headSha.slice(0, 7)} yet, and a label, a review or a comment brings no image: the run of the push comes first. If that was cancelled, start it again; a fork\u2019s, whose token may only read, needs a workflow_run.`
  );
  return true;
}
function linksOf({ inputs, eventContext }, { sha }, place) {
  const { headSha, baseSha } = eventContext;
  return linksTo({ config: inputs.config, sha, headSha, baseSha, place });
}

// src/action/results.ts
function worstOf(results) {
  return results.toSorted((a, b) => rankOf2(b) - rankOf2(a))[0];
}
function rankOf2({ failure, outputs }) {
  const outcome = OUTCOMES.indexOf(outputs.outcome);
  return (failure === null ? 0 : OUTCOMES.length) + outcome;
}
function violationsOf(results) {
  return [...new Set(results.flatMap(({ outputs }) => outputs.violations))];
}

// src/action/main.ts
async function main() {
  const session = startSession();
  const results = [];
  try {
    const mode = getInput("mode");
    if (mode === "measure") return await measured(session);
    if (mode === "audit") return await conclude(await audited(session), session);
    const eventContexts = await findEventContexts(context, session.api);
    results.push(...await judgeAll(dropFinished(eventContexts), session));
  } catch (error2) {
    results.push(await failedResult(error2, null, session));
  }
  await conclude(results, session);
}
async function measured({ id, place, workspace }) {
  const { measureMode } = await import("./measure-mode-XU76GTMJ.js");
  await measureMode({ context, workspace, repository: place.repository, id });
}
async function audited(session) {
  const { auditMode } = await import("./audit-mode-DDYGBJ3L.js");
  const result = await auditMode(context, session);
  return result === null ? [] : [result];
}
function startSession() {
  return {
    api: connectOnce(),
    id: { id: context.runId || 0, attempt: context.runAttempt || 1 },
    place: readPlace(),
    workspace: process.env["GITHUB_WORKSPACE"] || process.cwd(),
    tempDir: process.env["RUNNER_TEMP"] || tmpdir()
  };
}
function dropFinished(eventContexts) {
  for (const { over } of eventContexts) if (over !== null) log(over);
  return eventContexts.filter(({ over }) => over === null);
}
async function conclude(results, { tempDir }) {
  const worst = worstOf(results);
  if (worst === void 0) return;
  const { report, outputs, writeMetrics } = worst;
  await writeMetrics?.();
  const { reportOutput } = await import("./report-file-OUOTOBX4.js");
  const isAnew = results.length > 1 && report !== null;
  const files = { path: getInput("report-file"), tempDir, warn };
  setOutputs({
    ...outputs,
    report: isAnew ? await reportOutput(report, files) : outputs.report,
    violations: violationsOf(results)
  });
  for (const { pull, failure } of results) {
    if (failure === null) continue;
    fail(results.length > 1 && pull !== null ? `#${pull}: ${failure}` : failure);
  }
}
function connectOnce() {
  let api;
  const token = getInput("github-token");
  return () => {
    if (api === void 0 && token === "") warn(`The input github-token is empty. ${TOKEN_CURE}`);
    api ??= connect({
      token,
      baseUrl: context.apiUrl,
      serverUrl: context.serverUrl,
      ...context.repo,
      warn
    });
    return api;
  };
}
function readPlace() {
  const { serverUrl, runId } = context;
  const repository2 = process.env["GITHUB_REPOSITORY"] ?? "";
  return { serverUrl, runId, repository: repository2, ...actionOf(process.env) };
}

export {
  proxiedFetch,
  isLocked,
  statusOf,
  isLimited,
  isReadOnly,
  TOKEN_CURE,
  ifThere,
  connect,
  readFileAt,
  cureOf,
  firstParents,
  messageOf,
  findEventContexts,
  annotate,
  log,
  warn,
  debug2 as debug,
  debugGroup,
  writeSummary,
  setMeasurements,
  setIssue,
  maskSecret,
  BranchHistory,
  isSilent,
  readInputs,
  statusInputs,
  commentInputs,
  checkHistoryBranch,
  runUrl,
  loadBudgets,
  readFromWorkspace,
  requestOf,
  headTagOf,
  keepMetrics,
  main
};
