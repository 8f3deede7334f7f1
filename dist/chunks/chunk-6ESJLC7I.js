import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  largest,
  oneLine
} from "./chunk-OUZ62CP3.js";

// src/render/markdown-text.ts
function code(text) {
  const line = oneLine(text);
  if (line === "") return "` `";
  const longest = largest([...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}
function prose(text) {
  return defused(oneLine(text)).replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&").replace(/^(?=[-+#])|^(\d+)(?=[.)](?: |$))/, "$1\\").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\$/g, "<span>$</span>").replaceAll(BREAK, "<!-- -->");
}
var BREAK = "\0";
function defused(line) {
  return line.replace(/@|:(?=\/\/)|www(?=\.)|#(?=\w)|GHSA(?=-)/gi, `$&${BREAK}`).replace(/(?:\b[gG][hH]|[A-Z])[-_](?=\d)/g, `$&${BREAK}`).replace(/:(?=[\w+-]+:)/g, `:${BREAK}`).replace(
    /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/gi,
    (commit) => commit.replace(/.{6}(?=.)/g, `$&${BREAK}`)
  );
}
var MOST_UNBROKEN = 11;
function breakable(name) {
  const longest = largest(name.split(/[-/ ]/).map(({ length }) => length));
  if (longest <= MOST_UNBROKEN || !/^[\w./-]+$/.test(name)) return code(name);
  const pieces = name.split(/(?<=[-/])/).flatMap((piece) => piece.match(/.{1,10}/g) ?? []);
  return `<code>${pieces.map((piece) => piece.replaceAll("_", "\\_")).join("<wbr>")}</code>`;
}
function noBreak(text) {
  return text.replace(/ /g, "\xA0");
}
function upperFirst(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function sentenceStart(sentence) {
  return /^[a-z0-9]+\//.test(sentence) ? sentence : upperFirst(sentence);
}
function row(cells) {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\\*\|/g, "\\|")).join(" | ")} |`;
}
function htmlCode(text) {
  const escaped = oneLine(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return `<code>${escaped}</code>`;
}
function details(summary, body) {
  return `<details><summary>${summary}</summary>

${body}

</details>`;
}

export {
  code,
  prose,
  breakable,
  noBreak,
  upperFirst,
  sentenceStart,
  row,
  htmlCode,
  details
};
