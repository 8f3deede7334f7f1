import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  readText
} from "./chunk-LQU5KG4W.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  EXIT
} from "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  loadSingle
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  nearest,
  oneLine
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/history.ts
import { resolve } from "node:path";
var VERBS = {
  import: async (...asked) => (await import("./history-import-BXY2ZVAE.js")).importHistory(...asked),
  show: async (...asked) => (await import("./history-show-OAGMKNFU.js")).showHistory(...asked),
  export: async (...asked) => (await import("./history-export-TIHBOL52.js")).exportHistory(...asked)
};
async function historyCommand(args, world) {
  const [verb = "", ...rest] = args.positionals;
  if (!isVerb(verb)) throw new UsageError(unknownVerb(verb));
  checkOptions(verb, args);
  try {
    return await VERBS[verb]({ ...args, positionals: rest }, world, await budgetsOf(args, world));
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error;
    world.stderr.write(`${oneLine(error.message, 1e3)}. ${error.cure}
`);
    return EXIT.inconclusive;
  }
}
function checkOptions(verb, { dataFormat, format, tags }) {
  if (verb !== "import" && tags !== void 0) throw new UsageError("--tags is for history import");
  if (verb === "import" && (dataFormat ?? format) !== "text") {
    throw new UsageError("history import writes to a branch, and says so in text alone");
  }
  if (verb === "show" && dataFormat !== null) {
    throw new UsageError(`--format ${dataFormat} is for history export: use text, markdown or json`);
  }
  if (verb === "export" && dataFormat === null && format === "markdown") {
    throw new UsageError("--format markdown is for history show: use csv, json or openmetrics");
  }
}
function isVerb(verb) {
  return Object.hasOwn(VERBS, verb);
}
function unknownVerb(verb) {
  const known = Object.keys(VERBS);
  const guess = nearest(verb, known);
  const hint = guess === void 0 ? "" : ` Did you mean ${guess}?`;
  const what = verb === "" ? "nothing is said to do" : `there is no ${oneLine(verb, 40)}`;
  return `history: ${what}.${hint} Say one of ${known.join(", ")}.`;
}
async function budgetsOf({ config }, { directory }) {
  const file = { path: resolve(directory, config), name: oneLine(config) };
  const text = await readText(file);
  return text === null ? [] : loadSingle(file.name, text).budgets;
}
export {
  historyCommand
};
