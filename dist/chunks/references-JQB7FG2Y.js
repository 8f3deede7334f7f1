import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import "./chunk-WL2TQMWR.js";
import {
  EXIT,
  checked,
  printed,
  wellFormed
} from "./chunk-CY7SOFKM.js";
import "./chunk-Y7SBPK7N.js";
import "./chunk-2DARH4BM.js";
import "./chunk-37B2EX6O.js";
import {
  UsageError,
  defaultName,
  formatReference,
  parseReference,
  withDefaultTag
} from "./chunk-V4SRQO4X.js";
import "./chunk-FDRE2FRA.js";
import "./chunk-CZ3IR7DF.js";

// src/cli/references.ts
async function diffCommand(args, world) {
  const [base, head, ...more] = args.positionals;
  if (base === void 0 || head === void 0 || more.length > 0) {
    throw new UsageError("diff takes two references: BASE HEAD");
  }
  const [from, image] = [read(base, "BASE"), read(head, "HEAD")];
  const report = await reportOn(args, world, { ...budgetOf(image), base: formatReference(from) });
  const [verdict] = report.verdicts;
  if (verdict?.base?.kind !== "missing") return printed(report, args, world, { isWhole: true });
  world.stderr.write(`${formatReference(from)}: there is no such image
`);
  return EXIT.inconclusive;
}
async function explainCommand(args, world) {
  const [reference, ...more] = args.positionals;
  if (reference === void 0 || more.length > 0) {
    throw new UsageError("explain takes one reference");
  }
  const report = await reportOn(args, world, budgetOf(read(reference, "REFERENCE")));
  return printed(report, args, world, { isWhole: true });
}
function read(text, name) {
  return wellFormed(() => withDefaultTag(parseReference(text)), name);
}
function budgetOf(image) {
  return { name: defaultName(image), image, place: { line: 1, column: 1 } };
}
function reportOn(args, world, budget) {
  const file = { path: "", origin: "workspace", edits: [] };
  return checked(args, world, { budgets: [budget], file, notices: [], values: {}, isWhole: true });
}
export {
  diffCommand,
  explainCommand
};
