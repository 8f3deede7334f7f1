import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  plain
} from "./chunk-Q3AQ2J65.js";
import {
  checkBuiltImages,
  parseBuiltImages
} from "./chunk-QUKY24ET.js";
import {
  askedBy,
  checkFleet,
  createImages,
  createProgress,
  headTemplate,
  inspectFiles,
  isWorthInspecting,
  lateExplainer,
  loadSingle,
  misnamed,
  otherEndingOf,
  parseStageName,
  readBudgetBytes,
  unjudgedWaste
} from "./chunk-6DNRDSMX.js";
import {
  DEFAULT_NOISE_FLOOR,
  Malformed,
  PLACEHOLDERS,
  Unmeasurable,
  UsageError,
  checkTemplate,
  formatBytes,
  isBlocking,
  nearest,
  oneLine,
  parseArgs,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseIncrease,
  parseMargin,
  parsePlatform,
  parsePrices,
  parseSeconds,
  parseSize,
  plural,
  preload,
  printable,
  randomInt,
  usesPlaceholder
} from "./chunk-OUZ62CP3.js";

// src/cli/check.ts
import { existsSync } from "node:fs";
import { resolve as resolve3 } from "node:path";

// src/cli/metrics.ts
import { resolve } from "node:path";

// src/cli/options.ts
var FORMATS = ["text", "markdown", "json"];
var DATA_FORMATS = ["csv", "openmetrics"];
var OPTIONS = {
  help: { type: "boolean", short: "h" },
  format: { type: "string" },
  "insecure-registry": { type: "string", multiple: true },
  "auth-host": { type: "string", multiple: true },
  "cache-dir": { type: "string" },
  timeout: { type: "string" },
  bandwidth: { type: "string" },
  prices: { type: "string" },
  explain: { type: "string" },
  files: { type: "boolean" },
  depth: { type: "string" },
  filter: { type: "string" },
  html: { type: "string" },
  "max-download": { type: "string" },
  config: { type: "string" },
  dockerfile: { type: "string" },
  target: { type: "string" },
  head: { type: "string" },
  base: { type: "string" },
  images: { type: "string" },
  "missing-head": { type: "string" },
  platforms: { type: "string", multiple: true },
  platform: { type: "string", multiple: true },
  "noise-floor": { type: "string" },
  "on-inconclusive": { type: "string" },
  margin: { type: "string" },
  below: { type: "boolean" },
  raise: { type: "boolean" },
  "dry-run": { type: "boolean" },
  "for-report": { type: "boolean" },
  measurements: { type: "string", multiple: true },
  shard: { type: "string" },
  sarif: { type: "string", multiple: true },
  "metrics-dir": { type: "string" },
  repository: { type: "string" },
  "history-branch": { type: "string" },
  tags: { type: "string" },
  days: { type: "string" },
  output: { type: "string" }
};
var TAKEN = {
  format: `one of ${FORMATS.join(", ")}`,
  "insecure-registry": "a registry\u2019s host or host:port",
  "auth-host": "a token server\u2019s host or host:port",
  "cache-dir": "a directory",
  timeout: "a number of seconds from 1 to 999",
  bandwidth: "a number of Mbit/s, such as 100",
  prices: "a list, such as 'currency=USD date=2026-11-01 storage=0.10'",
  explain: "layers, files or none",
  "max-download": "a size, such as 500 MiB",
  depth: "a number of directories, such as 5",
  filter: "a part of paths, such as node_modules",
  html: "a file\u2019s name, such as files.html",
  config: "a file\u2019s name",
  dockerfile: "a file\u2019s name, such as services/api/Dockerfile",
  target: "a stage of the Dockerfile, such as runtime",
  head: "a tag or a reference, such as pr-7 or {sha:7}",
  base: "a tag or a reference, such as main or {base_ref}",
  images: "names of budgets, such as api,web",
  "missing-head": "fail or unchanged",
  platforms: "a list, such as linux/amd64,linux/arm64",
  platform: "a platform, such as linux/arm64",
  "noise-floor": "a size or a percent, such as 100KiB or '0.1% and 100 KiB'",
  "on-inconclusive": "fail or warn",
  margin: "a percent from 0 to 1000, such as 20% or 7.5%",
  measurements: "a measurement file\u2019s name, or a pattern such as sizes/*.json",
  shard: "which of how many, such as 3/8",
  sarif: "a service and its scanner\u2019s file, such as api=trivy.sarif",
  "metrics-dir": "a directory",
  repository: "a repository on GitHub, as OWNER/NAME",
  "history-branch": "a branch\u2019s name",
  days: "a number of days, such as 7",
  tags: "a pattern, such as 'v*' or 'main-*'",
  output: "an HTML file\u2019s name, such as site/index.html"
};

