import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  defaultFileName,
  measureForReport,
  measurementText,
  writeMeasurements
} from "./chunk-P2BG5LB5.js";
import "./chunk-GU7VW7NR.js";
import "./chunk-C62OPBFB.js";
import "./chunk-S4WMH7M4.js";
import {
  inShard,
  parseShard
} from "./chunk-COHAGWCR.js";
import {
  EXIT,
  checkTemplates,
  readConfig,
  requireTags,
  tagsFrom,
  wellFormed,
  withImages
} from "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import {
  checkBuiltImages
} from "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  createProgress,
  loadSingle
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  oneLine,
  plural
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/measure-for-report.ts
import { readFile } from "node:fs/promises";
async function measureForReportCommand(args, world) {
  if (args.positionals.length > 0)
    throw new UsageError("--for-report measures what the budget file names, and takes no REFERENCE");
  if (args.format !== "text")
    throw new UsageError("--for-report writes a file of its own format, and takes no --format");
  const [named, ...more] = args.measurements;
  if (more.length > 0) throw new UsageError("--for-report writes one file: name one --measurements");
  checkTemplates(args);
  const shard = args.shard === void 0 ? null : wellFormed(() => parseShard(args.shard ?? ""), "--shard");
  const file = loadSingle(args.config, await readConfig(args.config, world)).budgets;
  checkBuiltImages(args.images, file, { source: "--images", file: args.config });
  const all = file.filter(({ name }) => args.images?.has(name) ?? true);
  const { values } = tagsFrom(args, world.env);
  requireTags(all, { head: args.head, base: args.base, values });
  const budgets = shard === null ? all : inShard(all, shard);
  const entries = await withImages(world, args, async ({ source }, warnings) => {
    const request = { ...tagsFrom(args, world.env), budgets, platforms: args.platforms };
    const measured = await measureForReport(request, {
      imagesFor: () => source,
      isExplained: args.explain !== "none",
      progress: createProgress((line) => world.stderr.write(`${line}
`))
    });
    for (const warning of warnings) world.stderr.write(`note: ${oneLine(warning)}
`);
    return measured;
  });
  const names = budgets.map(({ name }) => name);
  const path = named ?? defaultFileName({ names, shard, env: world.env });
  const run = await runFrom(world.env);
  await writeMeasurements(
    world.directory,
    path,
    measurementText({ run, shard, measurements: entries })
  );
  return tell(entries, path, world);
}
function tell(entries, path, { stdout, stderr }) {
  const heads = entries.filter(({ side }) => side === "head");
  const failed = heads.flatMap((entry) => "failure" in entry ? [entry] : []);
  for (const { service, failure } of failed)
    stderr.write(`${`${oneLine(service)}: ${failure.message}. ${failure.cure}`.trim()}
`);
  const measured = new Set(heads.flatMap((entry) => "failure" in entry ? [] : [entry.service]));
  const rest = failed.length === 0 ? "" : `, ${failed.length} could not be`;
  stdout.write(`${plural(measured.size, "image")} measured${rest}: ${oneLine(path)}
`);
  return failed.length === 0 ? EXIT.pass : EXIT.inconclusive;
}
async function runFrom(env) {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = env;
  const sha = await headShaFrom(env["GITHUB_EVENT_PATH"]) ?? env["GITHUB_SHA"];
  if (!repository || !sha || !id) return null;
  return { repository, id: Number(id), attempt: Number(attempt || "1"), sha };
}
async function headShaFrom(path) {
  if (!path) return void 0;
  try {
    const event = JSON.parse(await readFile(path, "utf8"));
    const sha = field(field(field(event, "pull_request"), "head"), "sha");
    return typeof sha === "string" ? sha : void 0;
  } catch {
    return void 0;
  }
}
function field(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
export {
  measureForReportCommand
};
