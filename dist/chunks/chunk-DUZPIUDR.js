import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  gapWords
} from "./chunk-X5TCQZ4S.js";
import {
  growth,
  platformName
} from "./chunk-3NTQYEGY.js";
import {
  worst
} from "./chunk-U45OYD3Y.js";
import {
  allowedGrowth,
  amountBytes
} from "./chunk-IZRJ7AOI.js";
import {
  formatPlatform,
  samePlatform
} from "./chunk-IW5NEP45.js";
import {
  formatBytes,
  formatChange,
  formatPercent
} from "./chunk-IL3RPRB4.js";
import {
  familiarName,
  formatReference,
  parseReference,
  sameRepository
} from "./chunk-V35JLIWI.js";
import {
  shortDigest
} from "./chunk-LSII7BRH.js";
import {
  Malformed
} from "./chunk-JRB32J4O.js";

// src/domain/rules/edited.ts
function editFindings({ edits }) {
  return edits.filter(({ needsApproval }) => needsApproval).map((edit) => ({
    rule: "budget_file",
    outcome: "review",
    platform: null,
    actualBytes: edit.bytes?.to ?? null,
    allowedBytes: edit.bytes?.from ?? null,
    message: `this change ${editText(edit)}`,
    cure: null,
    place: edit.place,
    edit
  }));
}
function editText(edit) {
  const { from, to } = edit;
  const what = `${editVerb(edit)} ${editSubject(edit)}`;
  if (from === null) return `${what}: ${to}`;
  return to === null ? `${what} (${from})` : `${what} from ${from} to ${to}`;
}
function editVerb({ what, from, to, effect }) {
  if (from === null) return "adds";
  if (to === null) return "removes";
  if (what === "budget") return "replaces";
  if (what === "limit") return effect === "looser" ? "raises" : "lowers";
  return { looser: "loosens", tighter: "tightens", unclear: "changes" }[effect];
}
function editSubject({ what }) {
  return ["limit", "budget", "image"].includes(what) ? `the ${what}` : what;
}

// src/domain/explanation.ts
function gapsOf({ explanation, unexplained }) {
  if (unexplained === void 0) return explanation?.gaps ?? [];
  return [{ of: "all", name: "", why: unexplained }];
}

