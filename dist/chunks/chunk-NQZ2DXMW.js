import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  createImages
} from "./chunk-X4YCXSSN.js";
import {
  parseBandwidth,
  parseExplain,
  parseHost,
  parseSeconds
} from "./chunk-URQAJ633.js";
import {
  parsePrices
} from "./chunk-A6W5WSYZ.js";
import {
  largest
} from "./chunk-43IJ4DZN.js";
import {
  MIB,
  parseSize
} from "./chunk-IL3RPRB4.js";
import {
  nearest,
  oneLine
} from "./chunk-F3PQNR5A.js";
import {
  Malformed,
  UsageError,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/suggestion.ts
function parseMargin(text) {
  const [, digits] = /^(\d{1,4}(?:\.\d{1,2})?) ?%?$/.exec(text) ?? [];
  const percent = Number(digits);
  if (digits === void 0 || percent > 1e3) {
    throw new Malformed(
      `${quoted(text)} is not a margin: a percent from 0 to 1000, such as 20% or 7.5%`
    );
  }
  return percent;
}
var MEGABYTES = { key: "max_mb", suffix: " MB" };
function spellingOf(limit) {
  const suffix = /^\s*[\d.]+(\s*[a-z]+)\s*$/i.exec(limit)?.[1];
  return suffix === void 0 ? MEGABYTES : { key: "max_size", suffix };
}
function propose(subject, margin, { raise }) {
  const { name, sizes, limit } = subject;
  const spelling = limit === null ? MEGABYTES : spellingOf(limit.text);
  const goal = goalOf(sizes, margin);
  const amount = roundedAmount(goal, spelling, margin);
  const bytes = limitBytes(amount, spelling);
  const common = { measuredBytes: Math.round(averageOf(sizes)), amount, spelling };
  if (limit === null) {
    return { ...common, limitBytes: bytes, previousLimitBytes: null, change: "new", note: null };
  }
  const previousLimitBytes = limit.value;
  const asksForMore = goal > limit.value && bytes > limit.value;
  if (bytes < limit.value || asksForMore && raise) {
    const change = asksForMore ? "raised" : "lowered";
    return { ...common, limitBytes: bytes, previousLimitBytes, change, note: null };
  }
  const words = spelling.key === "max_mb" ? `${limit.text}${spelling.suffix}` : limit.text.trim();
  const note = asksForMore ? `${name} keeps ${words}: today\u2019s size asks for ${amount}${spelling.suffix}; --raise takes it` : null;
  return { ...common, limitBytes: limit.value, previousLimitBytes, change: "kept", note };
}
function averageOf(sizes) {
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
function goalOf(sizes, { percent, isBelow }) {
  const share = isBelow ? 100 - percent : 100 + percent;
  const goal = Math.floor(averageOf(sizes) * share / 100);
  return isBelow ? goal : largest(sizes, goal);
}
var MAX_DECIMALS = 6;
function roundedAmount(goal, spelling, { isBelow }) {
  const unit = spelling.key === "max_mb" ? MIB : parseSize(`1${spelling.suffix}`);
  const decimals = unit === 1 ? 0 : Math.min(MAX_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(goal / unit))));
  const text = (steps2) => decimalText(steps2, decimals);
  const bytes = (steps2) => limitBytes(text(steps2), spelling);
  let steps = Math.max(1, Math.round(goal / unit * 10 ** decimals));
  if (isBelow) while (steps > 1 && bytes(steps) > goal) steps--;
  else while (bytes(steps) < goal) steps++;
  return text(steps);
}
function decimalText(steps, decimals) {
  const text = (steps / 10 ** decimals).toFixed(decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, "");
}
function limitBytes(amount, { key, suffix }) {
  return key === "max_mb" ? Math.floor(Number(amount) * MIB) : parseSize(`${amount}${suffix}`);
}

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
  base: { type: "string" },
  margin: { type: "string" },
  below: { type: "boolean" },
  raise: { type: "boolean" },
  "dry-run": { type: "boolean" }
};
var TAKEN = {
  format: `one of ${FORMATS.join(", ")}`,
  "insecure-registry": "a registry\u2019s host or host:port",
  "auth-host": "a token server\u2019s host or host:port",
  "cache-dir": "a directory",
  timeout: "a number of seconds from 1 to 999",
  bandwidth: "a number of Mbit/s, such as 100",
  prices: "a list, such as 'currency=USD date=2026-11-01 storage=0.10'",
  explain: "layers or none",
  config: "a file\u2019s name",
  head: "a tag or a reference, such as pr-7 or {sha:7}",
  base: "a tag or a reference, such as main or {base_ref}",
  margin: "a percent from 0 to 1000, such as 20% or 7.5%"
};
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
  const known = FORMATS.find((each) => each === format);
  if (known === void 0) {
    throw new UsageError(`--format ${oneLine(format, 40)}: use one of ${FORMATS.join(", ")}`);
  }
  const config = text("config") ?? "docker-image-budgets.yaml";
  if (config === "") throw new UsageError("--config needs a file\u2019s name");
  const hosts = (name) => [values[name] ?? []].flat().map((each) => wellFormed(() => parseHost(String(each)), `--${name}`));
  return {
    positionals,
    help: values["help"] === true,
    format: known,
    insecure: hosts("insecure-registry"),
    authHosts: hosts("auth-host"),
    cacheDir: text("cache-dir") || void 0,
    timeoutMs: wellFormed(() => parseSeconds(text("timeout") ?? "30"), "--timeout"),
    bandwidth: wellFormed(() => parseBandwidth(text("bandwidth") ?? "100"), "--bandwidth"),
    prices: pricesOf(text("prices")),
    explain: wellFormed(() => parseExplain(text("explain") ?? "layers"), "--explain"),
    config,
    head: text("head"),
    base: text("base"),
    margin: wellFormed(() => parseMargin(text("margin") ?? "20%"), "--margin"),
    below: values["below"] === true,
    raise: values["raise"] === true,
    dryRun: values["dry-run"] === true
  };
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
function wellFormed(parse2, what) {
  try {
    return parse2();
  } catch (error) {
    if (error instanceof Malformed)
      throw new UsageError(`${what}: ${error.message}`, { cause: error });
    throw error;
  }
}

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

export {
  propose,
  readArguments,
  wellFormed,
  withImages
};
