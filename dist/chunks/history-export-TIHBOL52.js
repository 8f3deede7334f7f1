import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  originOf
} from "./chunk-TCADBN3F.js";
import {
  readSeries
} from "./chunk-VDG3CPKB.js";
import "./chunk-6VKVJVYF.js";
import "./chunk-MADZQDZ6.js";
import "./chunk-BCXJ2VCG.js";
import "./chunk-JNDBAAP4.js";
import "./chunk-OGRLKBS3.js";
import "./chunk-4RYPBSQW.js";
import "./chunk-WHLKH7UI.js";
import "./chunk-3KCB5G23.js";
import {
  EXIT
} from "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import {
  plural,
  toJsonText
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/domain/series/data-formats.ts
var COLUMNS = [
  "time",
  "service",
  "image",
  "ref",
  "platform",
  "digest",
  "bytes",
  "layers",
  "commit",
  "run",
  "by"
];
function toCsv(records) {
  const rows = records.map(({ t, ...record }) => ({ ...record, time: t }));
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}
`;
}
function cell(value) {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function recordJson({ t, service, image, ref, platform, ...rest }) {
  const { digest, index, bytes, layers, commit, run, by, created } = rest;
  return {
    time: t,
    service,
    image,
    ref,
    platform,
    digest,
    index,
    bytes,
    layers,
    commit,
    run,
    by,
    created
  };
}
var LEAST_AGE_MS = 3 * 36e5;
function toOpenMetrics(records, { repository, now }) {
  const old = records.filter(({ t }) => Date.parse(t) <= now.valueOf() - LEAST_AGE_MS);
  const series = /* @__PURE__ */ new Map();
  for (const record of old) {
    const { service, platform, ref } = record;
    const labels = labelsOf({ repository, service, platform: platform ?? "", ref });
    const samples2 = series.get(labels) ?? /* @__PURE__ */ new Map();
    series.set(labels, samples2.set(Date.parse(record.t) / 1e3, record));
  }
  const samples = (metric, value) => [...series].flatMap(
    ([labels, each]) => [...each].toSorted(([a], [b]) => a - b).map(([seconds, record]) => `${metric}{${labels}} ${value(record)} ${seconds}`)
  );
  const lines = [
    "# TYPE docker_image_size_bytes gauge",
    "# UNIT docker_image_size_bytes bytes",
    "# HELP docker_image_size_bytes Compressed size of the image.",
    ...samples("docker_image_size_bytes", ({ bytes }) => bytes),
    "# TYPE docker_image_layers gauge",
    "# HELP docker_image_layers Layers of the image.",
    ...samples("docker_image_layers", ({ layers }) => layers),
    "# EOF"
  ];
  return { text: `${lines.join("\n")}
`, left: records.length - old.length };
}
function labelsOf(labels) {
  return Object.entries(labels).filter(([, value]) => value !== "").map(([name, value]) => `${name}="${escaped(value)}"`).join(",");
}
function escaped(value) {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

// src/cli/history-export.ts
async function exportHistory(args, world, budgets) {
  const { dataFormat, format, repository } = args;
  const records = (await readSeries(args, world, budgets)).flatMap((series) => series.records);
  if (dataFormat === "openmetrics") {
    const name = repository ?? await originOf(world.directory) ?? "";
    const { text, left } = toOpenMetrics(records, { repository: name, now: /* @__PURE__ */ new Date() });
    world.stdout.write(text);
    if (left > 0) {
      world.stderr.write(
        `note: ${plural(left, "size")} of the last three hours left out: Prometheus may be writing that time itself.
`
      );
    }
    return EXIT.pass;
  }
  const isJson = format === "json";
  world.stdout.write(
    isJson ? `${toJsonText({ schema: 1, sizes: records.map(recordJson) }, 2)}
` : toCsv(records)
  );
  return EXIT.pass;
}
export {
  exportHistory
};