// src/cli/option-words.ts
function valueWords(option) {
  const taken = TAKEN[option.replace(/^--/, "")];
  return taken === void 0 ? `${option} takes no value.` : `${option} takes ${taken}.`;
}
function unknownWords(option, allowed, commands) {
  const word = option.replace(/^--?/, "");
  const longer = allowed.filter((each) => word !== "" && each.startsWith(word));
  const guess = longer.length === 1 ? longer[0] : nearest(word, allowed);
  const hint = guess === void 0 ? "" : ` Did you mean --${guess}?`;
  const elsewhere = `It is an option of ${commands.join(", ")}.`;
  return `Unknown option ${oneLine(option, 40)}.${commands.length > 0 ? ` ${elsewhere}` : hint}`;
}

// src/cli/tree-options.ts
var DEFAULT_DEPTH = 3;
var MOST_DEPTH = 50;
function treeOptions(text, hasFiles) {
  for (const name of ["depth", "filter", "html"]) {
    const value = text(name);
    if (value !== void 0 && !hasFiles)
      throw new UsageError(`--${name} needs --files, which reads the layers`);
    if (value === "") throw new UsageError(`--${name} needs a value`);
  }
  return { depth: depthOf(text("depth")), filter: text("filter") ?? "", html: text("html") };
}
function depthOf(text) {
  if (text === void 0) return DEFAULT_DEPTH;
  const depth = /^\d+$/.test(text) ? Number(text) : 0;
  if (depth < 1 || depth > MOST_DEPTH)
    throw new UsageError(
      `--depth: ${JSON.stringify(oneLine(text, 40))} is not a number from 1 to ${MOST_DEPTH}`
    );
  return depth;
}

