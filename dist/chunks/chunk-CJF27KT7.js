import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  debug,
  firstParents,
  log,
  readFileAt,
  requestOf
} from "./chunk-G7PAMPKP.js";
import {
  checkFleet,
  createProgress,
  inspectFiles,
  isWorthInspecting,
  unjudgedWaste
} from "./chunk-6DNRDSMX.js";
import {
  Unmeasurable,
  UsageError,
  formatBytes,
  plural
} from "./chunk-OUZ62CP3.js";

// src/action/scans.ts
async function scansFor({ inputs, workspace }, { budgets, headBudgets }) {
  if (inputs.sarif.length === 0) return {};
  const { readScans } = await import("./read-scans-NBWCWVIK.js");
  const asked = { lines: inputs.sarif, budgets: [...budgets, ...headBudgets] };
  const where = { directory: workspace, isConfined: true, source: "input sarif" };
  return { scans: await readScans({ ...asked, ...where }) };
}

// src/domain/approval/codeowners.ts
var CODEOWNERS_PATHS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
var MAX_CHARACTERS = 3e6;
var MOST_LINES = 2e4;
function ownersOf(codeowners, path) {
  const lines = codeowners.slice(0, MAX_CHARACTERS).split(/\r?\n/).slice(0, MOST_LINES);
  const rules = lines.flatMap((line) => {
    const [pattern, ...owners] = line.replace(/(?:^|\s)#.*$/, "").trim().split(/(?<!\\)\s+/);
    return pattern === void 0 || pattern === "" ? [] : [{ pattern, owners }];
  });
  const rule = rules.findLast(({ pattern }) => owns(pattern.replaceAll("\\ ", " "), path));
  const logins = rule?.owners.flatMap((owner) => /^@([\w-]+(?:\/[\w.-]+)?)$/.exec(owner)?.[1] ?? []);
  return [...new Set(logins)];
}
var LONGEST_PATTERN = 1e3;
function owns(pattern, path) {
  if (pattern.length > LONGEST_PATTERN) return false;
  const trimmed = pattern.replace(/^\/|\/$/g, "");
  const isAnchored = pattern.startsWith("/") || trimmed.includes("/");
  const wanted = [...isAnchored ? [] : ["**"], ...trimmed.split("/")];
  const isShallow = isAnchored && wanted.at(-1) === "*";
  const below = pattern.endsWith("/") ? ["*", "**"] : ["**"];
  return matches([...wanted, ...isShallow ? [] : below], path.split("/"));
}
function matches(wanted, parts) {
  return aligned(wanted, parts, {
    isAny: (each) => each === "**",
    isSame: (each, part) => aligned([...each], [...part], LETTERS)
  });
}
var LETTERS = {
  isAny: (letter) => letter === "*",
  isSame: (letter, other) => letter === "?" || letter === other
};
function aligned(wanted, parts, rules) {
  let reached = [true, ...parts.map(() => false)];
  for (const each of wanted) {
    const next = reached.map(() => false);
    for (let at = 0; at <= parts.length; at++) {
      const isHere = reached[at] === true;
      if (rules.isAny(each)) next[at] = isHere || at > 0 && next[at - 1] === true;
      else if (at > 0) {
        next[at] = reached[at - 1] === true && rules.isSame(each, parts[at - 1] ?? "");
      }
    }
    reached = next;
  }
  return reached.at(-1) === true;
}

// src/action/setting.ts
async function settingOf(run, verdicts) {
  const { inputs, eventContext } = run;
  const { onInconclusive, approvers } = inputs;
  const { pull, baseSha, values } = eventContext;
  const isFailure = verdicts.some(({ outcome }) => outcome === "fail");
  return {
    subject: pull === null ? "commit" : "pull-request",
    baseRef: pull?.baseRef ?? (baseSha === null ? null : values.base_ref ?? null),
    onInconclusive,
    approvers,
    owners: isFailure && baseSha !== null ? await ownersAt(run, baseSha) : []
  };
}
async function ownersAt({ inputs, api }, sha) {
  try {
    for (const path of CODEOWNERS_PATHS) {
      const text = await readFileAt(await api(), path, sha);
      if (text !== void 0) return ownersOf(text, inputs.config);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    debug(`Who owns ${inputs.config} is not known: ${error.message}`);
  }
  return [];
}

// src/action/check-all.ts
async function checkAll(run, loaded, shared, sizes) {
  const { inputs, api } = run;
  const reported = await reportedFor(run, loaded);
  const history = await historyOf(loaded, sizes, run.now);
  const scans = await scansFor(run, loaded);
  const { value: verdicts, requests } = await shared.counted(async () => {
    const judged = await checkFleet(
      { ...await requestOf(run, loaded), ...scans },
      {
        ...shared.sources,
        untrusted: shared.untrusted,
        ...dockerfiles(run),
        firstParents: async (sha) => firstParents(await api(), sha, inputs.baseLookback),
        ...reported === null ? {} : { reported },
        history: history?.history,
        progress: createProgress(log)
      }
    );
    return inputs.explain === "files" ? withFiles(judged, inputs, shared) : judged;
  });
  const notices = [
    ...loaded.notices,
    ...unjudgedWaste(loaded.budgets, inputs.explain, "the input explain: files"),
    ...shared.warnings,
    ...reported?.notices ?? [],
    ...sizes?.notices ?? []
  ];
  const gaps = reported?.gaps ?? [];
  return {
    verdicts: history?.withTrends(verdicts) ?? verdicts,
    context: {
      budgetFile: loaded.file,
      setting: await settingOf(run, verdicts),
      notices,
      gaps,
      requests,
      prices: inputs.prices
    }
  };
}
function dockerfiles({ api, eventContext: { headSha, baseSha } }) {
  const asked = /* @__PURE__ */ new Map();
  const ask = async (path, sha) => {
    const { dockerfileAt } = await import("./dockerfile-at-TNTILYHU.js");
    return dockerfileAt(await api(), path, sha);
  };
  const textAt = (path, sha) => {
    const key = `${sha} ${path}`;
    const known = asked.get(key) ?? ask(path, sha);
    asked.set(key, known);
    return known;
  };
  const ofBase = async (path, commit) => {
    const sha = commit ?? baseSha;
    if (sha === null) throw new Unmeasurable("nobody knows which commit the base is of", "");
    return textAt(path, sha);
  };
  return { dockerfileText: (path) => textAt(path, headSha), baseDockerfileText: ofBase };
}
function withFiles(verdicts, { maxDownload }, { sources }) {
  return inspectFiles(verdicts, sources.images, {
    isWanted: isWorthInspecting,
    maxDownload,
    announce: (layers, bytes) => log(`Reading ${plural(layers, "layer")}, ${formatBytes(bytes)}`)
  });
}
async function reportedFor({ inputs, eventContext, workspace }, { budgets }) {
  if (inputs.mode !== "report") return null;
  const { readMeasurements, strangerNotices } = await import("./read-measurements-G3AV5QPK.js");
  const collected = await readMeasurements(inputs.measurements, workspace, {
    repository: process.env["GITHUB_REPOSITORY"] ?? "",
    sha: eventContext.headSha
  });
  return { ...collected, isTrusted: false, notices: strangerNotices(collected, budgets) };
}
async function historyOf({ budgets }, sizes, now) {
  if (!sizes?.stored) return void 0;
  const { historyFor, withTrends } = await import("./read-sizes-ZDJNZUYZ.js");
  const history = historyFor(sizes.stored, budgets);
  return {
    history,
    withTrends: (verdicts) => withTrends(verdicts, history, now)
  };
}

export {
  scansFor,
  checkAll,
  withFiles
};
