import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  code,
  prose,
  row
} from "./chunk-6ESJLC7I.js";
import {
  EXIT,
  wellFormed,
  withImages
} from "./chunk-6OFHO452.js";
import {
  measure,
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  formatBytes,
  formatReference,
  oneLine,
  parseReference,
  plural,
  toJsonText,
  withDefaultTag
} from "./chunk-OUZ62CP3.js";

// src/cli/measure.ts
async function measureCommand(args, world) {
  if (args.forReport) {
    const { measureForReportCommand } = await import("./measure-for-report-QY7B2GUI.js");
    return measureForReportCommand(args, world);
  }
  const idle = Object.entries({
    "--measurements": args.measurements.length > 0,
    "--shard": args.shard !== void 0,
    "--head": args.head !== void 0,
    "--base": args.base !== void 0,
    "--images": args.images !== null,
    "--platforms": args.platforms.length > 0
  }).find(([, isGiven]) => isGiven);
  if (idle !== void 0) throw new UsageError(`${idle[0]} goes with --for-report`);
  if (args.positionals.length === 0) throw new UsageError("measure takes one reference or more");
  const references = args.positionals.map(
    (text2) => wellFormed(() => withDefaultTag(parseReference(text2)), oneLine(text2, 100))
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
  return toJsonText(measurements.map(measurementJson), 2);
}
function measurementJson(measurement) {
  const reference = nameOf(measurement);
  if (measurement.kind !== "measured") {
    return { reference, digest: null, platforms: [], problem: problemOf(measurement) };
  }
  const platforms = measurement.images.map(({ platform, bytes, config, layers, isEstimated }) => ({
    platform: platformName(platform),
    bytes,
    ...isEstimated ? { estimated: true } : {},
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
function imageWords({ platform, bytes, config, layers, isEstimated }) {
  const foreign = layers.filter((layer) => layer.foreign).length;
  return [
    formatBytes(bytes).padStart(12),
    `in ${plural(layers.length, "layer")}${foreign === 0 ? "" : `, ${foreign} of them not held by the registry`}`,
    `config ${formatBytes(config.bytes)}`,
    platformName(platform) ?? "",
    isEstimated ? "an estimate: compressed by gzip, as a push would" : ""
  ].filter((part) => part !== "").join("  ");
}
function markdown(measurements) {
  const rows = measurements.flatMap((measurement) => {
    const name = code(nameOf(measurement));
    if (measurement.kind !== "measured") return [row([name, "", "not measured", ""])];
    return measurement.images.map(
      ({ platform, bytes, layers, isEstimated }) => row([
        name,
        prose(platformName(platform) ?? ""),
        `${isEstimated ? "\u2248 " : ""}${formatBytes(bytes)}`,
        String(layers.length)
      ])
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

export {
  measureCommand,
  problemOf
};