// src/cli/arguments.ts
function readArguments(argv, allowed, commandsWith) {
  const options = Object.fromEntries(allowed.map((name) => [name, OPTIONS[name]]));
  const { values, positionals } = parse(
    argv,
    options,
    (option) => unknownWords(option, allowed, commandsWith(option.replace(/^--/, "")))
  );
  const text = (name) => {
    const value = values[name];
    return typeof value === "string" ? value : void 0;
  };
  const format = text("format") ?? "text";
  const dataFormat = allowed.includes("tags") ? DATA_FORMATS.find((each) => each === format) : void 0;
  const known = dataFormat === void 0 ? FORMATS.find((each) => each === format) : "text";
  if (known === void 0) {
    throw new UsageError(`--format ${oneLine(format, 40)}: use one of ${FORMATS.join(", ")}`);
  }
  const config = text("config") ?? "docker-image-budgets.yaml";
  if (config === "") throw new UsageError("--config needs a file\u2019s name");
  const hosts = (name) => [values[name] ?? []].flat().map((each) => wellFormed(() => parseHost(String(each)), `--${name}`));
  const platforms = (name) => [values[name] ?? []].flat().flatMap((each) => String(each).split(",")).map((each) => wellFormed(() => parsePlatform(each.trim()), `--${name}`));
  return {
    positionals,
    help: values["help"] === true,
    format: known,
    dataFormat: dataFormat ?? null,
    insecure: hosts("insecure-registry"),
    authHosts: hosts("auth-host"),
    cacheDir: text("cache-dir") || void 0,
    timeoutMs: wellFormed(() => parseSeconds(text("timeout") ?? "30"), "--timeout"),
    bandwidth: wellFormed(() => parseBandwidth(text("bandwidth") ?? "100"), "--bandwidth"),
    prices: pricesOf(text("prices")),
    explain: values["files"] === true ? "files" : wellFormed(() => parseExplain(text("explain") ?? "layers"), "--explain"),
    maxDownload: wellFormed(() => parseSize(text("max-download") ?? "2 GiB"), "--max-download"),
    tree: treeOptions(text, values["files"] === true),
    config,
    ...dockerfileOf(text("dockerfile"), text("target")),
    head: text("head"),
    base: text("base"),
    images: wellFormed(() => parseBuiltImages(text("images") ?? "*"), "--images"),
    missingHead: choice(text("missing-head"), "--missing-head", ["fail", "unchanged"]),
    platforms: [...platforms("platforms"), ...platforms("platform")],
    noiseFloor: wellFormed(
      () => parseIncrease(text("noise-floor") ?? DEFAULT_NOISE_FLOOR),
      "--noise-floor"
    ),
    onInconclusive: choice(text("on-inconclusive"), "--on-inconclusive", ["fail", "warn"]),
    margin: wellFormed(() => parseMargin(text("margin") ?? "20%"), "--margin"),
    below: values["below"] === true,
    raise: values["raise"] === true,
    dryRun: values["dry-run"] === true,
    forReport: values["for-report"] === true,
    measurements: [values["measurements"] ?? []].flat().map(String),
    shard: text("shard"),
    sarif: [values["sarif"] ?? []].flat().map(String),
    metricsDir: text("metrics-dir") || void 0,
    repository: text("repository"),
    tags: text("tags"),
    days: text("days"),
    output: text("output") ?? "image-sizes.html",
    historyBranch: text("history-branch") ?? "image-size-history"
  };
}
function choice(text, option, choices) {
  const found = text === void 0 ? choices[0] : choices.find((each) => each === text);
  if (found !== void 0) return found;
  throw new UsageError(`${option} ${oneLine(text ?? "", 40)}: use one of ${choices.join(", ")}`);
}
function dockerfileOf(dockerfile, target) {
  if (dockerfile === "") throw new UsageError("--dockerfile needs a file\u2019s name");
  if (target !== void 0) {
    if (dockerfile === void 0)
      throw new UsageError("--target needs --dockerfile FILE, which has this stage");
    wellFormed(() => parseStageName(target), "--target");
  }
  return { dockerfile, target };
}
function pricesOf(text) {
  return text === void 0 ? null : wellFormed(() => parsePrices(text), "--prices");
}
function parse(argv, options, unknown) {
  try {
    return parseArgs({ args: [...argv], options: options ?? {}, allowPositionals: true });
  } catch (error) {
    const message = String(error);
    const [, option = ""] = /'(?:-\w, )?(-[^' ]*)/.exec(message) ?? [];
    const words = message.includes("Unknown option") ? unknown(option) : valueWords(option);
    throw new UsageError(words, { cause: error });
  }
}
function wellFormed(parse2, what) {
  try {
    return parse2();
  } catch (error) {
    if (error instanceof Malformed)
      throw new UsageError(`${what}: ${error.message}`, { cause: error });
    throw error;
  }
}

