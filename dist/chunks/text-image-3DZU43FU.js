import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  explanationText,
  renderText
} from "./chunk-BMLW3AZH.js";
import "./chunk-NKN2HKVJ.js";
import "./chunk-2USFMQIV.js";
import "./chunk-L3WIHWY4.js";
import "./chunk-3L234SET.js";
import "./chunk-SWE7IJWS.js";
import "./chunk-Z2URWXPT.js";
import "./chunk-MNNMGVNZ.js";
import "./chunk-E35UIVTQ.js";
import "./chunk-S4WMH7M4.js";
import {
  columns,
  wrapped
} from "./chunk-Q3AQ2J65.js";
import "./chunk-6HITG6CB.js";
import {
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  formatBytes,
  formatReference,
  oneLine,
  plural,
  shortDigest
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/render/text-image.ts
function renderImage(report, style) {
  const [verdict] = report.verdicts;
  if (verdict?.head.kind !== "measured" || verdict.findings.length > 0) {
    return renderText(report, style);
  }
  const { reference, digest } = verdict.head;
  const { paint, columns: most } = style;
  return [
    paint("bold", `${oneLine(formatReference(reference))} ${shortDigest(digest)}`),
    sizes(verdict, most),
    ...otherPlatforms(verdict).map((line) => wrapped(paint("dim", line), most)),
    ...explanationText([verdict], { isWhole: true }, style).map((part) => wrapped(part, most)),
    ...report.notices.map((notice) => wrapped(`note: ${oneLine(notice)}`, most)),
    wrapped(paint("dim", "Compressed sizes, 1 MiB = 1,048,576 bytes."), most)
  ].join("\n\n");
}
function sizes({ changes }, most) {
  const rows = changes.flatMap(
    ({ platform, head }) => head === null ? [] : [
      [
        `  ${platformName(platform) ?? ""}`.trimEnd(),
        formatBytes(head.bytes),
        plural(head.layers.length, "layer")
      ]
    ]
  );
  return columns(rows, [1, 2], most).join("\n");
}
function otherPlatforms({ changes }) {
  const [shown] = changes.filter(({ explanation }) => explanation !== void 0);
  const [other] = changes.filter(({ explanation }) => explanation === void 0);
  if (shown === void 0 || other === void 0) return [];
  return [
    `Below is ${platformName(shown.platform)}. For another one: --platform ${platformName(other.platform)}`
  ];
}
export {
  renderImage
};
