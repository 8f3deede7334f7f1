import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  announce,
  destinationOf,
  readPublished,
  tolerantWriter,
  warnOfNewer
} from "./chunk-DLKDWOPQ.js";
import "./chunk-TKE762CJ.js";
import "./chunk-7BNFSNEO.js";
import {
  commentInputs,
  statusInputs,
  writeSummary
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  oneLine
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/render/failure.ts
function renderFailure(message, run) {
  const lines = message.split(/\r\n?|\n/).map((line) => {
    const indent = /^ */.exec(line)?.[0] ?? "";
    return `    ${indent}${oneLine(line, 300)}`;
  });
  const link = run === void 0 ? "" : `

<sub>[run](${run})</sub>`;
  return `### \u274C The image budgets could not be checked

${lines.slice(0, 200).join("\n")}${link}`;
}

// src/action/publish-failure.ts
async function publishFailure(failedRun) {
  const { message, run, eventContext } = failedRun;
  const [line = ""] = message.split("\n");
  const headline = line.replace(/:$/, "");
  const markdown = renderFailure(message, run);
  await writeSummary(markdown);
  if (eventContext !== null) await tellGitHub(failedRun, eventContext, { headline, body: markdown });
  return { outcome: "inconclusive", headline, report: "", "comment-url": "", violations: [] };
}
async function tellGitHub({ api, id, warn }, eventContext, { headline, body }) {
  const [status, comment] = [statusInputs(), commentInputs()];
  if (!status.isWanted && !comment.isWanted) return;
  const attempt = tolerantWriter(warn);
  const github = await attempt("the status", "statuses: write", api);
  if (github === void 0) return;
  const context = status.isWanted ? status.context : null;
  const destination = destinationOf(eventContext, { id, at: Date.now(), key: comment.key, context });
  const announcement = {
    ...destination,
    status: { state: "error", description: headline },
    comment: comment.isWanted ? { body, record: null, create: false, isLinked: false } : null
  };
  const seen = await readPublished(github, destination);
  const { newer } = await announce(github, announcement, seen, attempt);
  if (newer !== null) warnOfNewer(newer);
}
export {
  publishFailure
};
