#!/usr/bin/env node
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  EXIT,
  checkCommand,
  printableOutput,
  readArguments
} from "./chunks/chunk-6OFHO452.js";
import {
  wrapped
} from "./chunks/chunk-Q3AQ2J65.js";
import "./chunks/chunk-QUKY24ET.js";
import "./chunks/chunk-6DNRDSMX.js";
import {
  UsageError,
  nearest,
  oneLine
} from "./chunks/chunk-OUZ62CP3.js";
import "./chunks/chunk-ZXLABSS7.js";
import "./chunks/chunk-T7XLJLXN.js";

// src/cli/help.ts
var HELP = `docker-image-budgets: budgets for the compressed size of container images

  check                    judges the budget file, as the action does on a pull request
  diff BASE HEAD           compares two images: what changed, why, and what to do
  explain REFERENCE        the layers of an image, and what would make it smaller
  measure REFERENCE\u2026       sizes of images, from their manifests alone
  suggest [REFERENCE\u2026]     writes limits into the budget file, from what images weigh today
  audit                    what the default branch has, against limits and history
  history VERB             sizes as they were: import, show, export
  dashboard [NAME\u2026]        writes an HTML page of sizes as they were: all images, and a chart
  demo                     shows a pull request's check, without network or account

Usage: docker-image-budgets COMMAND [options]
       docker-image-budgets help COMMAND     its options, and examples
       docker-image-budgets --version

Examples:
  docker-image-budgets suggest ghcr.io/acme/api:main
  docker-image-budgets check --head main

Exit codes: 0 pass or warn, 1 fail or review, 2 wrong call or budget file, 3 not measurable.
`;
var COMMON = `  --format FORMAT          text, markdown or json (text)
  --insecure-registry HOST[:PORT]  may be asked over plain HTTP; may be repeated (loopback needs none)
  --auth-host HOST[:PORT]  a token server that may get the credentials of a registry elsewhere
  --cache-dir DIR          where manifests and listings of layers are kept (nowhere)
  --timeout SECONDS        for one image, all its requests together (30)
  --help                   shows this
`;
var BANDWIDTH = `  --bandwidth MBIT         Mbit/s, for the time that a pull takes (100)
`;
var DOWNLOAD = `  --max-download SIZE      compressed bytes of layers that may be read (2 GiB)
`;
var DOCKERFILE = `  --dockerfile FILE        what the image (of diff: HEAD) is built from: names own steps by their
                           lines, and the base image
  --target STAGE           the stage of it that is built (the last one)
`;
var REFERENCES = `A REFERENCE is what docker pull takes (ghcr.io/acme/api:pr-7, name@sha256:\u2026), or a file: oci:DIR[:TAG], oci-archive:FILE[:TAG], docker-archive:FILE[:REF]; or docker-daemon:NAME, an image that docker has, whose size is an estimate. Credentials are those of docker login.
`;
var COMMAND_HELP = {
  check: `Usage: docker-image-budgets check [options]

Measures every image of the budget file and judges it.

Examples:
  docker-image-budgets check --head pr-7 --base main
  docker-image-budgets check --head main --platforms linux/arm64

Options:
  --config FILE            the budget file (docker-image-budgets.yaml)
  --head TEMPLATE          tag or reference to judge, such as pr-7 or {sha:7}
  --base TEMPLATE          tag or reference to compare with; without it only limits judge
  --images NAMES           budgets whose images were built, such as api,web: the others need none
  --missing-head WHAT      fail, or unchanged: an image that is not there counts as not built, if the one to compare with is (fail)
  --platforms LIST         judges only these
  --noise-floor SIZE       what counts as growth of an image that is over already, such as 100KiB (0.1% and 100 KiB)
  --on-inconclusive WHAT   fail or warn: what an image ends in that cannot be measured (fail)
  --measurements FILES     judges what measure --for-report has written, such as 'sizes/*.json' or a directory; may be repeated. It is taken at its word, the base too
  --sarif SERVICE=FILE     what a scanner has found (SARIF of Trivy, Grype, Docker Scout), for max_cves; SERVICE:base=FILE of the base; may be repeated
  --metrics-dir DIR        writes docker-image-sizes.prom and docker-image-sizes.lp there, for Prometheus and InfluxDB
  --explain WHAT           layers: why an image changed; files: and which packages and files, by reading the changed layers of what fails; none: its size only (layers)
${DOWNLOAD}  --prices LIST            what a month costs: 'currency=USD date=2026-11-01 storage=0.10 egress=0.09 pulls=3000', for a GB, and pulls of each service
${BANDWIDTH}${COMMON}
Placeholders take their values from the environment of GitHub Actions.
`,
  diff: `Usage: docker-image-budgets diff [options] BASE HEAD

Compares two images, platform by platform, and explains the difference.

Examples:
  docker-image-budgets diff ghcr.io/acme/api:main ghcr.io/acme/api:pr-7
  docker-image-budgets diff --platform linux/arm64 debian:12-slim debian:13-slim

Options:
  --platform PLATFORM      compares only this one; may be repeated (all)
  --files                  reads the layers that changed, and says which packages and files did
${DOWNLOAD}${DOCKERFILE}${BANDWIDTH}${COMMON}
${REFERENCES}`,
  explain: `Usage: docker-image-budgets explain [options] REFERENCE

Shows an image's layers, what made them, and advice.

Examples:
  docker-image-budgets explain ghcr.io/acme/api:main
  docker-image-budgets explain --platform linux/arm64 oci-archive:api.tar

Options:
  --platform PLATFORM      whose layers are shown (linux/amd64, if there)
  --files                  reads the layers, and shows which packages and files they hold, as a tree, and what is wasted
  --depth N                of the tree, with --files (3)
  --filter TEXT            only files whose path has it, such as node_modules
  --html FILE              writes the files as a treemap, a page that needs nothing else
${DOWNLOAD}${DOCKERFILE}${BANDWIDTH}${COMMON}
${REFERENCES}`,
  measure: `Usage: docker-image-budgets measure [options] REFERENCE\u2026
       docker-image-budgets measure --for-report [options]

Prints the compressed size of every platform of the images. With --for-report it measures what the budget file names, head and base, and writes that into a file: mode report of the action, or check --measurements, judges it elsewhere.

Examples:
  docker-image-budgets measure ghcr.io/acme/api:main ghcr.io/acme/web:main
  docker-image-budgets measure --format json docker-archive:api.tar
  docker-image-budgets measure --for-report --head pr-7 --base main

Options:
  --for-report             measures the budget file
  --measurements FILE      the file to write (image-size-\u2026.json, a name of its own)
  --shard N/OF             every so many-th service, such as 3/8
  --config FILE            the budget file (docker-image-budgets.yaml)
  --head TEMPLATE          tag or reference to measure, such as pr-7 or {sha:7}
  --base TEMPLATE          tag or reference that it will be compared with
  --images NAMES           measures these budgets alone, such as api,web
  --platforms LIST         measures only these
  --explain WHAT           layers: with what explains a change; none: sizes only (layers)
${COMMON}
${REFERENCES}`,
  suggest: `Usage: docker-image-budgets suggest [options] [REFERENCE\u2026]

Proposes limits from what images weigh today, and writes them into the budget file; what else stands there stays as it is. Several references of one repository count with their average. Without a REFERENCE every budget of the file is measured. A limit that is there is only lowered.

Examples:
  docker-image-budgets suggest ghcr.io/acme/api:main ghcr.io/acme/web:main
  docker-image-budgets suggest --head main --margin 10% --dry-run
  docker-image-budgets suggest --days 7 --below --repository acme/shop

Options:
  --config FILE            the budget file; written anew where there is none (docker-image-budgets.yaml)
  --margin PERCENT         between today's size and the limit (20%)
  --below                  a goal to shrink to: the limit lies below today's size. What is over its limit already fails only when it grows; but a run that compares with nothing, such as on a push, fails: make the goal a warn_at there, or run the check if: github.event_name == 'pull_request'
  --raise                  raises a limit that today's size does not keep to
  --dry-run                shows the changes and writes nothing
  --days DAYS              from the history instead of today's sizes: the average of so many days, such as 7; no registry is asked
  --history-branch NAME    with --days: the branch that sizes are kept on (image-size-history)
  --repository OWNER/NAME  with --days: where that is on GitHub, asked with the token in GITHUB_TOKEN; without it the git repository of this directory
  --head TEMPLATE          without a REFERENCE: the tag to measure, such as main or {sha:7}, where neither a budget nor its image names one
${COMMON}
${REFERENCES}`,
  audit: `Usage: docker-image-budgets audit [options]

Looks at what the default branch has, as the action does each night with mode: audit: what is over or near its limit, has grown within a week, was moved by hand or built from an old base image, and limits that nobody needs, with a patch. It writes nothing, and alerts nobody.

Examples:
  docker-image-budgets audit --head main
  docker-image-budgets audit --head main --repository acme/shop --format markdown

Options:
  --config FILE            the budget file (docker-image-budgets.yaml)
  --head TEMPLATE          tag or reference of the default branch, such as main, where neither a budget nor its image names one
  --platforms LIST         judges only these
  --on-inconclusive WHAT   fail or warn: what an image ends in that cannot be measured (fail)
  --history-branch NAME    the branch that sizes are kept on (image-size-history)
  --repository OWNER/NAME  where that is on GitHub, asked with the token in GITHUB_TOKEN; without it the git repository of this directory
${COMMON}`,
  history: `Usage: docker-image-budgets history import [options] [NAME\u2026|REFERENCE\u2026]
       docker-image-budgets history show [options] [NAME\u2026]
       docker-image-budgets history export [options] [NAME\u2026]

Sizes as they were, on the branch where the action keeps them (its input history-branch). NAMEs are those of budgets; without any it is about all of them.

import begins a history with the tags that a registry has, by when the images were built: versions, days and commits, which stand for one image each. It costs a request for the list, and two for each image. show prints a table, and a plot of what is named. export writes every measurement.

Examples:
  docker-image-budgets history import ghcr.io/acme/api --tags 'v*'
  docker-image-budgets history show --repository acme/shop api

Options:
  --history-branch NAME    the branch (image-size-history)
  --repository OWNER/NAME  on GitHub, asked with the token in GITHUB_TOKEN; without it the git repository of this directory, as far as it has fetched the branch
  --config FILE            the budget file, for names and limits (docker-image-budgets.yaml)
  --tags PATTERN           import: the tags, such as 'v*' or 'main-*'
  --format FORMAT          show: text, markdown or json (text); export: csv, json or openmetrics (csv)
${COMMON.replace(/^.*\n/, "")}`,
  dashboard: `Usage: docker-image-budgets dashboard [options] [NAME\u2026]

Writes one HTML file that shows sizes as they were: all images in a table to search and sort, a chart with limit, steps, releases and the weeks to come. It opens from a disk or a web server, and loads nothing. NAMEs are those of budgets; without any it is about all of them.

Examples:
  docker-image-budgets dashboard
  docker-image-budgets dashboard --repository acme/shop --output site/index.html

Options:
  --output FILE            the file to write, ending in .html (image-sizes.html)
  --history-branch NAME    the branch (image-size-history)
  --repository OWNER/NAME  on GitHub, asked with the token in GITHUB_TOKEN; without it the git repository of this directory, as far as it has fetched the branch
  --config FILE            the budget file, for names and limits (docker-image-budgets.yaml)
  --help                   shows this
`,
  demo: `Usage: docker-image-budgets demo

Runs the action on an example: a registry and a GitHub of its own, inside this machine.

Examples:
  docker-image-budgets demo
  NO_COLOR=1 docker-image-budgets demo
`
};

