import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  checked,
  printed
} from "./chunk-ZNKA6LZ5.js";
import {
  wellFormed
} from "./chunk-NQZ2DXMW.js";
import "./chunk-AYIPSFJN.js";
import {
  EXIT
} from "./chunk-ACC4EFRQ.js";
import "./chunk-P7LFRB6Q.js";
import "./chunk-LPRCY2TO.js";
import "./chunk-AWQ3J3GQ.js";
import "./chunk-ZDIANJO2.js";
import "./chunk-MFLKTEB7.js";
import "./chunk-X4YCXSSN.js";
import "./chunk-W2HUWUF7.js";
import "./chunk-DUZPIUDR.js";
import "./chunk-ABPOFCQT.js";
import "./chunk-OCTBMLBF.js";
import "./chunk-SDUAZPQA.js";
import "./chunk-DI5NXAHA.js";
import "./chunk-JVQRSQDG.js";
import "./chunk-X5TCQZ4S.js";
import "./chunk-3NTQYEGY.js";
import "./chunk-S3FFL33T.js";
import "./chunk-73P5AE6K.js";
import "./chunk-3CAFIAEE.js";
import "./chunk-URQAJ633.js";
import "./chunk-GHIMOT5R.js";
import "./chunk-A6W5WSYZ.js";
import "./chunk-U45OYD3Y.js";
import "./chunk-IZRJ7AOI.js";
import "./chunk-PLBBOBSO.js";
import "./chunk-43IJ4DZN.js";
import "./chunk-T6UG24X3.js";
import "./chunk-2OA2TC6A.js";
import "./chunk-IW5NEP45.js";
import "./chunk-IL3RPRB4.js";
import {
  defaultName,
  formatReference,
  parseReference,
  withDefaultTag
} from "./chunk-V35JLIWI.js";
import "./chunk-LSII7BRH.js";
import "./chunk-F3PQNR5A.js";
import {
  UsageError
} from "./chunk-JRB32J4O.js";
import "./chunk-DGHX6NRR.js";
import "./chunk-JLZW5ZKN.js";
import "./chunk-44XWL3MF.js";

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
