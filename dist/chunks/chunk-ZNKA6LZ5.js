import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  wellFormed,
  withImages
} from "./chunk-NQZ2DXMW.js";
import {
  paintFor
} from "./chunk-AYIPSFJN.js";
import {
  EXIT
} from "./chunk-ACC4EFRQ.js";
import {
  readBudgetBytes
} from "./chunk-LPRCY2TO.js";
import {
  loadSingle,
  misnamed,
  neighbourOf
} from "./chunk-AWQ3J3GQ.js";
import {
  check,
  createProgress,
  lateExplainer
} from "./chunk-MFLKTEB7.js";
import {
  loadUnderWay
} from "./chunk-73P5AE6K.js";
import {
  checkTemplate
} from "./chunk-GHIMOT5R.js";
import {
  DEFAULT_NOISE_FLOOR,
  parseIncrease
} from "./chunk-IZRJ7AOI.js";
import {
  oneLine
} from "./chunk-F3PQNR5A.js";
import {
  UsageError
} from "./chunk-JRB32J4O.js";

// src/cli/check.ts
import { existsSync } from "node:fs";
import { resolve } from "node:path";
async function checkCommand(args, world) {
  if (args.positionals.length > 0)
    throw new UsageError(`check takes no ${oneLine(args.positionals[0] ?? "", 100)}`);
  const { config } = args;
  for (const [option, template] of [
    ["--head", args.head],
    ["--base", args.base]
  ]) {
    if (template !== void 0) wellFormed(() => checkTemplate(template), option);
  }
  const { budgets, file, notices } = loadSingle(config, await readConfig(config, world));
  const values = valuesFrom(world.env);
  const subject = { budgets, file, notices, values, isWhole: false };
  return printed(await checked(args, world, subject), args, world);
}
function checked(args, world, subject) {
  return withImages(world, args, async ({ source, traffic }, warnings) => {
    const { budgets, values } = subject;
    const request = {
      budgets,
      headTag: args.head ?? "pr-{number}",
      baseTag: args.base ?? (values.base_ref === void 0 ? null : "{base_ref}"),
      values,
      baseFallbacks: [],
      isChange: false,
      platforms: [],
      retired: /* @__PURE__ */ new Set(),
      edits: [],
      today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
      noiseFloor: parseIncrease(DEFAULT_NOISE_FLOOR),
      // Whoever types a command names all of it.
      isForeign: false
    };
    loadUnderWay(() => import("./report-X7WYKROJ.js"), RENDERERS[args.format]);
    const verdicts = await check(request, {
      images: source,
      firstParents: async () => [],
      ...explaining(source, args, subject.isWhole),
      progress: createProgress((line) => world.stderr.write(`${line}
`))
    });
    const [{ needsApproval }, { summarise }] = await Promise.all([
      import("./approval-GDTWRTKK.js"),
      import("./report-X7WYKROJ.js")
    ]);
    const hint = needsApproval(verdicts) ? ["A review is approved on the pull request."] : [];
    const notices = [...subject.notices, ...hint, ...warnings];
    return summarise(verdicts, {
      budgetFile: subject.file,
      notices,
      requests: { ...traffic },
      prices: args.prices
    });
  });
}
function explaining(images, args, isWhole) {
  if (args.explain === "none") return {};
  const explain = lateExplainer(images, { bandwidth: args.bandwidth });
  return { explain, explainAll: isWhole };
}
var RENDERERS = {
  json: () => import("./json-YR54N2CU.js"),
  markdown: () => import("./markdown-SBL7ROCD.js"),
  text: () => import("./text-G4ESXLD4.js")
};
async function printed(report, args, world, detail = { isWhole: false }) {
  for (const piece of await render(report, args, world, detail)) world.stdout.write(piece);
  world.stdout.write("\n");
  return exitCode(report.outcome);
}
async function render(report, { format }, world, detail) {
  if (format === "json") {
    const { jsonPieces } = await RENDERERS.json();
    return jsonPieces(report);
  }
  if (format === "markdown") {
    const { renderMarkdown } = await RENDERERS.markdown();
    return [renderMarkdown(report, {}, { fits: () => true, rest: "", ...detail })];
  }
  const { renderText } = await RENDERERS.text();
  return [renderText(report, paintFor(world.stdout, world.env), detail)];
}
function exitCode(outcome) {
  if (outcome === "inconclusive") return EXIT.inconclusive;
  return outcome === "fail" || outcome === "review" ? EXIT.fail : EXIT.pass;
}
async function readConfig(path, { directory }) {
  try {
    return String(await readBudgetBytes(resolve(directory, path)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const isThere = (file) => existsSync(resolve(directory, file));
    const slashed = path.replaceAll("\\", "/");
    if (slashed !== path && isThere(slashed)) {
      throw new UsageError(`There is no ${oneLine(path)}: write ${oneLine(slashed)}.`, { cause });
    }
    const neighbour = neighbourOf(path);
    if (neighbour !== void 0 && !isThere(path) && isThere(neighbour)) {
      throw new UsageError(`There is no ${oneLine(path)}. ${misnamed(neighbour)}`, { cause });
    }
    throw new UsageError(
      `${oneLine(path)} cannot be read (${oneLine(why)}). Name another with --config FILE.`,
      {
        cause
      }
    );
  }
}
function valuesFrom(env) {
  const number = /^refs\/pull\/(\d+)\//.exec(env["GITHUB_REF"] ?? "")?.[1];
  const known = {
    number,
    sha: env["GITHUB_SHA"] || void 0,
    head_ref: env["GITHUB_HEAD_REF"] || env["GITHUB_REF_NAME"] || void 0,
    base_ref: env["GITHUB_BASE_REF"] || void 0
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== void 0));
}

export {
  checkCommand,
  checked,
  printed,
  valuesFrom
};
