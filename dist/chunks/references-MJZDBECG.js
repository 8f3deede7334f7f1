import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  pruned,
  sizedTree
} from "./chunk-FPVT2BQU.js";
import {
  EXIT,
  checked,
  exitCode,
  printed,
  styleFor,
  wellFormed
} from "./chunk-6OFHO452.js";
import {
  wrapped
} from "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  UsageError,
  defaultName,
  formatReference,
  isFor,
  oneLine,
  parsePlatform,
  parseReference,
  withDefaultTag
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/references.ts
import { resolve } from "node:path";
async function diffCommand(args, world) {
  const [base, head, ...more] = args.positionals;
  if (base === void 0 || head === void 0 || more.length > 0) {
    throw new UsageError("diff takes two references: BASE HEAD");
  }
  const [from, image] = [read(base, "BASE"), read(head, "HEAD")];
  const report = await reportOn(args, world, { ...budgetOf(image), base: formatReference(from) });
  if (report.verdicts[0]?.base?.kind === "missing") return untold(missingWords(from), world);
  const problem = problemWith(report, args);
  if (problem !== null) return untold(problem, world);
  return printed(report, args, world, { isWhole: true });
}
function untold(problem, { stderr }) {
  stderr.write(`${wrapped(problem, stderr.columns)}
`);
  return EXIT.inconclusive;
}
function missingWords(reference) {
  return `${formatReference(reference)}: there is no such image`;
}
function problemWith({ verdicts: [verdict] }, { format }) {
  if (verdict?.head.kind === "missing") return missingWords(verdict.head.reference);
  if (verdict === void 0 || format !== "text") return null;
  if (verdict.changes.some(({ head }) => head !== null)) return null;
  const words = verdict.findings.map(({ message, cure }) => `${oneLine(message)}. ${cure ?? ""}`);
  return words.length === 0 ? null : words.join("\n");
}
async function explainCommand(args, world) {
  const [reference, ...more] = args.positionals;
  if (reference === void 0 || more.length > 0) {
    throw new UsageError("explain takes one reference");
  }
  const explainable = args.format === "json" ? void 0 : mostPulled;
  const budget = budgetOf(read(reference, "REFERENCE"));
  const report = withTrees(await reportOn(args, world, budget, explainable), args.tree);
  const problem = problemWith(report, args);
  if (problem !== null) return untold(problem, world);
  const { html } = args.tree;
  if (html !== void 0)
    await (await import("./treemap-DDB7R5NJ.js")).writeTreemap(report, args.tree, world);
  if (args.format !== "text") return printed(report, args, world, { isWhole: true });
  const { renderImage } = await import("./text-image-3DZU43FU.js");
  world.stdout.write(`${renderImage(report, styleFor(world))}
`);
  return exitCode(report.outcome, args.onInconclusive);
}
function withTrees(report, { depth, filter }) {
  const verdicts = report.verdicts.map((verdict) => ({
    ...verdict,
    changes: verdict.changes.map(({ files, ...change }) => {
      if (files === void 0) return change;
      const tree = pruned(sizedTree(files.head.live, filter), depth);
      return { ...change, files: { ...files, head: { ...files.head, tree } } };
    })
  }));
  return { ...report, verdicts };
}
function mostPulled(changes) {
  const amd64 = parsePlatform("linux/amd64");
  const found = changes.find(({ platform }) => platform !== null && isFor(amd64, platform));
  return [found ?? changes[0]].filter((change) => change !== void 0);
}
function read(text, name) {
  return wellFormed(() => withDefaultTag(parseReference(text)), name);
}
function budgetOf(image) {
  return { name: defaultName(image), image, place: { line: 1, column: 1 } };
}
async function reportOn(args, world, budget, explainable) {
  const file = { path: "", origin: "workspace", edits: [] };
  const { dockerfile: path, target } = args;
  const only = explainable && { explainable };
  const subject = { file, notices: [], values: {}, elsewhere: null, isWhole: true, ...only };
  if (path === void 0) return checked(args, world, { ...subject, budgets: [budget] });
  const text = await typedDockerfile(path, world);
  const dockerfile = { path, ...target === void 0 ? {} : { target } };
  const budgets = [{ ...budget, dockerfile }];
  return checked(args, world, { ...subject, budgets, dockerfileText: async () => text });
}
async function typedDockerfile(path, { directory }) {
  const { readDockerfile } = await import("./dockerfile-text-3UNR5WWQ.js");
  try {
    return await readDockerfile(resolve(directory, path));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--dockerfile ${oneLine(path)} cannot be read (${oneLine(why)}).`, {
      cause
    });
  }
}
export {
  diffCommand,
  explainCommand
};