// src/cli/run.ts
var HELP_COLUMNS = 98;
var COMMON2 = ["help", "format", "insecure-registry", "auth-host", "cache-dir", "timeout"];
var FOR_REPORT = [
  "for-report",
  "config",
  "head",
  "base",
  "images",
  "platforms",
  "explain",
  "measurements",
  "shard"
];
var COMMANDS = {
  check: {
    options: [
      ...COMMON2,
      "bandwidth",
      "explain",
      "max-download",
      "prices",
      "config",
      "head",
      "base",
      "images",
      "missing-head",
      "platforms",
      "noise-floor",
      "on-inconclusive",
      "measurements",
      "metrics-dir",
      "sarif"
    ],
    run: checkCommand
  },
  // Each loads what it alone needs: what makes a diff, or servers and images of its own.
  diff: {
    options: [...COMMON2, "bandwidth", "platform", "dockerfile", "target", "files", "max-download"],
    run: async (args, world) => (await import("./chunks/references-MJZDBECG.js")).diffCommand(args, world)
  },
  explain: {
    options: [
      ...COMMON2,
      "bandwidth",
      "platform",
      "dockerfile",
      "target",
      "files",
      "depth",
      "filter",
      "html",
      "max-download"
    ],
    run: async (args, world) => (await import("./chunks/references-MJZDBECG.js")).explainCommand(args, world)
  },
  measure: {
    options: [...COMMON2, ...FOR_REPORT],
    run: async (args, world) => (await import("./chunks/measure-I6AUGIQ6.js")).measureCommand(args, world)
  },
  suggest: {
    options: [
      ...COMMON2,
      "config",
      "head",
      "margin",
      "below",
      "raise",
      "dry-run",
      "days",
      "repository",
      "history-branch"
    ],
    run: async (args, world) => (await import("./chunks/suggest-5MZI5V64.js")).suggestCommand(args, world)
  },
  history: {
    options: [...COMMON2, "config", "repository", "history-branch", "tags"],
    run: async (args, world) => (await import("./chunks/history-A43WEHIF.js")).historyCommand(args, world)
  },
  audit: {
    options: [
      ...COMMON2,
      "config",
      "head",
      "platforms",
      "on-inconclusive",
      "repository",
      "history-branch"
    ],
    run: async (args, world) => (await import("./chunks/audit-76AS7B6P.js")).auditCommand(args, world)
  },
  dashboard: {
    options: ["help", "config", "repository", "history-branch", "output"],
    run: async (args, world) => (await import("./chunks/dashboard-MNMWM42R.js")).dashboardCommand(args, world)
  },
  demo: {
    options: ["help"],
    run: async (_, world) => (await import("./chunks/demo-LZE7V7CG.js")).demo(world)
  }
};
async function run(argv, given) {
  const world = {
    ...given,
    stdout: printableOutput(given.stdout),
    stderr: printableOutput(given.stderr)
  };
  const [name = "", ...rest] = argv;
  try {
    if (["--version", "-v", "version"].includes(name)) {
      world.stdout.write(`${(await import("./chunks/version-X2CGIBUS.js")).version}
`);
      return EXIT.pass;
    }
    if (["", "--help", "-h", "help"].includes(name)) return help(name, rest, world);
    if (!isCommand(name)) throw new UsageError(unknown(name));
    const { options, run: run2 } = COMMANDS[name];
    const args = readArguments(rest, options, commandsWith);
    if (!args.help) return await run2(args, world);
    return help("help", [name], world);
  } catch (error) {
    return told(error, world);
  }
}
function help(word, [command], { stdout }) {
  if (command !== void 0 && !isCommand(command)) throw new UsageError(unknown(command));
  const text = command === void 0 ? HELP : COMMAND_HELP[command];
  stdout.write(wrapped(text, stdout.columns ?? HELP_COLUMNS));
  return word === "" ? EXIT.usage : EXIT.pass;
}
function isCommand(name) {
  return Object.hasOwn(COMMANDS, name);
}
function commandsWith(option) {
  return Object.entries(COMMANDS).flatMap(
    ([name, { options }]) => options.some((each) => each === option) ? [name] : []
  );
}
function unknown(name) {
  const commands = Object.keys(COMMANDS);
  const guess = nearest(name, commands);
  const hint = guess === void 0 ? "" : ` Did you mean ${guess}?`;
  return `There is no command ${JSON.stringify(oneLine(name, 40))}.${hint} Commands: ${commands.join(", ")}.`;
}
function told(error, { stderr, env }) {
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`${wrapped(message, stderr.columns)}
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
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  directory: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr
});