// src/domain/belief.ts
function believedSplit(image, change) {
  const { split, baseImages, references } = change.explanation ?? {};
  if (!split || baseImages?.base.kind !== "known" || baseImages.head.kind !== "known") {
    const gap = gapsOf(change).find(({ of }) => of !== "provenance");
    return { doubt: `the base image is unknown${gap === void 0 ? "" : `: ${gapWords(gap)}`}` };
  }
  const [was, is] = [baseImages.base.name, baseImages.head.name];
  const own = [image, references?.base, references?.head];
  if (own.some((reference) => isKeptWith(reference, is)))
    return { doubt: "the image names itself as its base image" };
  if (isKeptWith(parsed(was), is)) return split;
  return { doubt: `the base image is another one: ${shortName(is)} instead of ${shortName(was)}` };
}
function isKeptWith(reference, name) {
  const other = parsed(name);
  return !!reference && other !== null && sameRepository(reference, other);
}
function shortName(name) {
  const reference = parsed(name);
  return reference === null ? name : familiarName(reference);
}
function parsed(name) {
  try {
    const reference = parseReference(name);
    return reference.kind === "registry" ? reference : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

// src/domain/rules/growth.ts
function growthFindings(budget, change) {
  const grown = judgedGrowth(budget, change);
  const { base, platform } = change;
  if (grown === null || base === null || grown.bytes <= 0) return [];
  const rules = [
    ["max_increase", "fail", budget.maxIncrease],
    ["review_increase", "review", budget.reviewIncrease],
    ["warn_increase", "warn", budget.warnIncrease]
  ];
  for (const [rule, outcome, written] of rules) {
    if (written === void 0) continue;
    const allowedBytes = allowedGrowth(written.value, base.bytes);
    if (grown.bytes <= allowedBytes) continue;
    return [
      {
        rule,
        outcome,
        platform,
        actualBytes: grown.bytes,
        allowedBytes,
        message: `${growthText(grown)}${grown.of}, more than ${rule} allows: ${increaseText(written.value, allowedBytes)}`,
        cure: null,
        place: written.place
      }
    ];
  }
  return [];
}
function judgedGrowth(budget, change) {
  const grown = growth(change);
  if (grown === null || budget.growthOf?.value !== "own") return grown && { ...grown, of: "" };
  const split = believedSplit(budget.image, change);
  if ("doubt" in split) return { ...grown, of: ` (all of it counts, since ${split.doubt})` };
  const { ownBytes, baseImageBytes } = split;
  const before = change.base?.bytes ?? 0;
  return {
    bytes: ownBytes,
    percent: before === 0 ? null : ownBytes / before * 100,
    of: ` of own layers (${formatChange(baseImageBytes)} came with the base image)`
  };
}
function creepFindings(budget, evidence) {
  const { since } = evidence;
  const { growthSince, maxGrowth } = budget;
  if (growthSince === void 0 || maxGrowth === void 0 || since === null) return [];
  switch (since.kind) {
    case "none":
      return [];
    case "missing":
      return [
        noStart(
          growthSince,
          "warn",
          `there is no image ${formatReference(since.reference)} to count growth from`,
          "Name a tag that is there in max_growth_since, or an age such as 90d."
        )
      ];
    case "unmeasurable":
      return [
        noStart(
          growthSince,
          "inconclusive",
          `growth since ${growthSince.text} could not be measured: ${since.reason}`,
          since.cure
        )
      ];
    case "measured":
      return since.changes.flatMap((change) => creep(change, evidence, maxGrowth, since.name));
  }
}
function noStart({ place }, outcome, message, cure) {
  const rule = "max_growth_since";
  return {
    rule,
    outcome,
    platform: null,
    actualBytes: null,
    allowedBytes: null,
    message,
    cure,
    place
  };
}
function creep(change, { base: comparedWith, changes, noiseFloor }, maxGrowth, name) {
  const grown = growth(change);
  const { base, head, platform } = change;
  if (grown === null || base === null || head === null) return [];
  const allowedBytes = allowedGrowth(maxGrowth.value, base.bytes);
  if (grown.bytes <= allowedBytes) return [];
  const isSame = ({ platform: of }) => of === null || platform === null || platformName(of) === platformName(platform);
  const own = changes.find((each) => each.head?.digest === head.digest && isSame(each));
  const ownGrowth = own === void 0 ? null : growth(own);
  const addsNothing = ownGrowth === null ? (
    // On the branch itself there is nobody to ask, and the growth is merged.
    comparedWith === null
  ) : ownGrowth.bytes <= allowedGrowth(noiseFloor, own?.base?.bytes ?? 0);
  const share = ownGrowth === null ? "" : ` (this change: ${formatChange(ownGrowth.bytes)})`;
  return [
    {
      rule: "max_growth_since",
      outcome: addsNothing ? "warn" : "review",
      platform,
      actualBytes: grown.bytes,
      allowedBytes,
      message: `${growthText(grown)} since ${name}${share}, more than max_growth allows: ${increaseText(maxGrowth.value, allowedBytes)}`,
      cure: null,
      place: maxGrowth.place
    }
  ];
}
function growthText({ bytes, percent }) {
  return `${formatChange(bytes)}${percent === null ? "" : ` (${formatPercent(percent)})`}`;
}
function increaseText({ text, amounts }, allowedBytes) {
  return "bytes" in (amounts[0] ?? {}) && amounts.length === 1 ? formatBytes(allowedBytes) : `${text}, here ${formatBytes(allowedBytes)}`;
}

// src/domain/rules/measured.ts
function measurementFindings(budget, { base, head, retired }) {
  const inconclusive = (message, cure) => unmeasured(budget, "measurement", null, message, cure);
  const findings = [];
  if (head.kind === "unmeasurable") findings.push(inconclusive(head.reason, head.cure));
  if (head.kind === "missing" && !retired) {
    findings.push(
      inconclusive(
        `there is no image ${formatReference(head.reference)}`,
        missingCure(budget, head.reference)
      )
    );
  }
  if (base?.kind === "unmeasurable" && !retired) {
    findings.push(inconclusive(`the base could not be measured: ${base.reason}`, base.cure));
  }
  return findings;
}
function unmeasured({ place }, rule, platform, message, cure) {
  const outcome = "inconclusive";
  return { rule, outcome, platform, actualBytes: null, allowedBytes: null, message, cure, place };
}
function missingCure({ isHearsay }, reference) {
  if (isHearsay)
    return "It was looked for without a login: only this fork\u2019s version of the budget file names it. Push it where everybody may pull it, or let somebody with write access add the budget on the base branch.";
  if (reference.kind === "layout")
    return "Build it before this step, and check the path and the tag.";
  return "Build and push it first, or set head-tag (--head on the command line, head in the budget) to the tag that is pushed. If the service is gone, remove its budget in the same pull request.";
}
function platformFindings(budget, { base, head, changes }) {
  if (head.kind !== "measured") return [];
  const available = changes.flatMap(
    ({ head: head2, platform }) => head2 === null || platform === null ? [] : platform
  );
  const absent = (budget.platforms ?? []).filter(
    (wanted2) => !available.some((platform) => samePlatform(platform, wanted2))
  );
  const has = available.map(formatPlatform).join(", ") || "none of those asked for";
  const wanted = absent.map(
    (platform) => unmeasured(
      budget,
      "platform",
      platform,
      `${formatReference(head.reference)} has no image for ${formatPlatform(platform)}`,
      `It has ${has}. Build ${formatPlatform(platform)} too, or take it out of platforms.`
    )
  );
  if (absent.length === 0 && !changes.some((change) => change.head !== null)) {
    wanted.push(
      unmeasured(
        budget,
        "platform",
        null,
        `${formatReference(head.reference)} has none of the platforms that the input platforms leaves`,
        "Build one of them, or widen the input."
      )
    );
  }
  const lost = changes.filter(
    ({ head: head2, platform }) => head2 === null && !absent.some((each) => platform !== null && samePlatform(platform, each))
  );
  const anew = changes.filter(({ base: base2 }) => base2 === null);
  return base?.kind === "measured" ? [...wanted, ...lost.map((change) => lostFinding(budget, change, anew))] : wanted;
}
function lostFinding({ place }, { platform, base }, anew) {
  const name = (platform2) => platformName(platform2) ?? "the plain image";
  const gone = `${name(platform)} (${formatBytes(base?.bytes ?? 0)}) is in the base and no longer in the head`;
  const finding = { rule: "platform", platform, allowedBytes: null, place };
  if (anew.length === 0) {
    return {
      ...finding,
      outcome: "warn",
      actualBytes: null,
      message: gone,
      // Features cannot be listed.
      cure: platform?.osFeatures ? "If that is not meant, build it again." : "If that is not meant, build it again; to have it demanded, list it under platforms."
    };
  }
  return {
    ...finding,
    outcome: "review",
    // An approval by label holds for no more than this.
    actualBytes: anew.reduce((sum, { head }) => sum + (head?.bytes ?? 0), 0),
    message: `${gone}, which has ${anew.map(({ platform: platform2 }) => name(platform2)).join(", ")} anew: how much it grew cannot be told`,
    cure: "If that is not meant, build it again, under the name that it had."
  };
}
function baselineFindings({ place }, { base, movedTo }) {
  if (base?.kind !== "measured" || movedTo === null || movedTo === base.digest) return [];
  return [
    {
      rule: "base",
      outcome: "warn",
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `${formatReference(base.reference)} moved during the check: ${shortDigest(base.digest)} was compared with, and ${shortDigest(movedTo)} is there now`,
      cure: "Run the check again to compare with the newer image.",
      place
    }
  ];
}

// src/domain/waiver.ts
function isInForce({ until }, today) {
  return today <= until;
}
function waiverInForce(waivers, today) {
  return waivers.filter((waiver) => isInForce(waiver, today)).toSorted((a, b) => b.bytes - a.bytes || (a.until < b.until ? 1 : -1))[0];
}
function daysLeft({ until }, today) {
  const days = Math.round((Date.parse(until) - Date.parse(today)) / 864e5);
  if (days === 0) return "this is the last day";
  return days === 1 ? "1 day left" : `${days} days left`;
}

// src/domain/rules/size.ts
function sizeFindings(budget, change, circumstances) {
  const over = overLimit(budget, change, circumstances);
  if (over !== void 0) return [over];
  const near = aboveWarning(budget, change);
  return near === void 0 ? [] : [near];
}
function overLimit(budget, change, { today, noiseFloor }) {
  const { limit, waivers } = budget;
  const { platform, base, head } = change;
  if (head === null || limit === void 0 || head.bytes <= limit.value) return void 0;
  const finding = {
    rule: "max_size",
    platform,
    actualBytes: head.bytes,
    allowedBytes: limit.value,
    cure: null,
    place: limit.place
  };
  const size = formatBytes(head.bytes);
  const over = `${size}, ${formatBytes(head.bytes - limit.value)} over the limit of ${limitText(limit)}`;
  const waiver = waiverInForce(waivers?.value ?? [], today);
  if (waiver !== void 0 && head.bytes <= waiver.bytes) {
    const message = `${over}; waived up to ${formatBytes(waiver.bytes)} until ${waiver.until} (${daysLeft(waiver, today)}): ${waiver.reason}`;
    const { bytes: allowedBytes, place } = waiver;
    return { ...finding, outcome: "warn", allowedBytes, message, place, waiver };
  }
  const wasOver = base !== null && base.bytes > limit.value;
  if (wasOver && head.bytes - base.bytes <= allowedGrowth(noiseFloor, base.bytes)) {
    const message = `${size}, over the limit of ${limitText(limit)} as it was before this change (${formatBytes(base.bytes)})`;
    return { ...finding, outcome: "warn", message };
  }
  const exceeded = waiver === void 0 ? "" : `, and over the ${formatBytes(waiver.bytes)} that a waiver allows until ${waiver.until}`;
  const before = wasOver ? `; it was over before (${formatBytes(base.bytes)}), and has grown` : "";
  return { ...finding, outcome: "fail", message: `${over}${exceeded}${before}` };
}
function aboveWarning({ limit, warnAt }, { platform, head }) {
  if (head === null || warnAt === void 0) return void 0;
  if (limit === void 0 && "percent" in warnAt.value) return void 0;
  const threshold = amountBytes(warnAt.value, limit?.value ?? 0);
  if (head.bytes <= threshold) return void 0;
  const used = limit === void 0 ? "" : `, ${(head.bytes / limit.value * 100).toFixed(1)} % of the limit of ${limitText(limit)}`;
  return {
    rule: "warn_at",
    outcome: "warn",
    platform,
    actualBytes: head.bytes,
    allowedBytes: threshold,
    message: `${formatBytes(head.bytes)}${used}; it warns above ${warnAt.text}`,
    cure: null,
    place: warnAt.place
  };
}
function waiverFindings({ waivers }, { today }) {
  return (waivers?.value ?? []).filter((waiver) => !isInForce(waiver, today)).map(({ bytes, until, reason, place }) => ({
    rule: "waiver",
    outcome: "warn",
    platform: null,
    actualBytes: null,
    allowedBytes: bytes,
    message: `the waiver up to ${formatBytes(bytes)} ended on ${until}: ${reason}`,
    cure: "Take it out of the budget file, or give it a new date in a pull request of its own.",
    place
  }));
}
function limitText(limit) {
  const size = formatBytes(limit.value);
  return /^[\d.]+$|MiB$/.test(limit.text) ? size : `${size} (${limit.text})`;
}

// src/domain/verdict.ts
function judge(budget, evidence) {
  const { changes } = evidence;
  const findings = [
    ...measurementFindings(budget, evidence),
    ...platformFindings(budget, evidence),
    ...changes.flatMap((change) => sizeFindings(budget, change, evidence)),
    ...changes.flatMap((change) => growthFindings(budget, change)),
    ...creepFindings(budget, evidence),
    ...editFindings(evidence),
    ...waiverFindings(budget, evidence),
    ...baselineFindings(budget, evidence)
  ];
  return found({ ...evidence, budget }, findings);
}
function found(of, findings) {
  return { ...of, findings, outcome: worst(findings.map(({ outcome }) => outcome)) };
}
function placeOfRule(budget, rule) {
  const written = {
    max_size: budget.limit,
    warn_at: budget.warnAt,
    max_increase: budget.maxIncrease,
    review_increase: budget.reviewIncrease,
    warn_increase: budget.warnIncrease,
    max_growth_since: budget.maxGrowth,
    waiver: budget.waivers,
    budget_file: void 0,
    platform: void 0,
    measurement: void 0,
    base: void 0
  }[rule];
  return written?.place ?? budget.place;
}

export {
  editVerb,
  editSubject,
  gapsOf,
  judge,
  found,
  placeOfRule
};