// src/cli/required-tags.ts
var DEFAULT_HEAD = "pr-{number}";
var MOST_NAMES = 5;
function requireTags(budgets, { head, base, values }) {
  const isUnknown = (template) => !!template && unknownIn(template, values).length > 0;
  const headOf = (budget) => headTemplate(budget, head ?? DEFAULT_HEAD);
  const untold = budgets.filter((budget) => isUnknown(headOf(budget)));
  const own = untold.filter((budget) => budget.head !== void 0);
  const open = untold.filter((budget) => budget.head === void 0);
  const baseless = budgets.filter(({ base: own2 }) => isUnknown(own2 ?? base));
  const sentences = [
    ...open.length === 0 ? [] : [openWords(open, head, values)],
    ...own.slice(0, MOST_NAMES).map((each) => ownWords(each, "head", each.head ?? "", values)),
    ...baseless.slice(0, MOST_NAMES).map((each) => ownWords(each, "base", each.base ?? base ?? "", values))
  ];
  if (sentences.length > 0) throw new UsageError([...new Set(sentences)].join("\n"));
}
function openWords(open, head, values) {
  const names = open.slice(0, MOST_NAMES).map(({ name }) => oneLine(name, 100));
  const more = open.length - names.length;
  const who = `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  if (head !== void 0) return placeholderWords("--head", head, values);
  return `Name the tag to check: --head TAG, such as --head main. There is no pull request here, and the budget file names none for ${who}. To compare, name the other one too: --base TAG.`;
}
function ownWords(budget, side, template, values) {
  const source = budget[side] === void 0 ? `--${side}` : `The ${side} of ${oneLine(budget.name, 100)}`;
  return placeholderWords(source, template, values);
}
function placeholderWords(source, template, values) {
  const unknown = unknownIn(template, values);
  const variables = unknown.map((name) => `{${name}} comes from ${VARIABLES[name]}`);
  return `${source} is ${oneLine(template, 200)}. Outside of GitHub Actions ${variables.join(", ")}: set it, or name a tag without placeholders.`;
}
function unknownIn(template, values) {
  return PLACEHOLDERS.filter(
    (name) => usesPlaceholder(template, name) && values[name] === void 0
  );
}
var VARIABLES = {
  number: "GITHUB_REF (refs/pull/7/merge)",
  sha: "GITHUB_SHA",
  head_ref: "GITHUB_HEAD_REF",
  base_ref: "GITHUB_BASE_REF",
  head_sha: "the event, which only the action reads",
  base_sha: "the event, which only the action reads",
  merge_base: "the event, which only the action reads"
};

// src/cli/tags.ts
function checkTemplates({ head, base }) {
  for (const [option, template] of Object.entries({ "--head": head, "--base": base }))
    if (template !== void 0) wellFormed(() => checkTemplate(template), option);
}
function tagsFrom({ head, base }, env) {
  const values = valuesFrom(env);
  return {
    headTag: head ?? DEFAULT_HEAD,
    baseTag: base ?? (values.base_ref === void 0 ? null : "{base_ref}"),
    values,
    baseFallbacks: [],
    isChange: false
  };
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

// src/cli/metrics.ts
async function keepMetrics(report, args, world) {
  if (args.metricsDir === void 0) return;
  const { writeMetrics } = await import("./metrics-files-CRQL5TYE.js");
  const tell = (line) => world.stderr.write(`${line}
`);
  const { headTag, values } = tagsFrom(args, world.env);
  await writeMetrics(report, {
    repository: world.env["GITHUB_REPOSITORY"] ?? "",
    now: /* @__PURE__ */ new Date(),
    headTag,
    isChange: values.number !== void 0,
    branch: values.head_ref ?? "",
    directory: resolve(world.directory, args.metricsDir),
    log: tell,
    warn: tell
  });
}

// src/cli/paint.ts
var STYLES = {
  pass: [32, 39],
  warn: [33, 39],
  inconclusive: [35, 39],
  review: [36, 39],
  fail: [31, 39],
  dim: [2, 22],
  bold: [1, 22]
};
var seal;
function theSeal() {
  seal ??= Array.from({ length: 3 }, () => randomInt(1e3, 1e4)).join(";");
  return seal;
}
function paintFor(output, env) {
  if (output.isTTY !== true || env["NO_COLOR"]) return plain;
  return (outcome, text) => {
    const [on, off] = STYLES[outcome];
    return `\x1B[${on};${theSeal()}m${text}\x1B[${off};${theSeal()}m`;
  };
}
function styleFor({ stdout, env }) {
  return { paint: paintFor(stdout, env), columns: stdout.columns };
}
function printableOutput(output) {
  return {
    isTTY: output.isTTY,
    get columns() {
      return output.isTTY === true ? output.columns : void 0;
    },
    write: (text) => output.write(
      sealedParts(text).map((part, index) => index % 2 === 0 ? printable(part) : `\x1B[${part}m`).join("")
    )
  };
}
function sealedParts(text) {
  return seal === void 0 ? [text] : text.split(new RegExp(`\\u001b\\[(\\d+);${seal}m`));
}

// src/cli/session.ts
import { resolve as resolve2 } from "node:path";

// src/cli/terminal-cures.ts
var WORDS = [
  [
    /Give the job the permission packages: read, and the repository access to the package; or log in with docker\/login-action before this step\./g,
    "Log in: docker login ghcr.io, with a token that may read packages."
  ],
  [
    /Log in to (\S+) before this step \(docker\/login-action\), or give the input registry-auth;/g,
    "Log in: docker login $1;"
  ],
  [/Log in to (\S+) before this step \(docker\/login-action\):/g, "Log in by docker login $1:"],
  [/Build it before this step, and/g, "Build it first, and"],
  [/build the image before this step/g, "build the image first"],
  [/\bthe input (timeout|platforms|config|sarif)\b/g, "--$1"],
  [/\b(head|base)-tag\b/g, "--$1"],
  [
    /say what it built in images, or set missing-head: unchanged/g,
    "name what it built by --images, or give --missing-head unchanged"
  ],
  [/ If it is pushed for few commits only, raise base-lookback\./g, ""]
];
function forTerminal(cure) {
  return WORDS.reduce((words, [step, terminal]) => words.replace(step, terminal), cure);
}
function curedOnTerminal(verdict) {
  const findings = verdict.findings.map((finding) => ({
    ...finding,
    cure: finding.cure && forTerminal(finding.cure)
  }));
  return { ...verdict, findings };
}
function readOnTerminal(source) {
  return askedBy(async (_, question) => {
    try {
      return await question(source);
    } catch (error) {
      if (error instanceof Unmeasurable) Object.assign(error, { cure: forTerminal(error.cure) });
      throw error;
    }
  });
}

// src/cli/session.ts
async function withImages(world, { insecure, authHosts, cacheDir, timeoutMs }, use) {
  const notices = [];
  const images = createImages({
    env: world.env,
    registryAuth: "",
    githubToken: "",
    insecure,
    authHosts,
    cacheDir: cacheDir === void 0 ? void 0 : resolve2(world.directory, cacheDir),
    timeoutMs,
    directory: world.directory,
    onSecret: () => {
    },
    log: (line) => {
      if (world.env["DOCKER_IMAGE_BUDGETS_DEBUG"]) world.stderr.write(`${line}
`);
    },
    warn: (message) => notices.push(message)
  });
  try {
    return await use({ ...images, source: readOnTerminal(images.source) }, notices);
  } finally {
    await images.close();
  }
}

// src/cli/world.ts
var EXIT = { pass: 0, fail: 1, usage: 2, inconclusive: 3 };

// src/cli/check.ts
async function checkCommand(args, world) {
  if (args.positionals.length > 0)
    throw new UsageError(`check takes no ${oneLine(args.positionals[0] ?? "", 100)}`);
  const { config } = args;
  checkTemplates(args);
  const { budgets, file, notices } = loadSingle(config, await readConfig(config, world));
  const { values } = tagsFrom(args, world.env);
  checkBuiltImages(args.images, budgets, { source: "--images", file: config });
  const elsewhere = args.measurements.length === 0 ? null : await measuredElsewhere(args, world);
  if (elsewhere === null) requireTags(budgets, { head: args.head, base: args.base, values });
  const subject = { budgets, file, notices, values, elsewhere, isWhole: false };
  const report = await checked(args, world, subject);
  await keepMetrics(report, args, world);
  return printed(report, args, world);
}
async function measuredElsewhere({ measurements }, { directory }) {
  const { readMeasurements, strangerNotices } = await import("./read-measurements-G3AV5QPK.js");
  const expected = { repository: null, sha: null };
  const collected = await readMeasurements(measurements, directory, expected);
  return { ...collected, noticesFor: strangerNotices, isTrusted: true };
}
function checked(args, world, subject) {
  return withImages(world, args, async ({ source, traffic }, warnings) => {
    const { budgets, values, elsewhere } = subject;
    const request = {
      ...await scansFor(args, world, budgets),
      budgets,
      ...tagsFrom(args, world.env),
      values,
      platforms: args.platforms,
      retired: /* @__PURE__ */ new Set(),
      built: args.images,
      missingHead: args.missingHead,
      edits: [],
      today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
      noiseFloor: args.noiseFloor,
      // Whoever types a command names all of it.
      isForeign: false
    };
    preload(() => import("./report-DWSNBYY6.js"), RENDERERS[args.format]);
    const judged = await checkFleet(request, {
      images: source,
      firstParents: async () => [],
      ...explaining(source, args, subject),
      ...elsewhere === null ? {} : { reported: elsewhere },
      dockerfileText: subject.dockerfileText ?? ((path) => dockerfileOf2(world, path)),
      progress: createProgress((line) => world.stderr.write(`${line}
`))
    });
    const looked = args.explain === "files" ? await inspectFiles(judged, source, {
      isWanted: subject.isWhole ? () => true : isWorthInspecting,
      maxDownload: args.maxDownload,
      announce: (layers, bytes) => world.stderr.write(`reading ${plural(layers, "layer")}, ${formatBytes(bytes)}
`)
    }) : judged;
    const verdicts = looked.map(curedOnTerminal);
    const [{ needsApproval }, { summarise }] = await Promise.all([
      import("./approval-BWGHZWZV.js"),
      import("./report-DWSNBYY6.js")
    ]);
    const hint = needsApproval(verdicts) ? ["A review is approved on the pull request."] : [];
    const strangers = elsewhere?.noticesFor(elsewhere, budgets) ?? [];
    const unjudged = unjudgedWaste(budgets, args.explain, "--explain files");
    const notices = [...subject.notices, ...unjudged, ...strangers, ...hint, ...warnings];
    return summarise(verdicts, {
      budgetFile: subject.file,
      notices,
      gaps: elsewhere?.gaps ?? [],
      requests: { ...traffic },
      prices: args.prices
    });
  });
}
async function scansFor({ sarif }, { directory }, budgets) {
  if (sarif.length === 0) return {};
  const { readScans } = await import("./read-scans-NBWCWVIK.js");
  const where = { directory, isConfined: false, source: "--sarif" };
  return { scans: await readScans({ lines: sarif, budgets, ...where }) };
}
function explaining(images, args, { isWhole, explainable }) {
  if (args.explain === "none") return {};
  const explain = lateExplainer(images, { bandwidth: args.bandwidth });
  return { explain, explainAll: isWhole, ...explainable && { explainable } };
}
async function dockerfileOf2({ directory }, path) {
  const { dockerfileIn } = await import("./dockerfile-text-3UNR5WWQ.js");
  return dockerfileIn(directory, path);
}
var RENDERERS = {
  json: () => import("./json-RYWEF4RU.js"),
  markdown: () => import("./markdown-L62VALDG.js"),
  text: () => import("./text-HATTEOIU.js")
};
async function printed(report, args, world, detail = { isWhole: false }) {
  for (const piece of await render(report, args, world, detail)) world.stdout.write(piece);
  world.stdout.write("\n");
  return exitCode(report.outcome, report.gaps.length > 0 ? "fail" : args.onInconclusive);
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
  return [renderText(report, styleFor(world), detail)];
}
function exitCode(outcome, onInconclusive) {
  if (!isBlocking(outcome, onInconclusive)) return EXIT.pass;
  if (outcome === "inconclusive") return EXIT.inconclusive;
  return EXIT.fail;
}
async function readConfig(path, { directory }) {
  try {
    return String(await readBudgetBytes(resolve3(directory, path)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const isThere = (file) => existsSync(resolve3(directory, file));
    const slashed = path.replaceAll("\\", "/");
    if (slashed !== path && isThere(slashed)) {
      throw new UsageError(`There is no ${oneLine(path)}: write ${oneLine(slashed)}.`, { cause });
    }
    const otherEnding = otherEndingOf(path);
    if (otherEnding !== void 0 && !isThere(path) && isThere(otherEnding)) {
      throw new UsageError(`There is no ${oneLine(path)}. ${misnamed(otherEnding)}`, { cause });
    }
    throw new UsageError(
      `${oneLine(path)} cannot be read (${oneLine(why)}). Name another with --config FILE.`,
      {
        cause
      }
    );
  }
}

export {
  readArguments,
  wellFormed,
  requireTags,
  checkTemplates,
  tagsFrom,
  valuesFrom,
  paintFor,
  styleFor,
  printableOutput,
  withImages,
  EXIT,
  checkCommand,
  checked,
  printed,
  exitCode,
  readConfig
};
