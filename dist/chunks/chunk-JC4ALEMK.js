import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  getInput
} from "./chunk-LWK7OYKM.js";
import {
  parseBandwidth,
  parseExplain,
  parseHost,
  parseSeconds
} from "./chunk-URQAJ633.js";
import {
  checkTemplate
} from "./chunk-GHIMOT5R.js";
import {
  parsePrices
} from "./chunk-A6W5WSYZ.js";
import {
  parseIncrease
} from "./chunk-IZRJ7AOI.js";
import {
  parseApprover
} from "./chunk-PLBBOBSO.js";
import {
  parsePlatform
} from "./chunk-IW5NEP45.js";
import {
  Malformed,
  UsageError
} from "./chunk-JRB32J4O.js";

// src/github/inputs.ts
function isSilent({ status, comment }) {
  return !status && comment === "never";
}
var LATER = ["measurements", "history-branch", "slack-webhook-url", "metrics-file"];
function readInputs() {
  const problems = [];
  const attempt = (name, parse, instead) => {
    try {
      return parse(getInput(name));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      problems.push(`input ${name}: ${error.message}`);
      return instead;
    }
  };
  const template = (text) => {
    checkTemplate(text);
    return text;
  };
  const inputs = {
    config: attempt("config", repositoryPath, ""),
    configFrom: attempt("config-from", oneOf("base", "workspace"), "base"),
    githubToken: getInput("github-token"),
    headTag: attempt("head-tag", template, ""),
    baseTag: attempt("base-tag", template, ""),
    baseLookback: attempt("base-lookback", wholeNumber, 0),
    platforms: attempt("platforms", (text) => list(text).map(parsePlatform), []),
    registryAuth: getInput("registry-auth"),
    insecureRegistries: attempt("insecure-registries", (text) => list(text).map(parseHost), []),
    authHosts: attempt("auth-hosts", (text) => list(text).map(parseHost), []),
    cacheDir: getInput("cache-dir") || null,
    timeoutMs: attempt("timeout", parseSeconds, 0),
    explain: attempt("explain", (text) => parseExplain(text || "layers"), "layers"),
    prices: attempt("prices", (text) => text.trim() === "" ? null : parsePrices(text), null),
    bandwidth: attempt("bandwidth", (text) => parseBandwidth(text || "100"), 0),
    comment: attempt("comment", oneOf("auto", "always", "never"), "auto"),
    commentKey: attempt("comment-key", word, "default"),
    noiseFloor: attempt("noise-floor", parseIncrease, parseIncrease("0 B")),
    status: attempt("status", truth, true),
    statusContext: attempt("status-context", contextName, ""),
    onInconclusive: attempt("on-inconclusive", oneOf("fail", "warn"), "fail"),
    approvalLabel: attempt("approval-label", labelName, ""),
    approvers: attempt("approvers", (text) => list(text).map(parseApprover), []),
    reportFile: getInput("report-file")
  };
  attempt("mode", oneOf("check"), "check");
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return inputs;
}
function inputsForLater() {
  return LATER.filter((name) => getInput(name) !== "");
}
function statusInputs() {
  const context = getInput("status-context") || "docker-image-budgets";
  return { isWanted: !/^(false|no|off)$/i.test(getInput("status")), context };
}
function commentInputs() {
  const key = getInput("comment-key");
  return {
    isWanted: getInput("comment") !== "never",
    key: isWord(key) ? key : "default"
  };
}
function oneOf(...words) {
  return (text) => {
    const found = words.find((word2) => word2 === text) ?? (text === "" ? words[0] : void 0);
    if (found !== void 0) return found;
    throw new Malformed(`${JSON.stringify(text)} is not allowed: ${words.join(", ")}`);
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
function list(text) {
  return text.split(/[,\n]/).map((item) => item.trim()).filter((item) => item !== "");
}
function word(text) {
  if (isWord(text)) return text;
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
function isWord(text) {
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

export {
  isSilent,
  readInputs,
  inputsForLater,
  statusInputs,
  commentInputs
};
