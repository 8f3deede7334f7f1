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
} from "./chunks/chunk-CQJYXSA5.js";
import "./chunks/chunk-QMB7OKMG.js";
import "./chunks/chunk-GQCCPRQQ.js";
import {
  UsageError,
  nearest,
  oneLine
} from "./chunks/chunk-X2GWAC33.js";
import "./chunks/chunk-FDRE2FRA.js";
import "./chunks/chunk-CZ3IR7DF.js";

// src/cli/help.ts
var HELP = `docker-image-budgets: budgets for the compressed size of container images

  check                    judges the budget file, as the action does on a pull request
  diff BASE HEAD           compares two images: what changed, why, and what to do
  explain REFERENCE        the layers of an image, and what would make it smaller
  measure REFERENCE\u2026       sizes of images, from their manifests alone
  suggest [REFERENCE\u2026]     writes limits into the budget file, from what images weigh today
  history VERB             sizes as they were: import, show, export
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
  suggest: `docker-image-budgets suggest [options] [REFERENCE\u2026]

Proposes limits from what images weigh today, and writes them into the budget file; what else
stands there stays as it is. Several references of one repository count with their average.
Without a REFERENCE every budget of the file is measured. A limit that is there is only lowered.

  --config FILE            the budget file; written anew where there is none
                           (docker-image-budgets.yaml)
  --margin PERCENT         between today's size and the limit (20%)
  --below                  a goal to shrink to: the limit lies below today's size. What is over
                           its limit already fails only when it grows; but a run that compares
                           with nothing, such as on a push, fails: make the goal a warn_at there,
                           or run the check if: github.event_name == 'pull_request'
  --raise                  raises a limit that today's size does not keep to
  --dry-run                shows the changes and writes nothing
  --head TEMPLATE          without a REFERENCE: the tag to measure, such as main or {sha:7},
                           where neither a budget nor its image names one
${COMMON}
${REFERENCES}`,
  history: `docker-image-budgets history import [options] [NAME\u2026|REFERENCE\u2026]
docker-image-budgets history show [options] [NAME\u2026]
docker-image-budgets history export [options] [NAME\u2026]

Sizes as they were, on the branch where the action keeps them (its input history-branch). NAMEs are
those of budgets; without any it is about all of them.

import begins a history with the tags that a registry has, by when the images were built: versions,
days and commits, which stand for one image each. It costs a request for the list, and two for each
image. show prints a table, and a plot of what is named. export writes every measurement.

  --history-branch NAME    the branch (image-size-history)
  --repository OWNER/NAME  on GitHub, asked with the token in GITHUB_TOKEN; without it the git
                           repository of this directory, as far as it has fetched the branch
  --config FILE            the budget file, for names and limits (docker-image-budgets.yaml)
  --tags PATTERN           import: the tags, such as 'v*' or 'main-*'
  --format FORMAT          show: text, markdown or json (text); export: csv, json or openmetrics (csv)
${COMMON.replace(/^.*\n/, "")}`,
  demo: `docker-image-budgets demo

Runs the action on an example: a registry and a GitHub of its own, inside this machine.
`
};

// src/cli/run.ts
var COMMON2 = ["help", "format", "insecure-registry", "auth-host", "cache-dir", "timeout"];
var COMMANDS = {
  check: {
    options: [...COMMON2, "bandwidth", "explain", "prices", "config", "head", "base"],
    run: checkCommand
  },
  // Each loads what it alone needs: what makes a diff, or servers and images of its own.
  diff: {
    options: [...COMMON2, "bandwidth"],
    run: async (args, world) => (await import("./chunks/references-GT6SRXGE.js")).diffCommand(args, world)
  },
  explain: {
    options: [...COMMON2, "bandwidth"],
    run: async (args, world) => (await import("./chunks/references-GT6SRXGE.js")).explainCommand(args, world)
  },
  measure: {
    options: COMMON2,
    run: async (args, world) => (await import("./chunks/measure-RTFMJVWE.js")).measureCommand(args, world)
  },
  suggest: {
    options: [...COMMON2, "config", "head", "margin", "below", "raise", "dry-run"],
    run: async (args, world) => (await import("./chunks/suggest-46UPJS62.js")).suggestCommand(args, world)
  },
  history: {
    options: [...COMMON2, "config", "repository", "history-branch", "tags"],
    run: async (args, world) => (await import("./chunks/history-4YJSGH7E.js")).historyCommand(args, world)
  },
  demo: {
    options: ["help"],
    run: async (_, world) => (await import("./chunks/demo-3NI7LN5S.js")).demo(world)
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
    if (["", "--help", "-h", "help"].includes(name)) {
      world.stdout.write(HELP);
      return name === "" ? EXIT.usage : EXIT.pass;
    }
    if (!isCommand(name)) throw new UsageError(unknown(name));
    const { options, run: run2 } = COMMANDS[name];
    const args = readArguments(rest, options, commandsWith);
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
