import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  pruned,
  sizedTree
} from "./chunk-FPVT2BQU.js";
import "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  platformName
} from "./chunk-6DNRDSMX.js";
import {
  UsageError,
  createHash,
  formatBytes,
  formatReference,
  oneLine,
  plural
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/cli/treemap.ts
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/render/treemap/script.ts
var SCRIPT = `'use strict';
(() => {
  const images = JSON.parse(document.getElementById('data').textContent);
  const map = document.getElementById('map');
  const path = document.getElementById('path');
  const platforms = document.getElementById('platforms');
  const colours = ['#a5d6ff', '#b4f1b4', '#ffd8a8', '#e6ccff', '#ffc9c9', '#b3ecec', '#f1e3a0', '#d5dbe3'];
  let image = 0;
  let way = [];

  const size = (bytes) => {
    if (bytes < 1024) return bytes + ' B';
    if (bytes < 104857.6) return (bytes / 1024).toFixed(1) + ' KiB';
    return (bytes / 1048576).toFixed(1).replace(/\\B(?=(\\d{3})+(?!\\d))/g, ',') + ' MiB';
  };
  const here = () => way[way.length - 1];

  /** Rectangles as square as can be, in the order of their sizes. */
  const layOut = (sizes, width, height) => {
    const whole = sizes.reduce((sum, each) => sum + each, 0);
    const areas = sizes.map((each) => each / whole * width * height);
    const boxes = [];
    let [x, y, w, h, at] = [0, 0, width, height, 0];
    const worst = (row, sum, side) => Math.max(...row.map((area) =>
      Math.max(side * side * area / (sum * sum), sum * sum / (side * side * area))));
    while (at < areas.length) {
      const side = Math.min(w, h);
      let row = [areas[at]];
      let sum = areas[at];
      for (let next = at + 1; next < areas.length; next++) {
        const more = [...row, areas[next]];
        if (worst(more, sum + areas[next], side) > worst(row, sum, side)) break;
        row = more;
        sum += areas[next];
      }
      const thick = side === 0 ? 0 : sum / side;
      let along = 0;
      for (const area of row) {
        const long = thick === 0 ? 0 : area / thick;
        boxes.push(w >= h ? [x, y + along, thick, long] : [x + along, y, long, thick]);
        along += long;
      }
      if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
      at += row.length;
    }
    return boxes;
  };

  const button = (text, click) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.append(text);
    made.addEventListener('click', click);
    return made;
  };

  const first = (node) => (node[3] || [])[0];
  const open = (node) => { way.push(node); draw(first(node)); };
  const upTo = (depth) => {
    const from = way[depth + 1];
    way = way.slice(0, depth + 1);
    draw(from || first(here()));
  };

  /** What is in a directory, to be seen alone: below its name, where there is room. */
  const within = (below, width, height) => {
    const [w, h] = [width - 10, height - 44];
    if (w < 24 || h < 24 || below.length === 0) return [];
    return layOut(below.map((each) => each[1]), w, h).map(([x, y, wide, high]) => {
      const part = document.createElement('i');
      Object.assign(part.style, { left: 4 + x + 'px', top: 38 + y + 'px', width: wide + 'px', height: high + 'px' });
      return part;
    });
  };

  /** @param focused the part that has the focus then; undefined: none of them. */
  function draw(focused) {
    path.replaceChildren(...way.map((node, depth) => {
      const step = button((depth === 0 ? '/' : node[0]) + ' ' + size(node[1]), () => upTo(depth));
      if (depth === way.length - 1) step.setAttribute('aria-current', 'true');
      return step;
    }));
    const children = here()[3] || [];
    const shown = children.reduce((sum, each) => sum + each[1], 0);
    const rest = here()[1] - shown;
    const parts = rest > 0 ? [...children, ['smaller ones', rest, 0, null]] : children;
    const boxes = parts.length === 0 ? [] : layOut(parts.map((each) => each[1]), map.clientWidth, map.clientHeight);
    map.replaceChildren(...parts.map((node, index) => {
      const [name, bytes, files, below] = node;
      const isDirectory = Array.isArray(below);
      const part = button('', () => { if (isDirectory) open(node); });
      const share = (bytes / here()[1] * 100).toFixed(1) + ' %';
      const label = name + (isDirectory ? '/' : '');
      for (const text of [label, size(bytes)]) {
        const line = document.createElement('span');
        line.textContent = text;
        part.append(line);
      }
      part.node = node;
      part.title = label + ' ' + size(bytes) + ', ' + share;
      part.setAttribute('aria-label', part.title + (isDirectory ? ', directory of ' + files + ' files' : ''));
      part.className = below === null ? 'rest' : isDirectory ? 'directory' : 'file';
      const [x, y, w, h] = boxes[index];
      Object.assign(part.style, { left: x + 'px', top: y + 'px', width: w + 'px', height: h + 'px' });
      if (below !== null) part.style.background = colours[index % colours.length];
      if (isDirectory) part.append(...within(below, w, h));
      return part;
    }));
    if (focused === undefined) return;
    const part = [...map.children].find((each) => each.node === focused);
    (part || map.firstElementChild || path.lastElementChild).focus();
  }

  function choose(index) {
    image = index;
    way = [images[index].tree];
    platforms.replaceChildren(...(images.length < 2 ? [] : images.map(({ name }, at) => {
      const one = button(name, () => choose(at));
      one.setAttribute('aria-pressed', String(at === image));
      return one;
    })));
    draw();
  }

  /** The nearest one that lies that way. */
  const beside = (from, dx, dy) => {
    const middle = (part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    const [x, y] = middle(from);
    return [...map.children]
      .filter((part) => part !== from)
      .map((part) => { const [a, b] = middle(part); return { part, along: (a - x) * dx + (b - y) * dy, off: Math.abs((a - x) * dy) + Math.abs((b - y) * dx) }; })
      .filter(({ along }) => along > 1)
      .sort((a, b) => a.along + 2 * a.off - b.along - 2 * b.off)[0];
  };

  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'Escape' || event.key === 'Backspace') && way.length > 1) {
      event.preventDefault();
      upTo(way.length - 2);
      return;
    }
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const to = ways[event.key];
    if (to === undefined || document.activeElement.parentElement !== map) return;
    event.preventDefault();
    const next = beside(document.activeElement, ...to);
    if (next) next.part.focus();
  });
  addEventListener('resize', () => draw(document.activeElement.node));
  if (images.length > 0) choose(0);
})();
`;

// src/render/treemap/style.ts
var STYLE = `
:root { --text: #1f2328; --back: #fff; --line: #fff; --soft: #59636e; --mark: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --back: #0d1117; --line: #0d1117; --soft: #9198a1; --mark: #79c0ff; }
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; color: var(--text); background: var(--back); font: 16px/1.4 system-ui, sans-serif; }
header { padding: 12px 16px 8px; }
h1 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; }
p { margin: 4px 0; color: var(--soft); font-size: .875rem; }
button { font: inherit; color: inherit; }
#path, #platforms { display: flex; flex-wrap: wrap; gap: 4px; }
#path button, #platforms button { min-height: 32px; padding: 2px 8px; border: 1px solid var(--soft); border-radius: 6px; background: none; overflow-wrap: anywhere; }
#path button[aria-current], #platforms button[aria-pressed=true] { border-color: var(--mark); color: var(--mark); font-weight: 600; }
#map { position: relative; flex: 1; min-height: 320px; margin: 0 16px 16px; }
#map button { position: absolute; overflow: hidden; padding: 3px 5px; border: 1px solid var(--line); text-align: left; display: flex; flex-direction: column; align-items: stretch; justify-content: flex-start; font-size: .8125rem; line-height: 1.25; color: #1f2328; cursor: default; }
#map button.directory { cursor: pointer; font-weight: 600; }
#map button span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#map button i { position: absolute; border: 1px solid #0003; pointer-events: none; }
#map button.rest { background: none; color: var(--soft); border-color: var(--soft); }
button:focus-visible { outline: 3px solid var(--mark); outline-offset: -3px; z-index: 1; }
#map button:focus-visible { outline-color: #0a3069; box-shadow: inset 0 0 0 4px #fff; }
noscript { padding: 0 16px; }
`;

// src/render/treemap/page.ts
var MOST_CHILDREN = 60;
var MOST_DEPTH = 24;
var LEAST_SHARE = 2e-4;
function treemapPage({ title, images, filter }, sha256) {
  const data = images.map(({ name: name2, tree }) => ({
    name: oneLine(name2),
    tree: compact(pruned(tree, MOST_DEPTH, MOST_CHILDREN), LEAST_SHARE * tree.bytes)
  }));
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(SCRIPT)}'`,
    `style-src 'sha256-${sha256(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ");
  const name = escaped(oneLine(title));
  const what = filter === "" ? "" : `, of files with ${escaped(JSON.stringify(oneLine(filter)))}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${name}</h1>
<p>What is in its layers, uncompressed${what}. Enter opens a directory, Escape goes back up, arrows move.</p>
<div id="platforms" role="group" aria-label="Platforms"></div>
<nav id="path" aria-label="Directory"></nav>
</header>
<main id="map" aria-label="Files by size"></main>
<noscript>${images.map(({ name: name2, tree }) => listOf(name2, tree)).join("\n")}</noscript>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
function compact(tree, least) {
  const { name, bytes, files, children, isDirectory } = tree;
  if (!isDirectory) return [oneLine(name, 200), bytes, files];
  const shown = children.filter((child) => child.bytes > 0 && child.bytes >= least);
  return [oneLine(name, 200), bytes, files, shown.map((child) => compact(child, least))];
}
function listOf(name, tree) {
  const lines = tree.children.filter(({ bytes }) => bytes > 0).slice(0, MOST_CHILDREN).map((child) => `<li>/${escaped(oneLine(child.name, 200))} ${formatBytes(child.bytes)}</li>`);
  const total = `${formatBytes(tree.bytes)} in ${plural(tree.files, "file")}`;
  return `<h2>${escaped(oneLine(name))} ${total}</h2><ol>${lines.join("")}</ol>`;
}
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

// src/cli/treemap.ts
async function writeTreemap({ verdicts: [verdict] }, { html, filter }, { directory, stderr }) {
  if (html === void 0 || verdict === void 0) return;
  const images = verdict.changes.flatMap(
    ({ platform, files }) => files === void 0 ? [] : [{ name: platformName(platform) ?? "", tree: sizedTree(files.head.live, filter) }]
  );
  const title = verdict.head.reference === null ? "" : formatReference(verdict.head.reference);
  const page = treemapPage(
    { title, images, filter },
    (text) => createHash("sha256").update(text).digest("base64")
  );
  try {
    await writeFile(resolve(directory, html), page);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--html ${oneLine(html)} cannot be written (${oneLine(why)}).`, { cause });
  }
  stderr.write(`wrote ${oneLine(html)}
`);
}
export {
  writeTreemap
};
