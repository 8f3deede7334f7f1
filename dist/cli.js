#!/usr/bin/env node
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  Explainer,
  check,
  checkTemplate,
  code,
  createImages,
  createProgress,
  loadSingle,
  measure,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseSeconds,
  renderJson,
  renderMarkdown,
  row
} from "./chunks/chunk-RBCETPY2.js";
import "./chunks/chunk-JLZW5ZKN.js";
import {
  EXIT,
  paintFor
} from "./chunks/chunk-PL3PU3HJ.js";
import {
  Malformed,
  UsageError,
  defaultName,
  formatBytes,
  formatReference,
  nearest,
  oneLine,
  parsePrices,
  parseReference,
  platformName,
  plural,
  renderText,
  summarise,
  withDefaultTag
} from "./chunks/chunk-O3LTDILQ.js";
import "./chunks/chunk-44XWL3MF.js";

// src/cli/arguments.ts
import { parseArgs } from "node:util";
var FORMATS = ["text", "markdown", "json"];
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
  config: { type: "string" },
  head: { type: "string" },
  base: { type: "string" }
};
function readArguments(argv, allowed) {
  const options = Object.fromEntries(allowed.map((name) => [name, OPTIONS[name]]));
  const { values, positionals } = parse(argv, options, allowed);
  const text2 = (name) => {
    const value = values[name];
    return typeof value === "string" ? value : void 0;
  };
  const format = text2("format") ?? "text";
  const known = FORMATS.find((each) => each === format);
  if (known === void 0) {
    throw new UsageError(`--format ${format}: use one of ${FORMATS.join(", ")}`);
  }
  const hosts = (name) => [values[name] ?? []].flat().map((each) => wellFormed(() => parseHost(String(each)), `--${name}`));
  return {
    positionals,
    help: values["help"] === true,
    format: known,
    insecure: hosts("insecure-registry"),
    authHosts: hosts("auth-host"),
    cacheDir: text2("cache-dir") || void 0,
    timeoutMs: wellFormed(() => parseSeconds(text2("timeout") ?? "30"), "--timeout"),
    bandwidth: wellFormed(() => parseBandwidth(text2("bandwidth") ?? "100"), "--bandwidth"),
    prices: pricesOf(text2("prices")),
    explain: wellFormed(() => parseExplain(text2("explain") ?? "layers"), "--explain"),
    config: text2("config") ?? "docker-image-budgets.yaml",
    head: text2("head"),
    base: text2("base")
  };
}
function pricesOf(text2) {
  return text2 === void 0 ? null : wellFormed(() => parsePrices(text2), "--prices");
}
function parse(argv, options, allowed) {
  try {
    return parseArgs({ args: [...argv], options: options ?? {}, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const wrong = /'--?([^' ]+)/.exec(message)?.[1] ?? "";
    const guess = nearest(wrong, allowed);
    const hint = guess === void 0 || guess === wrong ? "" : ` Did you mean --${guess}?`;
    throw new UsageError(`${message.split(". ")[0]}.${hint}`, { cause: error });
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

// src/cli/check.ts
import { readFile } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/cli/session.ts
import { resolve } from "node:path";
async function withImages(world, { insecure, authHosts, cacheDir, timeoutMs }, use) {
  const notices = [];
  const images = createImages({
    env: world.env,
    registryAuth: "",
    githubToken: "",
    insecure,
    authHosts,
    cacheDir: cacheDir === void 0 ? void 0 : resolve(world.directory, cacheDir),
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
    return await use(images, notices);
  } finally {
    await images.close();
  }
}

// src/cli/check.ts
async function checkCommand(args, world) {
  if (args.positionals.length > 0) throw new UsageError(`check takes no ${args.positionals[0]}`);
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
      platforms: [],
      retired: /* @__PURE__ */ new Set(),
      edits: [],
      today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
    };
    const verdicts = await check(request, {
      images: source,
      firstParents: async () => [],
      ...explaining(source, args, subject.isWhole),
      progress: createProgress((line) => world.stderr.write(`${line}
`))
    });
    const notices = [...subject.notices, ...warnings];
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
  const explainer = new Explainer(images, { bandwidth: args.bandwidth });
  return { explain: explainer.explain, explainAll: isWhole };
}
function printed(report, args, world, detail = { isWhole: false }) {
  world.stdout.write(render(report, args, world, detail));
  world.stdout.write("\n");
  return exitCode(report.outcome);
}
function render(report, { format }, world, detail) {
  if (format === "json") return renderJson(report);
  if (format === "markdown")
    return renderMarkdown(report, {}, { fits: () => true, rest: "", ...detail });
  return renderText(report, paintFor(world.stdout, world.env), detail);
}
function exitCode(outcome) {
  if (outcome === "inconclusive") return EXIT.inconclusive;
  return outcome === "fail" || outcome === "review" ? EXIT.fail : EXIT.pass;
}
async function readConfig(path, { directory }) {
  try {
    return await readFile(resolve2(directory, path), "utf8");
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${path} cannot be read (${why}). Name another with --config FILE.`, {
      cause
    });
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

// src/cli/help.ts
var HELP = `docker-image-budgets: budgets for the compressed size of container images

  check                    judges the budget file, as the action does on a pull request
  diff BASE HEAD           compares two images: what changed, why, and what to do
  explain REFERENCE        the layers of an image, and what would make it smaller
  measure REFERENCE\u2026       sizes of images, from their manifests alone
  demo                     shows a pull request's check, without network or account

Run a command with --help for its options.

Exit codes: 0 pass or warn, 1 fail or review, 2 wrong call or budget file, 3 not measurable.
`;
var COMMON = `  --format FORMAT          text, markdown or json (text)
  --insecure-registry HOST[:PORT]
                           may be asked over plain HTTP; may be repeated (loopback needs none)
  --auth-host HOST[:PORT]  a token server that may get the credentials of a registry elsewhere
  --cache-dir DIR          where manifests are kept from run to run (nowhere)
  --timeout SECONDS        for one image, all its requests together (30)
  --help
`;
var BANDWIDTH = `  --bandwidth MBIT         Mbit/s, for the time that a pull takes (100)
`;
var REFERENCES = `A REFERENCE is what docker pull takes (ghcr.io/acme/api:pr-7, name@sha256:\u2026), or a file:
oci:DIR[:TAG], oci-archive:FILE[:TAG], docker-archive:FILE[:REF]. Credentials are those of
docker login.
`;
var COMMAND_HELP = {
  check: `docker-image-budgets check [options]

Measures every image of the budget file and judges it.

  --config FILE            the budget file (docker-image-budgets.yaml)
  --head TEMPLATE          tag or reference to judge, such as pr-7 or {sha:7}
  --base TEMPLATE          tag or reference to compare with; without it only limits judge
  --explain WHAT           layers: why an image changed; none: its size only (layers)
  --prices LIST            what a month costs: 'currency=USD date=2026-11-01 storage=0.10
                           egress=0.09 pulls=3000', for a GB, and pulls of each service
${BANDWIDTH}${COMMON}
Placeholders take their values from the environment of GitHub Actions.
`,
  diff: `docker-image-budgets diff [options] BASE HEAD

Compares two images, platform by platform, and explains the difference.

${BANDWIDTH}${COMMON}
${REFERENCES}`,
  explain: `docker-image-budgets explain [options] REFERENCE

Shows an image's layers, what made them, and advice.

${BANDWIDTH}${COMMON}
${REFERENCES}`,
  measure: `docker-image-budgets measure [options] REFERENCE\u2026

Prints the compressed size of every platform of the images.

${COMMON}
${REFERENCES}`,
  demo: `docker-image-budgets demo

Runs the action on an example: a registry and a GitHub of its own, inside this machine.
`
};

// src/cli/measure.ts
async function measureCommand(args, world) {
  if (args.positionals.length === 0) throw new UsageError("measure takes one reference or more");
  const references = args.positionals.map(
    (text2) => wellFormed(() => withDefaultTag(parseReference(text2)), text2)
  );
  const measurements = await withImages(world, args, async ({ source }, warnings) => {
    const measured = await Promise.all(references.map((reference) => measure(source, reference)));
    for (const warning of warnings) world.stderr.write(`note: ${oneLine(warning)}
`);
    return measured;
  });
  world.stdout.write(`${RENDERERS[args.format](measurements)}
`);
  const failed = measurements.filter(({ kind }) => kind !== "measured");
  for (const measurement of failed) world.stderr.write(`${problemOf(measurement)}
`);
  return failed.length === 0 ? EXIT.pass : EXIT.inconclusive;
}
var RENDERERS = { json, text, markdown };
function json(measurements) {
  return JSON.stringify(measurements.map(measurementJson), null, 2);
}
function measurementJson(measurement) {
  const reference = nameOf(measurement);
  if (measurement.kind !== "measured") {
    return { reference, digest: null, platforms: [], problem: problemOf(measurement) };
  }
  const platforms = measurement.images.map(({ platform, bytes, config, layers }) => ({
    platform: platformName(platform),
    bytes,
    configBytes: config.bytes,
    layers: layers.map(({ digest, bytes: bytes2, compression }) => ({ digest, bytes: bytes2, compression }))
  }));
  return { reference, digest: measurement.digest, platforms };
}
function text(measurements) {
  return measurements.map((measurement) => {
    if (measurement.kind !== "measured") return `${nameOf(measurement)}
  not measured`;
    const lines = measurement.images.map((image) => `  ${imageWords(image)}`);
    return [`${nameOf(measurement)} ${measurement.digest}`, ...lines].join("\n");
  }).join("\n");
}
function imageWords({ platform, bytes, config, layers }) {
  const foreign = layers.filter((layer) => layer.foreign).length;
  return [
    formatBytes(bytes).padStart(12),
    `in ${plural(layers.length, "layer")}${foreign === 0 ? "" : `, ${foreign} of them not held by the registry`}`,
    `config ${formatBytes(config.bytes)}`,
    platformName(platform) ?? ""
  ].filter((part) => part !== "").join("  ");
}
function markdown(measurements) {
  const rows = measurements.flatMap((measurement) => {
    const name = code(nameOf(measurement));
    if (measurement.kind !== "measured") return [row([name, "", "not measured", ""])];
    return measurement.images.map(
      ({ platform, bytes, layers }) => row([name, platformName(platform) ?? "", formatBytes(bytes), String(layers.length)])
    );
  });
  return [
    row(["Image", "Platform", "Compressed", "Layers"]),
    row([":--", ":--", "--:", "--:"]),
    ...rows
  ].join("\n");
}
function problemOf(measurement) {
  if (measurement.kind === "unmeasurable")
    return `${oneLine(measurement.reason)}. ${measurement.cure}`;
  return `${nameOf(measurement)}: there is no such image`;
}
function nameOf({ reference }) {
  return reference === null ? "" : formatReference(reference);
}

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
function read(text2, name) {
  return wellFormed(() => withDefaultTag(parseReference(text2)), name);
}
function budgetOf(image) {
  return { name: defaultName(image), image, place: { line: 1, column: 1 } };
}
function reportOn(args, world, budget) {
  const file = { path: "", origin: "workspace", edits: [] };
  return checked(args, world, { budgets: [budget], file, notices: [], values: {}, isWhole: true });
}

// src/cli/run.ts
var COMMON2 = ["help", "format", "insecure-registry", "auth-host", "cache-dir", "timeout"];
var COMMANDS = {
  check: {
    options: [...COMMON2, "bandwidth", "explain", "prices", "config", "head", "base"],
    run: checkCommand
  },
  diff: { options: [...COMMON2, "bandwidth"], run: diffCommand },
  explain: { options: [...COMMON2, "bandwidth"], run: explainCommand },
  measure: { options: COMMON2, run: measureCommand },
  demo: {
    options: ["help"],
    // Servers and images of its own: nobody else pays for loading them.
    run: async (_, world) => (await import("./chunks/demo-WW3L4RR2.js")).demo(world)
  }
};
async function run(argv, world) {
  const [name = "", ...rest] = argv;
  try {
    if (["", "--help", "-h", "help"].includes(name)) {
      world.stdout.write(HELP);
      return name === "" ? EXIT.usage : EXIT.pass;
    }
    if (!isCommand(name)) throw new UsageError(unknown(name));
    const { options, run: run2 } = COMMANDS[name];
    const args = readArguments(rest, options);
    if (!args.help) return await run2(args, world);
    world.stdout.write(COMMAND_HELP[name]);
    return EXIT.pass;
  } catch (error) {
    return told(error, world);
  }
}
function isCommand(name) {
  return Object.hasOwn(COMMANDS, name);
}
function unknown(name) {
  const commands = Object.keys(COMMANDS);
  const guess = nearest(name, commands);
  const hint = guess === void 0 ? "" : ` Did you mean ${guess}?`;
  return `There is no command ${JSON.stringify(oneLine(name, 40))}.${hint} Commands: ${commands.join(", ")}.`;
}
function told(error, { stderr, env }) {
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`${message}
`);
  if (error instanceof UsageError) return EXIT.usage;
  stderr.write(
    "That was not foreseen. Run it again with DOCKER_IMAGE_BUDGETS_DEBUG=1 and report it.\n"
  );
  if (env["DOCKER_IMAGE_BUDGETS_DEBUG"] && error instanceof Error) stderr.write(`${error.stack}
`);
  return EXIT.inconclusive;
}

// src/cli.ts
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr
});
