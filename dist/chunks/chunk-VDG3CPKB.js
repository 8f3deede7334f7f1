import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  historyBranch
} from "./chunk-6VKVJVYF.js";
import {
  SizeHistory
} from "./chunk-MADZQDZ6.js";
import {
  readHistory
} from "./chunk-BCXJ2VCG.js";
import {
  HistoryUnavailable
} from "./chunk-JNDBAAP4.js";
import {
  nameOf
} from "./chunk-4RYPBSQW.js";
import {
  UsageError,
  nearest,
  oneLine
} from "./chunk-OUZ62CP3.js";

// src/cli/history-read.ts
async function readSeries(args, world, budgets) {
  return named((await readSizes(args, world, budgets)).all(), args.positionals);
}
async function readSizes(args, world, budgets) {
  const branch = await historyBranch(args, world);
  const stored = await readHistory(branch, { now: /* @__PURE__ */ new Date(), depth: "all" });
  if (stored === null) {
    throw new HistoryUnavailable(
      `There is no branch ${branch.name}`,
      `The action makes it on a push to the default branch, with the input history-branch; history import makes one of the tags that there are. ${args.repository === void 0 ? "In a clone it has to be fetched." : "GitHub says the same of a repository that the token in GITHUB_TOKEN may not see."}`
    );
  }
  for (const line of stored.torn)
    world.stderr.write(`note: ${oneLine(line)}; the line is left out
`);
  const services = budgets.map(({ name, image }) => ({ name, image: nameOf(image).image }));
  return new SizeHistory(stored, services);
}
function named(all, names) {
  if (names.length === 0) return all;
  const known = [...new Set(all.map(({ service }) => service))];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return all.filter(({ service }) => names.includes(service));
  const sentences = unknown.map((name) => {
    const guess = nearest(name, known);
    const hint = guess === void 0 ? "" : ` Did you mean ${oneLine(guess)}?`;
    return `The history knows no service ${oneLine(name, 100)}.${hint}`;
  });
  const has = known.length === 0 ? "It is empty." : `It knows ${oneLine(known.join(", "), 500)}.`;
  throw new UsageError([...sentences, has].join("\n"));
}

export {
  readSeries,
  readSizes,
  named
};
