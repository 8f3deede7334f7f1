import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/platform.ts
var ALIASES = /* @__PURE__ */ new Map([
  ["x86_64", { architecture: "amd64" }],
  ["x86-64", { architecture: "amd64" }],
  ["i386", { architecture: "386" }],
  ["aarch64", { architecture: "arm64" }],
  ["armhf", { architecture: "arm", variant: "v7" }],
  ["armel", { architecture: "arm", variant: "v6" }]
]);
var SYSTEMS = /* @__PURE__ */ new Map([["macos", "darwin"]]);
var UNSAID = /* @__PURE__ */ new Map([
  ["amd64", "v1"],
  ["arm64", "v8"]
]);
var machines = (architecture, ...variants) => variants.map((variant) => ({ architecture, variant }));
var AMD64 = machines("amd64", "v1", "v2", "v3", "v4");
var ARM64 = machines("arm64", "v8", "v9");
var BETTER = /* @__PURE__ */ new Map([
  ["386", AMD64],
  ["amd64", AMD64],
  ["arm", [...machines("arm", "v6", "v7", "v8"), ...ARM64]],
  ["arm64", ARM64]
]);
var PART = "[A-Za-z0-9_.-]+";
var BUILD = String.raw`\((?<build>\d+(?:\.\d+){2,3})\)`;
var PLATFORM = new RegExp(`^(?<os>${PART})(?:${BUILD})?/(?<rest>${PART}(?:/${PART})?)$`);
var REPORTED = new RegExp(`^(?<os>${PART})/(?<rest>${PART}(?:/${PART})?) ${BUILD}$`);
var FEATURES = /\([^()]*\+[^()]*\)/;
function parsePlatform(text) {
  const trimmed = text.trim();
  const { os, rest, build } = (PLATFORM.exec(trimmed) ?? REPORTED.exec(trimmed))?.groups ?? {};
  const [architecture, variant] = rest?.split("/") ?? [];
  const isBuilt = build === void 0 || os?.toLowerCase() === "windows";
  if (os === void 0 || architecture === void 0 || !isBuilt) {
    const hint = FEATURES.test(trimmed) ? "; it goes without features, and stands for all of them" : "";
    throw new Malformed(
      `${quoted(text)} is not a platform: os/architecture, such as linux/amd64, linux/arm/v7 or windows(10.0.20348)/amd64${hint}`
    );
  }
  return {
    os,
    architecture,
    ...variant === void 0 ? {} : { variant },
    ...build === void 0 ? {} : { osVersion: build }
  };
}
function formatPlatform(platform) {
  const { os, architecture, variant } = normalised(platform);
  const name = [os, architecture, variant].filter((part) => part !== void 0).join("/");
  const features = platform.osFeatures?.map((feature) => `+${feature}`) ?? [];
  const details = [windowsBuild(platform), ...features].filter((part) => part !== void 0);
  return details.length === 0 ? name : `${name} (${details.join(" ")})`;
}
function samePlatform(a, b) {
  return sameMachine(a, b) && normalised(a).variant === normalised(b).variant && String(a.osFeatures ?? "") === String(b.osFeatures ?? "");
}
function isFor(wanted, image) {
  const { variant } = normalised(wanted);
  const isEqual = variant === void 0 || variant === normalised(image).variant;
  return isEqual && sameMachine(wanted, image);
}
function sameMachine(a, b) {
  const [left, right] = [normalised(a), normalised(b)];
  const [buildA, buildB] = [windowsBuild(a), windowsBuild(b)];
  return left.os === right.os && left.architecture === right.architecture && (buildA === void 0 || buildB === void 0 || buildA === buildB);
}
function runsOn(machine, image) {
  const features = machine.osFeatures ?? [];
  return sameMachine(machine, image) && (image.osFeatures ?? []).every((feature) => features.includes(feature)) && (samePlatform(withoutFeatures(machine), withoutFeatures(image)) || levelOf(image) < levelOf(machine));
}
function fallingBackOn(image) {
  const { os, architecture, variant } = normalised(image);
  const sibling = { os, architecture, ...variant && { variant } };
  const isBetter = (other) => normalised(other).architecture !== architecture || levelOf(other) > levelOf(image);
  const names = BETTER.get(architecture) ?? [];
  const better = names.map((machine) => ({ os, ...machine })).filter(isBetter);
  return windowsBuild(image) === void 0 ? better : [sibling, ...better];
}
function bestOf(platforms) {
  return platforms.toSorted((a, b) => levelOf(b) - levelOf(a))[0];
}
function levelOf(platform) {
  const { architecture, variant } = normalised(platform);
  return Number((variant ?? UNSAID.get(architecture) ?? "v0").slice(1));
}
function isUnknown(platform) {
  return platform?.os === "unknown" && platform.architecture === "unknown";
}
function withoutFeatures({ osFeatures: _, ...platform }) {
  return platform;
}
function normalised(platform) {
  const name = platform.architecture.toLowerCase();
  const alias = ALIASES.get(name) ?? {
    architecture: name
  };
  const { architecture } = alias;
  const given = alias.variant ?? platform.variant?.toLowerCase();
  const variant = given?.replace(/^(?=\d)/, "v") || (architecture === "arm" ? "v7" : void 0);
  const isUnsaid = variant === UNSAID.get(architecture) || architecture === "386";
  const os = platform.os.toLowerCase();
  return {
    os: SYSTEMS.get(os) ?? os,
    architecture,
    variant: isUnsaid ? void 0 : variant
  };
}
function isWindows({ os }) {
  return os.toLowerCase() === "windows";
}
function windowsBuild(platform) {
  const { osVersion } = platform;
  return isWindows(platform) ? osVersion?.split(".").slice(0, 3).join(".") : void 0;
}

export {
  parsePlatform,
  formatPlatform,
  samePlatform,
  isFor,
  runsOn,
  fallingBackOn,
  bestOf,
  isUnknown,
  withoutFeatures,
  isWindows
};
